package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

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
	Print(record.Source)
	Ask(title, body string, answers ...part.Answer)
	Canvas() fyne.Canvas
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "meetings", Title: words.MeetingsTitle, Icon: theme.IconNameCalendar,
	Kinds: []record.Kind{record.KindMeeting},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	room    Room
	ledger  *part.Ledger
	glance  *glance
	form    *form
	content fyne.CanvasObject
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.glance = newGlance(p)
	p.ledger = part.NewLedger(words.MeetingsTitle, words.MeetingsThing, columns, p.glance, nil)
	p.ledger.Verbs[words.Add] = func() { p.open(words.MeetingNew, &record.Meeting{}) }
	p.ledger.Verbs[words.Edit] = p.edit
	p.ledger.Verbs[words.Copy] = p.copy
	p.ledger.Verbs[words.Delete] = func() {
		if ids := p.ledger.Table.Chosen(); len(ids) > 0 {
			room.Delete(record.KindMeeting, ids, p.ledger.Table.Unmark)
		}
	}
	p.ledger.Verbs[words.Print] = p.print
	p.ledger.Leave = func() { room.Leave(p.Drop) }
	p.ledger.Table.OnSelect = p.glance.show
	p.ledger.Table.SortBy("day")
	p.ledger.Table.SortBy("day") // the newest first
	desk.Remember(room.Memory(), "meetings", p.ledger)
	p.form = newForm(room, p.fillers())
	p.content = p.ledger.Content()
	p.refresh()
	return p
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
func (p *Page) Drop() {
	p.ledger.Share(part.Half)
	p.ledger.Rest()
}

// Show implements desk.Page.
func (p *Page) Show(_ record.Kind, id record.ID) bool {
	found := true
	p.room.Leave(func() {
		p.Drop()
		found = p.ledger.Show(id)
	})
	return found
}

// Refresh implements desk.Page: names of teams and people stand in the glance.
func (p *Page) Refresh([]record.Kind) { p.refresh() }

func (p *Page) refresh() {
	p.room.Read(func(v *record.View) { p.ledger.SetRows(rows(v)) })
	p.glance.show(p.ledger.Table.Selected())
}

func (p *Page) selected() (m *record.Meeting) {
	p.room.Read(func(v *record.View) { m, _ = v.Meetings.Get(p.ledger.Table.Selected()) })
	return m
}

func (p *Page) edit() {
	if m := p.selected(); m != nil {
		p.open(words.MeetingEdit, m)
	}
}

// copy begins a meeting after the pattern of one: who and how, not what was said.
func (p *Page) copy() {
	if m := p.selected(); m != nil {
		c := m.Clone().(*record.Meeting)
		p.open(words.MeetingNew, &record.Meeting{Type: c.Type, Title: c.Title, Place: c.Place, Area: c.Area, Chair: c.Chair,
			Secretary: c.Secretary, Summoned: c.Summoned, Groups: c.Groups, VoteMethod: c.VoteMethod, Copies: c.Copies})
	}
}

func (p *Page) print() {
	if id := p.ledger.Table.Selected(); id != 0 {
		p.room.Print(record.Source{Form: "minutes", Meeting: id})
	}
}

// open shows the form with most of the width: it has tables.
func (p *Page) open(title string, m *record.Meeting) {
	p.room.Leave(func() {
		p.form.Load(m)
		p.ledger.Share(part.Narrow)
		p.ledger.Open(&part.Editor{Title: title, Form: p.form, Save: p.save, Close: p.ledger.Leave})
	})
}

// save asks once for a second look where a word of attention stands in what was
// typed; it blocks nothing (privacy.md, G.4 e).
func (p *Page) save() {
	var m *record.Meeting
	ok := false
	p.room.Read(func(v *record.View) { m, ok = p.form.Read(v) })
	if !ok {
		return
	}
	untie(p.form.Loaded(), m)
	found := fresh(cautionAll(m), cautionAll(p.form.Loaded()))
	if len(found) == 0 {
		p.write(m)
		return
	}
	p.room.Ask(words.Attention, words.Caution(found),
		part.Answer{Label: words.GoOn},
		part.Answer{Label: words.SaveAnyway, Do: func() { p.write(m) }},
		part.Answer{Label: words.Cancel})
}

func (p *Page) write(m *record.Meeting) {
	p.room.Save(desk.OpOf(m, m.Title), p.form, m, func() {
		p.Drop()
		p.refresh()
		p.ledger.Table.Select(m.ID)
	})
}

// untie takes the person off a vote whose name was written over.
func untie(was, now *record.Meeting) {
	for i := range now.Votes {
		x := &now.Votes[i]
		for _, o := range was.Votes {
			if x.Person != 0 && o.Person == x.Person && o.Name != x.Name {
				x.Person = 0
			}
		}
	}
}
