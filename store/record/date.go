package record

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the Gregorian calendar known to the day, the month or the
// year. The zero Date is "not known". Comparable with ==.
type Date struct {
	Y int16 // 1..9999, 0 when nothing is known
	M int8  // 1..12, 0 when only the year is known
	D int8  // 1..31, 0 when only the year or the month is known
}

// ErrDate is returned for text that is no date, or a date that does not exist.
var ErrDate = errors.New("record: not a date")

// Day returns the date of a full day; it does not check it (see Valid).
func Day(y, m, d int) Date { return Date{int16(y), int8(m), int8(d)} }

// Year returns a date of which only the year is known.
func Year(y int) Date { return Date{Y: int16(y)} }

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date { return Day(t.Year(), int(t.Month()), t.Day()) }

// vietnam has one zone, seven hours before Greenwich, and no summer time; a
// fixed offset needs no zone files.
var vietnam = time.FixedZone("ICT", 7*60*60)

// Today returns the day of now in Vietnam, whatever zone the machine is set to: a
// paper made at one moment bears one day everywhere.
func Today(now time.Time) Date { return DateOf(now.In(vietnam)) }

// IsZero says that nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// IsDay says that the date is known to the day.
func (d Date) IsDay() bool { return d.D != 0 }

// Valid says that the date exists, or is zero.
func (d Date) Valid() bool {
	switch {
	case d.IsZero():
		return true
	case d.Y < 1 || d.Y > 9999 || d.M < 0 || d.M > 12 || d.D < 0:
		return false
	case d.M == 0 || d.D == 0:
		return d.D == 0
	}
	return int(d.D) <= daysIn(int(d.Y), int(d.M))
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// First is the earliest day the date can mean; zero for zero.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Y, max(d.M, 1), max(d.D, 1)}
}

// Last is the latest day the date can mean; zero for zero.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.M == 0 {
		return Date{d.Y, 12, 31}
	}
	if d.D == 0 {
		return Date{d.Y, d.M, int8(daysIn(int(d.Y), int(d.M)))}
	}
	return d
}

// Compare orders by the earliest day meant, the vaguer date first when equal;
// zero stands before everything. It returns -1, 0 or 1.
func (d Date) Compare(o Date) int {
	switch a, b := d.ordinal(), o.ordinal(); {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (d Date) ordinal() int { return (int(d.Y)*16+int(d.M))*32 + int(d.D) }

// Before says that d certainly lies before o: every day d can mean is earlier
// than every day o can mean. False if either is unknown.
func (d Date) Before(o Date) bool {
	return !d.IsZero() && !o.IsZero() && d.Last().Compare(o.First()) < 0
}

// AddDays moves a full day by n days; other dates come back unchanged.
func (d Date) AddDays(n int) Date {
	if !d.IsDay() {
		return d
	}
	return DateOf(d.time().AddDate(0, 0, n))
}

// AddMonths moves a full day by n months, at most to the last day of the month it comes
// to; other dates come back unchanged.
func (d Date) AddMonths(n int) Date {
	if !d.IsDay() {
		return d
	}
	m := int(d.Y)*12 + int(d.M) - 1 + n
	return dayIn(m/12, m%12+1, int(d.D))
}

// DaysUntil is the number of days from d to o; both must be full days, else 0.
func (d Date) DaysUntil(o Date) int {
	if !d.IsDay() || !o.IsDay() {
		return 0
	}
	return int(o.time().Sub(d.time()).Hours() / 24)
}

func (d Date) time() time.Time {
	return time.Date(int(d.Y), time.Month(d.M), int(d.D), 0, 0, 0, 0, time.UTC)
}

// String gives the short form of tables and screens: 05/02/2026, 02/2026, 2026
// or "" (Nghị định 30/2020/NĐ-CP, practice).
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.M == 0:
		return strconv.Itoa(int(d.Y))
	case d.D == 0:
		return fmt.Sprintf("%02d/%d", d.M, d.Y)
	}
	return fmt.Sprintf("%02d/%02d/%d", d.D, d.M, d.Y)
}

// MarshalText writes 2026-02-05, 2026-02, 2026 or nothing.
func (d Date) MarshalText() ([]byte, error) {
	if !d.Valid() {
		return nil, ErrDate
	}
	if d.IsZero() {
		return []byte{}, nil
	}
	b := appendPadded(make([]byte, 0, 10), int(d.Y), 4)
	if d.M != 0 {
		b = appendPadded(append(b, '-'), int(d.M), 2)
	}
	if d.D != 0 {
		b = appendPadded(append(b, '-'), int(d.D), 2)
	}
	return b, nil
}

