package safety

import (
	"path/filepath"
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
	Book() *store.Book
	Safety() desk.Safety
	Canvas() fyne.Canvas
	Fail(error)
	Say(string)
	Tell(title, body string)
	Ask(title, body string, answers ...part.Answer)
	Work(title string, do func() error, done func(error))
	Hand(path string)
	Lock()
	BackedUp()
	Missed() []string
	Note(op store.Op)
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "safety", Title: words.SafetyTitle, Icon: theme.IconNameStorage, Below: true,
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room   Room
	copies []store.Copy // by row
	facts  *fyne.Container
	rest   *pane
}

// pane rests beside the list: what is known, and what can be done.
type pane struct {
	part.Still
	first *part.Button
}

// Focus implements part.Pane.
func (p *pane) Focus() { part.Focus(p.first) }

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room, facts: container.NewVBox()}
	now := part.NewButton(words.SafetyBackUp, theme.DocumentSaveIcon(), func() { p.backUp(false) }).Main()
	buttons := part.Wrapped(now,
		part.NewButton(words.SafetySecond, theme.MoveDownIcon(), func() { p.backUp(true) }),
		part.NewButton(words.SafetyRestore, theme.HistoryIcon(), p.restore),
		part.NewButton(words.SafetyPlaces, theme.FolderIcon(), p.places),
		part.NewButton(words.PasswordTitle, theme.AccountIcon(), p.password),
		part.NewButton(words.SafetyLock, theme.VisibilityOffIcon(), room.Lock),
		part.NewButton(words.SupportTitle, theme.HelpIcon(), p.support))
	body := part.Rolled(part.Padded(8, container.NewVBox(buttons, p.facts)))
	p.rest = &pane{part.Still{Body: body}, now}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "safety", Title: words.SafetyTitle, Thing: words.SafetyThing,
		Columns: []part.Column{
			{ID: "at", Title: words.SafetyAt, Width: 172},
			{ID: "why", Title: words.SafetyWhy, Width: 130, Grow: 1},
			{ID: "state", Title: words.SafetyState, Width: 170, Grow: 2},
			{ID: "size", Title: words.SafetySize, Width: 84},
			{ID: "where", Title: words.SafetyWhere, Width: 120, Grow: 1},
		},
		Rest: p.rest,
	})
	p.Empty = words.SafetyEmpty
	p.Table.OnOpen = func(record.ID) { p.restore() }
	return p
}

// Do implements desk.Page. The page's buttons say what is done, so the list shows none
// of its own.
func (p *Page) Do(v words.Verb) bool {
	switch {
	case !p.Resting():
		return p.List.Do(v)
	case v == words.Add:
		p.backUp(false)
	case v == words.Edit:
		p.restore()
	default:
		return p.List.Do(v)
	}
	return true
}

// Enter implements desk.Page.
func (p *Page) Enter() {
	p.look()
	p.List.Enter()
}

// Refresh implements desk.Page: records say nothing about copies.
func (p *Page) Refresh([]record.Kind) {}

// look reads what copies there are, beside the window, and shows what is known.
func (p *Page) look() {
	s := p.room.Safety()
	if s == nil {
		p.facts.Objects = []fyne.CanvasObject{part.Note(words.SafetyLost)}
		return
	}
	p.show(s.Kept())
	var found []store.Copy
	p.room.Work(words.SafetyReading, func() error { found = s.Copies(); return nil }, func(error) {
		p.copies = found
		p.room.Say("")
		p.rows()
	})
}

func (p *Page) rows() {
	var rows []part.Row
	for i, c := range p.copies {
		rows = append(rows, part.Row{ID: record.ID(i + 1), Mute: c.State != nil || c.Flawed,
			Cells: []string{words.Clock(c.At.Local()), words.Occasion(c.Why), words.CopyState(c), words.Bytes(c.Size), folderOf(c.Path)},
			Keys:  []string{c.At.UTC().Format("20060102150405"), "", "", "", ""}, More: filepath.Base(c.Path)})
	}
	p.SetRows(rows)
}

// folderOf is the folder of a file, whichever way its path is written.
func folderOf(path string) string { return path[:max(strings.LastIndexAny(path, `/\`), 0)] }

// show lays down what is known of the book's safety.
func (p *Page) show(k desk.Kept) {
	p.facts.Objects = nil
	if k.Failed != "" {
		p.facts.Add(part.Warning(words.NotBackedUp(k.Failed)))
	}
	for _, x := range k.Places {
		p.facts.Add(part.Warning(words.PlaceBehind(words.CopyPlace(x.Label, x.Dir, x.At), x.Here, x.Left)))
	}
	protected := p.room.Book().Protected()
	for _, line := range []string{words.SafeFolder(k.Folder, k.At), words.SafeSecond(k.Second, k.SecondAt, k.Here),
		words.SafeCheck(k.Checked, k.Findings), words.SafeDrill(k.Drilled, k.Records, k.Drill), words.SafePassword(protected)} {
		p.facts.Add(part.Plain(line))
		p.facts.Add(widget.NewSeparator())
	}
	if protected {
		p.facts.Add(container.NewBorder(nil, nil, widget.NewLabel(words.LockAfter), nil, p.lockAfter(k.LockAfter)))
	}
	p.facts.Refresh()
	part.Relayout(p.facts)
}

// backUp makes a copy now: in the first folder, or in the second.
func (p *Page) backUp(second bool) {
	s := p.room.Safety()
	if s == nil {
		return
	}
	k := s.Kept()
	dir := k.Folder
	if second {
		if dir = k.Second; dir == "" || !k.Here {
			p.places()
			return
		}
	}
	var made store.Copy
	p.room.Work(words.SafetyBackingUp, func() (err error) { made, err = s.BackUp(dir); return err }, func(err error) {
		if err != nil {
			p.room.Say("")
			p.room.Fail(err)
			return
		}
		text := words.CopyMade(made)
		if second {
			text = words.StickReady(dir)
			p.room.Tell(words.SafetyTitle, text)
			p.room.Note(store.Op{Code: store.NoteCopy, N: 1}) // the data left the house
		}
		p.look()
		p.room.Say(text)
		p.room.BackedUp()
	})
}

// selected is the chosen copy.
func (p *Page) selected() (store.Copy, bool) {
	id := int(p.Table.Selected())
	if id < 1 || id > len(p.copies) {
		p.room.Tell(words.Attention, words.RestoreNoPick)
		return store.Copy{}, false
	}
	return p.copies[id-1], true
}
