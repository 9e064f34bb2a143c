package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// TestSalvageWithoutTheEnd: of the history only the first steps are left, whole, and the
// head is gone. The records that they do not know, or know in an earlier state, are of
// steps that are gone: they come back as they were, and what is back without having been
// there any more is listed as unsure.
func TestSalvageWithoutTheEnd(t *testing.T) {
	t.Parallel()
	b := full(t)
	edit(t, b, "Việc của bước mất")
	p := find[*record.Person](b, record.KindPerson, 10)
	p.M().ID, p.M().Rev, p.Name = 0, 0, "Người Của Bước Mất"
	if _, err := b.Save(op, p); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	path, to := filepath.Join(t.TempDir(), "x.sopt"), filepath.Join(t.TempDir(), "y.sopt")
	if err := os.WriteFile(to, readFile(t, b.Path()), 0o600); err != nil {
		t.Fatal(err)
	}
	compactWithoutEnd(t, to, path)
	os.Remove(to)
	s, err := store.Salvage(path, to, store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, to)
	got, err := store.Open(to, store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	for _, k := range record.Kinds {
		for _, want := range all(b, k) {
			if is := find[record.Record](got, k, want.M().ID); is == nil || text(t, is) != text(t, want) {
				t.Errorf("%s %d did not come back as it was", k, want.M().ID)
			}
		}
		for _, is := range all(got, k) {
			id := is.M().ID
			if find[record.Record](b, k, id) == nil && !slices.Contains(s.Losses, store.Loss{Code: store.Unsure, Kind: k, ID: id}) {
				t.Errorf("%s %d was gone, came back, and nothing says so", k, id)
			}
		}
	}
	if !slices.Contains(s.Losses, store.Loss{Code: store.LostEnd}) {
		t.Error("nothing says that the end is gone:", s.Losses)
	}
}

func all(b *store.Book, k record.Kind) (list []record.Record) {
	b.Read(func(v *record.View) { list = slices.Collect(v.Records(k)) })
	return list
}

// compactWithoutEnd copies a book without its head, without all but the first of its
// steps, and without any page of an earlier state.
func compactWithoutEnd(t *testing.T, from, to string) {
	t.Helper()
	src, err := bbolt.Open(from, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	kept := 0
	err = src.Update(func(bt *bbolt.Tx) error {
		if err := bt.Bucket([]byte("head")).Delete([]byte("head")); err != nil {
			return err
		}
		c := bt.Bucket([]byte("history")).Cursor()
		for key, _ := c.First(); key != nil; key, _ = c.Next() {
			if binary.BigEndian.Uint64(key) > 1 {
				if err := c.Delete(); err != nil {
					return err
				}
				continue
			}
			kept++
		}
		return nil
	})
	if err != nil || kept != 1 {
		t.Fatal(kept, err)
	}
	dst, err := bbolt.Open(to, 0o600, &bbolt.Options{PageSize: aPage})
	if err != nil {
		t.Fatal(err)
	}
	defer dst.Close()
	if err := bbolt.Compact(dst, src, 0); err != nil {
		t.Fatal(fmt.Errorf("compact: %w", err))
	}
}

// TestSalvageOfShiftedPages: bytes were taken out of the file, so that no page behind them
// begins where it should, and one holds the end of one page and the beginning of the next.
// Every record that is still whole comes back.
func TestSalvageOfShiftedPages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, tr := range wrecks(t, dir) {
		for n := 2; n < min(30, len(tr.raw)/aPage-1); n += 9 {
			bad := slices.Delete(bytes.Clone(tr.raw), n*aPage+900, n*aPage+3900)
			path, to, key := filepath.Join(dir, "x.sopt"), filepath.Join(dir, "y.sopt"), filepath.Join(dir, "key.sopt")
			os.Remove(to)
			if err := errors.Join(os.WriteFile(path, bad, 0o600), os.WriteFile(key, tr.raw, 0o600)); err != nil {
				t.Fatal(err)
			}
			if _, err := store.Salvage(path, to, store.Options{Now: storetest.Clock(), Secret: storetest.Password}, key); err != nil {
				t.Fatal(name, n, err)
			}
			b, err := store.Open(to, store.Options{Now: storetest.Clock(), Secret: storetest.Password})
			if err != nil {
				t.Fatal(err)
			}
			whole := 0
			for at, places := range tr.places {
				if !bytes.Contains(bad, tr.raw[places[0][0]:places[0][1]]) {
					continue
				}
				whole++
				if is := find[record.Record](b, at.Kind, at.ID); is == nil || text(t, is) != tr.now[at] {
					t.Errorf("%s, from page %d: %v is whole and did not come back as it was", name, n, at)
				}
			}
			if b.Close(); whole < len(tr.now)/2 {
				t.Errorf("%s, from page %d: only %d of %d records were left whole", name, n, whole, len(tr.now))
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSalvageWithAnEarlierHead: damage brought an earlier head into the newest pages. The
// steps behind it are there too, and so nothing passes for the last state that is not.
func TestSalvageWithAnEarlierHead(t *testing.T) {
	t.Parallel()
	for _, whole := range []bool{true, false} {
		b := full(t)
		cell := func(bt *bbolt.Tx) []byte { return bytes.Clone(bt.Bucket([]byte("head")).Get([]byte("head"))) }
		var head []byte
		must(t, b.DB().View(func(bt *bbolt.Tx) error { head = cell(bt); return nil }))
		p := find[*record.Person](b, record.KindPerson, 10)
		p.M().ID, p.M().Rev, p.Name = 0, 0, "Người Của Bước Sau"
		for range 2 {
			if _, err := b.Save(op, p); err != nil {
				t.Fatal(err)
			}
			p.M().ID, p.M().Rev = 0, 0
		}
		want := all(b, record.KindPerson)
		must(t, b.Close())
		path, to := filepath.Join(t.TempDir(), "x.sopt"), filepath.Join(t.TempDir(), "y.sopt")
		tamper(t, path, readFile(t, b.Path()), func(bt *bbolt.Tx) error {
			c := bt.Bucket([]byte("history")).Cursor()
			c.Last()
			if key, _ := c.Prev(); !whole { // the entry between is gone
				if err := bt.Bucket([]byte("history")).Delete(bytes.Clone(key)); err != nil {
					return err
				}
			}
			return bt.Bucket([]byte("head")).Put([]byte("head"), head)
		})
		s, err := store.Salvage(path, to, store.Options{Now: storetest.Clock()})
		if err != nil {
			t.Fatal(err)
		}
		got, err := store.Open(to, store.Options{Now: storetest.Clock()})
		if err != nil {
			t.Fatal(err)
		}
		if len(all(got, record.KindPerson)) != len(want) {
			t.Errorf("whole %v: %d people of %d came back", whole, len(all(got, record.KindPerson)), len(want))
		}
		if !slices.Contains(s.Losses, store.Loss{Code: store.LostEnd}) {
			t.Errorf("whole %v: nothing says that the end may be gone: %v", whole, s.Losses)
		}
		must(t, got.Close())
	}
}
