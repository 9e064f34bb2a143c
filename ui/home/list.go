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
	sum    *widget.Label
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
	b.table.OnType = func(r rune) {
		part.Focus(b.filter)
		b.filter.TypedRune(r)
	}
	b.sum = widget.NewLabel("")
	b.sum.Importance = widget.LowImportance
	open := part.NewButton(words.HomeOpen, theme.NavigateNextIcon(), func() { b.open(b.table.Selected()) })
	head := container.NewVBox(container.NewBorder(nil, nil, nil, open, part.Heading(words.HomeTitle)), b.filter)
	b.body = container.NewBorder(part.Padded(4, head), container.NewVBox(b.sum, b.counts), nil, nil, b.table)
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
	overdue := 0
	for _, r := range rows {
		if r.Warn {
			overdue++
		}
	}
	b.sum.SetText(words.HomeSum(len(rows), overdue))
}

// open goes to the record a line speaks of.
func (b *board) open(row record.ID) {
	if row == 0 || int(row) > len(b.list) {
		return
	}
	c := b.list[row-1]
	if c.what == words.ChoreReport {
		b.room.Print(c.paper)
		return
	}
	b.room.Open(c.kind, c.id)
}
