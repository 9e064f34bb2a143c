package record

import (
	"slices"
	"strings"
	"testing"
)

func TestNear(t *testing.T) {
	s := &Settings{Remind: []int{30, 14, 3}}
	due := Day(2026, 8, 19)
	for left, want := range map[int]int{31: -1, 30: 30, 15: 30, 14: 14, 4: 14, 3: 3, 0: 3, -1: 3, -400: 3} {
		step, near := s.Near(due, due.AddDays(-left))
		if near != (want >= 0) || near && step != want {
			t.Errorf("%d days before: %d, %v", left, step, near)
		}
	}
	if _, near := s.Near(Date{}, due); near {
		t.Error("what has no due date is near")
	}
	if step, near := s.Near(Date{Y: 2026, M: 8}, Day(2026, 8, 20)); !near || step != 14 {
		t.Error("a month is due on its last day:", step, near)
	}
	if _, near := (&Settings{}).Near(due, due.AddDays(9)); near {
		t.Error("a book that wants no reminders gets one")
	}
}

func TestDutiesInTheirOrder(t *testing.T) {
	v, on := new(View), func(m, d int) Date { return Day(2026, m, d) }
	task := func(what string, due, done Date) Assignment { return Assignment{What: what, Due: due, Done: done} }
	for i, r := range []Record{
		&Settings{
			Calendar: []Event{{Code: "a", Name: "event", Month: 8, Day: 19}, {Code: "b", Name: "done event", Month: 3, Day: 31},
				{Code: "c", Name: "event of later years", Month: 5, Day: 5, Span: Span{From: Year(2027)}}},
			Periods: []PeriodRule{
				{Code: "nam", Name: "report", YearWindow: YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}, DueMonth: 12, DueDay: 20},
				{Code: "quy", Name: "issued report", YearWindow: YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 3, ToDay: 31}, DueMonth: 4, DueDay: 5},
				{Code: "x", Name: "no deadline", YearWindow: YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 3, ToDay: 31}}}},
		&Meeting{Start: Moment{Date: Day(2025, 6, 1)}, Tasks: []Assignment{task("meeting", on(2, 1), Date{}), task("done", on(1, 1), on(1, 1))},
			Opinions: []Opinion{{Topic: "opinion", Due: on(9, 1)}, {Topic: "answered", Outcome: OpinionAnswered}, {Topic: "closed", Closed: on(1, 5)}}},
		&Inspection{Title: "inspection", Planned: on(5, 5)},
		&Inspection{Title: "seen", Planned: on(5, 5), Date: on(5, 5), Findings: []Finding{{What: "finding", Due: on(6, 1)}, {What: "mended", Closed: on(6, 1)}}},
		&Task{Assignment: task("task", Date{}, Date{})},
		&Task{Assignment: task("done event", on(3, 31), on(3, 30)), Event: "b", Year: 2026},
		&Document{State: Issued, Source: Source{Rule: "quy", Year: 2026}},
		&Document{State: Issued, Source: Source{Rule: "quy", Year: 2025}},
	} {
		r.M().ID = ID(i + 1)
		v.Put(r)
	}
	var got []string
	for _, d := range v.Duties(on(7, 1)) {
		got = append(got, string(d.From)+" "+d.What)
	}
	want := []string{"report report 2025", "meeting meeting", "inspection inspection", "finding finding", "event event", "opinion opinion",
		"report report 2026", "task task"}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
