package intake

import (
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
	"sophongtrao/ui/words/lists"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Book() *store.Book
	Canvas() fyne.Canvas
	Fail(error)
	Tell(title, body string)
	Go(page string)
	Guarded(why string, do func())
	Work(title string, do func() error, done func(error))
	Written(store.Receipt)
	RevertUnchanged(seq uint64, done func())
	SaveAs(title, name string, write func(io.Writer) error, done func(path string))
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "intake", Title: words.IntakeTitle, Icon: theme.IconNameDownload, Under: "settings",
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// item is a table that was found.
type item struct {
	job  *intake.Job
	take bool
}

// Page implements desk.Page and desk.Importer.
type Page struct {
	room  Room
	words *intake.Words
	back  string          // the page to which it returns
	first intake.Target   // that is looked for first
	book  *sheet.Workbook // that was read
	items []*item
	at    int // the item that is looked at
	jobs  []*intake.Job
	plans []*intake.Plan

	box  *fyne.Container
	step *part.Step
	list *part.Table // of the step, nil without one
	n    int         // of the step, from 1
}

var (
	_ desk.Page     = (*Page)(nil)
	_ desk.Importer = (*Page)(nil)
)

// New returns the page.
func New(room Room) *Page {
	w, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		panic(err) // the words are in the program, and its tests read them
	}
	p := &Page{room: room, words: w, first: intake.Members, back: "teams", box: container.NewStack()}
	p.choose()
	return p
}

// show puts a step on the screen.
func (p *Page) show(n int, s *part.Step) {
	s.Title = words.StepTitle(words.IntakeTitle, n, len(words.IntakeSteps), words.IntakeSteps[n-1])
	s.Close = p.close
	p.n, p.step, p.list = n, s, nil
	p.box.Objects = []fyne.CanvasObject{s.Content()}
	p.box.Refresh()
}

// close goes back to where the person came from, and forgets the list.
func (p *Page) close() {
	p.room.Leave(func() {
		p.Drop()
		p.room.Go(p.back)
	})
}

// Import implements desk.Importer.
func (p *Page) Import(k record.Kind, back string) {
	if p.n == 2 || p.n == 3 { // a list is at hand
		p.step.Focus()
		return
	}
	p.first = intake.TargetOf(k)
	if back != Entry.Name {
		p.back = back
	}
	p.choose()
	p.step.Focus()
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.box }

// Enter implements desk.Page.
func (p *Page) Enter() { p.step.Focus() }

// Show implements desk.Page.
func (p *Page) Show(record.Kind, record.ID) bool { return false }

// GoTo implements desk.Page.
func (p *Page) GoTo(string) bool { return false }

// Refresh implements desk.Page: a plan is made anew before it is carried out.
func (p *Page) Refresh([]record.Kind) {}

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool { return p.step.Do(v) }

// Key implements desk.Page.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape:
		p.close()
	case ev.Name == fyne.KeyF6 && p.list != nil && p.list.HasFocus() && p.list.OnOpen != nil:
		p.list.OnOpen(p.list.Selected())
	case (ev.Name == fyne.KeyF6 || ev.Name == fyne.KeyDown || ev.Name == fyne.KeyUp) && p.list != nil:
		p.list.Focus()
	default:
		return false
	}
	return true
}

// Draft implements desk.Page: nothing is typed here that another import could use.
func (p *Page) Draft() (store.Draft, bool) { return store.Draft{}, false }

// Resume implements desk.Page.
func (p *Page) Resume(store.Draft) bool { return false }

// Changed implements desk.Page: decisions about rows would be lost.
func (p *Page) Changed() bool {
	for _, j := range p.jobs {
		if p.n == 3 && len(j.Decisions) > 0 {
			return true
		}
	}
	return false
}

// Drop implements desk.Page.
func (p *Page) Drop() {
	p.book, p.items, p.jobs, p.plans = nil, nil, nil, nil
	p.choose()
}

// Take implements desk.Importer.
func (p *Page) Take(path string) bool {
	if p.n != 1 && p.n != 4 {
		return false
	}
	var book *sheet.Workbook
	p.room.Work(words.IntakeReading, func() (err error) { book, err = sheet.Open(path); return err },
		func(err error) { p.found(book, err) })
	return true
}

// Paste implements desk.Importer.
func (p *Page) Paste(text string) bool {
	if p.n != 1 {
		return false
	}
	if record.Line(text) == "" {
		p.room.Tell(words.Attention, words.IntakeNoPaste)
		return true
	}
	book, err := sheet.Paste(text)
	if err == nil {
		book.Sheets[0].Name = words.IntakePasted
	}
	p.found(book, err)
	return true
}

// found goes on with the tables of a workbook.
func (p *Page) found(book *sheet.Workbook, err error) {
	if err == nil {
		p.book, p.items = book, nil
		for _, t := range intake.Offers(book, p.first, p.words) {
			i := &item{&intake.Job{Table: t, Words: p.words, Decisions: map[int]intake.Decision{}}, !t.Sheet.Hidden && t.Complete()}
			p.remember(i.job)
			p.items = append(p.items, i)
		}
	}
	first := -1
	if err == nil && len(p.items) == 0 {
		rows := func(hidden bool) int {
			return slices.IndexFunc(book.Sheets, func(s *sheet.Sheet) bool { return len(s.Rows) > 1 && s.Hidden == hidden })
		}
		if first = rows(false); first < 0 {
			first = rows(true)
		}
		if first < 0 {
			err = lists.ErrNoTable
		}
	}
	switch {
	case err != nil:
		p.room.Fail(err)
		return
	case first >= 0:
		p.point(words.IntakeNoHead, first)
		return
	}
	p.at = 0
	p.look()
}

// remember makes of a table what was made of one of its shape before.
func (p *Page) remember(j *intake.Job) {
	var m intake.Mapping
	if p.room.Memory().Get("intake."+j.Table.Shape(), &m) {
		j.Remember(m, p.words)
	}
}
