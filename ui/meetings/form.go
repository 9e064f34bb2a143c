package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

type form = part.Form[*record.Meeting]

// newForm makes the form of a meeting. extra stands over the votes and carry over the
// agenda: ways to fill them; nil in a form that only compares.
func newForm(room Room, extra, carry fyne.CanvasObject) *form {
	return part.NewForm(func(f *form) {
		f.Put(banner())
		facts(f, room)
		f.Section(words.SectionChair)
		f.Add(part.Officer("chair", words.ChairLabel, func(m *record.Meeting) *record.Officer { return &m.Chair })...)
		f.Add(part.Officer("secretary", words.SecretaryLabel, func(m *record.Meeting) *record.Officer { return &m.Secretary })...)
		f.Section(words.SectionPresence)
		presence(f)
		f.When(is(record.MeetingTraining), attendance(room))
		f.Section(words.SectionAgenda)
		if carry != nil {
			f.Put(carry)
		}
		f.Add(agenda())
		f.When(is(record.MeetingForum), opinions(room))
		f.Section(words.SectionVotes)
		f.Add(part.Choice("voteMethod", words.MeetingMethod, desk.Choices{Room: room}.Of(func(l *record.Lists) []record.Choice { return l.VoteMethods }),
			func(m *record.Meeting) *string { return &m.VoteMethod }))
		if extra != nil {
			f.Put(extra)
		}
		f.Add(votes(room))
		f.Section(words.SectionConclusions)
		f.Add(
			part.Paragraphs("conclusions", "", func(m *record.Meeting) *[]string { return &m.Conclusions }),
			part.Count("agreed", words.MeetingAgreed, func(m *record.Meeting) *record.Count { return &m.Agreed }),
			part.Whole("copies", words.MeetingCopies, func(m *record.Meeting) *int { return &m.Copies }),
		)
		f.Section(words.SectionTasks)
		f.Add(tasks(room))
	})
}

// banner says what must not be written here (privacy.md, G.4 d).
func banner() fyne.CanvasObject {
	l := widget.NewLabel(words.MeetingBanner)
	l.Wrapping = fyne.TextWrapWord
	l.TextStyle.Bold = true
	return part.Band(l, look.ColorNamePractice)
}

func facts(f *form, room Room) {
	c := desk.Choices{Room: room}
	f.Add(
		part.Choice("type", words.MeetingType, c.Of(func(l *record.Lists) []record.Choice { return l.MeetingKinds }), func(m *record.Meeting) *string { return &m.Type }).Must(),
		part.Text("title", words.MeetingTitle, func(m *record.Meeting) *string { return &m.Title }).Must(),
		part.Moment("start", words.MeetingStart, room.Today, func(m *record.Meeting) *record.Moment { return &m.Start }).Must(),
		part.Moment("end", words.MeetingEnd, room.Today, func(m *record.Meeting) *record.Moment { return &m.End }),
		part.Text("place", words.MeetingPlace, func(m *record.Meeting) *string { return &m.Place }),
		part.Ref("area", words.MeetingArea, c.Areas, func(m *record.Meeting) *record.ID { return &m.Area }),
	)
	f.When(is(record.MeetingForum), part.Choice("forum", words.MeetingForum,
		c.Of(func(l *record.Lists) []record.Choice { return l.Forums }), func(m *record.Meeting) *string { return &m.Forum }))
	f.When(is(record.MeetingTraining), part.Text("organiser", words.MeetingOrganiser, func(m *record.Meeting) *string { return &m.Organiser }))
}

// is says that a meeting is of a kind.
func is(kind string) func(*record.Meeting) bool {
	return func(m *record.Meeting) bool { return m.Type == kind }
}

// opinions are what was said at a forum: by topic and group, never by name.
func opinions(room Room) *part.Field[*record.Meeting] {
	c := desk.Choices{Room: room}
	return part.Blocks("opinions", words.AddOpinion, func(m *record.Meeting) *[]record.Opinion { return &m.Opinions }, func() []*part.Field[*record.Opinion] {
		return []*part.Field[*record.Opinion]{
			part.Text("topic", words.OpinionTopic, func(o *record.Opinion) *string { return &o.Topic }).Must(),
			part.Text("group", words.OpinionGroup, func(o *record.Opinion) *string { return &o.Group }).Hint(words.OpinionGroupHint),
			part.Count("times", words.OpinionTimes, func(o *record.Opinion) *record.Count { return &o.Times }),
			part.Long("answer", words.OpinionAnswer, func(o *record.Opinion) *string { return &o.Answer }),
			part.Choice("outcome", words.OpinionOutcome, c.Of(func(l *record.Lists) []record.Choice { return l.OpinionStates }), func(o *record.Opinion) *string { return &o.Outcome }),
			part.Text("body", words.OpinionBody, func(o *record.Opinion) *string { return &o.Body }),
			part.Date("due", words.OpinionDue, room.Today, false, func(o *record.Opinion) *record.Date { return &o.Due }),
			part.Date("closed", words.OpinionClosed, room.Today, false, func(o *record.Opinion) *record.Date { return &o.Closed }),
		}
	})
}

