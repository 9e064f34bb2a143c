package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Rules of this file: a book of an older schema is copied, the copy opened and
// verified, and then every record written in the present schema together with the
// new schema and an entry of the history: in one transaction. Old contents in the
// history stay as they are; reading takes them up the same steps.

// migrate brings an open book, which load has read in the present schema, to it on
// disk.
func (b *Book) migrate() error {
	copied, err := b.copyBeside()
	if err != nil {
		return err
	}
	if err := b.writeUp(nil); err != nil {
		os.Remove(copied) // the book is as it was: the copy holds nothing more
		return err
	}
	return nil
}

// writeUp writes the migrated book. With dry the transaction ends in that error
// and leaves nothing behind.
func (b *Book) writeUp(dry error) error {
	now := b.o.Now().UTC()
	h := b.head
	op := Op{Code: OpMigrate, N: b.o.schema()}
	h.Seq, h.At, h.schema = h.Seq+1, now, b.o.schema()
	err := b.db.Update(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		if err := b.writeMigrated(bt, &h, Entry{At: now, Op: op}); err != nil {
			return fmt.Errorf("%w: %v", ErrMigrate, err)
		}
		return dry
	})
	if err == nil {
		b.head = h
	}
	return err
}

// migratedCopy says that name is one that copyBeside gives to a copy of base.
func migratedCopy(base, ext, name string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(name, ext), base+"-s")
	if !ok || !strings.HasSuffix(name, ext) {
		return false
	}
	schema, at, _ := strings.Cut(rest, "-")
	_, err := time.Parse(copyTime, at)
	return err == nil && strings.Trim(schema, "0123456789") == ""
}

const copyTime = "20060102-150405"

// copyBeside writes a verified copy of the book into its folder and returns its
// name: "<book>-s<schema>-<time>.sopt". It never overwrites one.
func (b *Book) copyBeside() (name string, err error) {
	base := strings.TrimSuffix(b.path, filepath.Ext(b.path))
	name = fmt.Sprintf("%s-s%d-%s%s", base, b.head.schema, b.o.Now().UTC().Format(copyTime), filepath.Ext(b.path))
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	err = b.db.View(func(bt *bbolt.Tx) error {
		_, err := bt.WriteTo(f)
		return err
	})
	if err = errors.Join(err, f.Sync(), f.Close(), syncDir(filepath.Dir(name))); err != nil {
		return "", err
	}
	o := b.o
	o.ReadOnly = true
	c, err := open(name, o)
	if err != nil {
		return "", err
	}
	defer c.Close()
	if c.head.Sum != b.head.Sum || c.head.Seq != b.head.Seq {
		return "", fmt.Errorf("%w: the copy is not the same", ErrMigrate)
	}
	return name, nil
}

var errDry = errors.New("store: dry run")

// DryRun does everything that opening would do to bring a book to the present
// schema, and takes it back. It returns the schema of the book and that of this
// program.
func DryRun(path string, o Options) (from, to int, err error) {
	o = o.filled()
	b, err := open(path, o)
	if err != nil {
		return 0, o.schema(), err
	}
	defer b.Close()
	from, to = b.head.schema, o.schema()
	if from == to {
		return from, to, nil
	}
	if err = b.writeUp(errDry); errors.Is(err, errDry) {
		err = nil
	}
	return from, to, err
}
