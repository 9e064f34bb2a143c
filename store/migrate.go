package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Rules of this file: a book of an older schema is copied, the copy opened and
// verified, and then every record written in the present schema together with the
// new schema and an entry of the history: in one transaction. Old contents in the
// history stay as they are; reading takes them up the same steps.

// migrate brings an open book, which load has read in the present schema, to it on
// disk.
func (b *Book) migrate() error {
	copied, err := b.Backup(filepath.Dir(b.path), WhyMigrate)
	if err != nil && copied.Path == "" {
		return err
	}
	if err := b.writeUp(nil); err != nil {
		os.Remove(copied.Path) // the book is as it was: the copy holds nothing more
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
