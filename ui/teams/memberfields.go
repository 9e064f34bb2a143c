package teams

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func (p *Page) membershipFields(f *part.Form[*member]) {
	today, c := p.room.Today, desk.Choices{Room: p.room}
	f.Add(
		part.Choice("role", words.MemberRole, c.Of(func(l *record.Lists) []record.Choice { return l.Roles }), func(m *member) *string { return &m.Role }).Must(),
		part.Date("from", words.MemberFrom, today, true, func(m *member) *record.Date { return &m.From }),
		part.Date("to", words.MemberTo, today, true, func(m *member) *record.Date { return &m.To }),
		part.Choice("how", words.MemberHow, c.Of(func(l *record.Lists) []record.Choice { return l.How }), func(m *member) *string { return &m.How }),
		part.Text("by", words.MemberBy, func(m *member) *string { return &m.By }),
		part.Ref("meeting", words.MemberVote, p.consultations, func(m *member) *record.ID { return &m.Meeting }),
		part.Text("note", words.MemberNote, func(m *member) *string { return &m.Note }),
	)
}

func (p *Page) personFields(f *part.Form[*member]) {
	today := p.room.Today
	f.Add(
		part.Date("birth", words.PersonBirth, today, true, func(m *member) *record.Date { return &m.who.Birth }),
		part.Choice("sex", words.PersonSex, sexes, func(m *member) *record.Sex { return &m.who.Sex }),
		part.Text("phone", words.PersonPhone, func(m *member) *string { return &m.who.Phone }),
		part.Ref("area", words.PersonArea, desk.Choices{Room: p.room}.Areas, func(m *member) *record.ID { return &m.who.Area }),
		part.Text("address", words.PersonAddress, func(m *member) *string { return &m.who.Address }),
		part.Text("home", words.PersonHome, func(m *member) *string { return &m.who.Home }),
		part.Text("work", words.PersonWork, func(m *member) *string { return &m.who.Work }),
		part.Text("schooling", words.PersonSchooling, func(m *member) *string { return &m.who.Schooling }),
		part.Text("training", words.PersonTraining, func(m *member) *string { return &m.who.Training }),
		part.Text("political", words.PersonPolitical, func(m *member) *string { return &m.who.Political }),
		part.Flag("respected", words.PersonRespected, func(m *member) *bool { return &m.who.Respected }),
		part.Text("sortName", words.PersonSort, func(m *member) *string { return &m.who.SortName }).Hint(words.PersonSortHint),
	)
	p.sensitiveFields(f)
	desk.KeptFields(f, today, func(m *member) *record.Person { return m.who })
}

// sensitiveFields adds those that the committee has switched on with a purpose; the
// others have no field at all (privacy.md).
func (p *Page) sensitiveFields(f *part.Form[*member]) {
	var s *record.Settings
	p.room.Read(func(v *record.View) { s = v.Settings() })
	if s.Keeps(record.SensitiveEthnicity) {
		f.Add(part.Text("ethnicity", words.PersonEthnicity, func(m *member) *string { return &m.who.Ethnicity }))
	}
	if s.Keeps(record.SensitiveReligion) {
		f.Add(part.Text("religion", words.PersonReligion, func(m *member) *string { return &m.who.Religion }))
	}
	if s.Keeps(record.SensitiveParty) {
		f.Add(
			part.Flag("party", words.PersonParty, func(m *member) *bool { return &m.who.Party }),
			part.Date("partyDate", words.PersonPartyDate, p.room.Today, true, func(m *member) *record.Date { return &m.who.PartyDate }),
		)
	}
}

func sexes() []part.Option {
	return []part.Option{
		{Value: string(record.Male), Label: words.Sex(record.Male)},
		{Value: string(record.Female), Label: words.Sex(record.Female)},
	}
}

func (p *Page) consultations() (list []part.Option) {
	p.room.Read(func(v *record.View) {
		for m := range v.Meetings.All() {
			if m.Type == record.MeetingConsultation {
				list = append(list, part.IDOption(m.ID, m.Title, m.Start.Date.String()))
			}
		}
	})
	return list
}
