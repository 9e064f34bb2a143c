package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// overview is the pane right of the list: the groups with their counts, and how far the
// targets of the year are.
type overview struct {
	part.Still
	table  *part.Table
	groups []group
	gauges *fyne.Container
	year   *widget.Label
	counts *widget.Label
}

func newOverview(chosen func()) *overview {
	o := &overview{gauges: container.NewVBox(), year: part.Heading(""), counts: part.Note("")}
	o.table = part.NewTable([]part.Column{
		{ID: "group", Title: words.HomeGroup, Width: 130, Grow: 1},
		{ID: "all", Title: words.HomeAll, Width: 62, Right: true},
		{ID: "late", Title: words.HomeLate, Width: 84, Right: true},
	})
	o.table.OnSelect = func(record.ID) { chosen() }
	o.year.Truncation, o.year.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	targets := container.NewBorder(o.year, nil, nil, nil, part.Tall(116, part.Rolled(o.gauges))) // one is seen whole
	// It scrolls where the window is low or the text large.
	o.Body = part.Rolled(container.NewBorder(nil, o.counts, nil, nil, container.NewGridWithRows(2, o.table, targets)))
	return o
}

// chosen is the group that narrows the list.
func (o *overview) chosen() group {
	if i := int(o.table.Selected()) - 1; i >= 0 && i < len(o.groups) {
		return o.groups[i]
	}
	return group{Group: words.GroupAll}
}

// show shows the groups of all things to do; the chosen one stays chosen.
func (o *overview) show(list []line) {
	was := o.chosen().Group
	o.groups = groups(list)
	rows, at := make([]part.Row, len(o.groups)), 0
	for i, g := range o.groups {
		if g.Group == was {
			at = i
		}
		rows[i] = part.Row{ID: record.ID(i + 1), Warn: g.late > 0,
			Cells: []string{words.GroupTitle(g.Group), words.Number(int64(g.all)), ""}}
		if g.late > 0 {
			rows[i].Cells[2] = words.Number(int64(g.late))
		}
	}
	heard := o.table.OnSelect
	o.table.OnSelect = nil // what is chosen does not change
	o.table.SetRows(rows)
	if now := o.table.Selected(); now != record.ID(at+1) && (now != 0 || at > 0) {
		o.table.Select(record.ID(at + 1))
	}
	o.table.OnSelect = heard
}

// target shows the targets of the year; open goes to the page of the standard.
func (o *overview) target(v *record.View, year int, open func()) {
	o.year.SetText(words.HomeTargets(year))
	o.gauges.Objects = nil
	for _, t := range v.Settings().TargetsIn(year) {
		if of := v.Tally(year, t.Types...); len(of.Total) > 0 {
			o.gauges.Add(part.NewGauge(t, len(of.Met), len(of.Base(t)), open))
		}
	}
	if len(o.gauges.Objects) == 0 {
		o.gauges.Add(part.Note(words.HomeNoUnits))
	}
	o.gauges.Refresh()
	teams := 0
	for t := range v.Teams.All() {
		if t.SelfGoverning() {
			teams++
		}
	}
	o.counts.SetText(words.HomeCounts(v.Areas.Len(), v.Models.Len(), v.Sites.Len(), teams, v.People.Len()))
}

// Focus implements part.Pane.
func (o *overview) Focus() { o.table.Focus() }
