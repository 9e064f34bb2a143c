package models

import (
	"cmp"

	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "name", Title: words.ModelName, Width: 190, Grow: 2},
	{ID: "stage", Title: words.ModelStage, Width: 105, Grow: 0.5},
	{ID: "sites", Title: words.CountSites, Width: 80, Right: true},
	{ID: "teams", Title: words.CountTeams, Width: 66, Right: true},
	{ID: "members", Title: words.CountMembers, Width: 122, Right: true},
}

// modelRows are the models with their three counts (Hướng dẫn 22/HD-BCA-V05): sites,
// teams that serve them today, members of those teams.
func modelRows(v *record.View, today record.Date) []part.Row {
	teams := map[record.ID]map[record.ID]bool{} // model -> teams
	for t := range v.Teams.All() {
		if !t.Lives(today) {
			continue
		}
		for _, id := range t.Sites {
			if s, ok := v.Sites.Get(id); ok {
				if teams[s.Model] == nil {
					teams[s.Model] = map[record.ID]bool{}
				}
				teams[s.Model][t.ID] = true
			}
		}
	}
	var rows []part.Row
	for m := range v.Models.All() {
		members := 0
		for t := range teams[m.ID] {
			members += len(v.MembersOf(t, today))
		}
		sites, serving := len(v.SitesOf(m.ID)), len(teams[m.ID])
		stage := record.StageOn(m.Stages, today)
		rows = append(rows, part.Row{ID: m.ID, Mute: stage == record.StageDissolved,
			Cells: []string{m.Name, record.NameOf(v.Settings().Lists.Stages, stage), number(sites), number(serving), number(members)},
			Keys:  []string{"", "", key(sites), key(serving), key(members)},
		})
	}
	return rows
}

// siteRows are the sites of a model with their last review.
func siteRows(v *record.View, model record.ID, today record.Date) []part.Row {
	lists := &v.Settings().Lists
	teams := map[record.ID]int{}
	for t := range v.Teams.All() {
		if t.Lives(today) {
			for _, id := range t.Sites {
				teams[id]++
			}
		}
	}
	var rows []part.Row
	for _, s := range v.SitesOf(model) {
		grade, proposal := "", ""
		if r, ok := s.LastReview(0); ok {
			grade = record.NameOf(lists.Grades, r.Grade) + " " + record.Year(r.Year).String()
			proposal = record.NameOf(lists.Proposals, r.Proposal)
		}
		stage := record.StageOn(s.Stages, today)
		rows = append(rows, part.Row{ID: s.ID, Mute: stage == record.StageDissolved,
			Cells: []string{where(v, s), record.NameOf(lists.Stages, stage), grade, proposal, number(teams[s.ID])},
			Keys:  []string{"", "", "", "", key(teams[s.ID])},
		})
	}
	return rows
}

// where names a site among those of its model.
func where(v *record.View, s *record.Site) string {
	if a, ok := v.Areas.Get(s.Area); ok && s.Name == "" {
		return a.Name
	}
	return cmp.Or(s.Name, s.Place, s.Label(v))
}

func number(n int) string { return words.Number(int64(n)) }
func key(n int) string    { return part.NumberKey(record.N(int64(n))) }
