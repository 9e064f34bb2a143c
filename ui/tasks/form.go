package tasks

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func newForm(room Room) *part.Form[*record.Task] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Task]) {
		f.Add(
			part.Text("what", words.TasksWhat, func(t *record.Task) *string { return &t.What }).Must(),
			part.Text("owner", words.TasksOwner, func(t *record.Task) *string { return &t.Owner }),
			part.Date("due", words.TasksDue, room.Today, false, func(t *record.Task) *record.Date { return &t.Due }),
			part.Date("done", words.TasksDoneOn, room.Today, false, func(t *record.Task) *record.Date { return &t.Done }),
			part.AnyRef("about", words.TasksAbout, c.Refs(record.KindMeeting, record.KindInspection, record.KindSite,
				record.KindModel, record.KindTeam, record.KindArea, record.KindUnit, record.KindDocument),
				func(t *record.Task) *record.Ref { return &t.About }),
			part.Text("note", words.TasksNote, func(t *record.Task) *string { return &t.Note }),
			part.Choice("event", words.TasksEvent, events(room), func(t *record.Task) *string { return &t.Event }),
		)
		f.When(func(t *record.Task) bool { return t.Event != "" },
			part.Whole("year", words.TasksYear, func(t *record.Task) *int { return &t.Year }))
	})
}

// events are those of the yearly cycle.
func events(room Room) func() []part.Option {
	return func() (out []part.Option) {
		room.Read(func(v *record.View) {
			for _, e := range v.Settings().Calendar {
				out = append(out, part.Option{Value: e.Code, Label: e.Name})
			}
		})
		return out
	}
}
