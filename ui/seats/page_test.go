package seats_test

import (
	"slices"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/seats"
)

// TestOrder: by body, those of today before the former, the head first; a body without
// a head is named; the committee's meetings lead on.
func TestOrder(t *testing.T) {
	seat := func(id record.ID, body, name, role string, span record.Span) *record.Seat {
		return &record.Seat{Meta: record.Meta{ID: id}, Body: body, Name: name, Role: role, Span: span}
	}
	since := record.Span{From: record.Day(2025, 7, 1)}
	s := desktest.Open(t, []desk.Entry{seats.Entry, meetings.Entry}, append(desktest.Records(t),
		seat(201, "to-giup-viec", "Trần Thị Lan", "member", since),
		seat(202, "ban-chi-dao", "Đỗ Quang Minh", "head", record.Span{To: record.Day(2025, 6, 30)}),
		seat(203, "ban-chi-dao", "Phạm Văn Khánh", "standing-deputy", since),
		seat(204, "ban-chi-dao", "Lê Thị Hạnh", "head", since),
		&record.Meeting{Meta: record.Meta{ID: 205}, Type: record.MeetingBriefing, Title: "Họp Ban Chỉ đạo quý I", Start: record.Moment{Date: record.Day(2026, 1, 22)}})...)
	texts, last := s.Texts(), -1
	for _, name := range []string{"Lê Thị Hạnh", "Phạm Văn Khánh", "Đỗ Quang Minh", "Trần Thị Lan"} {
		at := slices.Index(texts, name)
		if at <= last {
			t.Errorf("%s stands at %d, after %d", name, at, last)
		}
		last = at
	}
	s.Want("Chưa có Trưởng ban: Tổ giúp việc Ban Chỉ đạo.")
	s.Press("F6", "Enter")
	if s.Desk.At() != "meetings" {
		t.Errorf("the line leads to page %s", s.Desk.At())
	}
}

// TestLeaveByKeyboard: who leaves stays in the book with the day.
func TestLeaveByKeyboard(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{seats.Entry}, append(desktest.Records(t),
		&record.Seat{Meta: record.Meta{ID: 201}, Body: "ban-chi-dao", Name: "Lê Thị Hạnh", Role: "head", Span: record.Span{From: record.Day(2025, 7, 1)}})...)
	s.Press("F2", "Enter", "Enter", "Enter", "Enter", "Enter")
	s.Type("1/2/26")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if x, _ := v.Seats.Get(201); x.To != record.Day(2026, 2, 1) {
			t.Errorf("the book has %+v", x.Span)
		}
	})
	s.Want("01/07/2025 - 01/02/2026")
}
