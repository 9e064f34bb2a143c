package store

import (
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

// NotePath is the note of the holder.
func NotePath(path string) string { return notePath(path) }
