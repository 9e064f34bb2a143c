package store_test

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// copyNow is a copy of the book's file, out of reach of the book.
func copyNow(t *testing.T, b *store.Book) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bản cũ.sopt")
	if err := os.WriteFile(path, readFile(t, b.Path()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func cheap(secret string) store.Options {
	return store.Options{Who: "Cán bộ thử", Secret: secret, Now: storetest.Clock()}.Cheap(nil)
}

// opened is the book at a path, with nothing wrong in it.
func opened(t *testing.T, path, secret string) *store.Book {
	t.Helper()
	b, err := store.Open(path, cheap(secret))
	if err != nil {
		t.Fatal(path, err)
	}
	t.Cleanup(func() { b.Close() })
	checked(t, b)
	return b
}

// TestRestoreKeepsWhoWasErased: a copy from before an erasure and a password brings back
// neither the person nor the book without a password.
func TestRestoreKeepsWhoWasErased(t *testing.T) {
	t.Parallel()
	b, _ := remembered(t)
	copied := copyNow(t, b)
	old := readFile(t, copied)
	protect(t, b)
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}, Texts: []record.Ref{{Kind: record.KindInspection, ID: 104}}}); err != nil {
		t.Fatal(err)
	}
	late := storetest.People(1)
	if _, err := b.Save(op, late...); err != nil {
		t.Fatal(err)
	}
	b.Close()
	done, err := store.Restore(b.Path(), copied, cheap(storetest.Password))
	if err != nil || done.Erased != 1 || !done.Sealed || done.Err != nil {
		t.Fatalf("%+v %v", done, err)
	}
	if !bytes.Equal(readFile(t, copied), old) {
		t.Error("the copy itself was changed")
	}
	if _, err := store.Open(b.Path(), cheap("")); !errors.Is(err, store.ErrSecret) {
		t.Error("opens without the password:", err)
	}
	c := opened(t, b.Path(), storetest.Password)
	if p := find[*record.Person](c, record.KindPerson, 9); !p.Anonymous() {
		t.Error(p)
	}
	c.Read(func(v *record.View) {
		if v.Find(record.KindPerson, late[0].M().ID) != nil {
			t.Error("nothing was restored")
		}
	})
	if at := plainTexts(t, c, goneOnce, gonePhone, goneHome); len(at) > 0 {
		t.Error("came back:", at)
	}
	for _, s := range []string{gone, goneOnce, goneHome} {
		hidden(t, "the restored book", readFile(t, b.Path()), nameForms(s))
	}
	// Taken back: the book of before, to the value.
	c.Close()
	if again, err := store.Restore(b.Path(), done.Aside, cheap(storetest.Password)); err != nil || again.Erased != 0 || again.Sealed || len(again.Papers) != 0 {
		t.Errorf("%+v %v", again, err)
	}
	if p := find[*record.Person](opened(t, b.Path(), storetest.Password), record.KindPerson, late[0].M().ID); p == nil {
		t.Error("the newer book is gone")
	}
}

// TestRestoreOfACopyUnderAnotherPassword: the copy opens with its own, the book that it
// becomes with that of the book. Where the book does not open the copy stays as it is,
// and that is told.
func TestRestoreOfACopyUnderAnotherPassword(t *testing.T) {
	t.Parallel()
	b := filledBook(t)
	protect(t, b)
	copied := copyNow(t, b)
	const other = "một mật khẩu khác hẳn"
	if _, err := b.SetPassword(other, store.NewCode()); err != nil {
		t.Fatal(err)
	}
	b.Close()
	was := readFile(t, b.Path())
	if _, err := store.Restore(b.Path(), copied, cheap(other)); !errors.Is(err, store.ErrWrongSecret) || !bytes.Equal(readFile(t, b.Path()), was) {
		t.Fatal("the copy opened, or the book changed:", err)
	}
	o := cheap(other)
	o.CopySecret = storetest.Password
	done, err := store.Restore(b.Path(), copied, o)
	if err != nil || !done.Sealed {
		t.Fatalf("%+v %v", done, err)
	}
	if _, err := store.Open(b.Path(), cheap(storetest.Password)); !errors.Is(err, store.ErrWrongSecret) {
		t.Error("the old password opens the book again:", err)
	}
	opened(t, b.Path(), other).Close()
	// Nobody knows the book's password any more: only what the copy says can be had.
	done, err = store.Restore(b.Path(), copied, cheap(storetest.Password))
	if err != nil || !errors.Is(done.Err, store.ErrWrongSecret) || done.Sealed {
		t.Fatalf("%+v %v", done, err)
	}
	opened(t, b.Path(), storetest.Password)
}

