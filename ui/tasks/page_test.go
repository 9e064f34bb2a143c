package tasks

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/words"
)

func open(t *testing.T) (*desktest.Screen, *Page) {
	first := desktest.Records(t)
	for _, r := range first {
		if m, ok := r.(*record.Meeting); ok {
			m.Tasks = []record.Assignment{
				{What: "Sơ kết quý", Due: record.Day(2026, 2, 20)},
				{What: "Lắp camera ngõ 5", Owner: "Khu phố 1", Due: record.Day(2026, 1, 30)},
				{What: "Việc năm trước", Due: record.Day(2025, 9, 1), Done: record.Day(2025, 8, 2)},
			}
		}
	}
	s := desktest.Open(t, []desk.Entry{Entry, meetings.Entry}, first...)
	return s, s.Desk.Page().(*Page)
}

// count is how many duties are shown with a text.
func (p *Page) count(s *desktest.Screen, state words.TaskState, year int) int {
	p.choice = choice{state, year}
	p.Refresh(nil)
	n, _ := p.Table.Len()
	return n
}

// TestNarrowed: late, near and done add up, and a year has only its own.
func TestNarrowed(t *testing.T) {
	s, p := open(t)
	s.Want("Lắp camera ngõ 5", "quá hạn 6 ngày", "Việc giao ở cuộc họp")
	s.Shot("tasks-list")
	all, done, late := p.count(s, words.TasksAll, 0), p.count(s, words.TasksDone, 0), p.count(s, words.TasksLate, 0)
	if p.count(s, words.TasksOpen, 0) != all-done || done != 1 || late < 1 {
		t.Errorf("%d in all, %d done, %d late", all, done, late)
	}
	if got := p.count(s, words.TasksDone, 2025); got != 1 {
		t.Errorf("%d done in 2025", got)
	}
	if got := p.count(s, words.TasksDone, 2026); got != 0 {
		t.Errorf("%d done in 2026", got)
	}
	if got := p.count(s, words.TasksNear, 0); got < 1 || got+late > all-done {
		t.Errorf("%d near", got)
	}
}

// TestOwnTaskByKeyboard: written, ticked off, undone, found from elsewhere.
func TestOwnTaskByKeyboard(t *testing.T) {
	s, p := open(t)
	s.Press("Ctrl+N")
	s.Type("Mời đại biểu")
	s.Press("Enter")
	s.Type("Văn phòng")
	s.Press("Enter")
	s.Type("10/2/2026")
	s.Shot("tasks-form")
	s.Press("Ctrl+S")
	s.Want("Mời đại biểu", "còn 5 ngày")
	var task *record.Task
	find := func() {
		s.Read(func(v *record.View) {
			for x := range v.Tasks.All() {
				task = x
			}
		})
	}
	if find(); task == nil || task.Owner != "Văn phòng" || task.Due != record.Day(2026, 2, 10) {
		t.Fatalf("the book has %+v", task)
	}
	s.Press("Ctrl+Enter")
	if find(); task.Done != desktest.Today {
		t.Errorf("not ticked off: %+v", task)
	}
	if !p.Show(record.KindTask, task.ID) {
		t.Error("a task that the filter hides is not found")
	}
	s.Press("Ctrl+Z")
	if find(); !task.Done.IsZero() {
		t.Error("ticking off is not undone")
	}
}

// TestEventBecomesTask: an event of the year is ticked off by a task of its own.
func TestEventBecomesTask(t *testing.T) {
	s, p := open(t)
	p.count(s, words.TasksAll, 0)
	for id, d := range p.names.duties {
		if d.From == record.FromEvent && d.Event == "ngay-hoi" {
			p.Select(id)
		}
	}
	s.Press("Ctrl+Enter")
	s.Read(func(v *record.View) {
		for x := range v.Tasks.All() {
			if x.Event == "ngay-hoi" && x.Year == 2026 && x.Done == desktest.Today {
				return
			}
		}
		t.Error("no task stands for the event")
	})
}

// TestElsewhere: the duty of a meeting opens in its form.
func TestElsewhere(t *testing.T) {
	s, p := open(t)
	p.Table.Select(1)
	s.Press("Enter")
	if s.Desk.At() != "meetings" {
		t.Errorf("Enter leads to %s", s.Desk.At())
	}
	s.Want(words.MeetingEdit)
}
