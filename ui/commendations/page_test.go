package commendations_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/commendations"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
)

func open(t *testing.T) *desktest.Screen {
	recs := desktest.Records(t)
	for i, name := range []string{"Tổ tự quản số 1", "Khu phố 2", "Trần Văn Hòa"} {
		recs = append(recs, &record.Commendation{Meta: record.Meta{ID: record.ID(201 + i)}, Type: record.CommendCollective, Name: name, Year: 2026, Award: "giay-khen"})
	}
	recs[len(recs)-1].(*record.Commendation).Declined = record.Day(2026, 1, 9)
	return desktest.Open(t, []desk.Entry{commendations.Entry}, recs...)
}

func all(s *desktest.Screen) (of []*record.Commendation) {
	s.Read(func(v *record.View) {
		for c := range v.Commendations.All() {
			of = append(of, c)
		}
	})
	return of
}

// TestWarningsStopNobody: a repeat in the year and missing papers stand beside the form
// while it is filled in; a tick takes its paper off the line; it is saved all the same.
func TestWarningsStopNobody(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+N")
	s.Type("tap the")
	s.Press("Enter")
	s.Type("tu quan so 1")
	s.Press("Enter")
	s.Want("Trong năm đã có: Tổ tự quản số 1, Giấy khen.", "Hồ sơ còn thiếu: Tờ trình đề nghị;")
	s.Press("Enter", "Enter") // the name as offered, the year
	s.Type("bang khen")
	for range 5 { // award, level, merit, day, request
		s.Press("Enter")
	}
	s.Type(" ")
	if s.Shows("thiếu: Tờ trình") {
		t.Error("a ticked paper is still said to be missing")
	}
	s.Press("Ctrl+S")
	of := all(s)
	if c := of[len(of)-1]; len(of) != 4 || c.Name != "Tổ tự quản số 1" || c.Award != "bang-khen" || len(c.Papers) != 1 {
		t.Fatalf("the book has %+v", c)
	}
}

// TestOneDecisionForMarked: those that were declined are left alone, and one undo takes
// the decision off all.
func TestOneDecisionForMarked(t *testing.T) {
	s := open(t)
	s.Press("Home", "Space", "Down", "Space", "Down", "Space", "F6", "Tab", "Enter")
	s.Want("Ghi một quyết định cho 2 trường hợp", "Ghi cho: ")
	s.Press("Ctrl+S")
	s.Want("Chưa ghi gì về quyết định.")
	s.Press("Esc")
	s.Type("215/QĐ-UBND")
	s.Press("Enter")
	s.Type("4/2/26")
	s.Press("Ctrl+S")
	for _, c := range all(s) {
		if c.Declined.IsZero() != (c.Decision == record.Decision{Number: "215/QĐ-UBND", Date: record.Day(2026, 2, 4)}) {
			t.Errorf("%s has %+v", c.Name, c.Decision)
		}
	}
	s.Press("Ctrl+Z")
	for _, c := range all(s) {
		if !c.Decision.IsZero() {
			t.Errorf("after undo %s has %+v", c.Name, c.Decision)
		}
	}
}

// TestHalfTypedDecision: one decision for several is for the same ones again.
func TestHalfTypedDecision(t *testing.T) {
	s := open(t)
	s.Press("Home", "Space", "Down", "Space", "F6", "Tab", "Enter")
	s.Want("Tổ tự quản số 1", "Khu phố 2")
	s.Type("15/QĐ")
	s.Desk.KeepTyped()
	s.Crash()
	s.Press("Enter")
	s.Shot("decision-again")
	s.Want("15/QĐ")
	s.Press("Tab")
	s.Type("1/2/2026")
	s.Press("Enter")
	s.Type("Chủ tịch UBND")
	s.Press("Ctrl+S")
	n := 0
	for _, c := range all(s) {
		if c.Decision.Number == "15/QĐ" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d have the decision: %v", n, s.Texts())
	}
}
