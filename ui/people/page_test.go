package people_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/bin"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/people"
	"sophongtrao/ui/teams"
	"sophongtrao/ui/words"
)

var pages = []desk.Entry{teams.Entry, people.Entry, bin.Entry}

// open is the Seed with a twin (50) of Nguyễn Thị Đượm (9), in a team of their own, and
// somebody who may be them (51).
func open(t *testing.T, more ...record.Record) *desktest.Screen {
	recs := append(storetest.Seed(),
		&record.Team{Meta: record.Meta{ID: 60}, Type: "tu-quan", Name: "Tổ tự quản số 2", Area: 4},
		&record.Person{Meta: record.Meta{ID: 50}, Name: "Nguyễn Thị Đượm", Birth: record.Day(1961, 5, 6), Phone: "0912345678", Work: "Hưu trí"},
		&record.Membership{Meta: record.Meta{ID: 61}, Person: 50, Team: 60, Role: record.RoleMember},
		&record.Person{Meta: record.Meta{ID: 51}, Name: "nguyen thi duom"})
	s := desktest.Open(t, pages, append(recs, more...)...)
	s.Desk.Go("people")
	return s
}

func person(s *desktest.Screen, id record.ID) (p *record.Person) {
	s.Read(func(v *record.View) { p, _ = v.People.Find(id) })
	return p
}

// TestUniteByKeyboard: the pair that is nearly sure stands first; of each part the fuller
// is chosen, another choice is taken; one undo brings both back.
func TestUniteByKeyboard(t *testing.T) {
	s := open(t)
	s.Want("3 cặp", "gần như chắc", "Nguyễn Thị Đượm, Nữ, 1961", "Tổ tự quản số 2")
	s.Press("F2")
	s.Want(words.UniteHint, "• 06/05/1961", "• 0912 345 678", "Sau khi gộp: 1 người, 2 lượt tham gia tổ.")
	s.Press("Home", "Enter") // the name is the same: the first row that differs is the birth
	s.Press("Down", "Enter")
	s.Want("• 1961")
	s.Press("Ctrl+S")
	s.Want("Đã gộp thành một người: Nguyễn Thị Đượm, 2 lượt tham gia tổ.", "gộp 2 người «Nguyễn Thị Đượm»")
	if p, q := person(s, 9), person(s, 50); p.Birth != record.Year(1961) || p.Phone != "0912345678" || p.Work != "Hưu trí" || p.Sex != record.Female || !q.Bin || q.Merged != 9 {
		t.Fatalf("%+v\n%+v", p, q)
	}
	s.Press("Esc")
	s.Want("1 cặp")
	s.Desk.Go("bin")
	s.Want("Nguyễn Thị Đượm (đã gộp vào Nguyễn Thị Đượm)")
	s.Press("Ctrl+Z")
	if p, q := person(s, 9), person(s, 50); p.Phone != "" || q.Bin || q.Merged != 0 {
		t.Errorf("after undo %+v\n%+v", p, q)
	}
}

// TestTwoPeopleStayTwo: what was told once is not asked again, can be seen and taken back.
func TestTwoPeopleStayTwo(t *testing.T) {
	s := open(t)
	p := s.Desk.Page().(*people.Page)
	s.Press("F6", "Tab", "Tab", "Enter") // from the teams of both to the second button
	s.Want("2 cặp", "ghi không phải một người: 2 người «Nguyễn Thị Đượm»")
	if !record.KeptApart(person(s, 9), person(s, 50)) {
		t.Fatal("not noted")
	}
	s.Press("Ctrl+Z")
	s.Want("3 cặp")
	if record.KeptApart(person(s, 9), person(s, 50)) {
		t.Error("undo left it")
	}
	s.Press("Ctrl+Y")
	if n, _ := p.Table.Len(); n != 2 {
		t.Errorf("%d pairs", n)
	}
}

// TestWhoCannotBeOne: two who stand in one vote with results of their own are refused
// before anything is written.
func TestWhoCannotBeOne(t *testing.T) {
	s := open(t, &record.Meeting{Meta: record.Meta{ID: 70}, Type: record.MeetingConsultation, Title: "Hội nghị năm 2025",
		Start: record.Moment{Date: record.Day(2025, 1, 2)},
		Votes: []record.Vote{{Person: 9, Name: "Nguyễn Thị Đượm", Team: 8}, {Person: 50, Name: "Nguyễn Thị Đượm", Team: 8}}})
	s.Press("F2")
	s.Want("Chưa gộp được: cuộc họp «Hội nghị năm 2025» ghi cả hai người")
	s.Press("Ctrl+S")
	if person(s, 50).Bin {
		t.Error("they were merged")
	}
}

// TestFromTheirTeam: the members' pane leads to the merging, which asks with whom.
func TestFromTheirTeam(t *testing.T) {
	s := open(t)
	s.Desk.Unite(50, 0)
	s.Want("bước 1/3", words.PeopleOther)
	s.Type("nguyen thi duom")
	s.Press("Enter", "Ctrl+S")
	s.Want("bước 2/3")
	s.Shot("people-unite")
}

func TestScenes(t *testing.T) {
	for _, sc := range people.Scenes {
		s := desktest.Open(t, pages, append(storetest.Seed(),
			&record.Team{Meta: record.Meta{ID: 60}, Type: "tu-quan", Name: "Tổ tự quản số 2", Area: 4},
			&record.Membership{Meta: record.Meta{ID: 61}, Person: 10, Team: 60, Role: record.RoleMember})...)
		sc.Open(s.Desk)
		s.Shot(sc.Name)
		s.Want(words.Product, "Trần Văn Hòa")
	}
}
