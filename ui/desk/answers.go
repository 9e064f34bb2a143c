package desk

import (
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Answers are what a new book is made from. As a record it only serves the form.
type Answers struct {
	record.Meta
	Level    string // code of the kind of commune
	Unit     string // "Chánh Hiệp"
	Superior string // province or city: "Thành phố Hồ Chí Minh"
	Place    string // before dates; Unit if blank
	Signer   string
	Post     string // lines above the signer's name, parted by " / "
	Folder   string
}

var _ record.Record = (*Answers)(nil)

// Kind implements record.Record.
func (a *Answers) Kind() record.Kind { return record.KindCommittee }

// M implements record.Record.
func (a *Answers) M() *record.Meta { return &a.Meta }

// Label implements record.Record.
func (a *Answers) Label(*record.View) string { return a.Unit }

// Clone implements record.Record.
func (a *Answers) Clone() record.Record { c := *a; return &c }

// Clean implements record.Record.
func (a *Answers) Clean() {
	for _, s := range []*string{&a.Level, &a.Unit, &a.Superior, &a.Place, &a.Signer, &a.Post, &a.Folder} {
		*s = record.Line(*s)
	}
}

// Check implements record.Record.
func (a *Answers) Check(*record.View) (e record.FieldErrors) {
	for _, x := range []struct{ field, text string }{
		{"level", a.Level}, {"unit", a.Unit}, {"superior", a.Superior}, {"folder", a.Folder},
	} {
		if x.text == "" {
			e = append(e, record.FieldError{Field: x.field, Fault: record.FaultEmpty})
		}
	}
	if a.Unit != "" && record.Fold(a.Unit) == "" {
		e = append(e, record.FieldError{Field: "unit", Fault: record.FaultText})
	}
	return e
}

// Committee fills the pattern of a new committee with the answers. kinds names the
// level.
func (a Answers) Committee(pattern *record.Committee, kinds []record.Choice) *record.Committee {
	unit := strings.ToLower(record.NameOf(kinds, a.Level)) + " " + a.Unit
	place := a.Place
	if place == "" {
		place = a.Unit
	}
	pattern.Fill(record.CommitteeName{Level: a.Level, Unit: unit, Name: words.CommitteeOf(unit), Place: place,
		Superior: words.CommitteeOf(a.Superior), Province: a.Superior})
	if a.Signer != "" {
		s := record.Signer{Name: a.Signer, Default: true}
		for line := range strings.SplitSeq(a.Post, "/") {
			if line = record.Line(line); line != "" {
				s.Lines = append(s.Lines, line)
			}
		}
		if len(s.Lines) == 0 {
			s.Lines = words.DefaultPost
		}
		pattern.Signers = append(pattern.Signers, s)
	}
	return pattern
}
