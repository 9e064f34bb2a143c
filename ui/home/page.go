package home

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
	Read(func(v *record.View))
	Today() record.Date
	Open(k record.Kind, id record.ID)
	Print(record.Source)
	Memory() desk.Memory
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "home", Title: words.HomeTitle, Icon: theme.IconNameList,
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{{Name: "home", Open: func(d *desk.Desk) { d.Go(Entry.Name) }}}

// Page implements desk.Page.
type Page struct{ *board }

// New returns the page.
func New(room Room) *Page {
	p := &Page{newBoard(room)}
	desk.RememberTable(room.Memory(), "home", p.table)
	p.table.OnChange = func() { room.Memory().Put("list.home", p.table.State()) }
	p.refresh()
	return p
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Enter implements desk.Page: a day may have passed since the list was made.
func (p *Page) Enter() {
	p.refresh()
	p.table.Focus()
}

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool {
	switch v {
	case words.Find:
		part.Focus(p.filter)
	case words.Edit:
		p.open(p.table.Selected())
	default:
		return false
	}
	return true
}

// Key implements desk.Page.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyEscape:
		p.table.Focus()
		return true
	}
	return false
}

// Changed implements desk.Page.
func (p *Page) Changed() bool { return false }

// Drop implements desk.Page.
func (p *Page) Drop() {}

// Show implements desk.Page.
func (p *Page) Show(record.Kind, record.ID) bool { return false }

// GoTo implements desk.Page.
func (p *Page) GoTo(string) bool { return false }

// Refresh implements desk.Page.
func (p *Page) Refresh([]record.Kind) { p.refresh() }
