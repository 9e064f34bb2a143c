package forms

import "sophongtrao/store/record"

func (b *builder) gatherMeetings(f *facts) {
	for _, k := range b.set.Lists.MeetingKinds {
		f.counts("meetings." + k.Code)
	}
	f.counts("tasks", "tasks.done", "tasks.late")
	for m := range b.view.Meetings.All() {
		f.seen(m.Start.Date)
		if !f.in(m.Start.Date) {
			continue
		}
		f.tick("meetings."+m.Type, m)
		for _, t := range m.Tasks {
			f.tick("tasks", m)
			switch {
			case f.by(t.Done):
				f.tick("tasks.done", m)
			case t.Due.Before(f.at):
				f.tick("tasks.late", m)
			}
		}
	}
}

// What became of an opinion by the last day of a period: one that was to be watched
// and has been answered since is settled.
const opinionSettled = "settled"

func (f *facts) outcome(o record.Opinion) string {
	switch {
	case o.Outcome == record.OpinionAnswered || o.Outcome == record.OpinionForwarded:
		return o.Outcome
	case f.by(o.Closed):
		return opinionSettled
	}
	return record.OpinionOpen
}

// gatherForums counts the forums and the opinions, which fall into four groups by what
// became of them; waiting are those forwarded or watched that were not answered yet.
func (b *builder) gatherForums(f *facts) {
	f.sums("forums.present")
	f.counts("opinions", "opinions.answered", "opinions.forwarded", "opinions.settled", "opinions.open", "opinions.waiting")
	for _, c := range b.set.Lists.Forums {
		f.counts("forums." + c.Code)
	}
	for m := range b.view.Meetings.All() {
		if m.Type != record.MeetingForum || !f.in(m.Start.Date) {
			continue
		}
		f.add("forums.present", m, m.Present)
		if m.Forum != "" {
			f.tick("forums."+m.Forum, m)
		}
		for _, o := range m.Opinions {
			n := record.N(o.Counted())
			f.add("opinions", m, n)
			f.add("opinions."+f.outcome(o), m, n)
			if o.Outcome != record.OpinionAnswered && !f.by(o.Closed) {
				f.add("opinions.waiting", m, n)
			}
		}
	}
}

// gatherActivities counts what was done by its kind; the numbers of each kind stand
// under its code.
func (b *builder) gatherActivities(f *facts) {
	f.counts("activities")
	for _, k := range b.set.Lists.ActivityKinds {
		f.counts("activities." + k.Code)
		for _, x := range activityCounts {
			f.sums("activities." + k.Code + x.tail)
		}
	}
	f.sums("disputes", "settled", "reintegrated", "reintegrated.improved")
	for _, c := range b.set.Lists.Channels {
		f.counts("channels." + c.Code)
	}
	for _, c := range b.set.Lists.Campaigns {
		f.counts("campaigns." + c.Code)
	}
	for a := range b.view.Activities.All() {
		f.seen(a.Start)
		if !f.in(a.Start) {
			continue
		}
		f.tick("activities", a)
		f.tick("activities."+a.Type, a)
		for _, x := range activityCounts {
			f.add("activities."+a.Type+x.tail, a, x.of(a))
		}
		b.gatherHelp(f, a)
		if a.Channel != "" && a.Type == record.ActivityCommunication {
			f.tick("channels."+a.Channel, a)
		}
		if a.Campaign != "" {
			f.tick("campaigns."+a.Campaign, a)
		}
	}
}

// gatherHelp counts the mediation of an activity, and whom it helped back into the
// community, in all and for its area. An activity of another kind that has no such
// number was not asked for it.
func (b *builder) gatherHelp(f *facts, a *record.Activity) {
	for _, l := range []*ledger{&f.ledger, f.area(b.view, a.Area)} {
		if a.Type == record.ActivityMediation || !a.Disputes.IsZero() || !a.Settled.IsZero() {
			l.add("disputes", a, a.Disputes)
			l.add("settled", a, a.Settled)
		}
		if a.Type == record.ActivityReintegration {
			l.add("reintegrated", a, a.Helped)
			l.add("reintegrated.improved", a, a.Improved)
		}
	}
}

// activityCounts are the numbers of an activity that are summed by its kind.
var activityCounts = []struct {
	tail string
	of   func(*record.Activity) record.Count
}{
	{".sessions", func(a *record.Activity) record.Count { return a.Sessions }},
	{".reached", func(a *record.Activity) record.Count { return a.Reached }},
	{".materials", func(a *record.Activity) record.Count { return a.Materials }},
	{".helped", func(a *record.Activity) record.Count { return a.Helped }},
	{".improved", func(a *record.Activity) record.Count { return a.Improved }},
}

