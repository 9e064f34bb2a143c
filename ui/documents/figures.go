package documents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// figures are the numbers of a paper that says what they were counted from; each opens
// the records behind it.
type figures struct {
	b      *bench
	filter *part.Entry
	table  *part.Table
	keys   []string // of the rows
	body   fyne.CanvasObject
}

func newFigures(b *bench) *figures {
	f := &figures{b: b, filter: part.NewEntry(words.Filter)}
	f.table = part.NewTable([]part.Column{{ID: "name", Title: words.FigureTitle, Width: 220, Grow: 1},
		{ID: "value", Title: words.FigureValue, Width: 90, Right: true}})
	f.table.OnOpen = func(id record.ID) { f.behind(f.keys[id-1]) }
	f.filter.OnRune = func() { f.table.Filter(f.filter.Text) }
	f.filter.OnEnter = f.table.Focus
	f.body = container.NewBorder(container.NewVBox(part.Note(words.FigureHint), f.filter), nil, nil, nil, f.table)
	return f
}

// show lists the numbers of the paper as it stands.
func (f *figures) show() (n int) {
	f.keys = nil
	var rows []part.Row
	if p := f.b.paper; p != nil && p.Behind != nil {
		f.b.p.room.Read(func(v *record.View) {
			for _, x := range p.Figures {
				f.keys = append(f.keys, x.Key)
				rows = append(rows, part.Row{ID: record.ID(len(f.keys)), Mute: len(p.Behind[x.Key]) == 0,
					Cells: []string{words.FigureName(v.Settings(), x.Key), words.Count(x.Value)}, Keys: []string{"", part.NumberKey(x.Value)}})
			}
		})
	}
	f.table.SetRows(rows)
	return len(rows)
}

// behind lists the records that a number was counted from; one opens its page.
func (f *figures) behind(key string) {
	refs := f.b.paper.Behind[key]
	var rows []part.Row
	title := ""
	room := f.b.p.room
	room.Read(func(v *record.View) {
		title = words.FigureName(v.Settings(), key)
		for i, r := range refs {
			if x := v.Find(r.Kind, r.ID); x != nil {
				rows = append(rows, part.Row{ID: record.ID(i + 1), Cells: []string{x.Label(v), words.Kind(r.Kind)}})
			}
		}
	})
	table := part.NewTable([]part.Column{{ID: "name", Title: words.FigureRecord, Width: 360, Grow: 1}, {ID: "kind", Title: words.FileKind, Width: 150}})
	table.Empty = words.FigureNothing
	table.SetRows(rows)
	var d *part.Dialog
	table.OnOpen = func(id record.ID) {
		d.Close()
		room.OpenAt(refs[id-1].Kind, refs[id-1].ID, "")
	}
	d = part.Show(room.Canvas(), title, table, fyne.NewSize(640, 420), part.Answer{Label: words.Close})
	table.Focus()
}
