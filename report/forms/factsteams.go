package forms

import "sophongtrao/store/record"

// inArea are the keys of table 4.
var inArea = []string{"teams", "members", "members.women", "members.party", "members.respected",
	"members.joined", "members.left", "training"}

func (b *builder) gatherAreas(f *facts) {
	f.counts("areas")
	f.sums("households", "people")
	f.counts("areas.unserved")
	served := map[record.ID]bool{}
	for t := range b.view.Teams.All() {
		if t.SelfGoverning() && t.Lives(f.at) {
			served[t.AreaOn(f.at)] = true
		}
	}
	for a := range b.view.Areas.All() {
		if !a.Has(f.at) {
			continue
		}
		f.byArea[a.ID] = &ledger{}
		f.tick("areas", a)
		f.add("households", a, a.Households)
		f.add("people", a, a.People)
		if !served[a.ID] {
			f.tick("areas.unserved", a)
		}
	}
	for _, l := range f.byArea {
		l.counts(inArea...)
	}
}

func (b *builder) gatherTeams(f *facts) {
	f.counts("teams", "teams.new", "teams.gone", "teams.leaderless")
	f.counts(inArea[1:7]...)
	b.sensitive(f)
	seen := map[*ledger]map[record.ID]bool{}
	for t := range b.view.Teams.All() {
		if !t.SelfGoverning() {
			continue
		}
		f.seen(t.Founded)
		if f.in(t.Founded) {
			f.tick("teams.new", t)
		}
		if f.ended(t.Dissolved) {
			f.tick("teams.gone", t)
		}
		area := f.area(b.view, t.AreaOn(f.at))
		lives, led := t.Lives(f.at), false
		for _, l := range []*ledger{&f.ledger, area} {
			if lives {
				l.tick("teams", t)
			}
			if seen[l] == nil {
				seen[l] = map[record.ID]bool{}
			}
			led = b.gatherMembers(f, l, t, seen[l])
		}
		if lives && !led {
			f.tick("teams.leaderless", t)
		}
	}
}

// sensitive leaves out the key of a sensitive field that the committee does not keep.
func (b *builder) sensitive(f *facts) {
	if b.set.Keeps(record.SensitiveParty) {
		return
	}
	for _, l := range f.byArea {
		l.drop("members.party")
	}
	f.drop("members.party")
}

// drop takes a fact out.
func (l *ledger) drop(key string) {
	delete(l.of, key)
	for i, x := range l.list {
		if x.key == key {
			l.list = append(l.list[:i], l.list[i+1:]...)
			return
		}
	}
}

// gatherMembers counts the members of a team into a ledger, each person once, and who
// came and went; led says that the team has a leader.
func (b *builder) gatherMembers(f *facts, l *ledger, t *record.Team, seen map[record.ID]bool) (led bool) {
	for _, m := range b.view.MembersOf(t.ID, record.Date{}) {
		p, ok := b.view.People.Get(m.Person)
		if !ok {
			continue
		}
		f.seen(m.From)
		if f.in(m.From) {
			l.tick("members.joined", m)
		}
		if f.ended(m.To) {
			l.tick("members.left", m)
		}
		if !t.Lives(f.at) || !m.Has(f.at) {
			continue
		}
		led = led || m.Role == record.RoleLeader
		if seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		var s tally
		s.person(p, f.at)
		for _, x := range []struct {
			key string
			n   int
		}{{"members", 1}, {"members.women", s.women}, {"members.party", s.party}, {"members.respected", s.respected}} {
			if x.n > 0 && l.of[x.key] != nil {
				l.tick(x.key, p)
			}
		}
	}
	return led
}

// gatherRounds counts the rounds of consultation that ended in a decision, and the
// votes of the consultations on members of self-governing teams.
func (b *builder) gatherRounds(f *facts) {
	f.counts("rounds.decided", "consultation.proposed", "consultation.agreed")
	for r := range b.view.Rounds.All() {
		f.seen(r.Plan.Date)
		if f.in(r.Decision.Date) {
			f.tick("rounds.decided", r)
		}
	}
	for m := range b.view.Meetings.All() {
		if m.Type != record.MeetingConsultation || !f.in(m.Start.Date) {
			continue
		}
		present, _ := m.Present.Known()
		for _, x := range m.Votes {
			if t, ok := b.view.Teams.Get(x.Team); ok && !t.SelfGoverning() {
				continue
			}
			f.tick("consultation.proposed", m)
			if n, ok := x.Agree.Known(); ok && b.set.Threshold.Met(n, present) {
				f.tick("consultation.agreed", m)
			}
		}
	}
}

// gatherTraining counts the courses and who came: team by team where that was noted,
// else those present. A course of several areas is one course of each.
func (b *builder) gatherTraining(f *facts) {
	f.counts("training")
	f.sums("training.present")
	for _, l := range f.byArea {
		l.sums("training.present")
	}
	for m := range b.view.Meetings.All() {
		if m.Type != record.MeetingTraining || !f.in(m.Start.Date) {
			continue
		}
		f.tick("training", m)
		counted := map[*ledger]bool{}
		come := func(l *ledger, c record.Count) {
			f.add("training.present", m, c)
			l.add("training.present", m, c)
			if !counted[l] {
				counted[l] = true
				l.tick("training", m)
			}
		}
		for _, a := range m.Attendance {
			if t, ok := b.view.Teams.Get(a.Team); ok && t.SelfGoverning() {
				come(f.area(b.view, t.AreaOn(f.at)), a.Present)
			}
		}
		if len(counted) == 0 {
			come(f.area(b.view, m.Area), m.Present)
		}
	}
}

// gatherSeats counts who sits in the steering bodies, by body.
func (b *builder) gatherSeats(f *facts) {
	f.counts("seats", "seats.new", "seats.gone")
	for _, c := range b.set.Lists.Bodies {
		f.counts("seats." + c.Code)
	}
	for s := range b.view.Seats.All() {
		f.seen(s.From)
		if s.Has(f.at) {
			f.tick("seats", s)
			f.tick("seats."+s.Body, s)
		}
		if f.in(s.From) {
			f.tick("seats.new", s)
		}
		if f.ended(s.To) {
			f.tick("seats.gone", s)
		}
	}
}