// attendance is who of each team came to a training.
func attendance(room Room) *part.Field[*record.Meeting] {
	c := desk.Choices{Room: room}
	return part.Rows("attendance", words.SectionAttendance, func(m *record.Meeting) *[]record.Attendance { return &m.Attendance }, func() []*part.Field[*record.Attendance] {
		return []*part.Field[*record.Attendance]{
			part.Ref("team", words.AttendanceTeam, c.Teams, func(a *record.Attendance) *record.ID { return &a.Team }).Grow(3),
			part.Count("invited", words.AttendanceInvited, func(a *record.Attendance) *record.Count { return &a.Invited }),
			part.Count("present", words.AttendancePresent, func(a *record.Attendance) *record.Count { return &a.Present }),
		}
	})
}

func presence(f *form) {
	f.Add(
		part.Count("summoned", words.MeetingSummoned, func(m *record.Meeting) *record.Count { return &m.Summoned }),
		part.Count("present", words.MeetingPresent, func(m *record.Meeting) *record.Count { return &m.Present }),
		part.Rows("groups", "", func(m *record.Meeting) *[]record.Group { return &m.Groups }, func() []*part.Field[*record.Group] {
			return []*part.Field[*record.Group]{
				part.Text("name", words.GroupName, func(g *record.Group) *string { return &g.Name }).Grow(4),
				part.Count("present", words.GroupPresent, func(g *record.Group) *record.Count { return &g.Present }),
				part.Flag("guest", words.GroupGuest, func(g *record.Group) *bool { return &g.Guest }).Grow(1.5),
			}
		}),
		part.Rows("absences", words.SectionAbsences, func(m *record.Meeting) *[]record.Absence { return &m.Absences }, func() []*part.Field[*record.Absence] {
			return []*part.Field[*record.Absence]{
				part.Text("who", words.AbsenceWho, func(a *record.Absence) *string { return &a.Who }).Grow(2),
				part.Flag("excused", words.AbsenceExcused, func(a *record.Absence) *bool { return &a.Excused }).Grow(1.2),
				part.Text("reason", words.AbsenceReason, func(a *record.Absence) *string { return &a.Reason }).Grow(2),
			}
		}),
	)
}

// agenda shows each point with the course of its discussion in short paragraphs.
func agenda() *part.Field[*record.Meeting] {
	return part.Blocks("agenda", words.AddItem, func(m *record.Meeting) *[]record.Item { return &m.Agenda }, func() []*part.Field[*record.Item] {
		return []*part.Field[*record.Item]{
			part.Text("title", words.AgendaTitle, func(i *record.Item) *string { return &i.Title }),
			part.Paragraphs("course", words.AgendaCourse, func(i *record.Item) *[]string { return &i.Course }),
		}
	})
}

func votes(room Room) *part.Field[*record.Meeting] {
	c := desk.Choices{Room: room}
	return part.Rows("votes", "", func(m *record.Meeting) *[]record.Vote { return &m.Votes }, func() []*part.Field[*record.Vote] {
		return []*part.Field[*record.Vote]{
			part.Text("name", words.VoteName, func(v *record.Vote) *string { return &v.Name }).Grow(2.2),
			part.Ref("team", words.VoteTeam, c.Teams, func(v *record.Vote) *record.ID { return &v.Team }).Grow(2),
			part.Choice("role", words.VoteRole, c.Of(func(l *record.Lists) []record.Choice { return l.Roles }), func(v *record.Vote) *string { return &v.Role }).Grow(1.4),
			part.Count("agree", words.VoteAgree, func(v *record.Vote) *record.Count { return &v.Agree }),
			part.Count("disagree", words.VoteDisagree, func(v *record.Vote) *record.Count { return &v.Disagree }),
			part.Count("other", words.VoteOther, func(v *record.Vote) *record.Count { return &v.Other }),
		}
	})
}

func tasks(room Room) *part.Field[*record.Meeting] {
	return part.Rows("tasks", "", func(m *record.Meeting) *[]record.Assignment { return &m.Tasks }, func() []*part.Field[*record.Assignment] {
		return []*part.Field[*record.Assignment]{
			part.Text("what", words.TaskWhat, func(t *record.Assignment) *string { return &t.What }).Grow(3),
			part.Text("owner", words.TaskOwner, func(t *record.Assignment) *string { return &t.Owner }).Grow(2),
			part.Date("due", words.TaskDue, room.Today, false, func(t *record.Assignment) *record.Date { return &t.Due }),
			part.Date("done", words.TaskDone, room.Today, false, func(t *record.Assignment) *record.Date { return &t.Done }),
		}
	})
}
