package forms_test

import (
	"slices"
	"time"

	"sophongtrao/store/record"
)

// recount counts a period again, from the raw records and in the plainest way: every
// rule of domain.md is written here a second time, and nothing of the program's own
// counting is used.
type recount struct {
	recs     []record.Record
	set      *record.Settings
	from, to time.Time // the window; to is the last day that counts
	end      time.Time // of the window
	year     int
	whole    bool

	sum    map[string]int64
	known  map[string]bool
	silent map[string]bool
	behind map[string]map[record.Ref]bool
}

func newRecount(recs []record.Record, set *record.Settings, w record.Span, year int, today record.Date) *recount {
	c := &recount{set: set, from: firstDay(w.From), to: firstDay(w.To), end: firstDay(w.To), year: year,
		sum: map[string]int64{}, known: map[string]bool{}, silent: map[string]bool{}, behind: map[string]map[record.Ref]bool{}}
	c.whole = c.end.Sub(c.from).Hours()/24 > 350
	if t := firstDay(today); t.Before(c.to) {
		c.to = t
	}
	for _, r := range recs {
		if !r.M().Bin {
			c.recs = append(c.recs, r)
		}
	}
	for _, count := range []func(){c.places, c.teams, c.models, c.meetings, c.training, c.activities, c.inspections, c.honours, c.money, c.units} {
		count()
	}
	return c
}

func firstDay(d record.Date) time.Time {
	return time.Date(int(d.Y), time.Month(max(d.M, 1)), max(int(d.D), 1), 0, 0, 0, 0, time.UTC)
}

