package standard

import (
	"strconv"
	"strings"

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
	desk.Room
	Print(record.Source)
	Tell(title, body string)
	Canvas() fyne.Canvas
	Files(to record.Ref)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "standard", Title: words.StandardTitle, Icon: theme.IconNameConfirm,
	Kinds: []record.Kind{record.KindUnit},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room    Room
	unit    *desk.Editing[*record.Unit]
	form    *part.Form[*record.Unit]
	results *results
	content fyne.CanvasObject

	year     int // that everything is about
	years    *part.Switch
	kinds    *part.Switch
	standing *part.Switch
	only     map[record.ID]bool // the units behind a number, nil for all
	shown    *widget.Label      // says which number that is
	all      *part.Button
	behind   *fyne.Container
}

// listShare is the part of the width that the list takes: it has many columns.
const listShare = 0.6

const yearKey = "standard.year"

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, year: int(room.Today().Y)}
	var kept struct{ Year, Of int }
	if room.Memory().Get(yearKey, &kept) && kept.Of == p.year { // a year chosen last year is no wish of today
		p.year = kept.Year
	}
	p.years = part.NewSwitch(func(s string) {
		y, _ := strconv.Atoi(s)
		p.room.Leave(func() { p.setYear(y) })
		p.years.Set(strconv.Itoa(p.year))
	})
	p.kinds = part.NewSwitch(func(string) { p.showOnly("", nil) })
	p.standing = part.NewSwitch(func(string) { p.showOnly("", nil) }, standings()...)
	p.results = newResults(p)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "standard", Title: words.StandardTitle, Thing: words.StandardThing, Columns: columns, Sort: "name",
		Rows:  p.rows,
		Kinds: []record.Kind{record.KindUnit, record.KindArea, record.KindSettings},
		Rest:  p.results,
	})
	p.Share(listShare)
	p.form = p.unitForm()
	p.unit = desk.Edit(p.List, p.form)
	p.unit.Wide = true
	p.unit.About = func() string { return strconv.Itoa(p.year) }
	p.Verbs[words.Add] = func() { p.unit.Open(words.UnitNew, &record.Unit{Type: p.kinds.Value()}) }
	p.Verbs[words.Edit] = func() { p.unit.OpenSelected(words.UnitEdit) }
	p.Verbs[words.Print] = func() { room.Print(record.Source{Form: "standard", Year: p.year}) }
	p.Deletes(record.KindUnit)
	p.Imports(record.KindUnit)
	p.Over(p.top())
	p.content = p.List.Content()
	p.Refresh(nil)
	return p
}

// top is the line above the list: what it shows, and the steps for many units.
func (p *Page) top() fyne.CanvasObject {
	p.shown = widget.NewLabel("")
	p.all = part.NewButton(words.StandardShowAll, theme.CancelIcon(), func() {
		p.showOnly("", nil)
		p.Table.Focus()
	})
	p.behind = part.Wrapped(p.shown, p.all)
	p.behind.Hide()
	looks := part.Wrapped(widget.NewLabel(words.StandardYear), part.Sized(86, p.years),
		part.Sized(180, p.kinds), part.Sized(190, p.standing))
	does := part.Wrapped(
		part.NewButton(words.DoRegister, nil, p.Register),
		part.NewButton(words.DoPropose, nil, p.Propose),
		part.NewButton(words.DoRecognise, nil, p.Recognise),
		part.NewButton(words.DoAllAreas, nil, p.AllAreas),
		desk.FilesButton(p.room.Files, record.KindUnit, func() record.ID { return p.Table.Selected() }),
	)
	return part.Padded(4, container.NewVBox(part.Apart(looks, does), p.behind))
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Enter implements desk.Page.
func (p *Page) Enter() {
	p.content.Refresh() // the line above may need two rows in this window
	p.List.Enter()
}

// Refresh implements desk.Page.
func (p *Page) Refresh(kinds []record.Kind) {
	p.room.Read(func(v *record.View) {
		p.years.Choose(yearOptions(v, p.year, int(p.room.Today().Y)), strconv.Itoa(p.year))
		p.kinds.Choose(kindOptions(v), p.kinds.Value())
	})
	p.List.Refresh(kinds)
	p.results.refresh()
}

// setYear makes the whole page about another year.
func (p *Page) setYear(y int) {
	p.Rest()
	p.year = y
	p.room.Memory().Put(yearKey, struct{ Year, Of int }{y, int(p.room.Today().Y)})
	p.showOnly("", nil)
	p.Refresh(nil)
}

// showOnly lists the units behind a number; nil lists those of the switches.
func (p *Page) showOnly(name string, units []*record.Unit) {
	p.only = nil
	if units != nil {
		p.only = map[record.ID]bool{}
		for _, u := range units {
			p.only[u.ID] = true
		}
		p.kinds.Set("")
		p.standing.Set("")
		p.shown.SetText(words.Behind(name, len(units)))
	}
	p.behind.Hidden = p.only == nil
	p.List.Refresh(nil)
	p.content.Refresh()
}

// Show implements desk.Page: a unit, whatever the list shows now.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	p.kinds.Set("")
	p.standing.Set("")
	p.showOnly("", nil)
	return p.List.Show(k, id)
}

// Resume implements desk.Page: the page is about the year in which the form was typed.
func (p *Page) Resume(x store.Draft) bool {
	_, year, _ := strings.Cut(x.Form, "@")
	if y, err := strconv.Atoi(year); err == nil && y != p.year {
		p.setYear(y)
	}
	return p.List.Resume(x)
}

// GoTo implements desk.Page: a field of another year makes the page about that year.
func (p *Page) GoTo(path string) bool {
	if p.Resting() {
		return false
	}
	u := p.form.Loaded()
	y, below, ok := yearOf(u, path)
	switch {
	case ok && y == 0: // a year that the unit no longer has: the one shown
		path = p.yearPath(u) + below
	case ok && y != p.year && p.Changed():
		return false
	case ok && y != p.year:
		p.setYear(y)
		p.unit.Open(words.UnitEdit, u)
	}
	return p.List.GoTo(path)
}

// Key implements desk.Page: Esc in the list brings all units back.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape && p.Resting() && p.only != nil {
		p.showOnly("", nil)
	}
	return p.List.Key(ev)
}
