package forms_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

func meta(id int) record.Meta { return record.Meta{ID: record.ID(id)} }

// tableOf is the first table of a paper.
func tableOf(t testing.TB, o forms.Output) paper.Table {
	t.Helper()
	for _, b := range o.Doc.Sheets[0].Blocks {
		if table, ok := b.(paper.Table); ok {
			return table
		}
	}
	t.Fatal("no table")
	return paper.Table{}
}

// Every membership that holds on the day in a living team stands in the list once,
// and nobody else does; the running number has no gap. Random communes.
func TestRosterHasEveryMemberOnce(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		v, want := randomTeams(rnd)
		o, err := forms.Roster(forms.Input{View: v, Today: today})
		if len(want) == 0 {
			if !errors.Is(err, forms.ErrNoMember) && !errors.Is(err, forms.ErrNoTeam) {
				t.Fatalf("seed %d: %v", seed, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		n := 0
		for _, r := range tableOf(t, o).Rows {
			if r.Ref.Kind() != string(record.KindMembership) {
				continue
			}
			n++
			if got := text(r.Cells[0].Runs); got != fmt.Sprint(n) {
				t.Fatalf("seed %d: row %d is numbered %s", seed, n, got)
			}
			if !want[record.ID(r.Ref.ID)] {
				t.Fatalf("seed %d: membership %d is printed twice or does not hold", seed, r.Ref.ID)
			}
			delete(want, record.ID(r.Ref.ID))
		}
		if len(want) > 0 {
			t.Fatalf("seed %d: not printed: %v", seed, want)
		}
	}
}

// randomTeams makes teams, people and memberships, some ended, some in the bin, and
// says which memberships a roster of today must show.
func randomTeams(rnd *rand.Rand) (*record.View, map[record.ID]bool) {
	v, want := new(record.View), map[record.ID]bool{}
	year := func() record.Date { return record.Day(2018+rnd.IntN(12), 1+rnd.IntN(12), 1+rnd.IntN(28)) }
	span := func() (s record.Span) {
		if rnd.IntN(3) > 0 {
			s.From = year()
		}
		if rnd.IntN(4) == 0 {
			s.To = year()
		}
		return s
	}
	teams, people := 1+rnd.IntN(6), 1+rnd.IntN(30)
	for i := range teams {
		s := span()
		v.Put(&record.Team{Meta: meta(100 + i), Name: fmt.Sprintf("Tổ %d", i), Founded: s.From, Dissolved: s.To})
	}
	for i := range people {
		p := &record.Person{Meta: meta(200 + i), Name: fmt.Sprintf("Người %d", i)}
		p.Bin = rnd.IntN(10) == 0
		v.Put(p)
	}
	for i := range rnd.IntN(60) {
		m := &record.Membership{Meta: meta(300 + i), Person: record.ID(200 + rnd.IntN(people)),
			Team: record.ID(100 + rnd.IntN(teams)), Role: record.RoleMember, Span: span()}
		m.Bin = rnd.IntN(10) == 0
		v.Put(m)
		team, _ := v.Teams.Get(m.Team)
		_, known := v.People.Get(m.Person)
		if !m.Bin && known && team.Lives(today) && m.Has(today) {
			want[m.ID] = true
		}
	}
	return v, want
}

// Leader, deputy, then the other roles of the settings, each by given name in
// Vietnamese order.
func TestRosterOrder(t *testing.T) {
	set := &record.Settings{Lists: record.Lists{Roles: []record.Choice{
		{Code: record.RoleLeader, Name: "Tổ trưởng"}, {Code: record.RoleDeputy, Name: "Tổ phó"}, {Code: record.RoleMember, Name: "Tổ viên"}}}}
	v := view(set, &record.Team{Meta: meta(1), Name: "Tổ 1"})
	for i, x := range []struct{ name, role string }{
		{"Trần Thị Hùng", record.RoleMember}, {"Lê Văn Ân", record.RoleMember}, {"Vũ Bảo", record.RoleDeputy},
		{"Phạm Thị Đức", record.RoleMember}, {"Y Bhiông Dũng", record.RoleMember}, {"Ngô Văn Ưng", record.RoleLeader},
		{"Đỗ An", record.RoleMember}, {"Nguyễn An", record.RoleMember}, {"Hồ Thị Hạ", record.RoleMember}, {"Hồ Thị Hà", record.RoleMember},
	} {
		v.Put(&record.Person{Meta: meta(10 + i), Name: x.name})
		v.Put(&record.Membership{Meta: meta(30 + i), Person: record.ID(10 + i), Team: 1, Role: x.role})
	}
	o, err := forms.Roster(forms.Input{View: v, Today: today, Source: record.Source{Team: 1}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range tableOf(t, o).Rows {
		name := text(r.Cells[1].Runs)
		got = append(got, name[strings.LastIndex(name, " ")+1:])
	}
	want := []string{"Ưng", "Bảo", "An", "An", "Ân", "Dũng", "Đức", "Hà", "Hạ", "Hùng"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Sensitive columns need the committee's decision and the clerk's choice; the
// telephone number is masked.
func TestRosterKeepsPrivate(t *testing.T) {
	set := &record.Settings{}
	v := view(set, &record.Team{Meta: meta(1), Name: "Tổ 1"}, &record.Membership{Meta: meta(3), Person: 2, Team: 1},
		&record.Person{Meta: meta(2), Name: "Lê Văn An", Sex: record.Male, Ethnicity: "Ê Đê", Religion: "Công giáo", Party: true, Phone: "0912345678"})
	in := forms.Input{View: v, Today: today}
	o, err := forms.Roster(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Ê Đê", "Công giáo", "Đảng", "đảng", "dân tộc", "0912", "678"} {
		if strings.Contains(all(o), secret) {
			t.Errorf("%q is printed without being asked for", secret)
		}
	}
	in.Source.Columns = []string{"stt", "name", "ethnicity", "religion", "party", "phone"}
	if _, err := forms.Roster(in); !errors.Is(err, forms.ErrColumn) {
		t.Errorf("sensitive columns that are not kept: %v", err)
	}
	set.Sensitive = []record.Sensitive{{Field: record.SensitiveEthnicity, Purpose: "a"}, {Field: record.SensitiveReligion, Purpose: "b"},
		{Field: record.SensitiveParty, Purpose: "c"}}
	if o, err = forms.Roster(in); err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{"Ê Đê", "Công giáo", "Đảng viên", "0912\u00a0***\u00a0678", "đảng viên: 01", "dân tộc thiểu số: 01"} {
		if !strings.Contains(all(o), shown) {
			t.Errorf("%q is not printed", shown)
		}
	}
	if strings.Contains(all(o), "345") {
		t.Error("the telephone number is not masked")
	}
}

// The year stands under the sex; where the sex is not known it spans both columns,
// where the year is not known an x marks the sex.
func TestRosterBirthColumns(t *testing.T) {
	v := view(&record.Team{Meta: meta(1), Name: "Tổ 1"})
	for i, p := range []*record.Person{
		{Name: "A An", Sex: record.Male, Birth: record.Day(1980, 5, 6)}, {Name: "B Bình", Sex: record.Female, Birth: record.Year(1990)},
		{Name: "C Cường", Sex: record.Male}, {Name: "D Dung", Birth: record.Year(1970)}, {Name: "E Em"},
	} {
		p.ID = record.ID(10 + i)
		v.Put(p)
		v.Put(&record.Membership{Meta: meta(20 + i), Person: p.ID, Team: 1})
	}
	o, err := forms.Roster(forms.Input{View: v, Today: today, Source: record.Source{Team: 1, Columns: []string{"name", "birth"}}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range tableOf(t, o).Rows {
		got = append(got, cells(r.Cells))
	}
	want := []string{"A An | 1980 | ", "B Bình |  | 1990", "C Cường | x | ", "D Dung | 1970 <2>", "E Em |  <2>"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if !strings.Contains(all(o), "02 người chưa ghi năm sinh") {
		t.Errorf("ages are counted from known years only: %s", all(o))
	}
}

func manyPeople(n int) *record.View {
	v := view(&record.Settings{Lists: record.Lists{Roles: []record.Choice{{Code: record.RoleMember, Name: "Tổ viên"}}}},
		&record.Area{Meta: meta(1), Name: "Khu phố 1"})
	given := []string{"An", "Ân", "Bình", "Cường", "Dũng", "Đượm", "Hà", "Hạ", "Lan", "Nguyệt", "Phượng", "Quỳnh", "Thủy", "Ưng", "Yến"}
	for i := range n {
		team := record.ID(10 + i/10)
		if i%10 == 0 {
			v.Put(&record.Team{Meta: record.Meta{ID: team}, Name: fmt.Sprintf("Tổ tự quản số %d", i/10+1), Area: 1})
		}
		v.Put(&record.Person{Meta: meta(100_000 + i), Name: fmt.Sprintf("Nguyễn Thị %s %s", given[i%7], given[i%15]), Sex: record.Female,
			Birth: record.Year(1950 + i%50), Address: fmt.Sprintf("Số %d, đường Bến Mẫu", i), Schooling: "12/12", Work: "Làm ruộng"})
		v.Put(&record.Membership{Meta: meta(200_000 + i), Person: record.ID(100_000 + i), Team: team, Role: record.RoleMember})
	}
	return v
}

// TestRosterCountColumn: STT holds the last number of a long list on one line.
func TestRosterCountColumn(t *testing.T) {
	f := face.Bundled()
	for _, n := range []int{9_999, 10_000} {
		o := build(t, "roster", forms.Input{View: manyPeople(n), Today: today})
		pages, problems := paper.Layout(&o.Doc, f)
		if len(problems) > 0 {
			t.Errorf("%d people: %+v", n, problems[0])
		}
		if len(pages) < n/40 {
			t.Errorf("%d people on %d pages", n, len(pages))
		}
	}
}

func BenchmarkRoster(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 60_000} {
		in := forms.Input{View: manyPeople(n), Today: today}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := forms.Roster(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestRosterOldNames: a list as of a day before an area was renamed says what it
// was called then.
func TestRosterOldNames(t *testing.T) {
	recs := commune(t)
	for i, r := range recs {
		if a, ok := r.(*record.Area); ok {
			a = a.Clone().(*record.Area)
			a.Former = []record.FormerName{{Name: "Ấp Tên Cũ " + a.ID.String(), To: record.Day(2026, 3, 31)}}
			recs[i] = a
		}
	}
	for asOf, old := range map[record.Date]bool{record.Day(2026, 3, 31): true, record.Day(2026, 4, 1): false} {
		o := build(t, "roster", forms.Input{View: view(recs...), Today: today, Source: record.Source{AsOf: asOf}})
		if got := strings.Contains(dump(o), "Ấp Tên Cũ"); got != old {
			t.Errorf("as of %v the old name stands on it: %v", asOf, got)
		}
	}
}
