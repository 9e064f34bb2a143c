package part

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Moment edits a day with the time of day, if it is known: "8:00 5/2/2026", "8h30
// 050226", "14 giờ 00 05/02/2026" or a day alone.
func Moment[T any](path, label string, today func() record.Date, at func(T) *record.Moment) *Field[T] {
	e := NewEntry(words.MomentHint)
	f := newField[T](path, label, e, e)
	read := func() (record.Moment, bool) { return parseMoment(e.Text, today()) }
	f.load = func(r T) { e.SetText(momentText(*at(r))) }
	f.store = func(r T) { *at(r), _ = read() }
	f.shown = func() string { return record.Line(e.Text) }
	f.own = func() record.Fault {
		if _, ok := read(); !ok {
			return record.FaultDate
		}
		return ""
	}
	e.OnLeave = func() {
		m, ok := read()
		if !ok {
			f.setFault(words.MomentWrong)
			return
		}
		f.setFault("")
		if s := momentText(m); s != e.Text {
			e.SetText(s)
		}
	}
	return f
}

func momentText(m record.Moment) string {
	if !m.Set {
		return m.Date.String()
	}
	return fmt.Sprintf("%02d:%02d %s", m.H, m.Min, m.Date)
}

// clock is the time of day at the beginning: "8:00", "8h30", "14 giờ 5 phút", "8h".
var clock = regexp.MustCompile(`^(\d{1,2})\s*(?::|h|gi\x{1EDD})\s*(?:(\d{1,2})(?:\s*ph\x{FA}t)?(?:\s+|$))?(.*)$`)

// parseMoment reads the time of day before the day; false if either is none.
func parseMoment(s string, today record.Date) (record.Moment, bool) {
	s = strings.ToLower(record.Line(s))
	var m record.Moment
	if p := clock.FindStringSubmatch(s); p != nil {
		h, _ := strconv.Atoi(p[1])
		min, _ := strconv.Atoi("0" + p[2])
		if h > 23 || min > 59 {
			return record.Moment{}, false
		}
		m.H, m.Min, m.Set, s = int8(h), int8(min), true, p[3]
	}
	var err error
	if m.Date, err = words.ParseDate(s, today); err != nil || m.Set && m.Date.IsZero() {
		return record.Moment{}, false
	}
	return m, true
}
