package record

// Settings is what the law and local habit may change, kept as data with dates:
// lists of choices, period windows, citations, targets, saved layouts. A new book
// starts with assets/defaults/settings.json.
type Settings struct {
	Meta
	Practice  bool           `json:"practice,omitempty"` // a practice book: THỰC HÀNH on every screen and page; never changes
	Lists     Lists          `json:"lists"`
	Periods   []PeriodRule   `json:"periods,omitempty"`
	Citations []Citation     `json:"citations,omitempty"`
	Threshold Threshold      `json:"threshold"`
	Sensitive []Sensitive    `json:"sensitive,omitempty"`
	Layouts   []RosterLayout `json:"layouts,omitempty"`

	Standards  []Standard  `json:"standards,omitempty"`
	Targets    []Target    `json:"targets,omitempty"`
	Calendar   []Event     `json:"calendar,omitempty"`
	Remind     []int       `json:"remind,omitempty"` // days before a due date
	Checklists []Checklist `json:"checklists,omitempty"`
	Retention  int         `json:"retention,omitempty"` // months after leaving until a person is proposed for anonymising; 0 asks nobody
}

// Choice is one entry of a list. Code is what records store; it never changes.
type Choice struct {
	Code string `json:"code" rule:"need"`
	Name string `json:"name" rule:"need"` // as shown and printed: "Tổ trưởng"
	// Short is the abbreviation printed in numbers and columns ("BC"), if any.
	Short string `json:"short,omitempty"`
	Span
}

// Lists are the editable lists. The order is the order of choosers and of sorting
// (roles: leader first).
type Lists struct {
	CommuneKinds []Choice `json:"communeKinds,omitempty"` // xã, phường, đặc khu
	AreaKinds    []Choice `json:"areaKinds,omitempty"`    // thôn, tổ dân phố, ấp …
	TeamKinds    []Choice `json:"teamKinds,omitempty"`    // tổ tự quản, tổ liên gia …
	Roles        []Choice `json:"roles,omitempty"`        // RoleLeader, RoleDeputy … first
	Fields       []Choice `json:"fields,omitempty"`       // lĩnh vực of a model
	Levels       []Choice `json:"levels,omitempty"`       // cấp of a model
	Stages       []Choice `json:"stages,omitempty"`       // life cycle: StageProposed …
	Grades       []Choice `json:"grades,omitempty"`       // xếp loại; GradeTooEarly exists
	Proposals    []Choice `json:"proposals,omitempty"`    // ProposalKeep …
	MeetingKinds []Choice `json:"meetingKinds,omitempty"` // MeetingConsultation …
	How          []Choice `json:"how,omitempty"`          // how a member came to be proposed
	DocTypes     []Choice `json:"docTypes,omitempty"`     // DocReport …; Short is the printed code
	Funds        []Choice `json:"funds,omitempty"`        // ngân sách, xã hội hóa, khác
	VoteMethods  []Choice `json:"voteMethods,omitempty"`  // giơ tay, phiếu kín

	UnitKinds       []Choice `json:"unitKinds,omitempty"`       // UnitArea …
	Exclusions      []Choice `json:"exclusions,omitempty"`      // why a unit does not come under the standard
	UnitPapers      []Choice `json:"unitPapers,omitempty"`      // papers of a unit's file
	Forums          []Choice `json:"forums,omitempty"`          // the names of diễn đàn
	OpinionStates   []Choice `json:"opinionStates,omitempty"`   // OpinionAnswered …
	ActivityKinds   []Choice `json:"activityKinds,omitempty"`   // ActivityCommunication …
	Channels        []Choice `json:"channels,omitempty"`        // hình thức tuyên truyền
	Campaigns       []Choice `json:"campaigns,omitempty"`       // cuộc vận động, phong trào thi đua
	InspectionKinds []Choice `json:"inspectionKinds,omitempty"` // định kỳ, đột xuất
	CommendKinds    []Choice `json:"commendKinds,omitempty"`    // tập thể, cá nhân
	Awards          []Choice `json:"awards,omitempty"`          // hình thức khen thưởng
	AwardPapers     []Choice `json:"awardPapers,omitempty"`     // papers of a commendation's file
	ExemplarKinds   []Choice `json:"exemplarKinds,omitempty"`   // ExemplarCommune …
	Bodies          []Choice `json:"bodies,omitempty"`          // Ban Chỉ đạo …
	SeatRoles       []Choice `json:"seatRoles,omitempty"`       // trưởng ban, phó trưởng ban …
	SendWays        []Choice `json:"sendWays,omitempty"`        // giấy, USB …
}

