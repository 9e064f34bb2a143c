package home

import (
	"strings"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

var today = record.Day(2026, 11, 23)

// book is a view with one of everything that is in order, changed by each case.
func book(change func(put func(record.Record))) *record.View {
	v := new(record.View)
	meta := func(id record.ID) record.Meta { return record.Meta{ID: id} }
	v.Put(&record.Settings{Meta: meta(1)})
	v.Put(&record.Committee{Meta: meta(2), Names: []record.CommitteeName{{Name: "x"}}, Signers: []record.Signer{{Name: "y"}}})
	v.Put(&record.Area{Meta: meta(3), Name: "Khu phố 1"})
	v.Put(&record.Site{Meta: meta(4), Name: "Điểm", Reviews: []record.Review{{Year: 2025}, {Year: 2026}}})
	v.Put(&record.Team{Meta: meta(5), Name: "Tổ 1", Area: 3})
	v.Put(&record.Person{Meta: meta(6), Name: "A"})
	v.Put(&record.Membership{Meta: meta(7), Team: 5, Person: 6, Role: record.RoleLeader})
	v.Put(&record.Meeting{Meta: meta(8), Title: "Họp", Start: record.Moment{Date: record.Day(2026, 10, 1)},
		Tasks: []record.Assignment{{What: "xong rồi", Due: record.Day(2026, 10, 9), Done: record.Day(2026, 10, 8)}, {What: "còn lâu", Due: record.Day(2027, 3, 1)}}})
	v.Put(&record.Document{Meta: meta(9), Type: "minutes", State: record.Issued, Source: record.Source{Form: "minutes", Meeting: 8}})
	if change != nil {
		change(v.Put)
	}
	return v
}

func TestChores(t *testing.T) {
	meta := func(id record.ID) record.Meta { return record.Meta{ID: id} }
	cases := []struct {
		name   string
		change func(put func(record.Record))
		want   []words.Chore
		line   string
	}{
		{"in order", nil, nil, ""},
		{"no signer", func(put func(record.Record)) {
			put(&record.Committee{Meta: meta(2), Names: []record.CommitteeName{{Name: "x"}}})
		}, []words.Chore{words.ChoreSigner}, ""},
		{"nobody leads", func(put func(record.Record)) {
			put(&record.Membership{Meta: meta(7), Team: 5, Person: 6, Role: record.RoleMember})
		}, []words.Chore{words.ChoreNoLeader}, "Tổ 1 (Khu phố 1)"},
		{"leader left yesterday", func(put func(record.Record)) {
			put(&record.Membership{Meta: meta(7), Team: 5, Person: 6, Role: record.RoleLeader, Span: record.Span{To: today.AddDays(-1)}})
		}, []words.Chore{words.ChoreNoMember}, ""},
		{"dissolved team", func(put func(record.Record)) {
			put(&record.Team{Meta: meta(10), Name: "Tổ cũ", Area: 3, Dissolved: record.Year(2024)})
		}, nil, ""},
		{"not reviewed this year", func(put func(record.Record)) {
			put(&record.Site{Meta: meta(4), Name: "Điểm", Reviews: []record.Review{{Year: 2025}}})
		}, []words.Chore{words.ChoreReview}, "2026"},
		{"a dissolved site asks for nothing", func(put func(record.Record)) {
			put(&record.Site{Meta: meta(4), Name: "Điểm", Stages: []record.Stage{{Stage: record.StageDissolved, Date: record.Year(2025)}}})
		}, nil, ""},
		{"overdue task", func(put func(record.Record)) {
			put(&record.Meeting{Meta: meta(8), Title: "Họp", Start: record.Moment{Date: record.Day(2026, 10, 1)},
				Tasks: []record.Assignment{{What: "Lắp camera", Owner: "Tổ 1", Due: record.Day(2026, 11, 18)}}})
		}, []words.Chore{words.ChoreTask}, "Lắp camera (Tổ 1)"},
		{"no minutes", func(put func(record.Record)) {
			put(&record.Document{Meta: record.Meta{ID: 9, Bin: true}})
		}, []words.Chore{words.ChoreMinutes}, "01/10/2026"},
		{"draft and unsent report", func(put func(record.Record)) {
			put(&record.Document{Meta: meta(11), Type: "report", Title: "Nháp"})
			put(&record.Document{Meta: meta(12), Type: "report", Title: "Báo cáo", Symbol: "05/BC", State: record.Issued})
		}, []words.Chore{words.ChoreDraft, words.ChoreUnsent}, ""},
		{"report due", func(put func(record.Record)) {
			put(&record.Settings{Meta: meta(1), Periods: []record.PeriodRule{{Code: "nam", Name: "năm", YearWindow: record.YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}, DueMonth: 11, DueDay: 30}}})
		}, []words.Chore{words.ChoreReport}, "năm 2026"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := chores(book(c.change), today)
			if len(got) != len(c.want) {
				t.Fatalf("%d chores %+v, want %d", len(got), got, len(c.want))
			}
			for i, w := range c.want {
				line := words.ChoreLine(got[i].what, got[i].label, got[i].note)
				if got[i].what != w || !strings.Contains(line, c.line) {
					t.Errorf("chore %d is %d %q, want %d with %q", i, got[i].what, line, w, c.line)
				}
			}
		})
	}
}

// What has a due day stands first, the most urgent above.
func TestUrgentFirst(t *testing.T) {
	v := book(func(put func(record.Record)) {
		put(&record.Document{Meta: record.Meta{ID: 20}, Type: "report", Title: "Nháp"})
		put(&record.Meeting{Meta: record.Meta{ID: 8}, Title: "Họp", Start: record.Moment{Date: record.Day(2026, 10, 1)},
			Tasks: []record.Assignment{{What: "b", Due: record.Day(2026, 12, 1)}, {What: "a", Due: record.Day(2026, 11, 1)}}})
	})
	got := chores(v, today)
	if len(got) != 3 || got[0].label != "a" || got[1].label != "b" || got[2].what != words.ChoreDraft {
		t.Errorf("order %+v", got)
	}
	if days := today.DaysUntil(got[0].due); words.DueIn(days) != "quá hạn 22 ngày" {
		t.Errorf("due: %s", words.DueIn(days))
	}
}
