package part

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Rows edits a list within a record: former names, votes, tasks. Each element is one
// line of the fields that build makes; Enter in the last field of the last line adds
// a line. A line in which nothing is shown is not stored.
func Rows[T, E any](path, label string, at func(T) *[]E, build func() []*Field[*E]) *Field[T] {
	return rows(path, label, at, &rowsBox[E]{path: path, build: build}, words.AddRow)
}

// Blocks is Rows with each element as a block of labelled fields below each other,
// for elements with long text; add is the label of the button that adds one.
func Blocks[T, E any](path, add string, at func(T) *[]E, build func() []*Field[*E]) *Field[T] {
	return rows(path, "", at, &rowsBox[E]{path: path, build: build, tall: true}, add)
}

func rows[T, E any](path, label string, at func(T) *[]E, r *rowsBox[E], add string) *Field[T] {
	r.lines = container.New(tight{})
	r.add = NewButton(add, nil, func() { r.insert(*new(E), -1); r.focusLast() })
	box := container.New(tight{}, r.lines, Wrapped(r.add))
	f := newField[T](path, label, box, r.add)
	f.wide = true
	f.load = func(rec T) {
		r.load(*at(rec))
		f.first = r.start()
	}
	f.store = func(rec T) { *at(rec) = r.store() }
	f.shown = r.shown
	f.own = r.own
	f.nests, f.typed, f.retype = true, r.typed, r.retype
	f.faults = func(all record.FieldErrors) record.FieldErrors {
		rest := r.faults(all)
		f.first = r.start()
		if bad := r.firstFaulty(); bad != nil {
			f.first = bad
		}
		return rest
	}
	f.inner = func(below string) fyne.Focusable {
		if i, below, ok := within(below, ""); ok && i < len(r.items) {
			return r.items[i].find(below)
		}
		return nil
	}
	return f
}

// Grow sets the share of the width a field takes in a line of Rows; 1 without it.
func (f *Field[T]) Grow(n float32) *Field[T] {
	f.grow = n
	return f
}

type rowsLine[E any] struct {
	value  E
	from   int // place in the list that was loaded, -1 for a line added since
	fields []*Field[*E]
	object fyne.CanvasObject
	fault  *widget.Label
	stored int            // index in what store returned last, -1 if left out
	bad    fyne.Focusable // what has the first fault, nil for none
}

// find is what takes the focus for a path within the element; its first field if no
// other is meant.
func (l *rowsLine[E]) find(path string) fyne.Focusable {
	for _, f := range l.fields {
		if at := f.find(path); at != nil {
			return at
		}
	}
	return l.fields[0].first
}

type rowsBox[E any] struct {
	path  string
	build func() []*Field[*E]
	tall  bool // a block an element
	list  []E  // as it was loaded
	items []*rowsLine[E]
	lines *fyne.Container
	add   *Button
}

func (r *rowsBox[E]) load(list []E) {
	r.list = list
	r.clear()
	for i, e := range list {
		r.insert(e, i)
	}
	r.lines.Refresh()
}

func (r *rowsBox[E]) clear() { r.items, r.lines.Objects = nil, nil }

func (r *rowsBox[E]) insert(e E, from int) {
	line := &rowsLine[E]{value: e, from: from, fields: r.build(), fault: widget.NewLabel("")}
	line.fault.Importance = widget.DangerImportance
	line.fault.Wrapping = fyne.TextWrapWord
	line.fault.Hide()
	if len(r.items) == 0 && !r.tall {
		r.lines.Add(r.titles(line.fields))
	}
	var cells []fyne.CanvasObject
	var shares []float32
	var titles []string
	for i, f := range line.fields {
		f.load(&line.value)
		f.mark()
		if d, ok := f.object.(*DateBox); ok && !r.tall {
			d.PlaceHolder = "" // a cell has no room for it
		}
		title := label(f.label, false)
		title.Hide()
		cells = append(cells, container.New(tight{}, title, f.object))
		shares = append(shares, f.share())
		titles = append(titles, f.label)
		if i == len(line.fields)-1 && !r.tall {
			r.enterAdds(line, f)
		}
	}
	drop := NewButton(words.DropRow, nil, func() { r.drop(line) })
	if r.tall {
		drop.SetText(words.DropBlock)
		line.object = r.block(line, drop)
	} else {
		line.object = container.New(tight{},
			container.NewBorder(nil, nil, nil, container.New(tight{}, drop), container.New(&shared{shares: shares, titles: titles, need: r.need}, cells...)), line.fault)
	}
	r.items = append(r.items, line)
	r.lines.Add(line.object)
	Relayout(r.lines)
}