// Checklist is a list of points for inspections.
type Checklist struct {
	Code  string   `json:"code" rule:"need"`
	Name  string   `json:"name" rule:"need line"`
	Items []string `json:"items,omitempty" rule:"line"`
}

// Codes that the program itself knows. Their names are editable, they are not.
const (
	RoleLeader = "leader" // Tổ trưởng
	RoleDeputy = "deputy" // Tổ phó
	RoleMember = "member" // Tổ viên

	StageProposed  = "proposed"   // đề xuất
	StageBuilding  = "building"   // đang xây dựng
	StageActive    = "active"     // hoạt động
	StagePaused    = "paused"     // tạm dừng
	StageSpread    = "replicated" // đã nhân rộng
	StageDissolved = "dissolved"  // đã giải thể

	GradeTooEarly = "too-early" // chưa đủ thời gian

	ProposalKeep       = "keep"       // duy trì
	ProposalStrengthen = "strengthen" // củng cố
	ProposalReplicate  = "replicate"  // nhân rộng
	ProposalRemove     = "remove"     // loại bỏ

	MeetingBriefing     = "briefing"     // giao ban
	MeetingConsultation = "consultation" // hiệp thương
	MeetingForum        = "forum"        // diễn đàn
	MeetingInspection   = "inspection"   // kiểm tra
	MeetingMidReview    = "mid-review"   // sơ kết
	MeetingReview       = "review"       // tổng kết
	MeetingTraining     = "training"     // tập huấn
	MeetingLaunch       = "launch"       // ra mắt
	MeetingPeople       = "people"       // họp nhân dân

	TeamStatutory = "bao-ve-antt" // Tổ bảo vệ an ninh, trật tự (Luật 30/2023/QH15)

	UnitArea       = "area"       // khu dân cư
	UnitCommune    = "commune"    // xã, phường, đặc khu
	UnitAgency     = "agency"     // cơ quan
	UnitEnterprise = "enterprise" // doanh nghiệp
	UnitSchool     = "school"     // cơ sở giáo dục

	OpinionAnswered  = "answered"  // trả lời tại chỗ
	OpinionForwarded = "forwarded" // chuyển cơ quan có thẩm quyền
	OpinionOpen      = "open"      // còn theo dõi

	ActivityCommunication = "communication" // tuyên truyền, vận động
	ActivityFestival      = "festival"      // Ngày hội Toàn dân bảo vệ an ninh Tổ quốc
	ActivityWelfare       = "welfare"       // an sinh xã hội
	ActivityVocational    = "vocational"    // dạy nghề
	ActivityJobs          = "jobs"          // giới thiệu việc làm
	ActivityReintegration = "reintegration" // cảm hóa, giúp tái hòa nhập
	ActivityMediation     = "mediation"     // hòa giải

	InspectionPlanned     = "planned"     // định kỳ
	InspectionUnannounced = "unannounced" // đột xuất

	CommendCollective = "collective" // tập thể
	CommendIndividual = "individual" // cá nhân

	ExemplarCommune = "commune" // xã điển hình về phong trào
	ExemplarWard    = "ward"    // phường điển hình về trật tự đô thị

	DocReport  = "report"  // báo cáo
	DocMinutes = "minutes" // biên bản
	DocRoster  = "roster"  // danh sách trích ngang, as an appendix
	DocSite    = "site"    // hồ sơ điểm mô hình
	DocList    = "list"    // danh sách, bảng tổng hợp
	DocRequest = "request" // tờ trình
	DocPlan    = "plan"    // kế hoạch
	DocInvite  = "invite"  // giấy mời
)

// PeriodRule is one kind of reporting window (domain.md, E.1): which days of
// which year it runs from and to. Report date and window are independent.
type PeriodRule struct {
	Code string `json:"code" rule:"need"` // "nam", "6t-dau", "quy-1": part of a period's key
	Name string `json:"name" rule:"need"` // "năm", "6 tháng đầu năm", "quý I"
	Span        // the years in which the rule is offered
	YearWindow
	DueMonth int `json:"dueMonth,omitempty"` // 0: no deadline known
	DueDay   int `json:"dueDay,omitempty"`
}

// YearWindow are the days that belong to a year Y: from day FromDay of month
// FromMonth of year Y+FromYear to day ToDay of month ToMonth of year Y+ToYear, both
// included.
type YearWindow struct {
	FromYear  int `json:"fromYear,omitempty"`
	FromMonth int `json:"fromMonth"`
	FromDay   int `json:"fromDay"`
	ToYear    int `json:"toYear,omitempty"`
	ToMonth   int `json:"toMonth"`
	ToDay     int `json:"toDay"`
}

