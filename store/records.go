package store

import "sophongtrao/store/record"

// Save writes records as one step: see Tx.Save.
func (b *Book) Save(op Op, recs ...record.Record) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error {
		for _, r := range recs {
			if err := tx.Save(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delete moves records to the bin as one step: see Tx.Delete.
func (b *Book) Delete(op Op, k record.Kind, ids ...record.ID) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error { return each(ids, func(id record.ID) error { return tx.Delete(k, id) }) })
}

// Restore takes records out of the bin as one step: see Tx.Restore.
func (b *Book) Restore(op Op, k record.Kind, ids ...record.ID) (Receipt, error) {
	return b.Do(op, func(tx *Tx) error { return each(ids, func(id record.ID) error { return tx.Restore(k, id) }) })
}

func each[T any](list []T, f func(T) error) error {
	for _, x := range list {
		if err := f(x); err != nil {
			return err
		}
	}
	return nil
}
