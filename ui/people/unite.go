package people

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// uniting is the job that makes one person of two: choose, look, result.
type uniting struct {
	p          *Page
	keep, gone *record.Person
	second     map[string]bool // parts that are taken from gone
	table      *part.Table
	told       *widget.Label
	fault      *widget.Label
}

// Unite implements desk.Uniter.
func (p *Page) Unite(one, other record.ID) {
	p.room.Leave(func() {
		p.Rest()
		if other == 0 {
			p.choose(one)
			return
		}
		p.look(one, other)
	})
}

// choose asks which two.
func (p *Page) choose(one record.ID) {
	people := desk.Choices{Room: p.room}.People
	a, b := part.NewChooser(people), part.NewChooser(people)
	a.SetID(one)
	body := part.Padded(12, container.NewVBox(part.Note(words.PeopleOne), a, part.Note(words.PeopleOther), b))
	first := func() {
		if a.ID() == 0 {
			a.Focus()
		} else {
			b.Focus()
		}
	}
	p.step(1, &part.Step{Body: body, Next: words.UniteNext, Go: func() { p.look(a.ID(), b.ID()) }, First: first, Close: p.Leave})
}

func (p *Page) step(n int, s *part.Step) {
	names := []string{words.StepNameChoose, words.StepNameLook, words.StepNameResult}
	s.Title = words.StepTitle(words.UniteTitle, n, len(names), names[n-1])
	p.Widen(true)
	p.Open(s)
}

// look shows both side by side, to be chosen from.
func (p *Page) look(one, other record.ID) {
	keep, ok := desk.Find[*record.Person](p.room, one)
	gone, ok2 := desk.Find[*record.Person](p.room, other)
	if !ok || !ok2 || one == other || keep.Anonymous() || gone.Anonymous() {
		p.room.Tell(words.Attention, words.UniteTwo)
		return
	}
	u := &uniting{p: p, keep: keep, gone: gone, second: map[string]bool{}, told: part.Plain(""), fault: part.Warning("")}
	for _, part := range record.PersonParts() {
		u.second[part] = record.Fuller(part, keep, gone)
	}
	u.table = part.NewTable([]part.Column{
		{ID: "part", Title: words.UnitePart, Width: 150, Grow: 1},
		{ID: "one", Title: words.PeopleOne, Width: 180, Grow: 2},
		{ID: "other", Title: words.PeopleOther, Width: 180, Grow: 2},
	})
	u.table.OnOpen = func(id record.ID) {
		name := record.PersonParts()[id-1]
		u.second[name] = !u.second[name]
		u.refresh()
	}
	all := func(second bool) func() {
		return func() {
			for _, name := range record.PersonParts() {
				u.second[name] = second
			}
			u.refresh()
			u.table.Focus()
		}
	}
	var teams []string
	p.room.Read(func(v *record.View) { teams = []string{memberships(v, keep), memberships(v, gone)} })
	both := container.NewGridWithColumns(2, part.Note(teams[0]), part.Note(teams[1]))
	foot := container.NewVBox(part.Wrapped(part.NewButton(words.UniteFirst, nil, all(false)), part.NewButton(words.UniteSecond, nil, all(true))),
		part.Heading(words.PeopleWhere), both)
	head := container.NewVBox(u.told, u.fault, part.Note(words.UniteHint))
	body := part.Rolled(container.NewBorder(part.Padded(4, head), part.Padded(4, foot), nil, nil, u.table))
	u.refresh()
	p.step(2, &part.Step{Body: body, Next: words.UniteDo, Go: u.do, Back: func() { p.choose(one) }, Close: p.Leave,
		First: u.table.Focus, Unsaved: func() bool { return true }})
}

// memberships are the teams of a person, a line each.
func memberships(v *record.View, who *record.Person) string {
	lines := []string{who.Name}
	for _, l := range leads(v, who) {
		lines = append(lines, words.NameList(l.Cells[1], l.Cells[2]))
	}
	return words.Lines(lines...)
}

// plan is what is chosen now.
func (u *uniting) plan() record.Union {
	as := u.keep.Clone().(*record.Person)
	for name, second := range u.second {
		if second {
			as.Take(name, u.gone)
		}
	}
	return record.Union{Keep: u.keep.ID, Gone: u.gone.ID, KeepRev: u.keep.Rev, GoneRev: u.gone.Rev, As: as}
}

