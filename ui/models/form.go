package models

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func stages(l *record.Lists) []record.Choice { return l.Stages }

// modelForm edits a model.
func modelForm(room Room) *part.Form[*record.Model] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Model]) {
		f.Add(
			part.Text("name", words.ModelName, func(m *record.Model) *string { return &m.Name }).Must(),
			part.Choice("field", words.ModelField, c.Of(func(l *record.Lists) []record.Choice { return l.Fields }), func(m *record.Model) *string { return &m.Field }),
			part.Choice("level", words.ModelLevel, c.Of(func(l *record.Lists) []record.Choice { return l.Levels }), func(m *record.Model) *string { return &m.Level }),
			part.Text("lead", words.ModelLead, func(m *record.Model) *string { return &m.Lead }),
			part.Text("partners", words.ModelPartners, func(m *record.Model) *string { return &m.Partners }),
			part.Long("aim", words.ModelAim, func(m *record.Model) *string { return &m.Aim }),
			part.Date("launched", words.ModelLaunched, room.Today, true, func(m *record.Model) *record.Date { return &m.Launched }),
		)
		f.Add(part.Decision("decision", room.Today, func(m *record.Model) *record.Decision { return &m.Decision })...)
		f.Section(words.SectionStages)
		f.Add(stageRows(room, func(m *record.Model) *[]record.Stage { return &m.Stages }))
	})
}

// stageRows edits the steps of a life cycle.
func stageRows[T any](room Room, at func(T) *[]record.Stage) *part.Field[T] {
	c := desk.Choices{Room: room}
	return part.Rows("stages", "", at, func() []*part.Field[*record.Stage] {
		return []*part.Field[*record.Stage]{
			part.Choice("stage", words.StageWhat, c.Of(stages), func(s *record.Stage) *string { return &s.Stage }).Grow(2),
			part.Date("date", words.StageDate, room.Today, true, func(s *record.Stage) *record.Date { return &s.Date }),
			part.Text("paper", words.StagePaper, func(s *record.Stage) *string { return &s.Paper }).Grow(2),
		}
	})
}
