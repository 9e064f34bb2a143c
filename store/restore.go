package store

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: a copy takes the place of a book only after it was read whole and
// has taken over what must not be turned back (inherit.go), and what stood there stays
// beside it under a name of its own, byte for byte, whole or damaged. At every moment one
// of the two stands under the book's name.

// Summary says what is in the book: a Report without findings.
func (b *Book) Summary() (Report, error) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	r := Report{Schema: b.head.schema, Seq: b.head.Seq, At: b.head.At, Records: map[record.Kind]int{}, Warning: b.warning}
	for _, k := range record.Kinds {
		for x := range b.view.Records(k) {
			if x.M().Bin {
				r.Bin++
			} else {
				r.Records[k]++
			}
		}
	}
	err := b.reading(func(bt *bbolt.Tx) error {
		return b.table(bt, bucketFiles).each(func(_, _ []byte) error { r.Papers++; return nil })
	})
	return r, err
}

// Delta is what changes in the records of a kind, bin included, when one state of a
// book takes the place of another.
type Delta struct {
	Kind    record.Kind
	Lost    int // are there now only
	Back    int // are there then only
	Changed int // are there in both, with other contents
}

// Comparison is what Compare found.
type Comparison struct {
	Kinds []Delta // kinds without a difference are left out
	// Issued are the documents that were issued or made void in the present state only.
	// Restore keeps them, and they are in no Delta.
	Issued []*record.Document
}

// Compare says what becomes of the book now when then takes its place.
func Compare(now, then *record.View) (c Comparison) {
	for _, k := range record.Kinds {
		d := Delta{Kind: k}
		for r := range now.Records(k) {
			was := then.Find(k, r.M().ID)
			if isPaper(r) && (was == nil || was.(*record.Document).Is() != r.(*record.Document).Is()) {
				c.Issued = append(c.Issued, r.(*record.Document))
				continue
			}
			switch {
			case was == nil:
				d.Lost++
			case !reflect.DeepEqual(was, r):
				d.Changed++
			}
		}
		for r := range then.Records(k) {
			if now.Find(k, r.M().ID) == nil {
				d.Back++
			}
		}
		if d != (Delta{Kind: k}) {
			c.Kinds = append(c.Kinds, d)
		}
	}
	slices.SortFunc(c.Issued, byNumber)
	return c
}

// Restored is what Restore did.
type Restored struct {
	Inherited
	Aside  string // where the book is now that stood there; "": none did
	Report Report // what is in the book that was put there; Findings: damage it came with
}

// Restore puts a copy of a book in the place of the book at path, which nobody may have
// open; it need not be there, and need not be readable. Where it is, and the copy is one
// of it, the copy comes under its secrets, without the persons erased since, and with the
// papers issued since. The copy itself stays where it is and as it is. A copy of an older
// schema is migrated, here or when the book is opened next. Restoring what was set aside
// takes it back. Options.Secret opens the book and, unless there is a CopySecret, the
// copy. *OpenError: of the copy, as Open would return it, or of path: ErrLocked, ErrFull,
// ErrReadOnly; path is as it was then.
func Restore(path, from string, o Options) (done Restored, err error) {
	o = o.filled()
	ro := o
	ro.ReadOnly, ro.NoSearch = true, true
	copied := ro
	copied.Secret = cmp.Or(o.CopySecret, o.Secret)
	src, err := open(from, copied)
	if err != nil {
		return done, opening(from, err)
	}
	defer src.Close()
	now, l, why, err := present(path, src, ro)
	if err != nil {
		return done, err
	}
	if now != nil {
		defer now.Close()
	}
	if done.Report, err = src.Summary(); err == nil {
		err = src.reading(func(bt *bbolt.Tx) error { return src.putTo(path, bt, now, l, &done) })
	}
	if err != nil {
		return Restored{}, opening(path, err)
	}
	done.Err = why
	return done, nil
}

// opening makes sure that an error of a file is an *OpenError.
func opening(path string, err error) error {
	var known *OpenError
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &OpenError{Path: path, Err: full(err)}
}

