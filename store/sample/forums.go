package sample

import (
	"slices"
	"strconv"
	"strings"

	"sophongtrao/store/record"
)

// furtherRound is the order of the second half of the meetings, those of the plan's
// two years.
var furtherRound = []string{
	record.MeetingForum, record.MeetingPeople, record.MeetingTraining, record.MeetingForum,
	record.MeetingPeople, record.MeetingForum, record.MeetingTraining, record.MeetingBriefing,
}

// makeFurtherMeetings holds forums, trainings and people's meetings in the two years.
// A people's meeting comes before a consultation of its area, while there is one.
func (m *maker) makeFurtherMeetings() {
	m.stream("further meetings")
	first := len(m.meetings)
	all := m.size.Meetings - first
	from := record.Day(m.thisYear()-2, 12, 15)
	days := from.DaysUntil(m.size.Today.AddDays(-25))
	waiting := m.newestConsultations()
	for i := range all {
		kind, day := furtherRound[i%len(furtherRound)], from.AddDays(days*(i+1)/all)
		var next *record.Meeting
		if kind == record.MeetingPeople && len(waiting) > 0 && m.peoples%3 < 2 {
			next, waiting = waiting[0], waiting[1:]
			day = next.Start.Date.AddDays(-12)
		}
		meet := m.meeting(kind, first+i, day)
		if next != nil {
			rename(meet, m.areaName(meet.Area), m.areaName(next.Area))
			meet.Area = next.Area
			m.before[next.ID] = meet
		}
		m.add(meet)
		m.meetings = append(m.meetings, meet)
		if kind == record.MeetingPeople {
			m.peoples++
			if next == nil && meet.Area != 0 {
				m.spare = meet
			}
		}
	}
}

// newestConsultations are all consultations of an area, the newest first.
func (m *maker) newestConsultations() (of []*record.Meeting) {
	for _, meet := range slices.Backward(m.meetings) {
		if meet.Type == record.MeetingConsultation && meet.Area != 0 {
			of = append(of, meet)
		}
	}
	return of
}

// rename puts another area into the texts of a meeting.
func rename(meet *record.Meeting, old, now string) {
	text := func(s string) string {
		if old == "" {
			return s
		}
		return strings.ReplaceAll(s, old, now)
	}
	meet.Title, meet.Place = text(meet.Title), text(meet.Place)
	for i := range meet.Agenda {
		for j := range meet.Agenda[i].Course {
			meet.Agenda[i].Course[j] = text(meet.Agenda[i].Course[j])
		}
	}
	for i := range meet.Conclusions {
		meet.Conclusions[i] = text(meet.Conclusions[i])
	}
	for i := range meet.Tasks {
		meet.Tasks[i].Owner = text(meet.Tasks[i].Owner)
	}
	for i := range meet.Groups {
		meet.Groups[i].Name = text(meet.Groups[i].Name)
	}
	for i := range meet.Absences {
		meet.Absences[i].Who = text(meet.Absences[i].Who)
	}
}

// makeForums gives every forum its opinions and every training its teams; what a
// meeting handed out long ago is done.
func (m *maker) makeForums() {
	m.stream("forums")
	forums := 0
	for i, meet := range m.meetings {
		for k := range meet.Tasks {
			if t := &meet.Tasks[k]; t.Done.IsZero() && m.old(t.Due) {
				t.Done = t.Due.AddDays(12)
			}
		}
		switch meet.Type {
		case record.MeetingForum:
			m.hear(meet, forums)
			forums++
		case record.MeetingTraining:
			m.train(meet, i)
		}
	}
}

// hear notes three opinions, each further along than the one before.
func (m *maker) hear(meet *record.Meeting, n int) {
	f := m.Forums[n%len(m.Forums)]
	meet.Forum, meet.Title = f.Code, record.Line(fill(f.Title, "{area}", m.areaName(meet.Area)))
	for i := range 3 {
		t := m.Topics[(n*3+i)%len(m.Topics)]
		o := record.Opinion{Topic: t.Topic, Group: record.Line(fill(t.Group, "{area}", m.areaName(meet.Area))), Body: t.Body}
		if (n+i)%4 != 3 { // blank counts as one
			o.Times = m.count(1, 9)
		}
		day := meet.Start.Date
		switch (n + i) % 3 {
		case 0:
			o.Outcome, o.Answer, o.Closed = record.OpinionAnswered, fill(pickAnswer(m, t), "{area}", m.areaName(meet.Area)), day
		case 1:
			o.Outcome, o.Due = record.OpinionForwarded, day.AddDays(15)
			if answered := day.AddDays(m.between(8, 20)); answered.Compare(m.size.Today) < 0 && (m.chance(75) || m.old(o.Due)) {
				o.Answer, o.Closed = pickAnswer(m, t), answered
			}
		default:
			o.Outcome, o.Due = record.OpinionOpen, day.AddDays(m.between(40, 150))
			if m.old(o.Due) {
				o.Answer, o.Closed = pickAnswer(m, t), o.Due
			}
		}
		meet.Opinions = append(meet.Opinions, o)
	}
}

