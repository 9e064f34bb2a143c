package documents

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/preview"
	"sophongtrao/ui/words"
)

// bench is where a paper is made: left its options, its sentences and what is
// missing, right the real page.
type bench struct {
	p     *Page
	doc   *record.Document // the draft as it stands on the screen; its own copy
	saved *record.Document // as it is in the book, nil while it is not
	paper *report.Paper    // nil while there is nothing to print

	title     string
	frame     *preview.Frame
	tabs      [4]*part.Button
	panels    [4]fyne.CanvasObject
	figures   *figures
	panel     *fyne.Container
	options   *options
	sentences *sentences
	problems  *fyne.Container
	trouble   *widget.Label
	body      fyne.CanvasObject
}

// The panels of the left side; the last only for a paper that says what its numbers
// were counted from.
const (
	tabOptions = iota
	tabSentences
	tabProblems
	tabFigures
)

func newBench(p *Page, d *record.Document) (*bench, error) {
	b := &bench{p: p, doc: d.Clone().(*record.Document), problems: container.NewVBox(), trouble: widget.NewLabel("")}
	if d.ID != 0 {
		b.saved = d
	}
	var err error
	if b.frame, err = preview.NewFrame(face.Best()); err != nil {
		return nil, err
	}
	b.frame.OnRef = b.clicked
	b.trouble.Wrapping = fyne.TextWrapWord
	b.trouble.Importance = widget.DangerImportance
	b.options = newOptions(b)
	b.sentences = newSentences(b)
	b.figures = newFigures(b)
	b.panels = [4]fyne.CanvasObject{part.Rolled(part.Padded(3, b.options.body)), b.sentences.body,
		part.Rolled(part.Padded(3, b.problems)), part.Padded(6, b.figures.body)}
	b.panel = container.NewStack()
	b.body = b.layOut()
	b.tab(tabOptions)
	b.make()
	return b, nil
}

func (b *bench) layOut() fyne.CanvasObject {
	f, _ := forms.Get(b.doc.Source.Form)
	b.title = f.Title
	title := part.Heading(f.Title)
	title.Truncation, title.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	heads := part.Even(2)
	for i := range b.tabs {
		b.tabs[i] = part.NewButton("", nil, func() { b.tab(i) })
		heads.Add(b.tabs[i])
	}
	buttons := part.Even(2,
		part.NewButton(words.SavePDF+" (F7)", theme.DocumentSaveIcon(), b.savePDF).Main(),
		part.NewButton(words.PrintVerb+" (Ctrl+P)", part.VerbIcon(words.Print), b.print))
	buttons.Add(part.NewButton(words.SaveWord, theme.DocumentSaveIcon(), b.saveWord))
	buttons.Add(part.NewButton(words.SaveExcel, theme.DocumentSaveIcon(), b.saveExcel))
	if b.numbered() {
		buttons.Add(part.NewButton(words.SaveDraft+" (Ctrl+S)", part.VerbIcon(words.Save), func() { b.save(nil) }))
		buttons.Add(part.NewButton(words.IssueVerb+" (F8)", theme.ConfirmIcon(), b.issue))
	}
	buttons.Add(part.NewButton(words.BackVerb+" (Esc)", theme.NavigateBackIcon(), b.leave))
	left := container.NewBorder(container.NewVBox(title, heads, b.trouble), buttons, nil, nil, part.Tall(110, b.panel))
	// It scrolls where the window is low or the text large.
	split := container.NewHSplit(part.Rolled(part.Padded(4, left)), b.frame.Body)
	split.SetOffset(0.31)
	return split
}

// numbered says that the paper goes into the register: a book or sheet to write in is
// only printed.
func (b *bench) numbered() bool { return b.doc.Type != "" }

// make builds the paper anew and shows it.
func (b *bench) make() {
	var err error
	b.p.room.Read(func(v *record.View) {
		in := forms.Input{View: v, Source: b.doc.Source, Today: b.p.room.Today(), Document: b.doc}
		b.paper, err = report.Make(in, face.Best())
	})
	if err != nil {
		b.paper = nil
		b.trouble.SetText(words.PaperTrouble(err))
		b.frame.Set(nil)
	} else {
		b.trouble.SetText("")
		b.frame.Set(b.paper.Pages)
	}
	b.trouble.Hidden = err == nil
	b.sentences.show()
	b.showProblems()
	b.heads()
	b.p.room.Memory().Put("paper."+b.doc.Source.Form, b.doc.Source)
}

