package forms_test

import (
	"errors"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// The sites under a model say where they came from; a team or person that serves two
// sites is one in the sums, and the statutory team is in none.
func TestModelsCountOnce(t *testing.T) {
	v := view(
		&record.Model{Meta: meta(1), Name: "Tiếng kẻng", Launched: record.Day(2025, 1, 1)},
		&record.Site{Meta: meta(2), Model: 1, Name: "Điểm A", Launched: record.Day(2025, 1, 1)},
		&record.Site{Meta: meta(3), Model: 1, Name: "Điểm B", Launched: record.Day(2026, 1, 1), Source: 2},
		&record.Site{Meta: meta(4), Model: 1, Name: "Điểm C", Launched: record.Day(2027, 1, 1)},
		&record.Team{Meta: meta(5), Name: "Tổ 1", Sites: []record.ID{2, 3}},
		&record.Team{Meta: meta(6), Name: "Tổ bảo vệ", Type: record.TeamStatutory, Sites: []record.ID{2}},
		&record.Person{Meta: meta(7), Name: "Nguyễn Văn A"},
		&record.Membership{Meta: meta(8), Person: 7, Team: 5}, &record.Membership{Meta: meta(9), Person: 7, Team: 6})
	o := dump(build(t, "models", forms.Input{View: v, Today: today, Source: record.Source{Option: forms.OptionSites}}))
	for _, want := range []string{"|  1 | Tiếng kẻng |  |  | 2025 |  | 2 | 1 | 1 |", "- Điểm B (nhân rộng từ Điểm A) |", "|   | Tổng cộng |  |  |  |  | 2 | 1 | 1 |"} {
		if !strings.Contains(o, want) {
			t.Errorf("no %q in\n%s", want, o)
		}
	}
	if strings.Contains(o, "Điểm C") {
		t.Error("a site that has not begun is listed")
	}
	if o := dump(build(t, "models", forms.Input{View: v, Today: today})); strings.Contains(o, "Điểm A") {
		t.Error("sites are listed without being asked for")
	}
}

// A proposal is printed with its reason, and with what became of it.
func TestProposals(t *testing.T) {
	site := func(id int, name string, r record.Review) *record.Site {
		return &record.Site{Meta: meta(id), Name: name, Model: 1, Reviews: []record.Review{r}}
	}
	gone := site(3, "Điểm Yếu", record.Review{Year: 2026, Grade: "weak", Proposal: record.ProposalRemove})
	gone.Stages = []record.Stage{{Stage: record.StageDissolved, Date: record.Day(2026, 11, 20)}}
	copied := site(4, "Điểm Mới", record.Review{Year: 2026, Proposal: record.ProposalKeep})
	copied.Source = 2
	v := view(site(2, "Điểm Hay", record.Review{Year: 2026, Proposal: record.ProposalReplicate, Reason: "Hiệu quả rõ"}), gone, copied)
	both := build(t, "proposals", forms.Input{View: v, Today: today})
	for _, want := range []string{"Hiệu quả rõ |  | Đã nhân rộng: Điểm Mới", "Đã giải thể ngày 20/11/2026",
		"01 (một) điểm mô hình đề nghị nhân rộng và 01 (một) điểm mô hình đề nghị loại bỏ./."} {
		if !strings.Contains(strings.ReplaceAll(dump(both), "~", " "), want) {
			t.Errorf("no %q in\n%s", want, dump(both))
		}
	}
	if !hasProblem(both, "site", "reviews[0].reason") {
		t.Error("a removal without a reason is no problem:", both.Problems)
	}
	one := dump(build(t, "proposals", forms.Input{View: v, Today: today, Source: record.Source{Option: record.ProposalReplicate}}))
	if strings.Contains(one, "Điểm Yếu") || strings.Contains(one, "loại bỏ") {
		t.Error(one)
	}
}

// Issued papers made from a person's team or vote are named on their sheet, others not;
// a membership that ended before does not count.
func TestPersonIsToldOfPapers(t *testing.T) {
	doc := func(id int, symbol string, s record.Source) *record.Document {
		return &record.Document{Meta: meta(id), State: record.Issued, Number: id, Symbol: symbol, Title: "Văn bản", Date: record.Day(2026, 5, 1), Source: s}
	}
	v := view(&record.Person{Meta: meta(1), Name: "Nguyễn Văn A", Phone: "0912345678", Religion: "Phật giáo"},
		&record.Team{Meta: meta(2), Name: "Tổ 1", Area: 9, Sites: []record.ID{8}}, &record.Team{Meta: meta(3), Name: "Tổ 2"},
		&record.Membership{Meta: meta(4), Person: 1, Team: 2, Span: record.Span{From: record.Day(2025, 1, 1)}},
		&record.Membership{Meta: meta(5), Person: 1, Team: 3, Span: record.Span{To: record.Day(2025, 1, 1)}},
		&record.Meeting{Meta: meta(6), Title: "Hội nghị", Votes: []record.Vote{{Person: 1, Name: "Nguyễn Văn A", Agree: record.N(9)}}},
		doc(20, "20/DS", record.Source{Form: "roster", Team: 2}), doc(21, "21/DS", record.Source{Form: "roster", Team: 3}),
		doc(22, "22/DS", record.Source{Form: "roster"}), doc(23, "23/DS", record.Source{Form: "roster", AsOf: record.Day(2024, 6, 1), Team: 3}),
		doc(24, "24/BB", record.Source{Form: "minutes", Meeting: 6}), doc(25, "25/BC", record.Source{Form: "period"}),
		doc(26, "26/HS", record.Source{Form: "site", Site: 8}), doc(27, "27/DS", record.Source{Form: "roster", Area: 9}),
		&record.Document{Meta: meta(28), Title: "Bản thảo", Symbol: "28/DS", Source: record.Source{Form: "roster", Team: 2}})
	text := all(build(t, "person", forms.Input{View: v, Today: today}))
	for symbol, is := range map[string]bool{"20/DS": true, "21/DS": false, "22/DS": true, "23/DS": true, "24/BB": true, "25/BC": false, "26/HS": true, "27/DS": true, "28/DS": false} {
		if strings.Contains(text, symbol) != is {
			t.Errorf("%s: named is %v", symbol, !is)
		}
	}
	for _, kept := range []string{"0912\u00a0345\u00a0678", "Phật giáo", "Tổ 2", "đồng ý 9"} {
		if !strings.Contains(text, kept) {
			t.Errorf("%q is kept and not told", kept)
		}
	}
}

// Each of these papers says what is missing in an empty book.
func TestEmptyBook(t *testing.T) {
	for name, want := range map[string]error{"models": forms.ErrNoModel, "proposals": forms.ErrNoReview, "standard": forms.ErrNoUnit,
		"request-team": forms.ErrNoRound, "request-award": forms.ErrNoAward, "person": forms.ErrNoPerson, "exemplars": forms.ErrNoExemplar, "seats": forms.ErrNoSeat} {
		f, _ := forms.Get(name)
		if _, err := f.Build(forms.Input{View: new(record.View), Today: today}); !errors.Is(err, want) || forms.Explain(err) == "" {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}
