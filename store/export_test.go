package store

import (
	"reflect"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
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

// Planned decodes a record by its plan alone; false: the plan gave up.
func Planned(raw []byte, r record.Record) bool {
	p := parser{b: raw}
	return plans[r.Kind()]()(&p, reflect.ValueOf(r).Elem()) && p.i == len(raw)
}

// Unmarshal is what the store decodes records with.
var Unmarshal = unmarshal
