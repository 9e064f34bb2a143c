package record

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// Rules of this file: two persons of the book who are one become one by a pure function
// that returns every record that changes, as merging areas does (places.go). Whatever
// refers to the one who goes, refers to the one who stays from then on, in the bin too;
// only issued papers stay as they are. Nobody is lost: the one who goes lies in the bin
// and says who they were found to be.

// Union is the plan of making one person of two.
type Union struct {
	Keep, Gone ID
	// KeepRev and GoneRev are the revisions that were looked at; 0 for whatever is there.
	KeepRev, GoneRev uint64
	// As is what is known of the person from now on: its fields are those of one of the
	// two. nil: of each the fuller (FullerPerson).
	As *Person
}

// personParts are the parts of a person of which one of two is chosen, by the JSON name
// of their first field, with the fields that go along. What they agreed to is no choice:
// all of it stays.
var personParts = []struct {
	name string
	with []string
}{{name: "name"}, {name: "sortName"}, {name: "birth"}, {name: "sex"}, {name: "phone"}, {name: "area", with: []string{"moves"}}, {name: "address"},
	{name: "home"}, {name: "work"}, {name: "schooling"}, {name: "training"}, {name: "political"}, {name: "respected"},
	{name: "ethnicity"}, {name: "religion"}, {name: "party", with: []string{"partyDate"}}, {name: "keepUntil"}}

// PersonParts are the names of the parts of which one is chosen, in the order in which
// they are shown.
func PersonParts() (names []string) {
	for _, p := range personParts {
		names = append(names, p.name)
	}
	return names
}

// Take makes a part of p that of another person.
func (p *Person) Take(part string, from *Person) {
	to, of := reflect.ValueOf(p).Elem(), reflect.ValueOf(clone(from)).Elem()
	for _, x := range personParts {
		if x.name == part {
			for _, name := range append([]string{part}, x.with...) {
				i := fieldOf(to.Type(), name)
				to.Field(i).Set(of.Field(i))
			}
		}
	}
}

// Fuller says that b knows more of a part than a: a text that is longer, a day that is
// known more closely, anything where a has nothing.
func Fuller(part string, a, b *Person) bool {
	i := fieldOf(reflect.TypeFor[Person](), part)
	x, y := reflect.ValueOf(a).Elem().Field(i), reflect.ValueOf(b).Elem().Field(i)
	if x.IsZero() || y.IsZero() {
		return x.IsZero() && !y.IsZero()
	}
	switch x := x.Interface().(type) {
	case string:
		return len([]rune(y.String())) > len([]rune(x)) || len(y.String()) > len(x) && Fold(x) == Fold(y.String()) // has its dấu
	case Date:
		return precision(y.Interface().(Date)) > precision(x)
	}
	return false
}

func precision(d Date) int {
	switch {
	case d.IsDay():
		return 3
	case d.M != 0:
		return 2
	}
	return 1
}

// FullerPerson is keep with each part of gone that is fuller.
func FullerPerson(keep, gone *Person) *Person {
	p := clone(keep)
	for _, part := range PersonParts() {
		if Fuller(part, keep, gone) {
			p.Take(part, gone)
		}
	}
	return p
}

// Unite returns what a union changes: the person who stays, the one who goes (in the
// bin), and all that referred to them. They are right together only. Two memberships of
// one team whose times overlap become one, which holds whenever one of them did, in the
// higher role; the other goes to the bin. Faults: "keep" and "gone" with
// FaultMissing (not there, in the bin, anonymous) or FaultSame; "meeting" and "round" with
// FaultTwice and Other: both stand there, for one team, with results of their own.
func Unite(v *View, plan Union) ([]Record, FieldErrors) {
	var e FieldErrors
	keep, gone := living(&e, v, "keep", plan.Keep), living(&e, v, "gone", plan.Gone)
	if plan.Keep == plan.Gone {
		e.add("gone", FaultSame)
	}
	if len(e) > 0 {
		return nil, e
	}
	u := &union{v: v, from: Ref{KindPerson, gone.ID}, to: Ref{KindPerson, keep.ID}}
	u.kept(keep, gone, plan.As)
	u.memberships()
	for _, k := range Kinds {
		if k == KindPerson || k == KindMembership {
			continue
		}
		for r := range v.Records(k) {
			u.redirect(&e, r)
		}
	}
	u.people()
	return u.out, e
}

func living(e *FieldErrors, v *View, field string, id ID) *Person {
	p, ok := v.People.Get(id)
	if !ok || p.Anonymous() {
		e.add(field, FaultMissing)
	}
	return p
}

// union is two persons on the way to be one.
type union struct {
	v        *View
	from, to Ref
	out      []Record
}

// kept puts the two persons first.
func (u *union) kept(keep, gone, as *Person) {
	p := clone(keep)
	if as == nil {
		as = FullerPerson(keep, gone)
	}
	for _, part := range PersonParts() {
		p.Take(part, as)
	}
	for _, c := range gone.Consents {
		if !slices.Contains(p.Consents, c) {
			p.Consents = append(p.Consents, c)
		}
	}
	p.Apart = u.apart(append(slices.Clone(keep.Apart), gone.Apart...), p.ID)
	g := clone(gone)
	g.Bin, g.Merged, g.Apart = true, keep.ID, nil
	u.out = append(u.out, p, g)
}

