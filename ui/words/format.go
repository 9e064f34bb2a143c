package words

import (
	"fmt"
	"strconv"
	"time"

	"sophongtrao/store/record"
)

// Number writes n with a full stop between thousands: 1.234.567.
func Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return sign + s
}

// NotReported is what a Count shows that was asked for and has not come.
const NotReported = "chưa báo cáo"

// Count writes a Count: a number, nothing, or "chưa báo cáo".
func Count(c record.Count) string {
	if n, ok := c.Known(); ok {
		return Number(n)
	}
	if c.IsNotReported() {
		return NotReported
	}
	return ""
}

// ParseCount reads what Count writes and what a clerk types: 1234, 1.234, 1 234,
// "cbc" or "chưa báo cáo". False for anything else, also for a fraction.
func ParseCount(s string) (record.Count, bool) {
	switch record.Fold(s) {
	case "":
		return record.Count{}, record.Line(s) == ""
	case "cbc", "chua bao cao", "chua bc":
		return record.NotReported(), true
	}
	digits := make([]byte, 0, len(s))
	group := -1 // digits since the last separator, -1 before the first
	for _, r := range record.Line(s) {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, byte(r))
			if group >= 0 {
				group++
			}
		case r == '.' || r == ' ':
			if len(digits) == 0 || group >= 0 && group != 3 {
				return record.Count{}, false
			}
			group = 0
		default:
			return record.Count{}, false
		}
	}
	n, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || group >= 0 && group != 3 {
		return record.Count{}, false
	}
	return record.N(n), true
}

// ParseDate reads a date as a clerk types it, "hôm nay" among them.
func ParseDate(s string, today record.Date) (record.Date, error) {
	if f := record.Fold(s); f == "hom nay" || f == "hn" {
		return today, nil
	}
	return record.ParseDate(record.Line(s), today)
}

// Phone writes stored digits in groups: 0912 345 678.
func Phone(s string) string {
	if len(s) < 10 {
		return s
	}
	return s[:4] + " " + s[4:7] + " " + s[7:]
}

// Sex is how a person's sex is shown.
func Sex(s record.Sex) string {
	switch s {
	case record.Male:
		return "Nam"
	case record.Female:
		return "Nữ"
	}
	return ""
}

// Span writes from and to: "05/02/2025 - nay".
func Span(s record.Span) string {
	switch {
	case s.From.IsZero() && s.To.IsZero():
		return ""
	case s.To.IsZero():
		return "từ " + s.From.String()
	case s.From.IsZero():
		return "đến " + s.To.String()
	}
	return s.From.String() + " - " + s.To.String()
}

// Saved is the status line after a write.
func Saved(at time.Time) string { return "Đã lưu " + at.Format("15:04:05") }

// Clock writes a moment in full: 10:42 ngày 05/02/2026.
func Clock(t time.Time) string { return t.Format("15:04") + " ngày " + t.Format("02/01/2006") }

// Rows is the line under a list: how many of how many.
func Rows(shown, all int, thing string) string {
	if shown == all {
		return fmt.Sprintf("%s %s", Number(int64(all)), thing)
	}
	return fmt.Sprintf("%s trong %s %s", Number(int64(shown)), Number(int64(all)), thing)
}
