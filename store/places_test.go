package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// commune is a book with areas, teams, sites, people and units at random, some of
// which have moved.
func commune(t *testing.T, random *rand.Rand) *store.Book {
	t.Helper()
	recs := storetest.Seed()
	id := record.ID(100)
	var areas []record.ID
	add := func(r record.Record) record.ID {
		r.M().ID = id
		recs = append(recs, r)
		id++
		return r.M().ID
	}
	count := func() record.Count {
		return []record.Count{record.N(random.Int64N(500)), record.N(0), {}, record.NotReported()}[min(3, random.IntN(9))]
	}
	for i := range 2 + random.IntN(4) {
		areas = append(areas, add(&record.Area{Type: "khu-pho", Name: fmt.Sprintf("Khu phố %d0", i+1), Households: count(), People: count()}))
	}
	where := func() (record.ID, []record.Moved) {
		var moves []record.Moved
		if random.IntN(3) == 0 {
			moves = append(moves, record.Moved{Area: areas[random.IntN(len(areas))], To: record.Day(2024+random.IntN(3), 1+random.IntN(12), 1+random.IntN(28))})
		}
		return areas[random.IntN(len(areas))], moves
	}
	var teams []record.ID
	named := map[record.ID]int{} // Tổ 1, Tổ 2 in every area: after a merger there are two of a name
	for i := range random.IntN(8) {
		tm := &record.Team{Type: "tu-quan"}
		tm.Area, tm.Moves = where()
		named[tm.Area]++
		tm.Name = fmt.Sprintf("Tổ %d", named[tm.Area])
		if random.IntN(4) == 0 {
			tm.Dissolved = record.Year(2025)
		}
		teams = append(teams, add(tm))
		s := &record.Site{Model: 5, Name: fmt.Sprintf("Điểm %d", i)}
		s.Area, s.Moves = where()
		add(s)
	}
	for i := range random.IntN(20) {
		p := &record.Person{Name: fmt.Sprintf("Người %d", i)}
		p.Area, p.Moves = where()
		add(p)
		if len(teams) > 0 {
			add(&record.Membership{Person: p.ID, Team: teams[random.IntN(len(teams))], Role: record.RoleMember, Span: record.Span{From: record.Day(2025, 1, 1)}})
		}
	}
	for i, a := range areas {
		years := []record.UnitYear{{Year: 2025, Registered: record.Day(2025, 2, 1)}}
		if random.IntN(3) > 0 {
			add(&record.Unit{Type: record.UnitArea, Area: a, Years: years})
		}
		u := &record.Unit{Type: record.UnitSchool, Name: fmt.Sprintf("Trường %d", i), Years: years}
		u.Area, u.Moves = where()
		add(u)
	}
	return storetest.New(t, recs...)
}

// lying is something that lies in an area over time.
type lying struct {
	r  record.Record
	on func(record.Date) record.ID
}

func lyings(v *record.View) (of []lying) {
	for x := range v.Teams.All() {
		of = append(of, lying{x, x.AreaOn})
	}
	for x := range v.Sites.All() {
		of = append(of, lying{x, x.AreaOn})
	}
	for x := range v.People.All() {
		of = append(of, lying{x, x.AreaOn})
	}
	for x := range v.Units.All() {
		if x.Type != record.UnitArea {
			of = append(of, lying{x, x.AreaOn})
		}
	}
	return of
}

// figures is everything that a report could say of the areas on a day.
func figures(b *store.Book, d record.Date) (s string) {
	b.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			if a.Has(d) {
				s += fmt.Sprintln("area", a.ID, a.NameOn(d), a.Households, a.People)
			}
		}
		for _, x := range lyings(v) {
			s += fmt.Sprintln(x.r.Kind(), x.r.M().ID, "in", x.on(d))
		}
		for t := range v.Teams.All() {
			s += fmt.Sprintln("team", t.ID, t.Lives(d), len(v.MembersOf(t.ID, d)))
		}
		for u := range v.Units.All() {
			if u.Has(d) {
				s += fmt.Sprintln("unit", u.ID, u.AreaOn(d), u.Years)
			}
		}
		year := v.Tally(2025)
		s += fmt.Sprintln(len(year.Total), len(year.Scope), len(year.Registered))
	})
	return s
}

// sums are the totals of the commune on a day: what merging and splitting must keep.
func sums(b *store.Book, d record.Date) (s string) {
	b.Read(func(v *record.View) {
		var households, people record.Count
		for a := range v.Areas.All() {
			if a.Has(d) {
				households, people = households.Plus(a.Households), people.Plus(a.People)
			}
		}
		n := map[record.Kind]int{}
		for _, x := range lyings(v) {
			if x.on(d) != 0 {
				n[x.r.Kind()]++
			}
		}
		for range v.Memberships.All() {
			n[record.KindMembership]++
		}
		s = fmt.Sprint(households, people, n)
	})
	return s
}

// parts divides a count into n parts that add up to it.
func parts(random *rand.Rand, c record.Count, n int) []record.Count {
	of := make([]record.Count, n)
	rest, known := c.Known()
	for i := range of {
		if of[i] = c; known {
			part := random.Int64N(rest + 1)
			if i == n-1 {
				part = rest
			}
			rest -= part
			of[i] = record.N(part)
		}
	}
	return of
}

