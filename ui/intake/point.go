package intake

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// shown is how many rows of a sheet are offered: a head stands above its list, and lists of
// one sheet below each other.
const shown = 2000

// point lets the person say which row is the head: of the first list, where none was
// found, or of one that was found wrongly. why is said above the rows; at is the sheet.
func (p *Page) point(why string, at int) {
	s := p.book.Sheets[at]
	table := part.NewTable([]part.Column{
		{ID: "row", Title: words.IntakeLine, Width: 52, Right: true},
		{ID: "cells", Title: words.IntakeCells, Width: 300, Grow: 1},
	})
	var rows []part.Row
	for _, r := range s.Rows[:min(shown, len(s.Rows))] {
		rows = append(rows, part.Row{ID: record.ID(r.N + 1), Cells: []string{strconv.Itoa(r.N + 1), strings.Join(intake.Says(r), " | ")}, Keys: []string{part.NumberKey(record.N(int64(r.N))), ""}})
	}
	table.SetRows(rows)
	head := container.NewVBox(part.Plain(why))
	if len(p.book.Sheets) > 1 {
		head.Add(part.Wrapped(part.Sized(260, p.sheets(why, at))))
	}
	back := p.choose
	if len(p.items) > 0 {
		back = p.look
		if t := p.items[p.at].job.Table; t.Sheet == s {
			table.Select(record.ID(t.HeadRow() + 1))
		}
	}
	if table.Selected() == 0 && len(rows) > 0 {
		table.Select(rows[0].ID)
	}
	take := func() { p.pointed(at, int(table.Selected())-1) }
	table.OnOpen = func(record.ID) { take() }
	p.show(2, &part.Step{Body: container.NewBorder(part.Padded(6, head), nil, nil, nil, part.Tall(134, table)),
		Next: words.IntakeIsHead, Go: take, Back: func() { back(); p.step.Focus() }, First: table.Focus})
	p.list = table
	p.step.Focus()
}

// sheets chooses the sheet in which the head stands.
func (p *Page) sheets(why string, at int) fyne.CanvasObject {
	var options []part.Option
	for i, s := range p.book.Sheets {
		name := s.Name
		if s.Hidden {
			name += words.IntakeHidden
		}
		options = append(options, part.Option{Value: strconv.Itoa(i), Label: name})
	}
	which := part.NewSwitch(func(v string) {
		i, _ := strconv.Atoi(v)
		p.point(why, i)
	}, options...)
	which.Set(strconv.Itoa(at))
	return which
}

// pointed makes the list below a row of a sheet, instead of those that were found in its
// place.
func (p *Page) pointed(at, row int) {
	target := p.first
	if len(p.items) > 0 {
		target = p.items[p.at].job.Table.Target
	}
	t := intake.Point(p.book.Sheets[at], row, target, p.words)
	if t == nil || len(t.Rows) == 0 {
		p.room.Tell(words.Attention, words.IntakeNoRows)
		return
	}
	x := &item{&intake.Job{Table: t, Words: p.words, Decisions: map[int]intake.Decision{}}, true}
	p.remember(x.job)
	p.items = append(slices.DeleteFunc(p.items, func(o *item) bool { return o.job.Table.Meets(t) }), x)
	p.at = len(p.items) - 1
	p.look()
}
