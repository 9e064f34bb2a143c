package record

import (
	"cmp"
	"slices"
	"strings"
)

// Lack is a kind of thing that a book misses, or that was left undone.
type Lack string

// The lacks, in the order in which View.Gaps returns them.
const (
	LackName       Lack = "name"      // the committee has no name: no paper has a head
	LackSigner     Lack = "signer"    // nobody may sign
	LackDecision   Lack = "decision"  // a registered unit, and the day of the decision has passed
	LackRegister   Lack = "register"  // a unit in scope that has not registered, after the day of registration
	LackReview     Lack = "review"    // a site without its yearly review
	LackStep       Lack = "step"      // a đợt hiệp thương that stands still
	LackLeader     Lack = "leader"    // khuyết tổ trưởng
	LackMembers    Lack = "members"   // a team without anybody
	LackTwoLeaders Lack = "leaders"   // a team with two leaders on one day
	LackTwoTeams   Lack = "teams"     // a person in two teams on one day
	LackMinutes    Lack = "minutes"   // a meeting without issued minutes
	LackReturned   Lack = "returned"  // a document that was sent back
	LackSending    Lack = "sending"   // an issued document that was not handed over
	LackIssue      Lack = "issue"     // a draft
	LackPapers     Lack = "papers"    // an open commendation without all its papers
	LackMoney      Lack = "overspent" // more spent than planned
	LackCleanUp    Lack = "clean-up"  // people whose data is to be looked at: one for all
)

// Gap is one thing that is missing on a day.
type Gap struct {
	Lack  Lack
	Ref   Ref
	Path  string // the field within the record that would mend it; "" for the whole
	Label string // the record
	Note  string // names from the book that tell more: the area, the other teams, the papers
	Due   Date   // when it should have been there; zero where no day is set
	Year  int    // the year it is missing for; 0 for none
	Step  RoundStep
	Sum   int64 // đồng above the plan; how many people
}

// EventReview is the Event that says until when sites are reviewed in a year.
const EventReview = "danh-gia"

// Gaps returns what is missing on a day that no duty names (View.Duties): it vanishes
// when the record is right, and is nowhere ticked off.
func (v *View) Gaps(today Date) []Gap {
	g := gaps{v: v, today: today}
	g.committee()
	g.units()
	g.sites()
	g.rounds()
	g.teams()
	g.people()
	g.papers()
	g.commendations()
	g.funds()
	g.cleanUp()
	rank := map[Lack]int{}
	for i, l := range Lacks {
		rank[l] = i
	}
	slices.SortStableFunc(g.list, func(a, b Gap) int { return cmp.Compare(rank[a.Lack], rank[b.Lack]) })
	return g.list
}

// TeamGaps are the gaps of teams and their members on a day.
func (v *View) TeamGaps(day Date) []Gap {
	g := gaps{v: v, today: day}
	g.teams()
	g.people()
	return g.list
}

// Lacks are all kinds of gap, in their order.
var Lacks = []Lack{LackName, LackSigner, LackDecision, LackRegister, LackReview, LackStep, LackLeader, LackMembers,
	LackTwoLeaders, LackTwoTeams, LackMinutes, LackReturned, LackSending, LackIssue, LackPapers, LackMoney, LackCleanUp}

type gaps struct {
	v     *View
	today Date
	list  []Gap
}

func (g *gaps) add(l Lack, r Record, x Gap) {
	x.Lack, x.Ref = l, RefTo(r)
	if x.Label == "" {
		x.Label = r.Label(g.v)
	}
	g.list = append(g.list, x)
}

// committee: without a name and a signer no paper is right.
func (g *gaps) committee() {
	c := g.v.Committee()
	if len(c.Names) == 0 {
		g.add(LackName, c, Gap{Path: "names"})
	}
	if len(c.Signers) == 0 {
		g.add(LackSigner, c, Gap{Path: "signers"})
	}
}

