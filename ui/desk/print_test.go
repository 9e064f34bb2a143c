package desk_test

import (
	"reflect"
	"testing"

	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// pressed is what the printers and the program for PDFs were asked for.
type pressed struct {
	jobs  []printer.Job
	files []string // opened, or printed by the other program
	fail  error
}

func press(t *testing.T, list ...printer.Printer) (*desktest.Screen, *pressed, func()) {
	p := &pressed{}
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	file := func(path string) error { p.files = append(p.files, path); return p.fail }
	s.Start(desk.Options{Who: "Cán bộ thử", Hand: file, Press: desk.Press{
		List: func() ([]printer.Printer, error) { return list, nil }, With: file}})
	sheets := desk.Sheets{Title: "DS.pdf", Pages: 5, Note: store.Op{Label: "roster", N: 5}, File: func() string { return "/DS.pdf" },
		Print: func(j printer.Job) error { p.jobs = append(p.jobs, j); return p.fail }}
	return s, p, func() { s.Desk.PrintSheets(sheets) }
}

// Enter prints all on the default printer; what a printer was left with is there again.
func TestPrintByEnter(t *testing.T) {
	s, p, open := press(t, printer.Printer{Name: "Canon", Default: true}, printer.Printer{Name: "HP"})
	open()
	s.Want(words.PrintTitle)
	s.Press("Enter")
	want := printer.Job{Printer: "Canon", Title: "DS.pdf", Copies: 1}
	if len(p.jobs) != 1 || !reflect.DeepEqual(p.jobs[0], want) {
		t.Fatalf("printed %+v, want %+v", p.jobs, want)
	}
	s.Want(words.Printed("Canon", 5, 1))
	// From the button backwards, as it stands last: the offset of the other printer.
	open()
	s.Press("Tab", "Tab", "Tab", "Tab", "Right", "Enter", "Right", "Right", "Enter") // printer, sides
	s.Type("2")
	s.Press("Enter")
	s.Type("4-5")
	s.Press("Enter")
	s.Type("1,5")
	s.Press("Enter")
	s.Type("-2")
	s.Press("Enter", "Enter")
	want = printer.Job{Printer: "HP", Title: "DS.pdf", Copies: 2, Pages: []int{3, 4}, Sides: printer.LongEdge, Right: 1.5, Down: -2}
	if len(p.jobs) != 2 || !reflect.DeepEqual(p.jobs[1], want) {
		t.Fatalf("printed %+v, want %+v", p.jobs, want)
	}
	open()
	s.Press("Enter")
	want.Copies, want.Pages = 1, nil
	if len(p.jobs) != 3 || !reflect.DeepEqual(p.jobs[2], want) {
		t.Errorf("the third time %+v, want the printer as it was left: %+v", p.jobs[2:], want)
	}
}

// What cannot be printed is said in the dialog, and nothing is printed.
func TestPrintRefusesNonsense(t *testing.T) {
	s, p, open := press(t, printer.Printer{Name: "Canon", Default: true})
	open()
	s.Press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
	s.Type("0")
	s.Press("Enter", "Enter", "Enter", "Enter", "Enter")
	s.Want(words.PrintBadAny + words.PrintBadN)
	s.Press("Esc")
	if len(p.jobs) != 0 {
		t.Errorf("printed %+v", p.jobs)
	}
}

// A printer that refuses is an error in words, and the history notes nothing.
func TestPrintFails(t *testing.T) {
	s, p, open := press(t, printer.Printer{Name: "Canon", Default: true})
	p.fail = &printer.Fault{Step: "StartDoc", Code: 1722}
	before, err := s.Book.Summary()
	if err != nil {
		t.Fatal(err)
	}
	open()
	s.Press("Enter")
	s.Want(words.Error(p.fail).Title)
	if after, err := s.Book.Summary(); err != nil || after.Seq != before.Seq {
		t.Error("a paper that was not printed is noted")
	}
}

// Without a printer the PDF is opened, at once.
func TestPrintWithoutPrinter(t *testing.T) {
	s, p, open := press(t)
	open()
	if len(p.files) != 1 || len(p.jobs) != 0 {
		t.Errorf("opened %v, printed %v", p.files, p.jobs)
	}
	s.Want(words.Handed + "/DS.pdf")
}
