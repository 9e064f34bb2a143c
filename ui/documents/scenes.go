package documents

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: the register, and each paper on the bench.
var Scenes = []desk.Scene{
	{Name: "documents-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "documents-new", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Add)
	}},
	{Name: "documents-roster", Open: func(d *desk.Desk) {
		var id record.ID
		d.Read(func(v *record.View) {
			for t := range v.Teams.All() {
				if id = t.ID; len(v.MembersOf(id, d.Today())) > 0 {
					return
				}
			}
		})
		d.Print(record.Source{Form: "roster", Team: id})
	}},
	{Name: "documents-minutes", Open: func(d *desk.Desk) { d.Print(record.Source{Form: "minutes"}) }},
	{Name: "documents-site", Open: func(d *desk.Desk) { d.Print(record.Source{Form: "site"}) }},
	{Name: "documents-find", Open: func(d *desk.Desk) {
		d.Print(record.Source{Form: "period"})
		if p, ok := d.Page().(*Page); ok && p.bench != nil {
			p.bench.frame.Seek()
			for _, r := range "to tu quan" {
				d.Canvas().Focused().TypedRune(r)
			}
		}
	}},
	{Name: "documents-period", Open: func(d *desk.Desk) {
		d.Print(record.Source{Form: "period"})
		if p, ok := d.Page().(*Page); ok && p.bench != nil {
			p.bench.tab(tabSentences)
		}
	}},
}
