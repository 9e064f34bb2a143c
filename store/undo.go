package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: undo is a new entry that brings back what an entry found,
// redo the same for the entry of the undo. The stacks hold entries that were
// written on top of each other, so that what is taken back is always what stands
// there now; a step that cannot be taken back (issue, void) empties both. Revert takes
// back a step that lies deeper, where nothing was built on it.

// Undo takes the last step back. ErrNothing: there is none that can be.
func (b *Book) Undo() (Receipt, error) {
	return b.goBack(OpUndo, func(h *head) *[]uint64 { return &h.Undo }, func(h *head) *[]uint64 { return &h.Redo })
}

// Redo takes the last undo back. ErrNothing: nothing was undone, or something was
// written since.
func (b *Book) Redo() (Receipt, error) {
	return b.goBack(OpRedo, func(h *head) *[]uint64 { return &h.Redo }, func(h *head) *[]uint64 { return &h.Undo })
}

// UndoOp is the step that Undo would take back.
func (b *Book) UndoOp() (Op, bool) { return b.top(func(h *head) []uint64 { return h.Undo }) }

// RedoOp is the step that Redo would do again.
func (b *Book) RedoOp() (Op, bool) { return b.top(func(h *head) []uint64 { return h.Redo }) }

func (b *Book) top(stack func(*head) []uint64) (Op, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	list := stack(&b.head)
	if len(list) == 0 || b.broken != nil {
		return Op{}, false
	}
	op, err := b.opOf(list[len(list)-1])
	return op, err == nil
}

// opOf is the operation that an entry stands for: that of the step itself, not
// "undo" or "redo".
func (b *Book) opOf(seq uint64) (op Op, err error) {
	b.opsMu.Lock()
	defer b.opsMu.Unlock()
	if op, ok := b.ops[seq]; ok {
		return op, nil
	}
	err = b.reading(func(bt *bbolt.Tx) error {
		e, _, err := b.readEntry(bt, seq)
		op = e.Op
		if e.Of != "" && op.Code != OpRevert {
			op.Code = e.Of
		}
		return err
	})
	if err == nil {
		b.ops[seq] = op
	}
	return op, err
}

func (b *Book) goBack(code string, from, to func(*head) *[]uint64) (Receipt, error) {
	stack := func(h *head) {
		*from(h), *to(h) = popped(*from(h)), pushed(*to(h), h.Seq)
	}
	return b.do(Op{Code: code}, stack, func(tx *Tx) error {
		list := *from(&b.head)
		if len(list) == 0 {
			return ErrNothing
		}
		seq := list[len(list)-1]
		was, err := b.opOf(seq)
		if err != nil {
			return err
		}
		tx.of = &was
		return tx.revert(seq)
	})
}

// Revert takes any earlier step back, as a new step that itself can be undone.
// *ChangedError (ErrChangedSince): records that the step touched have changed since;
// take those steps back first. ErrFinal: the step changed no record (Note), made the
// book, brought it to another schema, issued a document or made it void, or closed a period or opened it again
// (which takes a note). record.FieldErrors: the book would not
// be right any more (FaultUsed: others refer to what the step added). ErrNoRecord:
// there is no such step, or what it wrote was erased.
func (b *Book) Revert(seq uint64) (Receipt, error) {
	return b.do(Op{Code: OpRevert}, pushUndo, func(tx *Tx) error {
		if seq == 0 || seq > b.head.Seq {
			return ErrNoRecord
		}
		changes, err := tx.mayRevert(seq)
		if err != nil {
			return err
		}
		if err := tx.revert(seq); err != nil {
			return err
		}
		return tx.fits(changes)
	})
}

