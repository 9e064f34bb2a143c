package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/storetest"
)

// TestPageGraph damages single pages so that bbolt would open the file without a
// word, and loop, read beyond the file, or write over pages in use later on. The
// guard must say what is wrong.
func TestPageGraph(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), storetest.People(400)...)...)
	if _, err := b.Save(op, storetest.People(1)...); err != nil {
		t.Fatal(err)
	}
	b.Close()
	file := filepath.Join(t.TempDir(), "dense.sopt") // every page that looks like a branch is in use
	dense(t, b.Path(), file)
	raw := readFile(t, file)
	le := binary.LittleEndian
	meta := raw[16:]
	if le.Uint64(raw[4096+16+48:]) > le.Uint64(raw[16+48:]) {
		meta = raw[4096+16:]
	}
	free := int(le.Uint64(meta[32:])) * 4096
	branch := pageOf(t, raw, 0x01)
	child := int(le.Uint64(raw[branch+16+8:])) * 4096
	for name, x := range map[string]struct {
		why string
		f   func(p []byte)
	}{
		"a page in use is listed as free": {"is listed as free", func(p []byte) {
			le.PutUint16(p[free+10:], 1)
			le.PutUint64(p[free+16:], uint64(child/4096))
		}},
		"a page is its own child":        {"", func(p []byte) { le.PutUint64(p[branch+16+8:], uint64(branch/4096)) }},
		"two branches have one child":    {"", func(p []byte) { copy(p[branch+32+8:branch+40+8], p[branch+16+8:]) }},
		"a child beyond the file":        {"is not in the file", func(p []byte) { le.PutUint64(p[branch+16+8:], 1<<40) }},
		"overflow beyond the file":       {"runs out of the file", func(p []byte) { le.PutUint32(p[child+12:], 1<<30) }},
		"a value longer than its page":   {"an element lies outside", func(p []byte) { le.PutUint32(p[child+16+12:], 1<<20) }},
		"a key before its page":          {"an element lies outside", func(p []byte) { le.PutUint32(p[child+16+4:], 1<<31) }},
		"keys out of order":              {"keys are out of order", func(p []byte) { le.PutUint32(p[child+32+8:], 0) }},
		"more elements than bytes":       {"", func(p []byte) { le.PutUint16(p[child+10:], 0xFFFF) }},
		"a branch without children":      {"is neither branch nor leaf", func(p []byte) { le.PutUint16(p[branch+10:], 0) }},
		"a leaf that is called a branch": {"", func(p []byte) { le.PutUint16(p[child+8:], 1) }},
		"a page with another number":     {"is another page", func(p []byte) { p[child] ^= 1 }},
		"no list of free pages":          {"is no list of free pages", func(p []byte) { le.PutUint16(p[free+8:], 2) }},
		"too many free pages":            {"", func(p []byte) { le.PutUint16(p[free+10:], 0xFFFF) }},
	} {
		bad := bytes.Clone(raw)
		x.f(bad)
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.Open(path, store.Options{})
		if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), ": page ") || !strings.Contains(err.Error(), x.why) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(readFile(t, path), bad) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// pageOf is where the first page with the flags begins.
func pageOf(t *testing.T, raw []byte, flags uint16) int {
	t.Helper()
	le := binary.LittleEndian
	for at := 2 * 4096; at < len(raw); at += 4096 {
		if le.Uint16(raw[at+8:]) == flags && le.Uint64(raw[at:]) == uint64(at/4096) {
			return at
		}
	}
	t.Fatal("no such page")
	return 0
}

// TestMetaPageOfAnotherSize: a meta page that bbolt takes for valid and the guard does
// not must not count as lost: bbolt would go on from it.
func TestMetaPageOfAnotherSize(t *testing.T) {
	raw, _ := worn(t)
	le := binary.LittleEndian
	for at := range 2 {
		bad := bytes.Clone(raw)
		meta := bad[at*4096+16:]
		le.PutUint32(meta[8:], 57511047)
		h := fnv.New64a()
		h.Write(meta[:56])
		le.PutUint64(meta[56:], h.Sum64())
		path := filepath.Join(t.TempDir(), "x.sopt")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) {
			t.Error(at, err)
		}
	}
}

// TestBranchThatNamesNoKey: a branch whose key is not the first of its child leads every
// reader to the right place; but bbolt, writing there, leaves the old child in the tree
// beside the new one, so that the book does not open any more. The guard must see it.
func TestBranchThatNamesNoKey(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), storetest.People(400)...)...)
	b.Close()
	file := filepath.Join(t.TempDir(), "dense.sopt")
	dense(t, b.Path(), file)
	raw := readFile(t, file)
	path := filepath.Join(t.TempDir(), "x.sopt")
	le, tried := binary.LittleEndian, 0
	for at := 2 * 4096; at < len(raw); at += 4096 {
		if le.Uint16(raw[at+8:]) != 0x01 || le.Uint64(raw[at:]) != uint64(at/4096) {
			continue
		}
		for i := range int(le.Uint16(raw[at+10:])) {
			bad := bytes.Clone(raw)
			size := bad[at+16+i*16+4:]
			le.PutUint32(size, le.Uint32(size)-1) // a shorter key lies before the child's first
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			tried++
			if book, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("page %d, key %d: %v", at/4096, i, err)
				if err == nil {
					book.Close()
				}
			}
		}
	}
	if tried < 20 {
		t.Error("only", tried, "keys of branches")
	}
}

// TestMetaPageInTheOthersPlace: one meta page copied over the other would be an older
// state in silence.
func TestMetaPageInTheOthersPlace(t *testing.T) {
	raw, _ := worn(t)
	path := filepath.Join(t.TempDir(), "x.sopt")
	for at := range 2 {
		bad := bytes.Clone(raw)
		copy(bad[at*4096:][:4096], raw[(1-at)*4096:])
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Open(path, store.Options{}); !errors.Is(err, store.ErrDamaged) {
			t.Error(at, err)
		}
	}
}
