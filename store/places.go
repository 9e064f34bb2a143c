package store

import (
	"slices"

	"sophongtrao/store/record"
)

// MergeAreas makes several areas one, as one step that Undo takes back: see
// record.MergeAreas, which also gives the preview. record.FieldErrors: the plan, or
// what would come of it, is not right.
func (b *Book) MergeAreas(op Op, plan record.Merge) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error {
		plan.Into.ID = tx.newID()
		return tx.together(record.MergeAreas(tx.View(), plan))
	})
}

// SplitArea makes several areas of one, as one step that Undo takes back: see
// record.SplitArea.
func (b *Book) SplitArea(op Op, plan record.Split) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error {
		plan.Parts = slices.Clone(plan.Parts)
		for i := range plan.Parts {
			plan.Parts[i].ID = tx.newID()
		}
		return tx.together(record.SplitArea(tx.View(), plan))
	})
}

// newID hands out an ID for a record that others of the step refer to before it is
// saved.
func (tx *Tx) newID() record.ID {
	tx.next++
	return tx.next - 1
}

// together saves records that are right together only, and which were made from the
// present state of the book: all are put in first and checked afterwards. Those in the bin
// go there. A fault of another than the first is named by its kind.
func (tx *Tx) together(recs []record.Record, faults record.FieldErrors) error {
	if len(faults) > 0 {
		return faults
	}
	for _, r := range recs {
		r.Clean()
		m, what := r.M(), ChangeEdit
		if m.ID == 0 {
			m.ID = tx.newID()
		}
		switch old := tx.b.view.Find(r.Kind(), m.ID); {
		case m.Rev == 0:
			what = ChangeAdd
		case m.Bin && !old.M().Bin:
			what = ChangeBin
		}
		m.Rev++
		tx.put(r, what)
	}
	for _, r := range recs {
		if faults := r.Check(tx.b.view); len(faults) > 0 && !r.M().Bin {
			return elsewhere(faults, recs[0], r)
		}
	}
	return nil
}
