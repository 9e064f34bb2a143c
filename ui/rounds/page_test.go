package rounds

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/meetings"
)

func open(t *testing.T, with ...record.Record) (*desktest.Screen, *Page) {
	s := desktest.Open(t, []desk.Entry{Entry, meetings.Entry}, append(desktest.Records(t), with...)...)
	return s, s.Desk.Page().(*Page)
}

// A round typed by keyboard stands at its first open step.
func TestAddByKeyboard(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	s.Type("Kiện toàn tổ tự quản năm 2026")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		r, ok := v.Rounds.Get(p.Table.Selected())
		if !ok || r.Title != "Kiện toàn tổ tự quản năm 2026" || r.Next() != record.RoundPlan {
			t.Errorf("saved %+v", r)
		}
	})
	s.Want("Bước tiếp theo: Kế hoạch.", "Chưa làm")
}

// The consultation is made of the expected list, once, and the round knows it.
func TestMeetingFromList(t *testing.T) {
	r := &record.Round{Meta: record.Meta{ID: 900}, Title: "Kiện toàn năm 2026", Candidates: []record.Candidate{
		{Person: 10, Name: "Trần Văn Hòa", Team: 8, Role: record.RoleLeader}, {Name: "Hồ Thị Lựu", Team: 8, Role: record.RoleMember}}}
	s, p := open(t, r)
	p.Select(900)
	s.Shot("rounds-list")
	p.meeting()
	if s.Desk.At() != "meetings" {
		t.Fatalf("shown is %s", s.Desk.At())
	}
	s.Shot("rounds-meeting")
	s.Read(func(v *record.View) {
		r, _ := v.Rounds.Get(900)
		m, ok := v.Meetings.Get(r.Consultation)
		if !ok || m.Type != record.MeetingConsultation || len(m.Votes) != 2 || m.Votes[0].Person != 10 || m.Votes[1].Name != "Hồ Thị Lựu" {
			t.Errorf("the consultation came out as %+v", m)
		}
		if r.Next() != record.RoundProposal {
			t.Errorf("next is step %d", r.Next())
		}
	})
	s.Desk.Go("rounds")
	before := 0
	s.Read(func(v *record.View) { before = v.Meetings.Len() })
	p.meeting()
	s.Read(func(v *record.View) {
		if v.Meetings.Len() != before {
			t.Error("a second consultation was made")
		}
	})
	s.Desk.Undo()
	s.Read(func(v *record.View) {
		if r, _ := v.Rounds.Get(900); r.Consultation != 0 {
			t.Error("one undo does not take meeting and link back")
		}
	})
}
