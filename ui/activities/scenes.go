package activities

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: the list, the form of a reintegration, and the
// form before a kind is chosen.
var Scenes = []desk.Scene{
	{Name: "activities-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "activities-form", Open: func(d *desk.Desk) {
		var id record.ID
		d.Read(func(v *record.View) {
			for a := range v.Activities.All() {
				if a.Type == record.ActivityReintegration || id == 0 {
					id = a.ID
				}
			}
		})
		d.Open(record.KindActivity, id)
		d.Verb(words.Edit)
	}},
	{Name: "activities-new", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Add)
	}},
}
