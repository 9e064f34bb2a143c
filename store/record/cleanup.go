package record

import (
	"cmp"
	"slices"
)

// Reason is why the data of a person is no longer to be kept.
type Reason string

// The reasons, the most pressing first.
const (
	ReasonWithdrawn Reason = "withdrawn"  // a consent was withdrawn, and not given again
	ReasonKeptUntil Reason = "keep-until" // Person.KeepUntil has passed
	ReasonLeft      Reason = "left"       // gone from everything for longer than Settings.Retention
	ReasonAsked     Reason = "asked"      // the person asked for it; CleanUp does not know
)

// AnswerDays is within how many days a withdrawn consent is to be followed (Nghị định
// 356/2025/NĐ-CP: 15 days, 20 where others hold the data; privacy.md, G.1).
const AnswerDays = 15

// Expired is a person who is proposed for anonymising.
type Expired struct {
	Person  *Person
	Reason  Reason
	Since   Date   // the day of the withdrawal, the last day to keep, the last day in the book
	Purpose string // of the consent that was withdrawn
	Due     Date   // until when it is to be done; zero where the law sets no day
	Serves  bool   // still in a team or another office: that is to end first
}

// CleanUp returns the persons whose data is to be looked at on a day: the yearly list,
// by reason and then the longest waiting first. A person with a day to keep until is
// not proposed for having left. One who still serves is proposed only for a reason of
// their own.
func (v *View) CleanUp(today Date) (out []Expired) {
	serves, last := v.serving(today), v.lastDays()
	months := v.Settings().Retention
	for p := range v.People.All() {
		if p.Anonymous() {
			continue
		}
		x := Expired{Person: p}
		c, withdrawn := p.withdrawn(today)
		left := last[p.ID]
		switch {
		case withdrawn:
			x.Reason, x.Since, x.Purpose, x.Due = ReasonWithdrawn, c.Withdrawn, c.Purpose, c.Withdrawn.Last().AddDays(AnswerDays)
		case !p.KeepUntil.IsZero():
			if x.Since = p.KeepUntil.Last(); x.Since.Compare(today) < 0 {
				x.Reason = ReasonKeptUntil
			}
		case months > 0 && !left.IsZero() && left.AddMonths(months).Compare(today) < 0 && !serves(p):
			x.Reason, x.Since = ReasonLeft, left
		}
		if x.Reason != "" {
			x.Serves = serves(p)
			out = append(out, x)
		}
	}
	order := []Reason{ReasonWithdrawn, ReasonKeptUntil, ReasonLeft}
	slices.SortStableFunc(out, func(x, y Expired) int {
		return cmp.Or(slices.Index(order, x.Reason)-slices.Index(order, y.Reason), x.Since.Compare(y.Since))
	})
	return out
}

// withdrawn is the first consent that does not hold any more on a day, and was not given
// again for its purpose.
func (p *Person) withdrawn(today Date) (first Consent, is bool) {
	for _, c := range p.Consents {
		if c.Withdrawn.IsZero() || c.Withdrawn.First().Compare(today) > 0 {
			continue
		}
		again := slices.ContainsFunc(p.Consents, func(o Consent) bool {
			return o.Purpose == c.Purpose && o.Withdrawn.IsZero() && o.Date.Last().Compare(c.Withdrawn.First()) >= 0
		})
		if !again && (!is || c.Withdrawn.Compare(first.Withdrawn) < 0) {
			first, is = c, true
		}
	}
	return first, is
}

// lastDays are the last days on which persons appear in the book: in a team, among
// votes and candidates, commended or chosen. A membership that has not ended, and a
// thing without a day, count for nothing: the first serves.
func (v *View) lastDays() map[ID]Date {
	last := map[ID]Date{}
	seen := func(id ID, d Date) {
		if id != 0 && last[id].Compare(d.Last()) < 0 {
			last[id] = d.Last()
		}
	}
	about := func(r Ref, year int, d Date) {
		if r.Kind == KindPerson {
			seen(r.ID, Year(year))
			seen(r.ID, d)
		}
	}
	for m := range v.Memberships.All() {
		seen(m.Person, v.endOf(m))
	}
	for m := range v.Meetings.All() {
		for _, x := range m.Votes {
			seen(x.Person, m.Start.Date)
		}
	}
	for r := range v.Rounds.All() {
		for _, c := range r.Candidates {
			seen(c.Person, v.lastStep(r))
		}
	}
	for c := range v.Commendations.All() {
		about(c.Subject, c.Year, c.Decision.Date)
	}
	for x := range v.Exemplars.All() {
		about(x.Subject, x.Year, x.Decision.Date)
		for _, r := range x.Reviews {
			about(x.Subject, r.Year, r.Date)
		}
	}
	return last
}

// endOf is the last day of a membership: its own, or that of its team; zero while both
// go on.
func (v *View) endOf(m *Membership) Date {
	end := m.To.Last()
	if t, ok := v.Teams.Find(m.Team); ok && !t.Dissolved.IsZero() && (end.IsZero() || t.Dissolved.Last().Compare(end) < 0) {
		end = t.Dissolved.Last()
	}
	return end
}

// serving says of a person whether something of theirs goes on or is still to come: a
// membership, a đợt hiệp thương or a commendation that is not decided; or, by their
// name, a seat, the head of an area or a signer.
func (v *View) serving(today Date) func(*Person) bool {
	ids, names := map[ID]bool{}, map[string]bool{}
	goesOn := func(end Date) bool { return end.IsZero() || end.Last().Compare(today) >= 0 }
	for m := range v.Memberships.All() {
		if goesOn(v.endOf(m)) {
			ids[m.Person] = true
		}
	}
	for r := range v.Rounds.All() {
		for _, c := range r.Candidates {
			if r.Next() != RoundDone && r.Dropped.IsZero() {
				ids[c.Person] = true
			}
		}
	}
	for c := range v.Commendations.All() {
		if c.Subject.Kind == KindPerson && c.Decision.IsZero() && c.Declined.IsZero() {
			ids[c.Subject.ID] = true
		}
	}
	for s := range v.Seats.All() {
		names[Fold(s.Name)] = names[Fold(s.Name)] || goesOn(s.To)
	}
	for a := range v.Areas.All() {
		names[Fold(a.Head)] = names[Fold(a.Head)] || goesOn(a.To)
	}
	for _, s := range v.Committee().Signers {
		names[Fold(s.Name)] = names[Fold(s.Name)] || goesOn(s.To)
	}
	return func(p *Person) bool { return ids[p.ID] || names[Fold(p.Name)] }
}
