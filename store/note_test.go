package store_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// TestNote: an entry without changes, between steps that are undone and done again as
// if it were not there; it cannot be taken back itself.
func TestNote(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	renamed(t, b, 9, "Một")
	renamed(t, b, 9, "Hai")
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	var heard []store.Receipt
	b.Listen(func(r store.Receipt) { heard = append(heard, r) })
	before := export(t, b)
	op := store.Op{Code: store.NotePrint, N: 3, Label: "roster"}
	r, err := b.Note(op)
	if err != nil || r.Op != op || len(r.Kinds) > 0 || len(heard) != 1 || heard[0].Seq != r.Seq {
		t.Fatal(r, err, heard)
	}
	var e store.Entry
	if err := b.History(func(x store.Entry) bool { e = x; return false }); err != nil || e.Seq != r.Seq || e.Op != op || len(e.Changes) != 0 || !e.At.Equal(r.At) {
		t.Error(e, err)
	}
	if export(t, b) != before {
		t.Error("the note changed a record")
	}
	if _, err := b.Revert(r.Seq); !errors.Is(err, store.ErrFinal) {
		t.Error("the note is taken back:", err)
	}
	for _, step := range []struct {
		do   func() (store.Receipt, error)
		name string
	}{{b.Redo, "Hai"}, {b.Undo, "Một"}, {b.Undo, "Nguyễn Thị Đượm"}, {b.Redo, "Một"}} {
		if _, err := step.do(); err != nil || nameOf(b, 9) != step.name {
			t.Error(nameOf(b, 9), "instead of", step.name, err)
		}
		if _, err := b.Note(store.Op{Code: store.NotePDF, N: 1}); err != nil {
			t.Error(err)
		}
	}
	b.Close()
	again, err := store.Open(b.Path(), store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, again)
	if _, err := again.Redo(); err != nil || nameOf(again, 9) != "Hai" {
		t.Error("after opening again:", nameOf(again, 9), err)
	}
	again.Close()
	ro, err := store.Open(b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	if _, err := ro.Note(op); !errors.Is(err, store.ErrReadOnly) {
		t.Error("a book opened for reading takes a note:", err)
	}
}

// TestNoteAfter: a protected book that was read and closed takes notes without its
// secret; one that is open elsewhere, or of an older schema, does not.
func TestNoteAfter(t *testing.T) {
	t.Parallel()
	b := filledBook(t)
	protect(t, b)
	before := export(t, b)
	b.Close()
	ro, err := store.Open(b.Path(), store.Options{ReadOnly: true, Secret: storetest.Password, Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	note := store.Op{Code: store.NotePDF, N: 2, Label: "site"}
	if err := ro.NoteAfter("x", note); !errors.Is(err, store.ErrLocked) {
		t.Error("while the book is open:", err)
	}
	ro.Close()
	if err := ro.NoteAfter("Dòng lệnh", note, note); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(b.Path(), store.Options{Secret: storetest.Password, Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, again)
	n := 0
	if err := again.History(func(e store.Entry) bool {
		if e.Op == note && e.Who == "Dòng lệnh" {
			n++
		}
		return true
	}); err != nil || n != 2 || export(t, again) != before {
		t.Error(n, "notes", err)
	}

	path, raw := old(t)
	o := after(polite)
	o.ReadOnly = true
	if ro, err = store.Open(path, o); err != nil {
		t.Fatal(err)
	}
	ro.Close()
	if err := ro.NoteAfter("x", note); !errors.Is(err, store.ErrMigrate) || !bytes.Equal(readFile(t, path), raw) {
		t.Error("an older book:", err)
	}
}

// TestAnonymousIsNotTyped: nobody becomes anonymous by an ordinary change, nor the
// anonymous somebody again.
func TestAnonymousIsNotTyped(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), &record.Person{Meta: record.Meta{ID: 50}, Sex: record.Male, Anonymised: record.Day(2026, 1, 1)})...)
	hidden := find[*record.Person](b, record.KindPerson, 11)
	hidden.Name, hidden.Phone, hidden.Anonymised = "", "", record.Day(2026, 2, 1)
	back := find[*record.Person](b, record.KindPerson, 50)
	back.Name, back.Anonymised = "Trở lại", record.Date{}
	for _, p := range []*record.Person{hidden, back} {
		var faults record.FieldErrors
		if _, err := b.Save(op, p); !errors.As(err, &faults) || faults.Of("anonymised") != record.FaultLocked {
			t.Error(p.ID, err)
		}
	}
}

// TestNoteIn: a book that nobody has open gets a note; one of an older schema stays as it is.
func TestNoteIn(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	was := export(t, b)
	b.Close()
	note := store.Op{Code: store.NoteRestore, N: 12}
	if err := store.NoteIn(b.Path(), store.Options{Who: "Dòng lệnh"}, note); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if err := again.History(func(e store.Entry) bool {
		if e.Op != note || e.Who != "Dòng lệnh" {
			t.Errorf("%+v", e)
		}
		return false
	}); err != nil || export(t, again) != was {
		t.Error("the note changed a record:", err)
	}
	old := t.TempDir() + "/s1.sopt"
	raw := readFile(t, "testdata/books/s1.sopt")
	if err := os.WriteFile(old, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.NoteIn(old, store.Options{}, note); !errors.Is(err, store.ErrMigrate) || !bytes.Equal(readFile(t, old), raw) {
		t.Error(err)
	}
}
