package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Rules of this file: a whole file comes to be under its name by place: a temporary name
// in the same folder, written, synced and looked at, then renamed, and the folder synced.
// So a name shows the old file, or nothing, or the whole new one, whenever the process or
// the power ends. A temporary file that was left behind is swept away a day later, when a
// book in its folder is opened for work, copied or restored.

// TempPrefix begins the names of temporary files: opening a book takes those away that
// were left in its folder a day ago. Other packages that write beside a book use it too.
const TempPrefix = ".sopt-new-"

const (
	drillPrefix = "sopt-drill-" // folders in the system's place for such
	aDay        = 24 * time.Hour
)

// at tells a test that a step on the disk comes next; what the test answers is the
// step's error. bbolt's own steps are seen through Options.opened.
func (o Options) at(step string) error {
	if o.onDisk == nil {
		return nil
	}
	return o.onDisk(step)
}

// database opens the database of a book.
func (o Options) database(path string) (*bbolt.DB, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: o.Timeout, ReadOnly: o.ReadOnly, PageSize: pageSize,
		FreelistType: bbolt.FreelistMapType, NoStatistics: true,
	})
	if err == nil && o.opened != nil {
		o.opened(db)
	}
	return db, err
}

// reserveFrom is how much a step writes (bytes) for reserve to do anything.
var reserveFrom int64 = 1 << 20

// reserve gives the file of a database the size it will have after a large step (bytes of
// what is written), before the step is written. bbolt copies all of a step again each time
// it has to map a larger file, and maps twice as much each time. What is not used stays
// empty, as it would in bbolt's own steps.
func (o Options) reserve(bt *bbolt.Tx, bytes int64) error {
	path, size := bt.DB().Path(), bt.Size()+bytes*5/4/pageSize*pageSize // pages are not filled to the last byte
	if info, err := os.Stat(path); bytes < reserveFrom || err != nil || info.Size() >= size {
		return err
	}
	if err := o.at("reserve"); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(size), f.Sync(), f.Close())
}

// place puts the file that fill makes under a name: draft, then settle.
func (o Options) place(name string, over bool, fill func(temp string) error) error {
	temp, err := o.draft(filepath.Dir(name), fill)
	if err != nil {
		return err
	}
	return o.settle(temp, name, over)
}

// draft makes a file with a temporary name in a folder. fill gets the name of an empty
// file; when it returns, the file must be on the disk and have been looked at. ErrFull,
// ErrReadOnly; nothing is left behind then.
func (o Options) draft(dir string, fill func(temp string) error) (temp string, err error) {
	if err := o.at("create"); err != nil {
		return "", full(err)
	}
	f, err := os.CreateTemp(dir, TempPrefix+"*")
	if err != nil {
		if err = full(err); !errors.Is(err, ErrFull) {
			err = fmt.Errorf("%w: %w", ErrReadOnly, err)
		}
		return "", err
	}
	done := false
	defer func() {
		if !done { // also when fill panics
			os.Remove(f.Name())
		}
	}()
	if err := f.Close(); err != nil {
		return "", full(err)
	}
	err = fill(f.Name())
	done = err == nil
	return f.Name(), full(err)
}

// settle gives a draft its name. Only with over is a file that has the name replaced;
// else it is ErrExists, and the draft is gone.
func (o Options) settle(temp, name string, over bool) error {
	err := o.at("rename")
	if _, there := os.Lstat(name); err == nil && !over && there == nil {
		err = ErrExists
	}
	if err == nil {
		err = rename(temp, name)
	}
	if err != nil {
		os.Remove(temp)
		return full(err)
	}
	return o.syncFolder(filepath.Dir(name))
}

func (o Options) syncFolder(dir string) error {
	err := o.at("sync folder")
	if err == nil {
		err = syncDir(dir)
	}
	return full(err)
}

// fill writes what from gives into the file name, syncs it, and reads it back from the
// disk: ErrDamaged if that is something else.
func (o Options) fill(name string, from io.WriterTo) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	w := &counted{o: o, w: f, h: sha256.New()}
	_, err = from.WriteTo(w)
	if err == nil {
		err = o.at("sync")
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return full(err)
	}
	back := sha256.New()
	if err := readBack(name, back); err != nil {
		return err
	}
	if string(back.Sum(nil)) != string(w.h.Sum(nil)) {
		return fmt.Errorf("%w: the disk gives back something else than was written", ErrDamaged)
	}
	return nil
}

// counted makes each write a step, and digests what was written.
type counted struct {
	o Options
	w io.Writer
	h hash.Hash
}

func (c *counted) Write(p []byte) (int, error) {
	if err := c.o.at("write"); err != nil {
		return 0, err
	}
	c.h.Write(p)
	return c.w.Write(p)
}

// spare is what must stay free on a disk that a copy is written to.
const spare = 1 << 20

// room is ErrFull where a folder has no room for a file of size bytes. A system that
// does not tell is believed: the writing will say it.
func room(dir string, size int64) error {
	free, err := freeBytes(dir)
	if err != nil || free >= uint64(size)+spare {
		return nil
	}
	return fmt.Errorf("%w: %d bytes are free and %d are needed", ErrFull, free, size+spare)
}

// sweep removes the temporary files of processes that ended in the middle, if they are
// of an age: a day old they are of nobody who still writes. It says which stay.
func (o Options) sweep(dir string, age time.Duration) (left []Left) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil // the caller comes upon it by itself
	}
	for _, e := range list {
		if !isTemp(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() &&
			(age == 0 || o.Now().Sub(info.ModTime()) >= age) { // a clock that was put back keeps nothing alive
			name := filepath.Join(dir, e.Name())
			if err := o.wipe(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				left = append(left, Left{name, err})
			}
		}
	}
	return left
}

// isTemp says that a name is one of a draft, of its note, or of a rewrite of a draft.
func isTemp(name string) bool {
	name = strings.TrimLeft(strings.TrimPrefix(name, notePrefix), ".")
	return strings.HasPrefix(name, TempPrefix[1:])
}
