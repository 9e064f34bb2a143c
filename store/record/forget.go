package record

import (
	"reflect"
	"slices"
)

// This file is what becomes of a book when a person's data goes, because it was asked
// for or is kept no longer (Luật 91/2025/QH15, Điều 14; privacy.md, G.2): who they were
// goes, what rosters and reports count stays. The store does it, to the history too.

// counted stands for a value that is no longer known, but is counted.
const counted = "x"

// Minority says that the person counts as dân tộc thiểu số.
func (p *Person) Minority() bool { return p.Ethnicity != "" && Fold(p.Ethnicity) != "kinh" }

// Religious says that the person counts as one with a religion.
func (p *Person) Religious() bool { return p.Religion != "" && Fold(p.Religion) != "khong" }

// InParty says that the person counts as đảng viên.
func (p *Person) InParty() bool { return p.Party || !p.PartyDate.IsZero() }

// forgotten is p without what tells who they are. What is counted stays: sex, year of
// birth, người có uy tín; of the sensitive fields that keeps names only whether there
// was something to count.
func (p *Person) forgotten(on Date, keeps func(field string) bool) *Person {
	q := &Person{Meta: p.Meta, Sex: p.Sex, Birth: Year(int(p.Birth.Y)), Respected: p.Respected, Anonymised: on, Merged: p.Merged}
	if p.Minority() && keeps(SensitiveEthnicity) {
		q.Ethnicity = counted
	}
	if p.Religious() && keeps(SensitiveReligion) {
		q.Religion = counted
	}
	q.Party = p.InParty() && keeps(SensitiveParty)
	return q
}

// checkForgotten reports every field that an anonymous person must not have.
func (p *Person) checkForgotten(e *FieldErrors) {
	is := reflect.ValueOf(p).Elem()
	want := reflect.ValueOf(p.forgotten(p.Anonymised, func(string) bool { return true })).Elem()
	for _, r := range rulesOf(is.Type()) {
		if !reflect.DeepEqual(is.Field(r.index).Interface(), want.Field(r.index).Interface()) {
			e.add(r.name, FaultLocked)
		}
	}
}

