package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// board is the work list on the screen.
type board struct {
	room   Room
	list   []chore
	table  *part.Table
	filter *part.Entry
	counts *widget.Label
	body   fyne.CanvasObject
}

func newBoard(room Room) *board {
	b := &board{room: room, counts: part.Note("")}
	b.table = part.NewTable([]part.Column{
		{ID: "due", Title: words.HomeDue, Width: 90},
		{ID: "left", Title: words.HomeLeft, Width: 130},
		{ID: "group", Title: words.HomeGroup, Width: 190},
		{ID: "what", Title: words.HomeWhat, Width: 300, Grow: 1},
	})
	b.table.Empty = words.HomeNothing
	b.table.OnOpen = b.open
	b.filter = part.NewEntry(words.Filter)
	b.filter.OnRune = func() { b.table.Filter(b.filter.Text) }
	b.filter.OnEnter = b.table.Focus
	head := container.NewBorder(nil, nil, part.Heading(words.HomeTitle), part.NewButton(words.HomeOpen, theme.NavigateNextIcon(), func() {
		b.open(b.table.Selected())
	}), b.filter)
	b.body = container.NewBorder(head, b.counts, nil, nil, b.table)
	return b
}

// refresh computes the list anew.
func (b *board) refresh() {
	today := b.room.Today()
	b.room.Read(func(v *record.View) {
		b.list = chores(v, today)
		b.counts.SetText(words.HomeCounts(v.Areas.Len(), v.Models.Len(), v.Sites.Len(), v.Teams.Len(), v.People.Len()))
	})
	rows := make([]part.Row, len(b.list))
	for i, c := range b.list {
		r := part.Row{ID: record.ID(i + 1), Cells: []string{"", "", words.ChoreGroup(c.what), words.ChoreLine(c.what, c.label, c.note)}}
		r.Keys = []string{part.DateKey(c.due), part.DateKey(c.due), "", ""}
		if !c.due.IsZero() {
			days := today.DaysUntil(c.due)
			r.Cells[0], r.Cells[1], r.Warn = c.due.String(), words.DueIn(days), days < 0
		}
		rows[i] = r
	}
	b.table.SetRows(rows)
}

// open goes to the record a line speaks of.
func (b *board) open(row record.ID) {
	if row == 0 || int(row) > len(b.list) {
		return
	}
	c := b.list[row-1]
	b.room.Open(c.kind, c.id)
}
