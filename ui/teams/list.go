package teams

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "name", Title: words.TeamName, Width: 170, Grow: 3},
	{ID: "area", Title: words.TeamArea, Width: 130, Grow: 2},
	{ID: "leader", Title: words.TeamLeader, Width: 130, Grow: 2},
	{ID: "members", Title: words.TeamMembers, Width: 100, Right: true},
}

// refresh reads the lists anew.
func (p *Page) refresh() {
	day := p.day()
	var rows []part.Row
	p.room.Read(func(v *record.View) {
		for t := range v.Teams.All() {
			rows = append(rows, row(v, t, day))
		}
	})
	p.ledger.SetRows(rows)
	p.members.show(p.ledger.Table.Selected())
}

func row(v *record.View, t *record.Team, day record.Date) part.Row {
	area := ""
	if a, ok := v.Areas.Get(t.Area); ok {
		area = a.NameOn(day)
	}
	lives := t.Lives(day)
	leader := ""
	if p := v.LeaderOf(t.ID, day); p != nil {
		leader = p.Name
	} else if lives {
		leader = words.NoLeader
	}
	n := record.N(int64(len(v.MembersOf(t.ID, day))))
	return part.Row{
		ID: t.ID, Mute: !lives, Warn: lives && leader == words.NoLeader,
		Cells: []string{t.Name, area, leader, words.Count(n)},
		Keys:  []string{"", "", "", part.NumberKey(n)},
		More:  record.NameOf(v.Settings().Lists.TeamKinds, t.Type),
	}
}

func (p *Page) delete() {
	if ids := p.ledger.Table.Chosen(); len(ids) > 0 {
		p.room.Delete(record.KindTeam, ids, p.ledger.Table.Unmark)
	}
}