// pickAnswer is the answer of a topic, or where it has none that of another.
func pickAnswer(m *maker, t topic) string {
	if t.Answer != "" {
		return t.Answer
	}
	return m.Topics[0].Answer
}

// train notes who of up to forty teams came: some did not say, of some nobody came.
func (m *maker) train(meet *record.Meeting, n int) {
	const room = 40
	meet.Organiser = m.Organisers[n%len(m.Organisers)]
	for _, t := range m.teams {
		if len(meet.Attendance) == room {
			break
		}
		if t.Type == record.TeamStatutory || t.Founded.Compare(meet.Start.Date) > 0 || !t.Dissolved.IsZero() || m.chance(30) {
			continue
		}
		invited := m.between(2, 6)
		a := record.Attendance{Team: t.ID, Invited: record.N(int64(invited)), Present: m.count(0, invited)}
		switch m.rnd.IntN(20) {
		case 0:
			a.Present = record.Count{}
		case 1:
			a.Present = record.NotReported()
		}
		meet.Attendance = append(meet.Attendance, a)
	}
}

// makeRounds makes a round of consultation for every consultation of an area, and one
// for each step before; one was given up.
func (m *maker) makeRounds() {
	m.stream("rounds")
	for n, c := range m.newestConsultations() {
		r := m.round(c.Area, c.Start.Date)
		r.Consultation = c.ID
		if p := m.before[c.ID]; p != nil {
			r.People = p.ID
		}
		for _, v := range c.Votes {
			r.Candidates = append(r.Candidates, record.Candidate{Person: v.Person, Name: v.Name, Team: v.Team, Role: v.Role,
				By: record.Line(fill(pick(m, m.By), "{area}", m.areaName(c.Area)))})
		}
		if n > 0 { // the newest has just been held
			r.Proposal = m.request("team", c.Area, c.Start.Date.AddDays(5))
		}
		if n > 1 {
			r.Decision = m.decision(c.Start.Date.AddDays(12))
		}
		m.add(r)
	}
	if len(m.areas) == 0 {
		return
	}
	for step := range 5 {
		r := m.round(m.areas[(step*3+1)%len(m.areas)].ID, m.size.Today.AddDays(10*(3-step)))
		switch step {
		case 0: // nothing but its name
			r.Plan, r.Listed, r.Structure = record.Decision{}, record.Date{}, ""
		case 1:
			r.Listed = record.Date{}
		case 2:
			m.expect(r)
		case 3:
			m.expect(r)
			if p := m.spare; p != nil {
				r.People, r.Area = p.ID, p.Area
				r.Listed = p.Start.Date.AddDays(-5)
				r.Plan.Date = p.Start.Date.AddDays(-20)
				r.Title = record.Line(fill(m.Round.Title, "{area}", m.areaName(p.Area), "{year}", strconv.Itoa(m.thisYear())))
			}
		case 4:
			m.expect(r)
			r.Dropped = m.size.Today.AddDays(-m.between(1, 9))
		}
		m.add(r)
	}
}

// round is a round that leads to a consultation on day d.
func (m *maker) round(area record.ID, d record.Date) *record.Round {
	return &record.Round{
		Title: record.Line(fill(m.Round.Title, "{area}", m.areaName(area), "{year}", strconv.Itoa(int(d.Y)))), Area: area,
		Plan:      record.Decision{Number: m.paper(m.Round.Plan), Date: d.AddDays(-40), By: m.Round.PlanBy},
		Structure: m.Round.Structure, Listed: d.AddDays(-20),
	}
}

// expect fills the expected list with people who are not in the book yet.
func (m *maker) expect(r *record.Round) {
	for i := range 3 {
		c := record.Candidate{Name: m.man(), Role: []string{record.RoleLeader, record.RoleDeputy, record.RoleMember}[i],
			By: record.Line(fill(m.By[i%len(m.By)], "{area}", m.areaName(r.Area)))}
		r.Candidates = append(r.Candidates, c)
	}
}

// request drafts a tờ trình and returns its ID.
func (m *maker) request(what string, area record.ID, day record.Date) record.ID {
	d := &record.Document{Type: record.DocRequest, State: record.Draft,
		Title: record.Line(fill(m.Requests[what], "{area}", m.areaName(area), "{year}", strconv.Itoa(int(day.Y))))}
	m.add(d)
	return d.ID
}
