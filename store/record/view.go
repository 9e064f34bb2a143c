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

func (x *index[P]) add(key ID, r P) {
	if key == 0 {
		return
	}
	if *x == nil {
		*x = index[P]{}
	}
	list := (*x)[key]
	i, _ := find(list, r.M().ID)
	if i < len(list) {
		list = slices.Clip(list) // a list that was handed out keeps its contents
	}
	(*x)[key] = slices.Insert(list, i, r)
}

func (x *index[P]) remove(key, id ID) {
	list := (*x)[key]
	if i, ok := find(list, id); ok {
		(*x)[key] = slices.Concat(list[:i], list[i+1:])
	}
}

// Committee returns the committee; an empty one if the book has none yet.
func (v *View) Committee() *Committee { return only(&v.committee, new(Committee)) }

// Settings returns the settings; empty ones if the book has none yet.
func (v *View) Settings() *Settings { return only(&v.settings, new(Settings)) }

func only[P Record](t *Table[P], none P) P {
	if len(t.live) > 0 {
		return t.live[0]
	}
	return none
}

// Put adds the record, or takes the place of the one with its kind and ID. The
// View keeps r: it must not be modified afterwards.
func (v *View) Put(r Record) {
	switch r := r.(type) {
	case *Committee:
		v.committee.put(r)
	case *Settings:
		v.settings.put(r)
	case *Area:
		v.Areas.put(r)
	case *Model:
		v.Models.put(r)
	case *Site:
		old, was := v.Sites.put(r)
		relink(&v.byModel, old, was, r, func(s *Site) ID { return s.Model })
	case *Team:
		old, was := v.Teams.put(r)
		relink(&v.byArea, old, was, r, func(t *Team) ID { return t.Area })
	case *Person:
		v.People.put(r)
	case *Membership:
		old, was := v.Memberships.put(r)
		relink(&v.byTeam, old, was, r, func(m *Membership) ID { return m.Team })
		relink(&v.byPerson, old, was, r, func(m *Membership) ID { return m.Person })
	case *Meeting:
		v.Meetings.put(r)
	case *Document:
		v.Documents.put(r)
	}
}

func relink[P Record](x *index[P], old P, was bool, r P, key func(P) ID) {
	if was {
		x.remove(key(old), old.M().ID)
	}
	if !r.M().Bin {
		x.add(key(r), r)
	}
}

// Drop takes a record out as if it had never been there: only the store does
// this, when it goes back.
func (v *View) Drop(k Kind, id ID) {
	switch k {
	case KindCommittee:
		v.committee.drop(id)
	case KindSettings:
		v.settings.drop(id)
	case KindArea:
		v.Areas.drop(id)
	case KindModel:
		v.Models.drop(id)
	case KindSite:
		if old, was := v.Sites.drop(id); was {
			v.byModel.remove(old.Model, id)
		}
	case KindTeam:
		if old, was := v.Teams.drop(id); was {
			v.byArea.remove(old.Area, id)
		}
	case KindPerson:
		v.People.drop(id)
	case KindMembership:
		if old, was := v.Memberships.drop(id); was {
			v.byTeam.remove(old.Team, id)
			v.byPerson.remove(old.Person, id)
		}
	case KindMeeting:
		v.Meetings.drop(id)
	case KindDocument:
		v.Documents.drop(id)
	}
}

// Find returns the record of a kind, the bin included; nil if there is none.
func (v *View) Find(k Kind, id ID) Record {
	switch k {
	case KindCommittee:
		return found(v.committee.Find(id))
	case KindSettings:
		return found(v.settings.Find(id))
	case KindArea:
		return found(v.Areas.Find(id))
	case KindModel:
		return found(v.Models.Find(id))
	case KindSite:
		return found(v.Sites.Find(id))
	case KindTeam:
		return found(v.Teams.Find(id))
	case KindPerson:
		return found(v.People.Find(id))
	case KindMembership:
		return found(v.Memberships.Find(id))
	case KindMeeting:
		return found(v.Meetings.Find(id))
	case KindDocument:
		return found(v.Documents.Find(id))
	}
	return nil
}

func found[P Record](r P, ok bool) Record {
	if !ok {
		return nil
	}
	return r
}

// Records yields every record of a kind, the bin included, in no stated order.
func (v *View) Records(k Kind) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		switch k {
		case KindCommittee:
			each(&v.committee, yield)
		case KindSettings:
			each(&v.settings, yield)
		case KindArea:
			each(&v.Areas, yield)
		case KindModel:
			each(&v.Models, yield)
		case KindSite:
			each(&v.Sites, yield)
		case KindTeam:
			each(&v.Teams, yield)
		case KindPerson:
			each(&v.People, yield)
		case KindMembership:
			each(&v.Memberships, yield)
		case KindMeeting:
			each(&v.Meetings, yield)
		case KindDocument:
			each(&v.Documents, yield)
		}
	}
}

func each[P Record](t *Table[P], yield func(Record) bool) {
	for _, list := range [][]P{t.live, t.bin} {
		for _, r := range list {
			if !yield(r) {
				return
			}
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
