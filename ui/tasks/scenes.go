package tasks

import (
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "tasks-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "tasks-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Add)
	}},
}
