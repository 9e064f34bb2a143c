package sample

import (
	"sophongtrao/store/record"
)

// makeHistory completes what the first records have lived through: papers of every
// stage, sites that rest or ended after a poor review, a team and its people who came
// over with a merged area, and the statutory team.
func (m *maker) makeHistory() {
	m.stream("history")
	for _, mod := range m.models {
		for i := range mod.Stages {
			if mod.Stages[i].Paper == "" {
				mod.Stages[i].Paper = m.paper(m.StagePaper)
			}
		}
	}
	for _, s := range m.sites {
		for i := range s.Stages {
			s.Stages[i].Paper = m.paper(m.StagePaper)
		}
		if s.Source != 0 {
			s.Stages = append([]record.Stage{{Stage: record.StageProposed, Date: s.Surveyed, Paper: m.paper(m.StagePaper)}}, s.Stages...)
		}
		m.afterReview(s)
	}
	m.restOne()
	m.mergedTeam()
	m.statutoryTeam()
	m.otherWays()
}

// afterReview ends a site that was to be removed two years running, or long ago.
func (m *maker) afterReview(s *record.Site) {
	for _, r := range s.Reviews {
		if r.Proposal == record.ProposalRemove && r.Year < m.thisYear() {
			s.Stages = append(s.Stages, record.Stage{Stage: record.StageDissolved, Date: record.Day(r.Year, 12, 20), Paper: m.paper(m.Decision)})
			keep := 0
			for _, later := range s.Reviews {
				if later.Year <= r.Year {
					keep++
				}
			}
			s.Reviews = s.Reviews[:keep]
			return
		}
	}
}

// restOne lets the last site that is at work rest, and ends the one before.
func (m *maker) restOne() {
	ends := []record.Stage{
		{Stage: record.StagePaused, Date: m.size.Today.AddDays(-70), Paper: m.paper(m.PausedPaper)},
		{Stage: record.StageDissolved, Date: m.size.Today.AddDays(-40), Paper: m.paper(m.Decision)},
	}
	for i := len(m.sites) - 1; i > 0 && len(ends) > 0; i-- {
		if s := m.sites[i]; record.StageOn(s.Stages, record.Date{}) == record.StageActive {
			s.Stages = append(s.Stages, ends[0])
			ends = ends[1:]
		}
	}
}

// mergedTeam: the oldest team of the area that took another in belonged to the other.
func (m *maker) mergedTeam() {
	if len(m.areas) == 0 || len(m.areas[0].Origins) == 0 {
		return
	}
	moved := record.Moved{Area: m.areas[0].Origins[0], To: merger.AddDays(-1)}
	for _, t := range m.teams {
		if t.Area != m.areas[0].ID || t.Founded.Compare(moved.To) >= 0 {
			continue
		}
		t.Moves = append(t.Moves, moved)
		for _, r := range m.records {
			mem, ok := r.(*record.Membership)
			if !ok || mem.Team != t.ID || mem.From.Compare(moved.To) >= 0 {
				continue
			}
			if p := m.records[mem.Person-1].(*record.Person); p.Area == t.Area && len(p.Moves) == 0 {
				p.Moves = append(p.Moves, moved)
			}
		}
		return
	}
}

// statutoryTeam makes the last of ten or more teams a Tổ bảo vệ an ninh, trật tự,
// which stands in no sum.
func (m *maker) statutoryTeam() {
	if len(m.teams) < 10 {
		return
	}
	t := m.teams[len(m.teams)-1]
	t.Type, t.Name, t.Sites = m.Statutory.Type, fill(m.Statutory.Name, "{area}", m.areaName(t.Area)), nil
}

// otherWays spreads the ways in which members came to be proposed over those of whom
// only the area meeting is known.
func (m *maker) otherWays() {
	ways := m.settings.Lists.How
	n := 0
	for _, r := range m.records {
		if mem, ok := r.(*record.Membership); ok && mem.How == "area-meeting" {
			if n++; n%4 == 0 && len(ways) > 2 {
				mem.How = ways[2+n/4%(len(ways)-2)].Code
			}
		}
	}
}