// TestRestoreKeepsPapers: what was issued after the copy stays with its number and its
// paper, and the series goes on above it; also in a copy of an older schema, and when the
// restore is taken back.
func TestRestoreKeepsPapers(t *testing.T) {
	t.Parallel()
	issue := func(b *store.Book, id record.ID, text string) *record.Document {
		t.Helper()
		d, _, err := b.Issue(op, id, day, pdf(text))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	draft := func(b *store.Book, d *record.Document) record.ID {
		t.Helper()
		d.Type, d.Title = record.DocReport, cmp.Or(d.Title, "Báo cáo")
		if _, err := b.Save(op, d); err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	b := filledBook(t)
	waits := draft(b, &record.Document{Title: "Đang soạn", Source: record.Source{Form: "roster", Team: 8}})
	first := issue(b, draft(b, &record.Document{}), "đã có")
	copied := copyNow(t, b)
	if _, err := b.Save(op, storetest.People(3)...); err != nil { // takes the IDs that the copy gives next
		t.Fatal(err)
	}
	team := &record.Team{Type: "tu-quan", Name: "Tổ lập sau", Area: 3}
	if _, err := b.Save(op, team); err != nil {
		t.Fatal(err)
	}
	issue(b, waits, "soạn xong")
	void := issue(b, draft(b, &record.Document{Source: record.Source{Form: "roster", Team: team.ID}}), "hủy sau")
	if _, err := b.Void(op, void.ID, "Sai số liệu"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Void(op, first.ID, "Sai nốt"); err != nil {
		t.Fatal(err)
	}
	last := issue(b, draft(b, &record.Document{Replaces: void.ID}), "bản thay")
	was := checked(t, b)
	b.Close()

	done, err := store.Restore(b.Path(), copied, cheap(""))
	if err != nil || len(done.Papers) != 4 || len(done.Twice) != 0 || done.Err != nil || done.Report.Papers != was.Papers {
		t.Fatalf("%+v %v", done, err)
	}
	c := opened(t, b.Path(), "")
	byNumber := map[int]*record.Document{}
	c.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Type == record.DocReport && d.Year == 2026 {
				byNumber[d.Number] = d
			}
		}
		if v.Find(record.KindTeam, team.ID) != nil {
			t.Error("nothing was restored")
		}
	})
	for _, d := range []*record.Document{first, void, last} {
		got := byNumber[d.Number]
		if got == nil || got.Hash != d.Hash || got.Symbol != d.Symbol || (got.Is() == record.Void) != (d != last) {
			t.Errorf("number %d is %+v", d.Number, got)
			continue
		}
		if raw, err := c.PDF(got.Hash); err != nil || len(raw) == 0 {
			t.Error(d.Number, err)
		}
	}
	if d := find[*record.Document](c, record.KindDocument, waits); d.Is() != record.Issued || d.Source.Team != 8 {
		t.Errorf("the draft is there beside its paper: %+v", d)
	}
	if got := byNumber[void.Number]; got.Source.Team != 0 || byNumber[last.Number].Replaces != got.ID {
		t.Errorf("refers to what is not there: %+v", got)
	}
	if _, err := c.Undo(); !errors.Is(err, store.ErrNothing) {
		t.Error("taking over was undone:", err)
	}
	next := issue(c, draft(c, &record.Document{}), "sau khôi phục")
	if next.Number != last.Number+1 {
		t.Fatalf("number %d is given after %d", next.Number, last.Number)
	}
	checked(t, c)
	c.Close()

	// Taken back: everything of before, and the paper that was issued in between.
	done, err = store.Restore(b.Path(), done.Aside, cheap(""))
	if err != nil || len(done.Papers) != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	c = opened(t, b.Path(), "")
	c.Read(func(v *record.View) {
		if d := done.Papers[0]; d.Number != next.Number || v.Find(record.KindDocument, d.ID) == nil {
			t.Errorf("%+v", d)
		}
	})
	if next = issue(c, draft(c, &record.Document{}), "nữa"); next.Number != last.Number+2 {
		t.Error(next.Number)
	}
}

// TestRestoreOfAnotherNumber: two lines of one book gave a number to two papers. The
// copy's stays, the other is told.
func TestRestoreOfAnotherNumber(t *testing.T) {
	b := filledBook(t)
	draft := &record.Document{Type: record.DocReport, Title: "Báo cáo"}
	if _, err := b.Save(op, draft); err != nil {
		t.Fatal(err)
	}
	id, copied := draft.ID, copyNow(t, b)
	if _, _, err := b.Issue(op, id, day, pdf("của sổ")); err != nil {
		t.Fatal(err)
	}
	b.Close()
	c, err := store.Open(copied, cheap(""))
	if err != nil {
		t.Fatal(err)
	}
	mine, _, err := c.Issue(op, id, day, pdf("của bản sao"))
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	done, err := store.Restore(b.Path(), copied, cheap(""))
	if err != nil || len(done.Twice) != 1 || len(done.Papers) != 0 || done.Twice[0].Number != mine.Number {
		t.Fatalf("%+v %v", done, err)
	}
	if d := find[*record.Document](opened(t, b.Path(), ""), record.KindDocument, id); d.Hash != mine.Hash {
		t.Error("the copy's paper is another")
	}
}

