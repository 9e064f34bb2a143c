package sample

import (
	"fmt"
	"strconv"

	"sophongtrao/store/record"
)

// merger is the day on which areas got new names and were merged: two-tier local
// government began (Luật Tổ chức chính quyền địa phương 2025).
var merger = record.Day(2025, 7, 1)

// makeAreas: four areas share a name and differ by number. One in six had another
// name before the merger; of ten or more, the last was merged into the first.
func (m *maker) makeAreas() {
	const row = 4
	for i := range m.size.Areas {
		kind := m.Areas[i/row%len(m.Areas)]
		number := i%row + 1 + row*(i/(row*len(m.Areas)))
		households := m.between(90, 420)
		a := &record.Area{
			Type: kind.Type, Name: kind.Name + " " + strconv.Itoa(number), Head: m.man(),
			Households: record.N(int64(households)), People: record.N(int64(households*37/10 + m.between(0, 60))),
		}
		if m.chance(40) {
			a.Head = m.woman()
		}
		if i%6 == 2 {
			a.Former = []record.FormerName{{Name: fill(m.FormerArea, "{area}", kind.Name+" "+strconv.Itoa(number+row)), To: merger.AddDays(-1)}}
		}
		m.add(a)
		if i == m.size.Areas-1 && m.size.Areas >= 10 {
			a.To, a.Successor = merger.AddDays(-1), m.areas[0].ID
			m.areas[0].Origins = []record.ID{a.ID}
			continue
		}
		m.areas = append(m.areas, a)
	}
}

func (m *maker) makeModels() {
	if m.size.Teams == 0 {
		return
	}
	n := min(len(m.Models), max(1, m.size.Teams/5))
	for i, w := range m.Models[:n] {
		launched := m.day(m.ago(6), m.ago(1))
		mod := &record.Model{
			Name: w.Name, Field: w.Field, Level: "xa", Aim: w.Aim, Lead: m.ModelLead, Partners: m.ModelPartners,
			Launched: launched, Decision: m.decision(launched.AddDays(-12)),
			Stages: []record.Stage{
				{Stage: record.StageProposed, Date: launched.AddDays(-150), Paper: m.paper(m.StagePaper)},
				{Stage: record.StageBuilding, Date: launched.AddDays(-60)},
				{Stage: record.StageActive, Date: launched},
			},
		}
		if i%5 == 0 {
			mod.Stages = append(mod.Stages, record.Stage{Stage: record.StageSpread, Date: m.day(launched, m.size.Today)})
		}
		m.add(mod)
		m.models = append(m.models, mod)
	}
}

func (m *maker) decision(d record.Date) record.Decision {
	return record.Decision{Number: m.paper(m.Decision), Date: d, By: m.DecisionBy}
}

func (m *maker) paper(pattern string) string {
	return fill(pattern, "{n}", fmt.Sprintf("%02d", 1+m.between(0, 899)%99))
}

// makeSites: two sites for five teams. Sites of one model are numbered over the
// areas; every fifth was replicated from the first of its model.
func (m *maker) makeSites() {
	if len(m.models) == 0 {
		return
	}
	first := map[int]*record.Site{}
	for i := range max(1, m.size.Teams*2/5) {
		k := i % len(m.models)
		s := m.site(m.models[k], m.Models[k], m.areas[i*7%len(m.areas)])
		if was := first[k]; was == nil {
			first[k] = s
		} else if i%5 == 0 {
			s.Source = was.ID
		}
		m.add(s)
		m.sites = append(m.sites, s)
	}
}

