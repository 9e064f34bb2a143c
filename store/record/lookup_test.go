package record

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func day(t *testing.T, s string) Date {
	t.Helper()
	var d Date
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func TestDateForms(t *testing.T) {
	for in, want := range map[string]struct{ short, first, last string }{
		"2026-02-05": {"05/02/2026", "2026-02-05", "2026-02-05"}, "2026-02": {"02/2026", "2026-02-01", "2026-02-28"},
		"2024-02": {"02/2024", "2024-02-01", "2024-02-29"}, "2026": {"2026", "2026-01-01", "2026-12-31"}, "": {"", "", ""},
	} {
		d := day(t, in)
		if d.String() != want.short || d.First() != day(t, want.first) || d.Last() != day(t, want.last) {
			t.Errorf("%q: %v, %v to %v", in, d, d.First(), d.Last())
		}
	}
	for _, c := range []struct {
		from string
		n    int
		to   string
	}{{"2026-12-31", 1, "2027-01-01"}, {"2024-02-28", 1, "2024-02-29"}, {"2026-03-01", -1, "2026-02-28"}, {"2026-02", 5, "2026-02"}} {
		from, to := day(t, c.from), day(t, c.to)
		if got := from.AddDays(c.n); got != to {
			t.Errorf("%s and %d days: %v", c.from, c.n, got)
		}
		if from.IsDay() && from.DaysUntil(to) != c.n {
			t.Errorf("from %s to %s: %d days", c.from, c.to, from.DaysUntil(to))
		}
	}
	if Day(2026, 2, 1).DaysUntil(Year(2027)) != 0 {
		t.Error("days until a vague date are counted")
	}
}

func TestMomentOrder(t *testing.T) {
	d := Day(2026, 2, 5)
	sorted := []Moment{{}, {Date: Day(2026, 2, 4), H: 20, Set: true}, {Date: d}, {Date: d, Set: true}, {Date: d, H: 7, Min: 30, Set: true}, {Date: d, H: 8, Set: true}}
	for i := range sorted {
		for j := range sorted {
			want := min(1, max(-1, i-j))
			if got := sorted[i].Compare(sorted[j]); got != want {
				t.Errorf("%+v against %+v: %d, want %d", sorted[i], sorted[j], got, want)
			}
		}
	}
	if !sorted[0].IsZero() || sorted[2].IsZero() || (Moment{H: 24}).Valid() || (Moment{Min: 60}).Valid() || !sorted[4].Valid() {
		t.Error("validity of moments")
	}
}

func TestCommitteeParts(t *testing.T) {
	c := &Committee{
		Letterheads: []Letterhead{{Lines: []HeaderLine{{Text: "{UNIT}"}}}, {From: Day(2025, 7, 1), Lines: []HeaderLine{{Text: "MỚI", Bold: true}}}},
		Recipients:  []Recipients{{Lines: []string{"{superior}"}}, {Type: DocReport, Lines: []string{"Công an {unit}"}}},
	}
	c.Fill(CommitteeName{Name: "x", Unit: "xã Ví Dụ", Superior: "Cấp trên"})
	if got := c.LetterheadOn(Day(2025, 6, 30)).Lines[0].Text; got != "XÃ VÍ DỤ" {
		t.Errorf("letterhead before: %q", got)
	}
	if got := c.LetterheadOn(Day(2025, 7, 1)).Lines[0].Text; got != "MỚI" {
		t.Errorf("letterhead after: %q", got)
	}
	for docType, want := range map[string]string{DocReport: "Công an xã Ví Dụ", DocMinutes: "Cấp trên"} {
		if got := c.RecipientsOf(docType); len(got) != 1 || got[0] != want {
			t.Errorf("recipients of %s: %q", docType, got)
		}
	}
	if (&Committee{}).RecipientsOf(DocReport) != nil || (&Committee{}).PatternOn(DocReport, Date{}) != "" {
		t.Error("an empty committee has recipients or a pattern")
	}
}

func TestStagesAndReviews(t *testing.T) {
	stages := []Stage{{Stage: StageActive, Date: Day(2024, 3, 1)}, {Stage: StageProposed, Date: Year(2023)}, {Stage: StagePaused, Date: Day(2025, 3, 1)}}
	for d, want := range map[Date]string{Day(2022, 1, 1): "", Day(2023, 5, 1): StageProposed, Day(2024, 3, 1): StageActive, {}: StagePaused} {
		if got := StageOn(stages, d); got != want {
			t.Errorf("stage on %v: %q, want %q", d, got, want)
		}
	}
	s := &Site{Reviews: []Review{{Year: 2025, Grade: "b"}, {Year: 2023, Grade: "a"}, {Year: 2026, Grade: "c"}}}
	if r, ok := s.ReviewOf(2023); !ok || r.Grade != "a" {
		t.Errorf("review of 2023: %+v %v", r, ok)
	}
	if _, ok := s.ReviewOf(2024); ok {
		t.Error("a review of a year without one")
	}
	for year, want := range map[int]string{0: "c", 2025: "b", 2024: "a", 2022: ""} {
		if r, ok := s.LastReview(year); r.Grade != want || ok != (want != "") {
			t.Errorf("last review up to %d: %+v %v", year, r, ok)
		}
	}
}

func TestSettingsParts(t *testing.T) {
	s := &Settings{
		Periods:   []PeriodRule{{Code: "nam", Name: "năm", YearWindow: YearWindow{FromYear: -1, FromMonth: 12, FromDay: 15, ToMonth: 12, ToDay: 14}}},
		Citations: []Citation{{Code: "standard", From: Day(2022, 2, 10), Text: "124"}, {Code: "standard", From: Day(2012, 4, 27), Text: "23"}},
		Sensitive: []Sensitive{{Field: SensitiveParty, Purpose: "x"}, {Field: SensitiveReligion}},
	}
	if r, ok := s.Rule("nam"); !ok || r.Of(2026).Key() != "2026-nam" || r.Before(2026).Window != r.Of(2025).Window {
		t.Errorf("rule: %+v %v", r, ok)
	}
	if _, ok := s.Rule("hè"); ok {
		t.Error("a rule that does not exist")
	}
	for d, want := range map[Date]string{Day(2022, 2, 9): "23", Day(2022, 2, 10): "124", {}: "124"} {
		if got := s.CitationOn("standard", d); got != want {
			t.Errorf("citation on %v: %q", d, got)
		}
	}
	if !s.Keeps(SensitiveParty) || s.Keeps(SensitiveReligion) || s.Keeps(SensitiveEthnicity) {
		t.Error("a sensitive field is kept only with a purpose")
	}
	list := []Choice{{Code: "a", Name: "A"}, {Code: "b", Name: "B"}}
	if NameOf(list, "b") != "B" || NameOf(list, "cũ") != "cũ" || Rank(list, "cũ") != 2 {
		t.Error("names of codes")
	}
}

func TestWhoIsWhere(t *testing.T) {
	v := small()
	d := Day(2025, 6, 1)
	if p := v.LeaderOf(5, d); p == nil || p.ID != 6 {
		t.Errorf("leader: %v", p)
	}
	if v.LeaderOf(5, Day(2026, 1, 2)) != nil {
		t.Error("a leader after the membership ended")
	}
	if n := len(v.TeamsOf(6, d)); n != 1 {
		t.Errorf("%d teams of the person", n)
	}
	team, _ := v.Teams.Get(5)
	team = team.Clone().(*Team)
	team.Sites, team.Founded, team.Dissolved = []ID{4}, Day(2020, 1, 1), Day(2026, 5, 1)
	v.Put(team)
	if at := v.TeamsAt(4); len(at) != 1 || at[0].ID != 5 || v.TeamsAt(99) != nil {
		t.Errorf("teams at the site: %v", at)
	}
	if team.Lives(Day(2019, 12, 31)) || !team.Lives(Day(2026, 5, 1)) || team.Lives(Day(2026, 5, 2)) {
		t.Error("when the team lives")
	}
	site, _ := v.Sites.Get(4)
	if got := site.Label(v); got != "Camera an ninh - Thôn 1" {
		t.Errorf("label of a site without a name: %q", got)
	}
	person := &Person{Meta: Meta{ID: 6, Bin: true}, Name: "x"}
	v.Put(person)
	if v.LeaderOf(5, d) != nil {
		t.Error("a person in the bin leads")
	}
	if got := slices.Collect(v.People.Bin()); len(got) != 1 || v.People.Len() != 0 {
		t.Errorf("bin: %v", got)
	}
}

func TestAbsent(t *testing.T) {
	if got := (&Meeting{Summoned: N(19), Present: N(16)}).Absent(); got != N(3) {
		t.Errorf("absent: %v", got)
	}
	for _, m := range []*Meeting{{Summoned: N(19)}, {Present: N(1)}, {Summoned: NotReported(), Present: N(1)}} {
		if got := m.Absent(); !got.IsZero() {
			t.Errorf("absent of unknown numbers: %v", got)
		}
	}
}

// An error may be logged, a person's data may not: it says fields and faults only.
func TestErrorsHoldNoText(t *testing.T) {
	secret := "Nguyễn Thị Đượm"
	p := &Person{Name: secret + "\x00", Phone: secret, Address: secret + "\t"}
	e := p.Check(nil)
	if len(e) != 3 {
		t.Fatalf("faults: %v", e)
	}
	if text := e.Error(); strings.Contains(text, "Nguyễn") || !strings.Contains(text, "phone: phone") {
		t.Errorf("error text: %s", text)
	}
}

// FuzzJSON: whatever JSON a record takes in, its stored form comes back the same.
func FuzzJSON(f *testing.F) {
	for _, k := range Kinds {
		b, _ := json.Marshal(filled(k, "Nguye\u0302\u0303n\u00a0 Thị"))
		f.Add(b)
	}
	f.Add([]byte(`{"id":1,"birth":"2026-02-30"}`))
	f.Add([]byte(`{"summoned":"nr","votes":[{"name":"` + strings.Repeat("ế", 300) + `","agree":null}],"start":{"date":"2026","h":-1}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, k := range Kinds {
			r := New(k)
			if json.Unmarshal(b, r) != nil {
				continue
			}
			r.Clean()
			r.Check(nil)
			once, err := json.Marshal(r)
			if err != nil {
				t.Fatalf("%s: %v", k, err)
			}
			back := New(k)
			if err := json.Unmarshal(once, back); err != nil {
				t.Fatalf("%s: does not read its own %s: %v", k, once, err)
			}
			twice, _ := json.Marshal(back)
			if string(once) != string(twice) {
				t.Fatalf("%s: %s became %s", k, once, twice)
			}
			clean := back.Clone()
			clean.Clean()
			if !reflect.DeepEqual(back, clean) {
				t.Fatalf("%s: cleaning twice differs from once", k)
			}
		}
	})
}