// TestRestoreOverAnotherBook: nothing is taken over from a book of another committee, nor
// from one that cannot be read, and that is told.
func TestRestoreOverAnotherBook(t *testing.T) {
	b := filledBook(t)
	copied := copyNow(t, b)
	other := storetest.New(t, storetest.Seed()...)
	if _, _, err := other.Issue(op, 14, day, pdf("của xã khác")); err != nil {
		t.Fatal(err)
	}
	other.Close()
	done, err := store.Restore(other.Path(), copied, cheap(""))
	if err != nil || !errors.Is(done.Err, store.ErrForeign) || len(done.Papers) != 0 {
		t.Fatalf("%+v %v", done, err)
	}
	b.Close()
	raw := readFile(t, b.Path())
	if err := os.WriteFile(b.Path(), raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if done, err = store.Restore(b.Path(), copied, cheap("")); err != nil || !errors.Is(done.Err, store.ErrCut) {
		t.Fatalf("%+v %v", done, err)
	}
	opened(t, b.Path(), "")
}

// TestRestoreOfOldSchemas: what the book became since is taken over by copies of every
// released schema too.
func TestRestoreOfOldSchemas(t *testing.T) {
	t.Parallel()
	books, _ := filepath.Glob("testdata/books/s*.sopt")
	for _, book := range books {
		path := filepath.Join(t.TempDir(), "sổ.sopt")
		if err := os.WriteFile(path, readFile(t, book), 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(path, cheap(""))
		if err != nil {
			t.Fatal(err)
		}
		name := find[*record.Person](b, record.KindPerson, 9).Name
		d := &record.Document{Type: record.DocReport, Title: "Sau khi nâng"}
		if _, err := b.Save(op, d); err != nil {
			t.Fatal(err)
		}
		issued, _, err := b.Issue(op, d.ID, day, pdf("mới"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}}); err != nil {
			t.Fatal(err)
		}
		b.Close()
		done, err := store.Restore(path, book, cheap(""))
		if err != nil || done.Erased != 1 || len(done.Papers) != 1 || done.Papers[0].Number != issued.Number {
			t.Fatalf("%s: %+v %v", book, done, err)
		}
		c := opened(t, path, "")
		if p := find[*record.Person](c, record.KindPerson, 9); !p.Anonymous() {
			t.Errorf("%s: %s came back", book, name)
		}
	}
}

// TestRestoreOfABookThatIsWritten: who saves between the look at the book and its
// replacing stops the restore.
func TestRestoreOfABookThatIsWritten(t *testing.T) {
	dir := t.TempDir()
	readyRestore(t, dir)
	was := people(t, bookIn(dir))
	o := cheap("").WithDisk(func(step string) error {
		if step == "lock" {
			return saveOne(dir, store.Options{})
		}
		return nil
	})
	if _, err := store.Restore(bookIn(dir), filepath.Join(dir, "old.sopt"), o); !errors.Is(err, store.ErrLocked) {
		t.Fatal(err)
	}
	if now := people(t, bookIn(dir)); now != was+1 {
		t.Error("what was saved is gone:", now, was)
	}
	list, _ := os.ReadDir(dir)
	if len(list) != 2 {
		t.Error("left behind:", list)
	}
}

// readyInherit is a copy, and the book in which a person was erased and a paper issued since.
func readyInherit(t *testing.T, dir string) {
	readyRestore(t, dir)
	if err := with(dir, store.Options{Now: storetest.Clock()}, func(b *store.Book) error {
		return errors.Join(second(b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}})), third(b.Issue(op, 14, day, pdf("sau bản sao"))))
	}); err != nil {
		t.Fatal(err)
	}
}

// inheritedOrNot: the book is restored, with what it takes over, or the one before.
func inheritedOrNot(t *testing.T, dir string, must bool) {
	t.Helper()
	n := people(t, bookIn(dir))
	copies := sound(t, dir, 0)
	if n != 3 && (n != 4 || must) || n == 3 && !slices.ContainsFunc(copies, func(c store.Copy) bool { return people(t, c.Path) == 4 }) {
		t.Error(n, "people, copies:", copies)
	}
	open(t, bookIn(dir), func(b *store.Book) {
		if p := find[*record.Person](b, record.KindPerson, 9); !p.Anonymous() {
			t.Error("the person is back")
		}
		d := find[*record.Document](b, record.KindDocument, 14)
		if raw, err := b.PDF(d.Hash); d.Number != 1 || d.Is() != record.Issued || err != nil || string(raw) != "sau bản sao" {
			t.Errorf("%+v %v", d, err)
		}
	})
}
