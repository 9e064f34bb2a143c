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
	Opens(k record.Kind) bool
	Fail(error)
	Ask(title, body string, answers ...part.Answer)
	Revert(seq uint64)
	RevertUnchanged(seq uint64, done func())
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
	revert  *part.Button
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
	p.revert = part.NewButton(words.HistoryRevert, theme.ContentUndoIcon(), p.takeBack)
	p.revert.Hide()
	body := container.NewBorder(container.NewVBox(part.Padded(4, p.title), part.Padded(4, container.NewHBox(p.revert))),
		nil, nil, nil, part.Rolled(p.changes))
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "history", Title: words.HistoryTitle, Thing: words.HistoryThing,
		Columns: []part.Column{
			{ID: "at", Title: words.HistoryAt, Width: 178},
			{ID: "what", Title: words.HistoryWhat, Width: 300, Grow: 1},
			{ID: "who", Title: words.HistoryWho, Width: 130}, // gives way in large text
		},
		Rest:   &pane{part.Still{Body: body}, p.revert},
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
	part.Relayout(p.revert)
}

// Refresh implements desk.Page: reading is left until the page is looked at.
func (p *Page) Refresh([]record.Kind) {
	p.fresh = false
	if c := p.Content(); c.Visible() && fyne.CurrentApp().Driver().CanvasForObject(c) != nil {
		p.refresh()
	}
}

// Noted is called when something was noted that changed no record.
func (p *Page) Noted() { p.Refresh(nil) }

func (p *Page) refresh() {
	p.entries = map[record.ID]store.Entry{}
	var rows []part.Row
	err := p.room.Book().History(func(e store.Entry) bool {
		id := record.ID(e.Seq)
		p.entries[id] = e
		rows = append(rows, part.Row{ID: id,
			Cells: []string{words.Clock(e.At.Local()), words.EntryLine(e), e.Who},
			Keys:  []string{fmt.Sprintf("%020d", e.Seq), "", ""},
			Mute:  e.Op.Code == store.OpUndo || e.Op.Code == store.OpRedo || e.Op.Code == store.OpRevert})
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
	p.revert.Hidden = !ok || final[e.Op.Code] || len(e.Changes) == 0
	defer part.Relayout(p.revert)
	if !ok {
		p.title.SetText(words.HistoryNothing)
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
}

// final are the steps that cannot be taken back.
var final = map[string]bool{store.OpCreate: true, store.OpMigrate: true, store.OpErase: true, store.OpInherit: true, "issue": true, "void": true}

// change shows one record of a step: its name, and each text that differs.
func (p *Page) change(c *store.Change) {
	was, is := p.revision(c, c.Was), p.revision(c, c.Rev)
	if c.Gone {
		is = nil
	}
	label := words.HistoryErased
	var changed []string
	p.room.Read(func(v *record.View) {
		for _, r := range []record.Record{was, is} {
			if r == nil {
				continue
			}
			if label = words.Label(v, r); label == "" {
				label = words.Kind(c.Kind)
			}
		}
		changed = differences(was, is, v)
	})
	head := widget.NewLabel(words.ChangeLine(c.What, c.Kind, label))
	head.Wrapping = fyne.TextWrapWord
	head.TextStyle.Bold = true
	p.changes.Add(head)
	const most = 40
	for _, d := range changed[:min(most, len(changed))] {
		p.changes.Add(part.Note(d))
	}
	if n := len(changed) - most; n > 0 {
		p.changes.Add(part.Note(words.MoreChanges(n)))
	}
	if !c.Gone && c.What != store.ChangeBin && p.room.Opens(c.Kind) {
		p.changes.Add(container.NewHBox(part.NewButton(words.HomeOpen, theme.NavigateNextIcon(), func() { p.room.Open(c.Kind, c.ID) })))
	}
	p.changes.Add(widget.NewSeparator())
}

// takeBack reverts the chosen step, as a step of its own.
func (p *Page) takeBack() {
	if e, ok := p.entries[p.Table.Selected()]; ok {
		p.room.Ask(words.HistoryRevert, words.AskRevert(e),
			part.Answer{Label: words.HistoryRevert, Do: func() {
				if e.Op.Code == "import" { // at any time: what was changed since is kept
					p.room.RevertUnchanged(e.Seq, nil)
				} else {
					p.room.Revert(e.Seq)
				}
			}},
			part.Answer{Label: words.Cancel})
	}
}

// pane is what a step changed, with the button that takes it back.
type pane struct {
	part.Still
	first *part.Button
}

// Focus implements part.Pane.
func (p *pane) Focus() {
	if p.first.Visible() {
		part.Focus(p.first)
	}
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
