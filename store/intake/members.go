package intake

import (
	"reflect"
	"slices"
	"sophongtrao/store/record"
)

// member takes a row of a list of members: the person, the team and what they are in it.
func (r *runner) member(x *row, d Decision) (string, []record.ID, error) {
	said := r.person(x)
	if said.Name == "" {
		x.bad("name", string(record.FaultEmpty), "")
		return "", nil, nil
	}
	team, err := r.team(x)
	if err != nil || team == 0 {
		return said.Name, nil, err
	}
	p, likes := r.whoIs(x, said, team, d)
	if err := r.save(p); err != nil {
		return said.Name, likes, err
	}
	return said.Name, likes, r.join(x, p.ID, team)
}

// person is what the row says of a person.
func (r *runner) person(x *row) *record.Person {
	p := &record.Person{Birth: x.birth(), Sex: x.sex()}
	name, sex := r.called(x, x.called())
	if p.Name = name; p.Sex == "" {
		p.Sex = sex
	}
	p.Address, p.Home, p.Work = x.text("address"), x.text("home"), x.text("work")
	p.Schooling, p.Training, p.Political = x.text("schooling"), x.text("training"), x.text("political")
	p.Phone = x.phone()
	p.Respected, _ = x.yes("respected")
	s := r.tx.View().Settings()
	if !LeftOut("ethnicity", s) {
		p.Ethnicity = x.text("ethnicity")
	}
	if !LeftOut("religion", s) {
		p.Religion = x.text("religion")
	}
	if !LeftOut("party", s) {
		p.Party, _ = x.yes("party")
		p.PartyDate = x.date("partyDate", false)
	}
	return p
}

// team is the team that the row, the heading above it or the job names; 0 with a fault
// noted where none is to be found.
func (r *runner) team(x *row) (record.ID, error) {
	v := r.tx.View()
	named, where := r.belongs(x)
	area := r.j.Area
	if where != "" {
		var err error
		if area, err = r.areaNamed(x, "area", where, true); err != nil || area == 0 {
			return 0, err
		}
	}
	if named == "" {
		if r.j.Team != 0 {
			return r.j.Team, nil
		}
		x.bad("team", string(record.FaultEmpty), "")
		return 0, nil
	}
	var fits []record.ID
	for _, id := range r.index.teams[r.index.key(named)] {
		if t, ok := v.Teams.Get(id); ok && (area == 0 || t.Area == area) {
			fits = append(fits, id)
		}
	}
	switch {
	case len(fits) == 1:
		return fits[0], nil
	case len(fits) > 1:
		x.bad("team", FaultSeveral, named)
		return 0, nil
	case area == 0:
		x.bad("area", string(record.FaultEmpty), "")
		return 0, nil
	}
	t := &record.Team{Type: r.teamKind(named), Name: x.cased(capital(named)), Area: area}
	err := r.save(t)
	return t.ID, err
}

// teamKind is the kind of team that a name begins with; the first of the list where it
// says none.
func (r *runner) teamKind(name string) string {
	list := r.tx.View().Settings().Lists.TeamKinds
	if code, ok := kindOf(r.teamKinds, name); ok {
		return code
	}
	if len(list) == 0 {
		return ""
	}
	return list[0].Code
}

// whoIs is the person whom a row means, with what it says taken over: one of the book, or
// a new one. Those of the book who look the same are returned where it cannot be told.
func (r *runner) whoIs(x *row, said *record.Person, team record.ID, d Decision) (*record.Person, []record.ID) {
	v := r.tx.View()
	if d.Do == DecideTake {
		if p, ok := v.People.Get(d.ID); ok {
			return merged(p, said), nil
		}
	}
	var likes, certain []record.ID
	for _, id := range r.index.people[record.Fold(said.Name)] {
		p, ok := v.People.Get(id)
		if !ok {
			continue
		}
		is := record.LikenessOf(said, p)
		if is == record.Alike && record.Spelling(p.Name) == record.Spelling(said.Name) && said.Birth.IsZero() && r.memberOf(id, team) {
			is = record.Same // the list says no more of anybody, and the team has one of that name
		}
		switch is {
		case record.Same:
			certain = append(certain, id)
		case record.Alike:
			likes = append(likes, id)
		}
	}
	if len(certain) == 1 {
		p, _ := v.People.Get(certain[0])
		m := merged(p, said)
		if r.taken[p.ID] && !reflect.DeepEqual(merged(m, p), m) {
			x.doubt("name", FaultSame2, said.Name) // and says something else
		}
		return m, nil
	}
	likes = append(certain, likes...)
	if len(likes) > 0 && d.Do != DecideNew {
		x.doubt("name", FaultLike, said.Name)
	}
	return said, likes
}

func (r *runner) memberOf(person, team record.ID) bool {
	for _, m := range r.tx.View().TeamsOf(person, r.today) {
		if m.Team == team {
			return true
		}
	}
	return false
}

// merged is a person of the book with what a list says besides. What the list leaves
// empty stays.
func merged(p, said *record.Person) *record.Person {
	m := p.Clone().(*record.Person)
	if record.Spelling(said.Name) != record.Spelling(m.Name) {
		m.Name = said.Name
	}
	if said.Sex != "" {
		m.Sex = said.Sex
	}
	setDate(&m.Birth, said.Birth)
	for _, f := range []struct {
		to   *string
		said string
	}{{&m.Address, said.Address}, {&m.Home, said.Home}, {&m.Work, said.Work}, {&m.Schooling, said.Schooling}, {&m.Training, said.Training},
		{&m.Political, said.Political}, {&m.Phone, said.Phone}, {&m.Ethnicity, said.Ethnicity}, {&m.Religion, said.Religion}} {
		setText(f.to, f.said)
	}
	m.Respected, m.Party = m.Respected || said.Respected, m.Party || said.Party
	setDate(&m.PartyDate, said.PartyDate)
	return m
}

// join makes the person a member of the team, or brings what they are in it up to date.
func (r *runner) join(x *row, person, team record.ID) error {
	m := &record.Membership{Person: person, Team: team, Role: record.RoleMember}
	for _, known := range r.tx.View().TeamsOf(person, r.today) {
		if known.Team == team {
			m = known.Clone().(*record.Membership)
		}
	}
	if r.taken[m.ID] && !slices.ContainsFunc(x.doubts, func(f Fault) bool { return f.Code == FaultSame2 }) {
		p, _ := r.tx.View().People.Get(person)
		x.doubt("name", FaultSame2, p.Name)
	}
	x.also = []record.ID{person, m.ID}
	if role := r.role(x); role != "" {
		m.Role = role
	}
	setDate(&m.From, x.date("from", false))
	setText(&m.By, x.text("by"))
	setText(&m.Note, x.text("note"))
	return r.save(m)
}
