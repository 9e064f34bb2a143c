package record

import "strings"

// Committee is the Ủy ban MTTQ Việt Nam of a xã, phường or đặc khu whose book
// this is. What is printed on papers changes over time, so each part carries the
// day from which it holds; a paper takes what holds on its own date.
type Committee struct {
	Meta
	Names       []CommitteeName `json:"names,omitempty"`
	Letterheads []Letterhead    `json:"letterheads,omitempty"`
	Signers     []Signer        `json:"signers,omitempty"`
	Patterns    []NumberPattern `json:"patterns,omitempty"`
	Recipients  []Recipients    `json:"recipients,omitempty"`
}

// CommitteeName is how the committee and its place are called from a day on.
type CommitteeName struct {
	From     Date   `json:"from,omitzero"`
	Level    string `json:"level,omitempty" rule:"list=communeKinds"` // code of Lists.CommuneKinds: xa, phuong, dac-khu
	Unit     string `json:"unit,omitempty"`                           // the unit with its type: "phường Chánh Hiệp"
	Name     string `json:"name,omitempty" rule:"need"`               // the committee in running text: "Ủy ban MTTQ Việt Nam phường Chánh Hiệp"
	Place    string `json:"place,omitempty" rule:"need"`              // địa danh before the date: "Chánh Hiệp"
	Superior string `json:"superior,omitempty"`                       // who gets the reports: "Ủy ban MTTQ Việt Nam Thành phố Hồ Chí Minh"
	Province string `json:"province,omitempty"`                       // "Thành phố Hồ Chí Minh"
}

// HeaderLine is one line of the left block of a letterhead, as typed: never
// corrected (UỶ BAN and ỦY BAN both occur).
type HeaderLine struct {
	Text string `json:"text" rule:"need"`
	Bold bool   `json:"bold,omitempty"`
}

// Letterhead is the left block from a day on.
type Letterhead struct {
	From   Date         `json:"from,omitzero"`
	Lines  []HeaderLine `json:"lines,omitempty"`
	NoRule bool         `json:"noRule,omitempty"` // no rule under the last line
}

// Signer is a person who may sign, with the lines printed above the name.
type Signer struct {
	Span
	Name    string   `json:"name,omitempty"`
	Lines   []string `json:"lines,omitempty"` // "TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": one to three
	Default bool     `json:"default,omitempty"`
}

// NumberPattern is how the number of a document type is written from a day on:
// "{số}/{LOẠI}-MTTQ-BTT". {số} is the number with at least two digits, {LOẠI} the
// code printed for the type, {năm} the year.
type NumberPattern struct {
	From    Date   `json:"from,omitzero"`
	Type    string `json:"type,omitempty"` // code of Lists.DocTypes; "" for all others
	Pattern string `json:"pattern,omitempty" rule:"need"`
}

// Recipients are the lines under "Nơi nhận:" for a document type, without the
// dash and the closing sign.
type Recipients struct {
	Type  string   `json:"type,omitempty"` // code of Lists.DocTypes; "" for all others
	Lines []string `json:"lines,omitempty"`
}

func (c *Committee) Kind() Kind         { return KindCommittee }
func (c *Committee) M() *Meta           { return &c.Meta }
func (c *Committee) Label(*View) string { return c.NameOn(Date{}).Name }

// NameOn returns the name that holds on day d; the zero Date asks for the latest.
func (c *Committee) NameOn(d Date) CommitteeName {
	n, _ := holding(c.Names, d, func(n CommitteeName) Date { return n.From })
	return n
}

// LetterheadOn returns the letterhead that holds on day d; zero asks for the latest.
func (c *Committee) LetterheadOn(d Date) Letterhead {
	l, _ := holding(c.Letterheads, d, func(l Letterhead) Date { return l.From })
	return l
}

// SignerOn returns the default signer on day d, else the first who may sign then.
func (c *Committee) SignerOn(d Date) (Signer, bool) {
	found, ok := Signer{}, false
	for _, s := range c.Signers {
		if (d.IsZero() && s.To.IsZero() || !d.IsZero() && s.Has(d)) && (!ok || s.Default && !found.Default) {
			found, ok = s, true
		}
	}
	return found, ok
}

// PatternOn returns the number pattern of a document type on day d.
func (c *Committee) PatternOn(docType string, d Date) string {
	for _, t := range []string{docType, ""} {
		var of []NumberPattern
		for _, p := range c.Patterns {
			if p.Type == t {
				of = append(of, p)
			}
		}
		if p, ok := holding(of, d, func(p NumberPattern) Date { return p.From }); ok {
			return p.Pattern
		}
	}
	return ""
}

// RecipientsOf returns the recipients of a document type.
func (c *Committee) RecipientsOf(docType string) []string {
	for _, t := range []string{docType, ""} {
		for _, r := range c.Recipients {
			if r.Type == t {
				return r.Lines
			}
		}
	}
	return nil
}

// holding returns the entry with the latest start not after d; when all start
// later, the earliest; false only for an empty list. The zero d asks for the
// latest of all.
func holding[T any](list []T, d Date, from func(T) Date) (best T, ok bool) {
	var bestFrom Date
	started := false
	for _, x := range list {
		f := from(x)
		on := d.IsZero() || f.IsZero() || f.First().Compare(d.Last()) <= 0
		switch {
		case !ok,
			on && !started,
			on == started && on && f.Compare(bestFrom) >= 0,
			on == started && !on && f.Compare(bestFrom) < 0:
			best, bestFrom, started, ok = x, f, on, true
		}
	}
	return best, ok
}

// Fill begins a committee from its pattern (assets/defaults/committee.json): n is
// its name, and the places {unit}, {UNIT} (in capitals) and {superior} in its
// letterheads and recipients take the texts of n.
func (c *Committee) Fill(n CommitteeName) {
	c.Names = append(c.Names, n)
	places := strings.NewReplacer("{unit}", n.Unit, "{UNIT}", strings.ToUpper(n.Unit), "{superior}", n.Superior)
	for i := range c.Letterheads {
		for j := range c.Letterheads[i].Lines {
			line := &c.Letterheads[i].Lines[j]
			line.Text = places.Replace(line.Text)
		}
	}
	for i := range c.Recipients {
		for j, line := range c.Recipients[i].Lines {
			c.Recipients[i].Lines[j] = places.Replace(line)
		}
	}
}
