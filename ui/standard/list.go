package standard

import (
	"strconv"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// The kind stands last: where there is no room for it, the switch above tells it.
var columns = []part.Column{
	{ID: "name", Title: words.UnitName, Width: 182, Grow: 2},
	{ID: "state", Title: words.UnitState, Width: 112, Grow: 0.5},
	{ID: "criteria", Title: words.ShortCriteria, Width: 74, Right: true},
	{ID: "registered", Title: words.ShortRegistered, Width: 94},
	{ID: "proposed", Title: words.ShortProposed, Width: 94},
	{ID: "decision", Title: words.ShortDecision, Width: 108, Grow: 0.5},
	{ID: "kind", Title: words.UnitKind, Width: 130, Grow: 0.5},
}

// Values of the standing switch that are no standing.
const (
	inScope = "in"
	outside = "out"
)

func standings() []part.Option {
	out := []part.Option{{Label: words.StandardAny}, {Value: inScope, Label: words.StandardInScope}}
	for s := record.Unregistered; s <= record.Withdrawn; s++ {
		out = append(out, part.Option{Value: strconv.Itoa(int(s)), Label: words.UnitStanding(s)})
	}
	return append(out, part.Option{Value: outside, Label: words.StandardOutside})
}

func kindOptions(v *record.View) []part.Option {
	out := []part.Option{{Label: words.StandardAllKinds}}
	for _, c := range v.Settings().Lists.UnitKinds {
		out = append(out, part.Option{Value: c.Code, Label: c.Name})
	}
	return out
}

// yearOptions are the years with something in them and those around today's, newest
// first.
func yearOptions(v *record.View, year, today int) (out []part.Option) {
	first := min(year, today-4)
	for u := range v.Units.All() {
		for _, y := range u.Years {
			first = min(first, y.Year)
		}
	}
	for y := max(year, today+1); y >= first; y-- {
		out = append(out, part.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y)})
	}
	return out
}

// rows are the units with what became of them in the year.
func (p *Page) rows(v *record.View) (out []part.Row) {
	s := v.Settings()
	for u := range v.Units.All() {
		day := s.JudgedOn(u.Type, p.year)
		in, reason := u.InScope(day)
		y := u.Of(p.year)
		if !p.wants(u, in, y.Standing()) {
			continue
		}
		state, key := words.UnitStanding(y.Standing()), strconv.Itoa(int(y.Standing()))
		if !in {
			state, key = words.OutOfScope(record.NameOf(s.Lists.Exclusions, reason)), "9"
		}
		met, of := criteria(v, u, p.year)
		text := ""
		if of > 0 {
			text = words.Number(int64(met)) + "/" + words.Number(int64(of))
		}
		out = append(out, part.Row{ID: u.ID, Mute: !in, Warn: in && y.Standing() == record.Withdrawn,
			Cells: []string{u.NameOn(v, day), state, text, y.Registered.String(), y.Proposed.String(),
				y.Decision.Number, record.NameOf(s.Lists.UnitKinds, u.Type)},
			Keys: []string{"", key, part.NumberKey(record.N(int64(met))), part.DateKey(y.Registered), part.DateKey(y.Proposed), "", ""},
		})
	}
	return out
}

// wants says that the list shows the unit now.
func (p *Page) wants(u *record.Unit, in bool, is record.Standing) bool {
	if p.only != nil {
		return p.only[u.ID]
	}
	if k := p.kinds.Value(); k != "" && k != u.Type {
		return false
	}
	switch s := p.standing.Value(); s {
	case "":
		return true
	case inScope:
		return in
	case outside:
		return !in
	default:
		return in && s == strconv.Itoa(int(is))
	}
}

// criteria counts those a unit meets, and those asked of it.
func criteria(v *record.View, u *record.Unit, year int) (met, of int) {
	_, rule, _ := v.Settings().StandardOf(u.Type, year)
	return len(rule.Criteria) - len(v.Unmet(u, year)), len(rule.Criteria)
}
