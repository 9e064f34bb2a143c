package teams

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func (p *Page) newForm() *part.Form[*record.Team] {
	return part.NewForm(func(f *part.Form[*record.Team]) {
		f.Add(
			part.Text("name", words.TeamName, func(t *record.Team) *string { return &t.Name }).Must(),
			part.Choice("type", words.TeamKind, p.kinds, func(t *record.Team) *string { return &t.Type }).Must(),
			part.Ref("area", words.TeamArea, p.areas, func(t *record.Team) *record.ID { return &t.Area }).Must(),
			part.Date("founded", words.TeamFounded, p.room.Today, true, func(t *record.Team) *record.Date { return &t.Founded }),
			part.Text("decision.number", words.DecisionNumber, func(t *record.Team) *string { return &t.Decision.Number }),
			part.Date("decision.date", words.DecisionDate, p.room.Today, true, func(t *record.Team) *record.Date { return &t.Decision.Date }),
			part.Text("decision.by", words.DecisionBy, func(t *record.Team) *string { return &t.Decision.By }),
			part.Count("households", words.TeamHouseholds, func(t *record.Team) *record.Count { return &t.Households }),
			part.Date("dissolved", words.TeamDissolved, p.room.Today, true, func(t *record.Team) *record.Date { return &t.Dissolved }),
			part.Rows("sites", words.TeamSites, func(t *record.Team) *[]record.ID { return &t.Sites },
				func() []*part.Field[*record.ID] {
					return []*part.Field[*record.ID]{
						part.Ref("", words.TeamSite, p.sites, func(id *record.ID) *record.ID { return id }),
					}
				}),
		)
	})
}

func (p *Page) kinds() (list []part.Option) {
	p.room.Read(func(v *record.View) { list = part.Choices(v.Settings().Lists.TeamKinds, p.room.Today()) })
	return list
}

func (p *Page) areas() (list []part.Option) {
	p.room.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			list = append(list, part.IDOption(a.ID, a.Name, ""))
		}
	})
	return list
}

func (p *Page) sites() (list []part.Option) {
	p.room.Read(func(v *record.View) {
		for s := range v.Sites.All() {
			list = append(list, part.IDOption(s.ID, s.Label(v), ""))
		}
	})
	return list
}

// team returns the team of an ID, nil if there is none.
func (p *Page) team(id record.ID) (t *record.Team) {
	p.room.Read(func(v *record.View) { t, _ = v.Teams.Get(id) })
	return t
}

func (p *Page) add() {
	t := &record.Team{}
	if now := p.team(p.ledger.Table.Selected()); now != nil {
		t.Type, t.Area = now.Type, now.Area
	}
	p.open(words.TeamNew, t)
}

func (p *Page) edit() {
	if t := p.team(p.ledger.Table.Selected()); t != nil {
		p.open(words.TeamEdit, t)
	}
}

// copy opens a new team that is like the one at hand, without its members.
func (p *Page) copy() {
	if t := p.team(p.ledger.Table.Selected()); t != nil {
		c := t.Clone().(*record.Team)
		c.Meta = record.Meta{}
		c.Name = words.Copied(c.Name)
		p.open(words.TeamNew, c)
	}
}

func (p *Page) open(title string, t *record.Team) {
	p.room.Leave(func() {
		p.form.Load(t)
		p.ledger.Open(&part.Editor{Title: title, Form: p.form, Save: p.save, Close: p.ledger.Leave})
	})
}

func (p *Page) save() {
	var t *record.Team
	ok := false
	p.room.Read(func(v *record.View) { t, ok = p.form.Read(v) })
	if !ok {
		return
	}
	p.room.Save(desk.OpOf(t, t.Name), p.form, t, func() {
		p.ledger.Rest()
		p.refresh()
		p.ledger.Show(t.ID)
	})
}
