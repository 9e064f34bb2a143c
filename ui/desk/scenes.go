package desk

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
)

// Scenes are the pictures of the frame itself.
var Scenes = []Scene{
	{Name: "desk-search", Open: func(d *Desk) { d.Find("nguyen") }},
	{Name: "desk-help", Open: func(d *Desk) { d.Help() }},
	{Name: "desk-manual", Open: func(d *Desk) { d.help(5) }},
	{Name: "desk-error", Open: func(d *Desk) { d.Fail(store.ErrFull) }},
	{Name: "desk-stale", Open: func(d *Desk) {
		var a *record.Area
		d.Read(func(v *record.View) {
			for x := range v.Areas.All() {
				a = x
				break
			}
		})
		mine := a.Clone().(*record.Area)
		mine.Head, mine.Households = a.Name, record.N(214)
		d.stale(&store.StaleError{Mine: mine, Theirs: a}, staleSheet{}, func() {})
	}},
}

// staleSheet stands for a form in the picture of the question about a stale record.
type staleSheet struct{ part.Sheet }

// Lines implements part.Sheet.
func (staleSheet) Lines(r record.Record) []part.Line {
	a := r.(*record.Area)
	n, _ := a.Households.Known()
	return []part.Line{{Label: "1", Text: a.Head}, {Label: "2", Text: record.ID(n).String()}}
}
