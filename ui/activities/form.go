package activities

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func newForm(room Room) *part.Form[*record.Activity] {
	c := desk.Choices{Room: room}
	return part.NewForm(func(f *part.Form[*record.Activity]) {
		f.Add(
			part.Choice("type", words.ActivityType, c.Of(func(l *record.Lists) []record.Choice { return l.ActivityKinds }),
				func(a *record.Activity) *string { return &a.Type }).Must(),
			part.Text("title", words.ActivityTitle, func(a *record.Activity) *string { return &a.Title }).Must(),
			part.Date("start", words.ActivityStart, room.Today, true, func(a *record.Activity) *record.Date { return &a.Start }).Must(),
			part.Date("end", words.ActivityEnd, room.Today, true, func(a *record.Activity) *record.Date { return &a.End }),
			part.Ref("area", words.ActivityArea, c.Areas, func(a *record.Activity) *record.ID { return &a.Area }),
			part.Text("place", words.ActivityPlace, func(a *record.Activity) *string { return &a.Place }),
			part.Text("lead", words.ActivityLead, func(a *record.Activity) *string { return &a.Lead }),
			part.Choice("channel", words.ActivityChannel, c.Of(func(l *record.Lists) []record.Choice { return l.Channels }),
				func(a *record.Activity) *string { return &a.Channel }),
			part.Choice("campaign", words.ActivityCampaign, c.Of(func(l *record.Lists) []record.Choice { return l.Campaigns }),
				func(a *record.Activity) *string { return &a.Campaign }),
		)
		f.Section(words.SectionFigures)
		f.Follow(remark, part.Note(""))
		for _, x := range figures {
			f.When(func(a *record.Activity) bool { return x.fits(a.Type) },
				part.Count(x.field, words.Figures[x.field].Long, x.at))
		}
		f.Section(words.SectionActMoney)
		f.Add(
			part.Rows("money", "", func(a *record.Activity) *[]record.Amount { return &a.Money }, func() []*part.Field[*record.Amount] {
				return []*part.Field[*record.Amount]{
					part.Choice("fund", words.MoneyFund, c.Of(func(l *record.Lists) []record.Choice { return l.Funds }), func(m *record.Amount) *string { return &m.Fund }).Grow(2),
					part.Count("amount", words.MoneySum, func(m *record.Amount) *record.Count { return &m.Amount }).Grow(2),
				}
			}),
			part.Long("result", words.ActivityResult, func(a *record.Activity) *string { return &a.Result }),
		)
	})
}

// remark says what the counts are of, and where nothing but counts may be written.
func remark(a *record.Activity) string {
	switch a.Type {
	case "":
		return words.ActivityPickType
	case record.ActivityReintegration, record.ActivityMediation:
		return words.ActivityOnlyCount
	}
	return ""
}