// replan merges or splits at random from a day on.
func replan(t *testing.T, b *store.Book, random *rand.Rand, n int, from record.Date) {
	t.Helper()
	var living []*record.Area
	var things []lying
	b.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			if a.Has(from) {
				living = append(living, a)
			}
		}
		things = lyings(v)
	})
	random.Shuffle(len(living), func(i, j int) { living[i], living[j] = living[j], living[i] })
	name := func(i int) string {
		return []string{living[0].Name, fmt.Sprintf("Khu phố mới %d.%d", n, i)}[min(i, 1)]
	}
	if len(living) > 1 && random.IntN(2) == 0 {
		plan := record.Merge{Date: from, Into: record.Part{Type: "khu-pho", Name: name(random.IntN(2))}}
		for _, a := range living[:2+random.IntN(len(living)-1)] {
			plan.Areas = append(plan.Areas, a.ID)
		}
		if _, err := b.MergeAreas(store.Op{Code: "merge"}, plan); err != nil {
			t.Fatal(err)
		}
		return
	}
	k := 2 + random.IntN(2)
	households, people := parts(random, living[0].Households, k), parts(random, living[0].People, k)
	plan := record.Split{Area: living[0].ID, Date: from, To: map[record.Ref]int{}}
	for i := range k {
		plan.Parts = append(plan.Parts, record.Part{Type: "khu-pho", Name: name(i), Households: households[i], People: people[i]})
	}
	for _, x := range things {
		if x.r.Kind() != record.KindPerson || random.IntN(2) == 0 {
			plan.To[record.RefTo(x.r)] = random.IntN(k)
		}
	}
	if _, err := b.SplitArea(store.Op{Code: "split"}, plan); err != nil {
		t.Fatal(err)
	}
}

// TestPlacesOverTime merges and splits the areas of random communes, again and again:
// no sum changes, no figure of a day before changes, nothing lies in an area that has
// ended, and undo brings the book back.
func TestPlacesOverTime(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	bare := func(b *store.Book) string { return revisions.ReplaceAllString(export(t, b), "") }
	for range 12 {
		b := commune(t, random)
		var past []record.Date // days before, in their order
		from := record.Day(2026, 1, 10)
		for n := range 4 {
			past = append(past, from.AddDays(-1), from.AddDays(-1-random.IntN(700)))
			var before []string
			for _, d := range past {
				before = append(before, figures(b, d))
			}
			total, whole := sums(b, from), bare(b)
			replan(t, b, random, n, from)
			if got := sums(b, from); got != total {
				t.Fatalf("seed %d: from %v on %s, before %s", seed, from, got, total)
			}
			for i, d := range past {
				if got := figures(b, d); got != before[i] {
					t.Fatalf("seed %d: the figures of %v changed by what happens on %v: %s", seed, d, from, difference(got, before[i]))
				}
			}
			nothingInEndedAreas(t, b, from)
			if random.IntN(2) == 0 {
				if _, err := b.Undo(); err != nil || bare(b) != whole {
					t.Fatalf("seed %d: undo: %v\n%s", seed, err, difference(bare(b), whole))
				}
			}
			from = from.AddDays(1 + random.IntN(200))
		}
	}
}

func nothingInEndedAreas(t *testing.T, b *store.Book, from record.Date) {
	t.Helper()
	b.Read(func(v *record.View) {
		for u := range v.Units.All() {
			if a, _ := v.Areas.Find(u.Area); u.Type == record.UnitArea && u.Has(from) && !a.Has(from) {
				t.Errorf("unit %d outlives its area", u.ID)
			}
		}
		for _, x := range lyings(v) {
			if tm, ok := x.r.(*record.Team); ok && !tm.Lives(from) {
				continue
			}
			for _, d := range []record.Date{from, from.AddDays(400), {}} {
				if a, ok := v.Areas.Find(x.on(d)); ok && !a.To.IsZero() && (d.IsZero() || a.To.Before(d)) {
					t.Errorf("%s %d lies in an area that ended %v, on %v", x.r.Kind(), x.r.M().ID, a.To, d)
				}
			}
		}
	})
}

func TestPlacesAreOneStep(t *testing.T) {
	b := storetest.New(t, append(storetest.Seed(), &record.Unit{Type: record.UnitArea, Area: 3})...)
	before, search := export(t, b), hits(b, "khu pho nhap")
	plan := record.Merge{Areas: []record.ID{3, 4}, Date: record.Day(2026, 7, 1), Into: record.Part{Type: "khu-pho", Name: "Khu phố Nhập"}}
	r, err := b.MergeAreas(store.Op{Code: "merge", Kind: record.KindArea, N: 2, Label: "Khu phố Nhập"}, plan)
	if err != nil || !slices.Contains(r.Kinds, record.KindTeam) || !slices.Contains(r.Kinds, record.KindUnit) {
		t.Fatal(r, err)
	}
	if got := hits(b, "khu pho nhap"); got == search || !strings.Contains(got, "area 16") || !strings.Contains(got, "unit") {
		t.Error("the new area and its unit are not found:", got)
	}
	if m := find[*record.Membership](b, record.KindMembership, 12); m.Rev != 1 {
		t.Error("a membership was touched")
	}
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := export(t, b); revisions.ReplaceAllString(got, "") != revisions.ReplaceAllString(before, "") {
		t.Error(difference(got, before))
	}
	var faults record.FieldErrors
	plan.Areas[1] = 3
	if _, err := b.MergeAreas(op, plan); !errors.As(err, &faults) || faults.Of("areas[1]") != record.FaultSame {
		t.Error(err)
	}
}
