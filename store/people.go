package store

import (
	"errors"

	"sophongtrao/store/record"
)

// MergePeople makes two persons one, as one step that Undo takes back: see record.Unite,
// which also gives the preview. record.FieldErrors: the plan is not right, or what would
// come of it; a fault of another record than the person has its kind as field and it as
// Other. *StaleError (ErrStale): one of the two changed since they were looked at.
func (b *Book) MergePeople(op Op, plan record.Union) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error {
		for id, rev := range map[record.ID]uint64{plan.Keep: plan.KeepRev, plan.Gone: plan.GoneRev} {
			if now := tx.b.view.Find(record.KindPerson, id); now != nil && rev != 0 && now.M().Rev != rev {
				return &StaleError{Mine: now, Theirs: now}
			}
		}
		return tx.together(record.Unite(tx.View(), plan))
	})
}

// KeepApart writes down that persons who look alike are not one (record.KeptApart), or
// with two false that they may be. ErrNoRecord: one of them is not there.
func (b *Book) KeepApart(op Op, one, other record.ID, two bool) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error {
		for _, x := range [][2]record.ID{{one, other}, {other, one}} {
			p, ok := tx.View().People.Get(x[0])
			if !ok {
				return ErrNoRecord
			}
			p = p.Clone().(*record.Person)
			p.SetApart(x[1], two)
			if err := tx.Save(p); err != nil {
				return err
			}
		}
		return nil
	})
}

// elsewhere names a fault of one of several records by its kind, but for those of the
// first: the caller knows that one.
func elsewhere(err error, first, r record.Record) error {
	var faults record.FieldErrors
	if r == first || !errors.As(err, &faults) {
		return err
	}
	return record.FieldErrors{{Field: string(r.Kind()), Fault: faults[0].Fault, Other: r.M().ID}}
}
