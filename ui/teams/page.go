package teams

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Print(s record.Source)
	ShowOn(page string, k record.Kind, id record.ID)
	Unite(one, other record.ID)
	Canvas() fyne.Canvas
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "teams", Title: words.TeamsTitle, Icon: theme.IconNameAccount,
	Kinds: []record.Kind{record.KindTeam, record.KindPerson, record.KindMembership},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room    Room
	members *members
	team    *desk.Editing[*record.Team]
	asOf    *part.DateBox
	of      words.TeamChoice
	choice  *part.Chooser
	typed   typed
	sums    *widget.Label // how many people the shown teams have, and how often they take part
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, asOf: part.NewDateBox(room.Today, false), of: words.TeamsOwn, choice: part.NewChooser(choices), sums: part.Note("")}
	p.choice.Set(string(p.of))
	p.choice.OnChosen = func(s string) {
		p.of = words.TeamChoice(s)
		p.Refresh(nil)
	}
	p.asOf.Set(room.Today())
	p.asOf.OnLeave = func() { p.asOf.Left(); p.Refresh(nil) }
	p.members = newMembers(p)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "teams", Title: words.TeamsTitle, Thing: words.TeamsThing, Columns: columns, Sort: "area",
		Rows: func(v *record.View) []part.Row {
			rows := rows(v, p.day(), p.of)
			p.sums.SetText(words.TakesPart(takesPart(v, rows, p.day())))
			return rows
		},
		Under: p.sums,
		Kinds: []record.Kind{record.KindTeam, record.KindArea, record.KindPerson, record.KindMembership, record.KindMeeting, record.KindRound, record.KindSettings},
		Rest:  p.members, Chosen: p.members.show,
		Extra: part.Wrapped(widget.NewLabel(words.AsOfShort), part.Sized(112, p.asOf), part.Sized(150, p.choice)),
	})
	desk.RememberTable(room.Memory(), "members", p.members.table)
	p.team = desk.Edit(p.List, teamForm(room))
	p.team.Saved = func(t *record.Team) { p.Select(t.ID) }
	p.Verbs[words.Add] = p.add
	p.Verbs[words.Edit] = func() { p.team.OpenSelected(words.TeamEdit) }
	p.Verbs[words.Copy] = p.copy
	p.Deletes(record.KindTeam)
	p.Imports(record.KindMembership)
	p.Verbs[words.Print] = p.print
	return p
}

// Enter implements desk.Page.
func (p *Page) Enter() {
	p.List.Enter()
	part.Relayout(p.members.year)
}

// add opens a new team of the same kind and area as the one at hand.
func (p *Page) add() {
	t := &record.Team{}
	if now, ok := p.team.Selected(); ok {
		t.Type, t.Area = now.Type, now.Area
	}
	p.team.Open(words.TeamNew, t)
}

// copy opens a new team that is like the one at hand, without its members.
func (p *Page) copy() {
	if t, ok := p.team.Selected(); ok {
		c := t.Clone().(*record.Team)
		c.Meta = record.Meta{}
		c.Name = words.Copied(c.Name)
		p.team.Open(words.TeamNew, c)
	}
}

// day is the day on which the lists are looked at.
func (p *Page) day() record.Date {
	if d, ok := p.asOf.Date(); ok && !d.IsZero() {
		return d
	}
	return p.room.Today()
}

// Show implements desk.Page: a team, or a person in the first of their teams.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	team, member := id, record.ID(0)
	p.room.Read(func(v *record.View) {
		switch k {
		case record.KindPerson:
			team = 0
			of := v.TeamsOf(id, p.day())
			if len(of) == 0 {
				of = v.TeamsOf(id, record.Date{})
			}
			if len(of) > 0 {
				team, member = of[0].Team, of[0].ID
			}
		case record.KindMembership:
			team = 0
			if m, ok := v.Memberships.Get(id); ok {
				team, member = m.Team, m.ID
			}
		}
	})
	if team == 0 || !p.List.Show(record.KindTeam, team) && !p.showAll(team) {
		return false
	}
	if member != 0 {
		p.members.table.Select(member)
		p.members.Focus()
	}
	return true
}

// showAll goes to a team that the choice leaves out.
func (p *Page) showAll(team record.ID) bool {
	p.of = words.TeamsAll
	p.choice.Set(string(p.of))
	p.Refresh(nil)
	return p.List.Show(record.KindTeam, team)
}

func choices() (out []part.Option) {
	for _, c := range words.TeamChoices {
		out = append(out, part.Option{Value: string(c), Label: words.TeamChoiceName(c)})
	}
	return out
}

func (p *Page) print() {
	if id := p.Table.Selected(); id != 0 {
		p.room.Print(record.Source{Form: "roster", Team: id, AsOf: p.day()})
	}
}
