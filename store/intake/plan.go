package intake

import (
	"errors"
	"maps"
	"reflect"
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
	r, err := b.Rehearse(run)
	if err == nil {
		for _, p := range plans {
			p.of = &rehearsed{r, plans, asked(jobs)}
		}
	}
	return plans, err
}

// rehearsed is what several plans are together, and the jobs as they were then.
type rehearsed struct {
	r     *store.Rehearsal
	plans []*Plan
	asked []question
}

// question is what the clerk may have decided otherwise since.
type question struct {
	job     Job
	columns []Column
	rows    int
}

func asked(jobs []*Job) (all []question) {
	for _, j := range jobs {
		q := question{*j, slices.Clone(j.Table.Columns), len(j.Table.Rows)}
		q.job.Decisions = maps.Clone(j.Decisions)
		all = append(all, q)
	}
	return all
}

// worked says that plans were worked out together, for these jobs as they are.
func (p *Plan) worked(jobs []*Job, plans []*Plan) bool {
	return p.of != nil && slices.Equal(p.of.plans, plans) && reflect.DeepEqual(p.of.asked, asked(jobs))
}

// DoAll carries out the plans that were shown, as one step: what was worked out then is
// written. Where the book or a decision has changed since, the jobs are worked out again;
// ErrChanged, with the new plans: they come out otherwise.
func DoAll(b *store.Book, jobs []*Job, shown []*Plan) (store.Receipt, []*Plan, error) {
	op := store.Op{Code: OpImport}
	if len(jobs) == 1 {
		op.Kind = jobs[0].Table.Target.Kind()
	}
	for _, p := range shown {
		op.N += p.Count(Add) + p.Count(Update)
	}
	if len(shown) > 0 && shown[0].worked(jobs, shown) {
		if r, err := b.Perform(op, shown[0].of.r); !errors.Is(err, store.ErrMoved) {
			return r, shown, err
		}
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
