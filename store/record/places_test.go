package record

import (
	"reflect"
	"slices"
	"testing"
)

// town is small with a second area, which has counts, a team and a school.
func town() *View {
	v := small()
	a, _ := v.Areas.Get(2)
	one := a.Clone().(*Area)
	one.Households, one.People = N(100), Count{}
	settings := v.Settings().Clone().(*Settings)
	settings.Lists.UnitKinds = []Choice{{Code: UnitSchool, Name: "cơ sở giáo dục"}}
	for _, r := range []Record{settings, one,
		&Area{Meta: Meta{ID: 20}, Name: "Thôn 2", Type: "thon", Households: N(50), People: NotReported()},
		&Team{Meta: Meta{ID: 21}, Name: "Tổ 1", Type: "tu-quan", Area: 20},
		&Person{Meta: Meta{ID: 22}, Name: "Trần Văn Hòa", Area: 2},
		&Membership{Meta: Meta{ID: 23}, Person: 22, Team: 5, Role: RoleMember},
		&Unit{Meta: Meta{ID: 24}, Type: UnitSchool, Name: "Trường học", Area: 2},
	} {
		v.Put(r)
	}
	return v
}

func TestMergeAreas(t *testing.T) {
	v := town()
	on := Day(2026, 7, 1)
	recs, faults := MergeAreas(v, Merge{Areas: []ID{2, 20}, Date: on, Into: Part{Name: "Thôn Mới", Type: "thon", Households: N(7)}})
	if len(faults) != 0 {
		t.Fatal(faults)
	}
	a := recs[0].(*Area)
	if a.Households != N(150) || a.People != NotReported() || !reflect.DeepEqual(a.Origins, []ID{2, 20}) || a.From != on {
		t.Errorf("%+v", a)
	}
	for _, r := range recs {
		v.Put(r)
	}
	for _, r := range recs {
		if e := r.Check(v); len(e) != 0 {
			t.Error(r.Kind(), r.M().ID, e)
		}
	}
	old, _ := v.Areas.Get(2)
	if old.To != Day(2026, 6, 30) || old.Successor != a.ID || len(v.Heirs(2)) != 1 {
		t.Errorf("%+v", old)
	}
	team, _ := v.Teams.Get(21)
	if team.AreaOn(Day(2026, 6, 30)) != 20 || team.AreaOn(on) != a.ID || team.AreaOn(Date{}) != a.ID {
		t.Errorf("%+v", team)
	}
}

// TestMovesBeforeAndAfter writes a merger down late, when the team has gone on since.
func TestMovesBeforeAndAfter(t *testing.T) {
	on, last := Day(2026, 7, 1), Day(2026, 6, 30)
	for what, c := range map[string]struct {
		now   ID
		moves []Moved
		want  []Moved
		at    ID
	}{
		"there all the time":    {2, nil, []Moved{{2, last}}, 99},
		"came before":           {2, []Moved{{7, Year(2024)}}, []Moved{{7, Year(2024)}, {2, last}}, 99},
		"came the day before":   {2, []Moved{{7, last}}, []Moved{{7, last}}, 99},
		"came after":            {2, []Moved{{7, Day(2026, 8, 1)}}, []Moved{{7, Day(2026, 8, 1)}}, 99},
		"left after":            {7, []Moved{{2, Day(2026, 8, 1)}}, []Moved{{2, last}, {99, Day(2026, 8, 1)}}, 7},
		"from one to the other": {20, []Moved{{2, Day(2026, 5, 1)}}, []Moved{{2, Day(2026, 5, 1)}, {20, last}}, 99},
	} {
		p := places{date: on, old: map[ID]*Area{2: {}, 20: {}}, parts: []*Area{{Meta: Meta{ID: 99}}}}
		if !p.concerns(c.now, c.moves) {
			t.Error(what, "does not concern the merger")
		}
		if at, got := p.along(c.now, slices.Clone(c.moves), func(Ref) int { return 0 }, Ref{}); at != c.at || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, now in %d", what, got, at)
		}
	}
	p := places{date: on, old: map[ID]*Area{2: {}}}
	if p.concerns(7, []Moved{{2, Day(2026, 1, 1)}}) || p.concerns(0, nil) {
		t.Error("what left long ago is moved")
	}
}

