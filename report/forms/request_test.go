package forms_test

import (
	"errors"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// Who is proposed follows from votes and threshold: not more than half is not enough,
// and what was not counted is not agreed.
func TestRequestFollowsTheVote(t *testing.T) {
	vote := func(name string, agree record.Count) record.Vote { return record.Vote{Name: name, Agree: agree} }
	m := &record.Meeting{Meta: meta(10), Title: "Hội nghị hiệp thương", Start: record.Moment{Date: record.Day(2026, 10, 1)}, Present: record.N(30),
		Votes: []record.Vote{vote("Nguyễn Văn Mười Sáu", record.N(16)), vote("Trần Văn Mười Lăm", record.N(15)), vote("Lê Thị Trống", record.Count{})}}
	r := &record.Round{Meta: meta(11), Title: "Đợt 1", Consultation: 10, Candidates: []record.Candidate{{Name: "nguyễn văn mười sáu", By: "Chi bộ"}, {Name: "Phạm Thị Vắng"}}}
	list := func(over, of int) string {
		set := &record.Settings{Meta: meta(1), Threshold: record.Threshold{Over: over, Of: of}}
		d := dump(build(t, "request-team", forms.Input{View: view(m, r, set), Today: today}))
		return d[strings.Index(d, "=== TỜ 2"):]
	}
	half := list(1, 2)
	if !strings.Contains(half, "Nguyễn Văn Mười Sáu |  |  |  |  |  |  | Chi bộ") || strings.Contains(half, "Mười Lăm") || strings.Contains(half, "Trống") ||
		!strings.Contains(half, "Danh sách có 01 (một) người.") {
		t.Error(half)
	}
	if twoThirds := list(2, 3); !strings.Contains(twoThirds, "Danh sách có 0 (không) người.") {
		t.Error(twoThirds)
	}
	o := build(t, "request-team", forms.Input{View: view(m, r, &record.Settings{Meta: meta(1), Threshold: record.Threshold{Over: 1, Of: 2}}), Today: today})
	if !strings.Contains(all(o), "không đưa ra biểu quyết: Phạm Thị Vắng.") {
		t.Error("one of the expected list who was not voted on is not named")
	}
}

// Before its consultation a round gives a draft that cannot be issued.
func TestRequestBeforeTheVote(t *testing.T) {
	r := &record.Round{Meta: meta(11), Title: "Đợt 1", Candidates: []record.Candidate{{Name: "Phạm Thị Vắng"}}}
	o := build(t, "request-team", forms.Input{View: view(r), Today: today})
	if !hasProblem(o, "round", "consultation") || !strings.Contains(all(o), "Phạm Thị Vắng") {
		t.Error(o.Problems)
	}
	done := *r
	done.ID, done.Decision = 12, record.Decision{Number: "1/QĐ-UBND"}
	if o := build(t, "request-team", forms.Input{View: view(r, &done), Today: today}); o.Source.Of.ID != 11 {
		t.Error("a round that is decided is asked for again by default")
	}
}

// A commendation is asked for once: not when it is decided, declined or in another
// issued tờ trình.
func TestRequestAwardAsksOnce(t *testing.T) {
	c := func(id int, name string) *record.Commendation {
		return &record.Commendation{Meta: meta(id), Type: record.CommendIndividual, Name: name, Year: 2026, Award: "giay-khen", Merit: "Có thành tích"}
	}
	open, decided, declined, asked := c(1, "Người Đang Chờ"), c(2, "Người Đã Khen"), c(3, "Người Không Khen"), c(4, "Người Đã Trình")
	decided.Decision = record.Decision{Number: "5/QĐ-UBND", Date: record.Day(2026, 8, 1)}
	declined.Declined = record.Day(2026, 8, 1)
	asked.Proposal = 50
	other := c(5, "Năm Khác")
	other.Year = 2025
	same := c(6, "Người Đang Chờ")
	same.Decision = record.Decision{Number: "7/QĐ-UBND", Date: record.Day(2026, 5, 1)}
	doc := &record.Document{Meta: meta(50), Type: record.DocRequest, State: record.Issued, Number: 1, Date: record.Day(2026, 9, 1)}
	v := view(open, decided, declined, asked, other, same, doc)
	o := build(t, "request-award", forms.Input{View: v, Today: today})
	text := all(o)
	for _, no := range []string{"Người Đã Khen", "Người Không Khen", "Người Đã Trình", "Năm Khác"} {
		if strings.Contains(text, no) {
			t.Error(no, "is asked for")
		}
	}
	if !strings.Contains(text, "Người Đang Chờ") || !strings.Contains(text, "Đã khen trong năm: giay-khen (7/QĐ-UBND, 01/05/2026)") {
		t.Error(text)
	}
	again := all(build(t, "request-award", forms.Input{View: v, Today: today, Document: doc}))
	if !strings.Contains(again, "Người Đã Trình") {
		t.Error("the tờ trình itself loses whom it asked for")
	}
	f, _ := forms.Get("request-award")
	if _, err := f.Build(forms.Input{View: v, Today: today, Source: record.Source{Option: record.CommendCollective}}); !errors.Is(err, forms.ErrNoAward) {
		t.Error(err)
	}
}

// Several addressees stand each on its own line.
func TestAddressees(t *testing.T) {
	r := &record.Round{Meta: meta(11), Title: "Đợt 1"}
	d := &record.Document{Type: record.DocRequest, Edits: []record.Edit{{Key: "kinh-gui", Text: "Ủy ban nhân dân phường\nCông an phường"}}}
	o := dump(build(t, "request-team", forms.Input{View: view(r), Today: today, Document: d}))
	if !strings.Contains(o, "Kính gửi:\n- Ủy ban nhân dân phường;\n- Công an phường.\n") {
		t.Error(o)
	}
}
