package intake

import (
	"errors"
	"slices"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Rules of this file: several tables are one step. Each is read with what those before it
// bring already in the book, so that a list of areas may stand beside the list of their
// teams; one undo takes all of them back.

// OpImport is the operation in the history.
const OpImport = "import"

// ErrChanged: the plan that was shown is not what would be done now. Nothing was
// written.
var ErrChanged = errors.New("intake: the plan is not the same any more")

// errDry ends the step of a plan.
var errDry = errors.New("intake: dry run")

// Plan says what would be done. The book is not changed.
func (j *Job) Plan(b *store.Book) (*Plan, error) {
	plans, err := PlanAll(b, j)
	return plans[0], err
}

// Do carries out the plan that was shown, as one step. ErrChanged, with the new plan: the
// book is not what it was when the plan was made.
func (j *Job) Do(b *store.Book, shown *Plan) (store.Receipt, *Plan, error) {
	r, plans, err := DoAll(b, []*Job{j}, []*Plan{shown})
	return r, plans[0], err
}

// PlanAll says what would be done with several tables, one after the other; there is a
// plan for each. The book is not changed.
func PlanAll(b *store.Book, jobs ...*Job) ([]*Plan, error) {
	plans, run := planning(jobs)
	_, err := b.Do(store.Op{Code: OpImport}, func(tx *store.Tx) error {
		if err := run(tx); err != nil {
			return err
		}
		return errDry
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	return plans, err
}

// DoAll carries out the plans that were shown, as one step. ErrChanged, with the new
// plans: the book is not what it was when they were made.
func DoAll(b *store.Book, jobs []*Job, shown []*Plan) (store.Receipt, []*Plan, error) {
	op := store.Op{Code: OpImport}
	if len(jobs) == 1 {
		op.Kind = jobs[0].Table.Target.Kind()
	}
	for _, p := range shown {
		op.N += p.Count(Add) + p.Count(Update)
	}
	plans, run := planning(jobs)
	r, err := b.Do(op, func(tx *store.Tx) error {
		if err := run(tx); err != nil {
			return err
		}
		if !slices.EqualFunc(plans, shown, (*Plan).same) {
			return ErrChanged
		}
		return nil
	})
	return r, plans, err
}

// planning returns the plans that run fills in.
func planning(jobs []*Job) (plans []*Plan, run func(*store.Tx) error) {
	for range jobs {
		plans = append(plans, new(Plan))
	}
	return plans, func(tx *store.Tx) error {
		for i, j := range jobs {
			if err := j.run(tx, plans[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// order is that in which tables are taken: what others name comes before them.
var order = []Target{Areas, Members, Sites, Units, Activities}

// Sort puts jobs into the order in which they are taken.
func Sort(jobs []*Job) {
	slices.SortStableFunc(jobs, func(a, b *Job) int {
		return slices.Index(order, a.Table.Target) - slices.Index(order, b.Table.Target)
	})
}

// TargetOf is the target whose rows are records of a kind; Members for any other.
func TargetOf(k record.Kind) Target {
	switch k {
	case record.KindModel:
		return Sites
	}
	for _, t := range Targets {
		if t.Kind() == k {
			return t
		}
	}
	return Members
}
