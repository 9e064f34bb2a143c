package teams

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	Read(func(v *record.View))
	Today() record.Date
	Save(op store.Op, sheet part.Sheet, r record.Record, done func())
	Do(op store.Op, sheet part.Sheet, change func(tx *store.Tx) error, done func())
	Delete(k record.Kind, ids []record.ID, done func())
	Leave(then func())
	Print(s record.Source)
	Open(k record.Kind, id record.ID)
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "teams", Title: words.TeamsTitle, Icon: theme.IconNameAccount,
	Kinds: []record.Kind{record.KindTeam, record.KindPerson, record.KindMembership},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	room    Room
	ledger  *part.Ledger
	members *members
	form    *part.Form[*record.Team]
	asOf    *part.DateBox
	content fyne.CanvasObject
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.asOf = part.NewDateBox(room.Today, false)
	p.asOf.Set(room.Today())
	p.asOf.OnLeave = func() { p.asOf.Left(); p.refresh() }
	extra := container.NewHBox(widget.NewLabel(words.AsOf), part.Sized(130, p.asOf))
	p.members = newMembers(p)
	p.ledger = part.NewLedger(words.TeamsTitle, words.TeamsThing, columns, p.members, extra)
	p.ledger.Verbs[words.Add] = p.add
	p.ledger.Verbs[words.Edit] = p.edit
	p.ledger.Verbs[words.Copy] = p.copy
	p.ledger.Verbs[words.Delete] = p.delete
	p.ledger.Verbs[words.Print] = p.print
	p.ledger.Leave = func() { room.Leave(p.ledger.Rest) }
	p.ledger.Table.OnSelect = func(id record.ID) { p.members.show(id) }
	p.ledger.Table.SortBy("area")
	desk.Remember(room.Memory(), "teams", p.ledger)
	desk.RememberTable(room.Memory(), "members", p.members.table)
	p.form = p.newForm()
	p.content = p.ledger.Content()
	p.refresh()
	return p
}

// day is the day on which the lists are looked at.
func (p *Page) day() record.Date {
	if d, ok := p.asOf.Date(); ok && !d.IsZero() {
		return d
	}
	return p.room.Today()
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Enter implements desk.Page.
func (p *Page) Enter() { p.ledger.Enter() }

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool { return p.ledger.Do(v) }

// Key implements desk.Page.
func (p *Page) Key(ev *fyne.KeyEvent) bool { return p.ledger.Key(ev) }

// Changed implements desk.Page.
func (p *Page) Changed() bool { return p.ledger.Changed() }

// Drop implements desk.Page.
func (p *Page) Drop() { p.ledger.Rest() }

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
	if team == 0 || !p.ledger.Show(team) {
		return false
	}
	p.ledger.Rest()
	if member != 0 {
		p.members.table.Select(member)
		p.members.Focus()
	}
	return true
}

// Refresh implements desk.Page.
func (p *Page) Refresh(kinds []record.Kind) {
	for _, k := range []record.Kind{record.KindTeam, record.KindArea, record.KindPerson, record.KindMembership, record.KindSettings} {
		if slices.Contains(kinds, k) {
			p.refresh()
			return
		}
	}
}

func (p *Page) print() {
	if id := p.ledger.Table.Selected(); id != 0 {
		p.room.Print(record.Source{Form: "roster", Team: id, AsOf: p.day()})
	}
}
