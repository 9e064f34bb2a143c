package record

// Meeting is a cuộc họp with what its biên bản says. Long text is kept in short
// paragraphs (one agenda item, one entry).
type Meeting struct {
	Meta
	Type        string    `json:"type,omitempty"` // code of Lists.MeetingKinds
	Title       string    `json:"title,omitempty"`
	Start       Moment    `json:"start,omitzero"`
	End         Moment    `json:"end,omitzero"`
	Place       string    `json:"place,omitempty"`
	Area        ID        `json:"area,omitempty"`
	Chair       Officer   `json:"chair,omitzero"`
	Secretary   Officer   `json:"secretary,omitzero"`
	Summoned    Count     `json:"summoned,omitzero"`
	Present     Count     `json:"present,omitzero"`
	Groups      []Group   `json:"groups,omitempty"` // thành phần: who came, by group
	Absences    []Absence `json:"absences,omitempty"`
	Agenda      []Item    `json:"agenda,omitempty"`
	VoteMethod  string    `json:"voteMethod,omitempty"` // code of Lists.VoteMethods
	Votes       []Vote    `json:"votes,omitempty"`      // consultation: one row a person
	Conclusions []string  `json:"conclusions,omitempty" text:"lines"`
	Agreed      Count     `json:"agreed,omitzero"`  // how many of those present approve the minutes
	Copies      int       `json:"copies,omitempty"` // biên bản lập thành … bản; 0 leaves the sentence out
	Tasks       []Task    `json:"tasks,omitempty"`
}

// Officer is a chair or secretary with their post.
type Officer struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"` // "Ông", "Bà" or nothing
	Post  string `json:"post,omitempty"`
}

// Group is one line of those present: "Đại diện Ban công tác Mặt trận: 13".
type Group struct {
	Name    string `json:"name"`
	Present Count  `json:"present,omitzero"`
	Guest   bool   `json:"guest,omitempty"` // invited: not among the summoned
}

// Absence is one who was summoned and did not come.
type Absence struct {
	Who     string `json:"who"` // name and post, or the group
	Excused bool   `json:"excused,omitempty"`
	Reason  string `json:"reason,omitempty" text:"lines"`
}

// Item is one point of the agenda with the course of its discussion.
type Item struct {
	Title  string   `json:"title"`
	Course []string `json:"course,omitempty" text:"lines"` // paragraphs
}

// Vote is the outcome for one person at a consultation, as counts.
type Vote struct {
	Person   ID     `json:"person,omitempty"` // 0 for one who is not in the book yet
	Name     string `json:"name"`
	Team     ID     `json:"team,omitempty"`
	Role     string `json:"role,omitempty"` // code of Lists.Roles: proposed for
	Agree    Count  `json:"agree,omitzero"`
	Disagree Count  `json:"disagree,omitzero"`
	Other    Count  `json:"other,omitzero"` // ý kiến khác
}

// Task is work a meeting handed out.
type Task struct {
	What  string `json:"what"`
	Owner string `json:"owner,omitempty"`
	Due   Date   `json:"due,omitzero"`
	Done  Date   `json:"done,omitzero"`
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
