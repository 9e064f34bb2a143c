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
	Type  string `json:"type,omitempty" rule:"need list=docTypes"` // code of Lists.DocTypes
	Title string `json:"title,omitempty" rule:"need line"`         // trích yếu
	State State  `json:"state,omitempty"`                          // "" is read as Draft

	// What it is made from.
	Source Source `json:"source,omitzero" rule:"loose"`
	Edits  []Edit `json:"edits,omitempty"` // sentences the clerk changed

	// Set by issuing.
	Number  int      `json:"number,omitempty"` // 1.. within Type and Year
	Year    int      `json:"year,omitempty"`
	Symbol  string   `json:"symbol,omitempty"` // "05/BC-MTTQ-BTT" as printed
	Date    Date     `json:"date,omitzero"`    // date of the paper; a draft may propose one
	Signer  Signer   `json:"signer,omitzero"`
	Hash    string   `json:"hash,omitempty"`    // SHA-256 of the frozen PDF, hex
	Figures []Figure `json:"figures,omitempty"` // frozen numbers

	BackDated   bool         `json:"backDated,omitempty"` // a later paper of the type had a lower number
	Sendings    []Sending    `json:"sendings,omitempty"`
	Replies     []Reply      `json:"replies,omitempty"`
	Reason      string       `json:"reason,omitempty" text:"lines" rule:"max=500"` // why it is void
	Replaces    ID           `json:"replaces,omitempty" rule:"ref=document"`       // the void document it stands for
	Corrects    ID           `json:"corrects,omitempty" rule:"ref=document"`       // the issued document it corrects
	Corrections []Correction `json:"corrections,omitempty"`
	Files       []Attachment `json:"files,omitempty"`
}

// Sending is one handing over of an issued document.
type Sending struct {
	To   string `json:"to,omitempty" rule:"line"`
	Date Date   `json:"date,omitzero" rule:"need"`
	How  string `json:"how,omitempty" rule:"list=sendWays"` // giấy, USB, thư điện tử ở máy khác
	Note string `json:"note,omitempty" rule:"line"`
}

// Reply is an answer to an issued document; Returned with the reason.
type Reply struct {
	Date     Date   `json:"date,omitzero" rule:"need"`
	From     string `json:"from,omitempty" rule:"line"`
	Returned bool   `json:"returned,omitempty"` // trả lại
	Text     string `json:"text,omitempty" text:"lines"`
}

// Correction is one place that a correcting document puts right.
type Correction struct {
	Where string `json:"where,omitempty" rule:"line"`
	Old   string `json:"old" rule:"need" text:"lines"`
	New   string `json:"new" rule:"need" text:"lines"`
	Why   string `json:"why" rule:"need" text:"lines"`
}

// Sent says when the document was first handed over; zero while it was not.
func (d *Document) Sent() (first Date) {
	for _, s := range d.Sendings {
		if first.IsZero() || s.Date.Before(first) {
			first = s.Date
		}
	}
	return first
}

// Unsent says that the document is issued and was not handed over; minutes stay in the
// house.
func (d *Document) Unsent() bool {
	return d.Is() == Issued && d.Type != DocMinutes && d.Sent().IsZero()
}

// Returned says that the last reply sent the document back.
func (d *Document) Returned() bool {
	var last Reply
	for _, r := range d.Replies {
		if r.Date.Compare(last.Date) >= 0 {
			last = r
		}
	}
	return last.Returned
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
	Of      Ref      `json:"of,omitzero"` // the record of a form that is about another kind
	// Option is a choice within the form, as the form defines it.
	Option string  `json:"option,omitempty"`
	Erased Erasure `json:"erased,omitzero"`
}

// Erasure is what a phiếu xóa dữ liệu cá nhân says of an erasure: what the law wants to
// be proved, and nothing of what was erased.
type Erasure struct {
	People    []ID     `json:"people,omitempty"` // whose data went; nil: Source.Of
	Reason    Reason   `json:"reason,omitempty"`
	Requested Date     `json:"requested,omitzero"` // the day of the request, if there was one
	By        string   `json:"by,omitempty"`       // who did it
	Records   int      `json:"records,omitempty"`  // changed
	Revisions int      `json:"revisions,omitempty"`
	Files     int      `json:"files,omitempty"`     // attachments
	Rewritten int      `json:"rewritten,omitempty"` // of the program's own backups
	Copies    []string `json:"copies,omitempty"`    // file names that still hold the data
}

// Edit replaces the text that the form gives to a place of the paper.
type Edit struct {
	Key  string `json:"key" rule:"need"` // place within the form: "II.4.1"
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

// Closing says that the figures of a period are closed: no other report on it is
// issued until it is reopened with a note.
type Closing struct {
	Meta
	Rule  string        `json:"rule,omitempty" rule:"need"` // PeriodRule.Code
	Year  int           `json:"year,omitempty" rule:"year"`
	Steps []ClosingStep `json:"steps,omitempty" rule:"need"`
}

// ClosingStep closes a period or opens it again.
type ClosingStep struct {
	Date Date   `json:"date,omitzero" rule:"need"`
	Open bool   `json:"open,omitempty"`
	Note string `json:"note,omitempty" text:"lines"` // obligatory for opening
}

// Closed says that the period is closed now.
func (c *Closing) Closed() bool { return len(c.Steps) > 0 && !c.Steps[len(c.Steps)-1].Open }

func (c *Closing) Kind() Kind         { return KindClosing }
func (c *Closing) M() *Meta           { return &c.Meta }
func (c *Closing) Label(*View) string { return Period{Rule: c.Rule, Year: c.Year}.Key() }

// Check wants rule and year, that no other closing has, and a note where the period
// is opened again.
func (c *Closing) Check(v *View) (e FieldErrors) {
	checkRules(&e, c, v)
	for i, s := range c.Steps {
		if s.Open && s.Note == "" {
			e.add(within("steps", i)+"note", FaultEmpty)
		}
		if s.Open == (i%2 == 0) { // closed, open, closed ...
			e.add(within("steps", i)+"open", FaultOrder)
		}
	}
	if v != nil {
		for o := range v.Closings.All() {
			if o.ID != c.ID && o.Rule == c.Rule && o.Year == c.Year {
				e = append(e, FieldError{Field: "rule", Fault: FaultSame, Other: o.ID})
			}
		}
	}
	return e
}

// ClosingOf returns the closing of a period; nil while it was never closed.
func (v *View) ClosingOf(rule string, year int) *Closing {
	for c := range v.Closings.All() {
		if c.Rule == rule && c.Year == year {
			return c
		}
	}
	return nil
}
