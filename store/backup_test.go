package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// full is a book with everything in it: bin, undone and redone steps, papers, a void
// document, attachments.
func full(t *testing.T) *store.Book {
	t.Helper()
	b := storetest.New(t, append(storetest.Seed(), storetest.Work()...)...)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	filled(t, b, must)
	worked(b, must)
	return b
}

// everything is all that a book says: records with the bin, papers and attachments with
// their bytes, the whole history with every revision, and what can be undone.
func everything(t testing.TB, b *store.Book) string {
	t.Helper()
	var all bytes.Buffer
	all.WriteString(export(t, b))
	err := b.History(func(e store.Entry) bool {
		fmt.Fprintf(&all, "%d %s %s %+v %s\n", e.Seq, e.At, e.Who, e.Op, e.Of)
		for _, c := range e.Changes {
			r, err := b.Revision(c.Kind, c.ID, c.Rev)
			if err != nil && !c.Gone {
				t.Error(err)
			}
			fmt.Fprintf(&all, "  %+v %+v\n", *c, r)
		}
		return true
	})
	if err != nil {
		t.Error(err)
	}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				files := record.Attachments(r)
				if d, ok := r.(*record.Document); ok && d.Hash != "" {
					files = append(slices.Clone(files), record.Attachment{Hash: d.Hash})
				}
				for _, f := range files {
					data, err := b.File(f.Hash)
					fmt.Fprintf(&all, "%s %x %v\n", f.Hash, data, err)
				}
			}
		}
	})
	op, can := b.UndoOp()
	redo, again := b.RedoOp()
	fmt.Fprintln(&all, op, can, redo, again)
	return all.String()
}

