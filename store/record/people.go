package record

// Team is a tổ tự quản về an ninh, trật tự: a self-governing group of people.
// It belongs to an area and may serve sites. The statutory Tổ bảo vệ an ninh, trật
// tự (Luật 30/2023/QH15) is another thing: it may be noted under the kind
// TeamStatutory, and is in no sum and on no list of the self-governing teams.
type Team struct {
	Meta
	Type       string   `json:"type,omitempty" rule:"need list=teamKinds"` // code of Lists.TeamKinds
	Name       string   `json:"name,omitempty" rule:"need"`
	Area       ID       `json:"area,omitempty" rule:"need ref=area"`
	Sites      []ID     `json:"sites,omitempty" rule:"ref=site"`
	Founded    Date     `json:"founded,omitzero"`
	Decision   Decision `json:"decision,omitzero"` // thành lập, công nhận
	Dissolved  Date     `json:"dissolved,omitzero"`
	Households Count    `json:"households,omitzero"`
	Moves      []Moved  `json:"moves,omitempty"`
}

// Lives says that the team exists on day d.
func (t *Team) Lives(d Date) bool { return Span{t.Founded, t.Dissolved}.Has(d) }

// SelfGoverning says that the team is a tổ tự quản: everything but the statutory Tổ
// bảo vệ an ninh, trật tự.
func (t *Team) SelfGoverning() bool { return t.Type != TeamStatutory }

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
// obligatory (privacy.md, G.2); one who was anonymised has none, and stays for the sake
// of the counts (forget.go).
type Person struct {
	Meta
	Name       string    `json:"name,omitempty"`     // Họ và tên; obligatory
	SortName   string    `json:"sortName,omitempty"` // tên để sắp xếp, where the last word is not it
	Sex        Sex       `json:"sex,omitempty"`
	Birth      Date      `json:"birth,omitzero"`                 // day, month or year
	Area       ID        `json:"area,omitempty" rule:"ref=area"` // where they live
	Address    string    `json:"address,omitempty" rule:"line"`
	Home       string    `json:"home,omitempty" rule:"line"` // quê quán
	Schooling  string    `json:"schooling,omitempty"`        // học vấn
	Training   string    `json:"training,omitempty"`         // chuyên môn
	Political  string    `json:"political,omitempty"`        // lý luận chính trị: a course of study, not a membership
	Work       string    `json:"work,omitempty" rule:"line"` // nghề nghiệp, chức vụ, đơn vị công tác
	Phone      string    `json:"phone,omitempty"`            // digits only
	Respected  bool      `json:"respected,omitempty"`        // người có uy tín
	Ethnicity  string    `json:"ethnicity,omitempty"`        // sensitive
	Religion   string    `json:"religion,omitempty"`         // sensitive
	Party      bool      `json:"party,omitempty"`            // sensitive: đảng viên
	PartyDate  Date      `json:"partyDate,omitzero"`         // sensitive: ngày vào Đảng
	Consents   []Consent `json:"consents,omitempty"`
	Moves      []Moved   `json:"moves,omitempty"`
	KeepUntil  Date      `json:"keepUntil,omitzero"`            // until when the data may be kept, in the place of Settings.Retention
	Anonymised Date      `json:"anonymised,omitzero"`           // the day on which the name went
	Merged     ID        `json:"merged,omitempty" rule:"loose"` // in the bin: the person whom they were found to be (unite.go)
	Apart      []ID      `json:"apart,omitempty" rule:"loose"`  // those who look like them and are somebody else (alike.go)
}

// Anonymous says that the person has no name any more, for good.
func (p *Person) Anonymous() bool { return !p.Anonymised.IsZero() }

// Consent is what a person agreed to (Luật 91/2025/QH15): per purpose.
type Consent struct {
	Purpose   string `json:"purpose" rule:"need"` // list, send, contact
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
	Person ID     `json:"person,omitempty" rule:"need ref=person"`
	Team   ID     `json:"team,omitempty" rule:"need ref=team"`
	Role   string `json:"role,omitempty" rule:"need list=roles"` // code of Lists.Roles
	Span
	How     string `json:"how,omitempty" rule:"list=how"`        // code of Lists.How
	By      string `json:"by,omitempty"`                         // đơn vị giới thiệu
	Meeting ID     `json:"meeting,omitempty" rule:"ref=meeting"` // the consultation
	Note    string `json:"note,omitempty" rule:"max=100"`        // ghi chú of the roster; at most 100 letters
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
