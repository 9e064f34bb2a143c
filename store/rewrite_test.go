package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// asOnWindows opens a book whose rewrites close the file before it is replaced, and say
// when a step on the disk comes.
func asOnWindows(t *testing.T, at func(step string) error) *store.Book {
	t.Helper()
	b := filledBook(t)
	path := b.Path()
	b.Close()
	t.Cleanup(store.CloseToRename())
	b, err := store.Open(path, store.Options{Timeout: 50 * time.Millisecond}.Cheap(nil).WithDisk(at))
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	return b
}

func TestRewriteAsOnWindows(t *testing.T) {
	b := asOnWindows(t, func(string) error { return nil })
	was := export(t, b)
	for range 2 {
		if _, s := protect(t, b); !s.Wiped || export(t, b) != was {
			t.Error(s)
		}
		if _, err := b.Save(op, &record.Person{Name: "Người mới"}); err != nil {
			t.Error(err)
		}
		was = export(t, b)
	}
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}}); err != nil {
		t.Error(err)
	}
	if _, err := b.Undo(); !errors.Is(err, store.ErrNothing) {
		t.Error(err)
	}
}

// TestRewriteRefused: the rename does not go, as when a virus scanner has the file.
func TestRewriteRefused(t *testing.T) {
	refuse := true
	b := asOnWindows(t, func(step string) error {
		if refuse && step == "rename" {
			return syscall.EBUSY
		}
		return nil
	})
	was := export(t, b)
	if _, err := b.SetPassword(storetest.Password, store.NewCode()); !errors.Is(err, syscall.EBUSY) || b.Protected() {
		t.Error(err)
	}
	// The book was closed and is open again: it goes on.
	if _, err := b.Save(op, &record.Person{Name: "Người mới"}); err != nil || export(t, b) == was {
		t.Error(err)
	}
	if _, err := store.Open(b.Path(), store.Options{Timeout: time.Millisecond}); !errors.Is(err, store.ErrLocked) {
		t.Error("the lock is lost:", err)
	}
	refuse = false
	protect(t, b)
	if list, err := os.ReadDir(filepath.Dir(b.Path())); err != nil || len(list) != 2 {
		t.Error(list, err)
	}
}

// TestRewriteOvertaken: while the file is closed to be replaced, somebody else opens the
// old one, or the new one. This Book notices, reads on from memory and writes no more.
func TestRewriteOvertaken(t *testing.T) {
	for step, refused := range map[string]error{"rename": syscall.EBUSY, "sync folder": nil} {
		t.Run(step, func(t *testing.T) {
			var other *store.Book
			var b *store.Book
			once := true
			b = asOnWindows(t, func(s string) error {
				if s != step || !once {
					return nil
				}
				once = false
				var err error
				if other, err = store.Open(b.Path(), store.Options{Secret: storetest.Password}); err != nil {
					t.Error(err)
					return nil
				}
				return refused // Windows does not rename over an open file
			})
			was := export(t, b)
			_, err := b.SetPassword(storetest.Password, store.NewCode())
			if err == nil || refused != nil && !errors.Is(err, refused) || refused == nil && !errors.Is(err, store.ErrLocked) {
				t.Error(err)
			}
			if _, err := b.Save(op, &record.Person{Name: "Người mới"}); !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), "open the book again") {
				t.Error(err)
			}
			b.Read(func(v *record.View) {
				if v.People.Len() == 0 {
					t.Error("memory is empty")
				}
			})
			if other.Protected() == (refused != nil) || export(t, other) != was {
				t.Error("the other has another book")
			}
			if _, err := other.Save(op, &record.Person{Name: "Của người kia"}); err != nil {
				t.Error(err)
			}
			other.Close()
		})
	}
}

// TestRewriteWrittenMeanwhile: somebody takes the new file, writes and is gone again.
func TestRewriteWrittenMeanwhile(t *testing.T) {
	var b *store.Book
	once := true
	b = asOnWindows(t, func(s string) error {
		if s == "sync folder" && once {
			once = false
			other, err := store.Open(b.Path(), store.Options{Secret: storetest.Password})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := other.Save(op, &record.Person{Name: "Của người kia"}); err != nil {
				t.Error(err)
			}
			other.Close()
		}
		return nil
	})
	if _, err := b.SetPassword(storetest.Password, store.NewCode()); !errors.Is(err, store.ErrLocked) {
		t.Error(err)
	}
	if _, err := b.Save(op, &record.Person{Name: "Người mới"}); !errors.Is(err, store.ErrLocked) {
		t.Error("written over what the other wrote:", err)
	}
	b.Close()
	again, err := store.Open(b.Path(), store.Options{Secret: storetest.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !strings.Contains(export(t, again), "Của người kia") {
		t.Error("what the other wrote is lost")
	}
}

// TestRewriteOfADamagedBook: a value that does not open is not copied as if it did.
func TestRewriteOfADamagedBook(t *testing.T) {
	b := filledBook(t)
	path := b.Path()
	b.Close()
	whole := readFile(t, path)
	tamper(t, path, whole, func(bt *bbolt.Tx) error {
		c := bt.Bucket([]byte("contents"))
		k, v := c.Cursor().First()
		v = bytes.Clone(v)
		v[len(v)-1] ^= 1
		return c.Put(bytes.Clone(k), v)
	})
	raw := readFile(t, path)
	b, err := store.Open(path, store.Options{}.Cheap(nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.SetPassword(storetest.Password, store.NewCode()); !errors.Is(err, store.ErrDamaged) || b.Protected() {
		t.Error(err)
	}
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}}); !errors.Is(err, store.ErrDamaged) {
		t.Error(err)
	}
	b.Close()
	if string(readFile(t, path)) != string(raw) {
		t.Error("the file changed")
	}
	if list, err := os.ReadDir(filepath.Dir(path)); err != nil || len(list) != 1 {
		t.Error(list, err)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestRewriteComparesValues: a value of the new file that opens and is another than the old
// file's is found, where nothing but the comparison of all values can: contents of the
// history are in no sum of the head.
func TestRewriteComparesValues(t *testing.T) {
	b := filledBook(t)
	protect(t, b)
	path, was := b.Path(), export(t, b)
	b.Close()
	hits := 0
	b, err := store.Open(path, cheap(storetest.Password).WithDisk(func(step string) error {
		if step != "compare" {
			return nil
		}
		hits++
		list, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.new-*"))
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		tamper(t, list[0], readFile(t, list[0]), func(bt *bbolt.Tx) error {
			var slot struct{ Key []byte }
			if err := json.Unmarshal(bt.Bucket([]byte("keys")).Get([]byte("0")), &slot); err != nil {
				return err
			}
			at := store.ContentsKey(record.KindPerson, 9, 1)
			value, err := store.SealPlain(slot.Key, b.Schema(), "contents", at, []byte(`0123456789abcdef{"id":9,"rev":1,"name":"Người khác"}`))
			if err != nil {
				return err
			}
			return bt.Bucket([]byte("contents")).Put(at, value)
		})
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	if _, err := b.RemovePassword(); !errors.Is(err, store.ErrDamaged) || hits != 1 {
		t.Error("the other value was not found:", err, hits)
	}
	if !b.Protected() || export(t, b) != was {
		t.Error("the book is not as it was")
	}
}
