package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Sheet is what saving needs of a form, whatever record it edits.
type Sheet interface {
	// Faults shows each fault beside its field, all at once, and goes to the first.
	Faults(record.FieldErrors)
	// Lines gives the labels with what a record would show.
	Lines(r record.Record) []Line
	// Adopt shows a record as if it had just been opened.
	Adopt(r record.Record)
}

// Line is a label with its text, of one field.
type Line struct{ Label, Text string }

// Form edits a record of type T in fields, one below the other in reading order.
type Form[T record.Record] struct {
	fields  []*Field[T]
	summary *widget.Label
	stack   *fyne.Container
	content fyne.CanvasObject
	loaded  T
	clean   []string       // what the fields showed after loading
	filled  T              // the record last put into the fields, by Load or by Change
	lost    []record.Typed // what was typed once and has no field any more
	lostBox *fyne.Container
	make    func() *Form[T]
	watch   []func(T) bool // see look; each says whether it changed the screen
}

// NewForm returns a form of the fields that build makes. build is called again for
// the form in which two versions are compared, so it must make new fields each time.
func NewForm[T record.Record](build func(f *Form[T])) *Form[T] {
	f := &Form[T]{}
	f.make = func() *Form[T] { return NewForm(build) }
	f.summary = widget.NewLabel("")
	f.summary.Wrapping = fyne.TextWrapWord
	f.summary.Importance = widget.DangerImportance
	f.summary.Hide()
	f.lostBox = container.New(tight{})
	f.lostBox.Hide()
	f.stack = container.New(tight{}, f.summary, f.lostBox)
	build(f)
	f.content = Rolled(container.New(inset{8}, f.stack))
	return f
}

// Add puts fields at the end.
func (f *Form[T]) Add(fields ...*Field[T]) {
	for _, x := range fields {
		f.fields = append(f.fields, x)
		f.listen(x)
		if x.label == "" || x.wide {
			objects := []fyne.CanvasObject{x.body()}
			if x.label != "" {
				objects = []fyne.CanvasObject{label(x.label, x.must), x.body()}
			}
			f.stack.Add(container.New(tight{}, objects...))
			continue
		}
		f.stack.Add(container.New(labelled{}, label(x.label, x.must), x.body()))
	}
}

// Section puts a heading between fields.
func (f *Form[T]) Section(title string) { f.stack.Add(Heading(title)) }

// Put puts any object between fields.
func (f *Form[T]) Put(o fyne.CanvasObject) { f.stack.Add(o) }

func label(s string, must bool) *widget.Label {
	if must {
		s += " *"
	}
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Content is the form to be put on the screen.
func (f *Form[T]) Content() fyne.CanvasObject { return f.content }

// Load shows a record. It is kept unchanged; Read works on a copy.
func (f *Form[T]) Load(r T) {
	f.loaded, f.filled = r, r
	hold(func() {
		for _, x := range f.fields {
			x.load(r.Clone().(T))
			x.mark()
			x.setFault("")
		}
	})
	f.lose(nil)
	f.look()
	f.summary.Hide()
	f.clean = f.texts()
	f.content.Refresh()
}

// Replace shows another record, but what was typed before still counts as unsaved.
func (f *Form[T]) Replace(r T) {
	clean := f.clean
	f.Load(r)
	f.clean = clean
}

// Typed returns a copy of the record with what is typed, right or wrong.
func (f *Form[T]) Typed() T {
	r := f.loaded.Clone().(T)
	for _, x := range f.fields {
		x.store(r)
	}
	return r
}

// Adopt implements Sheet.
func (f *Form[T]) Adopt(r record.Record) { f.Load(r.(T)) }

func (f *Form[T]) texts() []string {
	out := make([]string, len(f.fields))
	for i, x := range f.fields {
		out[i] = x.shown()
	}
	return out
}

// Loaded is the record the form was opened with.
func (f *Form[T]) Loaded() T { return f.loaded }

// Changed says that something was typed since Load.
func (f *Form[T]) Changed() bool {
	for i, s := range f.texts() {
		if i >= len(f.clean) || s != f.clean[i] {
			return true
		}
	}
	return false
}

// Read returns a cleaned copy of the record with what is typed, and every fault: of
// what was typed, and of the record within the book v. The faults are shown; with
// none the copy may be saved.
func (f *Form[T]) Read(v *record.View) (T, bool) {
	r := f.loaded.Clone().(T)
	var faults record.FieldErrors
	typed := map[string]bool{}
	for _, x := range f.fields {
		x.store(r)
		if x.own != nil {
			if bad := x.own(); bad != "" {
				faults = append(faults, record.FieldError{Field: x.path, Fault: bad})
				typed[x.path] = true
			}
		}
	}
	r.Clean()
	for _, e := range r.Check(v) {
		if !typed[e.Field] {
			faults = append(faults, e)
		}
	}
	f.Faults(faults)
	return r, len(faults) == 0
}

// Change changes what is typed, as if the person had done it. False, with the fault
// shown, if something typed cannot be read: it would be lost.
func (f *Form[T]) Change(change func(r T)) bool {
	r := f.loaded.Clone().(T)
	var faults record.FieldErrors
	for _, x := range f.fields {
		x.store(r)
		if x.own != nil && x.own() != "" {
			faults = append(faults, record.FieldError{Field: x.path, Fault: x.own()})
		}
	}
	if f.Faults(faults); len(faults) > 0 {
		return false
	}
	change(r)
	f.filled = r.Clone().(T)
	hold(func() {
		for _, x := range f.fields {
			x.load(r)
			x.mark()
		}
	})
	f.look()
	f.content.Refresh()
	return true
}

// Faults implements Sheet.
func (f *Form[T]) Faults(faults record.FieldErrors) {
	left := faults
	var first fyne.Focusable
	for _, x := range f.fields {
		var here string
		var rest record.FieldErrors
		for _, e := range left {
			if e.Field == x.path {
				if here == "" {
					here = words.Fault(e)
				}
			} else {
				rest = append(rest, e)
			}
		}
		n := len(rest)
		if x.faults != nil {
			hold(func() { rest = x.faults(rest) })
		}
		left = rest
		x.setFault(here)
		if first == nil && (here != "" || len(rest) < n || x.own != nil && x.own() != "") {
			first = x.first
		}
	}
	text := ""
	if len(faults) > 0 {
		text = words.Faults(len(faults))
	}
	for _, e := range left {
		text += "\n" + words.FaultElsewhere(e)
	}
	f.summary.SetText(text)
	f.summary.Hidden = text == ""
	f.content.Refresh()
	if first != nil {
		Focus(first)
		revealWith(first, look.Px(60)) // what is said of it stands below it
	}
}

// Lines implements Sheet.
func (f *Form[T]) Lines(r record.Record) []Line {
	other := f.make()
	other.Load(r.(T))
	var out []Line
	for _, x := range other.fields {
		out = append(out, Line{x.label, x.shown()})
	}
	return out
}

// Focus goes to the first field, or to the first with a fault.
func (f *Form[T]) Focus() {
	for _, x := range f.fields {
		if !x.fault.Hidden && x.first != nil {
			Focus(x.first)
			return
		}
	}
	f.FocusOn(0)
}

// GoTo goes to the field of a record's path, "votes[2].agree"; false if the form has none.
func (f *Form[T]) GoTo(path string) bool {
	for _, x := range f.fields {
		if at := x.find(path); at != nil {
			if x.reveal != nil {
				x.reveal()
			}
			Focus(at)
			return true
		}
	}
	return false
}

// FocusOn goes to the n-th field.
func (f *Form[T]) FocusOn(n int) {
	if n < len(f.fields) {
		Focus(f.fields[n].first)
	}
}

// labelled sets a label of fixed width to the left of a field.
type labelled struct{}

func labelWidth() float32 { return look.Px(158) }

func (labelled) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := labelWidth()
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[1].Move(fyne.NewPos(w, 2))
	o[1].Resize(fyne.NewSize(s.Width-w, s.Height-4))
}

