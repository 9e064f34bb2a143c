package exemplars

import (
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "exemplars-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "exemplars-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
}
