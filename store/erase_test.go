package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
	"golang.org/x/text/unicode/norm"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

const (
	gone      = "Nguyễn Thị Đượm" // person 9 of storetest.Seed
	goneOnce  = "Nguyễn Thị Đượn" // as it was misspelt
	gonePhone = "0912345679"
	goneHome  = "Cù lao Phố Cổ"
)

// remembered is a book in which person 9 stands everywhere, and somebody of the same
// name beside.
func remembered(t *testing.T) (b *store.Book, namesake record.ID) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	b = filledBook(t)
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Name = goneOnce
	must(second(b.Save(store.Op{Code: "edit", Kind: record.KindPerson, Label: goneOnce}, p)))
	p.Name, p.Phone, p.Home = gone, gonePhone, goneHome
	must(second(b.Save(store.Op{Code: "edit", Kind: record.KindPerson, Label: gone}, p)))
	other := &record.Person{Name: gone, Birth: record.Year(1999)}
	must(second(b.Save(store.Op{Code: "add", Kind: record.KindPerson, Label: gone}, other)))
	must(second(b.Save(store.Op{Code: "add"}, &record.Membership{Person: other.ID, Team: 8, Role: record.RoleMember})))
	other.Work = "Thợ mộc"
	must(second(b.Save(store.Op{Code: "edit", Kind: record.KindPerson, Label: gone}, other)))

	m := find[*record.Membership](b, record.KindMembership, 12)
	m.Note = "Bà Đượm nghỉ ốm"
	must(second(b.Save(store.Op{Code: "edit", Label: gone}, m)))
	_, err := b.Do(op, func(tx *store.Tx) error {
		c, ok := tx.View().Commendations.Get(105)
		if !ok {
			return store.ErrNoRecord
		}
		c = c.Clone().(*record.Commendation)
		f, err := tx.Attach("Bằng khen Nguyễn Thị Đượm.pdf", []byte("%PDF-1.4 bằng khen của bà Đượm"))
		c.Files = append(c.Files, f)
		return errors.Join(err, tx.Save(c))
	})
	must(err)
	d := find[*record.Meeting](b, record.KindMeeting, 13)
	d.Conclusions = []string{"Bầu bà " + gone + " (điện thoại 0912 345 679)."}
	d.Secretary = record.Officer{Name: "NGUYEN THI DUOM"}
	d.Votes = append(d.Votes, record.Vote{Person: other.ID, Name: gone, Team: 8, Agree: record.N(1)})
	must(second(b.Save(store.Op{Code: "edit", Label: "Họp bầu " + gone}, d)))
	d.Conclusions, d.Secretary.Name = []string{"Bầu tổ trưởng."}, "Bà thư ký" // the clerk mends it
	must(second(b.Save(op, d)))
	must(b.KeepDraft(store.Draft{DraftKey: store.DraftKey{Kind: record.KindTask, Form: "task"}, Fields: []record.Typed{{Path: "what", Text: "gặp bà nguyen thi duom"}}}))
	must(b.KeepDraft(store.Draft{DraftKey: store.DraftKey{Kind: record.KindTask, Form: "other"}, Fields: []record.Typed{{Path: "what", Text: "mua giấy"}}}))
	return b, other.ID
}