// mayRevert returns the changes of a step that may be taken back on its own.
func (tx *Tx) mayRevert(seq uint64) (changes []*Change, err error) {
	var changed ChangedError
	err = tx.b.reading(func(bt *bbolt.Tx) error {
		e, _, err := tx.b.readEntry(bt, seq)
		if err != nil {
			return err
		}
		if e.Op.Code == OpCreate || e.Op.Code == OpMigrate || e.Op.Code == OpErase || len(e.Changes) == 0 {
			return ErrFinal
		}
		changes, tx.of = e.Changes, &e.Op
		for _, c := range e.Changes {
			switch err := tx.b.stillThere(bt, c, tx.b.view.Find(c.Kind, c.ID)); {
			case errors.Is(err, errDiffers):
				changed.Refs = append(changed.Refs, record.Ref{Kind: c.Kind, ID: c.ID})
			case err != nil:
				return err
			}
			before, after, err := tx.b.states(bt, c)
			if err != nil {
				return err
			}
			if before != after || c.Kind == record.KindClosing {
				return ErrFinal
			}
		}
		return nil
	})
	if err == nil && len(changed.Refs) > 0 {
		err = &changed
	}
	return changes, err
}

// states gives the state of a document before and after a change; the same for other
// kinds, and for a document that was not there before or is not there afterwards: no
// step but Issue and Void leads out of Draft.
func (b *Book) states(bt *bbolt.Tx, c *Change) (before, after record.State, err error) {
	if c.Kind != record.KindDocument || c.Was == 0 || c.Gone {
		return "", "", nil
	}
	for _, x := range []struct {
		rev uint64
		to  *record.State
	}{{c.Was, &before}, {c.Rev, &after}} {
		r, err := b.revision(bt, c.Kind, c.ID, x.rev)
		if err != nil {
			return "", "", err
		}
		*x.to = r.(*record.Document).Is()
	}
	return before, after, nil
}

// fits says what is wrong with records that were brought back past the rules of Save.
func (tx *Tx) fits(changes []*Change) error {
	for _, c := range changes {
		faults := record.FieldErrors(nil)
		if r := tx.b.view.Find(c.Kind, c.ID); r == nil || r.M().Bin {
			faults = used(tx.b.view, c.Kind, c.ID)
		} else {
			faults = r.Check(tx.b.view)
		}
		if len(faults) > 0 {
			return faults
		}
	}
	return nil
}

