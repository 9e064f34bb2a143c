package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"go.etcd.io/bbolt"
)

// Rules of this file: there is one way to write a book anew. Every value is opened and
// sealed under another data key into a new file beside the book; the new file is made
// durable, opened and compared value by value; then it takes the book's name. A process
// that ends anywhere in between leaves the old book or the new one, whole; what is left
// lying about goes when the book is opened the next time. The history is copied as it
// is: its chain is over salted contents, not over sealed values.
//
// What the old file held is overwritten before its room is given back. On a hard disk
// that ends it; a solid state drive, a shadow copy of Windows or a backup by another
// program may keep the old bytes, and nothing here can reach those (SCHEMA.md).

// tempName and oldName are files beside a book that live for the time of a rewrite.
func tempName(path string) string { return besideName(path, "new") }
func oldName(path string) string  { return besideName(path, "old") }

func besideName(path, what string) string {
	var b [6]byte
	rand.Read(b[:])
	return filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%s-%x", besidePrefix(path), what, b))
}

func besidePrefix(path string) string { return "." + filepath.Base(path) + "." }

// cleanUp takes away what a rewrite of the book left that was ended half way, and, once
// it is old, the draft of a restore: it knows who was erased since. The caller holds the
// book's lock, so that no other rewrite is going on.
func (o Options) cleanUp(path string) {
	for _, name := range leftovers(path, "new-", "old-") {
		_ = o.wipe(name)
	}
	if !isTemp(filepath.Base(path)) {
		_ = o.sweep(filepath.Dir(path), aDay)
	}
}

// oneName takes away second names of the book itself, which a rewrite left that was
// ended between the two steps of replace. Windows does so only while nobody has the
// book open. It needs no lock: a rewrite that misses its second name does not overwrite
// the old bytes, and says so.
func oneName(path string) {
	for _, name := range leftovers(path, "old-") {
		if same, _ := sameFile(name, path); same {
			_ = os.Remove(name)
		}
	}
}

// leftovers are the files, and notes of files, that live for the time of a rewrite.
func leftovers(path string, kinds ...string) (names []string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // the next opening tries again
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(strings.TrimPrefix(e.Name(), notePrefix), besidePrefix(path))
		for _, kind := range kinds {
			if ours && strings.HasPrefix(rest, kind) {
				names = append(names, filepath.Join(filepath.Dir(path), e.Name()))
			}
		}
	}
	return names
}

// wipe overwrites a file with random bytes (zeros would not take room in a compressed
// folder) and removes it. A file that has another name too is only given up under
// this one: killed between the two steps of replace, a rewrite leaves the book itself
// under its second name.
func (o Options) wipe(name string) error {
	if err := o.at("wipe"); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return errors.Join(err, os.Remove(name))
	}
	n, err := names(f)
	if err == nil && n == 1 {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil {
			_, err = io.CopyN(f, rand.Reader, info.Size())
			err = errors.Join(err, f.Sync())
		}
	}
	return errors.Join(err, f.Close(), o.at("remove"), os.Remove(name))
}

// replace gives the name of a book to another file. The old file keeps a second name,
// old, where the file system can do that. done says that the new file has the name,
// also when err says that this may not last.
func (o Options) replace(name, path string) (old string, done bool, err error) {
	if err := o.at("set aside"); err != nil {
		return "", false, err
	}
	oneName(path)
	old = oldName(path)
	if os.Link(path, old) != nil {
		old = "" // FAT: the old bytes are given back as they are
	}
	if err = o.at("rename"); err == nil {
		err = rename(name, path)
	}
	if err != nil {
		if old != "" {
			os.Remove(old)
		}
		return "", false, err
	}
	return old, true, o.syncFolder(filepath.Dir(path))
}