// plainTexts are the plain texts of a book that hold one of the forms, by where they
// stand.
func plainTexts(t *testing.T, b *store.Book, texts ...string) (where []string) {
	t.Helper()
	err := b.EachPlain(func(bucket string, key, plain []byte) {
		for _, text := range texts {
			for name, form := range nameForms(text) {
				escaped, _ := json.Marshal(string(form))
				if bytes.Contains(plain, form) || bytes.Contains(plain, bytes.Trim(escaped, `"`)) {
					if kind, rest, ok := bytes.Cut(key, []byte{0}); ok && bucket == "contents" {
						where = append(where, fmt.Sprintf("%s %s %d %d: %s", bucket, kind, rest[7], rest[15], name))
					} else {
						where = append(where, fmt.Sprintf("%s %x: %s", bucket, key, name))
					}
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return where
}

func TestErase(t *testing.T) {
	b, namesake := remembered(t)
	texts := []string{gone, goneOnce, gonePhone, goneHome, "Bà Đượm", "của bà Đượm"}
	if n := len(plainTexts(t, b, texts...)); n < 30 {
		t.Fatal("the test sees the person only", n, "times")
	}
	papers := 0
	b.Read(func(v *record.View) {
		for r := range v.Documents.All() {
			if r.Is() != record.Draft {
				papers++
			}
		}
	})
	var sealed [][]byte // as they stand in the file, each under a nonce of its own
	if err := b.DB().View(func(bt *bbolt.Tx) error {
		return bt.Bucket([]byte("contents")).ForEach(func(k, v []byte) error {
			if bytes.HasPrefix(k, []byte("person\x00")) {
				sealed = append(sealed, bytes.Clone(v))
			}
			return nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	var listened []store.Receipt
	b.Listen(func(r store.Receipt) { listened = append(listened, r) })
	before, chain := checked(t, b), past(t, b)
	// The host of an inspection and a homonym stay; the clerk has the host struck out.
	mentions := 0
	b.Read(func(v *record.View) { mentions = len(v.Mentions(9)) })
	out, err := b.Erase(store.Op{Code: "erase", Label: gone}, store.Erasure{People: []record.ID{9},
		Texts: []record.Ref{{Kind: record.KindInspection, ID: 104}}})
	if err != nil {
		t.Fatal(err)
	}
	if !out.Wiped || out.Files != 1 || out.Drafts != 1 || out.Labels < 4 || out.Revisions < 8 || out.Receipt.Seq != before.Seq+1 || mentions == 0 {
		t.Errorf("%+v, %d mentions before", out, mentions)
	}
	if len(out.Texts) != 0 {
		t.Errorf("still named in %v", out.Texts)
	}
	if len(listened) != 1 || !slices.Contains(listened[0].Kinds, record.KindPerson) {
		t.Errorf("%+v", listened)
	}
	// Nothing is left but what belongs to the namesake: the person, the vote for them in
	// the meeting, and the labels of the steps that wrote them.
	labels := 0
	for _, at := range plainTexts(t, b, texts...) {
		switch {
		case !strings.HasSuffix(at, gone+" in UTF-8") && !strings.HasSuffix(at, gone+" in capitals") &&
			!strings.HasSuffix(at, gone+" in small") && !strings.HasSuffix(at, gone+" without marks"):
			t.Error(at)
		case strings.HasPrefix(at, "history "):
			labels++
		case strings.HasPrefix(at, fmt.Sprintf("person %016x", uint64(namesake))), strings.HasPrefix(at, fmt.Sprintf("contents person %d ", namesake)),
			strings.HasPrefix(at, fmt.Sprintf("meeting %016x", 13)), strings.HasPrefix(at, "contents meeting 13 "):
		default:
			t.Error(at)
		}
	}
	if labels != 2 { // added and edited
		t.Error(labels, "labels are left")
	}
	if now := past(t, b); len(now) != len(chain)+1 || !slices.Equal(now[1:], chain) {
		t.Errorf("the history changed:\n%s\n%s", now, chain)
	}
	after := checked(t, b)
	if after.Erased != out.Revisions || after.Papers != before.Papers-1 {
		t.Errorf("%+v\n%+v", before, after)
	}
	for k, n := range before.Records {
		if after.Records[k] != n {
			t.Errorf("%d %s, %d before", after.Records[k], k, n)
		}
	}
	p := find[*record.Person](b, record.KindPerson, 9)
	if !p.Anonymous() || p.Name != "" || p.Sex != record.Female || p.Birth != record.Year(1961) {
		t.Errorf("%+v", p)
	}
	if n := find[*record.Person](b, record.KindPerson, namesake); n.Name != gone || n.Work != "Thợ mộc" {
		t.Errorf("the namesake: %+v", n)
	}
	m := find[*record.Meeting](b, record.KindMeeting, 13)
	if m.Votes[0].Name != "" || m.Votes[0].Agree != record.N(38) || m.Votes[1].Name != gone {
		t.Errorf("%+v", m.Votes)
	}
	if host := find[*record.Inspection](b, record.KindInspection, 104).Host; host.Name != record.Struck || host.Post != "Trưởng ban" {
		t.Errorf("%+v", host)
	}
	// What was said before is read without the name, or not at all.
	if _, err := b.Revision(record.KindPerson, 9, 1); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
	for rev := uint64(1); rev < m.Rev; rev++ {
		r, err := b.Revision(record.KindMeeting, 13, rev)
		if err != nil {
			t.Fatal(err)
		}
		x := r.(*record.Meeting)
		raw, err := json.Marshal(x)
		if n := strings.Count(string(raw), gone); err != nil || x.Votes[0].Name != "" || x.Start != m.Start || n != len(x.Votes)-1 {
			t.Errorf("revision %d names %d times: %s", rev, n, raw)
		}
	}
	for _, f := range []func() (store.Receipt, error){b.Undo, b.Redo} {
		if _, err := f(); !errors.Is(err, store.ErrNothing) {
			t.Error(err)
		}
	}
	if _, err := b.Revert(out.Receipt.Seq); !errors.Is(err, store.ErrFinal) {
		t.Error(err)
	}
	for seq := uint64(1); seq < out.Receipt.Seq; seq++ {
		_, _ = b.Revert(seq) // whatever it says, nothing comes back
	}
	if at := plainTexts(t, b, goneOnce, gonePhone, goneHome); len(at) > 0 {
		t.Error("taking steps back brings back", at)
	}
	if len(b.Search("duom 1961", 5)) != 0 {
		t.Error("the search still finds the person")
	}
	// It goes on, and is read from the disk as it is in memory.
	if _, err := b.Save(op, storetest.People(2)...); err != nil {
		t.Error(err)
	}
	drafts, damaged, err := b.Drafts()
	if len(drafts) != 1 || damaged != 0 || err != nil {
		t.Error(drafts, damaged, err)
	}
	was := export(t, b)
	b.Close()
	raw := readFile(t, b.Path())
	again, err := store.Open(b.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if export(t, again) != was {
		t.Error("the book on disk is another")
	}
	for _, text := range texts {
		hidden(t, "the file", raw, nameForms(text))
	}
	for _, v := range sealed {
		if bytes.Contains(raw, v) {
			t.Error("an old value lies in the file, sealed")
		}
	}
	entries, err := os.ReadDir(filepath.Dir(b.Path()))
	if err != nil || len(entries) != 2 { // the book and its note
		t.Error(entries, err)
	}
}

func checked(t *testing.T, b *store.Book) store.Report {
	t.Helper()
	r, err := b.Deep()
	if err != nil || len(r.Findings) > 0 {
		t.Fatal(err, r.Findings)
	}
	return r
}

// past are the entries of the history without their labels, newest first.
func past(t *testing.T, b *store.Book) (list []string) {
	t.Helper()
	if err := b.History(func(e store.Entry) bool {
		e.Op.Label = ""
		raw, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(raw))
		return true
	}); err != nil {
		t.Fatal(err)
	}
	return list
}

// TestEraseLists: what the clerk has not mended stays, is listed, and goes when it was
// mended and the name is given once more.
func TestEraseLists(t *testing.T) {
	b, _ := remembered(t)
	out, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}})
	if err != nil {
		t.Fatal(err)
	}
	host := record.Mention{Ref: record.Ref{Kind: record.KindInspection, ID: 104}, Path: "host.name", Name: "inspection.host.name"}
	if len(out.Texts) != 1 || out.Texts[0] != host {
		t.Fatalf("%+v", out.Texts)
	}
	i := find[*record.Inspection](b, record.KindInspection, 104)
	if i.Host.Name != gone {
		t.Error("a text was changed that nobody asked for:", i.Host)
	}
	i.Host.Name = "Một cán bộ"
	if _, err := b.Save(op, i); err != nil {
		t.Fatal(err)
	}
	out, err = b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}, Names: []string{gone, goneOnce}})
	if err != nil || len(out.Texts) != 0 || out.Revisions != 1 {
		t.Fatalf("%+v %v", out, err)
	}
	for _, at := range plainTexts(t, b, gone) {
		if strings.Contains(at, "inspection") {
			t.Error(at)
		}
	}
	checked(t, b)
	if p := find[*record.Person](b, record.KindPerson, 9); !p.Anonymous() {
		t.Error(p)
	}
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9999}}); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
}

