package store

import (
	"reflect"
	"time"
	"unsafe"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
	"sophongtrao/store/steps"
)

// What tests of the package may reach beyond its API.

// WithSteps returns the options with another list of migrations.
func (o Options) WithSteps(list ...steps.Step) Options { o.steps = list; return o }

// Steps are the migrations that the options lead to.
func (o Options) Steps() []steps.Step { return o.steps }

// WithDisk returns options whose every step on the disk asks f first: by its name for
// those of the store itself, as "page" for each write of bbolt. An error of f is that
// of the step.
func (o Options) WithDisk(f func(step string) error) Options {
	o.onDisk = f
	o.opened = func(db *bbolt.DB) {
		field := reflect.ValueOf(db).Elem().FieldByName("ops").FieldByName("writeAt")
		write := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
		old := *write
		*write = func(p []byte, off int64) (int, error) {
			if err := f("page"); err != nil {
				return 0, err
			}
			return old(p, off)
		}
	}
	return o
}

// Cheap returns the options with secrets that cost next to nothing, and with waits that
// are noted and not waited for.
func (o Options) Cheap(waited *time.Duration) Options {
	o.cost = leastCost
	o.sleep = func(d time.Duration) {
		if waited != nil {
			*waited += d
		}
	}
	return o
}

// CloseToRename has rewrites done as on Windows.
func CloseToRename() (back func()) {
	was := closeToRename
	closeToRename = true
	return func() { closeToRename = was }
}

// Key is the data key of an open book.
func (b *Book) Key() []byte { return b.key }

// EachPlain opens every sealed value but the head.
func (b *Book) EachPlain(f func(bucket string, key, plain []byte)) error {
	return b.reading(func(bt *bbolt.Tx) error {
		return b.eachValue(bt, func(v value) error { f(v.bucket, v.key, v.plain); return nil })
	})
}

// Deep is Check for a book that is open.
func (b *Book) Deep() (Report, error) { return b.check(nothing) }

// ContentsKey is where the contents of a revision stand.
func ContentsKey(k record.Kind, id record.ID, rev uint64) []byte { return contentsKey(k, id, rev) }

// Schema is the schema of the book on disk.
func (b *Book) Schema() int { return b.head.schema }

// Cell is the key and the sealed value of a record, as they stand in the file.
func (b *Book) Cell(bt *bbolt.Tx, k record.Kind, id record.ID) (key, value []byte) {
	t := b.table(bt, string(k))
	return t.at(idKey(id)), t.get(idKey(id))
}

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

// SealPlain seals a value as a book without a password does whose data key is key.
func SealPlain(key []byte, schema int, bucket string, at, plain []byte) ([]byte, error) {
	s, err := newSealer(key, bare)
	if err != nil {
		return nil, err
	}
	return s.seal(schema, bucket, at, plain), nil
}

// IsTemp says that a name is one of a draft.
var IsTemp = isTemp