// gatherInspections counts the inspections that were held and what they found; a
// finding is closed in the period in which it was, whenever it was made.
func (b *builder) gatherInspections(f *facts) {
	f.counts("inspections")
	for _, k := range b.set.Lists.InspectionKinds {
		f.counts("inspections." + k.Code)
	}
	f.counts("findings", "findings.closed", "findings.open", "findings.late")
	for i := range b.view.Inspections.All() {
		if !f.by(i.Date) {
			continue
		}
		f.seen(i.Date)
		if f.in(i.Date) {
			f.tick("inspections", i)
			f.tick("inspections."+i.Type, i)
		}
		for _, x := range i.Findings {
			if f.in(i.Date) {
				f.tick("findings", i)
			}
			switch {
			case f.in(x.Closed):
				f.tick("findings.closed", i)
			case f.by(x.Closed):
			default:
				f.tick("findings.open", i)
				if x.Due.Before(f.at) {
					f.tick("findings.late", i)
				}
			}
		}
	}
}

// gatherCommendations counts those that were proposed, and those that were decided.
func (b *builder) gatherCommendations(f *facts) {
	f.counts("commendations", "commendations.proposed")
	for _, k := range b.set.Lists.CommendKinds {
		f.counts("commendations." + k.Code)
	}
	for _, k := range b.set.Lists.Awards {
		f.counts("awards." + k.Code)
	}
	for c := range b.view.Commendations.All() {
		f.seen(c.Decision.Date)
		if f.in(c.Proposed) {
			f.tick("commendations.proposed", c)
		}
		if f.in(c.Decision.Date) {
			f.tick("commendations", c)
			f.tick("commendations."+c.Type, c)
			f.tick("awards."+c.Award, c)
		}
	}
}

// gatherDocuments counts the papers that were issued, without the report itself.
func (b *builder) gatherDocuments(f *facts) {
	f.counts("documents")
	for _, t := range b.set.Lists.DocTypes {
		f.counts("documents." + t.Code)
	}
	for d := range b.view.Documents.All() {
		own := b.in.Document != nil && b.in.Document.ID == d.ID
		if d.Is() == record.Issued && f.in(d.Date) && !own {
			f.tick("documents", d)
			f.tick("documents."+d.Type, d)
		}
	}
}

// gatherMoney counts the money of the movement by its source, in đồng: what was planned
// for the year, and what was spent in the period, wherever it is written down.
func (b *builder) gatherMoney(f *facts) {
	for _, c := range b.set.Lists.Funds {
		f.sums("funds.planned."+c.Code, "funds.spent."+c.Code)
	}
	f.sums("funds.planned", "funds.spent")
	for x := range b.view.Funds.All() {
		if f.yearly(x.Year) {
			f.add("funds.planned."+x.Source, x, x.Planned)
			f.add("funds.planned", x, x.Planned)
		}
	}
	for _, c := range b.set.Lists.Funds {
		for year := int(f.window.From.Y); year <= int(f.window.To.Y); year++ {
			for _, s := range b.view.Spendings(year, c.Code) {
				if r := b.view.Find(s.Of.Kind, s.Of.ID); f.in(s.Date) && r != nil {
					f.add("funds.spent."+c.Code, r, s.Amount)
					f.add("funds.spent", r, s.Amount)
				}
			}
		}
	}
}

// gatherStandard counts the units of the standard in the period's year, as they stand
// on its last day: by kind, in total, and for each target.
func (b *builder) gatherStandard(f *facts) {
	each := func(tail string, t record.Tally) {
		for _, x := range []struct {
			key   string
			units []*record.Unit
		}{{"total", t.Total}, {"scope", t.Scope}, {"registered", t.Registered}, {"met", t.Met}, {"unmet", t.NotMet}, {"open", t.Open}} {
			f.tickAll("units."+x.key+tail, x.units)
		}
	}
	for _, k := range b.set.Lists.UnitKinds {
		each("."+k.Code, b.view.TallyOn(f.at, f.year, k.Code))
	}
	each("", b.view.TallyOn(f.at, f.year))
	for _, t := range b.set.TargetsIn(f.year) {
		units := b.view.TallyOn(f.at, f.year, t.Types...)
		f.tickAll("target."+t.Code+".met", units.Met)
		f.tickAll("target."+t.Code+".base", units.Base(t))
		f.tickAll("target."+t.Code+".open", units.Open)
	}
	for u := range b.view.Units.All() {
		for _, y := range u.Years {
			f.seen(y.Registered)
		}
	}
}

func (f *facts) tickAll(key string, units []*record.Unit) {
	f.counts(key)
	for _, u := range units {
		f.tick(key, u)
	}
}
