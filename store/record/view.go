package record

import (
	"iter"
	"slices"
)

// View is a book in memory: every record once, found by ID and by what belongs
// together. The store keeps it equal to the disk and lends it out for reading;
// a record in it is never modified, a change puts a new one in its place.
type View struct {
	Areas       Table[*Area]
	Models      Table[*Model]
	Sites       Table[*Site]
	Teams       Table[*Team]
	People      Table[*Person]
	Memberships Table[*Membership]
	Meetings    Table[*Meeting]
	Documents   Table[*Document]

	Units         Table[*Unit]
	Rounds        Table[*Round]
	Activities    Table[*Activity]
	Inspections   Table[*Inspection]
	Commendations Table[*Commendation]
	Exemplars     Table[*Exemplar]
	Seats         Table[*Seat]
	Funds         Table[*Fund]
	Tasks         Table[*Task]
	Closings      Table[*Closing]

	committee Table[*Committee]
	settings  Table[*Settings]

	byTeam   index[*Membership]
	byPerson index[*Membership]
	byModel  index[*Site]
	byArea   index[*Team]
}

// index keeps, for a key, the live records that point to it, in ID order. A list
// that was handed out keeps its contents when the index changes.
type index[P Record] map[ID][]P

func (x *index[P]) set(key ID, r P, known bool) {
	if key == 0 {
		return
	}
	if *x == nil {
		*x = index[P]{}
	}
	list := (*x)[key]
	i, is := find(list, r.M().ID)
	switch {
	case !known && is:
		(*x)[key] = slices.Concat(list[:i], list[i+1:])
	case known && i == len(list):
		(*x)[key] = append(list, r)
	case known:
		(*x)[key] = slices.Insert(slices.Clip(list), i, r)
	}
}

// Committee returns the committee; an empty one if the book has none yet.
func (v *View) Committee() *Committee { return only(&v.committee) }

// Settings returns the settings; empty ones if the book has none yet.
func (v *View) Settings() *Settings { return only(&v.settings) }

func only[P interface {
	*T
	Record
}, T any](t *Table[P]) P {
	if len(t.live) > 0 {
		return t.live[0]
	}
	return new(T)
}

// link makes the indexes know a live record, or forget it.
func (v *View) link(r Record, known bool) {
	switch r := r.(type) {
	case *Site:
		v.byModel.set(r.Model, r, known)
	case *Team:
		v.byArea.set(r.Area, r, known)
	case *Membership:
		v.byTeam.set(r.Team, r, known)
		v.byPerson.set(r.Person, r, known)
	}
}

// Put adds the record, or takes the place of the one with its kind and ID. The
// View keeps r: it must not be modified afterwards.
func (v *View) Put(r Record) {
	if old := v.shelf(r.Kind()).put(r); old != nil {
		v.link(old, false)
	}
	if !r.M().Bin {
		v.link(r, true)
	}
}

// Drop takes a record out as if it had never been there: only the store does
// this, when it goes back.
func (v *View) Drop(k Kind, id ID) {
	if s := v.shelf(k); s != nil {
		if old := s.drop(id); old != nil {
			v.link(old, false)
		}
	}
}

// Find returns the record of a kind, the bin included; nil if there is none.
func (v *View) Find(k Kind, id ID) Record {
	if s := v.shelf(k); s != nil {
		return s.find(id)
	}
	return nil
}

// Records yields every record of a kind, the bin included, in no stated order.
func (v *View) Records(k Kind) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if s := v.shelf(k); s != nil {
			s.each(yield)
		}
	}
}

// SitesOf returns the sites of a model, oldest first.
func (v *View) SitesOf(model ID) []*Site { return v.byModel[model] }

// TeamsIn returns the teams of an area, oldest first.
func (v *View) TeamsIn(area ID) []*Team { return v.byArea[area] }

// TeamsAt returns the teams that serve a site, oldest first.
func (v *View) TeamsAt(site ID) []*Team {
	var of []*Team
	for t := range v.Teams.All() {
		if slices.Contains(t.Sites, site) {
			of = append(of, t)
		}
	}
	return of
}

// MembersOf returns the memberships of a team that hold on day d, oldest first;
// the zero d asks for all that ever were.
func (v *View) MembersOf(team ID, d Date) []*Membership { return on(v.byTeam[team], d) }

// TeamsOf returns the memberships of a person that hold on day d, oldest first;
// the zero d asks for all that ever were.
func (v *View) TeamsOf(person ID, d Date) []*Membership { return on(v.byPerson[person], d) }

// SelfGoverningOf is TeamsOf without the teams that are no tổ tự quản.
func (v *View) SelfGoverningOf(person ID, d Date) (of []*Membership) {
	for _, m := range v.TeamsOf(person, d) {
		if t, ok := v.Teams.Get(m.Team); ok && t.SelfGoverning() && (d.IsZero() || t.Lives(d)) {
			of = append(of, m)
		}
	}
	return of
}

func on(list []*Membership, d Date) []*Membership {
	if d.IsZero() {
		return list
	}
	var of []*Membership
	for _, m := range list {
		if m.Has(d) {
			of = append(of, m)
		}
	}
	return of
}

// LeaderOf returns who leads the team on day d; nil while nobody does.
func (v *View) LeaderOf(team ID, d Date) *Person {
	for _, m := range v.MembersOf(team, d) {
		if m.Role == RoleLeader {
			if p, ok := v.People.Get(m.Person); ok {
				return p
			}
		}
	}
	return nil
}
