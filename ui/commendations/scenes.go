package commendations

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: the list beside one that asks for a second
// look, its form, and one decision for several.
var Scenes = []desk.Scene{
	{Name: "commendations-list", Open: show},
	{Name: "commendations-form", Open: func(d *desk.Desk) {
		show(d)
		d.Verb(words.Edit)
	}},
	{Name: "commendations-decide", Open: func(d *desk.Desk) {
		show(d)
		d.Page().(*Page).openDecide()
	}},
}

func show(d *desk.Desk) {
	var id record.ID
	d.Read(func(v *record.View) {
		for c := range v.Commendations.All() {
			if c.Decision.IsZero() && c.Declined.IsZero() && (id == 0 || len(v.Repeats(c)) > 0) {
				id = c.ID
			}
		}
	})
	d.Open(record.KindCommendation, id)
}
