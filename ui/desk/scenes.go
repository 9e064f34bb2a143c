package desk

import (
	"time"

	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of the frame itself.
var Scenes = []Scene{
	{Name: "desk-search", Open: func(d *Desk) { d.Find("nguyen") }},
	{Name: "desk-help", Open: func(d *Desk) { d.Help() }},
	{Name: "desk-manual", Open: func(d *Desk) { d.help(5) }},
	{Name: "desk-error", Open: func(d *Desk) { d.Fail(store.ErrFull) }},
	{Name: "desk-lock", Open: func(d *Desk) { d.cover() }},
	{Name: "desk-who", Open: func(d *Desk) { d.askWho(nil) }},
	{Name: "desk-typed", Open: func(d *Desk) { d.offerTyped(halfTyped(d)) }},
	{Name: "desk-typed-again", Open: func(d *Desk) {
		d.typed.found = halfTyped(d)
		d.Offer(d.typed.found[0].DraftKey, func() {})
	}},
	{Name: "desk-typed-text", Open: func(d *Desk) { d.showTyped(halfTyped(d)[1], words.TypedNoForm) }},
	{Name: "desk-print", Open: func(d *Desk) {
		newPrintBox(d, Sheets{Title: "DS", Pages: 3}, []printer.Printer{{Name: "Canon LBP2900", Default: true}, {Name: "HP LaserJet 1020"}}).show(words.PrintBadAny + words.PrintBadPages(3))
	}},
	{Name: "desk-stale", Open: func(d *Desk) {
		a := anArea(d)
		mine := a.Clone().(*record.Area)
		mine.Head, mine.Households = a.Name, record.N(214)
		d.stale(&store.StaleError{Mine: mine, Theirs: a}, staleSheet{}, func() {})
	}},
}

func anArea(d *Desk) (a *record.Area) {
	d.Read(func(v *record.View) {
		for x := range v.Areas.All() {
			a = x
			break
		}
	})
	return a
}

// halfTyped are two forms that a crash left.
func halfTyped(d *Desk) []store.Draft {
	a := anArea(d)
	of := func(id record.ID, form, title string) store.Draft {
		return store.Draft{DraftKey: store.DraftKey{Kind: a.Kind(), ID: id, Form: form}, Title: title, At: d.Now().Add(-time.Hour), Who: d.o.Who,
			Fields: []record.Typed{{Path: "name", Label: words.AreaName, Text: a.Name}, {Path: "head", Label: words.AreaHead, Text: d.o.Who}, {Path: "from", Label: words.AreaFrom, Text: "31/"}}}
	}
	known := of(a.ID, "areas/area", words.AreaEdit)
	known.Label = a.Name
	return []store.Draft{known, of(0, "", words.AreaNew)}
}

// staleSheet stands for a form in the picture of the question about a stale record.
type staleSheet struct{ part.Sheet }

// Lines implements part.Sheet.
func (staleSheet) Lines(r record.Record) []part.Line {
	a := r.(*record.Area)
	n, _ := a.Households.Known()
	return []part.Line{{Label: words.AreaHead, Text: a.Head}, {Label: words.AreaHouseholds, Text: record.ID(n).String()}}
}
