package store

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"sophongtrao/store/record"
)

// Rules of this file: a change first happens in the View, under the book's lock;
// commit (tx.go) then writes it.

// Tx is a step in the making: several changes that become one entry of the
// history, or none. Everything in it happens at one time, Now.
type Tx struct {
	b       *Book
	now     time.Time
	next    record.ID
	changes []*Change
	room    []Change // for the changes to come
	at      map[ref]*Change
	given   []given
	files   map[string][]byte // papers and attachments by hash
	drafts  [][]byte          // keys of drafts to be taken away
	of      *Op               // undo, redo and revert: the operation that is taken back or done again
	note    bool              // the entry is written though nothing changed
	erasing *erasing          // what an erasure changes beside records
	journal *[]undone         // while something is tried: how each change is taken back
	spare   []undone          // room for the next trial

	revisions map[ref]uint64 // the last with contents, of a hidden book, once one is asked for
}

type ref struct {
	kind record.Kind
	id   record.ID
}

// given is a record of the caller with the Meta it came with.
type given struct {
	r record.Record
	m record.Meta
}

// View is the book with the changes made so far. f must not keep it, nor change
// records while it ranges over a table: slices.Collect first.
func (tx *Tx) View() *record.View { return tx.b.view }

// Now is the one time of the step.
func (tx *Tx) Now() time.Time { return tx.now }

// Save adds a record (ID 0) or replaces the one with its ID. r is cleaned, its
// Meta is set to what was written, and put back if the step fails; the book keeps
// a copy. record.FieldErrors: r is not right. *StaleError: the record changed
// since r was read. ErrNoRecord, ErrBinned. A record that did not change is not
// written again.
func (tx *Tx) Save(r record.Record) error {
	r.Clean()
	m := r.M()
	var old record.Record
	if m.ID != 0 {
		switch old = tx.b.view.Find(r.Kind(), m.ID); {
		case old == nil:
			return ErrNoRecord
		case old.M().Bin:
			return ErrBinned
		case old.M().Rev != m.Rev:
			return &StaleError{Mine: r, Theirs: old}
		}
	}
	m.Bin = false
	faults := r.Check(tx.b.view)
	if faults = slices.Concat(faults, mayKeep(tx.b.view, old, r), tx.attached(r)); len(faults) > 0 {
		return faults
	}
	what := ChangeEdit
	if old == nil {
		what = ChangeAdd
	} else if reflect.DeepEqual(old, r) {
		return nil
	}
	tx.given = append(tx.given, given{r, *m})
	if old == nil {
		m.ID, m.Rev = tx.next, 0
		tx.next++
	}
	m.Rev++
	tx.put(r.Clone(), what)
	return nil
}

// Delete moves a record to the bin. record.FieldErrors with FaultUsed and the kind
// of the user as field: others refer to it; FaultLocked: it cannot go to the bin.
func (tx *Tx) Delete(k record.Kind, id record.ID) error {
	old := tx.b.view.Find(k, id)
	if old == nil {
		return ErrNoRecord
	}
	if old.M().Bin {
		return nil
	}
	if faults := mayBin(tx.b.view, old); len(faults) > 0 {
		return faults
	}
	return tx.setBin(old, true, ChangeBin)
}

// Restore takes a record out of the bin. record.FieldErrors: it does not fit into
// the book any more.
func (tx *Tx) Restore(k record.Kind, id record.ID) error {
	old := tx.b.view.Find(k, id)
	if old == nil {
		return ErrNoRecord
	}
	if !old.M().Bin {
		return nil
	}
	if faults := old.Check(tx.b.view); len(faults) > 0 {
		return faults
	}
	return tx.setBin(old, false, ChangeRestore)
}

func (tx *Tx) setBin(old record.Record, bin bool, what string) error {
	r := old.Clone()
	r.M().Bin = bin
	r.M().Rev++
	if p, ok := r.(*record.Person); ok && !bin {
		p.Merged = 0 // out of the bin they are somebody again
	}
	tx.put(r, what)
	return nil
}

// DropDraft takes the draft of what the step saves away with it.
func (tx *Tx) DropDraft(k DraftKey) { tx.drafts = append(tx.drafts, k.bytes()) }

// first takes the records of a new book, in any order, with IDs of their own
// choice or none.
func (tx *Tx) first(recs []record.Record) error {
	seen := map[record.ID]bool{}
	for _, r := range recs {
		if id := r.M().ID; id != 0 {
			if seen[id] {
				return record.FieldErrors{{Field: "id", Fault: record.FaultSame, Other: id}}
			}
			seen[id] = true
			tx.next = max(tx.next, id+1)
		}
	}
	for _, r := range recs {
		r.Clean()
		m := r.M()
		tx.given = append(tx.given, given{r, *m})
		if m.ID == 0 {
			m.ID = tx.next
			tx.next++
		}
		m.Rev, m.Bin = 1, false
		tx.put(r.Clone(), ChangeAdd)
	}
	for _, c := range tx.changes {
		r := tx.b.view.Find(c.Kind, c.ID)
		if faults := slices.Concat(r.Check(tx.b.view), mayKeep(tx.b.view, nil, r), tx.attached(r)); len(faults) > 0 {
			return fmt.Errorf("%s %d: %w", c.Kind, c.ID, faults)
		}
	}
	return nil
}

