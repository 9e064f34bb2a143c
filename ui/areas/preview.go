package areas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// preview is what a plan would change: the areas that begin and end, and what moves.
type preview struct {
	v     *record.View
	from  record.Date
	areas []*record.Area // that begin
	old   []*record.Area // that end
	names map[record.ID]string
	moved []moved
}

// moved is a record that goes from one area to another.
type moved struct {
	r        record.Record // as it is now
	from, to record.ID
}

func newPreview(v *record.View, recs []record.Record, x *plan) *preview {
	p := &preview{v: v, from: x.From, names: map[record.ID]string{}}
	for _, r := range recs {
		switch r := r.(type) {
		case *record.Area:
			p.names[r.ID] = r.Name
			if r.Rev == 0 {
				p.areas = append(p.areas, r)
			} else {
				p.old = append(p.old, r)
			}
		case *record.Team:
			p.move(r, r.Area)
		case *record.Site:
			p.move(r, r.Area)
		case *record.Person:
			p.move(r, r.Area)
		case *record.Unit:
			if r.Type != record.UnitArea {
				p.move(r, r.Area)
			}
		}
	}
	return p
}

func (p *preview) move(r record.Record, to record.ID) {
	now := p.v.Find(r.Kind(), r.M().ID)
	p.moved = append(p.moved, moved{now, areaOf(now), to})
}

func areaOf(r record.Record) record.ID {
	switch r := r.(type) {
	case *record.Team:
		return r.Area
	case *record.Site:
		return r.Area
	case *record.Person:
		return r.Area
	case *record.Unit:
		return r.Area
	}
	return 0
}

// content is the preview to be looked at.
func (p *preview) content() fyne.CanvasObject {
	table := part.NewTable([]part.Column{
		{ID: "what", Title: words.ChangeWhat, Width: 150},
		{ID: "name", Title: words.ChangeName, Width: 200, Grow: 1},
		{ID: "how", Title: words.ChangeHow, Width: 300, Grow: 2},
	})
	rows := p.rows()
	for i := range rows {
		rows[i].ID = record.ID(i + 1)
	}
	table.SetRows(rows)
	text := words.Lines(words.MovesAlong(p.movers()), words.ChangeKept)
	head := container.NewVBox(part.Plain(text))
	if twice := p.sameNames(); len(twice) > 0 {
		head.Add(part.Warning(words.SameNames(twice)))
	}
	return container.NewBorder(head, nil, nil, nil, table)
}

func (p *preview) rows() (rows []part.Row) {
	add := func(what, name, how string) { rows = append(rows, part.Row{Cells: []string{what, name, how}}) }
	for _, a := range p.areas {
		add(words.NewArea, a.Name, words.AreaBegins(p.from))
		add("", "", words.AddedUp(words.AreaHouseholds, a.Households, p.parts(func(a *record.Area) record.Count { return a.Households })))
		add("", "", words.AddedUp(words.AreaPeople, a.People, p.parts(func(a *record.Area) record.Count { return a.People })))
	}
	for _, a := range p.old {
		add(words.OldArea, a.Name, words.AreaEnds(p.from.AddDays(-1)))
	}
	people := map[record.ID]int{}
	for _, m := range p.moved {
		if m.r.Kind() == record.KindPerson {
			people[m.to]++
			continue
		}
		add(words.KindLabel(m.r.Kind()), m.r.Label(p.v), words.Moves(p.name(m.from), p.name(m.to)))
	}
	for _, a := range p.areas {
		if n := people[a.ID]; n > 0 {
			add(words.KindLabel(record.KindPerson), words.Movers(n, record.KindPerson), words.Moves("", a.Name))
		}
	}
	return rows
}

// parts are the counts of the old areas that the one new area adds up.
func (p *preview) parts(of func(*record.Area) record.Count) (out []record.Count) {
	if len(p.areas) == 1 {
		for _, a := range p.old {
			out = append(out, of(a))
		}
	}
	return out
}

func (p *preview) name(id record.ID) string {
	if s, ok := p.names[id]; ok {
		return s
	}
	if a, ok := p.v.Areas.Find(id); ok {
		return a.Name
	}
	return ""
}

// movers counts by kind what goes along.
func (p *preview) movers() (out []string) {
	for _, k := range []record.Kind{record.KindTeam, record.KindSite, record.KindUnit, record.KindPerson} {
		n := 0
		for _, m := range p.moved {
			if m.r.Kind() == k {
				n++
			}
		}
		if n > 0 {
			out = append(out, words.Movers(n, k))
		}
	}
	return out
}

// sameNames are the names that two teams of one new area would have.
func (p *preview) sameNames() (names []string) {
	seen := map[string]int{}
	for _, m := range p.moved {
		if t, ok := m.r.(*record.Team); ok {
			key := t.Name + "\n" + p.name(m.to)
			if seen[key]++; seen[key] == 2 {
				names = append(names, t.Name)
			}
		}
	}
	return names
}
