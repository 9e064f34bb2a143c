package areas

import (
	"errors"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// plan is what is typed for a job: the new area (Name, Type, Head, and From, its first
// day), those that end, and for a division the parts and what goes to which.
type plan struct {
	record.Area
	Areas   []record.ID
	Parts   []record.Part
	To      map[record.Ref]int // place in Parts
	Recount bool
}

// Clone implements record.Record.
func (p *plan) Clone() record.Record {
	return &plan{*p.Area.Clone().(*record.Area), slices.Clone(p.Areas), slices.Clone(p.Parts), maps.Clone(p.To), p.Recount}
}

// Check implements record.Record: the rules of a plan are those of the change.
func (p *plan) Check(*record.View) record.FieldErrors { return nil }

type planForm = part.Form[*plan]
type planField = part.Field[*plan]

// job is one of the three changes of areas, as a row of steps.
type job struct {
	p     *Page
	title string
	steps int
	form  *planForm          // of the first step
	first func()             // shows it
	to    map[record.Ref]int // what was chosen in the second step of a division
	// make returns what would change; faults name fields of the form.
	make func(v *record.View, x *plan) ([]record.Record, record.FieldErrors)
	// write changes the book.
	write func(x *plan) (store.Receipt, error)
	// said is the first line of the result.
	said func(v *record.View, x *plan) string
}

// typed is the plan if everything typed can be read.
func (j *job) typed(f *planForm) (*plan, bool) {
	if !f.Change(func(*plan) {}) {
		return nil, false
	}
	return f.Typed(), true
}

// step shows a form as one step of the job.
func (j *job) step(n int, name string, f *planForm, next string, on, back func()) {
	j.p.Widen(true)
	j.p.Open(&part.Step{Title: words.StepTitle(j.title, n, j.steps, name), Body: f.Content(), Next: next,
		Go: on, Back: back, Close: j.p.Leave, First: f.Focus, Unsaved: func() bool { return n > 1 || f.Changed() }, Typed: f.Texts})
}

// look shows what the plan would change, before anything is written.
func (j *job) look(n int, from *planForm, back func()) {
	x, ok := j.typed(from)
	if !ok {
		return
	}
	var faults record.FieldErrors
	var body fyne.CanvasObject
	j.p.room.Read(func(v *record.View) {
		var recs []record.Record
		if recs, faults = j.make(v, x); len(faults) == 0 {
			body = newPreview(v, recs, x).content()
		}
	})
	if len(faults) > 0 {
		for i, e := range faults {
			if e.Other != 0 && e.Fault == record.FaultEmpty {
				faults[i].Field = goesPath(record.Ref{Kind: record.Kind(e.Field), ID: e.Other})
			}
		}
		from.Faults(faults)
		return
	}
	j.p.Open(&part.Step{Title: words.StepTitle(j.title, n, j.steps, words.StepNameLook), Body: body, Next: words.StepWrite,
		Go: func() { j.do(x, from, back) }, Back: back, Close: j.p.Leave, Unsaved: func() bool { return true }})
}

// do writes the plan and shows the result with its numbers.
func (j *job) do(x *plan, from *planForm, back func()) {
	var recs []record.Record
	var lines []string
	j.p.room.Read(func(v *record.View) {
		recs, _ = j.make(v, x)
		lines = []string{j.said(v, x), words.MovesAlong(newPreview(v, recs, x).movers())}
	})
	receipt, err := j.write(x)
	var faults record.FieldErrors
	switch {
	case errors.As(err, &faults):
		back()
		from.Faults(faults)
		return
	case err != nil:
		j.p.room.Fail(err)
		return
	}
	j.p.Rest()
	j.p.room.Written(receipt)
	text := words.Lines(append(lines, words.ChangeUndo)...)
	j.p.Widen(true)
	j.p.Open(&part.Step{Title: words.StepTitle(j.title, j.steps, j.steps, words.StepNameResult),
		Body: part.Padded(8, container.NewVBox(part.Plain(text))), Close: j.p.Rest})
}

// living are the areas of today, for the choosers of a plan.
func (p *Page) living() (out []part.Option) {
	p.room.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			if a.Has(p.room.Today()) {
				out = append(out, part.IDOption(a.ID, a.Name, ""))
			}
		}
	})
	return out
}

func (p *Page) dateField() *planField {
	return part.Date("date", words.ChangeDate, p.room.Today, false, func(x *plan) *record.Date { return &x.From }).
		Must().Hint(words.ChangeDateHint)
}

func (p *Page) kinds() func() []part.Option {
	return desk.Choices{Room: p.room}.Of(func(l *record.Lists) []record.Choice { return l.AreaKinds })
}
