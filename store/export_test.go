package store

import (
	"os"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/steps"
)

// What tests of the package may reach beyond its API.

// WithSteps returns the options with another list of migrations.
func (o Options) WithSteps(list ...steps.Step) Options { o.steps = list; return o }

// Schema is the schema of the book on disk.
func (b *Book) Schema() int { return b.head.schema }

// DB is the database under a book.
func (b *Book) DB() *bbolt.DB { return b.db }

// Look runs the guard's look on a file.
func Look(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	_, err = look(f, info.Size())
	return err
}

// NotePath is the note of the holder.
func NotePath(path string) string { return notePath(path) }

// WriteNote writes the note of the holder as this process.
func WriteNote(path string) { writeNote(path, time.Now()) }
