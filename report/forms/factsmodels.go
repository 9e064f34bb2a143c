package forms

import "sophongtrao/store/record"

// runsOn says that a model or site is at work on day d: begun, and not dissolved.
// One whose book entry names neither stage nor launch counts as at work.
func runsOn(stages []record.Stage, launched, d record.Date) bool {
	switch record.StageOn(stages, d) {
	case record.StageProposed, record.StageBuilding, record.StageDissolved:
		return false
	case "":
		return launched.IsZero() && len(stages) == 0 || !launched.IsZero() && launched.First().Compare(d) <= 0
	}
	return true
}

// begun is the day on which a model or site went to work.
func begun(stages []record.Stage, launched record.Date) record.Date {
	if !launched.IsZero() {
		return launched
	}
	for _, s := range stages {
		if s.Stage == record.StageActive {
			return s.Date
		}
	}
	return record.Date{}
}

func (b *builder) gatherModels(f *facts) {
	f.counts("models", "models.new", "sites", "sites.new", "sites.gone", "sites.replicated", "sites.unreviewed", "teams.serving")
	for m := range b.view.Models.All() {
		f.seen(m.Launched)
		if runsOn(m.Stages, m.Launched, f.at) {
			f.tick("models", m)
		}
		if f.in(begun(m.Stages, m.Launched)) {
			f.tick("models.new", m)
		}
	}
	for t := range b.view.Teams.All() {
		if !t.SelfGoverning() || !t.Lives(f.at) {
			continue
		}
		for _, id := range t.Sites {
			if s, ok := b.view.Sites.Get(id); ok && runsOn(s.Stages, s.Launched, f.at) {
				f.tick("teams.serving", t)
				break
			}
		}
	}
}

// siteResults are the numbers that sites report by the year.
var siteResults = []struct {
	key string
	of  func(record.Result) record.Count
}{
	{"sites.sessions", func(r record.Result) record.Count { return r.Sessions }},
	{"sites.reached", func(r record.Result) record.Count { return r.Reached }},
	{"sites.pledges", func(r record.Result) record.Count { return r.Pledges }},
	{"sites.disputes", func(r record.Result) record.Count { return r.Disputes }},
	{"sites.settled", func(r record.Result) record.Count { return r.Settled }},
	{"sites.patrols", func(r record.Result) record.Count { return r.Patrols }},
}

func (b *builder) gatherSites(f *facts) {
	for _, g := range b.set.Lists.Grades {
		f.counts("grades." + g.Code)
	}
	for _, p := range b.set.Lists.Proposals {
		f.counts("proposals." + p.Code)
	}
	for _, x := range siteResults {
		f.sums(x.key)
	}
	for s := range b.view.Sites.All() {
		f.seen(s.Launched)
		if f.in(begun(s.Stages, s.Launched)) {
			f.tick("sites.new", s)
			if s.Source != 0 {
				f.tick("sites.replicated", s)
			}
		}
		for _, x := range s.Stages {
			if x.Stage == record.StageDissolved && f.in(x.Date) {
				f.tick("sites.gone", s)
				break
			}
		}
		if runsOn(s.Stages, s.Launched, f.at) {
			f.site(s)
		}
	}
}

// site counts a site that is at work: its numbers and review of the year. One without
// numbers of the year has left them blank.
func (f *facts) site(s *record.Site) {
	f.tick("sites", s)
	if f.whole {
		given := false
		for _, r := range s.Results {
			if f.yearly(r.Year) {
				given = true
				for _, x := range siteResults {
					f.add(x.key, s, x.of(r))
				}
			}
		}
		for _, x := range siteResults {
			if !given {
				f.add(x.key, s, record.Count{})
			}
		}
	}
	r, ok := f.review(s)
	if !ok {
		f.tick("sites.unreviewed", s)
		return
	}
	f.tick("grades."+r.Grade, s)
	if r.Proposal != "" {
		f.tick("proposals."+r.Proposal, s)
		f.proposals[r.Proposal] = append(f.proposals[r.Proposal], s)
	}
}

// review is the assessment of a site that belongs to the period: in a year that of
// the year, in a shorter period one that was made in it.
func (f *facts) review(s *record.Site) (record.Review, bool) {
	if f.whole {
		return s.ReviewOf(f.year)
	}
	for _, r := range s.Reviews {
		if f.in(r.Date) {
			return r, true
		}
	}
	return record.Review{}, false
}

// gatherExemplars counts the exemplars by the day of their decision, or the year in
// which they were chosen.
func (b *builder) gatherExemplars(f *facts) {
	f.counts("exemplars")
	for _, k := range b.set.Lists.ExemplarKinds {
		f.counts("exemplars." + k.Code)
	}
	for x := range b.view.Exemplars.All() {
		if d := dayOrYear(x.Decision.Date, x.Year); f.in(d) {
			f.seen(d)
			f.tick("exemplars", x)
			f.tick("exemplars."+x.Type, x)
		}
	}
}

// dayOrYear is the day of something, or its year where no day is known.
func dayOrYear(d record.Date, year int) record.Date {
	if d.IsZero() && year > 0 {
		return record.Year(year)
	}
	return d
}
