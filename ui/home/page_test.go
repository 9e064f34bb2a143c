package home

import (
	"slices"
	"strings"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/models"
	"sophongtrao/ui/words"
)

// busy is a book with tasks that are late, near and far.
func busy(t *testing.T) *desktest.Screen {
	first := desktest.Records(t)
	for _, r := range first {
		if m, ok := r.(*record.Meeting); ok {
			m.Tasks = []record.Assignment{
				{What: "Sơ kết quý", Due: record.Day(2026, 2, 20)},
				{What: "Lắp camera ngõ 5", Owner: "Khu phố 1", Due: record.Day(2026, 1, 30)},
				{What: "Việc còn xa", Due: record.Day(2026, 9, 1)},
				{What: "Việc đã xong", Due: record.Day(2026, 1, 3), Done: record.Day(2026, 1, 2)},
			}
		}
	}
	return desktest.Open(t, []desk.Entry{Entry, meetings.Entry, models.Entry}, first...)
}

func find(p *Page, text string) int {
	return slices.IndexFunc(p.shown, func(l line) bool { return strings.Contains(l.text, text) })
}

// TestLateFirst: the late line stands first, the near one after it; what is far or done
// is not there.
func TestLateFirst(t *testing.T) {
	s := busy(t)
	p := s.Desk.Page().(*Page)
	s.Want("Lắp camera ngõ 5 (Khu phố 1)", "quá hạn 6 ngày", "còn 15 ngày")
	s.Shot("home")
	if find(p, "Lắp camera") != 0 || find(p, "Sơ kết quý") < 1 || find(p, "còn xa") >= 0 || find(p, "đã xong") >= 0 {
		t.Errorf("order %+v", p.shown)
	}
}

// TestOpensTheField: Enter opens the record in its form at the task.
func TestOpensTheField(t *testing.T) {
	s := busy(t)
	s.Press("Enter")
	if s.Desk.At() != "meetings" {
		t.Fatalf("Enter leads to %s", s.Desk.At())
	}
	s.Want(words.MeetingEdit)
	if s.Desk.Page().Changed() {
		t.Error("opening changed the form")
	}
}

// TestTickedOff: a duty is ticked off where it stands, and undone as one step.
func TestTickedOff(t *testing.T) {
	s := busy(t)
	p := s.Desk.Page().(*Page)
	before := len(p.shown)
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		if m, _ := v.Meetings.Get(13); m.Tasks[1].Done != desktest.Today || !m.Tasks[0].Done.IsZero() {
			t.Errorf("tasks %+v", m.Tasks)
		}
	})
	s.Want("đánh dấu xong «Lắp camera ngõ 5»")
	if len(p.shown) != before-1 || find(p, "Lắp camera") >= 0 {
		t.Errorf("%d lines, %d before", len(p.shown), before)
	}
	s.Press("Ctrl+Z")
	if find(p, "Lắp camera") != 0 {
		t.Error("undo does not bring the line back")
	}
	p.Table.Select(record.ID(len(p.shown))) // a gap
	s.Press("Ctrl+S")
	s.Want(words.NotTicked)
}

// TestGroupsNarrow: the groups have counts, and are chosen with the arrows.
func TestGroupsNarrow(t *testing.T) {
	s := busy(t)
	p := s.Desk.Page().(*Page)
	s.Press("F6", "Down") // Quá hạn
	if len(p.shown) == 0 || len(p.shown) == len(p.all) {
		t.Fatalf("%d of %d lines are late", len(p.shown), len(p.all))
	}
	for _, l := range p.shown {
		if !l.late {
			t.Errorf("%q is not late", l.text)
		}
	}
	s.Press("Down")
	for _, l := range p.shown {
		if l.group != p.shown[0].group {
			t.Errorf("%q is of another group than %q", l.text, p.shown[0].text)
		}
	}
	sum := 0
	for _, g := range p.right.groups[2:] {
		sum += g.all
	}
	if sum != len(p.all) || p.right.groups[0].all != sum {
		t.Errorf("the groups have %d lines of %d", sum, len(p.all))
	}
	s.Press("F6", "Enter")
	if s.Desk.At() == "home" && len(p.shown) > 0 && p.shown[0].to.ID != 0 && s.Desk.Opens(p.shown[0].to.Kind) {
		t.Error("back in the list, Enter opens nothing")
	}
}

// TestEveryKindHasItsWords: no duty and no lack stands on the page without a name.
func TestEveryKindHasItsWords(t *testing.T) {
	for _, f := range []record.From{record.FromMeeting, record.FromOpinion, record.FromFinding, record.FromInspection, record.FromTask, record.FromEvent, record.FromReport} {
		if g := words.DutyGroup(f); g == "" || !slices.Contains(words.Groups(), g) {
			t.Errorf("duties from %s have no group", f)
		}
	}
	for _, l := range record.Lacks {
		g := record.Gap{Lack: l, Label: "Mục", Note: "Đủ", Year: 2026, Step: record.RoundList, Sum: 1200}
		if words.GapGroup(l) == "" || words.GapLine(g) == "" {
			t.Errorf("lack %s has no words", l)
		}
	}
}
