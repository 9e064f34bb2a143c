package funds

import (
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "funds-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "funds-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
}