// Try makes the changes of f part of the step, or none of them where f returns an
// error: a row of an import that does not fit leaves no half of itself behind.
func (tx *Tx) Try(f func() error) error {
	outer, given, next := tx.journal, len(tx.given), tx.next
	journal := tx.spare
	tx.spare, tx.journal = nil, &journal
	defer func() { clear(journal); tx.spare = journal[:0] }()
	err := f()
	tx.journal = outer
	if err == nil {
		if outer != nil {
			*outer = append(*outer, journal...)
		}
		return nil
	}
	for _, u := range slices.Backward(journal) {
		tx.takeBack(u)
	}
	for _, g := range slices.Backward(tx.given[given:]) {
		*g.r.M() = g.m
	}
	tx.given, tx.next = tx.given[:given], next
	return err
}

// undone is how a change of a record is taken back.
type undone struct {
	at  ref
	now record.Record // before the change; nil for none
	c   *Change       // that the step had made of the record already; nil for none
	was *Change       // c before the change
}

// journalled notes how the change that is about to happen to a record is taken back.
func (tx *Tx) journalled(at ref) {
	if tx.journal == nil {
		return
	}
	u := undone{at: at, now: tx.b.view.Find(at.kind, at.id), c: tx.at[at]}
	if u.c != nil {
		was := *u.c
		u.was = &was
	}
	*tx.journal = append(*tx.journal, u)
}

func (tx *Tx) takeBack(u undone) {
	if u.now != nil {
		tx.b.view.Put(u.now)
	} else {
		tx.b.view.Drop(u.at.kind, u.at.id)
	}
	if u.c != nil {
		*u.c = *u.was
		return
	}
	delete(tx.at, u.at)
	tx.changes = tx.changes[:len(tx.changes)-1] // the newest: later ones went before it
}

// put makes r, which the book owns from here on, the present state.
func (tx *Tx) put(r record.Record, what string) {
	tx.journalled(ref{r.Kind(), r.M().ID})
	c := tx.change(ref{r.Kind(), r.M().ID})
	c.Rev, c.Gone = r.M().Rev, false
	if c.What != ChangeAdd {
		c.What = what
	}
	tx.b.view.Put(r)
}

// drop takes a record out of the book, as revision rev of its history.
func (tx *Tx) drop(at ref, rev uint64) {
	tx.journalled(at)
	c := tx.change(at)
	c.Rev, c.Gone, c.What = rev, true, ChangeRemove
	tx.b.view.Drop(at.kind, at.id)
}

// change is the one change of a record in this step.
func (tx *Tx) change(at ref) *Change {
	if c := tx.at[at]; c != nil {
		return c
	}
	if len(tx.room) == 0 { // changes share pieces of memory: an import has thousands
		tx.room = make([]Change, max(1, min(256, len(tx.changes))))
	}
	c := &tx.room[0]
	tx.room = tx.room[1:]
	c.Kind, c.ID = at.kind, at.id
	old := tx.b.view.Find(at.kind, at.id)
	if old != nil {
		c.Was = old.M().Rev
	}
	tx.at[at] = c
	tx.changes = append(tx.changes, c)
	c.old = old
	return c
}

func (tx *Tx) putBack() {
	for _, c := range slices.Backward(tx.changes) { // the newest lie at the ends of the tables
		if c.old != nil {
			tx.b.view.Put(c.old)
		} else {
			tx.b.view.Drop(c.Kind, c.ID)
		}
	}
	for _, g := range slices.Backward(tx.given) {
		*g.r.M() = g.m
	}
}

// stacking says what a step does to the undo and redo stacks.
type stacking func(h *head)

var (
	pushUndo    stacking = func(h *head) { h.Undo, h.Redo = pushed(h.Undo, h.Seq), nil }
	keepNothing stacking = func(h *head) { h.Undo, h.Redo = nil, nil }
	keepStacks  stacking = func(*head) {}
)

// Do makes all changes of f one step. f works on tx only: calling the book itself
// would wait for ever. An error of f is returned as it is, and nothing is written.
func (b *Book) Do(op Op, f func(tx *Tx) error) (Receipt, error) { return b.do(op, pushUndo, f) }

func (b *Book) do(op Op, stack stacking, f func(tx *Tx) error) (Receipt, error) {
	r, err := b.locked(op, stack, f)
	if err == nil {
		b.tell(r)
	}
	return r, err
}

func (b *Book) locked(op Op, stack stacking, f func(tx *Tx) error) (_ Receipt, err error) {
	b.writing.Lock()
	defer b.writing.Unlock()
	if err := b.writable(); err != nil {
		return Receipt{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	op.Label = record.Line(op.Label)
	tx := &Tx{b: b, now: b.o.Now().UTC().Truncate(time.Millisecond), next: b.head.Next,
		at: map[ref]*Change{}}
	done := false
	defer func() {
		if !done { // also when f panics
			tx.putBack()
		}
	}()
	if err := f(tx); err != nil {
		return Receipt{}, err
	}
	r, err := tx.commit(op, stack)
	done = err == nil
	return r, err
}
