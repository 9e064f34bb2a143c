package meetings

import (
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// election is what a consultation's votes mean for the roster.
type election struct {
	join  []*record.Membership // to be written; Person 0: the person is new, see names
	names []string             // of join, as voted on
	below []string             // not above the threshold, or without a count
	there []string             // already a member of that team
	vague []string             // no team was named
}

// elect reads the votes against the threshold: who has it becomes a member of the
// team they were proposed for, from the day of the meeting.
func elect(v *record.View, m *record.Meeting) election {
	var e election
	present, _ := m.Present.Known()
	for _, x := range m.Votes {
		agree, counted := x.Agree.Known()
		switch {
		case !counted || !v.Settings().Threshold.Met(agree, present):
			e.below = append(e.below, x.Name)
		case x.Team == 0:
			e.vague = append(e.vague, x.Name)
		case sits(v, x, m.Start.Date):
			e.there = append(e.there, x.Name)
		default:
			e.names = append(e.names, x.Name)
			e.join = append(e.join, &record.Membership{
				Person: x.Person, Team: x.Team, Role: roleOf(x.Role),
				Span: record.Span{From: m.Start.Date}, How: how(v), Meeting: m.ID,
			})
		}
	}
	return e
}

// sits says that the person is a member of the team on the day, or later.
func sits(v *record.View, x record.Vote, day record.Date) bool {
	if x.Person == 0 {
		return false
	}
	for _, o := range v.TeamsOf(x.Person, record.Date{}) {
		if o.Team == x.Team && (o.To.IsZero() || !o.To.Before(day)) {
			return true
		}
	}
	return false
}

func roleOf(code string) string {
	if code == "" {
		return record.RoleMember
	}
	return code
}

// how is the code that says "by consultation", if the list still has it.
func how(v *record.View) string {
	if list := v.Settings().Lists.How; record.Rank(list, record.MeetingConsultation) < len(list) {
		return record.MeetingConsultation
	}
	return ""
}

// write saves the elected as members, people that are new among them, and ties the
// votes to the people: one step, undone in one.
func (e *election) write(tx *store.Tx, meeting record.ID) error {
	m, ok := tx.View().Meetings.Get(meeting)
	if !ok {
		return store.ErrNoRecord
	}
	m = m.Clone().(*record.Meeting)
	for i, s := range e.join {
		s := s.Clone().(*record.Membership)
		if s.Person == 0 {
			p := &record.Person{Name: e.names[i]}
			if t, ok := tx.View().Teams.Get(s.Team); ok {
				p.Area = t.Area
			}
			if err := tx.Save(p); err != nil {
				return err
			}
			s.Person = p.ID
			for j := range m.Votes {
				if x := &m.Votes[j]; x.Person == 0 && x.Name == e.names[i] && x.Team == s.Team {
					x.Person = p.ID
					break
				}
			}
		}
		if err := tx.Save(s); err != nil {
			return err
		}
	}
	return tx.Save(m)
}
