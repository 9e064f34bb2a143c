package teams

import (
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page.
var Scenes = []desk.Scene{
	{Name: "teams-list", Open: func(d *desk.Desk) { d.Go(Entry.Name) }},
	{Name: "teams-form", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Verb(words.Edit)
	}},
	{Name: "teams-member", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Page().(*Page).members.edit()
	}},
	{Name: "teams-new-member", Open: func(d *desk.Desk) {
		d.Go(Entry.Name)
		d.Page().(*Page).members.add()
		d.Verb(words.Save)
	}},
}
