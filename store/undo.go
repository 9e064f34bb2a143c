package store

import (
	"fmt"
	"reflect"
	"slices"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: undo is a new entry that brings back what an entry found,
// redo the same for the entry of the undo. The stacks hold entries that were
// written on top of each other, so that what is taken back is always what stands
// there now; a step that cannot be taken back (issue, void) empties both.

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
		if e.Of != "" {
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

// revert brings back what the entry found.
func (tx *Tx) revert(seq uint64) error {
	return tx.b.reading(func(bt *bbolt.Tx) error {
		e, _, err := tx.b.readEntry(bt, seq)
		if err != nil {
			return err
		}
		for _, c := range slices.Backward(e.Changes) {
			now := tx.b.view.Find(c.Kind, c.ID)
			if err := tx.b.stillThere(bt, c, now); err != nil {
				return err
			}
			next := c.Rev + 1
			if now != nil {
				next = now.M().Rev + 1
			}
			if c.Was == 0 {
				tx.drop(ref{c.Kind, c.ID}, next)
				continue
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
		}
		return nil
	})
}

// stillThere makes sure that what a change left is what stands there now. The
// revision may be higher: later steps were taken back to these contents. That it
// always is follows from the order of the stacks; this is the second net.
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
	return fmt.Errorf("%w: a %s is not what the history left", ErrDamaged, c.Kind)
}
