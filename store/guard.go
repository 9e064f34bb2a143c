package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Rules of this file: nothing of bbolt runs on a file that was not looked at
// here first, and looking never writes. bbolt maps the file into memory and
// believes it: a cut file ends the process (SIGBUS), an empty one becomes a new
// database, a damaged page panics or reads as something else.

// The layout of bbolt's meta pages (version 2), little endian as on every machine
// this program is built for.
const (
	pageHeader  = 16
	metaSize    = 64
	metaMagic   = 0xED0CDAED
	metaVersion = 2
	noFreelist  = ^uint64(0)
)

// metaPage is what one of the two meta pages says.
type metaPage struct {
	page     int64  // bytes in a page
	root     uint64 // page of the root bucket
	freelist uint64
	high     uint64 // first page that was never used
	txid     uint64
}

// looked is a file that may be given to bbolt.
type looked struct {
	metas  [2][pageHeader + metaSize]byte // to see whether the file changed since
	newest metaPage
	slot   int  // where newest stands: page 0 or 1
	lost   bool // one meta page is invalid: bbolt opens the other, which may be older
	bare   bool // the next save would write over newest, and the other page does not say the same
}

// look reads a file and returns why it must not be opened: ErrEmpty, ErrForeign,
// ErrCut or ErrDamaged.
func look(f io.ReaderAt, size int64) (looked, error) {
	l, err := glance(f, size)
	if err != nil {
		return l, err
	}
	return l, walk(f, l.newest)
}

// glance reads the meta pages only.
func glance(f io.ReaderAt, size int64) (looked, error) {
	var l looked
	if size == 0 {
		return l, ErrEmpty
	}
	pages, err := l.readMetas(f, size)
	if err != nil {
		return l, err
	}
	switch {
	case pages[0] == nil && pages[1] == nil:
		return l, ErrForeign
	case pages[0] == nil || pages[1] == nil:
		l.lost = true
	}
	l.slot = newer(pages)
	l.newest = *pages[l.slot]
	other := pages[1-l.slot]
	if other != nil && other.txid == l.newest.txid && !l.newest.stands(other) {
		return l, fmt.Errorf("%w: two states of transaction %d", ErrDamaged, other.txid)
	}
	l.bare = int(l.newest.txid+1)%2 == l.slot && !l.newest.stands(other)
	if m := l.newest; m.high < 4 || m.high > 1<<40 || uint64(size) < m.high*uint64(m.page) {
		return l, ErrCut
	}
	return l, nil
}

// newer is the slot of the meta page that bbolt takes, of two of which one is valid.
func newer(pages [2]*metaPage) int {
	if pages[0] == nil || pages[1] != nil && pages[1].txid > pages[0].txid {
		return 1
	}
	return 0
}

// readMetas reads both meta pages; nil for an invalid one. Where the first is
// invalid the page size is not known, and the second is looked for at every size
// that bbolt can have, as bbolt itself does.
func (l *looked) readMetas(f io.ReaderAt, size int64) (pages [2]*metaPage, err error) {
	if pages[0], err = l.readMeta(f, 0, 0, size); err != nil {
		return pages, err
	}
	if pages[0] != nil {
		pages[1], err = l.readMeta(f, 1, pages[0].page, size)
		return pages, err
	}
	for at := int64(1024); at <= 64<<10 && pages[1] == nil; at *= 2 {
		if pages[1], err = l.readMeta(f, 1, at, size); err != nil {
			return pages, err
		}
	}
	return pages, nil
}

func (l *looked) readMeta(f io.ReaderAt, i int, at, size int64) (*metaPage, error) {
	raw := &l.metas[i]
	if at+int64(len(raw)) > size {
		return nil, nil
	}
	if _, err := f.ReadAt(raw[:], at); err != nil {
		return nil, err
	}
	b, le := raw[pageHeader:], binary.LittleEndian
	h := fnv.New64a()
	h.Write(b[:metaSize-8])
	m := &metaPage{
		page: int64(le.Uint32(b[8:])), root: le.Uint64(b[16:]), freelist: le.Uint64(b[32:]),
		high: le.Uint64(b[40:]), txid: le.Uint64(b[48:]),
	}
	switch {
	case le.Uint32(b) != metaMagic, le.Uint32(b[4:]) != metaVersion, le.Uint64(b[56:]) != h.Sum64():
		return nil, nil
	case m.txid >= 1<<62: // no book lives that long, and the one after the highest would count as the oldest
		return nil, fmt.Errorf("%w: a meta page of transaction %d", ErrDamaged, m.txid)
	case m.page < 1024 || m.page > 64<<10 || m.page&(m.page-1) != 0, at != 0 && at != m.page:
		// For bbolt this is a valid meta page, so it would use what we take for lost.
		return nil, fmt.Errorf("%w: a meta page for pages of %d bytes", ErrDamaged, m.page)
	case le.Uint64(raw[:]) != uint64(i):
		// The older one, copied over the newer, would show the older state as the last.
		return nil, fmt.Errorf("%w: meta page %d stands in the place of %d", ErrDamaged, le.Uint64(raw[:]), i)
	}
	return m, nil
}

// stands says that another meta page is valid and stands for the same state.
func (m metaPage) stands(o *metaPage) bool {
	return o != nil && o.root == m.root && o.freelist == m.freelist && o.high == m.high
}

// same says that the meta pages are still those that were looked at.
func (l *looked) same(f io.ReaderAt) bool {
	var now looked
	for i := range now.metas {
		if _, err := f.ReadAt(now.metas[i][:], int64(i)*l.newest.page); err != nil {
			return false
		}
	}
	return now.metas == l.metas
}

// guard looks at the file under a shared lock, so that no writer is in the middle
// of a change. With write it also makes sure that file and folder can be written.
func guard(path string, write bool, timeout time.Duration) (looked, error) {
	fail := func(err error) (looked, error) { return looked{}, &OpenError{Path: path, Err: err} }
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail(ErrNoFile)
	case err != nil:
		return fail(err)
	case !info.Mode().IsRegular():
		return fail(ErrForeign)
	case info.Size() == 0:
		return fail(ErrEmpty)
	}
	f, err := os.Open(path)
	if err != nil {
		return fail(err)
	}
	defer f.Close()
	if !lock(f, false, timeout) {
		return looked{}, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
	}
	defer unlock(f)
	if info, err = f.Stat(); err != nil {
		return fail(err)
	}
	l, err := look(f, info.Size())
	if err != nil {
		return fail(err)
	}
	if write {
		err = writable(path)
	}
	if err != nil {
		return fail(err)
	}
	return l, nil
}

// writable is ErrReadOnly where the file or its folder cannot be written: copies
// and the note of the holder lie beside the book. It changes no byte of the book.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("%w: %v", ErrReadOnly, err)
	}
	f.Close()
	probe, err := os.CreateTemp(filepath.Dir(path), TempPrefix+"*") // so that sweep finds one that was left
	if err != nil {
		return fmt.Errorf("%w: %v", ErrReadOnly, err)
	}
	probe.Close()
	if err := os.Remove(probe.Name()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
