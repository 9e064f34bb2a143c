package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
)

// Rules of this file: a password is set, changed and taken away by writing the book
// anew under a fresh data key, so that what was known before (a plain key, the old
// password) opens nothing that is written from then on. The program's own copies are
// brought under the same key and slots afterwards: first the book, so that a process
// that ends in between leaves copies that open as they did, never one that nobody can.

// Copies says what became of copies of a book.
type Copies struct {
	Done []string // they open as the book does, and hold nothing that was erased
	Left []Left   // the others
}

// Left is a copy that still is as it was. Err: ErrSecret (it has a password of its
// own), ErrForeign (it is no copy of this book), ErrDamaged, ErrLocked …
type Left struct {
	Path string
	Err  error
}

// Sealed says what setting or taking away a password came to.
type Sealed struct {
	Wiped  bool // the bytes of the old file were overwritten
	Copies Copies
}

// Protected says that the book opens with a secret only.
func (b *Book) Protected() bool {
	b.under.RLock()
	defer b.under.RUnlock()
	return b.ring.protected()
}

// CheckSecret makes sure that somebody knows the password or the recovery code, as
// when the window was locked. ErrWrongSecret, ErrSecret. A book without protection
// takes anything. It takes as long as opening.
func (b *Book) CheckSecret(secret string) error {
	b.under.RLock()
	ring := b.ring
	b.under.RUnlock()
	b.o.sleep(delay(b.path))
	_, err := ring.open(secret)
	tried(b.path, err)
	return err
}

// SetPassword protects the book, or gives a protected one another password. code is
// one of NewCode, which the caller has printed: the one before opens nothing any more.
// copies are files of the program's own backups, or folders with them; copies of this
// book among them are rewritten under the same secrets. ErrPassword, ErrCode,
// ErrFull, ErrReadOnly; ErrDamaged: a value of the book does not open. With an error
// the book is as it was.
func (b *Book) SetPassword(password, code string, copies ...string) (Sealed, error) {
	if err := fitPassword(password); err != nil {
		return Sealed{}, err
	}
	code, ok := ReadCode(code)
	if !ok {
		return Sealed{}, ErrCode
	}
	key := newKey()
	return b.reseal(key, secretRing(key, password, code, b.o.cost), copies)
}

// RemovePassword makes the book one that opens without a secret: see SetPassword.
func (b *Book) RemovePassword(copies ...string) (Sealed, error) {
	key := newKey()
	return b.reseal(key, plainRing(key), copies)
}

func (b *Book) reseal(key []byte, ring keyring, copies []string) (s Sealed, err error) {
	b.under.RLock()
	before := known{b.ring, b.key}
	b.under.RUnlock()
	if s.Wiped, err = b.rewrite(key, ring); err != nil {
		return s, err
	}
	s.Copies = b.align(copies, before)
	return s, nil
}

// Align brings copies of the book, files or folders with files, to where they would be
// had they been made now: under the present secrets. It is for those that were out of
// reach when the password was changed. A copy that is so already is left alone.
func (b *Book) Align(copies ...string) Copies { return b.align(copies) }

func (b *Book) align(copies []string, before ...known) (c Copies) {
	for _, path := range b.copyFiles(copies) {
		switch err := b.alignOne(path, before); {
		case err == nil:
			c.Done = append(c.Done, path)
		default:
			c.Left = append(c.Left, Left{path, err})
		}
	}
	return c
}

// copyFiles lists the files: those that migrations left beside the book too.
func (b *Book) copyFiles(paths []string) (files []string) {
	own, _ := filepath.Abs(b.path)
	add := func(path string) {
		if abs, err := filepath.Abs(path); err == nil && abs != own && !slices.Contains(files, abs) {
			files = append(files, abs)
		}
	}
	dir := filepath.Dir(b.path)
	beside := func(name string) bool { _, ok := parseCopy(b.path, name); return ok }
	all := func(name string) bool { return strings.EqualFold(filepath.Ext(name), ".sopt") }
	inDir := func(dir string, want func(string) bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			add(dir) // opening it says why
		}
		for _, e := range entries {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), "~$") && want(e.Name()) {
				add(filepath.Join(dir, e.Name()))
			}
		}
	}
	inDir(dir, beside)
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			inDir(p, all)
		} else {
			add(p)
		}
	}
	return files
}

func (b *Book) alignOne(path string, before []known) (err error) {
	b.under.RLock()
	key, ring := b.key, b.ring
	b.under.RUnlock()
	o := b.o
	o.known, o.Secret, o.NoSearch = append([]known{{ring, key}}, before...), "", true
	c, err := open(path, o)
	if err != nil {
		return full(err)
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	switch same, err := c.copyOf(b); {
	case err != nil:
		return err
	case !same:
		return &OpenError{Path: path, Err: ErrForeign}
	}
	if c.ring.same(ring) {
		return nil
	}
	_, err = c.rewrite(key, ring)
	return err
}

// copyOf says that two books have the same first entry: one was made from the other.
func (b *Book) copyOf(other *Book) (bool, error) {
	x, err := b.origin()
	if err != nil {
		return false, err
	}
	y, err := other.origin()
	return bytes.Equal(x, y), err
}

// origin is the hash of the first entry. No two books have the same: it has the time
// and salted digests in it.
func (b *Book) origin() (hash []byte, err error) {
	err = b.reading(func(bt *bbolt.Tx) error {
		_, s, err := b.readEntry(bt, 1)
		hash = s.Hash
		return err
	})
	if err != nil {
		err = fmt.Errorf("the first entry: %w", err)
	}
	return hash, err
}
