package record

// Round is a đợt hiệp thương: how members of teams come to be proposed and
// recognised, step after step (domain.md, C.5): plan, expected list, people's
// meeting, consultation with votes, tờ trình, decision.
type Round struct {
	Meta
	Title        string      `json:"title,omitempty" rule:"need line"`
	Area         ID          `json:"area,omitempty" rule:"ref=area"`
	Plan         Decision    `json:"plan,omitzero"`                       // kế hoạch: number, day, who issued it
	Structure    string      `json:"structure,omitempty" text:"lines"`    // cơ cấu, số người, tiêu chuẩn
	Candidates   []Candidate `json:"candidates,omitempty"`                // danh sách dự kiến
	Listed       Date        `json:"listed,omitzero"`                     // the day the expected list was agreed
	People       ID          `json:"people,omitempty" rule:"ref=meeting"` // họp nhân dân
	Consultation ID          `json:"consultation,omitempty" rule:"ref=meeting"`
	Proposal     ID          `json:"proposal,omitempty" rule:"ref=document"` // tờ trình
	Decision     Decision    `json:"decision,omitzero"`                      // quyết định công nhận
	Dropped      Date        `json:"dropped,omitzero"`                       // given up on this day
}

// Candidate is one who is expected to be proposed.
type Candidate struct {
	Person ID     `json:"person,omitempty" rule:"ref=person"` // 0 for one who is not in the book yet
	Name   string `json:"name" rule:"named=person"`
	Team   ID     `json:"team,omitempty" rule:"ref=team"`
	Role   string `json:"role,omitempty" rule:"list=roles"`
	By     string `json:"by,omitempty"` // đơn vị giới thiệu
}

// RoundStep is a step of a Round.
type RoundStep int

// The steps of a round in their order.
const (
	RoundPlan         RoundStep = iota // kế hoạch
	RoundList                          // danh sách dự kiến
	RoundPeople                        // họp nhân dân
	RoundConsultation                  // hội nghị hiệp thương
	RoundProposal                      // tờ trình
	RoundDecision                      // quyết định
	RoundDone                          // nothing is left
)

// Next returns the first step that is not done. A step may be skipped when a later
// one is done: nothing is asked for behind it.
func (r *Round) Next() RoundStep {
	done := []bool{!r.Plan.IsZero(), !r.Listed.IsZero() && len(r.Candidates) > 0, r.People != 0,
		r.Consultation != 0, r.Proposal != 0, !r.Decision.IsZero()}
	next := RoundPlan
	for i, d := range done {
		if d {
			next = RoundStep(i + 1)
		}
	}
	return next
}

func (r *Round) Kind() Kind         { return KindRound }
func (r *Round) M() *Meta           { return &r.Meta }
func (r *Round) Label(*View) string { return r.Title }

// Check wants a title.
func (r *Round) Check(v *View) (e FieldErrors) {
	checkRules(&e, r, v)
	return e
}