// rewrite writes the book anew under a data key and slots. The book can be read
// meanwhile; who wants to write waits. When it returns an error, the old book is open
// and whole, unless the book says from then on that it is broken: then the disk has
// the old or the new one, and opening tells which. wiped says that the bytes of the old
// file were overwritten.
func (b *Book) rewrite(key []byte, ring keyring) (wiped bool, err error) {
	defer b.alone()()
	if err := b.writable(); err != nil {
		return false, err
	}
	fresh, err := b.writeAnew(b.path, key, ring)
	if err != nil {
		return false, full(err)
	}
	wiped, err = b.swap(fresh)
	return wiped, full(err)
}

// hide writes a protected book anew that an earlier program left as it was (hide.go), under
// the key that it has. Where that fails, for want of room perhaps, the book is as it was,
// and the next opening tries again.
func (b *Book) hide() error {
	if b.o.ReadOnly || b.seal.layout == layoutFor(b.ring, b.head.schema) {
		return nil
	}
	if _, err := b.rewrite(b.key, b.ring); err != nil && b.broken != nil {
		return err
	}
	return nil
}

// alone keeps writers out, and backups: those read the file for a while, and the swap
// would wait for them with all readers behind it.
func (b *Book) alone() (leave func()) {
	b.copying.Lock()
	b.writing.Lock()
	return func() {
		b.writing.Unlock()
		b.copying.Unlock()
	}
}

// writable says why the book takes no writes. The caller holds writing.
func (b *Book) writable() error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.broken == nil && b.o.ReadOnly {
		return ErrReadOnly
	}
	return b.broken
}

// writeAnew writes the new file, beside the one whose place it shall take, and gives it
// back open for reading, compared with this book.
func (b *Book) writeAnew(path string, key []byte, ring keyring) (_ *Book, err error) {
	name := tempName(path)
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	var want census
	if want, err = b.fillFile(name, key, ring); err != nil {
		return nil, err
	}
	if err := b.o.at("compare"); err != nil {
		return nil, err
	}
	l, err := guard(name, false, b.o.Timeout)
	if err != nil {
		return nil, err
	}
	o := b.options()
	o.ReadOnly, o.known = true, []known{{ring, key}}
	fresh := openable(name, o)
	changed, err := fresh.openLooked(l)
	if err == nil {
		err = fresh.isCopyOf(b, want)
	}
	if err == nil && changed {
		err = ErrDamaged
	}
	if err != nil {
		if fresh.db != nil {
			fresh.db.Close()
		}
		return nil, fmt.Errorf("the new file: %w", err)
	}
	return fresh, nil
}

