// Package store keeps a book on disk (skeleton of the API; bodies follow).
package store

import (
	"errors"
	"io"
	"time"

	"sophongtrao/store/record"
)

type Options struct {
	Who      string
	Now      func() time.Time
	ReadOnly bool
	Timeout  time.Duration
}

type Book struct{}

type Tx struct{}

type Op struct {
	Code  string      `json:"code"`
	Kind  record.Kind `json:"kind,omitempty"`
	N     int         `json:"n,omitempty"`
	Label string      `json:"label,omitempty"`
}

type Receipt struct {
	Seq   uint64
	At    time.Time
	Op    Op
	Kinds []record.Kind
}

// Rollback says that the last transaction is lost; At is the state that is open.
type Rollback struct {
	At  time.Time
	Seq uint64
}

type Hit struct {
	Kind record.Kind
	ID   record.ID
	Rank int // 0 best
}

type Change struct {
	Kind record.Kind `json:"kind"`
	ID   record.ID   `json:"id"`
	Rev  uint64      `json:"rev"`
}

type Entry struct {
	Seq     uint64
	At      time.Time
	Who     string
	Op      Op
	Changes []Change
}

type Report struct {
	Schema  int
	Seq     uint64
	At      time.Time
	Records map[record.Kind]int
	Files   int
	Faults  []string
}

var errSkeleton = errors.New("store: skeleton")

func Create(path string, o Options, first ...record.Record) (*Book, error) { return nil, errSkeleton }
func Open(path string, o Options) (*Book, error)                           { return nil, errSkeleton }
func Check(path string) (Report, error)                                    { return Report{}, errSkeleton }

func (b *Book) Close() error                                       { return errSkeleton }
func (b *Book) Path() string                                       { return "" }
func (b *Book) Warning() *Rollback                                 { return nil }
func (b *Book) Read(f func(v *record.View))                        {}
func (b *Book) Export(w io.Writer) error                           { return errSkeleton }
func (b *Book) Undo() (Receipt, error)                             { return Receipt{}, errSkeleton }
func (b *Book) Redo() (Receipt, error)                             { return Receipt{}, errSkeleton }
func (b *Book) UndoOp() (Op, bool)                                 { return Op{}, false }
func (b *Book) RedoOp() (Op, bool)                                 { return Op{}, false }
func (b *Book) History(f func(Entry) bool) error                   { return errSkeleton }
func (b *Book) Listen(f func(Receipt)) (stop func())               { return func() {} }
func (b *Book) Search(query string, limit int) []Hit               { return nil }
func (b *Book) PDF(hash string) ([]byte, error)                    { return nil, errSkeleton }
func (b *Book) Save(op Op, recs ...record.Record) (Receipt, error) { return Receipt{}, errSkeleton }
func (b *Book) Delete(op Op, k record.Kind, ids ...record.ID) (Receipt, error) {
	return Receipt{}, errSkeleton
}
func (b *Book) Restore(op Op, k record.Kind, ids ...record.ID) (Receipt, error) {
	return Receipt{}, errSkeleton
}
func (b *Book) Do(op Op, f func(tx *Tx) error) (Receipt, error) { return Receipt{}, errSkeleton }
func (b *Book) Issue(op Op, id record.ID, date record.Date, render func(v *record.View, d *record.Document) (pdf []byte, err error)) (*record.Document, Receipt, error) {
	return nil, Receipt{}, errSkeleton
}
func (b *Book) Void(op Op, id record.ID, reason string) (Receipt, error) {
	return Receipt{}, errSkeleton
}

func (tx *Tx) View() *record.View                        { return nil }
func (tx *Tx) Now() time.Time                            { return time.Time{} }
func (tx *Tx) Save(r record.Record) error                { return errSkeleton }
func (tx *Tx) Delete(k record.Kind, id record.ID) error  { return errSkeleton }
func (tx *Tx) Restore(k record.Kind, id record.ID) error { return errSkeleton }
