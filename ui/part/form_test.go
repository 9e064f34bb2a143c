package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

func areaForm() *Form[*record.Area] {
	kinds := func() []Option { return []Option{{Value: "thon", Label: "Thôn"}} }
	return NewForm(func(f *Form[*record.Area]) {
		f.Add(
			Text("name", "Tên", func(a *record.Area) *string { return &a.Name }).Must(),
			Choice("type", "Loại", kinds, func(a *record.Area) *string { return &a.Type }).Must(),
			Date("from", "Từ", today, true, func(a *record.Area) *record.Date { return &a.From }),
			Date("to", "Đến", today, true, func(a *record.Area) *record.Date { return &a.To }),
			Count("households", "Số hộ", func(a *record.Area) *record.Count { return &a.Households }),
			Rows("former", "Tên cũ", func(a *record.Area) *[]record.FormerName { return &a.Former },
				func() []*Field[*record.FormerName] {
					return []*Field[*record.FormerName]{
						Text("name", "Tên cũ", func(n *record.FormerName) *string { return &n.Name }),
						Date("to", "Đến ngày", today, true, func(n *record.FormerName) *record.Date { return &n.To }),
					}
				}),
		)
	})
}

// fill types down the form with Enter after each field.
func fill(w fyne.Window, texts ...string) {
	for _, s := range texts {
		f := w.Canvas().Focused()
		typeIn(f, s)
		press(w.Canvas().Focused(), fyne.KeyReturn)
	}
}

func TestFormByEnterAlone(t *testing.T) {
	f := areaForm()
	w := show(t, f.Content())
	f.Load(&record.Area{})
	f.Focus()
	if f.Changed() {
		t.Error("a form just opened has changed")
	}
	fill(w, "Thôn  1", "thon", "2020", "1/7/25", "1234")
	if !f.Changed() {
		t.Error("a form typed into has not changed")
	}
	a, ok := f.Read(nil)
	want := record.Area{Name: "Thôn 1", Type: "thon", Span: record.Span{From: record.Year(2020), To: record.Day(2025, 7, 1)}, Households: record.N(1234)}
	if !ok || a.Name != want.Name || a.Type != want.Type || a.Span != want.Span || a.Households != want.Households {
		t.Errorf("typed %+v, %v", a, ok)
	}
}

func TestFaultsStandBesideTheirFieldsAllAtOnce(t *testing.T) {
	f := areaForm()
	w := show(t, f.Content())
	f.Load(&record.Area{Former: []record.FormerName{{Name: "Thôn cũ"}, {To: record.Year(2020)}}})
	f.Focus()
	fill(w, "", "xã", "2026", "31/2/2026", "mười")
	if _, ok := f.Read(nil); ok {
		t.Fatal("a wrong form passes")
	}
	for path, want := range map[string]record.Fault{"name": record.FaultEmpty, "type": record.FaultUnknown,
		"to": record.FaultDate, "households": record.FaultNumber} {
		for _, x := range f.fields {
			if x.path == path && (x.fault.Text != words.Fault(record.FieldError{Fault: want}) || x.fault.Hidden) {
				t.Errorf("beside %s stands %q", path, x.fault.Text)
			}
		}
	}
	for _, x := range f.fields {
		if x.path == "from" && !x.fault.Hidden {
			t.Errorf("a right field has the fault %q", x.fault.Text)
		}
	}
	if !strings.Contains(f.summary.Text, "5") {
		t.Errorf("five faults are announced as %q", f.summary.Text)
	}
	if w.Canvas().Focused() != f.fields[0].first {
		t.Error("the first wrong field has not the focus")
	}
}

func TestRowsAreReadAndFaultsFindTheirLine(t *testing.T) {
	f := areaForm()
	show(t, f.Content())
	old := &record.Area{Name: "A", Type: "thon", Former: []record.FormerName{{Name: "Một", To: record.Year(2010)}, {Name: "Hai"}}}
	f.Load(old)
	if f.Changed() {
		t.Error("loading changed the form")
	}
	a, _ := f.Read(nil)
	if len(a.Former) != 2 || a.Former[0] != old.Former[0] {
		t.Errorf("lines read back as %+v", a.Former)
	}
	f.Faults(record.FieldErrors{{Field: "former[1].name", Fault: record.FaultLong, Limit: 5}, {Field: "elsewhere", Fault: record.FaultEmpty}})
	all := strings.Join(labels(f.content), "\n")
	if !strings.Contains(all, "Tên cũ: "+words.Fault(record.FieldError{Fault: record.FaultLong, Limit: 5})) {
		t.Errorf("the line does not show its fault: %s", all)
	}
	if !strings.Contains(f.summary.Text, words.FaultElsewhere(record.FieldError{Fault: record.FaultEmpty})) {
		t.Errorf("a fault without a field is lost: %q", f.summary.Text)
	}
}

