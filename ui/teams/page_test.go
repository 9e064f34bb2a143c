package teams_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/teams"
	"sophongtrao/ui/words"
)

var pages = []desk.Entry{teams.Entry, areas.Entry}

func open(t *testing.T, more ...record.Record) *desktest.Screen {
	return desktest.Open(t, pages, append(storetest.Seed(), more...)...)
}

// team returns a team and its members on the day of the tests, by name.
func team(s *desktest.Screen, name string) (t *record.Team, members map[string]*record.Membership) {
	members = map[string]*record.Membership{}
	s.Read(func(v *record.View) {
		for x := range v.Teams.All() {
			if x.Name == name {
				t = x
				for _, m := range v.MembersOf(x.ID, desktest.Today) {
					members[m.Label(v)] = m
				}
			}
		}
	})
	return t, members
}

// TestWholeJobByKeyboard makes an area, a team and three members without a mouse, as
// UniKey types them.
func TestWholeJobByKeyboard(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+Tab", "Ctrl+N")
	s.Type("Khu phố Chánh Lộc 1")
	s.Press("Enter")
	s.Type("khu pho")
	s.Press("Enter", "Ctrl+S")
	s.Want("Đã lưu ", "Khu phố Chánh Lộc 1")

	s.Press("Alt+1", "Ctrl+N")
	s.Type("Tổ tự quản số 9")
	s.Press("Enter", "Enter") // the kind of the team at hand is proposed
	s.Type("chanh loc")
	s.Press("Enter")
	s.Type("2020")
	s.Press("Ctrl+Enter")
	s.Want("thêm tổ tự quản «Tổ tự quản số 9»", words.NoLeader)

	s.Press("F6")
	for _, m := range []struct{ name, role, birth string }{
		{"Lý Thị Đượm", "to truong", "1961"}, {"Trần Văn Ân", "to pho", "5/2/1970"}, {"Lê Út", "to vien", ""},
	} {
		s.Press("Ctrl+N")
		s.Type(m.name)
		s.Press("Enter")
		s.Type(m.role)
		s.Press("Enter")
		s.Type("1/1/2024")
		s.Press("Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
		s.Type(m.birth)
		s.Press("Ctrl+S")
		s.Want("thêm thành viên «" + m.name + "»")
	}
	x, members := team(s, "Tổ tự quản số 9")
	if x == nil || x.Founded != record.Year(2020) || len(members) != 3 {
		t.Fatalf("the book has %+v with %d members", x, len(members))
	}
	if m := members["Trần Văn Ân"]; m == nil || m.Role != record.RoleDeputy || m.From != record.Day(2024, 1, 1) {
		t.Errorf("the deputy is %+v", m)
	}
	s.Shot("keyboard-end")
	got := strings.Join(s.Texts(), "\n")
	if a, b, c := strings.Index(got, "Lý Thị Đượm"), strings.Index(got, "Trần Văn Ân"), strings.Index(got, "Lê Út"); a < 0 || b < a || c < b {
		t.Errorf("the members do not stand leader, deputy, member: %d %d %d", a, b, c)
	}
	s.Press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
	if _, members := team(s, "Tổ tự quản số 9"); len(members) != 0 {
		t.Errorf("three times undo leaves %d members", len(members))
	}
	s.Want("Hoàn tác: thêm tổ tự quản")
}

// TestMembersSortByGivenName: An, Ân, Bình whatever the family name.
func TestMembersSortByGivenName(t *testing.T) {
	people := []record.Record{
		&record.Person{Meta: record.Meta{ID: 80}, Name: "Trần Văn Bình"}, &record.Person{Meta: record.Meta{ID: 81}, Name: "Vũ Thị Ân"},
		&record.Person{Meta: record.Meta{ID: 82}, Name: "Đặng An"},
	}
	s := open(t, people...)
	x, _ := team(s, "Tổ tự quản số 1")
	for _, p := range people {
		if _, err := s.Book.Save(store.Op{Code: "add"}, &record.Membership{Person: p.M().ID, Team: x.ID, Role: record.RoleMember}); err != nil {
			t.Fatal(err)
		}
	}
	s.Desk.Page().Refresh([]record.Kind{record.KindMembership})
	got := strings.Join(s.Texts(), "\n")
	if a, b, c := strings.Index(got, "Đặng An"), strings.Index(got, "Vũ Thị Ân"), strings.Index(got, "Trần Văn Bình"); a < 0 || b < a || c < b {
		t.Errorf("the order is wrong: %d %d %d in\n%s", a, b, c, got)
	}
}

// TestKnownPersonIsFound: a person already in the book is chosen, shown with what the
// book has, and not entered a second time.
func TestKnownPersonIsFound(t *testing.T) {
	other := &record.Team{Meta: record.Meta{ID: 70}, Name: "Tổ tự quản số 2", Type: "tu-quan", Area: 3}
	s := open(t, other)
	count := func() (n int) { s.Read(func(v *record.View) { n = v.People.Len() }); return n }
	before := count()
	s.Press("End", "F6", "Ctrl+N")
	s.Type("thi duom")
	s.Press("Enter")
	s.Want("Nguyễn Thị Đượm", "1961")
	s.Press("Ctrl+S")
	if _, members := team(s, "Tổ tự quản số 2"); len(members) != 1 || members["Nguyễn Thị Đượm"] == nil || count() != before {
		t.Errorf("members %v, %d people where %d were", members, count(), before)
	}
}

// TestMemberTwice: the same person twice in one team at a time is said beside the
// name, and nothing is written.
func TestMemberTwice(t *testing.T) {
	s := open(t)
	s.Press("F6", "Ctrl+N")
	s.Type("thi duom")
	s.Press("Enter", "Ctrl+S")
	s.Want(words.Fault(record.FieldError{Fault: record.FaultTwice}), words.Faults(1))
	if _, members := team(s, "Tổ tự quản số 1"); len(members) != 1 {
		t.Errorf("%d members", len(members))
	}
}

func TestAsOfShowsThoseOfThatDay(t *testing.T) {
	s := open(t)
	s.Want("Nguyễn Thị Đượm")
	s.Press("F3", "Tab")
	s.Type("1/1/2001")
	s.Press("Enter")
	s.Want("thành viên đến 01/01/2001", words.MemberEmpty)
}

// TestGapsAndTheStatutoryTeam: what is missing or double stands beside the team, and the
// statutory team stands apart and asks for nothing.
func TestGapsAndTheStatutoryTeam(t *testing.T) {
	first := desktest.Records(t)
	first = append(first,
		&record.Team{Meta: record.Meta{ID: 70}, Name: "Tổ tự quản số 2", Type: "tu-quan", Area: 3},
		&record.Membership{Meta: record.Meta{ID: 71}, Team: 70, Person: 9, Role: record.RoleMember},
		&record.Team{Meta: record.Meta{ID: 72}, Name: "Tổ bảo vệ khu phố", Type: record.TeamStatutory, Area: 3})
	for _, r := range first {
		if m, ok := r.(*record.Meeting); ok {
			m.Attendance = []record.Attendance{{Team: 70, Present: record.N(12)}}
			m.Start.Date = record.Day(2026, 1, 20)
		}
	}
	s := desktest.Open(t, pages, first...)
	list := s.Desk.Page().(*teams.Page)
	count := func() int { n, _ := list.Table.Len(); return n }
	s.Want(words.NoLeader, "1 người ở nhiều tổ")
	if s.Shows("Tổ bảo vệ khu phố") || count() != 2 {
		t.Errorf("the statutory team is among the others: %d", count())
	}
	list.Select(70)
	s.Want("Tập huấn 20/01/2026", "(12 người dự)")
	s.Shot("teams-gaps")
	s.Desk.Open(record.KindTeam, 72)
	s.Want("Tổ bảo vệ khu phố", words.TeamApart)
	if got := strings.Count(strings.Join(s.Texts(), "\n"), words.NoLeader); count() != 3 || got != 1 {
		t.Errorf("%d teams, %d without a leader", count(), got)
	}
}

func TestScenes(t *testing.T) {
	for _, sc := range append(teams.Scenes, areas.Scenes...) {
		s := open(t)
		sc.Open(s.Desk)
		s.Shot(sc.Name)
		s.Want(words.Product)
	}
}

// TestLookAlikeWhileTyping: who may be in the book already is told below a new name; one
// key shows them, Enter takes them, and nobody is entered twice.
func TestLookAlikeWhileTyping(t *testing.T) {
	other := &record.Team{Meta: record.Meta{ID: 70}, Name: "Tổ tự quản số 2", Type: "tu-quan", Area: 3}
	s := open(t, other)
	count := func() (n int) { s.Read(func(v *record.View) { n = v.People.Len() }); return n }
	before := count()
	s.Press("End", "F6", "Ctrl+N")
	s.Type("Nguyễn Thị Đượm")
	s.Press("Down", "Enter") // passes by who is offered, and takes the name as a new one
	s.Want("Có thể đã có trong sổ: Nguyễn Thị Đượm (sinh 1961, Khu phố 1). Bấm F4 để xem.")
	s.Type("to pho")
	s.Press("Enter", "F4")
	s.Want(words.AlikeThis, "Tổ tự quản số 1")
	s.Press("Enter")
	if s.Shows("Bấm F4") {
		t.Error("somebody out of the book is still taken for new")
	}
	s.Press("Ctrl+S")
	if _, members := team(s, "Tổ tự quản số 2"); len(members) != 1 || members["Nguyễn Thị Đượm"] == nil || members["Nguyễn Thị Đượm"].Role != record.RoleDeputy || count() != before {
		t.Errorf("members %v, %d people where %d were", members, count(), before)
	}
}

// TestBothCounts: who sits in two teams is one person who takes part twice.
func TestBothCounts(t *testing.T) {
	s := open(t, &record.Team{Meta: record.Meta{ID: 70}, Name: "Tổ tự quản số 2", Type: "tu-quan", Area: 3},
		&record.Membership{Meta: record.Meta{ID: 71}, Person: 9, Team: 70, Role: record.RoleMember},
		&record.Membership{Meta: record.Meta{ID: 72}, Person: 10, Team: 70, Role: record.RoleMember})
	s.Want("2 tổ", "2 người, 3 lượt tham gia")
}

// TestSortName: a sort name stands in the place of the last word, in the members' list and
// in what is exported of it; the search finds the person by it.
func TestSortName(t *testing.T) {
	s := open(t,
		&record.Person{Meta: record.Meta{ID: 80}, Name: "Y Bhiông Niê", SortName: "Bhiông"}, &record.Membership{Meta: record.Meta{ID: 84}, Person: 80, Team: 8, Role: record.RoleMember},
		&record.Person{Meta: record.Meta{ID: 81}, Name: "Vũ Thị Cúc"}, &record.Membership{Meta: record.Meta{ID: 85}, Person: 81, Team: 8, Role: record.RoleMember},
		&record.Person{Meta: record.Meta{ID: 82}, Name: "Đặng An"}, &record.Membership{Meta: record.Meta{ID: 86}, Person: 82, Team: 8, Role: record.RoleMember})
	got := strings.Join(s.Texts(), "\n")
	if a, b, c := strings.Index(got, "Đặng An"), strings.Index(got, "Y Bhiông Niê"), strings.Index(got, "Vũ Thị Cúc"); a < 0 || b < a || c < b {
		t.Errorf("the order is wrong: %d %d %d in\n%s", a, b, c, got)
	}
	w := read(t)
	s.Read(func(v *record.View) {
		_, rows := intake.Export(intake.Members, v, w, desktest.Today)
		if len(rows) != 4 || rows[1][0] != "Đặng An" || rows[2][0] != "Y Bhiông Niê" || rows[3][0] != "Vũ Thị Cúc" {
			t.Errorf("exported: %v", rows)
		}
	})
	s.Desk.Find("bhiong")
	s.Want("Y Bhiông Niê")
}

func read(t *testing.T) *intake.Words {
	w, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestExportMembers: what is shown is written, as numbers, days and texts, and noted in
// the history; the telephone keeps its zero.
func TestExportMembers(t *testing.T) {
	s := open(t, &record.Membership{Meta: record.Meta{ID: 84}, Person: 11, Team: 8, Role: record.RoleMember},
		&record.Membership{Meta: record.Meta{ID: 85}, Person: 10, Team: 8, Role: record.RoleMember})
	path := filepath.Join(t.TempDir(), "danh sách.xlsx")
	s.Press("F6")
	s.Desk.Verb(words.ExportExcel)
	s.Want("«Tổ tự quản số 1 · thành viên đến 05/02/2026»: 3 dòng", words.ExportCare)
	s.Press("Enter", "Ctrl+A")
	s.Type(path)
	s.Press("Tab", "Enter")
	s.Want(words.SavedFile)
	book, err := sheet.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range book.Sheets[0].Rows {
		for _, c := range r.Cells {
			got = append(got, fmt.Sprintf("%d,%d %v %q %v", r.N, c.Col, c.Kind, c.Text, c.Number))
		}
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{`"Nguyễn Thị Đượm"`, `"0912345678"`, " 1961", `"Nhiệm vụ"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in\n%s", want, all)
		}
	}
	var last store.Entry
	if err := s.Book.History(func(e store.Entry) bool { last = e; return false }); err != nil || last.Op.Code != store.NoteList || last.Op.N != 3 || len(last.Changes) > 0 {
		t.Errorf("the history ends in %+v, %v", last, err)
	}
}
