package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Print(record.Source)
	Ask(title, body string, answers ...part.Answer)
	Tell(title, body string)
	Canvas() fyne.Canvas
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "meetings", Title: words.MeetingsTitle, Icon: theme.IconNameCalendar,
	Kinds: []record.Kind{record.KindMeeting},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	glance *glance
	form   *form
	edit   *desk.Editing[*record.Meeting]
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.glance = newGlance(p)
	// Any change counts: names of teams and people stand in the glance.
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "meetings", Title: words.MeetingsTitle, Thing: words.MeetingsThing, Columns: columns,
		Sort: "day", Newest: true, Rows: rows, Rest: p.glance, Chosen: p.glance.show,
	})
	p.form = newForm(room, p.fillers(), p.carrier())
	p.edit = desk.Edit(p.List, p.form)
	p.edit.Wide, p.edit.Ask = true, p.caution
	p.Verbs[words.Add] = func() { p.edit.Open(words.MeetingNew, &record.Meeting{}) }
	p.Verbs[words.Edit] = func() { p.edit.OpenSelected(words.MeetingEdit) }
	p.Verbs[words.Copy] = p.copy
	p.Deletes(record.KindMeeting)
	p.Verbs[words.Print] = p.print
	return p
}

// copy begins a meeting after the pattern of one: who and how, not what was said.
func (p *Page) copy() {
	if m, ok := p.edit.Selected(); ok {
		c := m.Clone().(*record.Meeting)
		p.edit.Open(words.MeetingNew, &record.Meeting{Type: c.Type, Title: c.Title, Place: c.Place, Area: c.Area, Chair: c.Chair,
			Secretary: c.Secretary, Summoned: c.Summoned, Groups: c.Groups, VoteMethod: c.VoteMethod, Copies: c.Copies})
	}
}

func (p *Page) print() {
	if id := p.Table.Selected(); id != 0 {
		p.room.Print(record.Source{Form: "minutes", Meeting: id})
	}
}

// caution asks once for a second look where a word of attention stands in what was
// typed; it blocks nothing (privacy.md, G.4 e).
func (p *Page) caution(m *record.Meeting, save func()) {
	untie(p.form.Loaded(), m)
	found := fresh(cautionAll(m), cautionAll(p.form.Loaded()))
	if len(found) == 0 {
		save()
		return
	}
	p.room.Ask(words.Attention, words.Caution(found),
		part.Answer{Label: words.GoOn},
		part.Answer{Label: words.SaveAnyway, Do: save},
		part.Answer{Label: words.Cancel})
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
