package forms_test

import (
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// The year 2026 runs from 15/12/2025 to 14/12/2026 (Nghị định 09/2019/NĐ-CP, Điều 12).
var yearRule = record.PeriodRule{Code: "nam", Name: "năm", YearWindow: record.YearWindow{FromYear: -1, FromMonth: 12, FromDay: 15, ToMonth: 12, ToDay: 14}}

func period(t *testing.T, year int, day record.Date, recs ...record.Record) forms.Output {
	t.Helper()
	set := &record.Settings{Periods: []record.PeriodRule{
		{Code: "6t-dau", Name: "6 tháng đầu năm", YearWindow: record.YearWindow{FromYear: -1, FromMonth: 12, FromDay: 15, ToMonth: 6, ToDay: 14}}, yearRule}}
	set.Lists.MeetingKinds = []record.Choice{{Code: record.MeetingForum, Name: "Diễn đàn"}}
	return build(t, "period", forms.Input{View: view(append(recs, set)...), Today: day, Source: record.Source{Year: year, Rule: "nam"}})
}

func figure(t *testing.T, o forms.Output, key string) int64 {
	t.Helper()
	for _, f := range o.Figures {
		if f.Key == key {
			n, ok := f.Value.Known()
			if !ok {
				t.Fatalf("%s is not known", key)
			}
			return n
		}
	}
	t.Fatalf("no figure %s", key)
	return 0
}

func forum(id int, d record.Date) *record.Meeting {
	return &record.Meeting{Meta: meta(id), Type: record.MeetingForum, Title: "Diễn đàn", Start: record.Moment{Date: d}}
}

// Both ends of the window belong to it; a vague date falls in one period only; what
// is planned after the day of the paper does not count.
func TestPeriodWindow(t *testing.T) {
	recs := []record.Record{forum(1, record.Day(2025, 12, 14)), forum(2, record.Day(2025, 12, 15)), forum(3, record.Day(2026, 12, 14)),
		forum(4, record.Day(2026, 12, 15)), forum(5, record.Year(2026)), forum(6, record.Date{Y: 2025, M: 12})}
	for year, want := range map[int]int64{2024: 0, 2025: 2, 2026: 3, 2027: 1} {
		if got := figure(t, period(t, year, record.Day(2030, 1, 1), recs...), "meetings.forum"); got != want {
			t.Errorf("%d: %d forums, want %d", year, got, want)
		}
	}
	if got := figure(t, period(t, 2026, record.Day(2026, 12, 13), recs...), "meetings.forum"); got != 2 {
		t.Errorf("on 13/12/2026: %d forums, want 2", got)
	}
}

// The default is the last year whose window has closed.
func TestPeriodDefault(t *testing.T) {
	set := &record.Settings{Periods: []record.PeriodRule{{Code: "q", YearWindow: record.YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 3, ToDay: 31}}, yearRule}}
	for day, want := range map[record.Date]int{record.Day(2026, 11, 23): 2025, record.Day(2026, 12, 14): 2025, record.Day(2026, 12, 15): 2026, record.Day(2027, 1, 1): 2026} {
		o := build(t, "period", forms.Input{View: view(set), Today: day})
		if o.Source.Rule != "nam" || o.Source.Year != want {
			t.Errorf("on %v: %v", day, o.Source)
		}
	}
}

// One model at three sites with two teams is one model; a team that serves two
// sites is one team.
func TestASiteIsNoModel(t *testing.T) {
	o := period(t, 2026, record.Day(2027, 1, 1),
		&record.Model{Meta: meta(1), Name: "Camera an ninh", Launched: record.Day(2024, 1, 1)},
		&record.Site{Meta: meta(2), Model: 1, Launched: record.Day(2024, 1, 1)}, &record.Site{Meta: meta(3), Model: 1, Launched: record.Day(2026, 1, 1)},
		&record.Site{Meta: meta(4), Model: 1, Stages: []record.Stage{{Stage: record.StageDissolved, Date: record.Day(2026, 5, 5)}}},
		&record.Team{Meta: meta(5), Name: "Tổ 1", Sites: []record.ID{2, 3}}, &record.Team{Meta: meta(6), Name: "Tổ 2", Sites: []record.ID{4}})
	for key, want := range map[string]int64{"models": 1, "models.new": 0, "sites": 2, "sites.new": 1, "sites.gone": 1, "sites.before": 1} {
		if got := figure(t, o, key); got != want {
			t.Errorf("%s: %d, want %d", key, got, want)
		}
	}
	if !strings.Contains(all(o), "có 01 mô hình (bằng cùng kỳ năm trước) với 02 điểm (tăng 01 so với cùng kỳ năm trước), do 01 tổ tự quản thực hiện") {
		t.Error(all(o))
	}
}

// A book that begins in the period is compared with nothing; sums say of how many
// they are known; what the book does not keep is open, never a claim.
func TestPeriodInventsNothing(t *testing.T) {
	o := period(t, 2026, record.Day(2027, 1, 1), forum(1, record.Day(2026, 3, 3)),
		&record.Area{Meta: meta(2), Name: "Thôn 1", Households: record.N(0)}, &record.Area{Meta: meta(3), Name: "Thôn 2"},
		&record.Area{Meta: meta(4), Name: "Thôn 3", People: record.NotReported()})
	text := all(o)
	if strings.Contains(text, "cùng kỳ") {
		t.Error("compared with a period before the book")
	}
	if !strings.Contains(text, "03 khu dân cư với 0 hộ (số liệu của 01/03 khu dân cư), số nhân khẩu chưa có (01/03 khu dân cư chưa báo cáo).") {
		t.Error(text)
	}
	open := 0
	for _, s := range o.Sentences {
		if s.Open {
			open++
			if !strings.Contains(s.Default, "......") {
				t.Errorf("an open sentence that claims something: %q", s.Default)
			}
		}
	}
	if open < 8 {
		t.Errorf("only %d open sentences", open)
	}
}

// Members who joined and left in the window, and the state at its end.
func TestPeriodMembers(t *testing.T) {
	recs := []record.Record{&record.Team{Meta: meta(1), Name: "Tổ 1", Founded: record.Year(2020)}}
	for i, s := range []record.Span{{From: record.Day(2024, 1, 1)}, {From: record.Day(2026, 1, 1)}, {From: record.Day(2024, 1, 1), To: record.Day(2026, 6, 1)},
		{From: record.Day(2024, 1, 1), To: record.Day(2025, 6, 1)}} {
		recs = append(recs, &record.Person{Meta: meta(10 + i), Name: "A", Sex: record.Female},
			&record.Membership{Meta: meta(20 + i), Person: record.ID(10 + i), Team: 1, Role: record.RoleMember, Span: s})
	}
	o := period(t, 2026, record.Day(2027, 1, 1), recs...)
	for key, want := range map[string]int64{"members": 2, "members.before": 2, "members.joined": 1, "members.left": 1, "members.left.before": 1} {
		if got := figure(t, o, key); got != want {
			t.Errorf("%s: %d, want %d", key, got, want)
		}
	}
}
