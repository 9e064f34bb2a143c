package desk

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Finish ticks duties off today, each where it is written down, as one step. It says
// which cannot be.
func (d *Desk) Finish(duties ...record.Duty) {
	var done []record.Duty
	d.Read(func(v *record.View) {
		for _, x := range duties {
			if v.Finish(x, d.Today()) != nil {
				done = append(done, x)
			}
		}
	})
	if len(done) == 0 {
		d.Tell(words.Attention, words.NotTicked)
		return
	}
	op := store.Op{Code: "done", N: len(done)}
	if len(done) == 1 {
		op.Label = done[0].What
	}
	d.Do(op, nil, func(tx *store.Tx) error {
		for _, x := range done {
			if err := tx.Save(tx.View().Finish(x, d.Today())); err != nil {
				return err
			}
		}
		return nil
	}, func() {})
}
