package home

import (
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	OpenAt(k record.Kind, id record.ID, path string)
	Print(record.Source)
	Go(page string)
	Finish(duties ...record.Duty)
	HalfTyped() []store.Draft
	TakeUp(store.Draft)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "home", Title: words.HomeTitle, Icon: theme.IconNameList,
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "home", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "home-late", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Page().(*Page).right.table.Select(2)
	}},
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room  Room
	right *overview
	all   []line // everything to do
	shown []line // of them, what the chosen group has: a row's ID is its place
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.right = newOverview(func() { p.Refresh(nil) })
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "home", Title: words.HomeTitle, Thing: words.HomeThing,
		Columns: []part.Column{
			{ID: "due", Title: words.HomeDue, Width: 92},
			{ID: "what", Title: words.HomeWhat, Width: 300, Grow: 1},
			{ID: "left", Title: words.HomeLeft, Width: 142},
		},
		Rows: p.rows, Rest: p.right,
		Extra: part.Wrapped(
			part.NewButton(words.HomeOpen, theme.NavigateNextIcon(), p.open),
			part.NewButton(words.HomeFinish, theme.ConfirmIcon(), p.finish)),
	})
	p.Empty = words.HomeNothing
	p.Refresh(nil)
	p.Table.OnOpen = func(record.ID) { p.open() }
	p.Share(0.66)
	return p
}

// rows computes the list anew.
func (p *Page) rows(v *record.View) (rows []part.Row) {
	today := p.room.Today()
	p.all = append(halfTyped(p.room.HalfTyped()), lines(v, today)...)
	p.right.show(p.all)
	p.right.target(v, int(today.Y), func() { p.room.Go("standard") })
	of := p.right.chosen()
	p.shown = p.shown[:0]
	for _, l := range p.all {
		if !of.has(l) {
			continue
		}
		p.shown = append(p.shown, l)
		r := part.Row{ID: record.ID(len(p.shown)), Cells: []string{l.due.String(), l.text, ""},
			Keys: []string{part.DateKey(l.due), "", part.DateKey(l.due)}, More: words.GroupTitle(l.group), Warn: l.late}
		if !l.due.IsZero() {
			r.Cells[2] = words.DueIn(today.DaysUntil(l.due.Last()))
		}
		rows = append(rows, r)
	}
	return rows
}

// chosen is the line selected.
func (p *Page) chosen() (line, bool) {
	if i := int(p.Table.Selected()) - 1; i >= 0 && i < len(p.shown) {
		return p.shown[i], true
	}
	return line{}, false
}

// open goes to the record of the line, at the field that mends it; a report is made, and
// an event of the year stands in the task book.
func (p *Page) open() {
	l, ok := p.chosen()
	switch {
	case !ok:
	case l.typed != nil:
		p.room.TakeUp(*l.typed)
	case l.to.ID != 0:
		p.room.OpenAt(l.to.Kind, l.to.ID, l.path)
	case l.duty != nil && l.duty.From == record.FromReport:
		p.room.Print(record.Source{Form: "period", Rule: l.duty.Event, Year: l.duty.Year})
	default:
		p.room.Go(l.page)
	}
}

// finish ticks off the marked duties, else the selected one.
func (p *Page) finish() {
	var of []record.Duty
	for _, id := range p.Table.Chosen() {
		if d := p.shown[id-1].duty; d != nil {
			of = append(of, *d)
		}
	}
	p.room.Finish(of...)
	p.Table.Unmark()
}

// Enter implements desk.Page: a day may have passed since the list was made.
func (p *Page) Enter() {
	p.Refresh(nil)
	p.List.Enter()
}

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool {
	switch v {
	case words.Edit:
		p.open()
	case words.Save:
		p.finish()
	default:
		return p.List.Do(v)
	}
	return true
}
