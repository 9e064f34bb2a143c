package sample

import (
	"fmt"
	"slices"
	"strconv"

	"sophongtrao/store/record"
)

// makePeople fills the teams: the first two of a team lead it, one team in twenty
// has nobody who does, one in twelve has seen a change of leader, one person in
// twelve has left, and some sit in two teams.
func (m *maker) makePeople() {
	members := make([]int, len(m.teams))
	weights := make([]int, 0, 3*len(m.teams))
	for i := range m.teams {
		for range 1 + i%3 {
			weights = append(weights, i)
		}
	}
	for i := range m.size.People {
		k := -1
		switch {
		case len(m.teams) == 0:
		case i < 2*len(m.teams): // everybody gets a leader and a deputy first
			k = i % len(m.teams)
		default:
			k = pick(m, weights)
		}
		var area record.ID
		if k >= 0 {
			area = m.teams[k].Area
		} else if len(m.areas) > 0 {
			area = pick(m, m.areas).ID
		}
		p := m.person(i, area)
		m.add(p)
		m.people = append(m.people, p)
		if k >= 0 {
			m.join(p, k, members[k])
			members[k]++
			if other := (k + 1 + m.rnd.IntN(len(m.teams))) % len(m.teams); m.chance(3) && other != k {
				m.join(p, other, 2+members[other])
			}
		}
	}
}

func (m *maker) person(i int, area record.ID) *record.Person {
	p := &record.Person{Area: area, Home: pick(m, m.Homes), Schooling: pick(m, m.Schooling),
		Training: pick(m, m.Training), Political: pick(m, m.Political), Respected: m.chance(7)}
	p.Name, p.SortName, p.Sex = m.name()
	year := m.thisYear() - m.between(24, 76)
	if p.Work = pick(m, m.Work); m.thisYear()-year >= 60 {
		p.Work = pick(m, m.WorkOld)
	}
	switch n := m.rnd.IntN(100); {
	case n < 58:
		p.Birth = record.Year(year)
	case n < 62:
		p.Birth = record.Date{Y: int16(year), M: int8(m.between(1, 12))}
	case n < 98:
		p.Birth = record.Day(year, m.between(1, 12), m.between(1, 28))
	}
	p.Address = fill(m.HouseNo, "{n}", strconv.Itoa(m.between(1, 240)), "{street}", pick(m, m.Streets))
	if m.chance(75) {
		p.Phone = fmt.Sprintf("03000%05d", i%100_000)
	}
	if m.chance(85) {
		for _, purpose := range m.Consents[:m.between(1, len(m.Consents))] {
			p.Consents = append(p.Consents, record.Consent{Purpose: purpose, Date: m.day(m.ago(2), m.ago(0)), Form: "paper"})
		}
	}
	return p
}

// join makes the person the n-th member of the team.
func (m *maker) join(p *record.Person, team, n int) {
	t := m.teams[team]
	mem := &record.Membership{Person: p.ID, Team: t.ID, Role: record.RoleMember, How: "area-meeting", Note: pick(m, m.Notes)}
	leaderless := team%20 == 7
	switch {
	case n == 0 && !leaderless:
		mem.Role = record.RoleLeader
	case n == 1:
		mem.Role = record.RoleDeputy
	case n == 2 && m.chance(40):
		mem.Role = "secretary"
	}
	latest := m.size.Today
	if !t.Dissolved.IsZero() {
		latest = t.Dissolved
	}
	mem.From = t.Founded
	if n >= 2 && m.chance(60) {
		mem.From = m.day(t.Founded, latest.AddDays(-30))
	}
	m.consulted(p, t, mem)
	if mem.How == "area-meeting" {
		mem.By = fill(pick(m, m.By), "{area}", m.areaName(t.Area))
	}
	mem.To = t.Dissolved
	if n >= 2 && m.chance(11) && mem.From.DaysUntil(latest) > 200 {
		mem.To = m.day(mem.From.AddDays(100), latest)
	}
	if n == 1 && team%12 == 5 && mem.From.DaysUntil(latest) > 400 {
		m.promote(t, mem, m.day(mem.From.AddDays(200), latest))
		return
	}
	m.add(mem)
}

// promote ends the leader's membership the day before, and makes the deputy mem
// leader from day d on.
func (m *maker) promote(t *record.Team, mem *record.Membership, d record.Date) {
	for _, r := range slices.Backward(m.records) {
		if old, ok := r.(*record.Membership); ok && old.Team == t.ID && old.Role == record.RoleLeader && old.To == t.Dissolved {
			if old.From.Compare(d) >= 0 {
				break
			}
			old.To = d.AddDays(-1)
			next := mem.Clone().(*record.Membership)
			mem.To = d.AddDays(-1)
			next.From, next.Role = d, record.RoleLeader
			m.add(mem)
			m.add(next)
			return
		}
	}
	m.add(mem)
}

// consulted puts the person on the list of a consultation of the area, if one has
// room and fell into the team's life: then the membership rests on it.
func (m *maker) consulted(p *record.Person, t *record.Team, mem *record.Membership) {
	const room = 12
	for _, c := range slices.Backward(m.consultations[t.Area]) {
		from := c.Start.Date.AddDays(10)
		if len(c.Votes) >= room || from.Compare(t.Founded) < 0 || from.Compare(m.size.Today) > 0 ||
			!t.Dissolved.IsZero() && from.Compare(t.Dissolved) >= 0 {
			continue
		}
		mem.From, mem.How, mem.Meeting, mem.By = from, "consultation", c.ID, fill(m.By[0], "{area}", m.areaName(t.Area))
		present, _ := c.Present.Known()
		c.Votes = append(c.Votes, m.vote(p.ID, p.Name, t.ID, mem.Role, present, true))
		return
	}
}

func (m *maker) vote(p record.ID, name string, team record.ID, role string, present int64, agreed bool) record.Vote {
	against, other := int64(0), int64(0)
	switch {
	case !agreed:
		against = present/2 + 1
	case m.chance(25):
		against = min(present/5, int64(m.between(1, 3)))
		other = min(present/5, int64(m.between(0, 1)))
	}
	return record.Vote{Person: p, Name: name, Team: team, Role: role,
		Agree: record.N(present - against - other), Disagree: record.N(against), Other: record.N(other)}
}

func (m *maker) areaName(id record.ID) string {
	if id == 0 {
		return ""
	}
	if r, ok := m.records[id-1].(*record.Area); ok {
		return r.Name
	}
	return ""
}
