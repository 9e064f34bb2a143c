package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/storetest"
)

// A copy as it is: the same bytes, found among the copies, of a book that nobody opens.
func TestCopyAsIs(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	path, dir := b.Path(), filepath.Join(t.TempDir(), "sao lưu")
	if _, err := store.CopyAsIs(path, dir, store.WhyUpdate, store.Options{}); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a book that is open: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 2; n++ {
		c, err := store.CopyAsIs(path, dir, store.WhyUpdate, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want, _ := os.ReadFile(path)
		if got, err := os.ReadFile(c.Path); err != nil || !bytes.Equal(got, want) || !c.Good() {
			t.Errorf("the copy is not the book (%v): %+v", err, c)
		}
		list, err := store.Backups(dir, path)
		if err != nil || len(list) != n || list[0].Why != store.WhyUpdate {
			t.Errorf("%v, %+v", err, list)
		}
	}
	if _, err := store.CopyAsIs(path+"x", dir, store.WhyUpdate, store.Options{}); !errors.Is(err, store.ErrNoFile) {
		t.Errorf("no book: %v", err)
	}
}