func (b *bench) heads() {
	n, m := 0, 0
	if b.paper != nil {
		n, m = len(b.paper.Sentences), len(b.paper.Problems)
	}
	b.tabs[tabOptions].SetText(words.TabOptions)
	b.tabs[tabSentences].SetText(words.TabSentences(n))
	b.tabs[tabProblems].SetText(words.TabProblems(m))
	k := b.figures.show()
	b.tabs[tabFigures].SetText(words.TabFigures(k))
	b.tabs[tabFigures].Hidden = k == 0
}

// tab shows one of the three panels.
func (b *bench) tab(i int) {
	b.panel.Objects = []fyne.CanvasObject{b.panels[i]}
	b.panel.Refresh()
	for j, t := range b.tabs {
		t.Importance = widget.MediumImportance
		if i == j {
			t.Importance = widget.HighImportance
		}
		t.Refresh()
	}
}

// clicked opens what a text of the page stands for: a sentence to be changed, or the
// record behind a number, at its field.
func (b *bench) clicked(r paper.Ref) {
	if r.Key() != "" && b.sentences.open(r.Key()) {
		b.tab(tabSentences)
		return
	}
	if r.Kind() != "" && record.Kind(r.Kind()) != record.KindDocument {
		b.p.room.OpenAt(record.Kind(r.Kind()), record.ID(r.ID), r.Field())
	}
}

// showProblems lists what should be looked at before printing; each line leads to
// the record it speaks of.
func (b *bench) showProblems() {
	b.problems.Objects = nil
	if b.paper == nil || len(b.paper.Problems) == 0 {
		b.problems.Add(part.Note(words.NoProblems))
		b.problems.Refresh()
		return
	}
	const most = 40
	for i, x := range b.paper.Problems {
		if i == most {
			b.problems.Add(part.Note(words.MoreProblems(len(b.paper.Problems) - most)))
			break
		}
		text := widget.NewLabel(words.Problem(x, b.label(x.Ref)))
		text.Wrapping = fyne.TextWrapWord
		b.problems.Add(text)
		if x.Ref.Kind() != "" || x.Ref.Key() != "" {
			b.problems.Add(container.NewHBox(
				part.NewButton(words.GoThere, theme.NavigateNextIcon(), func() { b.clicked(x.Ref) }),
				part.NewButton(words.ShowOnPage, theme.VisibilityIcon(), func() { b.frame.Find(x.Ref) })))
		}
		b.problems.Add(widget.NewSeparator())
	}
	b.problems.Refresh()
}

func (b *bench) label(r paper.Ref) (label string) {
	b.p.room.Read(func(v *record.View) {
		if x := v.Find(record.Kind(r.Kind()), record.ID(r.ID)); x != nil {
			label = words.Label(v, x)
		}
	})
	return label
}

// changed says that sentences were written over, or options of a draft changed, and
// not saved. A paper that was only looked at leaves nothing behind.
func (b *bench) changed() bool {
	if b.sentences.half() {
		return true
	}
	if b.saved == nil {
		return b.numbered() && len(b.doc.Edits) > 0
	}
	return !reflect.DeepEqual(b.saved.Edits, b.doc.Edits) || !reflect.DeepEqual(b.saved.Source, b.doc.Source)
}

// save keeps the draft in the register; done may be nil.
func (b *bench) save(done func()) {
	b.sentences.take()
	if b.paper == nil || !b.numbered() {
		return
	}
	d := b.doc.Clone().(*record.Document)
	d.Title = b.paper.Title
	asOf := d.Source.AsOf
	d.Source = b.paper.Source // what was meant by "the newest" is named
	d.Source.AsOf = asOf      // "today" stays the day of the paper
	op := store.Op{Code: "add", Kind: record.KindDocument, N: 1, Label: d.Title}
	if d.ID != 0 {
		op.Code = "edit"
	}
	b.p.room.Save(op, b, d, func() {
		*b.doc = *d // in place: the options point into it
		b.saved = d.Clone().(*record.Document)
		if done != nil {
			done()
		}
	})
}

