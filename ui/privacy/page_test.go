package privacy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/documents"
	"sophongtrao/ui/history"
	"sophongtrao/ui/home"
	"sophongtrao/ui/part"
	"sophongtrao/ui/settings"
	"sophongtrao/ui/teams"
	"sophongtrao/ui/words"
)

var pages = []desk.Entry{home.Entry, teams.Entry, areas.Entry, documents.Entry, history.Entry, settings.Entry, Entry}

// book is the Seed in which Bùi Văn Thôi (90) left long ago, is named in a text, and Lê
// Rút (91) withdrew a consent.
func book() []record.Record {
	recs := append(storetest.Seed(),
		&record.Person{Meta: record.Meta{ID: 90}, Name: "Bùi Văn Thôi", Sex: record.Male, Birth: record.Day(1950, 3, 4), Phone: "0987654321", Address: "Số 7"},
		&record.Membership{Meta: record.Meta{ID: 92}, Person: 90, Team: 8, Role: record.RoleMember, Note: "Chuyển đi",
			Span: record.Span{From: record.Day(2015, 1, 1), To: record.Day(2020, 5, 6)}},
		&record.Person{Meta: record.Meta{ID: 91}, Name: "Lê Rút", Consents: []record.Consent{
			{Purpose: "send", Date: record.Day(2025, 1, 1), Withdrawn: record.Day(2026, 1, 10)}}},
		&record.Task{Meta: record.Meta{ID: 93}, Assignment: record.Assignment{What: "Thăm ông Bùi Văn Thôi"}})
	for _, r := range recs {
		if s, ok := r.(*record.Settings); ok {
			s.Retention = 24
		}
	}
	return recs
}

