package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what a page with a list needs of the desk. A page that needs more embeds it
// in an interface of its own.
type Room interface {
	Read(func(v *record.View))
	Today() record.Date
	Save(op store.Op, sheet part.Sheet, r record.Record, done func())
	Do(op store.Op, sheet part.Sheet, change func(tx *store.Tx) error, done func())
	Delete(k record.Kind, ids []record.ID, done func())
	Leave(then func())
	Memory() Memory
	Import(k record.Kind)
	Export(x Export)
	Offer(key store.DraftKey, open func())
	Versions(mine, theirs record.Record, sheet part.Sheet, write func())
}

// ListOptions say what a List shows.
type ListOptions struct {
	Name    string // the page's: sort order and widths are remembered under it
	Title   string
	Thing   string // how rows are counted: "tổ"
	Columns []part.Column
	Sort    string // the column sorted by until the person chooses another; may be ""
	Newest  bool   // sorted downwards
	// Rows are the lines of the list; nil for a page that sets them itself.
	Rows func(v *record.View) []part.Row
	// Kinds are those whose change changes the rows; none means all.
	Kinds []record.Kind
	Rest  part.Pane // what stands right of the list while nothing is edited
	// Chosen is called when another row is selected, and when the book changed; may
	// be nil.
	Chosen func(record.ID)
	Extra  fyne.CanvasObject // behind the filter; may be nil
	Under  fyne.CanvasObject // under the list: sums; may be nil
}

// List is a whole Page: the ledger of one kind of record, kept in step with the book.
// Most pages embed one and add what is their own. Its verbs but Find are set by the
// page, before Content is first called.
type List struct {
	*part.Ledger
	room  Room
	o     ListOptions
	forms map[string]editing // by their names
	form  editing            // shown by the pane of
	of    part.Pane
	whole record.Kind // of which the whole list can be written, "" for none
}

// editing is an Editing of any kind of record.
type editing interface {
	draft() store.Draft
	Resume(store.Draft) bool
}

var _ Page = (*List)(nil)

// NewList returns a list with its rows.
func NewList(room Room, o ListOptions) *List {
	l := &List{Ledger: part.NewLedger(o.Title, o.Thing, o.Columns, o.Rest, o.Extra), room: room, o: o, forms: map[string]editing{}}
	l.Leave = func() { room.Leave(l.Rest) }
	if o.Under != nil {
		l.Under(o.Under)
	}
	l.Table.OnSelect = o.Chosen
	if o.Sort != "" {
		l.Table.SortBy(o.Sort)
	}
	if o.Newest {
		l.Table.SortBy(o.Sort)
	}
	RememberTable(room.Memory(), o.Name, l.Table)
	l.Memory = func(s part.TableState) { room.Memory().Put("list."+o.Name, s) }
	l.Verbs[words.ExportExcel] = func() { room.Export(Export{Title: o.Title, Table: l.Table, Whole: l.whole}) }
	l.Refresh(nil)
	return l
}

// Refresh implements Page.
func (l *List) Refresh(kinds []record.Kind) {
	ours := func(k record.Kind) bool { return slices.Contains(l.o.Kinds, k) }
	if l.o.Rows == nil || len(kinds) > 0 && len(l.o.Kinds) > 0 && !slices.ContainsFunc(kinds, ours) {
		return
	}
	l.room.Read(func(v *record.View) { l.SetRows(l.o.Rows(v)) })
	if l.o.Chosen != nil {
		l.o.Chosen(l.Table.Selected())
	}
}

// Draft implements Page. A form that no Edit opened (a step for many records, a job in
// steps) has its texts alone.
func (l *List) Draft() (store.Draft, bool) {
	if p := l.Pane(); p != nil && p == l.of {
		return l.form.draft(), true
	}
	p, ok := l.Pane().(interface {
		Heading() string
		Texts() []record.Typed
	})
	if !ok {
		return store.Draft{}, false
	}
	title, texts := p.Heading(), p.Texts()
	return store.Draft{DraftKey: store.DraftKey{Form: FormName(l, " "+title)}, Title: title, Fields: texts}, len(texts) > 0
}

// Resume implements Page.
func (l *List) Resume(x store.Draft) bool {
	_, name, _ := strings.Cut(x.Form, "/")
	name, _, _ = strings.Cut(name, "@")
	e := l.forms[name]
	return e != nil && e.Resume(x)
}

// Show implements Page: it goes to the record of an ID, whatever its kind.
func (l *List) Show(_ record.Kind, id record.ID) bool {
	found := true
	l.room.Leave(func() {
		l.Rest()
		found = l.Select(id)
	})
	return found
}

// Deletes gives the list its verb Delete: the marked rows, else the selected one.
func (l *List) Deletes(k record.Kind) {
	l.Verbs[words.Delete] = func() { l.room.Delete(k, l.Table.Chosen(), l.Table.Unmark) }
}

// Imports gives the list its verb ImportExcel, for lists of records of a kind; they can be
// written whole too.
func (l *List) Imports(k record.Kind) {
	l.Verbs[words.ImportExcel] = func() { l.room.Import(k) }
	l.whole = k
}

// Find returns the record of an ID; false if the book has none of type T, or has it in
// the bin.
func Find[T record.Record](room Room, id record.ID) (r T, ok bool) {
	room.Read(func(v *record.View) { r, ok = v.Find(r.Kind(), id).(T) })
	return r, ok && !r.M().Bin
}
