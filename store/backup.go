package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Rules of this file: a copy of a book is taken while the book is in use, stands under
// its name only when every value in it was read back from the disk, opened and compared
// with the book, and is never overwritten. Its name says of which book, in which
// schema, when and on what occasion: "<book>-s<schema>-<time in UTC>-<occasion>.sopt".

// The occasions of a copy. They are part of its name: letters of ASCII only.
const (
	WhyAuto    = "auto"    // by itself: on exit, every hour in which something changed
	WhyHand    = "hand"    // asked for
	WhyImport  = "import"  // before an import
	WhyMigrate = OpMigrate // before the book is brought to another schema
	WhyRestore = "restore" // before a copy takes its place
	WhyErase   = "erase"   // before a person is erased
	WhyUpdate  = "update"  // before another version of the program is installed
	WhyAside   = "aside"   // no copy: the book itself, set aside as it was (Restore)
)

// Copy is a backup of a book.
type Copy struct {
	Path   string
	At     time.Time // when it was taken, to the second
	Why    string    // occasion: one of the above
	Schema int       // of the book; 0: not known
	Size   int64
	Flawed bool  // the book had damage when the copy was taken: nothing in it counts as a good copy
	State  error // what a short look says: nil, or ErrEmpty, ErrForeign, ErrCut, ErrDamaged …
}

// Good says that the copy was whole when it was taken, and still looks so.
func (c Copy) Good() bool { return !c.Flawed && c.State == nil && c.Why != WhyAside }

const (
	copyTime   = "20060102-150405"
	copyFlawed = "flawed"
)

// copyName is what stands between the book's name and the extension: schema, time,
// occasion (version 0.3 left it out: it copied before migrations only), perhaps
// "flawed", and a number where two were taken in a second.
var copyName = regexp.MustCompile(`^-s(\d{1,4})-(\d{8}-\d{6})(?:-([a-z]+))?(-` + copyFlawed + `)?(?:-\d+)?$`)

// nameParts cuts the name of a book into what its copies begin and end with.
func nameParts(path string) (base, ext string) {
	ext = filepath.Ext(path)
	return strings.TrimSuffix(filepath.Base(path), ext), ext
}

// vacantCopy is a name in dir for a copy that no file has.
func vacantCopy(dir, book string, c Copy) (string, error) {
	base, ext := nameParts(book)
	name := fmt.Sprintf("%s-s%d-%s-%s", base, c.Schema, c.At.Format(copyTime), c.Why)
	if c.Flawed {
		name += "-" + copyFlawed
	}
	for n := 1; n < 1000; n++ {
		path := filepath.Join(dir, name+ext)
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", name, n, ext))
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", err
		}
	}
	return "", ErrExists
}

// Backup writes a copy of the book, as it is now, into a folder; the book may be used
// meanwhile. When it returns without an error the copy was written, synced, read back
// and compared value by value, and each value was opened and fits the book's history.
//
// What reading back proves: the bytes came from below the system's cache where the
// system lets us go there (Linux, Windows), so the disk has taken them. It may still
// hold them in a cache of its own: a stick is safe to pull out once the system says so.
//
// ErrFull: no room for it, and nothing was written. ErrReadOnly: the folder cannot be
// written. ErrDamaged with a Copy: the book has damage, and so has the copy, which is
// marked as flawed and never counted as a good one. ErrDamaged without a Copy: the file
// of the book, or the copy, cannot be read; nothing is left behind. ErrClosed.
func (b *Book) Backup(dir, why string) (c Copy, err error) {
	b.copying.Lock()
	defer b.copying.Unlock()
	o := b.options()
	o.sweep(dir, aDay)
	c = Copy{At: o.Now().UTC().Truncate(time.Second), Why: why, Schema: b.schemaNow()}
	var flaws []Finding
	err = b.reading(func(bt *bbolt.Tx) error {
		c.Size = bt.Size()
		if err := room(dir, c.Size); err != nil {
			return err
		}
		temp, err := o.draft(dir, func(temp string) (err error) {
			if err = o.fill(temp, bt); err == nil {
				flaws, err = b.verify(temp, bt)
			}
			return err
		})
		if err != nil {
			return err
		}
		c.Flawed = len(flaws) > 0
		if c.Path, err = vacantCopy(dir, b.path, c); err != nil {
			os.Remove(temp)
			return err
		}
		return o.settle(temp, c.Path, false)
	})
	if err != nil {
		return Copy{}, err
	}
	if c.Flawed {
		return c, &OpenError{Path: b.path, Err: fmt.Errorf("%w: %d values, the first: %v", ErrDamaged, len(flaws), flaws[0])}
	}
	return c, nil
}

