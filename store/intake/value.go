package intake

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Fault is why a cell cannot be taken as it is.
type Fault struct {
	Field string
	Code  string // one of those below, or a record.Fault
	Text  string // what stands in the cell
}

// The codes of faults beside those of package record.
const (
	FaultLetters = "letters" // its letters can be read in more than one way
	FaultRole    = "role"    // no post that the settings know
	FaultSex     = "sex"     // neither of the two
	FaultYears   = "years"   // a year of two digits, or a day kept as a number: which is meant?
	FaultSheet   = "sheet"   // a fault of Excel's own (#REF!)
	FaultChoice  = "choice"  // in no list of the settings
	FaultPlace   = "place"   // no such place in the book, and not to be made from this
	FaultSeveral = "several" // several records answer to it
	FaultLike    = "like"    // somebody in the book looks the same
	FaultSame2   = "again"   // the same row stands above
	FaultAlone   = "alone"   // without a number, with nothing but this: a heading?
	FaultNames   = "names"   // more than the name of one person stands in it
	FaultAbove   = "above"   // the cell is empty; is what stands above meant?
)

// row reads the cells of one row by their fields. What cannot be read is a fault (the
// row is bad), what can be read in two ways a doubt (the row waits for a decision).
type row struct {
	j      *Job
	r      sheet.Row
	today  record.Date
	faults []Fault
	doubts []Fault

	main record.ID   // of the book, that the row means; 0 for a new one
	also []record.ID // others that it means, besides those it makes
}

// cell is the cell of a field, with its column; nil if it is empty or there is none.
func (x *row) cell(field string) (*sheet.Cell, *Column) {
	i := x.j.Table.column(field)
	if i < 0 {
		return nil, nil
	}
	col := &x.j.Table.Columns[i]
	return x.r.At(col.Col), col
}

func (x *row) bad(field, code, text string) {
	x.faults = append(x.faults, Fault{field, code, text})
}

func (x *row) doubt(field, code, text string) {
	x.doubts = append(x.doubts, Fault{field, code, text})
}

// text reads a field as text in one line.
func (x *row) text(field string) string {
	c, col := x.cell(field)
	if c == nil {
		return ""
	}
	switch c.Kind {
	case sheet.Fault:
		x.bad(field, FaultSheet, c.Text)
		return ""
	case sheet.Text:
		s, pieces := "", c.Runs
		if pieces == nil {
			pieces = []letters.Run{{Text: c.Text, Font: c.Font}}
		}
		for _, run := range pieces {
			s += col.Letters.Decode(run)
			if !strange(run.Text) {
				continue
			}
			v := col.Letters[letters.OfFont(run.Font)]
			if (!v.Sure || v.Encoding == letters.Unicode && letters.Odd(run.Text)) && !x.j.Lettered {
				x.doubt(field, FaultLetters, record.Line(s))
			}
		}
		return record.Line(s)
	}
	return plainNumber(c.Number)
}

