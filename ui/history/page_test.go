package history

import (
	"slices"
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/models"
)

func TestNewestFirstInWords(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{models.Entry, Entry}, desktest.Records(t)...)
	var team *record.Team
	s.Read(func(v *record.View) {
		x, _ := v.Teams.Get(8)
		team = x.Clone().(*record.Team)
	})
	team.Name = "Tổ tự quản số 1A"
	s.Desk.Save(desk.OpOf(team, team.Name), nil, team, nil)
	s.Desk.Undo()
	s.Desk.Go("history")
	p := s.Desk.Page().(*Page)
	s.Want("Hoàn tác: sửa tổ tự quản «Tổ tự quản số 1A»", "Lập sổ với 14 mục", "Cán bộ thử")
	s.Press("Down") // from the undo to the edit
	s.Want("Sửa tổ tự quản: Tổ tự quản số 1A", "Tên: «Tổ tự quản số 1» thành «Tổ tự quản số 1A»")
	s.Shot("history")
	if n, _ := p.Table.Len(); n != 3 {
		t.Errorf("%d steps, want 3", n)
	}
	s.Desk.Redo() // the page on the screen hears of it
	if n, _ := p.Table.Len(); n != 4 {
		t.Errorf("%d steps after a redo, want 4", n)
	}
}

func TestDifferences(t *testing.T) {
	lists := new(record.View)
	lists.Put(&record.Settings{Lists: record.Lists{Roles: []record.Choice{{Code: "leader", Name: "Tổ trưởng"}, {Code: "member", Name: "Tổ viên"}}}})
	lists.Put(&record.Person{Meta: record.Meta{ID: 4}, Name: "A"})
	lists.Put(&record.Person{Meta: record.Meta{ID: 5}, Name: "B"})
	was := &record.Membership{Meta: record.Meta{ID: 1, Rev: 1}, Person: 4, Role: "member", Span: record.Span{From: record.Year(2020)}}
	is := &record.Membership{Meta: record.Meta{ID: 1, Rev: 2}, Person: 5, Role: "leader", Span: record.Span{From: record.Year(2020), To: record.Day(2026, 2, 5)}}
	got := differences(was, is, lists)
	want := []string{"Người: «A» thành «B»", "Chức danh: «Tổ viên» thành «Tổ trưởng»", "Đến ngày: 05/02/2026"}
	if !slices.Equal(got, want) {
		t.Errorf("differences %q, want %q", got, want)
	}
	if got := differences(nil, is, lists); len(got) != 4 {
		t.Errorf("of a new record %q", got)
	}
	if got := differences(is, nil, lists); len(got) != 4 {
		t.Errorf("of one that is gone %q", got)
	}
}

// TestTakenBackByItself: a step that is not the last is taken back; one whose record
// changed since is refused in words.
func TestTakenBackByItself(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{models.Entry, Entry}, desktest.Records(t)...)
	rename := func(k record.Kind, id record.ID, change func(record.Record)) {
		var r record.Record
		s.Read(func(v *record.View) { r = v.Find(k, id).Clone() })
		change(r)
		s.Desk.Save(desk.OpOf(r, "x"), nil, r, nil)
	}
	name := func() (n string) {
		s.Read(func(v *record.View) { n = v.Find(record.KindTeam, 8).(*record.Team).Name })
		return n
	}
	before := name()
	rename(record.KindTeam, 8, func(r record.Record) { r.(*record.Team).Name = "Tổ mới" })
	rename(record.KindArea, 3, func(r record.Record) { r.(*record.Area).Head = "Ông C" })
	s.Desk.Go("history")
	s.Press("Down", "F6", "Enter") // the button of the step before the last
	s.Want("Hoàn tác riêng việc này")
	s.Press("Enter")
	if name() != before {
		t.Fatalf("the team is called %q", name())
	}
	s.Want("Hoàn tác riêng: sửa tổ tự quản")
	s.Shot("history-revert")
	s.Read(func(v *record.View) {
		if a, _ := v.Areas.Get(3); a.Head != "Ông C" {
			t.Error("the later step went too")
		}
	})
	p := s.Desk.Page().(*Page)
	for id, e := range p.entries {
		if e.Op.Code == "edit" && e.Op.Kind == record.KindTeam {
			p.Select(id)
		}
	}
	s.Press("F6", "Enter", "Enter")
	s.Want("Chưa hoàn tác được việc này")
}
