package teams

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func teamForm(room Room) *part.Form[*record.Team] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Team]) {
		f.Add(
			part.Text("name", words.TeamName, func(t *record.Team) *string { return &t.Name }).Must(),
			part.Choice("type", words.TeamKind, c.Of(func(l *record.Lists) []record.Choice { return l.TeamKinds }), func(t *record.Team) *string { return &t.Type }).Must(),
			part.Ref("area", words.TeamArea, c.Areas, func(t *record.Team) *record.ID { return &t.Area }).Must(),
			part.Date("founded", words.TeamFounded, room.Today, true, func(t *record.Team) *record.Date { return &t.Founded }),
			part.Text("decision.number", words.DecisionNumber, func(t *record.Team) *string { return &t.Decision.Number }),
			part.Date("decision.date", words.DecisionDate, room.Today, true, func(t *record.Team) *record.Date { return &t.Decision.Date }),
			part.Text("decision.by", words.DecisionBy, func(t *record.Team) *string { return &t.Decision.By }),
			part.Count("households", words.TeamHouseholds, func(t *record.Team) *record.Count { return &t.Households }),
			part.Date("dissolved", words.TeamDissolved, room.Today, true, func(t *record.Team) *record.Date { return &t.Dissolved }),
			part.Rows("sites", words.TeamSites, func(t *record.Team) *[]record.ID { return &t.Sites },
				func() []*part.Field[*record.ID] {
					return []*part.Field[*record.ID]{
						part.Ref("", words.TeamSite, c.Sites, func(id *record.ID) *record.ID { return id }),
					}
				}),
		)
	})
}
