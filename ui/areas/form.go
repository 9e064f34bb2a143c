package areas

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func (p *Page) newForm() *part.Form[*record.Area] {
	return part.NewForm(func(f *part.Form[*record.Area]) {
		f.Add(
			part.Text("name", words.AreaName, func(a *record.Area) *string { return &a.Name }).Must().Hint(words.AreaNameHint),
			part.Choice("type", words.AreaKind, p.kinds, func(a *record.Area) *string { return &a.Type }).Must(),
			part.Text("head", words.AreaHead, func(a *record.Area) *string { return &a.Head }),
			part.Count("households", words.AreaHouseholds, func(a *record.Area) *record.Count { return &a.Households }),
			part.Count("people", words.AreaPeople, func(a *record.Area) *record.Count { return &a.People }),
		)
		f.Section(words.AreaTime)
		f.Add(
			part.Date("from", words.AreaFrom, p.room.Today, true, func(a *record.Area) *record.Date { return &a.From }),
			part.Date("to", words.AreaTo, p.room.Today, true, func(a *record.Area) *record.Date { return &a.To }),
			part.Ref("successor", words.AreaSuccessor, p.areas, func(a *record.Area) *record.ID { return &a.Successor }),
		)
		f.Add(part.Rows("former", words.AreaFormer, func(a *record.Area) *[]record.FormerName { return &a.Former },
			func() []*part.Field[*record.FormerName] {
				return []*part.Field[*record.FormerName]{
					part.Text("name", words.AreaFormerName, func(n *record.FormerName) *string { return &n.Name }).Grow(2),
					part.Date("to", words.AreaFormerTo, p.room.Today, true, func(n *record.FormerName) *record.Date { return &n.To }),
				}
			}))
	})
}

func (p *Page) kinds() (list []part.Option) {
	p.room.Read(func(v *record.View) { list = part.Choices(v.Settings().Lists.AreaKinds, p.room.Today()) })
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

func (p *Page) add() { p.open(words.AreaNew, &record.Area{}) }

func (p *Page) edit() {
	var a *record.Area
	p.room.Read(func(v *record.View) { a, _ = v.Areas.Get(p.ledger.Table.Selected()) })
	if a != nil {
		p.open(words.AreaEdit, a)
	}
}

func (p *Page) open(title string, a *record.Area) {
	p.room.Leave(func() {
		p.form.Load(a)
		p.ledger.Open(&part.Editor{Title: title, Form: p.form, Save: p.save, Close: p.ledger.Leave})
	})
}

func (p *Page) save() {
	var a *record.Area
	ok := false
	p.room.Read(func(v *record.View) { a, ok = p.form.Read(v) })
	if !ok {
		return
	}
	p.room.Save(desk.OpOf(a, a.Name), p.form, a, func() {
		p.ledger.Rest()
		p.Refresh([]record.Kind{record.KindArea})
		p.ledger.Table.Select(a.ID)
	})
}
