package record

// Meeting is a cuộc họp with what its biên bản says. Long text is kept in short
// paragraphs (one agenda item, one entry).
type Meeting struct {
	Meta
	Type        string       `json:"type,omitempty" rule:"need list=meetingKinds"` // code of Lists.MeetingKinds
	Title       string       `json:"title,omitempty" rule:"need line"`
	Start       Moment       `json:"start,omitzero" rule:"need"`
	End         Moment       `json:"end,omitzero"`
	Place       string       `json:"place,omitempty" rule:"line"`
	Area        ID           `json:"area,omitempty" rule:"ref=area"`
	Chair       Officer      `json:"chair,omitzero"`
	Secretary   Officer      `json:"secretary,omitzero"`
	Summoned    Count        `json:"summoned,omitzero"`
	Present     Count        `json:"present,omitzero" rule:"part=summoned"`
	Groups      []Group      `json:"groups,omitempty"` // thành phần: who came, by group
	Absences    []Absence    `json:"absences,omitempty"`
	Agenda      []Item       `json:"agenda,omitempty"`
	VoteMethod  string       `json:"voteMethod,omitempty" rule:"list=voteMethods"` // code of Lists.VoteMethods
	Votes       []Vote       `json:"votes,omitempty"`                              // consultation: one row a person
	Conclusions []string     `json:"conclusions,omitempty" text:"lines"`
	Agreed      Count        `json:"agreed,omitzero" rule:"part=present"` // how many of those present approve the minutes
	Copies      int          `json:"copies,omitempty"`                    // biên bản lập thành … bản; 0 leaves the sentence out
	Tasks       []Assignment `json:"tasks,omitempty"`
	Organiser   string       `json:"organiser,omitempty"`  // tập huấn: who ran it
	Attendance  []Attendance `json:"attendance,omitempty"` // tập huấn: by team
	Forum       string       `json:"forum,omitempty" rule:"list=forums"`
	Opinions    []Opinion    `json:"opinions,omitempty"`
	Files       []Attachment `json:"files,omitempty"`
}

// Officer is a chair or secretary with their post.
type Officer struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"` // "Ông", "Bà" or nothing
	Post  string `json:"post,omitempty"`
}

// Group is one line of those present: "Đại diện Ban công tác Mặt trận: 13".
type Group struct {
	Name    string `json:"name" rule:"need line"`
	Present Count  `json:"present,omitzero"`
	Guest   bool   `json:"guest,omitempty"` // invited: not among the summoned
}

// Absence is one who was summoned and did not come.
type Absence struct {
	Who     string `json:"who" rule:"need"` // name and post, or the group
	Excused bool   `json:"excused,omitempty"`
	Reason  string `json:"reason,omitempty" text:"lines" rule:"max=500"`
}

// Item is one point of the agenda with the course of its discussion.
type Item struct {
	Title  string   `json:"title" rule:"need line"`
	Course []string `json:"course,omitempty" text:"lines"` // paragraphs
}

// Vote is the outcome for one person at a consultation, as counts.
type Vote struct {
	Person   ID     `json:"person,omitempty" rule:"ref=person"` // 0 for one who is not in the book yet
	Name     string `json:"name" rule:"named=person"`
	Team     ID     `json:"team,omitempty" rule:"ref=team"`
	Role     string `json:"role,omitempty" rule:"list=roles"` // code of Lists.Roles: proposed for
	Agree    Count  `json:"agree,omitzero"`
	Disagree Count  `json:"disagree,omitzero"`
	Other    Count  `json:"other,omitzero"` // ý kiến khác
}

// Attendance is who of a team came to a training.
type Attendance struct {
	Team    ID    `json:"team,omitempty" rule:"need ref=team"`
	Invited Count `json:"invited,omitzero"`
	Present Count `json:"present,omitzero" rule:"part=invited"`
}

// Opinion is what was said at a diễn đàn, by topic and group: never by name, and
// never a tin báo or tố giác (privacy.md, G.4).
type Opinion struct {
	Topic   string `json:"topic" rule:"need line"`
	Group   string `json:"group,omitempty"` // "người dân tổ 5"
	Times   Count  `json:"times,omitzero"`  // lượt ý kiến; blank is one
	Answer  string `json:"answer,omitempty" text:"lines"`
	Outcome string `json:"outcome,omitempty" rule:"list=opinionStates"`
	Body    string `json:"body,omitempty"` // cơ quan có trách nhiệm trả lời
	Due     Date   `json:"due,omitzero"`
	Closed  Date   `json:"closed,omitzero"` // answered for good
}

// Counted is how many opinions the entry stands for.
func (o Opinion) Counted() int64 {
	if n, ok := o.Times.Known(); ok {
		return n
	}
	return 1
}

// Absent is summoned less present; blank while one of them is not known.
func (m *Meeting) Absent() Count {
	s, ok := m.Summoned.Known()
	p, ok2 := m.Present.Known()
	if !ok || !ok2 {
		return Count{}
	}
	return N(s - p)
}

func (m *Meeting) Kind() Kind         { return KindMeeting }
func (m *Meeting) M() *Meta           { return &m.Meta }
func (m *Meeting) Label(*View) string { return m.Title }