// Forget returns the records, changed and not saved yet, that make a person anonymous on
// a day: the person, and what else is written about them alone: the notes of their
// memberships, their names among votes and candidates, and of their commendations and
// exemplars name, merit and files. Records in the bin are among them, and persons there
// who were found to be this one. nil: no such person.
func (v *View) Forget(id ID, on Date) (out []Record) {
	p, ok := v.People.Find(id)
	if !ok {
		return nil
	}
	if p.Anonymous() {
		on = p.Anonymised
	}
	ids := v.WithMerged(id)
	for _, id := range ids {
		q, _ := v.People.Find(id)
		out = append(out, q.forgotten(on, v.Settings().Keeps))
	}
	for _, k := range []Kind{KindMembership, KindMeeting, KindRound, KindCommendation, KindExemplar} {
		for r := range v.Records(k) {
			if c := unnamed(r, func(of Ref) bool { return of.Kind == KindPerson && slices.Contains(ids, of.ID) }); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

// WithMerged is a person with those in the bin who were found to be them: their data go
// together.
func (v *View) WithMerged(id ID) []ID {
	ids := []ID{id}
	for i := 0; i < len(ids); i++ {
		for p := range v.People.Bin() {
			if p.Merged == ids[i] && !slices.Contains(ids, p.ID) {
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}

// Unnamed is a record of another time, as a revision in the history, without what Forget
// takes from the record of today; nil if there is nothing. Of a person there is nothing
// that could stay: it is not for those.
func Unnamed(r Record, whose func(ID) bool) Record {
	return unnamed(r, func(of Ref) bool { return of.Kind == KindPerson && of.ID != 0 && whose(of.ID) })
}

// unnamed is a copy of r without what it says of the persons that whose names; nil if
// it says nothing of them.
func unnamed(r Record, whose func(Ref) bool) Record {
	c, person := r.Clone(), func(id ID) bool { return id != 0 && whose(Ref{KindPerson, id}) }
	switch c := c.(type) {
	case *Membership:
		if person(c.Person) {
			c.Note = ""
		}
	case *Meeting:
		for i := range c.Votes {
			if person(c.Votes[i].Person) {
				c.Votes[i].Name = ""
			}
		}
	case *Round:
		for i := range c.Candidates {
			if person(c.Candidates[i].Person) {
				c.Candidates[i].Name = ""
			}
		}
	case *Commendation:
		if whose(c.Subject) {
			c.Name, c.Merit, c.Files = "", "", nil
		}
	case *Exemplar:
		if whose(c.Subject) {
			c.Name, c.Merit, c.Files = "", "", nil
		}
	}
	if reflect.DeepEqual(c, r) {
		return nil
	}
	return c
}

// Mention is a text that names a person and is written about other things too, so that
// nobody but the clerk can say what becomes of it.
type Mention struct {
	Ref  Ref
	Path string // of the field: "conclusions[1]"
	Name string // of the field, as Leaf.Name
}

// Mentions are the texts in which the name or telephone number of a person would still
// stand after Forget, the bin included. Papers that were issued are not among them: they
// stay as they are (PapersNaming). A name is found as Naming finds it; one that is also
// another person's cannot be told apart in a text.
func (v *View) Mentions(id ID) (out []Mention) {
	p, ok := v.People.Find(id)
	if !ok || p.Anonymous() {
		return nil
	}
	var name Naming
	for _, id := range v.WithMerged(id) {
		if p, ok := v.People.Find(id); ok {
			name.Of(p)
		}
	}
	for _, k := range Kinds {
		if k == KindPerson {
			continue
		}
		for r := range v.Records(k) {
			if d, ok := r.(*Document); ok && d.Is() != Draft {
				continue
			}
			name.Texts(r, func(l Leaf) { out = append(out, Mention{RefTo(r), l.Path, l.Name}) })
		}
	}
	return out
}

// PapersNaming are the documents that were issued and may name the person: they are
// frozen, so that what they say is concluded from what they were made of. They stay as
// archives.
func (v *View) PapersNaming(id ID) (of []*Document) {
	for d := range v.Documents.All() {
		if d.Is() != Draft && v.mayName(d, id) {
			of = append(of, d)
		}
	}
	return of
}

// Voted is how often a person was put to the vote or on a list of candidates.
func (v *View) Voted(id ID) (n int) {
	for m := range v.Meetings.All() {
		for _, x := range m.Votes {
			if x.Person == id {
				n++
			}
		}
	}
	for r := range v.Rounds.All() {
		for _, c := range r.Candidates {
			if c.Person == id {
				n++
			}
		}
	}
	return n
}

// mayName says that a document was made from something the person belongs to.
func (v *View) mayName(d *Document, person ID) bool {
	s := d.Source
	asOf := s.AsOf
	if asOf.IsZero() {
		asOf = d.Date
	}
	sits := func(match func(*Team) bool) bool {
		for _, m := range v.TeamsOf(person, asOf.Last()) {
			if t, ok := v.Teams.Find(m.Team); ok && match(t) {
				return true
			}
		}
		return false
	}
	voted := func(id ID) bool {
		m, ok := v.Meetings.Find(id)
		return ok && slices.ContainsFunc(m.Votes, func(x Vote) bool { return x.Person == person })
	}
	switch s.Form {
	case "roster":
		return sits(func(t *Team) bool { return s.Team == t.ID || s.Team == 0 && (s.Area == 0 || t.AreaOn(asOf) == s.Area) })
	case "site":
		return sits(func(t *Team) bool { return slices.Contains(t.Sites, s.Site) })
	case "minutes":
		return voted(s.Meeting)
	case "request-team":
		r, ok := v.Rounds.Find(s.Of.ID)
		return ok && (voted(r.Consultation) || slices.ContainsFunc(r.Candidates, func(c Candidate) bool { return c.Person == person }))
	case "request-award":
		for c := range v.Commendations.All() {
			if c.Subject == (Ref{KindPerson, person}) && c.Year == s.Year {
				return true
			}
		}
	}
	return false
}
