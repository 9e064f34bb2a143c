package models

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "models-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "models-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
	{Name: "models-site", Open: func(d *desk.Desk) {
		var id record.ID
		d.Read(func(v *record.View) {
			for s := range v.Sites.All() {
				if len(s.Reviews) > 0 || id == 0 {
					id = s.ID
				}
			}
		})
		d.Open(record.KindSite, id)
	}},
}