func (labelled) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[1].MinSize()
	return fyne.NewSize(m.Width+labelWidth(), max(m.Height+4, o[0].MinSize().Height))
}

// inset leaves room around its one object.
type inset struct{ n float32 }

func (i inset) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, x := range o {
		x.Move(fyne.NewPos(i.n, i.n))
		x.Resize(fyne.NewSize(s.Width-2*i.n, s.Height-2*i.n))
	}
}

func (i inset) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	for _, x := range o {
		m = m.Max(x.MinSize())
	}
	return m.AddWidthHeight(2*i.n, 2*i.n)
}

// Padded leaves n pixels around an object.
func Padded(n float32, o fyne.CanvasObject) fyne.CanvasObject { return container.New(inset{n}, o) }

// Relayout makes everything around o find its place again after o changed its
// height: the toolkit tells only the direct parent.
func Relayout(o fyne.CanvasObject) {
	if held > 0 {
		return
	}
	c := canvasOf(o)
	if c == nil || c.Content() == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		top.Refresh()
		return
	}
	relayoutPath(c.Content(), o)
}

// held counts the changes of whole forms under way: a form finds its place once,
// when it is done, and not again for each of its lines.
var held int

func hold(change func()) {
	held++
	defer func() { held-- }()
	change()
}

// relayoutPath refreshes the containers from o outwards; true if o is inside x.
func relayoutPath(x, o fyne.CanvasObject) bool {
	if x == o || entryIn(x) == o { // a date box has no other parts
		return true
	}
	for _, y := range inside(x) {
		if relayoutPath(y, o) {
			x.Refresh()
			return true
		}
	}
	return false
}

// Sized gives o a fixed width, in pixels at the normal text size.
func Sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(fixed{width}, o)
}

type fixed struct{ width float32 }

func (x fixed) Layout(o []fyne.CanvasObject, s fyne.Size) { atLeast{}.Layout(o, s) }

func (x fixed) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(x.width), atLeast{}.MinSize(o).Height)
}

// inside returns what a container of the toolkit holds; nil for what is none.
func inside(x fyne.CanvasObject) []fyne.CanvasObject {
	switch x := x.(type) {
	case *fyne.Container:
		return x.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{x.Content}
	case *container.Split:
		return []fyne.CanvasObject{x.Leading, x.Trailing}
	case *widget.PopUp:
		return []fyne.CanvasObject{x.Content}
	case *Chooser:
		return []fyne.CanvasObject{x.content}
	case *Gauge:
		return []fyne.CanvasObject{x.title, x.bar, x.text}
	}
	return nil
}

// Tall gives o a smallest height, in pixels at the normal text size.
func Tall(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(atLeast{fyne.NewSize(0, look.Px(height))}, o)
}
