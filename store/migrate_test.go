package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/steps"
	"sophongtrao/store/storetest"
)

// made-up steps: schema 2 calls every person "Ông/Bà …", schema 3 rebuilds nothing.
var (
	polite = steps.Step{Name: "s002: polite", Up: func(kind string, old []byte) ([]byte, error) {
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
	quiet   = steps.Step{Name: "s003: quiet"}
	failing = steps.Step{Name: "s003: fails", Up: func(kind string, old []byte) ([]byte, error) {
		if kind == string(record.KindMeeting) {
			return nil, errors.New("no")
		}
		return old, nil
	}}
	panicking = steps.Step{Name: "s003: panics", Up: func(string, []byte) ([]byte, error) { panic("no") }}
)

// old is a closed book of schema 1 in which the name of person 9 was edited.
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
	o := store.Options{Now: storetest.Clock()}.WithSteps(polite, quiet)
	if from, to, err := store.DryRun(path, o); from != 1 || to != 3 || err != nil {
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
	if nameOf(b, 9) != "Ông/Bà Nguyễn Thị Đẹp" || b.Schema() != 3 {
		t.Error(nameOf(b, 9), b.Schema())
	}
	copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "cũ-s1-*.sopt"))
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
	if again, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "cũ-s1-*.sopt")); len(again) != 1 {
		t.Error("migrated twice:", again)
	}

	// The program of schema 1 refuses it now.
	raw = readFile(t, path)
	var fault *store.OpenError
	if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrNewer) || !errors.As(err, &fault) || fault.Schema != 3 {
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
	if nameOf(r, 9) != "Ông/Bà Nguyễn Thị Đẹp" || r.Schema() != 1 {
		t.Error("an old book read only:", nameOf(r, 9), r.Schema())
	}
}

func TestMigrationThatFailsChangesNothing(t *testing.T) {
	for _, bad := range []steps.Step{failing, panicking} {
		path, raw := old(t)
		o := store.Options{}.WithSteps(polite, bad)
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
