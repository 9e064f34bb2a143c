package standard_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/standard"
	"sophongtrao/ui/words"
)

// open shows the page on a book with the shipped standards and three units: one of
// each area of the seed that has come so far as years say, and a school.
func open(t *testing.T, units ...record.Record) *desktest.Screen {
	t.Helper()
	s := desktest.Open(t, []desk.Entry{standard.Entry}, append(desktest.Records(t), units...)...)
	s.Desk.Go(standard.Entry.Name)
	return s
}

func area(id, area record.ID, years ...record.UnitYear) *record.Unit {
	return &record.Unit{Meta: record.Meta{ID: id}, Type: record.UnitArea, Area: area, Years: years}
}

func unit(s *desktest.Screen, id record.ID) (u *record.Unit) {
	s.Read(func(v *record.View) { u, _ = v.Units.Get(id) })
	return u
}

var registered = record.UnitYear{Year: 2026, Registered: record.Day(2026, 1, 15)}

// TestAssessmentByKeyboard registers a unit and marks its criteria without a mouse;
// another year is left as it was, and what nobody said is not stored.
func TestAssessmentByKeyboard(t *testing.T) {
	old := record.UnitYear{Year: 2025, Registered: record.Day(2025, 2, 1), Marks: []record.Mark{{Criterion: "1", Met: record.Yes}}}
	s := open(t, area(21, 3, old))
	s.Want("Khu phố 1", "Chưa đăng ký")
	s.Press("F2", "Enter", "Enter", "Enter") // kind, name, area
	s.Type("15/1/2026")
	s.Press("Enter")
	s.Type("d")
	s.Press("Enter")
	s.Type("k")
	s.Press("Ctrl+S")
	u := unit(s, 21)
	want := record.UnitYear{Year: 2026, Registered: record.Day(2026, 1, 15),
		Marks: []record.Mark{{Criterion: "1", Met: record.Yes}, {Criterion: "2", Met: record.No}}}
	if len(u.Years) != 2 || u.Years[0].Registered != old.Registered || len(u.Years[0].Marks) != 1 {
		t.Fatalf("the year before became %+v", u.Years)
	}
	if y := u.Years[1]; y.Registered != want.Registered || len(y.Marks) != 2 || y.Marks[0] != want.Marks[0] || y.Marks[1] != want.Marks[1] {
		t.Errorf("stored %+v, want %+v", y, want)
	}
	s.Want("1/8", "15/01/2026")
}

// TestAFaultStandsAtItsField: a decision without its date is said beside the date, also
// where the year is not the unit's first.
func TestAFaultStandsAtItsField(t *testing.T) {
	s := open(t, area(21, 3, record.UnitYear{Year: 2024, Registered: record.Day(2024, 2, 1)}, registered))
	s.Press("F2")
	if !s.Desk.Page().GoTo("years[1].decision.number") {
		t.Fatal("the form has no field for the number of the decision")
	}
	s.Type("12/QĐ-UBND")
	s.Press("Ctrl+S")
	s.Want(words.Fault(record.FieldError{Fault: record.FaultEmpty}))
	if y := unit(s, 21).Of(2026); !y.Decision.IsZero() {
		t.Errorf("stored %+v", y.Decision)
	}
}

// TestAnotherYearIsGoneTo: a line of a paper about another year makes the page about
// that year.
func TestAnotherYearIsGoneTo(t *testing.T) {
	s := open(t, area(21, 3, record.UnitYear{Year: 2024, Registered: record.Day(2024, 2, 1)}, registered))
	s.Desk.OpenAt(record.KindUnit, 21, "years[0].registered")
	s.Press("F2")
	if !s.Desk.Page().GoTo("years[0].registered") {
		t.Fatal("there is no such field")
	}
	s.Want(words.AssessmentTitle(2024))
	s.Type("2/2/2024")
	s.Press("Ctrl+S")
	if u := unit(s, 21); u.Years[0].Registered != record.Day(2024, 2, 2) || u.Years[1].Registered != registered.Registered {
		t.Errorf("stored %+v", u.Years)
	}
}

// TestRecognisingManyIsOneStep: marked units get one decision with the authority of
// the standard; who is not in question is left; one undo takes all back.
func TestRecognisingManyIsOneStep(t *testing.T) {
	refused := registered
	refused.Refused = record.Day(2026, 1, 30)
	s := open(t, area(21, 3, registered), area(22, 4, registered),
		&record.Unit{Meta: record.Meta{ID: 23}, Type: record.UnitSchool, Name: "Trường Thử", Years: []record.UnitYear{refused}})
	p := s.Desk.Page().(*standard.Page)
	s.Press("Home", "Space", "Down", "Space", "Down", "Space")
	p.Recognise()
	s.Want(words.BatchAbout(2, 1, words.WhyRecognised), words.Unmet(2), "Chủ tịch Ủy ban nhân dân cấp xã")
	s.Press("Ctrl+S")
	s.Want(words.Fault(record.FieldError{Fault: record.FaultEmpty}))
	s.Type("15/QĐ-UBND")
	s.Press("Enter")
	s.Type("3/2/2026")
	s.Press("Ctrl+S")
	want := record.Decision{Number: "15/QĐ-UBND", Date: record.Day(2026, 2, 3), By: "Chủ tịch Ủy ban nhân dân cấp xã"}
	for _, id := range []record.ID{21, 22} {
		if got := unit(s, id).Of(2026).Decision; got != want {
			t.Errorf("unit %d has %+v", id, got)
		}
	}
	if !unit(s, 23).Of(2026).Decision.IsZero() {
		t.Error("a unit that was refused is recognised")
	}
	s.Want("2/2 = 100%", "ghi công nhận 2 đơn vị xét tiêu chuẩn")
	s.Press("Ctrl+Z")
	for _, id := range []record.ID{21, 22} {
		if !unit(s, id).Of(2026).Decision.IsZero() {
			t.Errorf("unit %d is still recognised", id)
		}
	}
}

// TestEveryNumberLeadsToItsUnits: a gauge opened with Enter lists the units it is a
// share of; Esc brings all back.
func TestEveryNumberLeadsToItsUnits(t *testing.T) {
	s := open(t, area(21, 3, registered), area(22, 4))
	s.Want("2 đơn vị", "0/1 = 0,0%, cần thêm 1 để đạt 75%")
	s.Press("F6", "Tab", "Enter") // the second number: registered
	s.Want("1 đơn vị", words.Behind(words.UnitStanding(record.Registered), 1))
	s.Press("Esc")
	s.Want("2 đơn vị")
}

// TestUnitsForAllAreas adds one for each area that has none, once.
func TestUnitsForAllAreas(t *testing.T) {
	s := open(t, area(21, 3))
	p := s.Desk.Page().(*standard.Page)
	p.AllAreas()
	s.Press("Enter")
	n := 0
	s.Read(func(v *record.View) {
		for u := range v.Units.All() {
			if u.Area == 4 && u.Type == record.UnitArea {
				n++
			}
		}
	})
	if n != 1 {
		t.Fatalf("area 4 is %d units", n)
	}
	p.AllAreas()
	s.Want(words.AllAreasNone)
	s.Press("Esc")
}
