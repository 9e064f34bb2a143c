package inspections

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: the list beside an inspection with open
// findings, and two places of its form.
var Scenes = []desk.Scene{
	{Name: "inspections-list", Open: func(d *desk.Desk) { show(d) }},
	{Name: "inspections-form", Open: func(d *desk.Desk) {
		show(d)
		d.Verb(words.Edit)
	}},
	{Name: "inspections-findings", Open: func(d *desk.Desk) { d.OpenAt(record.KindInspection, show(d), "findings[0].due") }},
	{Name: "inspections-papers", Open: func(d *desk.Desk) {
		show(d)
		d.Verb(words.Print)
	}},
}

func show(d *desk.Desk) (id record.ID) {
	d.Read(func(v *record.View) {
		for i := range v.Inspections.All() {
			if open, _, _ := count(i, d.Today()); open > 0 && len(i.Checklist) > 0 {
				id = i.ID
			}
		}
	})
	d.Open(record.KindInspection, id)
	return id
}
