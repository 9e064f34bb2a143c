package teams

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// alikes are those of the book who may be the person typed in the form of a member; nil
// for one that was chosen out of the book.
func (p *Page) alikes(m *member, fresh bool) (of []*record.Person) {
	if fresh && m.who.ID != 0 {
		return nil
	}
	who := m.who.Clone().(*record.Person)
	who.Clean()
	p.room.Read(func(v *record.View) { of = v.Alikes(who) })
	return of
}

// maybe adds the quiet line about them below the name.
func (p *Page) maybe(f *part.Form[*member], fresh bool) {
	f.Follow(func(m *member) (text string) {
		like := p.alikes(m, fresh)
		p.room.Read(func(v *record.View) { text = words.MaybeInBook(v, like) })
		return text
	}, part.Note(""))
}

// typed is a form of a member that is open, with what to do about somebody who looks like
// the one typed.
type typed struct {
	form  *part.Form[*member]
	fresh bool
}

// Key implements desk.Page: F4 shows who may be the person typed.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF4 && !p.Resting() && p.typed.form != nil {
		if like := p.alikes(p.typed.form.Typed(), p.typed.fresh); len(like) > 0 {
			p.askAlike(like)
		}
		return true
	}
	return p.List.Key(ev)
}

// askAlike shows them: a new member may be one of them, a present one may be merged.
func (p *Page) askAlike(like []*record.Person) {
	t := p.typed
	table := part.NewTable([]part.Column{
		{ID: "name", Title: words.MemberName, Width: 180, Grow: 1},
		{ID: "about", Title: words.PeopleAbout, Width: 180, Grow: 1},
		{ID: "team", Title: words.TeamName, Width: 150, Grow: 1},
	})
	var rows []part.Row
	p.room.Read(func(v *record.View) {
		for _, x := range like {
			team := ""
			for _, m := range v.TeamsOf(x.ID, p.room.Today()) {
				if of, ok := v.Teams.Get(m.Team); ok {
					team = words.NameList(team, of.Name)
				}
			}
			rows = append(rows, part.Row{ID: x.ID, Cells: []string{x.Name, words.About(v, x), team}})
		}
	})
	table.SetRows(rows)
	yes := words.AlikeThis
	if !t.fresh {
		yes = words.PeopleUnite
	}
	var box *part.Dialog
	take := func() {
		id := table.Selected()
		if t.fresh {
			m := t.form.Typed()
			m.who = p.person(id)
			m.Person = id
			t.form.Replace(m)
			t.form.FocusOn(1)
			return
		}
		p.room.Unite(t.form.Loaded().who.ID, id)
	}
	table.OnOpen = func(record.ID) {
		box.Close()
		take()
	}
	box = part.Show(p.room.Canvas(), words.AlikeTitle, container.NewStack(table), fyne.NewSize(640, 260),
		part.Answer{Label: yes, Do: take}, part.Answer{Label: words.AlikeOther})
	table.Focus()
	table.Select(like[0].ID)
}

// unite begins to make one of the person at hand and another.
func (m *members) unite() {
	if x, ok := desk.Find[*record.Membership](m.p.room, m.table.Selected()); ok {
		m.p.room.Unite(x.Person, 0)
	}
}