func (b *Book) schemaNow() int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.head.schema
}

// verify opens a copy of what bt sees, and compares and opens every value in it. An
// error: it is no copy, or cannot be read. Flaws are damage that the book has as well.
func (b *Book) verify(name string, bt *bbolt.Tx) (flaws []Finding, err error) {
	o := b.o // its key is known: the copy needs no secret
	o.ReadOnly, o.NoSearch = true, true
	c, err := open(name, o)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r, err := c.check(func(ct *bbolt.Tx) error { return same(bt, ct) })
	for _, f := range r.Findings {
		if f.Damage() {
			flaws = append(flaws, f)
		}
	}
	return flaws, errors.Join(err, c.Close())
}

// same compares two databases byte by byte.
func same(a, c *bbolt.Tx) error {
	differ := fmt.Errorf("%w: the copy is not the same", ErrDamaged)
	names := 0
	if err := c.ForEach(func([]byte, *bbolt.Bucket) error { names++; return nil }); err != nil {
		return err
	}
	return errors.Join(a.ForEach(func(name []byte, bucket *bbolt.Bucket) error {
		names--
		other := c.Bucket(name)
		if other == nil || other.Sequence() != bucket.Sequence() {
			return differ
		}
		x, y := bucket.Cursor(), other.Cursor()
		k, v := x.First()
		for l, w := y.First(); k != nil || l != nil; l, w = y.Next() {
			if !bytes.Equal(k, l) || !bytes.Equal(v, w) {
				return differ
			}
			k, v = x.Next()
		}
		return nil
	}), func() error {
		if names != 0 {
			return differ
		}
		return nil
	}())
}

// Backups lists the copies of a book in a folder, newest first. Only their names, sizes
// and meta pages are looked at. A folder that is not there holds none.
func Backups(dir, book string) ([]Copy, error) {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	hidden := twins(dir, book)
	var copies []Copy
	for _, e := range list {
		c, ok := parseCopy(book, e.Name())
		if c.Path = filepath.Join(dir, e.Name()); ok && !slices.Contains(hidden, c.Path) {
			c.Size, c.State = glanceAt(c.Path)
			copies = append(copies, c)
		}
	}
	slices.SortStableFunc(copies, func(x, y Copy) int { return cmp.Or(y.At.Compare(x.At), strings.Compare(y.Path, x.Path)) })
	return copies, nil
}

// parseCopy reads the name of a copy of a book.
func parseCopy(book, name string) (Copy, bool) {
	base, ext := nameParts(book)
	rest, ok := strings.CutPrefix(name, base)
	rest, isBook := strings.CutSuffix(rest, ext)
	m := copyName.FindStringSubmatch(rest)
	if !ok || !isBook || m == nil {
		return Copy{}, false
	}
	at, err := time.Parse(copyTime, m[2])
	schema, _ := strconv.Atoi(m[1])
	return Copy{At: at, Why: cmp.Or(m[3], WhyMigrate), Schema: schema, Flawed: m[4] != ""}, err == nil
}

// glanceAt gives the size of a file and what its meta pages say of it.
func glanceAt(path string) (size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return info.Size(), ErrForeign
	}
	l, err := glance(f, info.Size())
	if err == nil && l.lost {
		err = ErrDamaged
	}
	return info.Size(), err
}
