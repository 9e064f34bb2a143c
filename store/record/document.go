package record

// State of a document. It moves draft -> issued -> void and never back.
type State string

const (
	Draft  State = "draft"  // dự thảo: number and date blank
	Issued State = "issued" // ban hành: number, date and PDF frozen
	Void   State = "void"   // hủy: kept with its number and the reason
)

// Document is a văn bản of the committee: what was asked of report/forms, and
// after issuing the frozen paper.
type Document struct {
	Meta
	Type  string `json:"type,omitempty"`  // code of Lists.DocTypes
	Title string `json:"title,omitempty"` // trích yếu
	State State  `json:"state,omitempty"` // "" is read as Draft

	// What it is made from.
	Source Source `json:"source,omitzero"`
	Edits  []Edit `json:"edits,omitempty"` // sentences the clerk changed

	// Set by issuing.
	Number  int      `json:"number,omitempty"` // 1.. within Type and Year
	Year    int      `json:"year,omitempty"`
	Symbol  string   `json:"symbol,omitempty"` // "05/BC-MTTQ-BTT" as printed
	Date    Date     `json:"date,omitzero"`    // date of the paper; a draft may propose one
	Signer  Signer   `json:"signer,omitzero"`
	Hash    string   `json:"hash,omitempty"`    // SHA-256 of the frozen PDF, hex
	Figures []Figure `json:"figures,omitempty"` // frozen numbers

	Sent     Date   `json:"sent,omitzero"`                 // when it was handed to the superior
	Reason   string `json:"reason,omitempty" text:"lines"` // why it is void
	Replaces ID     `json:"replaces,omitempty"`            // the void document it stands for
}

// Source says which paper is made from which records; also what a report window
// remembers. Zero fields ask for "all" or "newest", as the form defines.
type Source struct {
	Form    string   `json:"form,omitempty"` // name of the form in report/forms: roster, minutes, site, period
	Team    ID       `json:"team,omitempty"`
	Area    ID       `json:"area,omitempty"`
	Meeting ID       `json:"meeting,omitempty"`
	Site    ID       `json:"site,omitempty"`
	Rule    string   `json:"rule,omitempty"` // PeriodRule.Code
	Year    int      `json:"year,omitempty"`
	AsOf    Date     `json:"asOf,omitzero"`
	Columns []string `json:"columns,omitempty"`
}

// Edit replaces the text that the form gives to a place of the paper.
type Edit struct {
	Key  string `json:"key"` // place within the form: "II.4.1"
	Text string `json:"text" text:"lines"`
}

// Figure is a number of an issued paper, with the key that names it in the form.
type Figure struct {
	Key   string `json:"key"`
	Value Count  `json:"value"`
}

// Is returns the state, Draft for a new document.
func (d *Document) Is() State {
	if d.State == "" {
		return Draft
	}
	return d.State
}

func (d *Document) Kind() Kind         { return KindDocument }
func (d *Document) M() *Meta           { return &d.Meta }
func (d *Document) Label(*View) string { return d.Title }
