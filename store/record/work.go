package record

// Activity is counted work of the movement: tuyên truyền, an sinh, dạy nghề, giới
// thiệu việc làm, hòa giải, giúp người tái hòa nhập (Kế hoạch 279/KH-MTTW-BCA, II.2,
// II.4). People appear as counts only.
type Activity struct {
	Meta
	Type      string       `json:"type,omitempty" rule:"need list=activityKinds"`
	Title     string       `json:"title,omitempty" rule:"need line"`
	Start     Date         `json:"start,omitzero" rule:"need"`
	End       Date         `json:"end,omitzero"`
	Area      ID           `json:"area,omitempty" rule:"ref=area"`
	Place     string       `json:"place,omitempty" rule:"line"`
	Lead      string       `json:"lead,omitempty"` // đơn vị chủ trì
	Channel   string       `json:"channel,omitempty" rule:"list=channels"`
	Campaign  string       `json:"campaign,omitempty" rule:"list=campaigns"`
	Sessions  Count        `json:"sessions,omitzero"`                    // số buổi
	Reached   Count        `json:"reached,omitzero"`                     // lượt người dự
	Materials Count        `json:"materials,omitzero"`                   // tài liệu, tin bài
	Helped    Count        `json:"helped,omitzero"`                      // người được giúp đỡ, học nghề, giới thiệu việc làm
	Improved  Count        `json:"improved,omitzero" rule:"part=helped"` // tiến bộ, có việc làm
	Disputes  Count        `json:"disputes,omitzero"`                    // vụ hòa giải
	Settled   Count        `json:"settled,omitzero" rule:"part=disputes"`
	Money     []Amount     `json:"money,omitempty"`
	Result    string       `json:"result,omitempty" text:"lines"`
	Files     []Attachment `json:"files,omitempty"`
}

// Amount is money from one fund, in đồng.
type Amount struct {
	Fund   string `json:"fund" rule:"need list=funds"`
	Amount Count  `json:"amount,omitzero" rule:"need"`
}

func (a *Activity) Kind() Kind         { return KindActivity }
func (a *Activity) M() *Meta           { return &a.Meta }
func (a *Activity) Label(*View) string { return a.Title }

// Check wants kind, title and day.
func (a *Activity) Check(v *View) (e FieldErrors) {
	checkRules(&e, a, v)
	if a.End.Before(a.Start) && !a.End.IsZero() {
		e.add("end", FaultOrder)
	}
	return e
}

// Inspection is a kiểm tra, planned or unannounced (Kế hoạch 279/KH-MTTW-BCA, II.7).
type Inspection struct {
	Meta
	Type       string       `json:"type,omitempty" rule:"need list=inspectionKinds"`
	Title      string       `json:"title,omitempty" rule:"need line"`
	Planned    Date         `json:"planned,omitzero"` // ngày dự kiến
	Date       Date         `json:"date,omitzero"`    // ngày đã kiểm tra
	Subject    Ref          `json:"subject,omitzero"` // what is inspected: a site, team, area, unit or model
	Place      string       `json:"place,omitempty" rule:"line"`
	Leader     Officer      `json:"leader,omitzero"`   // trưởng đoàn
	Members    []string     `json:"members,omitempty"` // one line a person and post
	Host       Officer      `json:"host,omitzero"`     // đại diện nơi được kiểm tra
	Checklist  []Check      `json:"checklist,omitempty"`
	Findings   []Finding    `json:"findings,omitempty"`
	Strength   string       `json:"strength,omitempty" text:"lines"`   // ưu điểm
	Conclusion string       `json:"conclusion,omitempty" text:"lines"` // kết luận
	Files      []Attachment `json:"files,omitempty"`
}

// Check is one point that was looked at.
type Check struct {
	Item string `json:"item" rule:"need line"`
	Met  Answer `json:"met,omitempty"`
	Note string `json:"note,omitempty" rule:"line"`
}