// fillFile makes the new file and closes it.
func (b *Book) fillFile(name string, key []byte, ring keyring) (want census, err error) {
	defer catch(&err)
	o := b.options()
	o.ReadOnly = false
	if err := o.at("create"); err != nil {
		return want, err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return want, err
	}
	f.Close()
	db, err := o.database(name)
	if err != nil {
		return want, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	to := openable(name, o)
	to.db, to.key, to.ring, to.head = db, key, ring, b.head
	if to.seal, err = newSealer(key, layoutFor(ring, b.head.schema)); err != nil {
		return want, err
	}
	err = b.reading(func(bt *bbolt.Tx) error {
		want, err = to.fill(b, bt)
		return err
	})
	return want, err
}

// isCopyOf compares the book with the one from which it was filled.
func (b *Book) isCopyOf(from *Book, want census) error {
	h := b.head
	h.Sum = from.head.Sum // over sealed values: another one under another key
	if !sameHead(h, from.head) {
		return fmt.Errorf("%w: the head differs", ErrDamaged)
	}
	var got census
	err := b.reading(func(bt *bbolt.Tx) error {
		return b.eachValue(bt, func(v value) error { return got.add(v) })
	})
	if err == nil && got != want {
		err = fmt.Errorf("%w: the values differ", ErrDamaged)
	}
	return err
}

func sameHead(x, y head) bool {
	return x.Seq == y.Seq && x.Next == y.Next && x.Count == y.Count && x.Sum == y.Sum && x.schema == y.schema &&
		bytes.Equal(x.Chain, y.Chain) && x.At.Equal(y.At)
}

// swap puts the new file in the place of the book's and goes on with it. Windows can
// neither rename an open file nor replace one: there the book's file is closed for a
// moment. Who takes it meanwhile makes the rename fail, or has the new book; either way
// this Book notices and writes no more. wiped says that the bytes of the old file were
// overwritten.
func (b *Book) swap(fresh *Book) (wiped bool, err error) {
	old, err := b.swapFiles(fresh)
	if err != nil {
		os.Remove(fresh.path) // where it did not take the book's name
		return false, err
	}
	return old != "" && b.o.wipe(old) == nil, nil
}

func (b *Book) swapFiles(fresh *Book) (old string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.under.Lock()
	defer b.under.Unlock()
	if err := fresh.db.Close(); err != nil {
		return "", err
	}
	if closeToRename {
		b.db.Close()
	}
	old, done, err := b.o.replace(fresh.path, b.path)
	if !done {
		if closeToRename {
			b.giveUp(b.reopen(b.head))
		}
		return "", err
	}
	b.db.Close()
	b.key, b.ring, b.seal, b.o.known = fresh.key, fresh.ring, fresh.seal, fresh.o.known
	b.view, b.index, b.head = fresh.view, fresh.index, fresh.head
	b.opsMu.Lock()
	clear(b.ops)
	b.opsMu.Unlock()
	if err == nil {
		err = b.reopen(fresh.head)
	}
	b.giveUp(err)
	return old, err
}

func (b *Book) giveUp(err error) {
	if err != nil {
		b.broken = fmt.Errorf("%w; open the book again", err)
	}
}

// reopen opens the book's file for writing, after the guard, and makes sure that it
// holds what this Book has in memory.
func (b *Book) reopen(want head) (err error) {
	defer catch(&err)
	l, err := guard(b.path, true, b.o.Timeout)
	if err != nil {
		return err
	}
	was := b.db
	changed, err := b.openSame(l, b.o)
	if err == nil && !changed {
		err = b.db.View(func(bt *bbolt.Tx) error {
			h, err := readHead(bt, b.seal, want.schema)
			if err == nil && !sameHead(h, want) {
				changed = true
			}
			return err
		})
	}
	if err == nil && changed {
		err = fmt.Errorf("%w: another process wrote the book", ErrLocked)
	}
	if err != nil && b.db != was {
		b.db.Close()
	}
	return err
}

// value is one sealed value as it is copied.
type value struct {
	bucket string
	key    []byte // for a file its hash
	schema int
	plain  []byte
}

// census is a count of values and what is in them, whatever key seals them and in
// whatever order they stand.
type census struct {
	n   int
	sum sum
}

func (c *census) add(v value) error {
	d := digestOf(fmt.Appendf(nil, "%s %x %d %x", v.bucket, v.key, v.schema, digestOf(v.plain)))
	var s sum
	if err := s.UnmarshalText(fmt.Appendf(nil, "%x", d)); err != nil {
		return err
	}
	c.n++
	c.sum.add(s)
	return nil
}

// eachValue opens every sealed value but the head. A half-typed form that does not open
// is passed by: nobody can read it any more, and it must not keep a password from being
// set, nor a person from being erased. f must not keep what it is given.
func (b *Book) eachValue(bt *bbolt.Tx, f func(value) error) error {
	var buf []byte
	tables, strays := b.seal.tables(bt)
	if strays > 0 {
		return fmt.Errorf("%w: %d values without a place", ErrDamaged, strays)
	}
	for _, name := range sealedBuckets() {
		t := tables(name)
		if !t.there() {
			continue // a kind of a later schema; no form was ever half typed
		}
		if err := t.each(func(key, sealed []byte) error {
			plain, schema, err := b.seal.open(buf[:0], name, key, sealed)
			if err != nil && name == bucketDrafts {
				return nil
			}
			if err != nil {
				return err
			}
			buf = plain
			v := value{name, key, schema, plain}
			if v.bucket == bucketFiles {
				if v.key, err = b.hashOf(key, plain); err != nil {
					return err
				}
			}
			return f(v)
		}); err != nil {
			return err
		}
	}
	return nil
}
