package areas_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

func find(s *desktest.Screen, name string) (a *record.Area) {
	s.Read(func(v *record.View) {
		for x := range v.Areas.All() {
			if x.Name == name {
				a = x
			}
		}
	})
	return a
}

// TestFormerNamesByKeyboard adds an area with two former names; Enter at the end of
// the first line begins the second.
func TestFormerNamesByKeyboard(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Press("Ctrl+N")
	s.Type("Khu phố Mới")
	s.Press("Enter")
	s.Type("khu")
	for range 7 { // kind, head, households, people, from, to, successor
		s.Press("Enter")
	}
	s.Press("Enter") // the button that adds a line
	s.Type("Thôn Cũ, xã A")
	s.Press("Enter")
	s.Type("30/6/2025")
	s.Press("Enter")
	s.Type("Ấp Xưa")
	s.Press("Ctrl+S")
	a := find(s, "Khu phố Mới")
	if a == nil || len(a.Former) != 2 || a.Former[0] != (record.FormerName{Name: "Thôn Cũ, xã A", To: record.Day(2025, 6, 30)}) || a.Former[1].Name != "Ấp Xưa" {
		t.Fatalf("the book has %+v", a)
	}
	s.Want("Khu phố Mới", "thêm khu dân cư «Khu phố Mới»")
}

func TestTheSameNameTwiceIsSaid(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Press("Ctrl+N")
	s.Type("Khu phố 1")
	s.Press("Enter")
	s.Type("khu")
	s.Press("Enter", "Ctrl+S")
	s.Want(words.Fault(record.FieldError{Fault: record.FaultSame}))
}

// TestFilterFindsWithoutDau: letters typed in the list go to the filter.
func TestFilterFindsWithoutDau(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Type("pho 2")
	s.Want("Khu phố 2", "1 trong 2")
	if s.Shows("Khu phố 1") {
		t.Error("the filter shows both")
	}
	s.Press("Esc")
	s.Want("Khu phố 1")
}

// TestMergeByKeyboard: two marked areas become one; the counts are added, the team goes
// along, the preview writes nothing, one undo takes all back.
func TestMergeByKeyboard(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	p := s.Desk.Page().(*areas.Page)
	s.Press("Home", "Space", "Down", "Space")
	p.Merge()
	s.Press("Tab", "Tab", "Tab", "Tab", "Tab") // the two lines and the button that adds one
	s.Type("1/2/2026")
	s.Press("Enter")
	s.Type("Khu phố Mới")
	s.Press("Ctrl+S")
	s.Want("Số hộ 120 = 120 + chưa ghi", "Chuyển theo: 1 tổ tự quản, 2 điểm mô hình, 1 người.",
		"từ Khu phố 1 về Khu phố Mới", "đến hết ngày 31/01/2026")
	if find(s, "Khu phố Mới") != nil {
		t.Fatal("the preview has written")
	}
	s.Press("Ctrl+S")
	s.Want("Đã nhập Khu phố 1, Khu phố 2 thành Khu phố Mới từ ngày 01/02/2026.")
	a := find(s, "Khu phố Mới")
	if a == nil || a.From != record.Day(2026, 2, 1) || len(a.Origins) != 2 {
		t.Fatalf("the book has %+v", a)
	}
	s.Read(func(v *record.View) {
		if tm, _ := v.Teams.Get(8); tm.Area != a.ID || tm.AreaOn(record.Day(2026, 1, 31)) != 3 {
			t.Errorf("the team is in %d, was in %d", tm.Area, tm.AreaOn(record.Day(2026, 1, 31)))
		}
	})
	s.Press("Esc", "Ctrl+Z")
	if find(s, "Khu phố Mới") != nil || !find(s, "Khu phố 1").To.IsZero() {
		t.Error("one undo does not take the merger back")
	}
}

// TestSplitByKeyboard: parts that do not add up are said; every team is asked for; then
// the book has both parts.
func TestSplitByKeyboard(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	p := s.Desk.Page().(*areas.Page)
	s.Press("Home") // Khu phố 1, with 120 households, a team and a site
	p.Split()
	s.Press("Enter")
	s.Type("1/2/2026")
	s.Press("Enter")
	s.Type("Khu phố 1A")
	s.Press("Enter", "Enter", "Enter")
	s.Type("70")
	s.Press("Enter", "Enter", "Tab") // people, the button that drops the line
	s.Type("Khu phố 1B")
	s.Press("Enter", "Enter", "Enter")
	s.Type("40")
	s.Press("Ctrl+S")
	s.Want("Các phần cộng lại phải bằng 120.") // and the keyboard is at the households of the first
	s.Type("80")
	s.Press("Ctrl+S")
	s.Want("bước 2/4", "Tổ tự quản số 1", "Camera an ninh")
	s.Press("Ctrl+S")
	s.Want(words.Fault(record.FieldError{Fault: record.FaultEmpty}))
	for range 2 { // site, team
		s.Type("1b")
		s.Press("Enter")
	}
	s.Press("Ctrl+S")
	s.Want("bước 3/4", "từ Khu phố 1 về Khu phố 1B")
	s.Press("Ctrl+S")
	s.Want("Đã chia Khu phố 1 thành Khu phố 1A, Khu phố 1B từ ngày 01/02/2026.")
	one, two := find(s, "Khu phố 1A"), find(s, "Khu phố 1B")
	if one == nil || two == nil || one.Households != record.N(80) || two.Households != record.N(40) {
		t.Fatalf("the book has %+v and %+v", one, two)
	}
	s.Read(func(v *record.View) {
		if tm, _ := v.Teams.Get(8); tm.Area != two.ID {
			t.Errorf("the team is in %d", tm.Area)
		}
	})
	s.Press("Esc", "Ctrl+Z")
	if find(s, "Khu phố 1A") != nil || !find(s, "Khu phố 1").To.IsZero() {
		t.Error("one undo does not take the division back")
	}
}

// TestRenameKeepsTheOldName: the new name holds from the day on, papers of before print
// the old.
func TestRenameKeepsTheOldName(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry})
	s.Press("Home")
	s.Desk.Page().(*areas.Page).Rename()
	s.Type("Khu phố Ánh Sao")
	s.Press("Enter")
	s.Type("1/2/2026")
	s.Press("Enter")
	s.Want("Đến hết ngày 31/01/2026: Khu phố 1.", "Từ ngày 01/02/2026: Khu phố Ánh Sao.")
	s.Press("Ctrl+S")
	a := find(s, "Khu phố Ánh Sao")
	if a == nil || a.NameOn(record.Day(2026, 1, 31)) != "Khu phố 1" || a.NameOn(record.Day(2026, 2, 1)) != "Khu phố Ánh Sao" {
		t.Fatalf("the book has %+v", a)
	}
}