func TestPlansThatCannotBe(t *testing.T) {
	on := Day(2026, 7, 1)
	into := Part{Name: "Thôn Mới", Type: "thon"}
	for what, c := range map[string]struct {
		plan  Merge
		field string
		want  Fault
	}{
		"one area":     {Merge{Areas: []ID{2}, Date: on, Into: into}, "areas", FaultEmpty},
		"twice":        {Merge{Areas: []ID{2, 2}, Date: on, Into: into}, "areas[1]", FaultSame},
		"no such area": {Merge{Areas: []ID{2, 3}, Date: on, Into: into}, "areas[1]", FaultMissing},
		"no date":      {Merge{Areas: []ID{2, 20}, Into: into}, "date", FaultEmpty},
		"a month":      {Merge{Areas: []ID{2, 20}, Date: Date{Y: 2026, M: 7}, Into: into}, "date", FaultDate},
		"no name":      {Merge{Areas: []ID{2, 20}, Date: on, Into: Part{Type: "thon"}}, "name", FaultEmpty},
		"no type":      {Merge{Areas: []ID{2, 20}, Date: on, Into: Part{Name: "x"}}, "type", FaultEmpty},
		"name taken":   {Merge{Areas: []ID{20, 25}, Date: on, Into: Part{Name: "Thôn 1", Type: "thon"}}, "name", FaultSame},
		"ended":        {Merge{Areas: []ID{2, 26}, Date: on, Into: into}, "areas[1]", FaultOrder},
	} {
		v := town()
		v.Put(&Area{Meta: Meta{ID: 25}, Name: "Thôn 3", Type: "thon"})
		v.Put(&Area{Meta: Meta{ID: 26}, Name: "Thôn 4", Type: "thon", Span: Span{To: Year(2020)}})
		if recs, faults := MergeAreas(v, c.plan); faults.Of(c.field) != c.want || recs != nil {
			t.Errorf("%s: %v", what, faults)
		}
	}
	if _, faults := MergeAreas(town(), Merge{Areas: []ID{2, 20}, Date: on, Into: Part{Name: "Thôn 1", Type: "thon"}}); len(faults) != 0 {
		t.Error("the new area may keep the name of an old one:", faults)
	}
}

func TestSplitArea(t *testing.T) {
	plan := func() Split {
		return Split{Area: 2, Date: Day(2026, 7, 1), Parts: []Part{
			{Name: "Thôn 1", Type: "thon", Households: N(60)}, {Name: "Thôn 1B", Type: "thon", Households: N(40)}},
			To: map[Ref]int{{KindTeam, 5}: 1, {KindSite, 4}: 0, {KindUnit, 24}: 1}}
	}
	recs, faults := SplitArea(town(), plan())
	if len(faults) != 0 {
		t.Fatal(faults)
	}
	second := recs[1].M().ID
	for _, r := range recs {
		if p, ok := r.(*Person); ok && p.ID == 22 && p.Area != second {
			t.Error("a person goes with their team:", p.Area)
		}
	}
	for what, c := range map[string]struct {
		change func(*Split)
		field  string
		want   Fault
	}{
		"a household lost":   {func(s *Split) { s.Parts[1].Households = N(39) }, "households", FaultSum},
		"none known":         {func(s *Split) { s.Parts[0].Households, s.Parts[1].Households = Count{}, Count{} }, "households", FaultSum},
		"counted anew":       {func(s *Split) { s.Parts[1].Households, s.Recount = N(39), true }, "households", ""},
		"people not known":   {func(s *Split) { s.Parts[1].People = N(39) }, "people", ""},
		"a team left over":   {func(s *Split) { delete(s.To, Ref{KindTeam, 5}) }, "team", FaultEmpty},
		"a site nowhere":     {func(s *Split) { s.To[Ref{KindSite, 4}] = 2 }, "site", FaultEmpty},
		"a school left over": {func(s *Split) { delete(s.To, Ref{KindUnit, 24}) }, "unit", FaultEmpty},
		"one part":           {func(s *Split) { s.Parts = s.Parts[:1] }, "parts", FaultEmpty},
		"two of a name":      {func(s *Split) { s.Parts[1].Name = "THÔN 1" }, "parts[1].name", FaultSame},
		"no such area":       {func(s *Split) { s.Area = 99 }, "area", FaultMissing},
	} {
		p := plan()
		c.change(&p)
		if _, faults := SplitArea(town(), p); faults.Of(c.field) != c.want {
			t.Errorf("%s: %v", what, faults)
		}
	}
}

func TestRenameArea(t *testing.T) {
	a := &Area{Meta: Meta{ID: 2}, Name: "ấp 1", Span: Span{From: Year(2000)}}
	b, faults := RenameArea(a, " Khu phố 1 ", Day(2025, 7, 1))
	if len(faults) != 0 || b.Name != "Khu phố 1" || b.NameOn(Day(2025, 6, 30)) != "ấp 1" || b.NameOn(Day(2025, 7, 1)) != "Khu phố 1" || a.Name != "ấp 1" {
		t.Errorf("%+v %v", b, faults)
	}
	for what, c := range map[string]struct {
		name  string
		date  Date
		field string
		want  Fault
	}{
		"no name": {"", Day(2026, 1, 1), "name", FaultEmpty}, "the same": {"Khu phố 1", Day(2026, 1, 1), "name", FaultSame},
		"no day": {"x", Year(2026), "date", FaultDate}, "before the last": {"x", Day(2025, 7, 1), "date", FaultOrder},
		"not yet there": {"x", Day(1999, 1, 1), "date", FaultOrder},
	} {
		if _, faults := RenameArea(b, c.name, c.date); faults.Of(c.field) != c.want {
			t.Errorf("%s: %v", what, faults)
		}
	}
}
