package activities

import (
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "activities-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "activities-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
}
