package activities_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/activities"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
)

func open(t *testing.T) *desktest.Screen {
	return desktest.Open(t, []desk.Entry{activities.Entry}, append(desktest.Records(t),
		&record.Activity{Meta: record.Meta{ID: 201}, Type: record.ActivityCommunication, Title: "Nói chuyện", Start: record.Day(2026, 1, 12),
			Sessions: record.N(0), Reached: record.N(250), Money: []record.Amount{{Fund: "budget", Amount: record.N(2_500_000)}}},
		&record.Activity{Meta: record.Meta{ID: 202}, Type: record.ActivityCommunication, Title: "Truyền thanh", Start: record.Day(2026, 1, 15),
			Reached: record.NotReported()},
		&record.Activity{Meta: record.Meta{ID: 203}, Type: record.ActivityMediation, Title: "Hòa giải năm trước", Start: record.Day(2025, 12, 31), Disputes: record.N(7)})...)
}

// TestSums: zero, blank and "chưa báo cáo" stand apart, and only the chosen year counts.
func TestSums(t *testing.T) {
	s := open(t)
	s.Want("2 hoạt động", "Buổi 0 · Lượt người 250 (1 mục chưa báo cáo) · Người được giúp để trống · Tiền (đồng) 2.500.000")
	if s.Shows("Hòa giải năm trước") {
		t.Error("the list of 2026 shows an activity of 2025")
	}
	s.Desk.Open(record.KindActivity, 203)
	s.Want("Hòa giải năm trước", "3 hoạt động")
}

// TestOnlyFittingCounts: a form shows the counts of its kind, and those that have
// something; the hint about names stands where people are tempted.
func TestOnlyFittingCounts(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+N")
	s.Want("phần này chỉ hiện các ô hợp với loại đó")
	if s.Shows("Số vụ hòa giải") {
		t.Error("counts are shown before the kind is known")
	}
	s.Type("hoa giai")
	s.Press("Enter")
	s.Want("Không ghi tên, hoàn cảnh")
	s.Type("Hòa giải quý I")
	s.Press("Enter")
	s.Type("31/3/26")
	for range 7 {
		s.Press("Enter")
	}
	s.Want("Số vụ hòa giải", "Trong đó hòa giải thành")
	if s.Shows("Lượt người dự") || s.Shows("Số người được giúp") {
		t.Error("a mediation asks for counts that are not its own")
	}
	s.Type("5")
	s.Press("Enter")
	s.Type("6")
	s.Press("Ctrl+S") // more settled than there were
	if !s.Desk.Page().Changed() {
		t.Fatal("settled more than all was saved")
	}
	s.Press("BackSpace")
	s.Type("4")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		for a := range v.Activities.All() {
			if a.Title == "Hòa giải quý I" && a.Disputes == record.N(5) && a.Settled == record.N(4) && a.Sessions.IsZero() {
				return
			}
		}
		t.Error("the mediation is not in the book as typed")
	})
}
