package desk_test

import (
	"path/filepath"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// lastWho is who made the last step.
func lastWho(s *desktest.Screen) (who string) {
	s.Book.History(func(e store.Entry) bool { who = e.Who; return false })
	return who
}

func change(s *desktest.Screen, head string) {
	s.Press("F2", "Tab", "Tab")
	s.Type(head)
	s.Press("Ctrl+S")
}

// TestWhoByOneKey: asked once when a book is opened; Enter takes the name of the last
// time, which the machine remembers; it stands in the status line and in the history.
func TestWhoByOneKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "m.json")
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Start(desk.Options{Guess: "may-tinh", Memory: desk.OpenMemory(path)})
	s.Want(words.WhoTitle)
	if s.Focused() != "Cán bộ thử" { // who made the book
		t.Errorf("proposed %q", s.Focused())
	}
	s.Type("Hà Thị Ước")
	s.Press("Enter")
	s.Want("Người làm: Hà Thị Ước")
	change(s, "A")
	if lastWho(s) != "Hà Thị Ước" {
		t.Errorf("in the history stands %q", lastWho(s))
	}
	for _, key := range []string{"Enter", "Esc"} {
		s.Start(desk.Options{Guess: "may-tinh", Memory: desk.OpenMemory(path)})
		if s.Focused() != "Hà Thị Ước" {
			t.Errorf("proposed %q", s.Focused())
		}
		s.Press(key)
		if s.Shows(words.WhoTitle) || s.Desk.Who() != "Hà Thị Ước" {
			t.Errorf("one %s does not do", key)
		}
	}
	s.Press("F2")
	if s.Focused() != "Khu phố 1" {
		t.Error("the page has not the keyboard afterwards:", s.Focused())
	}
}

// TestWhoFromTheList: those who worked with the book before are chosen with the arrows.
func TestWhoFromTheList(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	for _, who := range []string{"Lê Văn Thuận", "Trần Thị Minh"} {
		s.Book.SetWho(who)
		change(s, who)
	}
	s.Start(desk.Options{})
	s.Want("Trần Thị Minh", "Lê Văn Thuận", "Cán bộ thử", words.WhoBefore)
	s.Press("Down", "Enter")
	if s.Desk.Who() != "Lê Văn Thuận" {
		t.Errorf("chosen %q", s.Desk.Who())
	}
	// Changed at any time, from the status line or by F12; Esc leaves it.
	s.Press("F12", "Esc")
	if s.Desk.Who() != "Lê Văn Thuận" || s.Shows(words.WhoTitle) {
		t.Errorf("Esc made it %q", s.Desk.Who())
	}
	s.Press("F12")
	s.Type("  Nguyễn  Mới ")
	s.Press("Enter")
	s.Want("Người làm: Nguyễn Mới")
	s.Press("F12")
	s.Type(" ")
	s.Press("Enter")
	change(s, "x")
	if lastWho(s) != "Nguyễn Mới" {
		t.Errorf("in the history stands %q", lastWho(s))
	}
}

// TestWhoThenHalfTyped: one question after the other, each answered with Enter.
func TestWhoThenHalfTyped(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Press("F2", "Tab", "Tab")
	s.Type("Trần Văn Sáu")
	s.Desk.KeepTyped()
	s.Start(desk.Options{Guess: "may-tinh"})
	s.Press("Enter")
	s.Want(words.TypedTitle)
	s.Press("Enter")
	s.Want("Trần Văn Sáu")
}

// TestWhoInAnEmptyHistory: nothing blocks who never worked here.
func TestWhoInAnEmptyHistory(t *testing.T) {
	b, err := store.Create(filepath.Join(t.TempDir(), "x.sopt"), store.Options{Now: storetest.Clock()}, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	s := desktest.OpenBook(t, []desk.Entry{areas.Entry}, b)
	s.Start(desk.Options{Guess: "may-tinh"})
	s.Press("Enter")
	s.Want("Người làm: may-tinh")
}
