package teams

import (
	"slices"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "name", Title: words.TeamName, Width: 142, Grow: 3},
	{ID: "area", Title: words.TeamArea, Width: 114, Grow: 2},
	{ID: "leader", Title: words.TeamLeader, Width: 138, Grow: 2},
	{ID: "members", Title: words.TeamCount, Width: 80, Right: true},
	{ID: "look", Title: words.TeamLook, Width: 140, Grow: 2},
}

// rows are the teams of a choice as they were on a day.
func rows(v *record.View, day record.Date, of words.TeamChoice) (out []part.Row) {
	faults := gaps(v, day)
	for t := range v.Teams.All() {
		if chosen(t, of, faults[t.ID]) {
			out = append(out, row(v, t, day, faults[t.ID]))
		}
	}
	return out
}

// chosen says that a team belongs to a choice; the statutory one stands apart from the
// tổ tự quản.
func chosen(t *record.Team, of words.TeamChoice, look []record.Lack) bool {
	switch of {
	case words.TeamsOwn:
		return t.SelfGoverning()
	case words.TeamsLook:
		return len(look) > 0
	case words.TeamsApart:
		return !t.SelfGoverning()
	}
	return true
}

// gaps are what is missing or double in each team on a day.
func gaps(v *record.View, day record.Date) map[record.ID][]record.Lack {
	of := map[record.ID][]record.Lack{}
	for _, g := range v.TeamGaps(day) {
		m, ok := v.Memberships.Get(g.Ref.ID)
		if g.Ref.Kind != record.KindMembership || !ok {
			of[g.Ref.ID] = append(of[g.Ref.ID], g.Lack)
			continue
		}
		for _, x := range v.SelfGoverningOf(m.Person, day) { // in each of their teams
			of[x.Team] = append(of[x.Team], g.Lack)
		}
	}
	return of
}

// presses says that a lack is more than worth a second look: a person may well sit in two
// teams.
func presses(l record.Lack) bool { return l != record.LackTwoTeams }

func row(v *record.View, t *record.Team, day record.Date, look []record.Lack) part.Row {
	area := ""
	if a, ok := v.Areas.Get(t.AreaOn(day)); ok {
		area = a.NameOn(day)
	}
	lives := t.Lives(day)
	leader := ""
	if p := v.LeaderOf(t.ID, day); p != nil {
		leader = words.Who(p.Name)
	} else if lives && t.SelfGoverning() {
		leader = words.NoLeader
	}
	note := words.TeamLacks(look)
	if !t.SelfGoverning() {
		note = words.TeamApart
	}
	n := record.N(int64(len(v.MembersOf(t.ID, day))))
	return part.Row{
		ID: t.ID, Mute: !lives || !t.SelfGoverning(), Warn: slices.ContainsFunc(look, presses),
		Cells: []string{t.Name, area, leader, words.Count(n), note},
		Keys:  []string{"", "", "", part.NumberKey(n), ""},
		More:  record.NameOf(v.Settings().Lists.TeamKinds, t.Type),
	}
}

// takesPart counts the people of teams on a day, each once, and their memberships.
func takesPart(v *record.View, teams []part.Row, day record.Date) (people, memberships int) {
	seen := map[record.ID]bool{}
	for _, t := range teams {
		for _, m := range v.MembersOf(t.ID, day) {
			memberships++
			if !seen[m.Person] {
				seen[m.Person] = true
				people++
			}
		}
	}
	return people, memberships
}
