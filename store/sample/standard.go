package sample

import (
	"strings"

	"sophongtrao/store/record"
)

// makeUnits makes the units under the standard, judged for three years: the share of
// areas reaches the target a year ago and misses it narrowly in the others.
func (m *maker) makeUnits() {
	m.stream("units")
	var areas []*record.Unit
	for _, r := range m.records {
		if a, ok := r.(*record.Area); ok {
			u := &record.Unit{Type: record.UnitArea, Area: a.ID, Span: record.Span{To: a.To}}
			areas = append(areas, u)
		}
	}
	share := map[int]int{m.thisYear() - 2: 72, m.thisYear() - 1: 76, m.thisYear(): 71}
	m.judge(areas, share)
	unit := m.words.Committee.NameOn(record.Date{}).Unit
	commune := &record.Unit{Type: record.UnitCommune, Name: strings.ToUpper(unit[:1]) + unit[1:]}
	m.judge([]*record.Unit{commune}, map[int]int{m.thisYear() - 2: 100, m.thisYear() - 1: 100, m.thisYear(): 0})
	m.units = append(m.units, commune)
	for _, of := range []struct {
		kind  string
		names []string
	}{{record.UnitAgency, m.Units.Agencies}, {record.UnitEnterprise, m.Units.Enterprises}, {record.UnitSchool, m.Units.Schools}} {
		var list []*record.Unit
		for _, name := range of.names {
			u := &record.Unit{Type: of.kind, Name: name}
			if len(m.areas) > 0 {
				u.Area = pick(m, m.areas).ID
			}
			list = append(list, u)
		}
		m.judge(list, map[int]int{m.thisYear() - 2: 70, m.thisYear() - 1: 85, m.thisYear(): 74})
	}
	for _, o := range m.Units.Outside {
		u := &record.Unit{Type: o.Type, Name: o.Name, Outside: []record.Exclusion{{Reason: o.Reason}}}
		if len(m.areas) > 0 {
			u.Area = pick(m, m.areas).ID
		}
		m.add(u)
	}
}

// judge gives the units their years: so many of a hundred are recognised, of the
// others some are refused, some still open (in the present year) and one of a longer
// list is not registered. One recognition of last year's first list is withdrawn.
func (m *maker) judge(list []*record.Unit, share map[int]int) {
	if len(list) == 0 {
		return
	}
	for year := m.thisYear() - 2; year <= m.thisYear(); year++ {
		one := m.recognition(list[0], m.settings.JudgedOn(list[0].Type, year).AddDays(m.between(2, 4)))
		met := (len(list)*share[year] + 99) / 100
		if year == m.thisYear() {
			met = len(list) * share[year] / 100
		}
		for rank, i := range m.rnd.Perm(len(list)) {
			u := list[i]
			if day := m.settings.JudgedOn(u.Type, year); !u.Has(day) {
				continue
			}
			is := record.Recognised
			switch {
			case rank < met:
			case len(list) > 6 && rank == len(list)-1:
				is = record.Unregistered
			case year == m.thisYear() && u.Type == record.UnitCommune:
				is = record.Proposed
			case year == m.thisYear() && (rank-met)%2 == 0:
				is = record.Registered
			default:
				is = record.NotMet
			}
			if rank == 0 && year == m.thisYear()-1 && len(list) > 6 {
				is = record.Withdrawn
			}
			if is != record.Unregistered {
				u.Years = append(u.Years, m.unitYear(u, year, is, one))
			}
		}
	}
	for _, u := range list {
		m.add(u)
		m.units = append(m.units, u)
	}
}

// unitYear is what became of a unit in a year, all of it before today; one decision
// recognises all of a kind.
func (m *maker) unitYear(u *record.Unit, year int, is record.Standing, one record.Decision) record.UnitYear {
	_, rule, _ := m.settings.StandardOf(u.Type, year)
	until := m.settings.JudgedOn(u.Type, year)
	y := record.UnitYear{Year: year, Registered: record.Day(year, m.between(1, 3), m.between(5, 28))}
	if m.chance(6) {
		y.Registered = record.Day(year, 4, m.between(1, 20)) // after the term
	}
	papers := m.settings.Lists.UnitPapers
	for i, c := range rule.Criteria {
		met := record.Yes
		switch {
		case is == record.NotMet && i == len(rule.Criteria)-1-m.between(0, 2):
			met = record.No
		case is == record.Registered && i >= len(rule.Criteria)-m.between(1, 3):
			continue // nobody has said yet
		}
		y.Marks = append(y.Marks, record.Mark{Criterion: c.Number, Met: met})
	}
	switch is {
	case record.Registered:
		papers = papers[:min(len(papers), m.between(1, 3))]
	case record.Recognised, record.Withdrawn, record.Proposed:
		y.Proposed = until.AddDays(1)
	case record.NotMet:
		y.Refused = until.AddDays(m.between(1, 3))
		papers = papers[:min(len(papers), 4)]
		if len(y.Marks) > 0 {
			y.Marks[len(y.Marks)-1].Met = record.No
		}
	}
	for _, p := range papers {
		if !m.chance(6) {
			y.Papers = append(y.Papers, p.Code)
		}
	}
	if is == record.Recognised || is == record.Withdrawn {
		y.Decision = one
	}
	if is == record.Withdrawn {
		y.Withdrawn = record.Decision{Number: m.paper(m.Units.Withdrawal), Date: y.Decision.Date.AddDays(90), By: y.Decision.By}
	}
	return y
}

// recognition is a decision of who decides on such a unit.
func (m *maker) recognition(u *record.Unit, day record.Date) record.Decision {
	d := record.Decision{Number: m.paper(m.Units.Decision), Date: day, By: m.DecisionBy}
	if u.Type == record.UnitCommune {
		d.By = m.Units.Superior
		if day.Compare(merger) < 0 {
			d.By = m.Units.FormerSuperior
		}
	}
	return d
}
