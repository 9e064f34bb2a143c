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
	{Name: "meetings-forum", Open: func(d *desk.Desk) {
		last(d, func(m *record.Meeting) bool { return len(m.Opinions) > 0 })
		d.Verb(words.Edit)
		d.Page().GoTo("opinions[0].topic")
	}},
	{Name: "meetings-training", Open: func(d *desk.Desk) {
		last(d, func(m *record.Meeting) bool { return len(m.Attendance) > 0 })
		d.Verb(words.Edit)
		d.Page().GoTo("attendance[0].team")
	}},
}

func consultation(d *desk.Desk) { last(d, func(m *record.Meeting) bool { return len(m.Votes) > 0 }) }

// last shows the last meeting that is one; without one, the first.
func last(d *desk.Desk, is func(*record.Meeting) bool) {
	var id record.ID
	d.Read(func(v *record.View) {
		for m := range v.Meetings.All() {
			if is(m) || id == 0 {
				id = m.ID
			}
		}
	})
	d.Open(record.KindMeeting, id)
}
