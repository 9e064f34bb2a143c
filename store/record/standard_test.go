package record

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

var three = Target{Met: 75, Of: 100}

func TestTargetAtItsThreshold(t *testing.T) {
	for _, c := range []struct {
		met, base int
		shown     string
		reached   bool
		missing   int
	}{
		{3, 4, "75,0%", true, 0}, {2, 4, "50,0%", false, 1}, {2999, 4000, "74,9%", false, 1}, {3000, 4000, "75,0%", true, 0},
		{7496, 10000, "74,9%", false, 4}, {7499, 10000, "74,9%", false, 1}, {7500, 10000, "75,0%", true, 0},
		{0, 0, "", false, 0}, {0, 1, "0,0%", false, 1}, {1, 1, "100%", true, 0}, {0, 5, "0,0%", false, 4},
		{2, 3, "66,6%", false, 1}, {math.MaxInt32, math.MaxInt32, "100%", true, 0},
	} {
		if got := three.Reached(c.met, c.base); got != c.reached {
			t.Errorf("%d of %d reached: %v", c.met, c.base, got)
		}
		if got := three.Missing(c.met, c.base); got != c.missing {
			t.Errorf("%d of %d: %d missing, want %d", c.met, c.base, got, c.missing)
		}
		if got := Percent(int64(c.met), int64(c.base)); got != c.shown {
			t.Errorf("%d of %d is shown as %q, want %q", c.met, c.base, got, c.shown)
		}
	}
	if (Target{}).Reached(1, 1) || (Target{}).Missing(0, 9) != 0 {
		t.Error("a target of nothing is reached")
	}
}

// TestTargetAgainstFractions compares with exact fractions: reached from the share on,
// missing as few as will do, and never shown as the target before it is reached.
func TestTargetAgainstFractions(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for range 20_000 {
		x := Target{Of: 1 + random.IntN(1000)}
		x.Met = 1 + random.IntN(x.Of)
		base := 1 + random.IntN(12_000)
		met := random.IntN(base + 1)
		want := big.NewRat(int64(met), int64(base)).Cmp(big.NewRat(int64(x.Met), int64(x.Of))) >= 0
		n := x.Missing(met, base)
		if x.Reached(met, base) != want || want != (n == 0) || !x.Reached(met+n, base) || met+n > base || n > 0 && x.Reached(met+n-1, base) {
			t.Fatalf("seed %d: %d of %d against %d/%d: reached %v, %d missing", seed, met, base, x.Met, x.Of, x.Reached(met, base), n)
		}
		if !three.Reached(met, base) && Percent(int64(met), int64(base)) == "75,0%" {
			t.Fatalf("seed %d: %d of %d is shown as the target", seed, met, base)
		}
	}
}

func TestStandings(t *testing.T) {
	on := Day(2026, 11, 1)
	y, last := UnitYear{Year: 2026}, Unregistered
	for i, set := range []func(){
		func() { y.Registered = on }, func() { y.Proposed = on }, func() { y.Refused = on },
		func() { y.Refused, y.Decision = Date{}, Decision{Number: "1/QĐ", Date: on} },
		func() { y.Withdrawn = Decision{Number: "2/QĐ", Date: on} },
	} {
		set()
		if got := y.Standing(); got <= last || got != Standing(i+1) {
			t.Errorf("step %d: %d after %d", i, got, last)
		}
		last = y.Standing()
	}
}

// judged is a book with two standards: the old one judges calendar years, the new one,
// in force from 2022 on, years that end on 31/10.
func judged(units ...*Unit) *View {
	v := new(View)
	criteria := []Criterion{{"1", "x"}, {"2", "y"}, {"3", "z"}}
	v.Put(&Settings{Meta: Meta{ID: 1}, Standards: []Standard{
		{Code: "old", Span: Span{From: Day(2012, 6, 1)}, Units: []UnitRule{{Type: UnitArea, YearWindow: YearWindow{FromMonth: 1, FromDay: 1, ToMonth: 12, ToDay: 31}}}},
		{Code: "new", Span: Span{From: Day(2022, 2, 10)}, Units: []UnitRule{{Type: UnitArea, Criteria: criteria,
			YearWindow: YearWindow{FromYear: -1, FromMonth: 11, FromDay: 1, ToMonth: 10, ToDay: 31}}}},
	}})
	for i, u := range units {
		u.ID = ID(10 + i)
		v.Put(u)
	}
	return v
}

