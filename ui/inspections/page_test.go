package inspections_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/documents"
	"sophongtrao/ui/inspections"
)

func open(t *testing.T) *desktest.Screen {
	recs := append(desktest.Records(t),
		&record.Inspection{Meta: record.Meta{ID: 201}, Type: record.InspectionPlanned, Title: "Kiểm tra camera", Date: record.Day(2025, 12, 5),
			Subject: record.Ref{Kind: record.KindSite, ID: 6}, Findings: []record.Finding{
				{What: "Sổ thiếu", Due: record.Day(2026, 3, 1)},
				{What: "Camera hỏng", Owner: "Ban chủ nhiệm", Due: record.Day(2026, 1, 15)},
				{What: "Biển cũ", Closed: record.Day(2025, 12, 20)}}},
		&record.Inspection{Meta: record.Meta{ID: 202}, Type: record.InspectionUnannounced, Title: "Kiểm tra tổ", Date: record.Day(2026, 1, 20),
			Findings: []record.Finding{{What: "Chưa bầu tổ phó"}}})
	return desktest.Open(t, []desk.Entry{inspections.Entry, documents.Entry}, recs...)
}

func get(s *desktest.Screen, title string) (i *record.Inspection) {
	s.Read(func(v *record.View) {
		for x := range v.Inspections.All() {
			if x.Title == title {
				i = x
			}
		}
	})
	return i
}

// TestPlanByKeyboard plans an inspection: its name is offered from what is inspected,
// and the points of a sample sheet are taken over, once.
func TestPlanByKeyboard(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+N")
	s.Type("dinh ky")
	s.Press("Enter")
	s.Type("tu quan so 1")
	s.Press("Enter", "Enter", "Enter") // subject, other place, the name as offered
	s.Type("12/3/26")
	s.Press("Enter", "Enter", "Enter", "Enter", "Enter", "Tab", "Enter", "Enter", "Enter") // to the sample sheet
	s.Type("to tu quan")
	s.Press("Enter", "Ctrl+S")
	i := get(s, "Kiểm tra Tổ tự quản số 1")
	if i == nil || i.Planned != record.Day(2026, 3, 12) || i.Subject != (record.Ref{Kind: record.KindTeam, ID: 8}) || len(i.Checklist) != 6 {
		t.Fatalf("the book has %+v", i)
	}
	s.Want("chưa kiểm tra")
}

// TestOpenFindings: at rest those of all inspections stand there, the earliest due
// first; Enter leads to where the day is written, and then it is gone.
func TestOpenFindings(t *testing.T) {
	s := open(t)
	s.Want("còn mở 2/3", "còn mở 1/1", "15/01/2026", "Chưa bầu tổ phó")
	s.Press("F6", "Enter")
	s.Type("4/2/26")
	s.Press("Ctrl+S")
	if i := get(s, "Kiểm tra camera"); i.Findings[1].Closed != record.Day(2026, 2, 4) || !i.Findings[0].Closed.IsZero() {
		t.Fatalf("the book has %+v", i.Findings)
	}
	s.Want("còn mở 1/3", "Còn 1 kiến nghị chưa khắc phục.")
	if s.Shows("Camera hỏng") {
		t.Error("a closed finding is still listed as open")
	}
}

// TestPapers: Ctrl+P asks which paper of those there can be, and shows it.
func TestPapers(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+P")
	s.Want("Biên bản", "Phiếu đã ghi", "Phiếu trống")
	if s.Shows("Kế hoạch năm") {
		t.Error("an unannounced inspection offers a plan")
	}
	s.Press("Tab", "Enter")
	if s.Desk.At() != "documents" || !s.Shows("Phiếu kiểm tra") {
		t.Errorf("printing shows page %s", s.Desk.At())
	}
}
