package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

const aPage = 4096

// torn is a file in which the last write of one of the meta pages was cut.
func torn(raw []byte, slot int) []byte {
	raw = bytes.Clone(raw)
	clear(raw[slot*aPage+16+56:][:8])
	return raw
}

// transaction is the number that a meta page says.
func transaction(raw []byte, slot int) uint64 {
	return binary.LittleEndian.Uint64(raw[slot*aPage+16+48:])
}

// numbered gives a meta page another number, and makes its sum right.
func numbered(raw []byte, slot int, n uint64) []byte {
	raw = bytes.Clone(raw)
	m, h := raw[slot*aPage+16:], fnv.New64a()
	binary.LittleEndian.PutUint64(m[48:], n)
	h.Write(m[:56])
	binary.LittleEndian.PutUint64(m[56:], h.Sum64())
	return raw
}

// TestSaveSparesAMetaPage: a copy that was restored, the first save in it cut, opened, and
// the next save cut again: there is always a meta page left, and with it the last state
// that was told. Also where an enemy has turned the pages round. Every parity of the
// transaction's number is met.
func TestSaveSparesAMetaPage(t *testing.T) {
	t.Parallel()
	b, turned := full(t), 0
	dir := t.TempDir()
	for i := range 4 {
		edit(t, b, fmt.Sprint("Việc ", i))
		var copied bytes.Buffer
		if err := b.DB().View(func(bt *bbolt.Tx) error { _, err := bt.WriteTo(&copied); return err }); err != nil {
			t.Fatal(err)
		}
		for slot := range 2 {
			cut := torn(copied.Bytes(), slot)
			if (transaction(cut, 1-slot)+1)%2 == uint64(1-slot) {
				turned++
			}
			saveWhereOneIsLeft(t, filepath.Join(dir, fmt.Sprint(i, slot)), cut)
		}
		// An enemy: the number of the only page that is left, and its sum, are made others.
		for more := range uint64(2) {
			cut := torn(copied.Bytes(), 0)
			saveWhereOneIsLeft(t, filepath.Join(dir, fmt.Sprint(i, "enemy", more)), numbered(cut, 1, transaction(cut, 1)+1+more))
		}
	}
	if turned < 4 {
		t.Errorf("only %d copies would have been written over their only meta page", turned)
	}
}

func edit(t *testing.T, b *store.Book, work string) {
	t.Helper()
	p := find[*record.Person](b, record.KindPerson, 9)
	p.Work = work
	if _, err := b.Save(op, p); err != nil {
		t.Fatal(err)
	}
}

func saveWhereOneIsLeft(t *testing.T, path string, raw []byte) {
	t.Helper()
	o := store.Options{Now: storetest.Clock()}
	opened := func(raw []byte) (state string) {
		t.Helper()
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := store.Open(path, o)
		if err != nil {
			t.Fatal(path, err)
		}
		defer b.Close()
		return export(t, b)
	}
	was := opened(raw)
	before := readFile(t, path)
	b, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, b, "Việc sau khi khôi phục")
	is := export(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	after := readFile(t, path)
	written := 0
	for slot := range 2 {
		if !bytes.Equal(before[slot*aPage:][:80], after[slot*aPage:][:80]) {
			written++
			if got := opened(torn(after, slot)); got != was {
				t.Errorf("%s: the save was cut, and the state before it is another", path)
			}
		}
	}
	if got := opened(after); got != is || written != 1 {
		t.Errorf("%s: %d meta pages were written, the state is the last: %v", path, written, got == is)
	}
	storetest.Check(t, path)
}

// TestSpareFindsAnotherWriter: nothing is written into a book that somebody else holds,
// or wrote since it was looked at.
func TestSpareFindsAnotherWriter(t *testing.T) {
	t.Parallel()
	b := full(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	var copied bytes.Buffer
	if err := b.DB().View(func(bt *bbolt.Tx) error { _, err := bt.WriteTo(&copied); return err }); err != nil {
		t.Fatal(err)
	}
	cut := torn(copied.Bytes(), int(transaction(copied.Bytes(), 0)+1)%2) // the one that a save writes
	if err := os.WriteFile(path, cut, 0o600); err != nil {
		t.Fatal(err)
	}
	held, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Open(path, store.Options{Now: storetest.Clock()})
	if !errors.Is(err, store.ErrLocked) {
		t.Error("it was opened for writing beside a reader:", err)
	}
	held.Close()
	if !bytes.Equal(readFile(t, path), cut) {
		t.Error("the file was changed")
	}
}