// block shows a line as labelled fields below each other.
func (r *rowsBox[E]) block(line *rowsLine[E], drop fyne.CanvasObject) fyne.CanvasObject {
	stack := container.New(tight{}, line.fault)
	for _, f := range line.fields {
		if f.wide {
			stack.Add(container.New(tight{}, label(f.label, f.must), f.body()))
		} else {
			stack.Add(container.New(labelled{}, label(f.label, f.must), f.object))
		}
	}
	stack.Add(container.NewHBox(layout.NewSpacer(), drop))
	stack.Add(widget.NewSeparator())
	return stack
}

// enterAdds makes Enter at the end of the last line begin another.
func (r *rowsBox[E]) enterAdds(line *rowsLine[E], f *Field[*E]) {
	if e := entryOf(f.first); e != nil {
		e.OnEnter = func() {
			if r.items[len(r.items)-1] == line && line.text() != "" {
				r.insert(*new(E), -1)
				r.focusLast()
				return
			}
			next(e)
		}
	}
}

// entryOf returns the Entry inside a focusable part, nil if it is none.
func entryOf(o fyne.Focusable) *Entry { return entryIn(o) }

// entryIn returns the Entry that an object is, or is made around; nil for another.
func entryIn(o any) *Entry {
	switch o := o.(type) {
	case *Chooser:
		return o.entry
	case *Entry:
		return o
	case *DateBox:
		return &o.Entry
	case *CountBox:
		return &o.Entry
	}
	return nil
}

func (r *rowsBox[E]) titles(fields []*Field[*E]) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	var shares []float32
	var titles []string
	for _, f := range fields {
		cells = append(cells, label(f.label, false))
		shares = append(shares, f.share())
		titles = append(titles, f.label)
	}
	room := NewButton(words.DropRow, nil, nil).MinSize()
	return container.NewBorder(nil, nil, nil, container.New(atLeast{room}), container.New(&shared{shares: shares, titles: titles, need: r.need, head: true}, cells...))
}

// need is the width that the fields of a column need, in whatever line.
func (r *rowsBox[E]) need(column int) (width float32) {
	for _, x := range r.items {
		if e := entryIn(x.fields[column].object); e != nil {
			width = max(width, e.need())
		}
	}
	return width
}

func (r *rowsBox[E]) focusLast() {
	if n := len(r.items); n > 0 {
		Focus(r.items[n-1].fields[0].first)
	}
}

func (r *rowsBox[E]) drop(line *rowsLine[E]) {
	r.items = slices.DeleteFunc(r.items, func(x *rowsLine[E]) bool { return x == line })
	r.lines.Remove(line.object)
	if len(r.items) == 0 {
		r.clear() // the titles too
	}
	r.lines.Refresh()
	Relayout(r.lines)
	Focus(r.add)
}

