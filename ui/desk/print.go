package desk

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Press is the printers of this machine (report/printer). The zero Press has none.
type Press struct {
	List func() ([]printer.Printer, error)
	With func(path string) error // prints a PDF through the program for it
}

// Sheets is a paper that can be drawn on a printer.
type Sheets struct {
	Title string
	Pages int
	Print func(printer.Job) error // called beside the window
	// File writes the paper as PDF and returns where; "" if it could not, which was said.
	File func() string
	Note store.Op // what the history notes; its code is set here
}

// printSettings is what the dialog was left with: of one printer, kept with its name.
type printSettings struct {
	Right, Down float64 // mm
	Sides       printer.Sides
}

// PrintSheets asks how a paper is to be printed, and prints it. On a machine without a
// printer the PDF is opened instead.
func (d *Desk) PrintSheets(s Sheets) {
	var list []printer.Printer
	if d.o.Press.List != nil {
		var err error
		if list, err = d.o.Press.List(); err != nil && d.o.Log != nil {
			d.o.Log(err) // as if there were none: the PDF can still be printed
		}
	}
	if len(list) == 0 {
		d.viewSheets(s)
		return
	}
	newPrintBox(d, s, list).show("")
}

// viewSheets opens the paper in the program for PDFs.
func (d *Desk) viewSheets(s Sheets) {
	if path := s.File(); path != "" {
		d.handSheets(s, path, d.Hand)
	}
}

func (d *Desk) handSheets(s Sheets, path string, hand func(string)) {
	hand(path)
	s.Note.Code = store.NotePrint
	d.Note(s.Note)
	d.Say(words.Handed + path)
}

// printBox is the dialog.
type printBox struct {
	d                          *Desk
	s                          Sheets
	printer, sides             *part.Switch
	copies, pages, right, down *part.Entry
}

func newPrintBox(d *Desk, s Sheets, list []printer.Printer) *printBox {
	b := &printBox{d: d, s: s}
	var names []part.Option
	for _, p := range list {
		label := p.Name
		if p.Default {
			label += words.DefaultMark
		}
		names = append(names, part.Option{Value: p.Name, Label: label})
	}
	b.printer = part.NewSwitch(func(string) { b.recall() }, names...)
	var last string
	if d.o.Memory.Get("printer", &last) {
		b.printer.Set(last)
	}
	var sides []part.Option
	for i, label := range []string{words.SidesAsSet, words.SidesOne, words.SidesLong, words.SidesShort} {
		sides = append(sides, part.Option{Value: strconv.Itoa(i), Label: label})
	}
	b.sides = part.NewSwitch(nil, sides...)
	b.copies, b.pages = part.NewEntry(""), part.NewEntry(words.PrintAll)
	b.right, b.down = part.NewEntry("0"), part.NewEntry("0")
	b.copies.SetText("1")
	b.recall()
	return b
}

func (b *printBox) key() string { return "printer." + b.printer.Value() }

// recall shows what the printer chosen was left with.
func (b *printBox) recall() {
	var kept printSettings
	b.d.o.Memory.Get(b.key(), &kept)
	b.sides.Set(strconv.Itoa(int(kept.Sides)))
	b.right.SetText(words.MillimetresText(kept.Right))
	b.down.SetText(words.MillimetresText(kept.Down))
}

// show puts the dialog on the screen, with what was wrong in it.
func (b *printBox) show(wrong string) {
	field := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVBox(part.Note(label), o)
	}
	body := container.NewVBox()
	if wrong != "" {
		fault := widget.NewLabel(wrong)
		fault.Wrapping, fault.Importance = fyne.TextWrapWord, widget.DangerImportance
		body.Add(fault)
	}
	body.Add(part.Even(2, field(words.PrintWhere, b.printer), field(words.PrintSides, b.sides)))
	body.Add(part.Even(2, field(words.PrintCopies, b.copies), field(words.PrintPages, b.pages)))
	body.Add(part.Even(2, field(words.PrintRight, b.right), field(words.PrintDown, b.down)))
	body.Add(part.Note(words.PrintOffset))
	part.Show(b.d.Canvas(), words.PrintTitle, body, fyne.NewSize(620, 0),
		part.Answer{Label: words.PrintNow, Do: b.print},
		part.Answer{Label: words.PrintView, Do: func() { b.d.viewSheets(b.s) }},
		part.Answer{Label: words.PrintShell, Do: b.with},
		part.Answer{Label: words.Cancel})
}

// job reads the fields; wrong says what stands in the way.
func (b *printBox) job() (j printer.Job, wrong string) {
	j = printer.Job{Printer: b.printer.Value(), Title: b.s.Title}
	n, _ := strconv.Atoi(b.sides.Value())
	j.Sides = printer.Sides(n)
	var err error
	if j.Copies, err = strconv.Atoi(record.Line(b.copies.Text)); err != nil || j.Copies < 1 || j.Copies > printer.MostCopies {
		return j, words.PrintBadN
	}
	if text := record.Line(b.pages.Text); text != "" {
		if j.Pages, err = printer.Range(text, b.s.Pages); err != nil {
			return j, words.PrintBadPages(b.s.Pages)
		}
	}
	var ok, also bool
	j.Right, ok = words.Millimetres(b.right.Text)
	j.Down, also = words.Millimetres(b.down.Text)
	if !ok || !also || math.Abs(j.Right) > printer.MostOffset || math.Abs(j.Down) > printer.MostOffset {
		return j, words.PrintBadDist
	}
	return j, ""
}

func (b *printBox) print() {
	j, wrong := b.job()
	if wrong != "" {
		b.show(words.PrintBadAny + wrong)
		return
	}
	b.d.o.Memory.Put("printer", j.Printer)
	b.d.o.Memory.Put(b.key(), printSettings{j.Right, j.Down, j.Sides})
	b.d.Say(words.Printing + j.Printer)
	var err error
	part.Beside(func() { err = b.s.Print(j) }, func() {
		if err != nil {
			b.d.Say("")
			b.d.Fail(err)
			return
		}
		pages := b.s.Pages
		if j.Pages != nil {
			pages = len(j.Pages)
		}
		b.s.Note.Code = store.NotePrint
		b.d.Note(b.s.Note)
		b.d.Say(words.Printed(j.Printer, pages, j.Copies))
	})
}

// with hands the PDF to the program that prints it.
func (b *printBox) with() {
	path := b.s.File()
	if path == "" || b.d.o.Press.With == nil {
		return
	}
	if err := b.d.o.Press.With(path); err != nil {
		b.d.Fail(err)
		return
	}
	b.d.handSheets(b.s, path, func(string) {})
}