func TestAYearIsJudgedByTheTextInForce(t *testing.T) {
	s := judged().Settings()
	for year, want := range map[int]string{2011: "", 2012: "old", 2021: "old", 2022: "new", 2030: "new"} {
		if got, _, _ := s.StandardOf(UnitArea, year); got.Code != want {
			t.Errorf("%d is judged by %q", year, got.Code)
		}
	}
	if got := s.JudgedOn(UnitArea, 2026); got != Day(2026, 10, 31) {
		t.Error(got)
	}
	if got := s.JudgedOn(UnitSchool, 2026); got != Day(2026, 12, 31) {
		t.Error("without a standard:", got)
	}
}

func TestTally(t *testing.T) {
	on := Day(2026, 2, 1)
	decided := Decision{Number: "1/QĐ", Date: on}
	in := func(y UnitYear) *Unit { y.Year = 2026; return &Unit{Type: UnitArea, Name: "x", Years: []UnitYear{y}} }
	v := judged(
		in(UnitYear{Registered: on, Decision: decided}),                                   // 10 recognised
		in(UnitYear{Decision: decided}),                                                   // 11 recognised, though no registration was noted
		in(UnitYear{Registered: on, Refused: on}),                                         // 12
		in(UnitYear{Registered: on, Decision: decided, Withdrawn: decided}),               // 13
		in(UnitYear{Registered: on, Marks: []Mark{{"1", Yes}, {"2", No}}}),                // 14 open
		in(UnitYear{Registered: on, Proposed: on, Marks: []Mark{{"1", Yes}, {"2", Yes}}}), // 15 open, nearer
		in(UnitYear{}), // 16 in scope only
		&Unit{Type: UnitArea, Name: "x", Outside: []Exclusion{{Reason: "small", Span: Span{From: Day(2026, 1, 1)}}}, // 17 excluded
			Years: []UnitYear{{Year: 2026, Registered: on, Decision: decided}}},
		&Unit{Type: UnitArea, Name: "x", Span: Span{To: Day(2026, 10, 30)}},  // 18 ended before the day
		&Unit{Type: UnitArea, Name: "x", Span: Span{From: Day(2026, 11, 1)}}, // 19 began after it
		&Unit{Type: UnitSchool, Name: "x"},                                   // 20 of another kind
		&Unit{Meta: Meta{Bin: true}, Type: UnitArea, Name: "x"},              // 21 in the bin
	)
	ids := func(list []*Unit) (of []ID) {
		for _, u := range list {
			of = append(of, u.ID)
		}
		return of
	}
	y := v.Tally(2026, UnitArea)
	for what, c := range map[string]struct{ got, want []ID }{
		"total": {ids(y.Total), []ID{10, 11, 12, 13, 14, 15, 16, 17}}, "scope": {ids(y.Scope), []ID{10, 11, 12, 13, 14, 15, 16}},
		"registered": {ids(y.Registered), []ID{10, 11, 12, 13, 14, 15}}, "met": {ids(y.Met), []ID{10, 11}},
		"not met": {ids(y.NotMet), []ID{12, 13}}, "open": {ids(y.Open), []ID{14, 15}}, "nearest": {ids(v.Nearest(y)), []ID{15, 14}},
		"all kinds": {ids(v.Tally(2026).Total), []ID{10, 11, 12, 13, 14, 15, 16, 17, 20}},
		"base":      {ids(y.Base(Target{Base: BaseScope})), ids(y.Scope)}, "other base": {ids(y.Base(Target{Base: BaseRegistered})), ids(y.Registered)},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", what, c.got, c.want)
		}
	}
	u, _ := v.Units.Get(14)
	if got := v.Unmet(u, 2026); !slices.Equal(got, []string{"2", "3"}) {
		t.Error("unmet:", got)
	}
}