// revert brings back what the entry found.
func (tx *Tx) revert(seq uint64) error {
	return tx.b.reading(func(bt *bbolt.Tx) error {
		e, _, err := tx.b.readEntry(bt, seq)
		if err != nil {
			return err
		}
		for _, c := range slices.Backward(e.Changes) {
			if err := tx.b.stillThere(bt, c, tx.b.view.Find(c.Kind, c.ID)); err != nil {
				return fmt.Errorf("%w: %v", ErrDamaged, err)
			}
			if err := tx.revertOne(bt, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// revertOne brings back what a change found.
func (tx *Tx) revertOne(bt *bbolt.Tx, c *Change) error {
	now := tx.b.view.Find(c.Kind, c.ID)
	next := uint64(0)
	if now != nil {
		next = now.M().Rev + 1
	} else if last, err := tx.lastRevision(bt, ref{c.Kind, c.ID}); err != nil {
		return err
	} else {
		next = max(c.Rev+1, last+2) // the one between: it was taken out
	}
	if c.Was == 0 {
		tx.drop(ref{c.Kind, c.ID}, next)
		return nil
	}
	r, err := tx.b.revision(bt, c.Kind, c.ID, c.Was)
	if err != nil {
		return err
	}
	r.M().Rev = next
	what := ChangeEdit
	switch bin := now != nil && now.M().Bin; {
	case now == nil:
		what = ChangeAdd
	case r.M().Bin && !bin:
		what = ChangeBin
	case !r.M().Bin && bin:
		what = ChangeRestore
	}
	tx.put(r, what)
	return nil
}

// RevertUnchanged takes a step back as Revert does, but as far as it goes: what has
// changed since, and what others refer to by now, stays as it is and is returned. So an
// import can be taken back at any time. ErrNothing: nothing of it is left to be taken back.
// ErrFinal, ErrNoRecord: as for Revert.
func (b *Book) RevertUnchanged(seq uint64) (r Receipt, kept []record.Ref, err error) {
	r, err = b.do(Op{Code: OpRevert}, pushUndo, func(tx *Tx) error {
		if seq == 0 || seq > b.head.Seq {
			return ErrNoRecord
		}
		changes, err := tx.mayRevert(seq)
		var changed *ChangedError
		if err != nil && !errors.As(err, &changed) {
			return err
		}
		if changed != nil {
			kept = changed.Refs
		}
		left, err := tx.revertWhatFits(slices.DeleteFunc(changes, func(c *Change) bool {
			return slices.Contains(kept, record.Ref{Kind: c.Kind, ID: c.ID})
		}))
		for _, c := range left {
			kept = append(kept, record.Ref{Kind: c.Kind, ID: c.ID})
		}
		if err == nil && len(tx.changes) == 0 {
			err = ErrNothing
		}
		return err
	})
	return r, kept, err
}

// revertWhatFits takes changes back, in whatever order the book stays right, and
// returns those that have to stay.
func (tx *Tx) revertWhatFits(changes []*Change) (left []*Change, err error) {
	for progress := true; progress && len(changes) > 0; changes, left = left, nil {
		progress = false
		for _, c := range changes {
			err := tx.b.reading(func(bt *bbolt.Tx) error {
				return tx.Try(func() error {
					if err := tx.revertOne(bt, c); err != nil {
						return err
					}
					return tx.fits([]*Change{c})
				})
			})
			var faults record.FieldErrors
			switch {
			case err == nil:
				progress = true
			case errors.As(err, &faults):
				left = append(left, c)
			default:
				return nil, err
			}
		}
	}
	return changes, nil
}

// lastRevision is the highest revision of a record that has contents; 0 if none has.
func (tx *Tx) lastRevision(bt *bbolt.Tx, at ref) (uint64, error) {
	t := tx.b.table(bt, bucketContents)
	if t.seal.layout != hidden {
		return seekRevision(t.bucket.Cursor(), at), nil
	}
	if tx.revisions == nil { // its keys stand in no order
		tx.revisions = map[ref]uint64{}
		if err := t.each(func(key, _ []byte) error {
			at, rev, err := contentsOf(key)
			tx.revisions[at] = max(tx.revisions[at], rev)
			return err
		}); err != nil {
			return 0, err
		}
	}
	return tx.revisions[at], nil
}

func seekRevision(c *bbolt.Cursor, at ref) uint64 {
	end := contentsKey(at.kind, at.id, math.MaxUint64)
	key, _ := c.Seek(end)
	if !bytes.Equal(key, end) {
		if key, _ = c.Prev(); key == nil { // behind the last key of all
			key, _ = c.Last()
		}
	}
	if n := len(end) - 8; len(key) == len(end) && bytes.Equal(key[:n], end[:n]) {
		return binary.BigEndian.Uint64(key[n:])
	}
	return 0
}

var errDiffers = errors.New("not what the history left")

// stillThere makes sure that what a change left is what stands there now; errDiffers
// where it is not. The revision may be higher: later steps were taken back to these
// contents. For Undo and Redo that follows from the order of the stacks, and this is
// the second net.
func (b *Book) stillThere(bt *bbolt.Tx, c *Change, now record.Record) error {
	if c.Gone && now == nil {
		return nil
	}
	if !c.Gone && now != nil {
		r, err := b.revision(bt, c.Kind, c.ID, c.Rev)
		if err != nil {
			return err
		}
		if r.M().Rev = now.M().Rev; reflect.DeepEqual(r, now) {
			return nil
		}
	}
	return fmt.Errorf("a %s is %w", c.Kind, errDiffers)
}
