package history

import (
	"fmt"

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
	Book() *store.Book
	Open(k record.Kind, id record.ID)
	Fail(error)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "history", Title: words.HistoryTitle, Icon: theme.IconNameHistory,
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{{Name: "history", Open: func(d *desk.Desk) { d.Go(Entry.Name) }}}

// most is how many steps are read at first, and by each wish for older ones.
const most = 1000

// Page implements desk.Page.
type Page struct {
	*desk.List
	room    Room
	entries map[record.ID]store.Entry // by sequence
	read    int                       // how many steps are asked for
	title   *widget.Label
	changes *fyne.Container
	fresh   bool // what is shown is the present state of the book
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, read: most, title: part.Heading(""), changes: container.NewVBox()}
	p.title.Truncation, p.title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	more := part.NewButton(words.HistoryMore, nil, func() {
		p.read += most
		p.refresh()
	})
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "history", Title: words.HistoryTitle, Thing: words.HistoryThing,
		Columns: []part.Column{
			{ID: "at", Title: words.HistoryAt, Width: 178},
			{ID: "who", Title: words.HistoryWho, Width: 130},
			{ID: "what", Title: words.HistoryWhat, Width: 300, Grow: 1},
		},
		Rest:   &part.Still{Body: container.NewBorder(part.Padded(4, p.title), nil, nil, nil, container.NewVScroll(p.changes))},
		Chosen: p.show, Extra: more,
	})
	return p
}

// Enter implements desk.Page.
func (p *Page) Enter() {
	if !p.fresh {
		p.refresh()
	}
	p.List.Enter()
}

// Refresh implements desk.Page: reading is left until the page is looked at.
func (p *Page) Refresh([]record.Kind) {
	p.fresh = false
	if c := p.Content(); c.Visible() && fyne.CurrentApp().Driver().CanvasForObject(c) != nil {
		p.refresh()
	}
}

func (p *Page) refresh() {
	p.entries = map[record.ID]store.Entry{}
	var rows []part.Row
	err := p.room.Book().History(func(e store.Entry) bool {
		id := record.ID(e.Seq)
		p.entries[id] = e
		rows = append(rows, part.Row{ID: id,
			Cells: []string{words.Clock(e.At.Local()), e.Who, words.EntryLine(e)},
			Keys:  []string{fmt.Sprintf("%020d", e.Seq), "", ""},
			Mute:  e.Op.Code == store.OpUndo || e.Op.Code == store.OpRedo})
		return len(rows) < p.read
	})
	if err != nil {
		p.room.Fail(err)
	}
	p.fresh = true
	p.SetRows(rows)
	p.show(p.Table.Selected())
}

// show lists what a step changed.
func (p *Page) show(id record.ID) {
	p.changes.Objects = nil
	e, ok := p.entries[id]
	if !ok {
		p.title.SetText(words.HistoryNothing)
		p.changes.Refresh()
		return
	}
	p.title.SetText(words.EntryLine(e))
	const shown = 30
	for i, c := range e.Changes {
		if i == shown {
			p.changes.Add(part.Note(words.MoreChanges(len(e.Changes) - shown)))
			break
		}
		p.change(c)
	}
	p.changes.Refresh()
}

// change shows one record of a step: its name, and each text that differs.
func (p *Page) change(c *store.Change) {
	was, is := p.revision(c, c.Was), p.revision(c, c.Rev)
	if c.Gone {
		is = nil
	}
	label := words.HistoryErased
	var lists *record.Lists
	p.room.Read(func(v *record.View) {
		lists = &v.Settings().Lists
		for _, r := range []record.Record{was, is} {
			if r != nil {
				if l := r.Label(v); l != "" {
					label = l
				} else {
					label = words.Kind(c.Kind)
				}
			}
		}
	})
	head := widget.NewLabel(words.ChangeLine(c.What, c.Kind, label))
	head.Wrapping = fyne.TextWrapWord
	head.TextStyle.Bold = true
	p.changes.Add(head)
	for _, d := range differences(was, is, lists) {
		p.changes.Add(part.Note(d))
	}
	if !c.Gone && c.What != store.ChangeBin && c.Kind != record.KindSettings {
		p.changes.Add(container.NewHBox(part.NewButton(words.HomeOpen, theme.NavigateNextIcon(), func() { p.room.Open(c.Kind, c.ID) })))
	}
	p.changes.Add(widget.NewSeparator())
}

// revision reads a record as it was; nil if it was not there, or is erased.
func (p *Page) revision(c *store.Change, rev uint64) record.Record {
	if rev == 0 {
		return nil
	}
	r, err := p.room.Book().Revision(c.Kind, c.ID, rev)
	if err != nil {
		return nil
	}
	return r
}
