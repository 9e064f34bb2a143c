package bin

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/teams"
	"sophongtrao/ui/words"
)

// TestBackFromTheBin: records of several kinds come back as one step; one that needs
// another still in the bin says so.
func TestBackFromTheBin(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{teams.Entry, areas.Entry, Entry}, desktest.Records(t)...)
	s.Desk.Go("bin")
	s.Want(words.BinEmpty)
	team := &record.Team{Name: "Tổ thử", Type: "tu-quan", Area: 3}
	s.Desk.Save(desk.OpOf(team, ""), nil, team, nil)
	member := &record.Membership{Team: team.ID, Person: 9, Role: record.RoleMember}
	s.Desk.Save(desk.OpOf(member, ""), nil, member, nil)
	for _, r := range []record.Record{member, team} {
		s.Desk.Delete(r.Kind(), []record.ID{r.M().ID}, nil)
		s.Press("Enter")
	}
	p := s.Desk.Page().(*Page)
	if n, _ := p.Table.Len(); n != 2 {
		t.Fatalf("%d rows: %v", n, s.Texts())
	}
	s.Want("Tổ thử", "ngày 05/02/2026", "Cán bộ thử")
	s.Shot("bin")
	p.Table.Select(2) // the membership, whose team is in the bin
	s.Press("Enter")
	s.Want("Mục được chọn không còn trong sổ")
	s.Press("Enter")
	p.Table.SortBy("what")
	s.Press("Home", "Space", "Down", "Space") // in whatever order they stand
	s.Press("Enter")
	if n, _ := p.Table.Len(); n != 0 {
		t.Errorf("%d rows are left: %v", n, s.Texts())
	}
	s.Press("Ctrl+Z")
	if n, _ := p.Table.Len(); n != 2 {
		t.Errorf("undo puts %d back into the bin", n)
	}
}
