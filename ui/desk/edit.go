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
	Typed() T
	Filled() T
	Texts() []record.Typed
	Resume(T, []record.Typed)
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
	// Parts are the records that what is typed rests on, and Whole makes of them again
	// what the form edits; nil: the record itself.
	Parts func(r T) []record.Record
	Whole func(parts []record.Record) (T, bool)
	// About is what the fields depend on beside the record: the year of the page; nil
	// for nothing.
	About func() string

	list  *List
	name  string
	title string // as it was opened
	label string
}

// Edit lets a list edit records in a form. A list with several forms for one kind gives
// each a name, by which half-typed forms are found again: it stays the same for ever.
func Edit[T record.Record](l *List, f Form[T], name ...string) *Editing[T] {
	e := &Editing[T]{Form: f, list: l}
	if len(name) > 0 {
		e.name = name[0]
	} else {
		var r T
		e.name = string(r.Kind())
	}
	l.forms[e.name] = e
	return e
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
		e.list.room.Offer(e.key(r), func() {
			e.Form.Load(r)
			e.show(title, r)
		})
	})
}

// show puts the form, which has been filled, beside the list.
func (e *Editing[T]) show(title string, r T) {
	e.title, e.label = title, ""
	if r.M().ID != 0 {
		e.list.room.Read(func(v *record.View) { e.label = r.Label(v) })
	}
	editor := &part.Editor{Title: title, Form: e.Form, Save: e.save, Close: e.list.Leave}
	e.list.form, e.list.of = e, editor
	e.list.Widen(e.Wide)
	e.list.Open(editor)
}

func (e *Editing[T]) key(r T) store.DraftKey {
	name := e.name
	if e.About != nil {
		name += "@" + e.About()
	}
	return store.DraftKey{Kind: r.Kind(), ID: r.M().ID, Form: FormName(e.list, name)}
}

// FormName is how the drafts of a form of a list are named.
func FormName(l *List, form string) string { return l.o.Name + "/" + form }

func (e *Editing[T]) parts(r T) []record.Record {
	if e.Parts != nil {
		return e.Parts(r)
	}
	return []record.Record{r}
}

func (e *Editing[T]) draft() store.Draft {
	r := e.Form.Filled()
	return store.Draft{DraftKey: e.key(r), Title: e.title, Label: e.label, Records: e.parts(r), Fields: e.Form.Texts()}
}

// Resume opens a half-typed form; where the record has changed since, both versions are
// shown. False if the draft is of another form.
func (e *Editing[T]) Resume(x store.Draft) bool {
	var r T
	ok := false
	if e.Whole != nil {
		r, ok = e.Whole(x.Records)
	} else if len(x.Records) == 1 {
		r, ok = x.Records[0].(T)
	}
	if !ok {
		return false
	}
	e.Form.Resume(r, x.Fields)
	e.show(x.Title, r)
	for i, was := range x.Records {
		var now record.Record
		e.list.room.Read(func(v *record.View) { now = v.Find(was.Kind(), was.M().ID) })
		if now == nil || now.M().Rev == was.M().Rev {
			continue
		}
		e.list.room.Versions(e.parts(e.Form.Typed())[i], now, e.Form, func() {
			was.M().Rev = now.M().Rev
			e.save()
		})
		break
	}
	return true
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