// units: those in scope this year whose days of registration or decision have passed.
func (g *gaps) units() {
	year, s := int(g.today.Y), g.v.Settings()
	for u := range g.v.Units.All() {
		_, rule, known := s.StandardOf(u.Type, year)
		if in, _ := u.InScope(s.JudgedOn(u.Type, year)); !in || !known {
			continue
		}
		at := slices.IndexFunc(u.Years, func(y UnitYear) bool { return y.Year == year })
		path := func(field string) string {
			if at < 0 {
				return ""
			}
			return within("years", at) + field
		}
		register := dayIn(year, rule.RegisterMonth, rule.RegisterDay)
		decide := dayIn(year, rule.DecideMonth, rule.DecideDay)
		switch is := u.Of(year).Standing(); {
		case is == Unregistered && passed(register, g.today):
			g.add(LackRegister, u, Gap{Path: path("registered"), Due: register, Year: year})
		case (is == Registered || is == Proposed) && passed(decide, g.today):
			g.add(LackDecision, u, Gap{Path: path("decision.number"), Due: decide, Year: year})
		}
	}
}

func passed(due, today Date) bool { return !due.IsZero() && due.Compare(today) < 0 }

// sites: those at work without a review of this year once a reminder for it stands, and
// of last year if the book was kept then.
func (g *gaps) sites() {
	s := g.v.Settings()
	for x := range g.v.Sites.All() {
		if !working(StageOn(x.Stages, g.today)) {
			continue
		}
		for _, year := range []int{int(g.today.Y) - 1, int(g.today.Y)} {
			due := s.reviewDay(year)
			_, near := s.Near(due, g.today)
			late := year < int(g.today.Y)
			if !x.Launched.IsZero() && int(x.Launched.Y) > year || !late && !near ||
				late && !g.v.reaches(Span{Day(year, 1, 1), Day(year, 12, 31)}) {
				continue
			}
			if _, ok := x.ReviewOf(year); !ok {
				g.add(LackReview, x, Gap{Path: "reviews", Due: due, Year: year})
				break
			}
		}
	}
}

// reviewDay is until when sites are reviewed in a year: the day of its event, else the
// last of the year.
func (s *Settings) reviewDay(year int) Date {
	for _, e := range s.Calendar {
		if due := e.Of(year); e.Code == EventReview && e.Has(due) {
			return due
		}
	}
	return Day(year, 12, 31)
}

// working says that a site of the stage is to be reviewed; one of no stage is.
func working(stage string) bool {
	switch stage {
	case StageProposed, StageBuilding, StagePaused, StageDissolved:
		return false
	}
	return true
}

// rounds: those in which nothing happened for longer than the widest reminder.
func (g *gaps) rounds() {
	patience := 0
	for _, n := range g.v.Settings().Remind {
		patience = max(patience, n)
	}
	for r := range g.v.Rounds.All() {
		next := r.Next()
		if next == RoundDone || !r.Dropped.IsZero() {
			continue
		}
		last := g.v.lastStep(r)
		if last.IsZero() || last.DaysUntil(g.today) > patience {
			g.add(LackStep, r, Gap{Path: roundPaths[next], Step: next})
		}
	}
}

// roundPaths are the fields that the steps of a round fill.
var roundPaths = [...]string{RoundPlan: "plan.number", RoundList: "listed", RoundPeople: "people",
	RoundConsultation: "consultation", RoundProposal: "proposal", RoundDecision: "decision.number"}

// lastStep is the day of the last step of a round that has one.
func (v *View) lastStep(r *Round) (last Date) {
	days := []Date{r.Plan.Date, r.Listed, r.Decision.Date}
	for _, id := range []ID{r.People, r.Consultation} {
		if m, ok := v.Meetings.Get(id); ok {
			days = append(days, m.Start.Date)
		}
	}
	if d, ok := v.Documents.Get(r.Proposal); ok {
		days = append(days, d.Date)
	}
	for _, d := range days {
		if last.Last().Compare(d.Last()) < 0 {
			last = d
		}
	}
	return last
}