// Of is the window of a year; an end that is no day of the calendar stays zero.
func (w YearWindow) Of(year int) Span {
	return Span{dayIn(year+w.FromYear, w.FromMonth, w.FromDay), dayIn(year+w.ToYear, w.ToMonth, w.ToDay)}
}

// dayIn is a day of a year; one past the end of its month is the last of the month,
// and month 0 is no day.
func dayIn(y, m, d int) Date {
	if m < 1 || m > 12 || d < 1 {
		return Date{}
	}
	return Day(y, m, min(d, daysIn(y, m)))
}

// Period is a rule applied to a year.
type Period struct {
	Rule   string // PeriodRule.Code
	Name   string // "năm 2026", "6 tháng đầu năm 2026"
	Year   int
	Window Span
	Due    Date // zero when none is known
}

// Key names the period on a command line and in documents: "2026-nam".
func (p Period) Key() string { return ID(p.Year).String() + "-" + p.Rule }

// Of applies the rule to a year. A day past the end of its month is the last day
// of the month.
func (r PeriodRule) Of(year int) Period {
	return Period{
		Rule: r.Code, Year: year, Name: r.Name + " " + ID(year).String(),
		Window: r.YearWindow.Of(year),
		Due:    dayIn(year, r.DueMonth, r.DueDay),
	}
}

// Before is the same period a year earlier ("cùng kỳ").
func (r PeriodRule) Before(year int) Period { return r.Of(year - 1) }

// Rule returns the period rule with the code.
func (s *Settings) Rule(code string) (PeriodRule, bool) {
	for _, r := range s.Periods {
		if r.Code == code {
			return r, true
		}
	}
	return PeriodRule{}, false
}

// Citation is a legal text as it is quoted from a day on.
type Citation struct {
	Code string `json:"code" rule:"need"` // "plan", "standard"
	From Date   `json:"from,omitzero"`
	Text string `json:"text" rule:"need max=20000"`
}

// CitationOn returns the text of a citation that holds on day d.
func (s *Settings) CitationOn(code string, d Date) string {
	var of []Citation
	for _, c := range s.Citations {
		if c.Code == code {
			of = append(of, c)
		}
	}
	c, _ := holding(of, d, func(c Citation) Date { return c.From })
	return c.Text
}

// Threshold is the share of those present whose agreement a consultation needs:
// more than Over/Of. No law fixes it (domain.md, C.5); the default is 1/2.
type Threshold struct {
	Over int `json:"over"`
	Of   int `json:"of"`
}

// Met says that agree of present is more than the threshold; false while the
// threshold or present is not set.
func (t Threshold) Met(agree, present int64) bool {
	return t.Of > 0 && present > 0 && agree*int64(t.Of) > present*int64(t.Over)
}

// The sensitive fields (Nghị định 356/2025/NĐ-CP, Điều 4) that a committee may
// switch on with a stated purpose.
const (
	SensitiveEthnicity = "ethnicity" // dân tộc
	SensitiveReligion  = "religion"  // tôn giáo
	SensitiveParty     = "party"     // đảng viên
)

// Sensitive records that the committee keeps a sensitive field, since when and
// for which purpose.
type Sensitive struct {
	Field   string `json:"field"`
	Since   Date   `json:"since,omitzero"`
	Purpose string `json:"purpose" rule:"need line"`
}

// Keeps says that the committee has switched the sensitive field on.
func (s *Settings) Keeps(field string) bool {
	for _, x := range s.Sensitive {
		if x.Field == field && x.Purpose != "" {
			return true
		}
	}
	return false
}

// RosterLayout is a saved choice of roster columns, in their printed order.
type RosterLayout struct {
	Name    string   `json:"name" rule:"need"`
	Columns []string `json:"columns"`
}

func (s *Settings) Kind() Kind         { return KindSettings }
func (s *Settings) M() *Meta           { return &s.Meta }
func (s *Settings) Label(*View) string { return "" }

// NameOf returns the name of a code in a list; the code itself if it is not in it.
func NameOf(list []Choice, code string) string {
	if i := Rank(list, code); i < len(list) {
		return list[i].Name
	}
	return code
}

// Rank returns the place of a code in its list, len(list) if it is not in it.
func Rank(list []Choice, code string) int {
	for i := range list {
		if list[i].Code == code {
			return i
		}
	}
	return len(list)
}
