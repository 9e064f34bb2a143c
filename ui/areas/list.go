package areas

import (
	"slices"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "name", Title: words.AreaName, Width: 190, Grow: 3},
	{ID: "type", Title: words.AreaKind, Width: 95, Grow: 1},
	{ID: "head", Title: words.AreaHead, Width: 160, Grow: 2},
	{ID: "households", Title: words.AreaHouseholds, Width: 70, Right: true},
	{ID: "teams", Title: words.AreaTeams, Width: 70, Right: true},
}

// Refresh implements desk.Page.
func (p *Page) Refresh(kinds []record.Kind) {
	if !slices.Contains(kinds, record.KindArea) && !slices.Contains(kinds, record.KindTeam) &&
		!slices.Contains(kinds, record.KindSettings) {
		return
	}
	today := p.room.Today()
	var rows []part.Row
	p.room.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			rows = append(rows, row(v, a, today))
		}
	})
	p.ledger.SetRows(rows)
}

func row(v *record.View, a *record.Area, today record.Date) part.Row {
	teams := 0
	for _, t := range v.TeamsIn(a.ID) {
		if t.Lives(today) {
			teams++
		}
	}
	n := record.N(int64(teams))
	return part.Row{
		ID: a.ID, Mute: !a.Has(today),
		Cells: []string{a.Name, record.NameOf(v.Settings().Lists.AreaKinds, a.Type), a.Head,
			words.Count(a.Households), words.Count(n)},
		Keys: []string{"", "", "", part.NumberKey(a.Households), part.NumberKey(n)},
	}
}

// delete moves the marked areas, or the selected one, to the bin.
func (p *Page) delete() {
	if ids := p.ledger.Table.Chosen(); len(ids) > 0 {
		p.room.Delete(record.KindArea, ids, p.ledger.Table.Unmark)
	}
}