func (m *maker) site(mod *record.Model, w model, a *record.Area) *record.Site {
	launched := m.day(mod.Launched, m.size.Today.AddDays(-60))
	households, _ := a.Households.Known()
	joined := households * int64(m.between(35, 96)) / 100
	s := &record.Site{
		Model: mod.ID, Area: a.ID, Place: fill(m.Place, "{area}", a.Name),
		Lead: fill(m.SiteLead, "{area}", a.Name), Partners: fill(m.SitePartners, "{area}", a.Name),
		Surveyed: launched.AddDays(-m.between(60, 140)), Launched: launched, Decision: m.decision(launched.AddDays(-7)),
		Rules:  fill(m.Rules, "{date}", launched.AddDays(-20).String()),
		Joined: record.N(joined), Households: record.N(households),
		Stages: []record.Stage{{Stage: record.StageBuilding, Date: launched.AddDays(-50)}, {Stage: record.StageActive, Date: launched}},
	}
	if m.chance(50) {
		s.Name = mod.Name + " " + a.Name
	}
	for _, line := range m.Board {
		s.Board = append(s.Board, fill(line, "{man}", m.man(), "{woman}", m.woman(), "{man2}", m.man()))
	}
	for _, q := range w.Equipment {
		s.Equipment = append(s.Equipment, record.Equipment{Name: q.Name, Unit: q.Unit, Quantity: m.count(1, q.Max), Since: record.Year(int(launched.Y))})
	}
	for y := max(int(launched.Y), m.thisYear()-3); y <= m.thisYear(); y++ {
		m.year(s, y, joined)
	}
	return s
}

// year adds what a site did, received and was graded in a year. The assessment is
// made in November; the present year has one only when that month is over.
func (m *maker) year(s *record.Site, y int, joined int64) {
	disputes := m.between(0, 9)
	r := record.Result{Year: y, Sessions: m.count(1, 12), Reached: m.count(40, 900), Disputes: record.N(int64(disputes)),
		Settled: record.N(int64(disputes - min(disputes, m.between(0, 2)))), Patrols: m.count(0, 80), Pledges: record.N(joined)}
	if m.chance(6) {
		r.Reached = record.NotReported()
	}
	s.Results = append(s.Results, r)
	if m.chance(60) {
		s.Money = append(s.Money, record.Money{Year: y, Fund: "social", Amount: record.N(int64(m.between(4, 120)) * 500_000)})
	}
	if m.chance(35) {
		s.Money = append(s.Money, record.Money{Year: y, Fund: "budget", Amount: record.N(int64(m.between(2, 20)) * 1_000_000)})
	}
	made := record.Day(y, 11, m.between(3, 14))
	if made.Compare(m.size.Today) > 0 || m.chance(8) {
		return
	}
	v := record.Review{Year: y, Date: made, Grade: "good", Proposal: record.ProposalKeep,
		Strength: pick(m, m.Strengths), Weakness: pick(m, m.Weaknesses), Paper: m.paper(m.ReviewPaper)}
	switch n := m.rnd.IntN(100); {
	case s.Launched.DaysUntil(made) < 365:
		v.Grade = record.GradeTooEarly
	case n < 18:
		v.Proposal = record.ProposalReplicate
	case n < 55:
	case n < 78:
		v.Grade = "fair"
	case n < 94:
		v.Grade, v.Proposal = "average", record.ProposalStrengthen
	default:
		v.Grade, v.Proposal = "weak", record.ProposalRemove
	}
	v.Reason = m.Reasons[v.Proposal]
	s.Reviews = append(s.Reviews, v)
}

// makeTeams spreads the teams over the areas, numbered within each; half of them
// serve a site. One in forty has been dissolved.
func (m *maker) makeTeams() {
	at := map[record.ID][]*record.Site{}
	for _, s := range m.sites {
		at[s.Area] = append(at[s.Area], s)
	}
	for i := range m.size.Teams {
		a := m.areas[i%len(m.areas)]
		kind := m.Teams[m.rnd.IntN(len(m.Teams))]
		founded := m.day(m.ago(7), m.ago(1))
		t := &record.Team{
			Type: kind.Type, Name: fill(kind.Name, "{n}", strconv.Itoa(i/len(m.areas)+1)), Area: a.ID,
			Founded: founded, Decision: m.decision(founded.AddDays(-5)), Households: m.count(12, 60),
		}
		if sites := at[a.ID]; len(sites) > 0 && m.chance(70) {
			t.Sites = []record.ID{pick(m, sites).ID}
		}
		if i%40 == 39 {
			t.Dissolved = m.day(founded.AddDays(200), m.size.Today)
		}
		m.add(t)
		m.teams = append(m.teams, t)
	}
}