// apart is a list of others as it is after the union, for the person of an ID.
func (u *union) apart(list []ID, of ID) (out []ID) {
	for _, id := range list {
		if id == u.from.ID {
			id = u.to.ID
		}
		if id != of && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// people brings the others up to date who were kept apart from the one who goes, or were
// found to be them before.
func (u *union) people() {
	for r := range u.v.Records(KindPerson) {
		p := r.(*Person)
		if p.ID == u.from.ID || p.ID == u.to.ID || p.Merged != u.from.ID && !slices.Contains(p.Apart, u.from.ID) {
			continue
		}
		c := clone(p)
		if c.Apart = u.apart(c.Apart, c.ID); c.Merged == u.from.ID {
			c.Merged = u.to.ID
		}
		u.out = append(u.out, c)
	}
}

// memberships makes those of the one who goes memberships of the one who stays.
func (u *union) memberships() {
	roles, changed := u.v.Settings().Lists.Roles, map[ID]*Membership{}
	now := slices.Clone(u.v.TeamsOf(u.to.ID, Date{})) // as they are on the way
	for r := range u.v.Records(KindMembership) {
		m := r.(*Membership)
		if m.Person != u.from.ID {
			continue
		}
		c := clone(m)
		c.Person, changed[m.ID] = u.to.ID, c
		if !m.Bin {
			now = append(now, c)
		}
	}
	slices.SortFunc(now, func(x, y *Membership) int { return cmp.Compare(x.ID, y.ID) })
	for i, m := range now {
		for again := true; again; { // each that joins may make it reach another
			again = false
			for _, o := range now[i+1:] {
				if now[i].Bin || o.Bin || o.Team != m.Team || !o.Overlaps(now[i].Span) || changed[m.ID] == nil && changed[o.ID] == nil {
					continue
				}
				for _, x := range []*Membership{m, o} {
					if changed[x.ID] == nil {
						changed[x.ID] = clone(x)
					}
				}
				now[i], again = changed[m.ID], true
				joined(now[i], changed[o.ID], roles)
				changed[o.ID].Bin = true
				now[slices.Index(now, o)] = changed[o.ID]
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		u.out = append(u.out, changed[id])
	}
}

// joined makes m hold for the time of o too, and fills in what it leaves open.
func joined(m, o *Membership, roles []Choice) {
	m.Span = Span{From: earlier(m.From, o.From), To: later(m.To, o.To)}
	if Rank(roles, o.Role) < Rank(roles, m.Role) {
		m.Role = o.Role
	}
	if m.How == "" {
		m.How = o.How
	}
	if m.By == "" {
		m.By = o.By
	}
	if m.Meeting == 0 {
		m.Meeting = o.Meeting
	}
	if m.Note == "" {
		m.Note = o.Note
	}
}

// earlier is the earlier of two first days, later the later of two last days; open where
// one is: who was a member on a day, is it still.
func earlier(a, b Date) Date {
	if a.IsZero() || !b.IsZero() && b.First().Compare(a.First()) >= 0 {
		return a
	}
	return b
}

func later(a, b Date) Date {
	if a.IsZero() || !b.IsZero() && b.Last().Compare(a.Last()) <= 0 {
		return a
	}
	return b
}

// redirect takes a record along that refers to the one who goes.
func (u *union) redirect(e *FieldErrors, r Record) {
	if d, ok := r.(*Document); ok && d.Is() != Draft {
		return // frozen
	}
	c := Redirected(r, u.from, u.to)
	if c == nil {
		return
	}
	if !r.M().Bin && u.twice(r) {
		*e = append(*e, FieldError{Field: string(r.Kind()), Fault: FaultTwice, Other: r.M().ID})
	}
	u.out = append(u.out, c)
}

// twice says that a record has both persons with results of their own: they were two
// when it was written.
func (u *union) twice(r Record) bool {
	of := map[Ref]map[ID]bool{} // by person, their teams
	note := func(person, team ID) {
		p := Ref{KindPerson, person}
		if of[p] == nil {
			of[p] = map[ID]bool{}
		}
		of[p][team] = true
	}
	switch r := r.(type) {
	case *Meeting:
		for _, x := range r.Votes {
			note(x.Person, x.Team)
		}
	case *Round:
		for _, c := range r.Candidates {
			note(c.Person, c.Team)
		}
	}
	for team := range of[u.from] {
		if of[u.to][team] {
			return true
		}
	}
	return false
}

// Redirected is a copy of r that refers to another record in the place of one; nil where
// r does not refer to it. What a draft is made from counts here.
func Redirected(r Record, from, to Ref) Record {
	c := r.Clone()
	if !redirected(reflect.ValueOf(c).Elem(), rule{}, from, to) {
		return nil
	}
	return c
}

func redirected(f reflect.Value, r rule, from, to Ref) (yes bool) {
	switch x := f.Interface().(type) {
	case Ref:
		if yes = x == from; yes {
			f.Set(reflect.ValueOf(to))
		}
		return yes
	case ID:
		if yes = r.ref == from.Kind && x == from.ID; yes {
			f.Set(reflect.ValueOf(to.ID))
		}
		return yes
	}
	switch f.Kind() {
	case reflect.Struct:
		for i := range f.NumField() {
			if t := f.Type().Field(i); t.IsExported() && t.Type != reflect.TypeFor[Meta]() {
				yes = redirected(f.Field(i), ruleOf(f.Type(), i), from, to) || yes
			}
		}
	case reflect.Slice:
		for i := range f.Len() {
			yes = redirected(f.Index(i), r, from, to) || yes
		}
	}
	return yes
}
