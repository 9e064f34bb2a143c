package record

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	today := Day(2026, 11, 23)
	for in, want := range map[string]Date{
		"":           {},
		"5/2/2026":   Day(2026, 2, 5),
		"05.02.2026": Day(2026, 2, 5),
		"5-2-26":     Day(2026, 2, 5),
		"5 2 2026":   Day(2026, 2, 5),
		"050226":     Day(2026, 2, 5),
		"05022026":   Day(2026, 2, 5),
		"1/7/25":     Day(2025, 7, 1),
		"1/7/36":     Day(2036, 7, 1),
		"1/7/37":     Day(1937, 7, 1),
		"01/01/53":   Day(1953, 1, 1),
		"29/2/2024":  Day(2024, 2, 29),
		"2/2026":     {2026, 2, 0},
		"1953":       Year(1953),
		" 1953 ":     Year(1953),
		"2026-02-05": Day(2026, 2, 5),
	} {
		got, err := ParseDate(in, today)
		if err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"29/2/2026", "31/4/2026", "0/1/2026", "1/0/2026", "1/13/2026", "32/1/2026", "53", "5/2", "abc",
		"1/2/3/4", "1//2026", "5/2/206", "12345", "1234567", "5/2/2026x", "0000", "1/1/0000", "١/٢/٢٠٢٦", "-1/2/2026 5", "2026-2026-1"} {
		if got, err := ParseDate(in, today); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", in, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"5/2/2026", "050226", "1953", "2/2026", "29/2/24"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s, Day(2026, 11, 23))
		if !d.Valid() || err != nil && !d.IsZero() {
			t.Fatalf("ParseDate(%q) = %#v, %v", s, d, err)
		}
		again, err2 := ParseDate(d.String(), Day(2026, 11, 23))
		if d.Y >= 1000 && (again != d || err2 != nil) {
			t.Fatalf("%q is shown as %q, which reads as %v", s, d, again)
		}
	})
}

func TestDateJSON(t *testing.T) {
	for _, d := range []Date{{}, Year(1953), {2026, 2, 0}, Day(2026, 2, 5), Day(1, 1, 1), Day(9999, 12, 31)} {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Date
		if err := json.Unmarshal(b, &back); err != nil || back != d {
			t.Errorf("%#v -> %s -> %#v, %v", d, b, back, err)
		}
	}
	for _, bad := range []string{`"2026-13"`, `"2026-02-30"`, `"26"`, `"2026/02/05"`, `"2026-2-5"`, `"0000"`, `"2026-00"`, `"2026-02-00"`, `"2026-02-05T00"`} {
		var d Date
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("read %s as %#v", bad, d)
		}
	}
	if _, err := json.Marshal(Day(2026, 2, 30)); err == nil {
		t.Error("wrote 30 February")
	}
}

func TestDateOrder(t *testing.T) {
	sorted := []Date{{}, Year(1953), {1953, 1, 0}, Day(1953, 1, 1), Day(1953, 1, 2), {1953, 2, 0}, Day(1953, 12, 31), Year(1954)}
	for i := range sorted {
		for j := range sorted {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := sorted[i].Compare(sorted[j]); got != want {
				t.Errorf("Compare(%v, %v) = %d, want %d", sorted[i], sorted[j], got, want)
			}
		}
	}
	if Year(2026).Before(Day(2026, 12, 31)) {
		t.Error("some day of 2026 is certainly before 31/12/2026")
	}
	if !Year(2025).Before(Day(2026, 1, 1)) {
		t.Error("2025 is not before 1/1/2026")
	}
	if got := (Date{2024, 2, 0}).Last(); got != Day(2024, 2, 29) {
		t.Errorf("last of 02/2024 = %v", got)
	}
	if got := Day(2026, 12, 30).AddDays(3); got != Day(2027, 1, 2) {
		t.Errorf("AddDays = %v", got)
	}
	if got := Day(2026, 2, 27).DaysUntil(Day(2026, 3, 2)); got != 3 {
		t.Errorf("DaysUntil = %d", got)
	}
	if got := DateOf(time.Date(2026, 11, 23, 23, 59, 0, 0, time.FixedZone("ICT", 7*3600))); got != Day(2026, 11, 23) {
		t.Errorf("DateOf = %v", got)
	}
}

func TestSpan(t *testing.T) {
	s := Span{From: Day(2025, 3, 1), To: Year(2026)}
	for d, want := range map[Date]bool{
		Day(2025, 2, 28): false, Day(2025, 3, 1): true, Day(2026, 12, 31): true, Day(2027, 1, 1): false,
	} {
		if s.Has(d) != want {
			t.Errorf("%v has %v: %v", s, d, !want)
		}
	}
	if !(Span{}).Has(Day(1, 1, 1)) {
		t.Error("an open span does not hold everything")
	}
	for _, c := range []struct {
		a, b Span
		want bool
	}{
		{Span{Day(2025, 1, 1), Date{}}, Span{Day(2026, 1, 1), Date{}}, true},
		{Span{Day(2025, 1, 1), Day(2025, 12, 31)}, Span{Day(2026, 1, 1), Date{}}, false},
		{Span{Day(2025, 1, 1), Day(2026, 1, 1)}, Span{Day(2026, 1, 1), Date{}}, false}, // change-over
		{Span{Day(2025, 1, 1), Day(2026, 1, 2)}, Span{Day(2026, 1, 1), Date{}}, true},
		{Span{Day(2025, 1, 1), Year(2026)}, Span{Day(2026, 7, 1), Date{}}, false}, // left some day of 2026
		{Span{}, Span{}, true},
	} {
		if got := c.a.Overlaps(c.b); got != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%v overlaps %v: %v, want %v both ways", c.a, c.b, got, c.want)
		}
	}
}

func TestPeriodRule(t *testing.T) {
	year := PeriodRule{Code: "nam", Name: "năm", YearWindow: YearWindow{FromYear: -1, FromMonth: 12, FromDay: 15, ToMonth: 12, ToDay: 14}}
	p := year.Of(2026)
	if p.Window != (Span{Day(2025, 12, 15), Day(2026, 12, 14)}) || p.Name != "năm 2026" || p.Key() != "2026-nam" || !p.Due.IsZero() {
		t.Errorf("%+v", p)
	}
	if got := year.Before(2026).Window; got != (Span{Day(2024, 12, 15), Day(2025, 12, 14)}) {
		t.Errorf("cùng kỳ: %v", got)
	}
	feb := PeriodRule{YearWindow: YearWindow{FromMonth: 2, FromDay: 1, ToMonth: 2, ToDay: 31}}
	if got := feb.Of(2026).Window.To; got != Day(2026, 2, 28) {
		t.Errorf("end of February: %v", got)
	}
}

// TestToday: one moment is one day, in every zone.
func TestToday(t *testing.T) {
	at := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC) // midnight in Vietnam
	for name, hours := range map[string]int{"Kiritimati": 14, "UTC": 0, "Hawaii": -10} {
		zone := time.FixedZone(name, hours*3600)
		if got := Today(at.In(zone)); got != Day(2026, 11, 24) {
			t.Errorf("%s: %v", name, got)
		}
		if got := Today(at.Add(-time.Second).In(zone)); got != Day(2026, 11, 23) {
			t.Errorf("%s, a second before: %v", name, got)
		}
	}
}
