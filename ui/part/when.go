package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/words"
)

// When adds fields that are shown only while the record, as it is typed, wants them.
// One that has something in it is shown always: nothing in the book is hidden. It is
// looked at when a field is left, never while typing.
func (f *Form[T]) When(wants func(r T) bool, fields ...*Field[T]) {
	n := len(f.stack.Objects)
	f.Add(fields...)
	rows := append([]fyne.CanvasObject(nil), f.stack.Objects[n:]...)
	for i, x := range fields {
		x.reveal = func() {
			if !rows[i].Visible() {
				rows[i].Show()
				Relayout(f.stack)
			}
		}
	}
	f.watch = append(f.watch, func(r T) (changed bool) {
		want := wants(r)
		for i, x := range fields {
			text := x.shown()
			if show := want || text != "" && text != words.No; show != rows[i].Visible() {
				changed = true
				if show {
					rows[i].Show()
				} else {
					rows[i].Hide()
				}
			}
		}
		return changed
	})
}

// Remark adds a line that follows what is typed: a warning that stops nobody. It is
// hidden while say returns "".
func (f *Form[T]) Remark(say func(r T) string) { f.Follow(say, Warning("")) }

// Follow adds a label that follows what is typed, and is hidden while say returns "".
func (f *Form[T]) Follow(say func(r T) string, l *widget.Label) {
	l.Hide()
	f.stack.Add(l)
	f.watch = append(f.watch, func(r T) bool {
		text := say(r)
		if text == l.Text {
			return false
		}
		l.SetText(text)
		l.Hidden = text == ""
		return true
	})
}

// listen makes the form look again when the field is left, or ticked.
func (f *Form[T]) listen(x *Field[T]) {
	x.changed = f.look
	if e := entryOf(x.first); e != nil {
		left := e.OnLeave
		e.OnLeave = func() {
			if left != nil {
				left()
			}
			f.look()
		}
	}
}

// look lets every watcher see what is typed.
func (f *Form[T]) look() {
	if len(f.watch) == 0 || held > 0 {
		return
	}
	r, changed := f.Typed(), false
	for _, w := range f.watch {
		changed = w(r) || changed
	}
	if changed {
		Relayout(f.stack)
	}
}

// Suggest fills the field of a path while it is empty: fill gets the record as typed and
// writes into it.
func (f *Form[T]) Suggest(path string, fill func(r T)) {
	f.watch = slices.Insert(f.watch, 0, func(r T) bool { // first: the others see it filled
		for _, x := range f.fields {
			if x.path == path && x.shown() == "" {
				fill(r)
				hold(func() { x.load(r) })
			}
		}
		return false
	})
}
