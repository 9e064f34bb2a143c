package bin

import (
	"fmt"

	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Room is what this page needs of the desk.
type Room interface {
	desk.Room
	Book() *store.Book
	Fail(error)
	Restore(op store.Op, refs []record.Ref, done func())
}

// Entry registers the page.
var Entry = desk.Entry{
	Name: "bin", Title: words.BinTitle, Icon: theme.IconNameDelete, Under: "history",
	New: func(d *desk.Desk) desk.Page { return New(d) },
}

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{{Name: "bin", Open: func(d *desk.Desk) { d.Go(Entry.Name) }}}

// Page implements desk.Page.
type Page struct {
	*desk.List
	room Room
	refs map[record.ID]record.Ref // by row
	went map[record.Ref]store.Entry
}

// New returns the page.
func New(room Room) *Page {
	p := &Page{room: room}
	p.List = desk.NewList(room, desk.ListOptions{
		Name: "bin", Title: words.BinTitle, Thing: words.BinThing,
		Columns: []part.Column{
			{ID: "what", Title: words.BinWhat, Width: 260, Grow: 2},
			{ID: "kind", Title: words.BinKind, Width: 160, Grow: 1},
			{ID: "at", Title: words.BinAt, Width: 178},
			{ID: "who", Title: words.BinWho, Width: 130},
		},
		Rows:  p.rows,
		Extra: part.NewButton(words.BinRestore, theme.ContentUndoIcon(), p.restore),
	})
	p.Empty = words.BinEmpty
	p.Table.OnOpen = func(record.ID) { p.restore() }
	p.Share(1)
	return p
}

// Enter implements desk.Page.
func (p *Page) Enter() {
	p.Refresh(nil)
	p.List.Enter()
}

func (p *Page) rows(v *record.View) (rows []part.Row) {
	p.refs = map[record.ID]record.Ref{}
	for _, k := range record.Kinds {
		for r := range v.Records(k) {
			if !r.M().Bin {
				continue
			}
			id := record.ID(len(p.refs) + 1)
			p.refs[id] = record.RefTo(r)
			rows = append(rows, part.Row{ID: id, Cells: []string{label(v, r), words.Kind(k), "", ""}})
		}
	}
	if len(rows) == 0 {
		return rows
	}
	p.look()
	for i := range rows {
		e, ok := p.went[p.refs[rows[i].ID]]
		if ok {
			rows[i].Cells[2], rows[i].Cells[3] = words.Clock(e.At.Local()), e.Who
			rows[i].Keys = []string{"", "", fmt.Sprintf("%020d", e.Seq), ""}
		}
	}
	return rows
}

// label is a record's own name, with the team of a membership.
func label(v *record.View, r record.Record) string {
	name := words.Label(v, r)
	if m, ok := r.(*record.Membership); ok {
		if t, ok := v.Teams.Find(m.Team); ok {
			name = words.NameList(name, t.Name)
		}
	}
	if p, ok := r.(*record.Person); ok && p.Merged != 0 {
		name = words.MergedInto(name, desk.Named(v, record.Ref{Kind: record.KindPerson, ID: p.Merged}))
	}
	if name == "" {
		return words.Kind(r.Kind())
	}
	return name
}

// look finds the last step that put each record into the bin, reading the history back
// only as far as the oldest of them.
func (p *Page) look() {
	p.went = map[record.Ref]store.Entry{}
	wanted := map[record.Ref]bool{}
	for _, r := range p.refs {
		wanted[r] = true
	}
	err := p.room.Book().History(func(e store.Entry) bool {
		for _, c := range e.Changes {
			if ref := (record.Ref{Kind: c.Kind, ID: c.ID}); wanted[ref] {
				p.went[ref] = e
				delete(wanted, ref)
			}
		}
		return len(wanted) > 0
	})
	if err != nil {
		p.room.Fail(err)
	}
}

// restore takes the marked rows, else the selected one, out of the bin.
func (p *Page) restore() {
	var refs []record.Ref
	for _, id := range p.Table.Chosen() {
		refs = append(refs, p.refs[id])
	}
	if len(refs) == 0 {
		return
	}
	op := store.Op{Code: "restore", N: len(refs)}
	if len(refs) == 1 {
		op.Kind = refs[0].Kind
		p.room.Read(func(v *record.View) { op.Label = v.Find(op.Kind, refs[0].ID).Label(v) })
	}
	p.Table.Unmark()
	p.room.Restore(op, refs, func() {})
}

// Do implements desk.Page.
func (p *Page) Do(v words.Verb) bool {
	if v == words.Edit || v == words.Save {
		p.restore()
		return true
	}
	return p.List.Do(v)
}