// refresh shows what is chosen, and what would come of it.
func (u *uniting) refresh() {
	u.p.room.Read(func(v *record.View) {
		u.table.SetRows(u.rows(v))
		recs, faults := record.Unite(v, u.plan())
		text := ""
		for _, e := range faults {
			text = words.Lines(text, fault(v, e))
		}
		u.fault.SetText(text)
		u.fault.Hidden = text == ""
		u.told.SetText(told(v, recs, u.keep.ID))
		u.told.Hidden = text != ""
	})
	part.Relayout(u.told)
}

func fault(v *record.View, e record.FieldError) string {
	return words.UniteFault(e, desk.Named(v, record.Ref{Kind: record.Kind(e.Field), ID: e.Other}))
}

// told counts what a union moves.
func told(v *record.View, recs []record.Record, keep record.ID) string {
	n, joined, sits := map[record.Kind]int{}, 0, len(v.TeamsOf(keep, record.Date{}))
	for _, r := range recs {
		was := v.Find(r.Kind(), r.M().ID)
		m, is := r.(*record.Membership)
		switch {
		case r.Kind() == record.KindPerson || was.M().Bin:
		case is && m.Bin:
			joined++
			if was.(*record.Membership).Person == keep {
				sits--
			}
		case is && was.(*record.Membership).Person != keep:
			sits++
		case !is:
			n[r.Kind()]++
		}
	}
	var others []string
	for _, k := range record.Kinds {
		if n[k] > 0 {
			others = append(others, words.Movers(n[k], k))
		}
	}
	return words.UniteMoves(sits, joined, others)
}

// rows are the parts in which either has something.
func (u *uniting) rows(v *record.View) (rows []part.Row) {
	for i, name := range record.PersonParts() {
		one, other := shown(v, u.keep, name), shown(v, u.gone, name)
		if one == "" && other == "" {
			continue
		}
		r := part.Row{ID: record.ID(i + 1), Cells: []string{words.PersonPart(name), one, other}, Mute: one == other}
		if one != other {
			at := 1
			if u.second[name] {
				at = 2
			}
			r.Cells[at] = words.UniteChosen + r.Cells[at]
		}
		rows = append(rows, r)
	}
	return rows
}

// shown is a part of a person as the screen writes it.
func shown(v *record.View, p *record.Person, name string) (text string) {
	only := &record.Person{}
	only.Take(name, p)
	switch name {
	case "phone":
		return words.Phone(p.Phone)
	case "sex":
		return words.Sex(p.Sex)
	case "party":
		if p.InParty() {
			return words.NameList(words.Yes, p.PartyDate.String())
		}
		return ""
	case "area":
		return desk.Named(v, record.Ref{Kind: record.KindArea, ID: p.Area})
	}
	record.Leaves(only, func(l record.Leaf) {
		switch x := l.Value.(type) {
		case string:
			text = x
		case bool:
			text = words.Yes
		case record.Date:
			text = x.String()
		}
	})
	return text
}

// do writes the plan and shows the result.
func (u *uniting) do() {
	p, plan := u.p, u.plan()
	r, err := p.room.Book().MergePeople(store.Op{Code: "unite", Kind: record.KindPerson, N: 2, Label: plan.As.Name}, plan)
	var faults record.FieldErrors
	switch {
	case errors.As(err, &faults):
		text := ""
		p.room.Read(func(v *record.View) {
			for _, e := range faults {
				text = words.Lines(text, fault(v, e))
			}
		})
		p.room.Tell(words.Attention, text)
		return
	case errors.Is(err, store.ErrStale):
		p.room.Tell(words.Attention, words.UniteStale)
		p.look(u.keep.ID, u.gone.ID)
		return
	case err != nil:
		p.room.Fail(err)
		return
	}
	p.Rest()
	p.room.Written(r)
	n := 0
	p.room.Read(func(v *record.View) { n = len(v.TeamsOf(plan.Keep, record.Date{})) })
	show := part.NewButton(words.PeopleShow, nil, func() { p.room.OpenAt(record.KindPerson, plan.Keep, "") })
	text := words.Lines(words.United(plan.As.Name, n), words.ChangeUndo)
	p.step(3, &part.Step{Body: part.Padded(8, container.NewVBox([]fyne.CanvasObject{part.Plain(text), part.Wrapped(show)}...)), Close: p.Rest})
}