// teams: self-governing ones without anybody, without a leader or with two.
func (g *gaps) teams() {
	for t := range g.v.Teams.All() {
		if !t.SelfGoverning() || !t.Lives(g.today) {
			continue
		}
		x := Gap{}
		if a, ok := g.v.Areas.Get(t.AreaOn(g.today)); ok {
			x.Note = a.NameOn(g.today)
		}
		members := g.v.MembersOf(t.ID, g.today)
		leaders := 0
		for _, m := range members {
			if m.Role == RoleLeader {
				leaders++
			}
		}
		switch {
		case len(members) == 0:
			g.add(LackMembers, t, x)
		case leaders == 0:
			g.add(LackLeader, t, x)
		case leaders > 1:
			g.add(LackTwoLeaders, t, x)
		}
	}
}

// people: those who sit in more than one self-governing team.
func (g *gaps) people() {
	for p := range g.v.People.All() {
		if of := g.v.SelfGoverningOf(p.ID, g.today); len(of) > 1 {
			names := make([]string, len(of))
			for i, m := range of {
				if t, ok := g.v.Teams.Get(m.Team); ok {
					names[i] = t.Name
				}
			}
			g.add(LackTwoTeams, of[len(of)-1], Gap{Path: "to", Label: p.Name, Note: strings.Join(names, ", ")})
		}
	}
}

// papers: meetings of this year and the last without minutes, drafts, and issued papers
// that lie about or came back.
func (g *gaps) papers() {
	minuted, mended := map[ID]bool{}, map[ID]bool{}
	for d := range g.v.Documents.All() {
		if d.Is() == Issued {
			mended[d.Corrects], mended[d.Replaces] = true, true
			if d.Type == DocMinutes {
				minuted[d.Source.Meeting] = true
			}
		}
	}
	for d := range g.v.Documents.All() {
		switch {
		case d.Is() == Draft:
			g.add(LackIssue, d, Gap{})
		case d.Is() != Issued:
		case d.Returned() && !mended[d.ID]:
			g.add(LackReturned, d, Gap{Note: d.Symbol})
		case d.Unsent():
			g.add(LackSending, d, Gap{Note: d.Symbol})
		}
	}
	for m := range g.v.Meetings.All() {
		day := m.Start.Date
		if !minuted[m.ID] && day.Last().Compare(g.today) < 0 && day.Y >= g.today.Y-1 {
			g.add(LackMinutes, m, Gap{Note: day.String()})
		}
	}
}

// commendations: those neither decided nor declined, without all their papers.
func (g *gaps) commendations() {
	for c := range g.v.Commendations.All() {
		if !c.Decision.IsZero() || !c.Declined.IsZero() {
			continue
		}
		var names []string
		for _, p := range MissingPapers(g.v.Settings().Lists.AwardPapers, c.Papers, g.today) {
			names = append(names, p.Name)
		}
		if len(names) > 0 {
			g.add(LackPapers, c, Gap{Path: "papers", Note: strings.Join(names, ", "), Year: c.Year})
		}
	}
}

// funds: those of this year and the last with more spent than planned.
func (g *gaps) funds() {
	for f := range g.v.Funds.All() {
		plan, known := f.Planned.Known()
		if over := g.v.Spent(f.Year, f.Source) - plan; known && over > 0 && f.Year >= int(g.today.Y)-1 {
			g.add(LackMoney, f, Gap{Path: "planned", Year: f.Year, Sum: over})
		}
	}
}

// cleanUp: one line for all people whose data is to be looked at, due with the first.
func (g *gaps) cleanUp() {
	list := g.v.CleanUp(g.today)
	if len(list) == 0 {
		return
	}
	x := Gap{Lack: LackCleanUp, Sum: int64(len(list))}
	for _, e := range list {
		if !e.Due.IsZero() && (x.Due.IsZero() || e.Due.Compare(x.Due) < 0) {
			x.Due = e.Due
		}
	}
	g.list = append(g.list, x)
}