// TestEraseMissingIsNotErased: contents that are gone without an erasure saying so are
// a finding, and so are contents that an erasure took out and that came back.
func TestEraseMissingIsNotErased(t *testing.T) {
	b, _ := remembered(t)
	b.Close()
	b, err := store.Open(b.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	after := readFile(t, b.Path())
	for what, change := range map[string]func(*bbolt.Bucket) error{
		"a revision missing":    func(c *bbolt.Bucket) error { return c.Delete(store.ContentsKey(record.KindPerson, 10, 1)) },
		"an erased one missing": func(c *bbolt.Bucket) error { return c.Delete(store.ContentsKey(record.KindMeeting, 13, 1)) },
		"one come back": func(c *bbolt.Bucket) error {
			return c.Put(store.ContentsKey(record.KindPerson, 9, 1), bytes.Clone(c.Get(store.ContentsKey(record.KindPerson, 10, 1))))
		},
	} {
		tamper(t, b.Path(), after, func(bt *bbolt.Tx) error { return change(bt.Bucket([]byte("contents"))) })
		if r, err := store.Check(b.Path()); err != nil || !slices.ContainsFunc(r.Findings, func(f store.Finding) bool { return f.Code == store.FoundContents }) {
			t.Errorf("%s: %v %v", what, r.Findings, err)
		}
	}
	if err := os.WriteFile(b.Path(), after, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestEraseInCopies: copies of before, of another schema, out of reach, and of a book
// in which the ID is somebody else.
func TestEraseInCopies(t *testing.T) {
	t.Parallel()
	b, _ := remembered(t)
	dir := filepath.Join(t.TempDir(), "sao lưu")
	away := filepath.Join(t.TempDir(), "USB")
	if err := errors.Join(os.Mkdir(dir, 0o700), os.Mkdir(away, 0o700)); err != nil {
		t.Fatal(err)
	}
	keep := func(dir, name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, readFile(t, b.Path()), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	plain, usb := keep(dir, "trước.sopt"), keep(away, "usb.sopt")
	protect(t, b)
	locked := keep(dir, "có mật khẩu.sopt")
	// A line of the book in which the next person is somebody else.
	fork := keep(t.TempDir(), "nhánh.sopt")
	late := &record.Person{Name: "Người Đến Sau"}
	if _, err := b.Save(op, late); err != nil {
		t.Fatal(err)
	}
	f, err := store.Open(fork, store.Options{Secret: storetest.Password})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(op, &record.Person{Name: "Một Người Khác"}); err != nil {
		t.Fatal(err)
	}
	f.Close()

	out, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9, late.ID}, Copies: []string{dir, fork}})
	if err != nil {
		t.Fatal(err)
	}
	// The plain copy was made before the password: no slot that the book knows, but its own.
	slices.Sort(out.Copies.Done)
	if want := []string{locked, plain, fork}; len(out.Copies.Left) != 0 || len(out.Copies.Done) != len(want) {
		t.Fatalf("%+v", out.Copies)
	}
	look := func(path string, person string) {
		t.Helper()
		c, err := store.Open(path, store.Options{Secret: storetest.Password, ReadOnly: true})
		if err != nil {
			t.Fatal(path, err)
		}
		defer c.Close()
		if !c.Protected() {
			t.Error(path, "opens without a password")
		}
		checked(t, c)
		for _, at := range plainTexts(t, c, goneOnce, gonePhone, goneHome) {
			t.Error(path, at)
		}
		if p := find[*record.Person](c, record.KindPerson, 9); !p.Anonymous() {
			t.Error(path, p)
		}
		if person != "" {
			if p := find[*record.Person](c, record.KindPerson, late.ID); p.Name != person {
				t.Error(path, p)
			}
		}
		for _, s := range []string{gone, goneOnce, norm.NFD.String(gone), goneHome} {
			hidden(t, path, readFile(t, path), nameForms(s))
		}
	}
	look(plain, "")
	look(locked, "")
	look(fork, "Một Người Khác")
	raw := readFile(t, plain)
	if got := b.Align(away, plain); len(got.Left) != 0 || len(got.Done) != 2 {
		t.Errorf("%+v", got)
	}
	look(usb, "")
	if !bytes.Equal(readFile(t, plain), raw) {
		t.Error("a copy that was right is written again")
	}
}

// TestEraseOldCopy erases in a copy of schema 1.
func TestEraseOldCopy(t *testing.T) {
	for _, book := range []string{"testdata/books/s1.sopt", "testdata/books/s2.sopt"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "sổ.sopt")
		if err := os.WriteFile(path, readFile(t, book), 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(path, store.Options{Now: storetest.Clock()}.Cheap(nil)) // leaves the copy of the migration
		if err != nil {
			t.Fatal(err)
		}
		storetest.CheckAtEnd(t, b)
		p := find[*record.Person](b, record.KindPerson, 9)
		if len(plainTexts(t, b, p.Name)) < 5 {
			t.Fatal(p.Name)
		}
		out, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}})
		if err != nil {
			t.Fatal(err)
		}
		if b.Schema() > 2 && len(out.Copies.Done) != 1 || len(out.Copies.Left) != 0 {
			t.Errorf("%s: %+v", book, out)
		}
		for _, copied := range append(out.Copies.Done, path) {
			c := b
			if copied != path {
				if c, err = store.Open(copied, store.Options{ReadOnly: true}); err != nil {
					t.Fatal(err)
				}
				defer c.Close()
				checked(t, c)
			}
			for _, at := range plainTexts(t, c, p.Name) {
				if !slices.ContainsFunc(out.Texts, func(m record.Mention) bool { return strings.Contains(at, string(m.Ref.Kind)) }) {
					t.Error(copied, at, out.Texts)
				}
			}
		}
	}
}
