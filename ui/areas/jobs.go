package areas

import (
	"strconv"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Merge makes several areas one: those marked in the list are proposed.
func (p *Page) Merge() {
	j := p.mergeJob()
	x := &plan{Areas: p.Table.Chosen()}
	for len(x.Areas) < 2 { // empty lines to be filled
		x.Areas = append(x.Areas, 0)
	}
	if a, ok := p.areas.Selected(); ok {
		x.Type = a.Type
	}
	j.form.Load(x)
	p.room.Leave(func() { j.choose(words.StepLook, func() { j.look(2, j.form, j.again) }) })
}

func (p *Page) mergeJob() *job {
	j := &job{p: p, title: words.MergeTitle, steps: 3}
	into := func(x *plan) record.Merge {
		return record.Merge{Areas: x.Areas, Date: x.From, Into: record.Part{Type: x.Type, Name: x.Name, Head: x.Head}}
	}
	j.make = func(v *record.View, x *plan) ([]record.Record, record.FieldErrors) {
		return record.MergeAreas(v, into(x))
	}
	j.write = func(x *plan) (store.Receipt, error) {
		return p.room.Book().MergeAreas(store.Op{Code: "merge", Kind: record.KindArea, N: len(x.Areas), Label: x.Name}, into(x))
	}
	j.said = func(v *record.View, x *plan) string { return words.Merged(names(v, x.Areas), x.Name, x.From) }
	j.form = part.NewForm(func(f *planForm) {
		f.Add(
			part.Rows("areas", words.MergeWhich, func(x *plan) *[]record.ID { return &x.Areas },
				func() []*part.Field[*record.ID] {
					return []*part.Field[*record.ID]{part.Ref("", words.OldArea, p.living, func(id *record.ID) *record.ID { return id })}
				}),
			p.dateField(),
			part.Text("name", words.NewName, func(x *plan) *string { return &x.Name }).Must().Hint(words.AreaNameHint),
			part.Choice("type", words.AreaKind, p.kinds(), func(x *plan) *string { return &x.Type }).Must(),
			part.Text("head", words.AreaHead, func(x *plan) *string { return &x.Head }),
		)
	})
	return j
}

// choose is the first step.
func (j *job) choose(next string, on func()) {
	j.p.Rest()
	j.first = func() { j.step(1, words.StepNameChoose, j.form, next, on, nil) }
	j.first()
}

// again goes back to the first step with everything that was typed.
func (j *job) again() { j.first() }

// Split makes several areas of the one at hand.
func (p *Page) Split() {
	j := &job{p: p, title: words.SplitTitle, steps: 4}
	j.make = func(v *record.View, x *plan) ([]record.Record, record.FieldErrors) {
		return record.SplitArea(v, split(x))
	}
	j.write = func(x *plan) (store.Receipt, error) {
		return p.room.Book().SplitArea(store.Op{Code: "split", Kind: record.KindArea, N: 1, Label: p.label(x.Areas[0])}, split(x))
	}
	j.said = func(v *record.View, x *plan) string {
		var parts []string
		for _, y := range x.Parts {
			parts = append(parts, y.Name)
		}
		return words.SplitUp(names(v, x.Areas)[0], parts, x.From)
	}
	j.form = part.NewForm(func(f *planForm) { p.splitFields(f) })
	x := &plan{Areas: make([]record.ID, 1), To: map[record.Ref]int{}}
	if a, ok := p.areas.Selected(); ok {
		x.Areas[0], x.Parts = a.ID, []record.Part{{Type: a.Type, Name: a.Name}, {Type: a.Type}}
	}
	j.form.Load(x)
	p.room.Leave(func() { j.choose(words.StepAssign, j.assign) })
}

func split(x *plan) record.Split {
	return record.Split{Area: x.Areas[0], Date: x.From, Parts: x.Parts, To: x.To, Recount: x.Recount}
}

func (p *Page) splitFields(f *planForm) {
	f.Add(
		part.Ref("area", words.SplitWhich, p.living, func(x *plan) *record.ID { return &x.Areas[0] }).Must(),
		p.dateField(),
		part.Rows("parts", words.SplitParts, func(x *plan) *[]record.Part { return &x.Parts },
			func() []*part.Field[*record.Part] {
				return []*part.Field[*record.Part]{
					part.Text("name", words.AreaName, func(y *record.Part) *string { return &y.Name }).Grow(3),
					part.Choice("type", words.AreaKind, p.kinds(), func(y *record.Part) *string { return &y.Type }).Grow(2),
					part.Text("head", words.AreaHead, func(y *record.Part) *string { return &y.Head }).Grow(2),
					part.Count("households", words.AreaHouseholds, func(y *record.Part) *record.Count { return &y.Households }).Grow(1.5),
					part.Count("people", words.PartPeople, func(y *record.Part) *record.Count { return &y.People }).Grow(1.5),
				}
			}),
		part.Flag("recount", words.SplitRecount, func(x *plan) *bool { return &x.Recount }).Hint(words.SplitRecountHint),
	)
}

// assign is the second step of a division: where everything goes that cannot stay.
func (j *job) assign() {
	x, ok := j.typed(j.form)
	if !ok {
		return
	}
	var open []record.Ref
	var faults record.FieldErrors
	x.To = map[record.Ref]int{}
	j.p.room.Read(func(v *record.View) {
		_, all := j.make(v, x)
		for _, e := range all {
			if e.Other != 0 && e.Fault == record.FaultEmpty {
				open = append(open, record.Ref{Kind: record.Kind(e.Field), ID: e.Other})
			} else {
				faults = append(faults, inParts(e))
			}
		}
	})
	if len(faults) > 0 {
		j.form.Faults(faults)
		return
	}
	f := part.NewForm(func(f *planForm) {
		f.Put(part.Note(words.GoesToAbout))
		for _, r := range open {
			f.Add(j.goes(r, x.Parts))
		}
	})
	if j.to != nil {
		x.To = j.to
	}
	f.Load(x)
	keep := func(then func()) func() {
		return func() {
			j.to = f.Typed().To
			then()
		}
	}
	var second func()
	on := func() { j.look(3, f, second) }
	second = func() { j.step(2, words.StepNameAssign, f, words.StepLook, keep(on), keep(j.again)) }
	second()
}

// inParts brings a fault of the sums to the first of the parts that should add up.
func inParts(e record.FieldError) record.FieldError {
	if e.Field == "households" || e.Field == "people" {
		e.Field = "parts[0]." + e.Field
	}
	return e
}

// goesPath names the field that asks where a record goes.
func goesPath(r record.Ref) string { return string(r.Kind) + "/" + r.ID.String() }

// goes asks to which part a record goes.
func (j *job) goes(r record.Ref, parts []record.Part) *planField {
	label := ""
	j.p.room.Read(func(v *record.View) {
		if x := v.Find(r.Kind, r.ID); x != nil {
			label = x.Label(v)
		}
	})
	options := func() (out []part.Option) {
		for i, y := range parts {
			out = append(out, part.Option{Value: strconv.Itoa(i), Label: y.Name})
		}
		return out
	}
	get := func(x *plan) string {
		if i, ok := x.To[r]; ok && i < len(parts) {
			return strconv.Itoa(i)
		}
		return ""
	}
	set := func(x *plan, s string) {
		if i, err := strconv.Atoi(s); err == nil {
			x.To[r] = i
		} else {
			delete(x.To, r)
		}
	}
	return part.Pick(goesPath(r), label, options, get, set).Must()
}

// Rename gives the area at hand another name from a day on.
func (p *Page) Rename() {
	a, ok := p.areas.Selected()
	if !ok {
		return
	}
	var form *planForm
	form = part.NewForm(func(f *planForm) {
		f.Put(part.Plain(a.Name))
		f.Add(part.Text("name", words.NewName, func(x *plan) *string { return &x.Name }).Must().Hint(words.AreaNameHint), p.dateField())
		f.Follow(func(x *plan) string {
			if x.Name == "" || x.Name == a.Name || !x.From.IsDay() {
				return ""
			}
			return words.Renames(a.Name, x.Name, x.From)
		}, part.Plain(""))
	})
	form.Load(&plan{})
	p.room.Leave(func() {
		p.Rest()
		p.Open(&part.Editor{Title: words.RenameTitle, Form: form, Save: func() { p.rename(a.ID, form) }, Close: p.Leave})
	})
}

func (p *Page) rename(id record.ID, form *planForm) {
	if !form.Change(func(*plan) {}) {
		return
	}
	x := form.Typed()
	change := func(tx *store.Tx) error {
		now, ok := tx.View().Areas.Get(id)
		if !ok {
			return store.ErrNoRecord
		}
		b, faults := record.RenameArea(now, x.Name, x.From)
		if len(faults) > 0 {
			return faults
		}
		return tx.Save(b)
	}
	p.room.Do(store.Op{Code: "rename", Kind: record.KindArea, N: 1, Label: p.label(id)}, form, change, func() {
		p.Rest()
		p.Table.Select(id)
	})
}

func (p *Page) label(id record.ID) (name string) {
	p.room.Read(func(v *record.View) { name = names(v, []record.ID{id})[0] })
	return name
}

func names(v *record.View, areas []record.ID) (out []string) {
	for _, id := range areas {
		name := ""
		if a, ok := v.Areas.Find(id); ok {
			name = a.Name
		}
		out = append(out, name)
	}
	return out
}