// strange says that a text has letters beyond ASCII.
func strange(s string) bool { return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

// plainNumber is a number as a text would hold it: 12, not 12.0.
func plainNumber(n float64) string {
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatInt(int64(n), 10)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// serial1970 is Excel's count of the day on which Unix begins.
const serial1970 = 25569

// serial is the day of Excel's count: 1 is 1 January 1900, and a 29 February 1900 that
// never was is counted.
func serial(n float64) (record.Date, bool) {
	if n < 1 || n >= 2958466 {
		return record.Date{}, false
	}
	days := int(n)
	if days < 61 {
		days++
	}
	return record.DateOf(time.Unix(int64(days-serial1970)*86400, 0).UTC()), true
}

// date reads a field as a day, a month or a year. past says that it lies behind today,
// as a birth does: a year of two digits then is one of the hundred years that ended ten
// years ago, and is a doubt.
func (x *row) date(field string, birth bool) (d record.Date) {
	c, _ := x.cell(field)
	if c == nil {
		return d
	}
	switch c.Kind {
	case sheet.Date:
		if d, ok := serial(c.Number); ok && (!birth || d.Compare(x.today) <= 0) {
			return d
		}
		x.bad(field, string(record.FaultDate), plainNumber(c.Number))
		return d
	case sheet.Number:
		return x.dateOfNumber(field, c.Number, birth)
	}
	s := x.text(field)
	if s == "" || is(x.j.Words.NotReported, record.Fold(s)) {
		return d
	}
	s = x.j.Words.undayed(strings.Trim(s, " .'"))
	if n, err := strconv.ParseUint(s, 10, 32); err == nil && (len(s) == 2 || len(s) == 5) { // a number kept as text
		return x.dateOfNumber(field, float64(n), birth)
	}
	d, err := record.ParseDate(s, x.today)
	if err != nil {
		x.bad(field, string(record.FaultDate), s)
		return record.Date{}
	}
	return x.century(field, s, d, birth)
}

// century looks at a year that was written with two digits.
func (x *row) century(field, s string, d record.Date, birth bool) record.Date {
	if birth && d.Compare(x.today) > 0 {
		x.bad(field, string(record.FaultFuture), s)
		return record.Date{}
	}
	if !strings.Contains(s, strconv.Itoa(int(d.Y))) {
		if birth && int(d.Y) > int(x.today.Y)-10 {
			d.Y -= 100
		}
		if birth {
			x.doubt(field, FaultYears, s)
		}
	}
	return d
}

// dateOfNumber reads a number that stands where a date belongs: a year, the digits of a
// day whose zero Excel dropped, or a day that Excel counts but does not show as one.
func (x *row) dateOfNumber(field string, n float64, birth bool) record.Date {
	s := plainNumber(n)
	switch {
	case n == math.Trunc(n) && n >= 1900 && n <= 2100:
		d := record.Year(int(n))
		if birth && d.Compare(x.today) > 0 {
			x.bad(field, string(record.FaultFuture), s)
		}
		return d
	case n == math.Trunc(n) && (len(s) == 7 || len(s) == 8):
		d, err := record.ParseDate(strings.Repeat("0", 8-len(s))+s, x.today)
		if err != nil {
			x.bad(field, string(record.FaultDate), s)
		}
		return d
	case n > 3000 && n < 80000:
		d, _ := serial(n)
		if birth && d.Compare(x.today) > 0 {
			break
		}
		x.doubt(field, FaultYears, s)
		return d
	case birth && n == math.Trunc(n) && n >= 10 && n < 100:
		d, err := record.ParseDate("0101"+s, x.today)
		if err == nil {
			d = x.century(field, s, record.Year(int(d.Y)), true)
		}
		return d
	}
	x.bad(field, string(record.FaultDate), s)
	return record.Date{}
}

// count reads a field as a whole number, blank, or "not reported".
func (x *row) count(field string) record.Count {
	c, _ := x.cell(field)
	if c == nil {
		return record.Count{}
	}
	if c.Kind == sheet.Number {
		if c.Number != math.Trunc(c.Number) || c.Number < 0 {
			x.bad(field, string(record.FaultNumber), plainNumber(c.Number))
			return record.Count{}
		}
		return record.N(int64(c.Number))
	}
	s := x.text(field)
	n, ok := parseCount(s, x.j.Words)
	if !ok {
		x.bad(field, string(record.FaultNumber), s)
	}
	return n
}

// parseCount reads a whole number as it is written in Vietnamese (1.234) or as Excel in
// English shows it (1,234), with a unit behind it ("12 hộ"). "-" and blanks are blank.
func parseCount(s string, w *Words) (record.Count, bool) {
	s = strings.TrimSpace(s)
	f := record.Fold(s)
	switch {
	case is(w.NotReported, f):
		return record.NotReported(), true
	case strings.Trim(s, "-–— .") == "":
		return record.Count{}, true
	}
	number, unit, _ := strings.Cut(s, " ")
	if strings.ContainsAny(unit, "0123456789") {
		if number = strings.ReplaceAll(s, " ", ""); strings.ContainsAny(number, ".,") {
			return record.Count{}, false
		}
	}
	for i, group := range strings.FieldsFunc(number, func(r rune) bool { return r == '.' || r == ',' }) {
		if i > 0 && len(group) != 3 {
			return record.Count{}, false
		}
	}
	n, err := strconv.ParseInt(strings.NewReplacer(".", "", ",", "").Replace(number), 10, 64)
	if err != nil || n < 0 || strings.Contains(number, ".") && strings.Contains(number, ",") {
		return record.Count{}, false
	}
	return record.N(n), true
}

// yes reads a mark: something that says yes is true, what says no or nothing is not.
func (x *row) yes(field string) (yes, said bool) {
	c, _ := x.cell(field)
	if c == nil {
		return false, false
	}
	if c.Kind == sheet.Bool || c.Kind == sheet.Number {
		return c.Number != 0, true
	}
	f := record.Fold(x.text(field))
	raw := strings.ToLower(strings.TrimSpace(x.text(field)))
	switch {
	case is(x.j.Words.Yes, f) || is(x.j.Words.Yes, raw):
		return true, true
	case is(x.j.Words.No, f) || is(x.j.Words.No, raw) || f == "":
		return false, true
	}
	return true, true // a date, a name: somebody wrote that it is so
}

// sex is read from its own column, from marks under Nam and Nữ, or from the column in
// which the year of birth stands.
func (x *row) sex() record.Sex {
	if s := x.text("sex"); s != "" {
		low := strings.ToLower(s)
		switch f := record.Fold(s); {
		case is(x.j.Words.Male, f) || is(x.j.Words.Male, low):
			return record.Male
		case is(x.j.Words.Female, f) || is(x.j.Words.Female, low):
			return record.Female
		}
		x.bad("sex", FaultSex, s)
		return record.SexUnknown
	}
	if c, _ := x.cell("birthFemale"); c != nil {
		return record.Female
	}
	if c, _ := x.cell("birthMale"); c != nil {
		return record.Male
	}
	female, saidF := x.yes("female")
	male, saidM := x.yes("male")
	switch {
	case female && !male:
		return record.Female
	case male && !female, saidF && !saidM:
		return record.Male
	case x.j.Table.column("female") >= 0 && x.j.Table.column("male") < 0 && !saidF:
		return record.Male // a column of Nữ alone: who has no mark in it is none
	}
	return record.SexUnknown
}

// phone reads a telephone number: the zero that Excel dropped, the old numbers of
// mobiles with eleven digits (Bộ Thông tin và Truyền thông, 2018).
func (x *row) phone() string {
	s := record.Phone(x.text("phone"))
	if s == "" {
		return ""
	}
	if first, _, several := strings.Cut(s, "/"); several {
		s = record.Phone(first)
	}
	switch {
	case len(s) == 9 && strings.ContainsRune("35789", rune(s[0])), len(s) == 10 && s[0] != '0':
		s = "0" + s
	}
	if len(s) == 11 && s[:2] == "01" {
		for old, now := range oldMobiles {
			if strings.HasPrefix(s, old) {
				return now + s[len(old):]
			}
		}
	}
	return s
}

// oldMobiles are the prefixes of mobiles of eleven digits with those that took their
// place (privacy.md, G.3).
var oldMobiles = map[string]string{
	"0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
	"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
	"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
	"0186": "056", "0188": "058", "0199": "059",
}

// code reads a field as an entry of a list of the settings.
func (x *row) code(field string, list []record.Choice) string {
	s := x.text(field)
	if s == "" {
		return ""
	}
	code, ok := choice(list, s)
	if !ok {
		x.doubt(field, FaultChoice, s)
	}
	return code
}
