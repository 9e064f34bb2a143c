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
