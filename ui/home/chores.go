package home

import (
	"cmp"
	"slices"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// ahead is how many days before its due day a thing appears (screens.md: 30, 14
// and 3 days; the line itself says how many are left).
const ahead = 30

// chore is one thing to do.
type chore struct {
	what  words.Chore
	kind  record.Kind // the record it opens
	id    record.ID
	label string // which one
	note  string // by whom, of which meeting
	due   record.Date
	paper record.Source // of a report that is due
}

// chores lists what is to be done on a day: first what has a due day, the most
// urgent first, then what is missing, in the order of words.Chore.
func chores(v *record.View, today record.Date) []chore {
	var list []chore
	add := func(c chore) { list = append(list, c) }
	basics(v, add)
	tasks(v, today, add)
	reports(v, today, add)
	papers(v, today, add)
	teams(v, today, add)
	sites(v, today, add)
	slices.SortStableFunc(list, func(a, b chore) int {
		if a.due.IsZero() != b.due.IsZero() {
			if a.due.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.due.Compare(b.due), cmp.Compare(a.what, b.what))
	})
	return list
}

// basics: without a name and a signer no paper is right.
func basics(v *record.View, add func(chore)) {
	c := v.Committee()
	if len(c.Names) == 0 {
		add(chore{what: words.ChoreName, kind: record.KindCommittee, id: c.ID})
	}
	if len(c.Signers) == 0 {
		add(chore{what: words.ChoreSigner, kind: record.KindCommittee, id: c.ID})
	}
}

// tasks: what meetings handed out and nobody has marked as done.
func tasks(v *record.View, today record.Date, add func(chore)) {
	for m := range v.Meetings.All() {
		for _, t := range m.Tasks {
			if t.Done.IsZero() && soon(t.Due, today) {
				add(chore{what: words.ChoreTask, kind: record.KindMeeting, id: m.ID, label: t.What, note: t.Owner, due: t.Due.Last()})
			}
		}
	}
}

func soon(due, today record.Date) bool {
	return !due.IsZero() && today.DaysUntil(due.Last()) <= ahead
}

// reports: periods whose deadline comes or has passed in the last two months
// without an issued report.
func reports(v *record.View, today record.Date, add func(chore)) {
	done := map[string]bool{}
	for d := range v.Documents.All() {
		if d.Is() == record.Issued && d.Source.Rule != "" {
			done[record.Period{Rule: d.Source.Rule, Year: d.Source.Year}.Key()] = true
		}
	}
	for _, r := range v.Settings().Periods {
		for year := int(today.Y) - 1; year <= int(today.Y)+1; year++ {
			p := r.Of(year)
			offered := r.Span.Has(record.Day(year, 1, 1)) || r.Span.Has(record.Day(year, 12, 31))
			if !offered || !soon(p.Due, today) || p.Due.DaysUntil(today) > 60 || done[p.Key()] {
				continue
			}
			add(chore{what: words.ChoreReport, kind: record.KindDocument, label: p.Name, due: p.Due,
				paper: record.Source{Form: "period", Rule: r.Code, Year: year}})
		}
	}
}

// papers: meetings without minutes, drafts not issued, issued papers not sent.
func papers(v *record.View, today record.Date, add func(chore)) {
	minuted := map[record.ID]bool{}
	for d := range v.Documents.All() {
		switch {
		case d.Source.Form == "minutes" && d.Is() == record.Issued:
			minuted[d.Source.Meeting] = true
		case d.Is() == record.Draft:
			add(chore{what: words.ChoreDraft, kind: record.KindDocument, id: d.ID, label: d.Title})
		}
		if d.Is() == record.Issued && d.Sent().IsZero() && d.Type != record.DocMinutes {
			add(chore{what: words.ChoreUnsent, kind: record.KindDocument, id: d.ID, label: d.Title, note: d.Symbol})
		}
	}
	for m := range v.Meetings.All() {
		if !minuted[m.ID] && m.Start.Date.Before(today) && m.Start.Date.DaysUntil(today) <= 365 {
			add(chore{what: words.ChoreMinutes, kind: record.KindMeeting, id: m.ID, label: m.Title, note: m.Start.Date.String()})
		}
	}
}

// teams: those without anybody, and those without a leader.
func teams(v *record.View, today record.Date, add func(chore)) {
	for t := range v.Teams.All() {
		switch {
		case !t.Lives(today):
		case len(v.MembersOf(t.ID, today)) == 0:
			add(chore{what: words.ChoreNoMember, kind: record.KindTeam, id: t.ID, label: t.Name, note: areaName(v, t.Area)})
		case v.LeaderOf(t.ID, today) == nil:
			add(chore{what: words.ChoreNoLeader, kind: record.KindTeam, id: t.ID, label: t.Name, note: areaName(v, t.Area)})
		}
	}
}

// sites: those at work without this year's review from the fourth quarter on
// (Kế hoạch 279, II.7), and without last year's at any time.
func sites(v *record.View, today record.Date, add func(chore)) {
	for s := range v.Sites.All() {
		switch record.StageOn(s.Stages, today) {
		case record.StageProposed, record.StageBuilding, record.StagePaused, record.StageDissolved:
			continue
		}
		for _, year := range []int{int(today.Y) - 1, int(today.Y)} {
			if year == int(today.Y) && today.M < 10 || !s.Launched.IsZero() && int(s.Launched.Y) > year {
				continue
			}
			if _, ok := s.ReviewOf(year); !ok {
				add(chore{what: words.ChoreReview, kind: record.KindSite, id: s.ID, label: s.Label(v), note: record.Year(year).String()})
				break
			}
		}
	}
}

func areaName(v *record.View, id record.ID) string {
	if a, ok := v.Areas.Get(id); ok {
		return a.Name
	}
	return ""
}