// putTo puts what bt sees of the book in the place of the file at path, which now is
// open for reading, as l saw it, or nil.
func (b *Book) putTo(path string, bt *bbolt.Tx, now *Book, l looked, done *Restored) error {
	dir := filepath.Dir(path)
	b.o.sweep(dir, aDay)
	if err := room(dir, bt.Size()); err != nil {
		return err
	}
	temp, err := b.o.draft(dir, func(temp string) (err error) {
		if err = b.o.fill(temp, bt); err == nil {
			done.Report.Findings, err = b.verify(temp, bt)
		}
		if err == nil && now != nil {
			done.Inherited, err = now.handDown(temp, b, &done.Report)
		}
		return err
	})
	if err != nil {
		return err
	}
	if now != nil {
		now.Close() // its lock is in the way
	}
	aside, release := "", func() {}
	if err = b.o.at("lock"); err == nil {
		aside, release, err = b.o.setAside(path)
	}
	if err != nil {
		os.Remove(temp)
		return err
	}
	defer release()
	done.Aside = aside
	if now != nil {
		if is, e := looksNow(path); e != nil || is.metas != l.metas {
			err = &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)} // somebody wrote meanwhile
			os.Remove(temp)
		}
	}
	if err == nil {
		err = b.o.settle(temp, path, true)
	}
	if now, ok := sameFile(path, aside); err != nil && ok && now {
		os.Remove(aside) // nothing was replaced: one name is enough
	}
	return err
}

// setAside gives the file at path, if there is one, a second name beside it: whoever
// puts another file in its place leaves it there. Until release nobody else opens it,
// as far as the system can keep a file locked and let it be replaced.
func (o Options) setAside(path string) (aside string, release func(), err error) {
	release = func() {}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return "", release, nil
	}
	if err != nil {
		return "", release, err
	}
	if !lock(f, true, o.Timeout) {
		f.Close()
		return "", release, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
	}
	release = func() { unlock(f); f.Close() }
	if closeToRename {
		release()
		release = func() {}
	}
	defer func() {
		if err != nil {
			release()
		}
	}()
	dir := filepath.Dir(path)
	for _, c := range twins(dir, path) {
		os.Remove(c) // of a process that ended between the two names
	}
	aside, err = vacantCopy(dir, path, Copy{At: o.Now().UTC().Truncate(time.Second), Why: WhyAside})
	if err == nil {
		err = o.at("set aside")
	}
	if err != nil {
		return "", release, err
	}
	if os.Link(path, aside) != nil { // the file system knows no second names
		err = o.place(aside, false, func(temp string) error { return o.fill(temp, file{path}) })
	} else {
		err = o.syncFolder(dir)
	}
	return aside, release, err
}

// file writes the bytes of a file.
type file struct{ path string }

func (x file) WriteTo(w io.Writer) (int64, error) {
	f, err := os.Open(x.path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return io.Copy(struct{ io.Writer }{w}, f)
}

// sameFile says that two names are of one file; ok is false if either is of none.
func sameFile(a, b string) (same, ok bool) {
	x, err := os.Lstat(a)
	y, err2 := os.Lstat(b)
	if err != nil || err2 != nil {
		return false, false
	}
	return os.SameFile(x, y), true
}

// twins are the names in dir of what was set aside that are the book itself.
func twins(dir, book string) (list []string) {
	all, _ := os.ReadDir(dir)
	for _, e := range all {
		if c, ok := parseCopy(book, e.Name()); ok && c.Why == WhyAside {
			name := filepath.Join(dir, e.Name())
			if same, _ := sameFile(name, book); same {
				list = append(list, name)
			}
		}
	}
	return list
}

// Drill rehearses a restore: the copy is restored into a temporary folder, opened,
// brought to the present schema, looked at like Check does, and removed again. No
// findings and no error: the copy is good.
func Drill(from string, o Options) (r Report, err error) {
	o = o.filled()
	o.sweepDrills()
	dir, err := os.MkdirTemp("", drillPrefix+"*")
	if err != nil {
		return r, opening(from, err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, filepath.Base(from))
	if _, err := Restore(path, from, o); err != nil {
		return r, err
	}
	o.ReadOnly = false
	b, err := Open(path, o)
	if err != nil {
		return r, err
	}
	r, err = b.check(nothing)
	return r, opening(from, errors.Join(err, b.Close()))
}

// sweepDrills takes away what rehearsals left whose process ended in the middle.
func (o Options) sweepDrills() {
	old, _ := filepath.Glob(filepath.Join(os.TempDir(), drillPrefix+"*"))
	for _, dir := range old {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() && o.Now().Sub(info.ModTime()) >= aDay {
			_ = os.RemoveAll(dir)
		}
	}
}

// Drill rehearses the restoring of a copy of this book, which needs no secret.
func (b *Book) Drill(from string) (Report, error) { return Drill(from, b.options()) }
