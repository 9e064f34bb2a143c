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

// rows are the teams as they were on a day.
func rows(v *record.View, day record.Date) (out []part.Row) {
	for t := range v.Teams.All() {
		out = append(out, row(v, t, day))
	}
	return out
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