// Finding is what is to be mended: it stays open until it is closed, and follows the
// subject of its inspection.
type Finding struct {
	What    string `json:"what" rule:"need line"`
	Measure string `json:"measure,omitempty" rule:"line"`
	Owner   string `json:"owner,omitempty"`
	Due     Date   `json:"due,omitzero"`
	Closed  Date   `json:"closed,omitzero"`
	How     string `json:"how,omitempty" rule:"line"` // how it was mended
}

func (i *Inspection) Kind() Kind         { return KindInspection }
func (i *Inspection) M() *Meta           { return &i.Meta }
func (i *Inspection) Label(*View) string { return i.Title }

// Check wants a planned or a real day, and for a finding that it closes after both.
func (i *Inspection) Check(v *View) (e FieldErrors) {
	checkRules(&e, i, v)
	if i.Planned.IsZero() && i.Date.IsZero() {
		e.add("planned", FaultEmpty)
	}
	for n, c := range i.Checklist {
		if c.Met != "" && c.Met != Yes && c.Met != No {
			e.add(within("checklist", n)+"met", FaultUnknown)
		}
	}
	for n, f := range i.Findings {
		if !f.Closed.IsZero() && f.Closed.Before(i.Date) {
			e.add(within("findings", n)+"closed", FaultOrder)
		}
	}
	return e
}

// Commendation is a khen thưởng from its proposal to its decision (II.7).
type Commendation struct {
	Meta
	Type     string       `json:"type,omitempty" rule:"need list=commendKinds"` // tập thể, cá nhân
	Name     string       `json:"name,omitempty" rule:"named=subject"`          // who is commended, as printed
	Subject  Ref          `json:"subject,omitzero"`                             // the person, team, site, area or unit, if the book has it
	Merit    string       `json:"merit,omitempty" text:"lines"`                 // thành tích
	Year     int          `json:"year,omitempty" rule:"year"`
	Award    string       `json:"award,omitempty" rule:"need list=awards"` // hình thức
	Level    string       `json:"level,omitempty" rule:"list=levels"`
	Proposed Date         `json:"proposed,omitzero"`
	Proposal ID           `json:"proposal,omitempty" rule:"ref=document"` // the tờ trình
	Papers   []string     `json:"papers,omitempty" rule:"list=awardPapers"`
	Decision Decision     `json:"decision,omitzero"`
	Declined Date         `json:"declined,omitzero"` // không được khen
	Files    []Attachment `json:"files,omitempty"`
}

func (c *Commendation) Kind() Kind         { return KindCommendation }
func (c *Commendation) M() *Meta           { return &c.Meta }
func (c *Commendation) Label(*View) string { return c.Name }

// Check wants who, which award and year.
func (c *Commendation) Check(v *View) (e FieldErrors) {
	checkRules(&e, c, v)
	if !c.Decision.IsZero() && !c.Declined.IsZero() {
		e.add("declined", FaultTwice)
	}
	if !c.Decision.Date.IsZero() && c.Decision.Date.Before(c.Proposed) {
		e.add("decision.date", FaultOrder)
	}
	return e
}

// Repeats are the other commendations of the same subject or name in the same year:
// a warning, not a fault.
func (v *View) Repeats(c *Commendation) (of []*Commendation) {
	for o := range v.Commendations.All() {
		same := c.Subject.ID != 0 && o.Subject == c.Subject ||
			(c.Subject.ID == 0 || o.Subject.ID == 0) && Fold(o.Name) == Fold(c.Name)
		if o.ID != c.ID && o.Year == c.Year && same && o.Declined.IsZero() {
			of = append(of, o)
		}
	}
	return of
}

// MissingPapers are the choices of list, on day d, whose codes are not among have.
func MissingPapers(list []Choice, have []string, d Date) (of []Choice) {
	held := map[string]bool{}
	for _, h := range have {
		held[h] = true
	}
	for _, c := range list {
		if !held[c.Code] && c.Has(d) {
			of = append(of, c)
		}
	}
	return of
}

