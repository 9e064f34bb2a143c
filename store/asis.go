package store

import (
	"os"
	"path/filepath"
	"time"
)

// CopyAsIs copies a book that nobody has open into a folder, which is made, byte by byte:
// also one whose password nobody gives, one that is damaged, and one of another schema.
// The copy is synced and read back, but its values are not opened: the name says schema 0,
// not known. Before the program itself is replaced this is enough: what is kept is what
// was there. *OpenError: ErrLocked, ErrNoFile; else ErrFull, ErrReadOnly.
func CopyAsIs(path, dir, why string, o Options) (c Copy, err error) {
	o = o.filled()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return c, full(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return c, &OpenError{Path: path, Err: ErrNoFile}
	}
	f, err := os.Open(path)
	if err != nil {
		return c, &OpenError{Path: path, Err: err}
	}
	defer f.Close()
	if !lock(f, false, o.Timeout) { // a shared one: others may read meanwhile
		return c, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
	}
	defer unlock(f)
	if err := room(dir, info.Size()); err != nil {
		return c, err
	}
	c = Copy{At: o.Now().UTC().Truncate(time.Second), Why: why, Size: info.Size()}
	temp, err := o.draft(dir, func(temp string) error { return o.fill(temp, file{path}) })
	if err != nil {
		return Copy{}, err
	}
	if c.Path, err = vacantCopy(dir, filepath.Base(path), c); err != nil {
		os.Remove(temp)
		return Copy{}, err
	}
	if err := o.settle(temp, c.Path, false); err != nil {
		return Copy{}, err
	}
	c.Size, c.State = glanceAt(c.Path)
	return c, nil
}
