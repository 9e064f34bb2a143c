package home

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/meetings"
	"sophongtrao/ui/models"
	"sophongtrao/ui/words"
)

// Each line opens the record it speaks of, and is gone when that is right.
func TestLineOpensItsRecord(t *testing.T) {
	first := desktest.Records(t)
	for _, r := range first {
		if m, ok := r.(*record.Meeting); ok {
			m.Tasks = []record.Assignment{{What: "Lắp camera ngõ 5", Owner: "Khu phố 1", Due: record.Day(2026, 1, 30)}}
		}
	}
	s := desktest.Open(t, []desk.Entry{Entry, meetings.Entry, models.Entry}, first...)
	p := s.Desk.Page().(*Page)
	s.Want("Lắp camera ngõ 5 (Khu phố 1)", "quá hạn 6 ngày", "1 quá hạn")
	s.Shot("home")
	if p.list[0].what != words.ChoreTask {
		t.Fatalf("first is %+v", p.list[0])
	}
	p.table.Select(1)
	s.Press("Enter")
	if s.Desk.At() != "meetings" {
		t.Fatalf("Enter leads to %s", s.Desk.At())
	}
	before := len(p.list)
	var m *record.Meeting
	s.Read(func(v *record.View) {
		x, _ := v.Meetings.Get(13)
		m = x.Clone().(*record.Meeting)
	})
	m.Tasks[0].Done = record.Day(2026, 2, 4)
	s.Desk.Save(desk.OpOf(m, ""), nil, m, nil)
	if len(p.list) != before-1 {
		t.Errorf("%d lines after the task was done, %d before", len(p.list), before)
	}
}
