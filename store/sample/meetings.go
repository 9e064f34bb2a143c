package sample

import (
	"strconv"

	"sophongtrao/store/record"
)

// meetingRound is the order of the meetings that a year does not fix.
var meetingRound = []string{
	record.MeetingConsultation, record.MeetingBriefing, record.MeetingForum,
	record.MeetingConsultation, record.MeetingTraining, record.MeetingInspection,
	record.MeetingConsultation, record.MeetingBriefing, record.MeetingLaunch,
}

// meetingSeason names the meetings held once a year, by month.
var meetingSeason = map[int8]string{
	6: record.MeetingMidReview, 7: record.MeetingMidReview,
	11: record.MeetingReview, 12: record.MeetingReview,
}

// makeMeetings spreads the meetings over nearly three years; the newest, three
// weeks before today, is a consultation.
func (m *maker) makeMeetings() {
	from := m.ago(2).AddDays(-300)
	days := from.DaysUntil(m.size.Today.AddDays(-20))
	n := (m.size.Meetings + 1) / 2 // the others are those of makeFurtherMeetings
	held, turn := map[string]int16{}, 0
	for i := range n {
		day := from.AddDays(days * (i + 1) / n)
		kind := meetingSeason[day.M]
		if i == n-1 {
			kind = record.MeetingConsultation
		} else if kind == "" || held[kind] == day.Y {
			kind = meetingRound[turn%len(meetingRound)]
			turn++
		}
		held[kind] = day.Y
		meet := m.meeting(kind, i, day)
		m.add(meet)
		m.meetings = append(m.meetings, meet)
		if kind == record.MeetingConsultation && meet.Area != 0 {
			m.consultations[meet.Area] = append(m.consultations[meet.Area], meet)
		}
	}
}

func (m *maker) meeting(kind string, i int, day record.Date) *record.Meeting {
	w := m.Meetings[kind]
	var area record.ID
	where, place := "", m.Hall
	local := kind == record.MeetingConsultation || kind == record.MeetingForum || kind == record.MeetingInspection || kind == record.MeetingLaunch || kind == record.MeetingPeople
	if local && len(m.areas) > 0 {
		a := m.areas[i*5%len(m.areas)]
		area, where, place = a.ID, a.Name, fill(m.Place, "{area}", a.Name)
	}
	text := func(s string) string {
		return record.Line(fill(s, "{area}", where, "{year}", strconv.Itoa(int(day.Y)), "{quarter}", []string{"I", "II", "III", "IV"}[(day.M-1)/3]))
	}
	hour := pick(m, []int8{8, 8, 8, 14, 19})
	meet := &record.Meeting{
		Type: kind, Title: text(w.Title), Place: place, Area: area, Chair: m.Chair, Secretary: m.Secretary,
		Start: record.Moment{Date: day, H: hour, Min: pick(m, []int8{0, 0, 30}), Set: true},
		End:   record.Moment{Date: day, H: hour + 2, Min: pick(m, []int8{0, 15, 40}), Set: true},
	}
	if day.Compare(merger) < 0 {
		meet.Chair = m.FormerChair
	}
	for _, item := range w.Agenda {
		own := record.Item{Title: text(item.Title)}
		for _, p := range item.Course {
			own.Course = append(own.Course, text(p))
		}
		meet.Agenda = append(meet.Agenda, own)
	}
	for _, c := range w.Conclusions {
		meet.Conclusions = append(meet.Conclusions, text(c))
	}
	for _, t := range w.Tasks {
		task := record.Assignment{What: text(t.What), Owner: text(t.Owner), Due: day.AddDays(m.between(10, 40))}
		if task.Due.Compare(m.size.Today) < 0 && m.chance(85) {
			task.Done = task.Due.AddDays(-m.between(0, 5))
		}
		meet.Tasks = append(meet.Tasks, task)
	}
	m.attend(meet, kind, text)
	return meet
}

// attend counts who came: summoned is present and absent together; guests come on
// top and vote nowhere.
func (m *maker) attend(meet *record.Meeting, kind string, text func(string) string) {
	groups := m.Groups
	if kind == record.MeetingConsultation {
		groups = m.ConsultationGroups
		meet.VoteMethod = pick(m, []string{"hands", "ballot"})
	}
	present := 0
	for i, g := range groups {
		n := m.between(1, 4) + i*m.between(1, 3)
		present += n
		meet.Groups = append(meet.Groups, record.Group{Name: text(g), Present: record.N(int64(n))})
	}
	for range m.between(0, 3) {
		why := pick(m, m.Absence)
		meet.Absences = append(meet.Absences, record.Absence{
			Who: fill(m.AbsentWho, "{person}", m.man(), "{group}", text(pick(m, groups))), Excused: why != "", Reason: why})
	}
	if m.chance(40) {
		meet.Groups = append(meet.Groups, record.Group{Name: m.Guests, Present: m.count(1, 3), Guest: true})
	}
	meet.Present = record.N(int64(present))
	meet.Summoned = record.N(int64(present + len(meet.Absences)))
	meet.Agreed, meet.Copies = meet.Present, 2
}

// finishMeetings gives every consultation somebody who is not in the book: some
// were proposed and not agreed on.
func (m *maker) finishMeetings() {
	for _, meet := range m.meetings {
		if meet.Type != record.MeetingConsultation {
			continue
		}
		present, _ := meet.Present.Known()
		for len(meet.Votes) < 3 {
			meet.Votes = append(meet.Votes, m.vote(0, m.woman(), 0, record.RoleMember, present, true))
		}
		if m.chance(50) {
			meet.Votes = append(meet.Votes, m.vote(0, m.man(), 0, record.RoleMember, present, false))
		}
	}
}

// makeDocuments drafts the papers a clerk would have on the desk.
func (m *maker) makeDocuments() {
	for i := range m.Documents {
		d := &m.Documents[i]
		year := m.thisYear() - 1
		d.Title = fill(d.Title, "{year}", strconv.Itoa(year))
		d.State = record.Draft
		if d.Source.Rule != "" {
			d.Source.Year = year
		}
		m.add(d)
	}
}
