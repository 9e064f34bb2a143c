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
	lists := &record.Lists{Roles: []record.Choice{{Code: "leader", Name: "Tổ trưởng"}, {Code: "member", Name: "Tổ viên"}}}
	was := &record.Membership{Meta: record.Meta{ID: 1, Rev: 1}, Person: 4, Role: "member", Span: record.Span{From: record.Year(2020)}}
	is := &record.Membership{Meta: record.Meta{ID: 1, Rev: 2}, Person: 5, Role: "leader", Span: record.Span{From: record.Year(2020), To: record.Day(2026, 2, 5)}}
	got := differences(was, is, lists)
	want := []string{"Chức danh: «Tổ viên» thành «Tổ trưởng»", "Đến ngày: 05/02/2026"}
	if !slices.Equal(got, want) {
		t.Errorf("differences %q, want %q", got, want)
	}
	if got := differences(nil, is, lists); len(got) != 3 {
		t.Errorf("of a new record %q", got)
	}
	if got := differences(is, nil, lists); len(got) != 3 {
		t.Errorf("of one that is gone %q", got)
	}
}
