package desk

import (
	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
)

// Form is a form of T as part.NewForm makes it.
type Form[T record.Record] interface {
	part.Sheet
	Content() fyne.CanvasObject
	Load(T)
	Read(*record.View) (T, bool)
	Changed() bool
	Focus()
	GoTo(path string) bool
}

// Editing opens records of one kind in a form right of a list, and saves them.
type Editing[T record.Record] struct {
	Form Form[T]
	// Wide gives the form most of the width: it has tables.
	Wide bool
	// Op names the step; nil: the record is added or changed.
	Op func(r T) store.Op
	// Ask is called before a record without faults is saved, which save then does;
	// nil saves at once.
	Ask func(r T, save func())
	// Write changes the book; nil saves the record.
	Write func(tx *store.Tx, r T) error
	// Saved is called with the list at rest; nil selects the record.
	Saved func(r T)

	list *List
}

// Edit lets a list edit records in a form.
func Edit[T record.Record](l *List, f Form[T]) *Editing[T] {
	return &Editing[T]{Form: f, list: l}
}

// Selected is the record of the selected row; false if there is none.
func (e *Editing[T]) Selected() (T, bool) { return Find[T](e.list.room, e.list.Table.Selected()) }

// OpenSelected opens the record of the selected row.
func (e *Editing[T]) OpenSelected(title string) {
	if r, ok := e.Selected(); ok {
		e.Open(title, r)
	}
}

// Open opens a record once nothing unsaved would be lost; one without an ID is new.
func (e *Editing[T]) Open(title string, r T) {
	e.list.room.Leave(func() {
		e.Form.Load(r)
		e.list.Widen(e.Wide)
		e.list.Open(&part.Editor{Title: title, Form: e.Form, Save: e.save, Close: e.list.Leave})
	})
}

func (e *Editing[T]) save() {
	var r T
	ok, label := false, ""
	e.list.room.Read(func(v *record.View) {
		if r, ok = e.Form.Read(v); ok {
			label = r.Label(v)
		}
	})
	switch {
	case !ok:
	case e.Ask != nil:
		e.Ask(r, func() { e.write(r, label) })
	default:
		e.write(r, label)
	}
}

func (e *Editing[T]) write(r T, label string) {
	op, change := OpOf(r, label), func(tx *store.Tx) error { return tx.Save(r) }
	if e.Op != nil {
		op = e.Op(r)
	}
	if e.Write != nil {
		change = func(tx *store.Tx) error { return e.Write(tx, r) }
	}
	e.list.room.Do(op, e.Form, change, func() {
		e.list.Rest()
		e.list.Refresh(nil)
		if e.Saved != nil {
			e.Saved(r)
		} else {
			e.list.Table.Select(r.M().ID)
		}
	})
}