// ready says that the paper may leave the house; if not, it shows why.
func (b *bench) ready() bool {
	b.sentences.take()
	if b.paper == nil {
		return false
	}
	if n := len(b.paper.Blocking()); n > 0 {
		b.tab(tabProblems)
		b.p.room.Tell(words.Attention, words.NotReady(n))
		return false
	}
	return true
}

func (b *bench) savePDF() {
	if b.ready() {
		b.p.saveAs(words.SavePDF, b.paper.FileName, b.noted(store.NotePDF), b.paper.WritePDF)
	}
}

// print prints the paper as it stands now, whatever is changed while the printer works.
func (b *bench) print() {
	if !b.ready() {
		return
	}
	x := b.paper
	b.p.room.PrintSheets(desk.Sheets{
		Title: x.FileName, Pages: len(x.Pages), Print: x.Print, Note: b.noted(""),
		File: func() string {
			if path := filepath.Join(b.p.room.Folder(), x.FileName); b.p.room.Put(path, x.WritePDF) {
				return path
			}
			return ""
		},
	})
}

// saveWord saves the paper to be worked on further; it says that it is no original.
func (b *bench) saveWord() {
	b.saveOther(words.SaveWord, ".docx", store.NoteDOCX, (*report.Paper).WriteDOCX)
}

// saveExcel saves the tables of the paper.
func (b *bench) saveExcel() {
	b.saveOther(words.SaveExcel, ".xlsx", store.NoteXLSX, (*report.Paper).WriteXLSX)
}

// saveOther saves the paper in another form. It is made before it is asked where to: a
// paper without a table says so at once.
func (b *bench) saveOther(title, ext, code string, write func(*report.Paper, io.Writer) error) {
	if !b.ready() {
		return
	}
	var made bytes.Buffer
	if err := write(b.paper, &made); err != nil {
		b.p.fail(err)
		return
	}
	name := strings.TrimSuffix(b.paper.FileName, ".pdf") + ext
	b.p.saveAs(title, name, b.noted(code), func(w io.Writer) error {
		_, err := w.Write(made.Bytes())
		return err
	})
}

// noted is what the history notes of the paper: its form and pages, and nobody's name.
func (b *bench) noted(code string) store.Op {
	return store.Op{Code: code, N: len(b.paper.Pages), Label: b.doc.Source.Form}
}

// issue saves the draft, then asks date and signer.
func (b *bench) issue() {
	if b.numbered() && b.ready() {
		b.save(func() { b.p.issue(b.doc) })
	}
}

func (b *bench) leave() { b.p.room.Leave(func() { b.p.back(b.doc.ID) }) }

func (b *bench) do(v words.Verb) bool {
	switch v {
	case words.Print:
		b.print()
	case words.Save:
		b.save(nil)
	default:
		return false
	}
	return true
}

func (b *bench) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		b.leave()
	case fyne.KeyF3:
		b.frame.Seek()
	case fyne.KeyF7:
		b.savePDF()
	case fyne.KeyF8:
		b.issue()
	case fyne.KeyF6:
		if c := b.p.room.Canvas(); c.Focused() == b.frame.Keys() {
			b.focus()
		} else {
			c.Focus(b.frame.Keys())
		}
	case fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDown, fyne.KeyUp:
		b.frame.Keys().TypedKey(ev)
	default:
		return false
	}
	return true
}

func (b *bench) focus() { b.options.focus() }

// fail shows what stands in the way of issuing.
func (p *Page) fail(err error) {
	if s := words.PaperTrouble(err); s != "" && !errors.Is(err, report.ErrUnready) {
		p.room.Tell(words.Attention, s)
		return
	}
	if errors.Is(err, report.ErrUnready) {
		p.room.Tell(words.Attention, words.NotReady(1))
		return
	}
	p.room.Fail(err)
}
