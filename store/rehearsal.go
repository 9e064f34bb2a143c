package store

import (
	"errors"
	"slices"

	"sophongtrao/store/record"
)

// Rules of this file: what was shown to a person before it is done is what is then done.
// An import is worked out once, looked at, and written as it was worked out.

// ErrMoved: the book has changed since the rehearsal, or another day has begun. Nothing
// was written.
var ErrMoved = errors.New("store: the book is not as it was at the rehearsal")

// Rehearsal is a step that was worked out and not written: what each record would become.
// It holds until the book changes. It may be used by several goroutines.
type Rehearsal struct {
	b       *Book
	seq     uint64 // the last entry of the history then
	day     record.Date
	next    record.ID
	changes []Change
	after   []record.Record // the record of each change; nil for one that would be gone
	files   map[string][]byte
	drafts  [][]byte
}

// Rehearse works out what Do would do with f. The book stays as it is, as do the records
// that f saves. An error of f is returned as it is.
func (b *Book) Rehearse(f func(tx *Tx) error) (*Rehearsal, error) {
	var r *Rehearsal
	end := errors.New("store: end of the rehearsal")
	_, err := b.locked(Op{}, keepStacks, func(tx *Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		r = &Rehearsal{b: b, seq: b.head.Seq, day: record.Today(tx.now), next: tx.next, files: tx.files, drafts: tx.drafts}
		r.changes, r.after = make([]Change, 0, len(tx.changes)), make([]record.Record, 0, len(tx.changes))
		for _, c := range tx.changes {
			var after record.Record
			if !c.Gone {
				after = b.view.Find(c.Kind, c.ID)
			}
			r.changes, r.after = append(r.changes, *c), append(r.after, after)
		}
		return end
	})
	if errors.Is(err, end) {
		err = nil
	}
	return r, err
}

// Perform writes what was rehearsed as one step, as Do would. ErrMoved.
func (b *Book) Perform(op Op, r *Rehearsal) (Receipt, error) {
	return b.do(op, pushUndo, func(tx *Tx) error {
		if r.b != b || r.seq != b.head.Seq || r.day != record.Today(tx.now) {
			return ErrMoved
		}
		tx.next, tx.files, tx.drafts = r.next, r.files, slices.Clone(r.drafts)
		tx.changes = make([]*Change, 0, len(r.changes))
		own := slices.Clone(r.changes)
		for i := range own {
			c := &own[i]
			c.old = b.view.Find(c.Kind, c.ID)
			tx.changes = append(tx.changes, c)
			if r.after[i] != nil {
				b.view.Put(r.after[i])
			} else {
				b.view.Drop(c.Kind, c.ID)
			}
		}
		return nil
	})
}
