package part

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Field is one line of a form that edits a T (a pointer to a record, or to a part of
// one): a label, something to type in, and the fault beside it. Text, Date, Count,
// Choice, Ref, Flag, Paragraphs and Rows make fields; each is given a function from
// the record to the place it edits, so that loading, reading and comparing are
// written once.
type Field[T any] struct {
	path  string // record field path: record.FieldError.Field
	label string
	must  bool
	wide  bool    // the label stands above, the field takes the whole width
	grow  float32 // share of a line of Rows

	object fyne.CanvasObject
	first  fyne.Focusable // takes the focus when the field is gone to
	load   func(T)
	store  func(T)
	shown  func() string
	// own is the fault of what was typed, "" if it can be stored.
	own func() record.Fault
	// faults shows faults of parts of the field and returns those it has no place for.
	faults func(record.FieldErrors) record.FieldErrors
	// inner is what takes the focus for a path below the field's own ("[2].agree");
	// nil in a field without parts, and for parts that are not there.
	inner func(path string) fyne.Focusable
	fault *widget.Label
	hint  string
	// reveal shows a field that is hidden now (Form.When); nil for one always shown.
	reveal func()
	// changed tells the form that something was ticked; nil outside a form.
	changed func()

	// typed is what stands in the field, part by part, with paths below its own; retype
	// puts it back and returns what it has no place for (typed.go).
	typed  func() []record.Typed
	retype func([]record.Typed) []record.Typed
	nests  bool           // it has parts
	began  []record.Typed // what stood in it when it was filled
}

func newField[T any](path, label string, object fyne.CanvasObject, first fyne.Focusable) *Field[T] {
	f := &Field[T]{path: path, label: label, object: object, first: first}
	f.fault = widget.NewLabel("")
	f.fault.Wrapping = fyne.TextWrapWord
	f.fault.Importance = widget.DangerImportance
	f.fault.Hide()
	if w, ok := object.(interface {
		stands() record.Typed
		stand(record.Typed)
	}); ok {
		f.keeps(w.stands, w.stand)
	}
	return f
}

// find is what takes the focus for a path of the record; nil if the field has no part
// in it.
func (f *Field[T]) find(path string) fyne.Focusable {
	below, ok := strings.CutPrefix(path, f.path)
	switch {
	case strings.HasPrefix(f.path, path+".") || strings.HasPrefix(f.path, path+"["): // a group of fields: "decision", "years"
	case !ok || below != "" && below[0] != '[' && below[0] != '.':
		return nil
	case below != "" && f.inner != nil:
		if at := f.inner(below); at != nil {
			return at
		}
	}
	return f.first
}

// within parts a path into a place of a list and what stands below it: "votes[2].agree"
// in the list "votes" is 2 and "agree"; false for another path.
func within(path, list string) (at int, below string, ok bool) {
	text, ok := strings.CutPrefix(path, list+"[")
	if !ok {
		return 0, "", false
	}
	text, below, _ = strings.Cut(text, "]")
	at, err := strconv.Atoi(text)
	return at, strings.TrimPrefix(below, "."), err == nil
}

// Must marks the field as obligatory for the eye; the rule is the record's own.
func (f *Field[T]) Must() *Field[T] {
	f.must = true
	return f
}

// Hint adds a line of help below the field.
func (f *Field[T]) Hint(s string) *Field[T] {
	f.hint = s
	return f
}

func (f *Field[T]) setFault(s string) {
	f.fault.SetText(s)
	f.fault.Hidden = s == ""
}

// body is the field with its hint and its fault below.
func (f *Field[T]) body() fyne.CanvasObject {
	objects := []fyne.CanvasObject{f.object}
	if f.hint != "" {
		objects = append(objects, Note(f.hint))
	}
	return container.New(tight{}, append(objects, f.fault)...)
}

// Text edits a line of text.
func Text[T any](path, label string, at func(T) *string) *Field[T] {
	e := NewEntry("")
	f := newField[T](path, label, e, e)
	f.load = func(r T) { e.SetText(*at(r)) }
	f.store = func(r T) { *at(r) = record.Line(e.Text) }
	f.shown = func() string { return record.Line(e.Text) }
	return f
}

// Date edits a date; vague allows a year, or a month and a year, alone.
func Date[T any](path, label string, today func() record.Date, vague bool, at func(T) *record.Date) *Field[T] {
	d := NewDateBox(today, vague)
	f := newField[T](path, label, d, d)
	f.load = func(r T) { d.Set(*at(r)) }
	f.store = func(r T) { *at(r), _ = d.Date() }
	f.shown = func() string { return record.Line(d.Text) }
	f.own = d.fault
	d.show = f.setFault
	return f
}

// Count edits a count: a number, blank, or "chưa báo cáo".
func Count[T any](path, label string, at func(T) *record.Count) *Field[T] {
	c := NewCountBox()
	f := newField[T](path, label, c, c)
	f.load = func(r T) { c.Set(*at(r)) }
	f.store = func(r T) { *at(r), _ = c.Count() }
	f.shown = func() string { return record.Line(c.Text) }
	f.own = c.fault
	c.show = f.setFault
	return f
}

// Whole edits a small plain number such as a year; 0 is shown as blank.
func Whole[T any](path, label string, at func(T) *int) *Field[T] {
	c := NewCountBox()
	c.plain = true
	f := newField[T](path, label, c, c)
	f.load = func(r T) {
		if *at(r) == 0 {
			c.Set(record.Count{})
		} else {
			c.Set(record.N(int64(*at(r))))
		}
	}
	f.store = func(r T) {
		n, _ := c.Count()
		v, _ := n.Known()
		*at(r) = int(v)
	}
	f.shown = func() string { return record.Line(c.Text) }
	f.own = c.fault
	c.show = f.setFault
	return f
}

// Choice edits a code of a list of the settings.
func Choice[T any, S ~string](path, label string, list func() []Option, at func(T) *S) *Field[T] {
	c := NewChooser(list)
	f := newField[T](path, label, c, c.entry)
	f.load = func(r T) { c.Set(string(*at(r))) }
	f.store = func(r T) { *at(r) = S(c.Value()) }
	f.shown = c.Label
	f.own = c.fault
	c.show = f.setFault
	return f
}

// Ref edits a reference to another record.
func Ref[T any](path, label string, list func() []Option, at func(T) *record.ID) *Field[T] {
	return RefTo(path, label, NewChooser(list), at)
}

// RefTo is Ref with a chooser of the caller's own.
func RefTo[T any](path, label string, c *Chooser, at func(T) *record.ID) *Field[T] {
	f := newField[T](path, label, c, c.entry)
	f.load = func(r T) { c.SetID(*at(r)) }
	f.store = func(r T) { *at(r) = c.ID() }
	f.shown = c.Label
	f.own = c.fault
	c.show = f.setFault
	return f
}

// Custom is a field over a chooser that is not simply a code or a reference.
func Custom[T any](path, label string, c *Chooser, load, store func(T)) *Field[T] {
	f := newField[T](path, label, c, c.entry)
	f.load, f.store, f.shown, f.own = load, store, c.Label, c.fault
	c.show = f.setFault
	return f
}

// Flag edits yes or no.
func Flag[T any](path, label string, at func(T) *bool) *Field[T] {
	c := NewCheck(label, nil)
	f := newField[T](path, "", c, c)
	f.load = func(r T) { c.SetChecked(*at(r)) }
	f.store = func(r T) { *at(r) = c.Checked }
	f.shown = func() string {
		if c.Checked {
			return words.Yes
		}
		return words.No
	}
	f.label = " "
	return f
}

// tight stacks the visible objects without gaps, each over the whole width.
type tight struct{}

func (tight) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(0, y))
			y += highAt(o, s.Width)
		}
	}
}

func (tight) MinSize(objects []fyne.CanvasObject) (m fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			n := o.MinSize()
			m.Width = max(m.Width, n.Width)
			m.Height += n.Height
		}
	}
	return m
}
