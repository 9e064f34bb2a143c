package models

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// siteForm edits a site: facts, equipment, money, what it did each year, and the
// yearly reviews with what is proposed (Kế hoạch 279, II.6).
func siteForm(room Room) *part.Form[*record.Site] {
	return part.NewForm(func(f *part.Form[*record.Site]) {
		f.Section(words.SectionFacts)
		siteFacts(f, room)
		f.Section(words.SectionReviews)
		f.Add(reviews(room))
		f.Section(words.SectionResults)
		f.Add(results())
		f.Section(words.SectionEquipment)
		f.Add(equipment(room))
		f.Section(words.SectionMoney)
		f.Add(money(room))
		f.Section(words.SectionStages)
		f.Add(stageRows(room, func(s *record.Site) *[]record.Stage { return &s.Stages }))
	})
}

func siteFacts(f *part.Form[*record.Site], room Room) {
	c := desk.Choices{Room: room}
	f.Add(
		part.Ref("model", words.SiteModel, c.Models, func(s *record.Site) *record.ID { return &s.Model }).Must(),
		part.Ref("area", words.SiteArea, c.Areas, func(s *record.Site) *record.ID { return &s.Area }),
		part.Text("place", words.SitePlace, func(s *record.Site) *string { return &s.Place }),
		part.Text("name", words.SiteName, func(s *record.Site) *string { return &s.Name }),
		part.Text("lead", words.ModelLead, func(s *record.Site) *string { return &s.Lead }),
		part.Text("partners", words.ModelPartners, func(s *record.Site) *string { return &s.Partners }),
		part.Date("surveyed", words.SiteSurveyed, room.Today, true, func(s *record.Site) *record.Date { return &s.Surveyed }),
		part.Date("launched", words.ModelLaunched, room.Today, true, func(s *record.Site) *record.Date { return &s.Launched }),
	)
	f.Add(part.Decision("decision", room.Today, func(s *record.Site) *record.Decision { return &s.Decision })...)
	f.Add(
		part.Text("rules", words.SiteRules, func(s *record.Site) *string { return &s.Rules }),
		part.Paragraphs("board", words.SiteBoard, func(s *record.Site) *[]string { return &s.Board }),
		part.Count("joined", words.SiteJoined, func(s *record.Site) *record.Count { return &s.Joined }),
		part.Count("households", words.SiteHouseholds, func(s *record.Site) *record.Count { return &s.Households }),
		part.Ref("source", words.SiteSource, c.Sites, func(s *record.Site) *record.ID { return &s.Source }),
	)
}

func equipment(room Room) *part.Field[*record.Site] {
	return part.Rows("equipment", "", func(s *record.Site) *[]record.Equipment { return &s.Equipment }, func() []*part.Field[*record.Equipment] {
		return []*part.Field[*record.Equipment]{
			part.Text("name", words.EquipmentName, func(e *record.Equipment) *string { return &e.Name }).Grow(3),
			part.Text("unit", words.EquipmentUnit, func(e *record.Equipment) *string { return &e.Unit }),
			part.Count("quantity", words.EquipmentQuantity, func(e *record.Equipment) *record.Count { return &e.Quantity }),
			part.Date("since", words.EquipmentSince, room.Today, true, func(e *record.Equipment) *record.Date { return &e.Since }),
		}
	})
}

func money(room Room) *part.Field[*record.Site] {
	c := desk.Choices{Room: room}
	return part.Rows("money", "", func(s *record.Site) *[]record.Money { return &s.Money }, func() []*part.Field[*record.Money] {
		return []*part.Field[*record.Money]{
			part.Whole("year", words.Year, func(m *record.Money) *int { return &m.Year }),
			part.Choice("fund", words.MoneyFund, c.Of(func(l *record.Lists) []record.Choice { return l.Funds }), func(m *record.Money) *string { return &m.Fund }).Grow(2),
			part.Count("amount", words.MoneySum, func(m *record.Money) *record.Count { return &m.Amount }).Grow(2),
		}
	})
}

func results() *part.Field[*record.Site] {
	return part.Rows("results", "", func(s *record.Site) *[]record.Result { return &s.Results }, func() []*part.Field[*record.Result] {
		count := func(path, label string, at func(*record.Result) *record.Count) *part.Field[*record.Result] {
			return part.Count(path, label, at)
		}
		return []*part.Field[*record.Result]{
			part.Whole("year", words.Year, func(r *record.Result) *int { return &r.Year }),
			count("sessions", words.ResultSessions, func(r *record.Result) *record.Count { return &r.Sessions }),
			count("reached", words.ResultReached, func(r *record.Result) *record.Count { return &r.Reached }),
			count("disputes", words.ResultDisputes, func(r *record.Result) *record.Count { return &r.Disputes }),
			count("settled", words.ResultSettled, func(r *record.Result) *record.Count { return &r.Settled }),
			count("patrols", words.ResultPatrols, func(r *record.Result) *record.Count { return &r.Patrols }),
			count("pledges", words.ResultPledges, func(r *record.Result) *record.Count { return &r.Pledges }),
		}
	})
}

// reviews shows each year as a block of its own: its texts are long.
func reviews(room Room) *part.Field[*record.Site] {
	c := desk.Choices{Room: room}
	return part.Blocks("reviews", words.AddReview, func(s *record.Site) *[]record.Review { return &s.Reviews }, func() []*part.Field[*record.Review] {
		return []*part.Field[*record.Review]{
			part.Whole("year", words.Year, func(r *record.Review) *int { return &r.Year }),
			part.Date("date", words.ReviewDate, room.Today, true, func(r *record.Review) *record.Date { return &r.Date }),
			part.Choice("grade", words.ReviewGrade, c.Of(func(l *record.Lists) []record.Choice { return l.Grades }), func(r *record.Review) *string { return &r.Grade }),
			part.Choice("proposal", words.ReviewProposal, c.Of(func(l *record.Lists) []record.Choice { return l.Proposals }), func(r *record.Review) *string { return &r.Proposal }),
			part.Long("reason", words.ReviewReason, func(r *record.Review) *string { return &r.Reason }),
			part.Long("strength", words.ReviewStrength, func(r *record.Review) *string { return &r.Strength }),
			part.Long("weakness", words.ReviewWeakness, func(r *record.Review) *string { return &r.Weakness }),
			part.Text("paper", words.ReviewPaper, func(r *record.Review) *string { return &r.Paper }),
		}
	})
}
