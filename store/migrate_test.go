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

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/steps"
	"sophongtrao/store/storetest"
)

// made-up steps after those of the program: the next schema calls every person
// "Ông/Bà …", the one after it rebuilds nothing.
var (
	polite = steps.Step{Name: "made up: polite", Up: func(kind string, old []byte) ([]byte, error) {
		if kind != string(record.KindPerson) {
			return old, nil
		}
		var m map[string]json.RawMessage
		var name string
		if err := errors.Join(json.Unmarshal(old, &m), json.Unmarshal(m["name"], &name)); err != nil {
			return nil, err
		}
		m["name"], _ = json.Marshal("Ông/Bà " + name)
		return json.Marshal(m)
	}}
	quiet   = steps.Step{Name: "made up: quiet"}
	failing = steps.Step{Name: "made up: fails", Up: func(kind string, old []byte) ([]byte, error) {
		if kind == string(record.KindMeeting) {
			return nil, errors.New("no")
		}
		return old, nil
	}}
	panicking = steps.Step{Name: "made up: panics", Up: func(string, []byte) ([]byte, error) { panic("no") }}
)

// before is the newest schema of the program, and after the options that lead on.
var before = 1 + len(steps.All)

func after(more ...steps.Step) store.Options {
	return store.Options{Now: storetest.Clock()}.WithSteps(append(slices.Clip(steps.All), more...)...)
}

// old is a closed book of the present schema in which the name of person 9 was edited.
func old(t *testing.T) (path string, raw []byte) {
	t.Helper()
	b := storetest.New(t, storetest.Seed()...)
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Name = "Nguyễn Thị Đẹp"
	if _, err := b.Save(store.Op{Code: "edit", Label: p.Name}, p); err != nil {
		t.Fatal(err)
	}
	b.Close()
	path = filepath.Join(t.TempDir(), "cũ.sopt")
	raw = readFile(t, b.Path())
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, raw
}

func nameOf(b *store.Book, id record.ID) string {
	return find[*record.Person](b, record.KindPerson, id).Name
}

func TestMigration(t *testing.T) {
	path, raw := old(t)
	o := after(polite, quiet)
	if from, to, err := store.DryRun(path, o); from != before || to != before+2 || err != nil {
		t.Fatal(from, to, err)
	}
	if !bytes.Equal(readFile(t, path), raw) {
		t.Error("the dry run wrote")
	}
	ro := o
	ro.ReadOnly = true
	readsOld(t, path, ro)

	b, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if nameOf(b, 9) != "Ông/Bà Nguyễn Thị Đẹp" || b.Schema() != before+2 {
		t.Error(nameOf(b, 9), b.Schema())
	}
	copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), fmt.Sprintf("cũ-s%d-*.sopt", before)))
	if len(copies) != 1 {
		t.Fatal("copies:", copies)
	}
	storetest.Check(t, copies[0])

	// History from before is read, and undone, through the steps.
	was, err := b.Revision(record.KindPerson, 9, 1)
	if err != nil || was.(*record.Person).Name != "Ông/Bà Nguyễn Thị Đượm" {
		t.Error(was, err)
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if nameOf(b, 9) != "Ông/Bà Nguyễn Thị Đượm" {
		t.Error(nameOf(b, 9))
	}
	b.Close()
	if b, err = store.Open(path, o); err != nil {
		t.Fatal(err)
	}
	b.Close()
	if again, _ := filepath.Glob(filepath.Join(filepath.Dir(path), fmt.Sprintf("cũ-s%d-*.sopt", before))); len(again) != 1 {
		t.Error("migrated twice:", again)
	}

	// The program without the made-up steps refuses it now.
	raw = readFile(t, path)
	var fault *store.OpenError
	if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrNewer) || !errors.As(err, &fault) || fault.Schema != before+2 {
		t.Error(err)
	}
	if !bytes.Equal(readFile(t, path), raw) {
		t.Error("a newer book was changed")
	}
}

func readsOld(t *testing.T, path string, o store.Options) {
	t.Helper()
	r, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if nameOf(r, 9) != "Ông/Bà Nguyễn Thị Đẹp" || r.Schema() != before {
		t.Error("an old book read only:", nameOf(r, 9), r.Schema())
	}
}

func TestMigrationThatFailsChangesNothing(t *testing.T) {
	for _, bad := range []steps.Step{failing, panicking} {
		path, raw := old(t)
		o := after(polite, bad)
		if _, err := store.Open(path, o); !errors.Is(err, store.ErrMigrate) || !strings.Contains(err.Error(), bad.Name) {
			t.Error(err)
		}
		if _, _, err := store.DryRun(path, o); !errors.Is(err, store.ErrMigrate) {
			t.Error(err)
		}
		if !bytes.Equal(readFile(t, path), raw) {
			t.Error("the book was changed")
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
			t.Error("left behind:", left)
		}
		storetest.Check(t, path)
	}
}
