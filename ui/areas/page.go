package areas

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
	Delete(k record.Kind, ids []record.ID, done func())
	Leave(then func())
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "areas", Title: words.AreasTitle, Icon: theme.IconNameHome,
	Kinds: []record.Kind{record.KindArea},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	room    Room
	ledger  *part.Ledger
	form    *part.Form[*record.Area]
	content fyne.CanvasObject
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.ledger = part.NewLedger(words.AreasTitle, words.AreasThing, columns, part.Idle(words.AreaPick), nil)
	p.ledger.Verbs[words.Add] = p.add
	p.ledger.Verbs[words.Edit] = p.edit
	p.ledger.Verbs[words.Delete] = p.delete
	p.ledger.Leave = func() { room.Leave(p.ledger.Rest) }
	p.ledger.Table.SortBy("name")
	desk.Remember(room.Memory(), "areas", p.ledger)
	p.form = p.newForm()
	p.content = p.ledger.Content()
	p.Refresh([]record.Kind{record.KindArea})
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
func (p *Page) Drop() { p.ledger.Rest() }

// Show implements desk.Page.
func (p *Page) Show(_ record.Kind, id record.ID) bool { return p.ledger.Show(id) }
