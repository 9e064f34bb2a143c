package meetings

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// Scenes are the pictures of this page: the list beside a consultation, and its form.
var Scenes = []desk.Scene{
	{Name: "meetings-list", Open: consultation},
	{Name: "meetings-form", Open: func(d *desk.Desk) {
		consultation(d)
		d.Verb(words.Edit)
	}},
}

func consultation(d *desk.Desk) {
	var id record.ID
	d.Read(func(v *record.View) {
		for m := range v.Meetings.All() {
			if len(m.Votes) > 0 || id == 0 {
				id = m.ID
			}
		}
	})
	d.Open(record.KindMeeting, id)
}
