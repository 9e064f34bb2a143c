package main

import (
	"errors"
	"path/filepath"
	"testing"

	"sophongtrao/cmd/keeper"
	"sophongtrao/store"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/desk"
)

func TestCopyAll(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	m := desk.OpenMemory("")
	m.Put("recent", []string{b.Path(), filepath.Join(t.TempDir(), "đã xóa.sopt")})
	if err := copyAll(m); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a book is open, and the program may be replaced: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := copyAll(m); err != nil {
		t.Fatal(err)
	}
	list, err := store.Backups(keeper.Beside(b.Path()), b.Path())
	if err != nil || len(list) != 1 || list[0].Why != store.WhyUpdate || !list[0].Good() {
		t.Errorf("%v, %+v", err, list)
	}
	if err := copyAll(desk.OpenMemory("")); err != nil {
		t.Errorf("no books: %v", err)
	}
}
