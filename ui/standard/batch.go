package standard

import (
	"strings"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// batch is one step for many units of the list.
type batch struct {
	op, title string
	why       string // why units are left as they are
	path      string // of the field that must be filled, within the year
	fields    func() []*yearField
	// takes says that the step is for a unit in scope that has come so far.
	takes func(record.Standing) bool
	// set writes what was typed (y) into a unit's year.
	set func(to *record.UnitYear, y record.UnitYear)
	// filled says that what must be typed is there.
	filled func(y record.UnitYear) bool
	about  string // a second line, may be ""
	first  record.UnitYear
}

// Register notes one day of registration for the chosen units.
func (p *Page) Register() {
	p.runDay(batch{op: "register", title: words.DoRegister, why: words.WhyRegistered, path: "registered",
		takes: func(s record.Standing) bool { return s == record.Unregistered }},
		words.UnitRegistered, func(y *record.UnitYear) *record.Date { return &y.Registered })
}

// Propose notes one day of proposal for the chosen units.
func (p *Page) Propose() {
	p.runDay(batch{op: "propose", title: words.DoPropose, why: words.WhyProposed, path: "proposed",
		takes: func(s record.Standing) bool { return s < record.Proposed }},
		words.UnitProposed, func(y *record.UnitYear) *record.Date { return &y.Proposed })
}

// runDay is a batch that writes one date.
func (p *Page) runDay(b batch, label string, at func(*record.UnitYear) *record.Date) {
	b.fields = func() []*yearField { return []*yearField{part.Date(b.path, label, p.room.Today, false, at).Must()} }
	b.set = func(to *record.UnitYear, y record.UnitYear) { *at(to) = *at(&y) }
	b.filled = func(y record.UnitYear) bool { return !at(&y).IsZero() }
	*at(&b.first) = p.room.Today()
	p.run(b)
}

// Recognise notes one decision for the chosen units; who decides is taken from the
// standard.
func (p *Page) Recognise() {
	b := batch{op: "recognise", title: words.DoRecognise, why: words.WhyRecognised, path: "decision.number",
		takes: func(s record.Standing) bool { return s < record.NotMet },
		fields: func() []*yearField {
			return part.Decision("decision", p.room.Today, func(y *record.UnitYear) *record.Decision { return &y.Decision })
		},
		set:    func(to *record.UnitYear, y record.UnitYear) { to.Decision = y.Decision },
		filled: func(y record.UnitYear) bool { return y.Decision.Number != "" },
	}
	p.room.Read(func(v *record.View) {
		units, _ := p.chosen(v, b)
		by, unmet, one := "", 0, true
		for i, u := range units {
			_, rule, _ := v.Settings().StandardOf(u.Type, p.year)
			one = one && (i == 0 || rule.Authority == by)
			by = rule.Authority
			if len(v.Unmet(u, p.year)) > 0 {
				unmet++
			}
		}
		if one {
			b.first.Decision.By = by
		} else {
			b.about = words.ManyAuthorities
		}
		if unmet > 0 {
			b.about = words.Lines(b.about, words.Unmet(unmet))
		}
	})
	p.run(b)
}

// chosen are the marked units, else the one at hand, that a step is for, and how many
// it leaves as they are.
func (p *Page) chosen(v *record.View, b batch) (units []*record.Unit, skipped int) {
	for _, id := range p.Table.Chosen() {
		u, ok := v.Units.Get(id)
		if !ok {
			continue
		}
		in, _ := u.InScope(v.Settings().JudgedOn(u.Type, p.year))
		if in && b.takes(u.Of(p.year).Standing()) {
			units = append(units, u)
		} else {
			skipped++
		}
	}
	return units, skipped
}

// run asks once for what is the same for all units, and writes it in one step.
func (p *Page) run(b batch) {
	var units []*record.Unit
	skipped := 0
	p.room.Read(func(v *record.View) { units, skipped = p.chosen(v, b) })
	if len(units) == 0 {
		text := words.ChooseUnits
		if skipped > 0 {
			text = words.NothingToDo
		}
		p.room.Tell(b.title, text)
		return
	}
	b.first.Year = p.year
	form := part.NewForm(func(f *part.Form[*record.Unit]) {
		f.Put(part.Note(words.Lines(words.BatchAbout(len(units), skipped, b.why), b.about)))
		f.Add(p.inYear(b.fields()...)...)
	})
	form.Load(&record.Unit{Years: []record.UnitYear{b.first}})
	p.room.Leave(func() {
		p.Rest()
		p.Open(&part.Editor{Title: b.title, Form: form, Save: func() { p.finish(b, form, units) }, Close: p.Leave})
	})
}

func (p *Page) finish(b batch, form *part.Form[*record.Unit], units []*record.Unit) {
	if !form.Change(func(*record.Unit) {}) {
		return
	}
	y := form.Typed().Of(p.year)
	if !b.filled(y) {
		form.Faults(record.FieldErrors{{Field: "years[0]." + b.path, Fault: record.FaultEmpty}})
		return
	}
	change := func(tx *store.Tx) error {
		for _, u := range units {
			now, ok := tx.View().Units.Get(u.ID) // as it is now: a step may have been undone meanwhile
			if !ok {
				return store.ErrNoRecord
			}
			c := now.Clone().(*record.Unit)
			i := p.at(c)
			if i == len(c.Years) {
				c.Years = append(c.Years, record.UnitYear{Year: p.year})
			}
			b.set(&c.Years[i], y)
			if err := tx.Save(c); err != nil {
				return err
			}
		}
		return nil
	}
	p.room.Do(store.Op{Code: b.op, Kind: record.KindUnit, N: len(units)}, batchSheet{form}, change, func() {
		p.Rest()
		p.Table.Unmark()
	})
}

// batchSheet shows the faults of one unit's year in the form of the step.
type batchSheet struct{ *part.Form[*record.Unit] }

// Faults implements part.Sheet: the form has one year, at the first place.
func (s batchSheet) Faults(faults record.FieldErrors) {
	for i, e := range faults {
		if _, below, ok := strings.Cut(e.Field, "]."); ok {
			faults[i].Field = "years[0]." + below
		}
	}
	s.Form.Faults(faults)
}

// AllAreas adds a unit for every area that exists and is none yet.
func (p *Page) AllAreas() {
	var names []string
	var units []*record.Unit
	p.room.Read(func(v *record.View) {
		has := map[record.ID]bool{}
		for u := range v.Units.All() {
			if u.Type == record.UnitArea && u.Has(p.room.Today()) {
				has[u.Area] = true
			}
		}
		for a := range v.Areas.All() {
			if a.Has(p.room.Today()) && !has[a.ID] {
				names = append(names, a.Name)
				units = append(units, &record.Unit{Type: record.UnitArea, Area: a.ID, Span: record.Span{From: a.From}})
			}
		}
	})
	if len(units) == 0 {
		p.room.Tell(words.AllAreasTitle, words.AllAreasNone)
		return
	}
	add := func(tx *store.Tx) error {
		for _, u := range units {
			if err := tx.Save(u); err != nil {
				return err
			}
		}
		return nil
	}
	part.Ask(p.room.Canvas(), words.AllAreasTitle, words.AskAllAreas(names),
		part.Answer{Label: words.Add.String(), Do: func() {
			p.room.Do(store.Op{Code: "add", Kind: record.KindUnit, N: len(units)}, nil, add, nil)
		}},
		part.Answer{Label: words.Cancel})
}
