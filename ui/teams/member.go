package teams

import (
	"reflect"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// member is a membership with its person, edited in one form and written as one
// step. As a record it is the membership.
type member struct {
	*record.Membership
	who *record.Person
}

var _ record.Record = (*member)(nil)

// Label implements record.Record: a new person is not in the book yet.
func (m *member) Label(*record.View) string { return m.who.Name }

// Clean implements record.Record.
func (m *member) Clean() { m.Membership.Clean(); m.who.Clean() }

// Clone implements record.Record.
func (m *member) Clone() record.Record {
	return &member{m.Membership.Clone().(*record.Membership), m.who.Clone().(*record.Person)}
}

// Check gives the faults of both; the name of a new person stands where the choice
// of a person stands.
func (m *member) Check(v *record.View) (e record.FieldErrors) {
	for _, x := range m.Membership.Check(v) {
		if m.who.ID != 0 || x.Field != "person" {
			e = append(e, x)
		}
	}
	for _, x := range m.who.Check(v) {
		if x.Field == "name" {
			x.Field = "person"
		}
		e = append(e, x)
	}
	return e
}

// memberForm is the form with what it needs when half of it is stale.
type memberForm struct{ *part.Form[*member] }

// Lines implements part.Sheet for either half.
func (f memberForm) Lines(r record.Record) []part.Line { return f.Form.Lines(f.whole(r)) }

// Adopt implements part.Sheet for either half.
func (f memberForm) Adopt(r record.Record) { f.Form.Adopt(f.whole(r)) }

// GoTo implements desk.Form: the name of a person stands where they are chosen.
func (f memberForm) GoTo(path string) bool {
	if path == "name" {
		path = "person"
	}
	return f.Form.GoTo(path)
}

// whole is what is typed, with one half replaced by r.
func (f memberForm) whole(r record.Record) *member {
	m := f.Typed()
	switch r := r.(type) {
	case *record.Membership:
		m.Membership = r
	case *record.Person:
		m.who = r
	}
	return m
}

// newMember opens the form for another member of the team.
func (p *Page) newMember(team *record.Team) {
	m := &member{&record.Membership{Team: team.ID, Role: record.RoleMember}, &record.Person{}}
	p.openMember(words.MemberNew+" "+team.Name, m, true)
}

func (p *Page) editMember(x *record.Membership) {
	if t, ok := desk.Find[*record.Team](p.room, x.Team); ok {
		p.openMember(words.MemberEdit+" "+t.Name, &member{x, p.person(x.Person)}, false)
	}
}

// person returns a person, a new one for an ID that no record has.
func (p *Page) person(id record.ID) *record.Person {
	if who, ok := desk.Find[*record.Person](p.room, id); ok {
		return who
	}
	return &record.Person{}
}

// openMember opens the form; person and membership are written as one step.
func (p *Page) openMember(title string, m *member, fresh bool) {
	p.editing(fresh, m.who).Open(title, m)
}

// Resume implements desk.Page: the form of a member is made when it is opened.
func (p *Page) Resume(x store.Draft) bool {
	if x.Kind != record.KindMembership || len(x.Records) != 2 {
		return p.List.Resume(x)
	}
	who, ok := x.Records[1].(*record.Person)
	return ok && p.editing(x.ID == 0, who).Resume(x)
}

func (p *Page) editing(fresh bool, of *record.Person) *desk.Editing[*member] {
	e := desk.Edit(p.List, p.memberForm(fresh, of.Anonymous()), "member")
	e.Parts = func(m *member) []record.Record { return []record.Record{m.Membership, m.who} }
	e.Whole = func(parts []record.Record) (*member, bool) {
		if len(parts) != 2 {
			return nil, false
		}
		m, is := parts[0].(*record.Membership)
		who, isWho := parts[1].(*record.Person)
		return &member{m, who}, is && isWho
	}
	e.Write = func(tx *store.Tx, m *member) error {
		old, known := tx.View().People.Get(m.who.ID)
		if !known || !reflect.DeepEqual(old, m.who) {
			if err := tx.Save(m.who); err != nil {
				return err
			}
		}
		m.Person = m.who.ID
		return tx.Save(m.Membership)
	}
	e.Saved = func(m *member) {
		p.members.table.Select(m.ID)
		p.members.Focus()
	}
	return e
}

// memberForm makes the form. A new member is chosen among everyone in the book or
// typed as a new name; of a present one the name itself is edited. Of somebody anonymous
// there is the membership only.
func (p *Page) memberForm(fresh, anonymous bool) desk.Form[*member] {
	f := part.NewForm(func(f *part.Form[*member]) {
		if anonymous {
			f.Put(part.Note(words.AnonymousNote))
			p.membershipFields(f)
			return
		}
		if fresh {
			f.Add(p.whoField(f).Must().Hint(words.PersonFound))
		} else {
			f.Add(part.Text("person", words.MemberName, func(m *member) *string { return &m.who.Name }).Must())
		}
		p.maybe(f, fresh)
		p.membershipFields(f)
		f.Section(words.PersonSection)
		p.personFields(f)
	})
	p.typed = typed{f, fresh}
	return memberForm{f}
}

// whoField chooses a person, and shows at once what the book has of them.
func (p *Page) whoField(f *part.Form[*member]) *part.Field[*member] {
	c := part.NewChooser(desk.Choices{Room: p.room}.People)
	c.New = func(text string) (part.Option, bool) { return part.Option{Value: newName, Label: text}, true }
	c.OnChosen = func(string) {
		m, before := f.Typed(), f.Loaded().who.ID
		if id := c.ID(); id != 0 {
			m.who = p.person(id)
		} else if before != 0 { // what was shown belongs to somebody else
			m.who = &record.Person{Name: c.Label()}
		}
		f.Replace(m)
	}
	return part.Custom("person", words.MemberName, c,
		func(m *member) {
			if m.who.ID == 0 {
				c.SetOption(part.Option{Value: newName, Label: m.who.Name})
			} else {
				c.SetID(m.who.ID)
			}
		},
		func(m *member) {
			id := c.ID()
			if id == 0 {
				if m.who.ID != 0 {
					m.who = &record.Person{}
				}
				m.who.Name = c.Label()
			} else if id != m.who.ID {
				m.who = p.person(id).Clone().(*record.Person)
			}
			m.Person = m.who.ID
		})
}

// newName stands for a person who is not in the book yet: no record has this ID.
const newName = "new"