func (l *rowsLine[E]) text() string {
	var parts []string
	for _, f := range l.fields {
		if s := f.shown(); s != "" && s != words.No {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// typed is where each line comes from, and what was typed over it. A line of the list
// that was loaded may have more in it than its fields show.
func (r *rowsBox[E]) typed() []record.Typed {
	from := make([]string, len(r.items))
	var news []record.Typed
	for i, x := range r.items {
		from[i] = strconv.Itoa(x.from)
		for _, f := range x.fields {
			for _, t := range f.news() {
				if !strings.HasPrefix(t.Path, "[") && t.Path != "" {
					t.Path = "." + t.Path
				}
				t.Path = "[" + strconv.Itoa(i) + "]" + t.Path
				news = append(news, t)
			}
		}
	}
	return append([]record.Typed{{Value: strings.Join(from, " ")}}, news...)
}

func (r *rowsBox[E]) retype(list []record.Typed) (rest []record.Typed) {
	lines := map[int][]record.Typed{}
	for _, x := range list {
		at, below, ok := within(x.Path, "")
		switch {
		case x.Path == "":
			r.clear()
			for from := range strings.FieldsSeq(x.Value) {
				if i, err := strconv.Atoi(from); err == nil && i >= 0 && i < len(r.list) {
					r.insert(r.list[i], i)
				} else {
					r.insert(*new(E), -1)
				}
			}
		case ok:
			x.Path = below
			lines[at] = append(lines[at], x)
		default:
			rest = append(rest, x)
		}
	}
	for i, x := range r.items {
		for _, f := range x.fields {
			lines[i] = f.takes(lines[i])
		}
	}
	for _, i := range slices.Sorted(maps.Keys(lines)) {
		for _, x := range lines[i] {
			x.Path = "[" + strconv.Itoa(i) + "]." + x.Path
			rest = append(rest, x)
		}
	}
	r.lines.Refresh()
	return rest
}

func (r *rowsBox[E]) store() (out []E) {
	for _, x := range r.items {
		x.stored = -1
		if x.text() == "" {
			continue
		}
		for _, f := range x.fields {
			f.store(&x.value)
		}
		x.stored = len(out)
		out = append(out, x.value)
	}
	return out
}

func (r *rowsBox[E]) shown() string {
	var parts []string
	for _, x := range r.items {
		if s := x.text(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

// own reports nothing: a line's typing faults are shown in the line by faults.
func (r *rowsBox[E]) own() record.Fault {
	for _, x := range r.items {
		for _, f := range x.fields {
			if f.own != nil && f.own() != "" {
				return f.own()
			}
		}
	}
	return ""
}

func (r *rowsBox[E]) faults(all record.FieldErrors) (rest record.FieldErrors) {
	mine := map[*rowsLine[E]]record.FieldErrors{}
	for _, e := range all {
		at, below, ok := within(e.Field, r.path)
		line := r.stored(at)
		if !ok || line == nil {
			rest = append(rest, e)
			continue
		}
		e.Field = below
		mine[line] = append(mine[line], e)
	}
	for _, x := range r.items {
		x.say(mine[x])
	}
	Relayout(r.lines)
	return rest
}

// say shows the faults of a line; a list within it shows its own.
func (l *rowsLine[E]) say(faults record.FieldErrors) {
	l.bad = nil
	at := func(o fyne.Focusable) {
		if l.bad == nil {
			l.bad = o
		}
	}
	said := ""
	for _, f := range l.fields {
		if f.faults != nil {
			n := len(faults)
			if faults = f.faults(faults); len(faults) < n {
				at(f.first)
			}
		} else if f.own != nil && f.own() != "" {
			faults = append(faults, record.FieldError{Field: f.path, Fault: f.own()})
		}
	}
	for _, e := range faults {
		said += l.title(e.Field) + words.Fault(e) + "\n"
		at(l.find(e.Field))
	}
	l.fault.SetText(strings.TrimSuffix(said, "\n"))
	l.fault.Hidden = said == ""
}

// start is where the keyboard goes to first: the first line, if there is one.
func (r *rowsBox[E]) start() fyne.Focusable {
	if len(r.items) > 0 && r.items[0].fields[0].first != nil {
		return r.items[0].fields[0].first
	}
	return r.add
}

// firstFaulty is what has the first fault of the list, nil for none.
func (r *rowsBox[E]) firstFaulty() fyne.Focusable {
	for _, x := range r.items {
		if x.bad != nil {
			return x.bad
		}
	}
	return nil
}

func (r *rowsBox[E]) stored(at int) *rowsLine[E] {
	for _, x := range r.items {
		if x.stored == at {
			return x
		}
	}
	return nil
}

// title names the field of a path within the element; "" for the element itself.
func (l *rowsLine[E]) title(path string) string {
	for _, f := range l.fields {
		if f.path == path && f.label != "" && path != "" {
			return f.label + ": "
		}
	}
	return ""
}

func (f *Field[T]) share() float32 {
	if f.grow == 0 {
		return 1
	}
	return f.grow
}
