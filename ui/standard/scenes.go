package standard

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "standard-list", Open: func(d *desk.Desk) { open(d) }},
	{Name: "standard-form", Open: func(d *desk.Desk) {
		open(d)
		d.Verb(words.Edit)
	}},
	{Name: "standard-behind", Open: func(d *desk.Desk) {
		p := open(d)
		d.Read(func(v *record.View) { p.showOnly(words.StandingOpen, v.Tally(p.year).Open) })
	}},
	{Name: "standard-recognise", Open: func(d *desk.Desk) {
		p := open(d)
		d.Read(func(v *record.View) {
			for _, u := range v.Nearest(v.Tally(p.year)) {
				p.Table.Select(u.ID)
				break
			}
		})
		p.Recognise()
	}},
}

func open(d *desk.Desk) *Page {
	d.Go(Entry.Name)
	return d.Page().(*Page)
}