// TestRoundTrip: book, backup, book lost, restored: nothing is different.
func TestRoundTrip(t *testing.T) {
	b := full(t)
	want := everything(t, b)
	dir := t.TempDir()
	c, err := b.Backup(dir, store.WhyHand)
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	storetest.Check(t, c.Path)
	if err := os.Remove(b.Path()); err != nil {
		t.Fatal(err)
	}
	done, err := store.Restore(b.Path(), c.Path, store.Options{})
	if err != nil || done.Aside != "" || len(done.Report.Findings) > 0 {
		t.Fatal(done, err)
	}
	again, err := store.Open(b.Path(), store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := everything(t, again); got != want {
		t.Error("restored is not what was backed up:\n", difference(got, want))
	}
	if list, err := store.Backups(dir, b.Path()); err != nil || len(list) != 1 || list[0] != c {
		t.Errorf("%+v, want %+v, %v", list, c, err)
	}
}

// TestBackupsOfFrozenBooks: a backup of a book of each released schema restores, and
// opens as that book does.
func TestBackupsOfFrozenBooks(t *testing.T) {
	books, _ := filepath.Glob("testdata/books/s*.sopt")
	for _, book := range books {
		b, err := store.Open(book, store.Options{ReadOnly: true, Now: storetest.Clock()})
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Backup(t.TempDir(), store.WhyAuto)
		if b.Close(); err != nil || c.Schema != b.Schema() {
			t.Fatal(c, err)
		}
		if r, err := store.Drill(c.Path, store.Options{}); err != nil || len(r.Findings) > 0 || r.Schema != before {
			t.Error(book, err, r)
		}
		path := filepath.Join(t.TempDir(), "x.sopt")
		if _, err := store.Restore(path, c.Path, store.Options{}); err != nil {
			t.Fatal(err)
		}
		if b, err = store.Open(path, store.Options{Now: storetest.Clock()}); err != nil {
			t.Fatal(err)
		}
		storetest.CheckAtEnd(t, b)
		golden := book[:len(book)-len(".sopt")] + ".json"
		if got, want := export(t, b), string(readFile(t, golden)); got != want {
			t.Errorf("%s: %s", book, difference(got, want))
		}
	}
}

// TestBackupWhileSaving takes copies while the book is written: each is one state.
func TestBackupWhileSaving(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	dir := t.TempDir()
	stop := make(chan error)
	go func() {
		var err error
		for i := 0; i < 200 && err == nil; i++ {
			_, err = b.Save(op, storetest.People(3)...)
		}
		stop <- err
	}()
	for running := true; running; {
		select {
		case err := <-stop:
			running = false
			if err != nil {
				t.Error(err)
			}
		default:
		}
		c, err := b.Backup(dir, store.WhyAuto)
		if err != nil {
			t.Fatal(err)
		}
		if n := people(t, c.Path); (n-3)%3 != 0 {
			t.Error("half a step:", n)
		}
	}
	copies, _ := store.Backups(dir, b.Path())
	names := map[string]bool{}
	for _, c := range copies {
		names[c.Path] = true
	}
	if len(copies) < 2 || len(names) != len(copies) || !slices.IsSortedFunc(copies, func(x, y store.Copy) int { return y.At.Compare(x.At) }) {
		t.Errorf("%+v", copies)
	}
}

// TestBackupOfADamagedBook: the copy is taken, told to be flawed, and never takes the
// place of a good one.
func TestBackupOfADamagedBook(t *testing.T) {
	raw, _ := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	tamper(t, path, raw, func(bt *bbolt.Tx) error {
		files := bt.Bucket([]byte("files"))
		k, v := files.Cursor().First()
		v = bytes.Clone(v)
		v[5000] ^= 1
		return files.Put(bytes.Clone(k), v)
	})
	b, err := store.Open(path, store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	dir := t.TempDir()
	c, err := b.Backup(dir, store.WhyAuto)
	if !errors.Is(err, store.ErrDamaged) || c.Path == "" || !c.Flawed {
		t.Fatal(c, err)
	}
	list, _ := store.Backups(dir, path)
	if len(list) != 1 || list[0] != c {
		t.Errorf("%+v", list)
	}
	done, err := store.Restore(filepath.Join(t.TempDir(), "y.sopt"), c.Path, store.Options{})
	if err != nil || len(done.Report.Findings) == 0 {
		t.Error("a flawed copy restores, and says so:", done, err)
	}
}

func TestKeepRules(t *testing.T) {
	now := time.Date(2026, 11, 28, 16, 0, 0, 0, time.FixedZone("+07", 7*3600))
	at := func(days int) time.Time { return now.AddDate(0, 0, -days) }
	flawed := store.Copy{At: at(0), Flawed: true}
	keep, _ := store.Keep([]store.Copy{flawed, {At: at(900), Why: store.WhyAuto}}, now)
	if len(keep) != 2 {
		t.Error("the last good copy, years old, under a flawed one of today:", keep)
	}
	var many []store.Copy
	for d := range 2000 {
		many = append(many, store.Copy{At: at(d), Why: store.WhyAuto}, store.Copy{At: at(d).Add(-time.Hour), Why: store.WhyAuto})
	}
	keep, drop := store.Keep(many, now)
	if len(keep)+len(drop) != len(many) || len(keep) < 7+12 || len(keep) > 7+4+12 {
		t.Error(len(keep), "kept")
	}
	months := map[string]bool{}
	for _, c := range keep {
		months[c.At.Format("2006-01")] = true
	}
	for m := range 12 {
		if !months[now.AddDate(0, -m, -now.Day()+1).Format("2006-01")] {
			t.Error("no copy of", m, "months ago")
		}
	}
	for d := range 7 {
		if !slices.ContainsFunc(keep, func(c store.Copy) bool { return c.At.Equal(at(d)) }) {
			t.Error("no copy of", d, "days ago")
		}
	}
	keep, _ = store.Keep(append(many, store.Copy{At: at(29), Why: store.WhyErase}, store.Copy{At: at(31), Why: store.WhyErase}), now)
	special := slices.DeleteFunc(keep, func(c store.Copy) bool { return c.Why != store.WhyErase })
	if len(special) != 1 || !special[0].At.Equal(at(29)) {
		t.Error(special)
	}
}

// TestKeepOverYears takes copies at random times, tidies up at random times, and
// compares what is left with what Keep says of all copies that ever were: dropping
// early never loses one that would be wanted later. The newest good one is always there.
func TestKeepOverYears(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	whys := []string{store.WhyAuto, store.WhyAuto, store.WhyAuto, store.WhyHand, store.WhyImport, store.WhyErase, store.WhyMigrate}
	for range 30 {
		now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.FixedZone("+07", 7*3600))
		var all, held []store.Copy
		for i := range 1500 {
			now = now.Add(time.Second + time.Duration(random.ExpFloat64()*float64(30*time.Hour))) // of two in one second neither is the last
			c := store.Copy{Path: fmt.Sprint(i), At: now.Truncate(time.Second), Why: whys[random.IntN(len(whys))], Flawed: random.IntN(6) == 0}
			if random.IntN(20) == 0 {
				c.State = store.ErrCut
			}
			all, held = append(all, c), append(held, c)
			if random.IntN(3) == 0 {
				held, _ = store.Keep(held, now)
				if random.IntN(20) == 0 {
					want, _ := store.Keep(all, now)
					if !slices.Equal(held, want) {
						t.Fatalf("tidied up again and again: %v\nat once: %v", held, want)
					}
				}
			}
			good := func(c store.Copy) bool { return c.State == nil && !c.Flawed }
			last := slices.IndexFunc(all, good)
			for i := range all {
				if good(all[i]) {
					last = i
				}
			}
			if last >= 0 && !slices.Contains(held, all[last]) {
				t.Fatal("the last good copy is gone")
			}
		}
		if len(held) > 2*(7+4+12)+60 {
			t.Error(len(held), "copies are left")
		}
	}
}

// TestRotateKeepsWhatIsNotItsOwn: a copy of another book of the same name stays.
func TestRotateKeepsWhatIsNotItsOwn(t *testing.T) {
	dir := t.TempDir()
	readyRotate(t, dir)
	if err := os.Rename(bookIn(dir), filepath.Join(dir, "other.sopt")); err != nil {
		t.Fatal(err)
	}
	readyBook(t, dir)
	err := with(dir, tomorrow(), func(b *store.Book) error {
		dropped, err := b.Rotate(dir)
		if len(dropped) > 0 {
			t.Error("dropped", dropped)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCompare(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	c, err := b.Backup(t.TempDir(), store.WhyHand)
	if err != nil {
		t.Fatal(err)
	}
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Work = "Khác"
	must := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(b.Save(op, p, &record.Person{Name: "Người mới"}))
	_, _, err = b.Issue(op, 14, day, pdf("%PDF-1.4"))
	must(nil, err)
	open(t, c.Path, func(then *store.Book) {
		b.Read(func(v *record.View) {
			then.Read(func(w *record.View) {
				got := store.Compare(v, w)
				if !slices.Equal(got.Kinds, []store.Delta{{Kind: record.KindPerson, Lost: 1, Changed: 1}}) {
					t.Errorf("%+v", got.Kinds)
				}
				if len(got.Issued) != 1 || got.Issued[0].ID != 14 {
					t.Error("a paper that stays is not told:", got.Issued)
				}
				if back := store.Compare(w, v); len(back.Issued) != 0 || back.Kinds[0] != (store.Delta{Kind: record.KindPerson, Back: 1, Changed: 1}) {
					t.Errorf("%+v", back)
				}
			})
		})
	})
	s, err := b.Summary()
	if err != nil || s.Records[record.KindPerson] != 4 || s.Papers != 1 {
		t.Error(s, err)
	}
	if r, err := b.Drill(c.Path); err != nil || len(r.Findings) > 0 || r.Records[record.KindPerson] != 3 {
		t.Error(r, err)
	}
}

// TestRestoreRefuses: whatever is in the way, the book is as it was.
func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	readyRestore(t, dir)
	copied := filepath.Join(dir, "old.sopt")
	raw := readFile(t, bookIn(dir))
	refused := func(why string, from string, want error) {
		t.Helper()
		if _, err := store.Restore(bookIn(dir), from, store.Options{Timeout: time.Millisecond}); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", why, err, want)
		}
		if !bytes.Equal(readFile(t, bookIn(dir)), raw) {
			t.Error(why, "changed the book")
		}
		list, _ := os.ReadDir(dir)
		for _, e := range list {
			if n := e.Name(); n != "old.sopt" && n != "bad.sopt" && n != filepath.Base(bookIn(dir)) && n != filepath.Base(store.NotePath(bookIn(dir))) {
				t.Error(why, "left", n)
			}
		}
	}
	bad := filepath.Join(dir, "bad.sopt")
	cut := readFile(t, copied)
	if err := os.WriteFile(bad, cut[:len(cut)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	refused("a cut copy", bad, store.ErrCut)
	refused("no copy", filepath.Join(dir, "none.sopt"), store.ErrNoFile)
	refused("itself", bookIn(dir), store.ErrLocked)
	b, err := store.Open(bookIn(dir), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	refused("an open book", copied, store.ErrLocked)
	b.Close()
}

// TestRestoreOverAnything: the book may be damaged, cut or foreign: it is set aside byte
// for byte, and restoring what was set aside takes it back where it can be read.
func TestRestoreOverAnything(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"sound": func(b []byte) []byte { return b }, "cut": func(b []byte) []byte { return b[:5000] },
		"empty": func([]byte) []byte { return nil }, "foreign": func([]byte) []byte { return []byte("x") },
	} {
		dir := t.TempDir()
		readyRestore(t, dir)
		was := damage(readFile(t, bookIn(dir)))
		if err := os.WriteFile(bookIn(dir), was, 0o600); err != nil {
			t.Fatal(err)
		}
		done, err := store.Restore(bookIn(dir), filepath.Join(dir, "old.sopt"), store.Options{})
		if err != nil || !bytes.Equal(readFile(t, done.Aside), was) || people(t, bookIn(dir)) != 3 {
			t.Error(name, done, err)
		}
		if name != "sound" {
			continue
		}
		if again, err := store.Restore(bookIn(dir), done.Aside, store.Options{}); err != nil || people(t, bookIn(dir)) != 4 || people(t, again.Aside) != 3 {
			t.Error("taken back:", again, err)
		}
	}
}

// TestBackupOfAProtectedBook needs no password: the key is known. The copy opens with
// the same one only.
func TestBackupOfAProtectedBook(t *testing.T) {
	o := store.Options{Now: storetest.Clock()}.Cheap(nil)
	b, err := store.Create(filepath.Join(t.TempDir(), "x.sopt"), o, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.SetPassword("mật khẩu đủ dài", store.NewCode()); err != nil {
		t.Fatal(err)
	}
	c, err := b.Backup(t.TempDir(), store.WhyAuto)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(c.Path, store.Options{ReadOnly: true}); !errors.Is(err, store.ErrSecret) {
		t.Error("the copy opens without:", err)
	}
	if r, err := b.Drill(c.Path); err != nil || len(r.Findings) > 0 {
		t.Error(r, err)
	}
	o.Secret = "mật khẩu đủ dài"
	if _, err := store.Restore(filepath.Join(t.TempDir(), "y.sopt"), c.Path, o); err != nil {
		t.Error(err)
	}
}

// TestBackupWhereNothingFits: a folder that cannot be written, and a disk that is too
// small, are told, and nothing is left there.
func TestBackupWhereNothingFits(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), storetest.People(500)...)...)
	for name, x := range map[string]struct {
		dir  string
		want error
	}{
		"no folder": {filepath.Join(t.TempDir(), "none"), store.ErrReadOnly},
		"a file":    {b.Path(), store.ErrReadOnly},
		"small":     {smallDisk(t), store.ErrFull},
	} {
		if x.dir == "" {
			t.Log("LOUD: this system lets the test mount no small disk; TestFullDiskAtEveryStep covers a full one")
			continue
		}
		if c, err := b.Backup(x.dir, store.WhyHand); !errors.Is(err, x.want) || c.Path != "" {
			t.Errorf("%s: %v %v", name, c, err)
		}
		if list, _ := os.ReadDir(x.dir); len(list) > 0 {
			t.Error(name, "left behind:", list)
		}
	}
}