// Exemplar is a điển hình tiên tiến, collective or individual; or the commune itself
// as xã điển hình về phong trào, phường điển hình về trật tự đô thị (III.2).
type Exemplar struct {
	Meta
	Type     string           `json:"type,omitempty" rule:"need list=exemplarKinds"`
	Name     string           `json:"name,omitempty" rule:"named=subject"`
	Subject  Ref              `json:"subject,omitzero"` // person, team, site, area or unit
	Field    string           `json:"field,omitempty" rule:"list=fields"`
	Level    string           `json:"level,omitempty" rule:"list=levels"`
	Year     int              `json:"year,omitempty" rule:"year"` // chosen in
	Merit    string           `json:"merit,omitempty" text:"lines"`
	Decision Decision         `json:"decision,omitzero"`
	Reviews  []ExemplarReview `json:"reviews,omitempty"`
	Files    []Attachment     `json:"files,omitempty"`
}

// ExemplarReview is a yearly look at an exemplar.
type ExemplarReview struct {
	Year   int    `json:"year" rule:"year"`
	Date   Date   `json:"date,omitzero"`
	Keep   Answer `json:"keep,omitempty"` // still one?
	Result string `json:"result,omitempty" text:"lines"`
}

func (x *Exemplar) Kind() Kind         { return KindExemplar }
func (x *Exemplar) M() *Meta           { return &x.Meta }
func (x *Exemplar) Label(*View) string { return x.Name }

// Check wants kind, name and year, and one review a year.
func (x *Exemplar) Check(v *View) (e FieldErrors) {
	checkRules(&e, x, v)
	seen := map[int]bool{}
	for i, r := range x.Reviews {
		at := within("reviews", i)
		if seen[r.Year] {
			e.add(at+"year", FaultSame)
		}
		seen[r.Year] = true
		if r.Keep != "" && r.Keep != Yes && r.Keep != No {
			e.add(at+"keep", FaultUnknown)
		}
	}
	return e
}

// Seat is a place in a steering committee (Ban Chỉ đạo …) held by a person in an
// office, from a day to a day (II.5).
type Seat struct {
	Meta
	Body string `json:"body,omitempty" rule:"need list=bodies"`
	Name string `json:"name,omitempty" rule:"need"`
	Post string `json:"post,omitempty" rule:"line"` // chức vụ, cơ quan
	Role string `json:"role,omitempty" rule:"need list=seatRoles"`
	Span
	Decision Decision `json:"decision,omitzero"`
}

func (s *Seat) Kind() Kind         { return KindSeat }
func (s *Seat) M() *Meta           { return &s.Meta }
func (s *Seat) Label(*View) string { return s.Name }

// Check wants body, name and role.
func (s *Seat) Check(v *View) (e FieldErrors) {
	checkRules(&e, s, v)
	return e
}

// Fund is the money of the movement in a year from one source: what was planned, and
// what was spent on neither a site (Site.Money) nor an activity (Activity.Money);
// those are written there, and once.
type Fund struct {
	Meta
	Year    int       `json:"year,omitempty" rule:"year"`
	Source  string    `json:"source,omitempty" rule:"need list=funds"`
	Planned Count     `json:"planned,omitzero"` // đồng
	Spent   []Expense `json:"spent,omitempty"`
	Note    string    `json:"note,omitempty" rule:"line"`
}

// Expense is money spent on a day, in đồng.
type Expense struct {
	Date   Date   `json:"date,omitzero" rule:"need"`
	What   string `json:"what" rule:"need line"`
	Amount Count  `json:"amount,omitzero" rule:"need"`
}

func (f *Fund) Kind() Kind { return KindFund }
func (f *Fund) M() *Meta   { return &f.Meta }

// Label is the source with its year.
func (f *Fund) Label(v *View) string {
	return NameOf(lists(v).Funds, f.Source) + " " + ID(f.Year).String()
}

// Check wants a year and a source that no other fund has.
func (f *Fund) Check(v *View) (e FieldErrors) {
	checkRules(&e, f, v)
	if v != nil {
		for o := range v.Funds.All() {
			if o.ID != f.ID && o.Year == f.Year && o.Source == f.Source {
				e = append(e, FieldError{Field: "source", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}
