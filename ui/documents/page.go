package documents

import (
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/report/forms"
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
	Written(store.Receipt)
	OpenAt(k record.Kind, id record.ID, path string)
	Ask(title, body string, answers ...part.Answer)
	Tell(title, body string)
	Fail(error)
	Say(string)
	Hand(path string)
	PrintSheets(desk.Sheets)
	SaveAs(title, name string, write func(io.Writer) error, done func(path string))
	Note(op store.Op)
	Folder() string
	Put(path string, write func(io.Writer) error) bool
	Files(to record.Ref)
	Canvas() fyne.Canvas
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "documents", Title: words.DocumentsTitle, Icon: theme.IconNameDocument,
	Kinds: []record.Kind{record.KindDocument, record.KindClosing},
	New:   func(d *desk.Desk) desk.Page { return New(d) },
}

// Page implements desk.Page and desk.Printer: the register of papers, or the bench on
// which one is made.
type Page struct {
	*desk.List
	room     Room
	follow   *desk.Editing[*record.Document] // what happened to an issued paper
	followed *part.Form[*record.Document]
	mend     *desk.Editing[*record.Document] // a correction
	bench    *bench                          // nil while the register is shown
	content  *fyne.Container
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	glance := newGlance(p)
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "documents", Title: words.DocumentsTitle, Thing: words.DocumentsThing, Columns: columns,
		Sort: "date", Newest: true, Rows: rows, Rest: glance, Chosen: glance.show,
	})
	p.followed = followForm(room)
	p.follow = desk.Edit(p.List, p.followed, "follow")
	p.mend = desk.Edit(p.List, correctForm(room), "correct")
	p.mend.Ask = func(d *record.Document, save func()) {
		if len(d.Corrections) == 0 {
			room.Tell(words.Attention, words.CorrectNothing)
			return
		}
		save()
	}
	p.mend.Saved = func(d *record.Document) { p.work(d) }
	p.Verbs[words.Add] = p.choose
	p.Verbs[words.Edit] = p.open
	p.Deletes(record.KindDocument)
	p.Verbs[words.Print] = p.print
	p.content = container.NewStack(p.List.Content())
	return p
}

// Content implements desk.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Enter implements desk.Page.
func (p *Page) Enter() {
	if p.bench != nil {
		p.bench.focus()
	} else {
		p.List.Enter()
	}
}

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool {
	if p.bench != nil {
		return p.bench.do(v)
	}
	return p.List.Do(v)
}

// Key implements desk.Page.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if p.bench != nil {
		return p.bench.key(ev)
	}
	return p.List.Key(ev)
}

// Changed implements desk.Page.
func (p *Page) Changed() bool { return p.bench != nil && p.bench.changed() }

// Drop implements desk.Page.
func (p *Page) Drop() { p.back(0) }

// Show implements desk.Page: a paper of the register, of a closing the last report on
// its period. The zero ID asks for a new one.
func (p *Page) Show(k record.Kind, id record.ID) bool {
	found := true
	if k == record.KindClosing {
		if id = p.reportOf(id); id == 0 {
			return false
		}
	}
	p.room.Leave(func() {
		p.back(0)
		if id == 0 {
			p.choose()
			return
		}
		found = p.Select(id)
	})
	return found
}

// reportOf is the last issued report on the period of a closing.
func (p *Page) reportOf(closing record.ID) (id record.ID) {
	p.room.Read(func(v *record.View) {
		c, ok := v.Closings.Get(closing)
		for d := range v.Documents.All() {
			if ok && d.Is() == record.Issued && d.Source.Rule == c.Rule && d.Source.Year == c.Year {
				id = d.ID
			}
		}
	})
	return id
}

// Refresh implements desk.Page: any record may stand on the paper on the bench.
func (p *Page) Refresh(kinds []record.Kind) {
	p.List.Refresh(kinds)
	if p.bench != nil {
		p.bench.make()
	}
}

// Print implements desk.Printer: the bench with the paper of a source. What the
// caller leaves open is as it was the last time.
func (p *Page) Print(s record.Source) {
	if s.Columns == nil {
		var last record.Source
		if p.room.Memory().Get("paper."+s.Form, &last) {
			s.Columns = last.Columns
		}
	}
	p.room.Leave(func() { p.work(draftOf(s)) })
}

// work puts a document on the bench, unless it is to be the one that was half typed.
func (p *Page) work(d *record.Document) {
	p.room.Offer(p.key(d), func() { p.bring(d) })
}

func (p *Page) bring(d *record.Document) {
	b, err := newBench(p, d)
	if err != nil {
		p.room.Fail(err)
		return
	}
	p.bench = b
	p.content.Objects = []fyne.CanvasObject{b.body}
	p.content.Refresh()
	b.focus()
}

// back shows the register, at a document if one is named.
func (p *Page) back(at record.ID) {
	if p.bench != nil {
		p.bench = nil
		p.content.Objects = []fyne.CanvasObject{p.List.Content()}
		p.content.Refresh()
	}
	if at != 0 {
		p.Select(at)
	}
	p.Rest()
}

func (p *Page) selected() *record.Document {
	d, _ := desk.Find[*record.Document](p.room, p.Table.Selected())
	return d
}

// open puts a draft on the bench, and shows what was frozen of an issued paper.
func (p *Page) open() {
	switch d := p.selected(); {
	case d == nil:
	case d.Is() == record.Draft:
		p.work(d)
	default:
		p.show(d)
	}
}

// choose asks which paper is to be made: the forms stand there at once, and what is
// typed leaves those that have it in their names. A correction is begun from the paper
// that it corrects.
func (p *Page) choose() {
	var rows []part.Row
	for i, f := range forms.All {
		if !slices.Contains(f.Asks, forms.Ask(record.KindDocument)) {
			rows = append(rows, part.Row{ID: record.ID(i + 1), Cells: []string{f.Title}})
		}
	}
	var d *part.Dialog
	table := part.NewTable([]part.Column{{ID: "title", Title: words.PaperKind, Width: 460, Grow: 1}})
	table.Empty = words.NothingFound
	table.OnOpen = func(id record.ID) {
		d.Close()
		p.begin(forms.All[id-1].Name)
	}
	filter := part.NewEntry(words.Filter)
	filter.OnRune = func() { table.Filter(filter.Text) }
	filter.OnEnter = table.Focus
	table.OnType = func(r rune) {
		part.Focus(filter)
		filter.TypedRune(r)
	}
	table.SetRows(rows)
	d = part.Show(p.room.Canvas(), words.NewPaper, container.NewBorder(filter, nil, nil, nil, table), fyne.NewSize(560, 460),
		part.Answer{Label: words.Cancel})
	table.Focus()
}

// begin makes a new paper where the last one of its form left off, of the newest
// meeting and of today.
func (p *Page) begin(form string) {
	src := record.Source{}
	if p.room.Memory().Get("paper."+form, &src) {
		src.Meeting, src.AsOf = 0, record.Date{}
	}
	src.Form = form
	p.work(draftOf(src))
}