func appendPadded(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for i := len(s); i < width; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// UnmarshalText reads what MarshalText writes, and nothing else.
func (d *Date) UnmarshalText(b []byte) error {
	*d = Date{}
	var ok bool
	switch len(b) {
	case 0:
		return nil
	case 4, 7, 10:
		var y, m, day int
		y, ok = digits(b[:4])
		if ok && len(b) >= 7 {
			m, ok = digits(b[5:7])
			ok = ok && b[4] == '-' && m > 0
		}
		if ok && len(b) == 10 {
			day, ok = digits(b[8:10])
			ok = ok && b[7] == '-' && day > 0
		}
		*d = Day(y, m, day)
	}
	if !ok || !d.Valid() || d.IsZero() {
		*d = Date{}
		return ErrDate
	}
	return nil
}

func digits(b []byte) (n int, ok bool) {
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(b) > 0
}

// ParseDate reads what a clerk types: 5/2/2026, 05.02.2026, 5-2-26, 5 2 2026,
// 050226, 05022026, 2/2026, 2026 and 2026-02-05; today gives the century of a
// two-digit year (at most ten years ahead of today, else the century before).
// The empty text is the zero Date. Anything else is ErrDate: a date is never
// guessed, and the day always stands first.
func ParseDate(s string, today Date) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	var parts []string
	if n, ok := digits([]byte(s)); ok && n >= 0 {
		switch len(s) {
		case 4:
			parts = []string{s}
		case 6, 8:
			parts = []string{s[:2], s[2:4], s[4:]}
		default:
			return Date{}, ErrDate
		}
	} else {
		if gap(s) {
			return Date{}, ErrDate
		}
		parts = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
		if len(parts) == 3 && len(parts[0]) == 4 {
			parts[0], parts[2] = parts[2], parts[0]
		}
	}
	var v [3]int // day, month, year from the right
	if len(parts) == 0 || len(parts) > 3 {
		return Date{}, ErrDate
	}
	for i, p := range parts {
		n, ok := digits([]byte(p))
		last := i == len(parts)-1
		if !ok || last && len(p) != 4 && (len(p) != 2 || len(parts) == 1) || !last && (len(p) > 2 || n == 0) {
			return Date{}, ErrDate
		}
		if last && len(p) == 2 {
			n = century(n, int(today.Y))
		}
		v[3-len(parts)+i] = n
	}
	d := Day(v[2], v[1], v[0])
	if v[1] > 12 || v[0] > 31 || d.IsZero() || !d.Valid() {
		return Date{}, ErrDate
	}
	return d, nil
}

// gap says that a part between two signs was left out, as in 5//2026.
func gap(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	sign := func(i int) bool { return strings.IndexByte("/.-", s[i]) >= 0 }
	for i := range len(s) {
		if sign(i) && (i == 0 || i == len(s)-1 || sign(i-1)) {
			return true
		}
	}
	return false
}

func century(yy, today int) int {
	y := today - today%100 + yy
	for y > today+10 {
		y -= 100
	}
	return y
}

// Span is a stretch of time with both ends in it. A zero From or To is open.
type Span struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// Has says that day d, known to the day, lies within. A vague end counts with its
// first (From) or last (To) day.
func (s Span) Has(d Date) bool {
	return (s.From.IsZero() || s.From.First().Compare(d.Last()) <= 0) &&
		(s.To.IsZero() || s.To.Last().Compare(d.First()) >= 0)
}

// Overlaps says that the two stretches share at least one day for certain: a
// change-over within one vague month or year, or on the very day on which the
// earlier stretch ends, is no overlap.
func (s Span) Overlaps(o Span) bool {
	return !s.endsBy(o.From) && !o.endsBy(s.From)
}

func (s Span) endsBy(from Date) bool {
	return !s.To.IsZero() && !from.IsZero() && s.To.First().Compare(from.Last()) <= 0
}

// Moment is a day with the time of day, for meetings.
type Moment struct {
	Date Date `json:"date,omitzero"`
	H    int8 `json:"h,omitempty"` // 0..23
	Min  int8 `json:"min,omitempty"`
	Set  bool `json:"set,omitempty"` // the time of day is known
}

// Valid says that date and time exist, or are not known.
func (m Moment) Valid() bool {
	return m.Date.Valid() && m.H >= 0 && m.H < 24 && m.Min >= 0 && m.Min < 60
}

// Compare orders moments; an unknown time of day stands first in its day.
func (m Moment) Compare(o Moment) int {
	if c := m.Date.Compare(o.Date); c != 0 {
		return c
	}
	a, b := m.clock(), o.clock()
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}

func (m Moment) clock() int {
	if !m.Set {
		return -1
	}
	return int(m.H)*60 + int(m.Min)
}

// IsZero says that nothing is known.
func (m Moment) IsZero() bool { return m == Moment{} }
