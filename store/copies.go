package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: the program's own copies follow the book: they take its key and
// slots, and lose the persons who were erased. The book goes first: a process that ends
// in between leaves copies that are as they were, never one that nobody can open; Align
// takes up from there. A file is a copy if its history begins with the same entry; any
// other is left alone.

// Copies says what became of copies of a book.
type Copies struct {
	Done []string // they open as the book does, and hold nothing that was erased
	Left []Left   // the others
	Bare bool     // the old bytes of one that is done could not be overwritten
}

// Left is a copy that still is as it was. Err: ErrSecret (it has a password of its
// own), ErrForeign (it is no copy of this book), ErrDamaged, ErrLocked …
type Left struct {
	Path string
	Err  error
}

// Align brings copies of the book, files or folders with files, to what the book came to
// since: under its secrets, and without the persons who were erased. It is for those
// that were out of reach then. A copy that is so already is left alone.
func (b *Book) Align(copies ...string) Copies { return b.align(copies, nil) }

// align: called are names of persons who were erased, before is what opened the copies.
func (b *Book) align(copies, called []string, before ...known) (c Copies) {
	c.Left = b.sweepCopies(copies)
	for _, path := range b.copyFiles(copies) {
		wiped, err := b.alignOne(path, called, before)
		if err != nil {
			c.Left = append(c.Left, Left{path, full(err)})
			continue
		}
		c.Done = append(c.Done, path)
		c.Bare = c.Bare || !wiped
	}
	return c
}

// sweepCopies takes away the copies that a process left half done, whatever their age:
// they hold the old key and what was erased. Another book's copy in the making, in the
// same folder at the same time, fails and is made again.
func (b *Book) sweepCopies(paths []string) (left []Left) {
	b.copying.Lock() // none of ours is in the making
	defer b.copying.Unlock()
	for _, dir := range append([]string{filepath.Dir(b.path)}, paths...) {
		left = append(left, b.o.sweep(dir, 0)...)
	}
	return left
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
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasPrefix(e.Name(), notePrefix) && want(e.Name()) {
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

func (b *Book) alignOne(path string, called []string, before []known) (wiped bool, err error) {
	key, ring := b.secret()
	o := b.options()
	o.known, o.Secret, o.NoSearch = append([]known{{ring, key}}, before...), "", true
	c, err := open(path, o)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	switch same, err := c.copyOf(b); {
	case err != nil:
		return false, err
	case !same:
		return false, &OpenError{Path: path, Err: ErrForeign}
	}
	done, wiped, err := b.eraseIn(c, called, key, ring)
	if err != nil || done || c.ring.same(ring) {
		return wiped || !done, err
	}
	return c.rewrite(key, ring)
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

// eraseIn brings a copy to where the erasures of this book leave it, under its key and
// slots. done says that there was something to erase.
func (b *Book) eraseIn(c *Book, called []string, key []byte, ring keyring) (done, wiped bool, err error) {
	dates, err := b.erasedSince(c)
	if err != nil || len(dates) == 0 {
		return false, false, err
	}
	people := slices.Collect(maps.Keys(dates))
	e := c.erasing(people, called)
	e.on = func(_ *Tx, id record.ID) record.Date { return dates[id] }
	e.stands = func(_ *record.View, of record.Ref) (yes bool) { // what the book itself still says
		b.Read(func(v *record.View) {
			r := v.Find(of.Kind, of.ID)
			yes = r != nil && e.names.Texts(r, nil)
		})
		return yes
	}
	out, err := c.eraseAnew(Op{Code: OpErase, Kind: record.KindPerson, N: len(people)}, e, key, ring)
	return err == nil, out.Wiped, err
}

// erasedSince are the persons whom a copy still knows and this book does not, with the day
// on which they were erased.
func (b *Book) erasedSince(c *Book) (dates map[record.ID]record.Date, err error) {
	var people []record.ID
	all := map[record.ID]record.Date{}
	b.Read(func(v *record.View) {
		for r := range v.Records(record.KindPerson) {
			p := r.(*record.Person)
			was, _ := c.view.Find(record.KindPerson, p.ID).(*record.Person)
			if p.Anonymous() && was != nil && !was.Anonymous() {
				people, all[p.ID] = append(people, p.ID), p.Anonymised
			}
		}
	})
	if len(people) == 0 {
		return nil, nil
	}
	if people, err = b.sameRecords(c, record.KindPerson, people); err != nil {
		return nil, err
	}
	dates = map[record.ID]record.Date{}
	for _, id := range people {
		dates[id] = all[id]
	}
	return dates, nil
}

// sameRecords are those of the IDs that name the same record in both books: after an
// older copy was restored, a later ID may have been given to something else.
func (b *Book) sameRecords(c *Book, k record.Kind, ids []record.ID) (same []record.ID, err error) {
	ours, err := b.firstDigests(k, ids)
	if err != nil {
		return nil, err
	}
	theirs, err := c.firstDigests(k, ids)
	for _, id := range ids {
		if ours[id] != nil && bytes.Equal(ours[id], theirs[id]) {
			same = append(same, id)
		}
	}
	return same, err
}

// firstDigests are the digests of the first contents of records. They are salted: no
// two records have the same.
func (b *Book) firstDigests(k record.Kind, ids []record.ID) (of map[record.ID][]byte, err error) {
	of = map[record.ID][]byte{}
	err = b.History(func(e Entry) bool { // newest first: the first one is what stays
		for _, c := range e.Changes {
			if c.Kind == k && c.Digest != nil && slices.Contains(ids, c.ID) {
				of[c.ID] = c.Digest
			}
		}
		return true
	})
	return of, err
}
