package record

// Team is a tổ tự quản về an ninh, trật tự: a self-governing group of people.
// It belongs to an area and may serve sites. The statutory Tổ bảo vệ an ninh,
// trật tự (Luật 30/2023/QH15) is another thing and is not kept here.
type Team struct {
	Meta
	Type       string   `json:"type,omitempty"` // code of Lists.TeamKinds
	Name       string   `json:"name,omitempty"`
	Area       ID       `json:"area,omitempty"`
	Sites      []ID     `json:"sites,omitempty"`
	Founded    Date     `json:"founded,omitzero"`
	Decision   Decision `json:"decision,omitzero"` // thành lập, công nhận
	Dissolved  Date     `json:"dissolved,omitzero"`
	Households Count    `json:"households,omitzero"`
}

// Lives says that the team exists on day d.
func (t *Team) Lives(d Date) bool { return Span{t.Founded, t.Dissolved}.Has(d) }

func (t *Team) Kind() Kind         { return KindTeam }
func (t *Team) M() *Meta           { return &t.Meta }
func (t *Team) Label(*View) string { return t.Name }

// Sex of a person, as rosters print it.
type Sex string

const (
	SexUnknown Sex = ""
	Male       Sex = "m" // Nam
	Female     Sex = "f" // Nữ
)

// Person is kept once, however many teams they sit in. Only the name is
// obligatory (privacy.md, G.2).
type Person struct {
	Meta
	Name      string    `json:"name,omitempty"`     // Họ và tên
	SortName  string    `json:"sortName,omitempty"` // tên để sắp xếp, where the last word is not it
	Sex       Sex       `json:"sex,omitempty"`
	Birth     Date      `json:"birth,omitzero"` // day, month or year
	Area      ID        `json:"area,omitempty"` // where they live
	Address   string    `json:"address,omitempty"`
	Home      string    `json:"home,omitempty"`      // quê quán
	Schooling string    `json:"schooling,omitempty"` // học vấn
	Training  string    `json:"training,omitempty"`  // chuyên môn
	Political string    `json:"political,omitempty"` // lý luận chính trị: a course of study, not a membership
	Work      string    `json:"work,omitempty"`      // nghề nghiệp, chức vụ, đơn vị công tác
	Phone     string    `json:"phone,omitempty"`     // digits only
	Respected bool      `json:"respected,omitempty"` // người có uy tín
	Ethnicity string    `json:"ethnicity,omitempty"` // sensitive
	Religion  string    `json:"religion,omitempty"`  // sensitive
	Party     bool      `json:"party,omitempty"`     // sensitive: đảng viên
	PartyDate Date      `json:"partyDate,omitzero"`  // sensitive: ngày vào Đảng
	Consents  []Consent `json:"consents,omitempty"`
}

// Consent is what a person agreed to (Luật 91/2025/QH15): per purpose.
type Consent struct {
	Purpose   string `json:"purpose"` // list, send, contact
	Date      Date   `json:"date,omitzero"`
	Form      string `json:"form,omitempty"` // paper, in-person
	Withdrawn Date   `json:"withdrawn,omitzero"`
}

func (p *Person) Kind() Kind         { return KindPerson }
func (p *Person) M() *Meta           { return &p.Meta }
func (p *Person) Label(*View) string { return p.Name }

// Membership is one person in one team from a day to a day, in one role.
type Membership struct {
	Meta
	Person ID     `json:"person,omitempty"`
	Team   ID     `json:"team,omitempty"`
	Role   string `json:"role,omitempty"` // code of Lists.Roles
	Span
	How     string `json:"how,omitempty"`     // code of Lists.How
	By      string `json:"by,omitempty"`      // đơn vị giới thiệu
	Meeting ID     `json:"meeting,omitempty"` // the consultation
	Note    string `json:"note,omitempty"`    // ghi chú of the roster; at most 100 letters
}

func (m *Membership) Kind() Kind { return KindMembership }
func (m *Membership) M() *Meta   { return &m.Meta }

// Label is the person's name.
func (m *Membership) Label(v *View) string {
	if v != nil {
		if p, ok := v.People.Get(m.Person); ok {
			return p.Name
		}
	}
	return ""
}