// TestGoTo: the path of a fault or of a text on paper leads to its field, in a list to
// the place in its line.
func TestGoTo(t *testing.T) {
	f := areaForm()
	w := show(t, f.Content())
	f.Load(&record.Area{Name: "A", Former: []record.FormerName{{Name: "Một"}, {Name: "Hai"}}})
	for path, want := range map[string]string{"name": "A", "former": "Một", "former[1].name": "Hai"} {
		if !f.GoTo(path) {
			t.Errorf("no field for %s", path)
		} else if e, ok := w.Canvas().Focused().(*Entry); !ok || e.Text != want {
			t.Errorf("%s leads to %v, want %q", path, w.Canvas().Focused(), want)
		}
	}
	if f.GoTo("nam") || f.GoTo("names") {
		t.Error("a path that nobody has leads somewhere")
	}
	f.Read(nil) // the lines know their places once they are read
	f.Faults(record.FieldErrors{{Field: "former[1].name", Fault: record.FaultLong, Limit: 5}})
	if e, ok := w.Canvas().Focused().(*Entry); !ok || e.Text != "Hai" {
		t.Errorf("a fault leads to %v", w.Canvas().Focused())
	}
}

// TestFaultInAListWithinAList: it stands at its own line and has the keyboard.
func TestFaultInAListWithinAList(t *testing.T) {
	type block = record.Letterhead
	type line = record.HeaderLine
	f := NewForm(func(f *Form[*record.Committee]) {
		f.Add(Blocks("letterheads", "+", func(c *record.Committee) *[]block { return &c.Letterheads }, func() []*Field[*block] {
			return []*Field[*block]{Rows("lines", "Dòng", func(b *block) *[]line { return &b.Lines }, func() []*Field[*line] {
				return []*Field[*line]{Text("text", "Chữ", func(l *line) *string { return &l.Text })}
			})}
		}))
	})
	w := show(t, f.Content())
	f.Load(&record.Committee{Letterheads: []block{{Lines: []line{{Text: "Một"}, {Text: "Hai"}}}}})
	f.Read(nil)
	f.Faults(record.FieldErrors{{Field: "letterheads[0].lines[1].text", Fault: record.FaultLong, Limit: 5}})
	want := "Chữ: " + words.Fault(record.FieldError{Fault: record.FaultLong, Limit: 5})
	if all := strings.Join(labels(f.content), "\n"); strings.Count(all, want) != 1 || f.summary.Text != words.Faults(1) {
		t.Errorf("want %q once and not in the summary:\n%s", want, all)
	}
	if e, ok := w.Canvas().Focused().(*Entry); !ok || e.Text != "Hai" {
		t.Errorf("the fault leads to %v", w.Canvas().Focused())
	}
	if !f.GoTo("letterheads[0].lines[0].bold") {
		t.Error("the block is not found")
	}
}

// TestLines: the comparison of two versions shows what the form would show.
func TestLines(t *testing.T) {
	f := areaForm()
	show(t, f.Content())
	f.Load(&record.Area{Name: "A", Type: "thon"})
	got := f.Lines(&record.Area{Name: "B", Type: "thon", Households: record.NotReported()})
	if got[0] != (Line{"Tên", "B"}) || got[1] != (Line{"Loại", "Thôn"}) || got[4].Text != words.NotReported {
		t.Errorf("the lines are %+v", got)
	}
	if f.Changed() {
		t.Error("comparing changed the form")
	}
}

// labels are the texts of all labels within an object.
func labels(o fyne.CanvasObject) (out []string) {
	switch o := o.(type) {
	case *widget.Label:
		return []string{o.Text}
	case *fyne.Container:
		for _, x := range o.Objects {
			out = append(out, labels(x)...)
		}
	case *container.Scroll:
		return labels(o.Content)
	}
	return out
}