func lastDay(d record.Date) time.Time {
	switch {
	case d.M == 0:
		return time.Date(int(d.Y), 12, 31, 0, 0, 0, 0, time.UTC)
	case d.D == 0:
		return time.Date(int(d.Y), time.Month(d.M)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return firstDay(d)
}

// happened: the event lies in the window, and not ahead of the day of counting.
func (c *recount) happened(d record.Date) bool {
	return d.Y != 0 && !firstDay(d).Before(c.from) && !firstDay(d).After(c.to)
}

func (c *recount) finished(d record.Date) bool {
	return d.Y != 0 && !lastDay(d).Before(c.from) && !lastDay(d).After(c.to)
}

func (c *recount) past(d record.Date) bool { return d.Y != 0 && !firstDay(d).After(c.to) }

// stands: a state that holds on the last day.
func (c *recount) stands(from, to record.Date) bool { return standsOn(from, to, c.to) }

func standsOn(from, to record.Date, day time.Time) bool {
	return (from.Y == 0 || !firstDay(from).After(day)) && (to.Y == 0 || !lastDay(to).Before(day))
}

func (c *recount) one(r record.Record, keys ...string) {
	for _, k := range keys {
		c.many(r, record.N(1), k)
	}
}

func (c *recount) many(r record.Record, n record.Count, keys ...string) {
	for _, k := range keys {
		v, ok := n.Known()
		if ok {
			c.sum[k] += v
			c.known[k] = true
		} else if n.IsNotReported() {
			c.silent[k] = true
		} else {
			continue
		}
		if c.behind[k] == nil {
			c.behind[k] = map[record.Ref]bool{}
		}
		c.behind[k][record.Ref{Kind: r.Kind(), ID: r.M().ID}] = true
	}
}

// live yields the records of a type that are not in the bin.
func live[T record.Record](c *recount) (of []T) {
	for _, r := range c.recs {
		if x, ok := r.(T); ok {
			of = append(of, x)
		}
	}
	return of
}

func byID[T record.Record](c *recount, id record.ID) (x T, ok bool) {
	for _, r := range live[T](c) {
		if r.M().ID == id {
			return r, true
		}
	}
	return x, false
}

func (c *recount) places() {
	for _, a := range live[*record.Area](c) {
		if !c.stands(a.From, a.To) {
			continue
		}
		c.one(a, "areas")
		c.many(a, a.Households, "households")
		c.many(a, a.People, "people")
		served := false
		for _, t := range live[*record.Team](c) {
			area := t.Area
			for _, m := range t.Moves { // at most one
				if !c.to.After(lastDay(m.To)) {
					area = m.Area
				}
			}
			served = served || area == a.ID && t.Type != record.TeamStatutory && c.stands(t.Founded, t.Dissolved)
		}
		if !served {
			c.one(a, "areas.unserved")
		}
	}
	for _, s := range live[*record.Seat](c) {
		if c.stands(s.From, s.To) {
			c.one(s, "seats", "seats."+s.Body)
		}
		if c.happened(s.From) {
			c.one(s, "seats.new")
		}
		if c.finished(s.To) {
			c.one(s, "seats.gone")
		}
	}
}

func (c *recount) teams() {
	sitting := map[record.ID]bool{}
	for _, t := range live[*record.Team](c) {
		if t.Type == record.TeamStatutory {
			continue
		}
		led, lives := false, c.stands(t.Founded, t.Dissolved)
		for _, m := range live[*record.Membership](c) {
			p, ok := byID[*record.Person](c, m.Person)
			if m.Team != t.ID || !ok {
				continue
			}
			if c.happened(m.From) {
				c.one(m, "members.joined")
			}
			if c.finished(m.To) {
				c.one(m, "members.left")
			}
			if !lives || !c.stands(m.From, m.To) {
				continue
			}
			led = led || m.Role == record.RoleLeader
			if sitting[p.ID] {
				continue
			}
			sitting[p.ID] = true
			c.one(p, "members")
			if p.Sex == record.Female {
				c.one(p, "members.women")
			}
			if p.Respected {
				c.one(p, "members.respected")
			}
		}
		if lives {
			c.one(t, "teams")
		}
		if lives && !led {
			c.one(t, "teams.leaderless")
		}
		if c.happened(t.Founded) {
			c.one(t, "teams.new")
		}
		if c.finished(t.Dissolved) {
			c.one(t, "teams.gone")
		}
		for _, id := range t.Sites {
			if s, ok := byID[*record.Site](c, id); ok && lives && c.atWork(s.Stages, s.Launched) {
				c.one(t, "teams.serving")
			}
		}
	}
}

// atWork: launched, or in a stage of work, on the last day.
func (c *recount) atWork(stages []record.Stage, launched record.Date) bool {
	stage, at := "", record.Date{}
	for _, s := range stages {
		if (s.Date.Y == 0 || !firstDay(s.Date).After(c.to)) && !before(s.Date, at) {
			stage, at = s.Stage, s.Date
		}
	}
	switch stage {
	case "":
		return launched.Y == 0 && len(stages) == 0 || c.past(launched)
	case record.StageProposed, record.StageBuilding, record.StageDissolved:
		return false
	}
	return true
}

// before orders dates, the vaguer first.
func before(a, b record.Date) bool {
	if a.Y != b.Y {
		return a.Y < b.Y
	}
	return a.M < b.M || a.M == b.M && a.D < b.D
}

func start(stages []record.Stage, launched record.Date) record.Date {
	for i := 0; launched.Y == 0 && i < len(stages); i++ {
		if stages[i].Stage == record.StageActive {
			return stages[i].Date
		}
	}
	return launched
}

func (c *recount) models() {
	for _, m := range live[*record.Model](c) {
		if c.atWork(m.Stages, m.Launched) {
			c.one(m, "models")
		}
		if c.happened(start(m.Stages, m.Launched)) {
			c.one(m, "models.new")
		}
	}
	for _, s := range live[*record.Site](c) {
		if c.happened(start(s.Stages, s.Launched)) {
			c.one(s, "sites.new")
			if s.Source != 0 {
				c.one(s, "sites.replicated")
			}
		}
		if slices.ContainsFunc(s.Stages, func(x record.Stage) bool { return x.Stage == record.StageDissolved && c.happened(x.Date) }) {
			c.one(s, "sites.gone")
		}
		if !c.atWork(s.Stages, s.Launched) {
			continue
		}
		c.one(s, "sites")
		for _, r := range s.Results {
			if c.whole && r.Year == c.year {
				c.many(s, r.Sessions, "sites.sessions")
				c.many(s, r.Reached, "sites.reached")
				c.many(s, r.Disputes, "sites.disputes")
				c.many(s, r.Settled, "sites.settled")
				c.many(s, r.Patrols, "sites.patrols")
				c.many(s, r.Pledges, "sites.pledges")
			}
		}
		i := slices.IndexFunc(s.Reviews, func(r record.Review) bool {
			return c.whole && r.Year == c.year || !c.whole && c.happened(r.Date)
		})
		if i < 0 {
			c.one(s, "sites.unreviewed")
			continue
		}
		c.one(s, "grades."+s.Reviews[i].Grade, "proposals."+s.Reviews[i].Proposal)
	}
}

func (c *recount) meetings() {
	for _, m := range live[*record.Meeting](c) {
		if !c.happened(m.Start.Date) {
			continue
		}
		c.one(m, "meetings."+m.Type)
		for _, t := range m.Tasks {
			c.one(m, "tasks")
			if c.past(t.Done) {
				c.one(m, "tasks.done")
			} else if t.Due.Y != 0 && lastDay(t.Due).Before(c.to) {
				c.one(m, "tasks.late")
			}
		}
		if m.Type == record.MeetingConsultation {
			present, _ := m.Present.Known()
			for _, v := range m.Votes {
				if t, ok := byID[*record.Team](c, v.Team); ok && t.Type == record.TeamStatutory {
					continue
				}
				c.one(m, "consultation.proposed")
				if n, ok := v.Agree.Known(); ok && present > 0 && 2*n > present {
					c.one(m, "consultation.agreed")
				}
			}
		}
		if m.Type == record.MeetingForum {
			c.forum(m)
		}
	}
	for _, r := range live[*record.Round](c) {
		if c.happened(r.Decision.Date) {
			c.one(r, "rounds.decided")
		}
	}
}

func (c *recount) forum(m *record.Meeting) {
	c.many(m, m.Present, "forums.present")
	c.one(m, "forums."+m.Forum)
	for _, o := range m.Opinions {
		n, ok := o.Times.Known()
		if !ok {
			n = 1
		}
		key := "opinions.open"
		switch {
		case o.Outcome == record.OpinionAnswered:
			key = "opinions.answered"
		case o.Outcome == record.OpinionForwarded:
			key = "opinions.forwarded"
		case c.past(o.Closed):
			key = "opinions.settled"
		}
		c.many(m, record.N(n), "opinions", key)
		if o.Outcome != record.OpinionAnswered && !c.past(o.Closed) {
			c.many(m, record.N(n), "opinions.waiting")
		}
	}
}

func (c *recount) training() {
	for _, m := range live[*record.Meeting](c) {
		if m.Type != record.MeetingTraining || !c.happened(m.Start.Date) {
			continue
		}
		c.one(m, "training")
		noted := false
		for _, a := range m.Attendance {
			if t, ok := byID[*record.Team](c, a.Team); ok && t.Type != record.TeamStatutory {
				noted = true
				c.many(m, a.Present, "training.present")
			}
		}
		if !noted {
			c.many(m, m.Present, "training.present")
		}
	}
}

func (c *recount) activities() {
	for _, a := range live[*record.Activity](c) {
		if !c.happened(a.Start) {
			continue
		}
		k := "activities." + a.Type
		c.one(a, "activities", k, "campaigns."+a.Campaign)
		c.many(a, a.Sessions, k+".sessions")
		c.many(a, a.Reached, k+".reached")
		c.many(a, a.Materials, k+".materials")
		c.many(a, a.Helped, k+".helped")
		c.many(a, a.Improved, k+".improved")
		c.many(a, a.Disputes, "disputes")
		c.many(a, a.Settled, "settled")
		if a.Type == record.ActivityCommunication {
			c.one(a, "channels."+a.Channel)
		}
		if a.Type == record.ActivityReintegration {
			c.many(a, a.Helped, "reintegrated")
			c.many(a, a.Improved, "reintegrated.improved")
		}
	}
}

func (c *recount) inspections() {
	for _, i := range live[*record.Inspection](c) {
		if c.happened(i.Date) {
			c.one(i, "inspections", "inspections."+i.Type)
		}
		for _, f := range i.Findings {
			switch {
			case !c.past(i.Date):
				continue
			case c.happened(f.Closed):
				c.one(i, "findings.closed")
			case !c.past(f.Closed):
				c.one(i, "findings.open")
				if f.Due.Y != 0 && lastDay(f.Due).Before(c.to) {
					c.one(i, "findings.late")
				}
			}
			if c.happened(i.Date) {
				c.one(i, "findings")
			}
		}
	}
}

func (c *recount) honours() {
	for _, x := range live[*record.Commendation](c) {
		if c.happened(x.Proposed) {
			c.one(x, "commendations.proposed")
		}
		if c.happened(x.Decision.Date) {
			c.one(x, "commendations", "commendations."+x.Type, "awards."+x.Award)
		}
	}
	for _, x := range live[*record.Exemplar](c) {
		if d := x.Decision.Date; c.happened(d) || d.Y == 0 && c.happened(record.Year(x.Year)) {
			c.one(x, "exemplars", "exemplars."+x.Type)
		}
	}
	for _, d := range live[*record.Document](c) {
		if d.State == record.Issued && c.happened(d.Date) {
			c.one(d, "documents", "documents."+d.Type)
		}
	}
}

func (c *recount) money() {
	spent := func(r record.Record, d record.Date, fund string, n record.Count) {
		if c.happened(d) {
			c.many(r, n, "funds.spent", "funds.spent."+fund)
		}
	}
	for _, s := range live[*record.Site](c) {
		for _, m := range s.Money {
			if m.Date.Y == 0 {
				m.Date = record.Year(m.Year)
			}
			spent(s, m.Date, m.Fund, m.Amount)
		}
	}
	for _, a := range live[*record.Activity](c) {
		for _, m := range a.Money {
			spent(a, a.Start, m.Fund, m.Amount)
		}
	}
	for _, f := range live[*record.Fund](c) {
		if c.whole && f.Year == c.year {
			c.many(f, f.Planned, "funds.planned", "funds.planned."+f.Source)
		}
		for _, x := range f.Spent {
			spent(f, x.Date, f.Source, x.Amount)
		}
	}
}

// units: judged on 31 December, the settings of the test having no standard, or on the
// last day if that is earlier.
func (c *recount) units() {
	day := time.Date(c.year, 12, 31, 0, 0, 0, 0, time.UTC)
	if c.to.Before(day) {
		day = c.to
	}
	for _, u := range live[*record.Unit](c) {
		if !standsOn(u.From, u.To, day) {
			continue
		}
		c.one(u, "units.total", "units.total."+u.Type)
		if slices.ContainsFunc(u.Outside, func(x record.Exclusion) bool { return standsOn(x.From, x.To, day) }) {
			continue
		}
		c.one(u, "units.scope", "units.scope."+u.Type, "target.scope.base")
		y := u.Years[slices.IndexFunc(u.Years, func(y record.UnitYear) bool { return y.Year == c.year })]
		done := func(d record.Decision) bool { return d.Number != "" && (d.Date.Y == 0 || c.past(d.Date)) }
		key := ""
		switch {
		case done(y.Withdrawn), !done(y.Decision) && c.past(y.Refused):
			key = "unmet"
		case done(y.Decision):
			key = "met"
		case c.past(y.Proposed), c.past(y.Registered):
			key = "open"
		default:
			continue
		}
		c.one(u, "units.registered", "units.registered."+u.Type, "units."+key, "units."+key+"."+u.Type, "target.all.base")
		if key != "unmet" {
			c.one(u, "target.all."+key, "target.scope."+key)
		}
	}
}
