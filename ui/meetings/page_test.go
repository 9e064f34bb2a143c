package meetings

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
)

func open(t *testing.T) (*desktest.Screen, *Page) {
	s := desktest.Open(t, []desk.Entry{Entry}, desktest.Records(t)...)
	return s, s.Desk.Page().(*Page)
}

func TestGlance(t *testing.T) {
	s, p := open(t)
	p.Select(13)
	s.Want("19:00 ngày 20/04/2023", "triệu tập 45, có mặt 40, vắng 5", "Cần trên 1/2 số người có mặt (40 người).", "95,0%")
	s.Shot("meetings-list")
}

// A whole meeting typed with the keyboard: the time as it is spoken, a vote, a task.
func TestAddByKeyboard(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	for _, text := range []string{"giao ban", "Giao ban tháng 2", "8h30 5/2/2026"} {
		s.Type(text)
		s.Press("Enter")
	}
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		m, ok := v.Meetings.Get(p.Table.Selected())
		want := record.Moment{Date: record.Day(2026, 2, 5), H: 8, Min: 30, Set: true}
		if !ok || m.Type != record.MeetingBriefing || m.Title != "Giao ban tháng 2" || m.Start != want {
			t.Errorf("saved %+v", m)
		}
	})
	if !p.Resting() {
		t.Error("the form is still open")
	}
}

// The buttons over the vote table fill it from a team and with a person, each once.
func TestFillVotes(t *testing.T) {
	s, p := open(t)
	s.Desk.Open(record.KindMeeting, 13)
	s.Press("F2")
	p.addPerson(10)
	p.addTeam(8) // Đượm joined after the meeting: nobody yet
	p.addPerson(10)
	s.Shot("meetings-form")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		m, _ := v.Meetings.Get(13)
		if len(m.Votes) != 2 || m.Votes[1].Person != 10 || m.Votes[1].Name != "Trần Văn Hòa" {
			t.Errorf("votes %+v", m.Votes)
		}
	})
}

// A word of attention asks once, and blocks nothing.
func TestSoftWarning(t *testing.T) {
	s, p := open(t)
	s.Desk.Open(record.KindMeeting, 13)
	s.Press("F2")
	s.Want("Không ghi tin báo")
	p.form.Change(func(m *record.Meeting) { m.Conclusions = []string{"Theo tin báo của dân"} })
	s.Press("Ctrl+S")
	s.Want("«tin báo»")
	s.Shot("meetings-caution")
	s.Press("Tab", "Enter") // the second answer: save all the same
	s.Read(func(v *record.View) {
		if m, _ := v.Meetings.Get(13); len(m.Conclusions) != 1 {
			t.Error("the warning has blocked the save")
		}
	})
	s.Press("F2", "Ctrl+S")
	if !p.Resting() {
		t.Error("asked again about what was already there")
	}
}

// From the vote into the roster by the button, back with one undo.
func TestElectOnScreen(t *testing.T) {
	s, p := open(t)
	s.Desk.Open(record.KindMeeting, 13)
	s.Press("F2")
	p.form.Change(func(m *record.Meeting) {
		m.Votes = append(m.Votes, record.Vote{Person: 10, Name: "Trần Văn Hòa", Team: 8, Role: record.RoleDeputy, Agree: record.N(39)})
	})
	s.Press("Ctrl+S")
	p.glance.elect.OnTapped()
	s.Want("Ghi 1 người làm thành viên tổ: Trần Văn Hòa.", "Đã ở trong tổ: Nguyễn Thị Đượm.")
	s.Press("Enter")
	s.Read(func(v *record.View) {
		if n := v.Memberships.Len(); n != 2 {
			t.Errorf("%d memberships, want 2", n)
		}
	})
	s.Press("Ctrl+Z")
	s.Read(func(v *record.View) {
		if n := v.Memberships.Len(); n != 1 {
			t.Errorf("after undo %d memberships, want 1", n)
		}
	})
}

// A forum shows its own fields, and an opinion typed into them is kept.
func TestForum(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	for _, text := range []string{"diễn đàn", "Diễn đàn quý I", "8h 5/2/2026"} {
		s.Type(text)
		s.Press("Enter")
	}
	p.form.Change(func(m *record.Meeting) { m.Opinions = []record.Opinion{{}} })
	if !p.GoTo("opinions[0].topic") {
		t.Fatal("no field for the topic of an opinion")
	}
	for _, text := range []string{"Đèn đường hỏng", "người dân tổ 5", "3"} {
		s.Type(text)
		s.Press("Enter")
	}
	s.Shot("meetings-forum")
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		m, _ := v.Meetings.Get(p.Table.Selected())
		want := record.Opinion{Topic: "Đèn đường hỏng", Group: "người dân tổ 5", Times: record.N(3)}
		if m == nil || len(m.Opinions) != 1 || m.Opinions[0] != want {
			t.Errorf("saved %+v", m)
		}
	})
}

// What is not done by the day of a meeting becomes a point of its agenda.
func TestCarry(t *testing.T) {
	s, p := open(t)
	s.Desk.Open(record.KindMeeting, 13)
	s.Press("F2")
	p.form.Change(func(m *record.Meeting) {
		m.Tasks = []record.Assignment{{What: "Lập danh sách", Owner: "Tổ trưởng", Due: record.Day(2023, 5, 1)}, {What: "Đã xong", Done: record.Day(2023, 4, 21)}}
	})
	s.Press("Ctrl+S", "Ctrl+N")
	for _, text := range []string{"giao ban", "Giao ban tháng 2", "8h30 5/2/2026"} {
		s.Type(text)
		s.Press("Enter")
	}
	p.carry()
	m := p.form.Typed()
	if len(m.Agenda) != 1 || len(m.Agenda[0].Course) != 1 || m.Agenda[0].Course[0] != "Lập danh sách (Tổ trưởng): hạn 01/05/2023, quá hạn 1.011 ngày." {
		t.Errorf("agenda %+v", m.Agenda)
	}
}