// wait lets the work beside the window end: its answer stands there and has the keyboard.
func wait(s *desktest.Screen, text string) {
	s.T.Helper()
	for range 2000 {
		if b, ok := s.Window.Canvas().Focused().(*part.Button); ok && b.Text == text {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.Want(text)
}

// TestYearlyListByKeyboard: from the first page to the list, to the person, and the
// person is anonymous; the book file holds the name no more, the roster keeps its counts.
func TestYearlyListByKeyboard(t *testing.T) {
	s := desktest.Open(t, pages, book()...)
	s.Want(words.CleanUpLine(2))
	p := s.Desk.Page().(*home.Page)
	for n, _ := p.Table.Len(); n > 0 && s.Desk.At() == "home"; n-- {
		s.Press("Enter")
		if s.Desk.At() != "home" && s.Desk.At() != Entry.Name {
			s.Desk.Go("home")
			s.Press("Down")
		}
	}
	if s.Desk.At() != Entry.Name {
		t.Fatalf("the line leads to %s", s.Desk.At())
	}
	s.Want("Lê Rút", "rút lại sự đồng ý: in, gửi danh sách cho cấp trên", "25/01/2026", "Bùi Văn Thôi", "thôi tham gia đã lâu", "06/05/2020")
	s.Press("Home", "Down") // the one who withdrew stands first
	s.Want("Sẽ xóa: họ tên", "tên, ghi chú ở 1 thành viên", "Giữ lại, không có tên: 1 lượt tham gia tổ", "Việc: Thăm ông Bùi Văn T", words.PrivacyMend)
	s.Shot("privacy-list")
	s.Press("Ctrl+Delete")
	s.Want("Ẩn danh «Bùi Văn Thôi»?", "Gạch tên ở 1 chỗ")
	s.Press("Enter") // Enter gives the safe answer
	if s.Shows("Ẩn danh «Bùi Văn Thôi»?") || person(s, 90).Anonymous() {
		t.Fatal("Enter anonymised")
	}
	s.Press("Ctrl+Delete", "Tab", "Enter")
	wait(s, words.PrintSlip)
	s.Want("Đã xóa ở 2 mục")
	s.Shot("privacy-done")
	if who := person(s, 90); !who.Anonymous() || who.Name != "" || who.Birth != record.Year(1950) || who.Sex != record.Male {
		t.Errorf("left of the person: %+v", who)
	}
	s.Read(func(v *record.View) {
		if x, _ := v.Tasks.Get(93); strings.Contains(x.What, "Thôi") {
			t.Errorf("the task says %q", x.What)
		}
		if len(v.MembersOf(8, record.Day(2018, 1, 1))) != 1 || len(v.CleanUp(desktest.Today)) != 1 {
			t.Error("the counts changed, or the list did not")
		}
	})
	s.Press("Enter") // the slip
	if s.Desk.At() != "documents" {
		t.Fatal("no slip")
	}
	s.Want("Phiếu xóa dữ liệu cá nhân")
	s.Desk.Go("history")
	s.Press("Home")
	s.Want("Xóa dữ liệu cá nhân: 1 người")
	if raw, err := os.ReadFile(s.Book.Path()); err != nil || strings.Contains(string(raw), "Bùi Văn Thôi") {
		t.Error("the name stands in the file", err)
	}
	if _, err := s.Book.Undo(); err == nil {
		t.Error("it can be undone")
	}
}

func person(s *desktest.Screen, id record.ID) (p *record.Person) {
	s.Read(func(v *record.View) { p, _ = v.People.Find(id) })
	return p
}

// TestErasureOnRequest: who is still in a team is not erased; after the day of leaving
// the reason and the day of the request are asked, and stand on the slip.
func TestErasureOnRequest(t *testing.T) {
	s := desktest.Open(t, pages, book()...)
	s.Desk.Open(record.KindPerson, 9)
	if s.Desk.At() != "teams" {
		t.Fatal(s.Desk.At())
	}
	s.Press("Tab", "Tab", "Tab", "Tab", "Tab", "Enter") // the last of the buttons over the members
	if s.Desk.At() != Entry.Name {
		t.Fatalf("the button leads to %s", s.Desk.At())
	}
	s.Want("Nguyễn Thị Đượm", "1 lượt hiệp thương")
	s.Press("F6", "Tab", "Enter")
	s.Want("Còn là thành viên của tổ: Tổ tự quản số 1 (Nguyễn Thị Đượm).")
	s.Press("Esc")
	var m *record.Membership
	s.Read(func(v *record.View) {
		x, _ := v.Memberships.Get(12)
		m = x.Clone().(*record.Membership)
	})
	m.To = record.Day(2026, 1, 31)
	if _, err := s.Book.Save(store.Op{Code: "edit"}, m); err != nil {
		t.Fatal(err)
	}
	s.Press("Enter")
	s.Want("Xóa dữ liệu của «Nguyễn Thị Đượm»?", "Người đó yêu cầu xóa")
	s.Shot("privacy-erase")
	s.Type("1/2/2026") // the day is chosen whole: typing replaces it
	s.Press("Tab", "Tab", "Enter")
	wait(s, words.PrintSlip)
	s.Press("Enter")
	if who := person(s, 9); !who.Anonymous() {
		t.Error("not erased")
	}
	var last record.Source
	if !s.Desk.Memory().Get("paper.erasure", &last) || last.Erased.Reason != record.ReasonAsked || last.Erased.Requested != record.Day(2026, 2, 1) ||
		last.Erased.By != "Cán bộ thử" || last.Erased.Records != 2 || last.Erased.Revisions < 2 {
		t.Errorf("the slip says %+v", last.Erased)
	}
}

// TestKeptByKeyboard: until when the data is kept, and a consent, are written on the
// page; a withdrawn consent puts the person on the list.
func TestKeptByKeyboard(t *testing.T) {
	s := desktest.Open(t, pages, book()...)
	s.Desk.ShowOn(Entry.Name, record.KindPerson, 10)
	s.Press("F2")
	s.Type("2030")
	s.Press("Ctrl+S")
	s.Want("Đã lưu ")
	if who := person(s, 10); who.KeepUntil != record.Year(2030) {
		t.Errorf("kept until %v", who.KeepUntil)
	}
}

// TestCopies: a copy in the program's folder is rewritten with the book.
func TestCopies(t *testing.T) {
	s := desktest.Open(t, pages, book()...)
	dir := t.TempDir()
	raw, err := os.ReadFile(s.Book.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "lạ.sopt"), []byte("no book"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bản.sopt"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	p := New(roomWith{s.Desk, dir})
	p.Show(record.KindPerson, 90)
	j, ok := p.jobOf([]record.ID{90})
	if !ok {
		t.Fatal("nobody to erase")
	}
	p.do(&j)
	wait(s, words.PrintSlip)
	s.Want("1 bản sao lưu")
	if j.slip.Rewritten != 1 || person(s, 90).Name != "" {
		t.Errorf("the slip says %+v", j.slip)
	}
}

type roomWith struct {
	*desk.Desk
	dir string
}

func (r roomWith) Folders() []string { return []string{r.dir} }

// TestErasureInTheBin: who is in the bin still is in the book; their data goes as well.
func TestErasureInTheBin(t *testing.T) {
	s := desktest.Open(t, pages, append(book(), &record.Person{Meta: record.Meta{ID: 95}, Name: "Phạm Thị Nhầm", Phone: "0911222333"})...)
	if _, err := s.Book.Delete(store.Op{Code: "delete"}, record.KindPerson, 95); err != nil {
		t.Fatal(err)
	}
	s.Desk.Go(Entry.Name)
	p := s.Desk.Page().(*Page)
	p.of = words.PeopleAll
	p.Refresh(nil)
	if s.Shows("Phạm Thị Nhầm") {
		t.Error("who is in the bin stands among the others")
	}
	p.of = words.PeopleBin
	p.Refresh(nil)
	s.Want("Phạm Thị Nhầm")
	p.Table.Select(95)
	s.Want("Sẽ xóa: họ tên, ")
	p.erase()
	s.Want(words.EraseVerb)
	s.Press("Tab", "Tab", "Enter")
	wait(s, words.PrintSlip)
	s.Press("Esc")
	s.Book.Read(func(v *record.View) {
		if x, ok := v.People.Find(95); !ok || !x.Anonymous() || !x.Bin {
			t.Errorf("%+v", x)
		}
	})
}

func TestScenes(t *testing.T) {
	for _, sc := range Scenes {
		s := desktest.Open(t, pages, book()...)
		sc.Open(s.Desk)
		s.Shot(sc.Name)
		s.Want(words.Product)
	}
}
