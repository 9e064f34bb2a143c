package standard_test

import (
	"strings"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/standard"
	"sophongtrao/ui/words"
)

// TestHalfTypedInItsYear: a form typed for another year comes back for that year.
func TestHalfTypedInItsYear(t *testing.T) {
	s := open(t, area(21, 3, record.UnitYear{Year: 2025, Registered: record.Day(2025, 2, 1)}, registered))
	s.Desk.OpenAt(record.KindUnit, 21, "years[0].proposed")
	s.Type("1/12/20")
	s.Desk.KeepTyped()
	s.Crash()
	s.Desk.Memory().Put("standard.year", nil)
	s.Press("Enter")
	s.Want(words.AssessmentTitle(2025))
	s.Desk.Page().GoTo("years[0].proposed")
	s.Want("1/12/20")
	s.Type("1/12/2025")
	s.Press("Ctrl+S")
	u := unit(s, 21)
	if len(u.Years) != 2 || u.Years[0].Proposed != record.Day(2025, 12, 1) || !u.Years[1].Proposed.IsZero() {
		t.Errorf("%+v", u.Years)
	}
}

// TestHalfTypedStep: a step for many units cannot be taken up; its text is there.
func TestHalfTypedStep(t *testing.T) {
	s := open(t, area(21, 3, registered), area(22, 4, registered))
	s.Desk.Page().(*standard.Page).Propose()
	s.Type("3/4/2")
	s.Desk.KeepTyped()
	s.Crash()
	s.Press("Enter")
	s.Want(words.TypedNoForm, "3/4/2")
	s.Press("Esc")
	s.Desk.Page().(*standard.Page).Propose()
	s.Type("5/6/2")
	s.Desk.KeepTyped()
	list, _, err := s.Book.Drafts()
	var all []string
	for _, x := range list {
		all = append(all, x.Fields[0].Text)
	}
	if err != nil || len(list) != 2 || !strings.Contains(strings.Join(all, " "), "3/4/2") {
		t.Errorf("the earlier text is written over: %q, %v", all, err)
	}
}
