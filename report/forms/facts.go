package forms

import (
	"sophongtrao/store/record"
)

// facts are the numbers of one period. States are counted on its last day (at),
// events by their own date within the window; an event known only to the month or
// the year counts with its first day, so that it falls in one period and one only.
type facts struct {
	window record.Span
	at     record.Date
	year   int
	whole  bool // the window is a year: yearly numbers belong to it
	// covered says that the book holds records from this period or before: only
	// then is 0 a number, and not the silence of a book begun later.
	covered bool

	areas                      int
	households, people         record.Count
	householdsOf, peopleOf     int // areas whose number is known
	models, sites              int
	modelsNew, sitesNew        int
	sitesGone                  int
	teams, teamsNew, teamsGone int
	members                    tally
	joined, left               int
	noLeader, noTeam           int // teams without a leader, areas without a team
	meetings                   map[string]gathering
	proposed, agreed           int // people at consultations; agreed by the threshold
	tasks, done, late          int
	issued                     map[string]int // documents by type

	results     record.Result // sums of the sites; Year is unused
	resultsOf   int           // sites that have results of the year
	grades      map[string]int
	proposals   map[string][]*record.Site
	notReviewed int
}

// gathering counts the meetings of a kind.
type gathering struct {
	n       int
	present record.Count
}

// gather counts a period up to today, the day of the paper.
func (b *builder) gather(p record.Period, today record.Date) *facts {
	f := &facts{window: p.Window, at: p.Window.To, year: p.Year,
		whole:    p.Window.From.DaysUntil(p.Window.To) > 350,
		meetings: map[string]gathering{}, issued: map[string]int{},
		grades: map[string]int{}, proposals: map[string][]*record.Site{},
	}
	if today.Compare(f.at) < 0 {
		f.at = today
	}
	b.gatherTeams(f)
	b.gatherAreas(f)
	b.gatherModels(f)
	b.gatherMeetings(f)
	for d := range b.view.Documents.All() {
		if d.Is() == record.Issued && f.in(d.Date) && d != b.in.Document {
			f.issued[d.Type]++
		}
	}
	return f
}

// in says that an event falls in the period, and not ahead of today.
func (f *facts) in(d record.Date) bool { return !d.IsZero() && f.has(d.First()) }

// ended is in for the end of something, which counts with its last day.
func (f *facts) ended(d record.Date) bool { return !d.IsZero() && f.has(d.Last()) }

func (f *facts) has(d record.Date) bool { return f.window.Has(d) && d.Compare(f.at) <= 0 }

// seen notes that the book reaches back to this period.
func (f *facts) seen(d record.Date) {
	if !d.IsZero() && d.First().Compare(f.at) <= 0 {
		f.covered = true
	}
}

func (b *builder) gatherTeams(f *facts) {
	seen := map[record.ID]bool{}
	for t := range b.view.Teams.All() {
		if f.in(t.Founded) {
			f.teamsNew++
		}
		if f.ended(t.Dissolved) {
			f.teamsGone++
		}
		f.seen(t.Founded)
		lives, led := t.Lives(f.at), false
		if lives {
			f.teams++
		}
		for _, m := range b.view.MembersOf(t.ID, record.Date{}) {
			p, ok := b.view.People.Get(m.Person)
			if !ok {
				continue
			}
			if f.in(m.From) {
				f.joined++
			}
			if f.ended(m.To) {
				f.left++
			}
			f.seen(m.From)
			if !lives || !m.Has(f.at) {
				continue
			}
			led = led || m.Role == record.RoleLeader
			f.members.seats++
			if !seen[p.ID] {
				seen[p.ID] = true
				f.members.person(p, f.at)
			}
		}
		if lives && !led {
			f.noLeader++
		}
	}
}

func (b *builder) gatherAreas(f *facts) {
	for a := range b.view.Areas.All() {
		if !a.Has(f.at) {
			continue
		}
		f.areas++
		f.households, f.people = f.households.Plus(a.Households), f.people.Plus(a.People)
		if _, ok := a.Households.Known(); ok {
			f.householdsOf++
		}
		if _, ok := a.People.Known(); ok {
			f.peopleOf++
		}
		served := false
		for _, t := range b.view.TeamsIn(a.ID) {
			served = served || t.Lives(f.at)
		}
		if !served {
			f.noTeam++
		}
	}
}

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
	for m := range b.view.Models.All() {
		if runsOn(m.Stages, m.Launched, f.at) {
			f.models++
		}
		if f.in(begun(m.Stages, m.Launched)) {
			f.modelsNew++
		}
		f.seen(m.Launched)
	}
	for s := range b.view.Sites.All() {
		if f.in(begun(s.Stages, s.Launched)) {
			f.sitesNew++
		}
		f.seen(s.Launched)
		for _, x := range s.Stages {
			if x.Stage == record.StageDissolved && f.in(x.Date) {
				f.sitesGone++
				break
			}
		}
		if runsOn(s.Stages, s.Launched, f.at) {
			f.site(s)
		}
	}
}

// site counts a site that is at work: its numbers and review of the year.
func (f *facts) site(s *record.Site) {
	f.sites++
	for _, r := range s.Results {
		if r.Year != f.year {
			continue
		}
		f.resultsOf++
		sum := &f.results
		sum.Sessions, sum.Reached = sum.Sessions.Plus(r.Sessions), sum.Reached.Plus(r.Reached)
		sum.Disputes, sum.Settled = sum.Disputes.Plus(r.Disputes), sum.Settled.Plus(r.Settled)
		sum.Patrols, sum.Pledges = sum.Patrols.Plus(r.Patrols), sum.Pledges.Plus(r.Pledges)
	}
	r, ok := f.review(s)
	if !ok {
		f.notReviewed++
		return
	}
	f.grades[r.Grade]++
	if r.Proposal != "" {
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

func (b *builder) gatherMeetings(f *facts) {
	for m := range b.view.Meetings.All() {
		f.seen(m.Start.Date)
		if !f.in(m.Start.Date) {
			continue
		}
		g := f.meetings[m.Type]
		g.n, g.present = g.n+1, g.present.Plus(m.Present)
		f.meetings[m.Type] = g
		if m.Type == record.MeetingConsultation {
			present, _ := m.Present.Known()
			for _, x := range m.Votes {
				f.proposed++
				if n, ok := x.Agree.Known(); ok && b.set.Threshold.Met(n, present) {
					f.agreed++
				}
			}
		}
		for _, t := range m.Tasks {
			f.tasks++
			switch {
			case !t.Done.IsZero() && t.Done.First().Compare(f.at) <= 0:
				f.done++
			case t.Due.Before(f.at):
				f.late++
			}
		}
	}
}
