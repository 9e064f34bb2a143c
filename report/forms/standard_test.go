package forms_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// units are n registered units of a kind in 2026, met of them recognised.
func units(kind string, n, met int) (recs []record.Record) {
	for i := range n {
		y := record.UnitYear{Year: 2026, Registered: record.Day(2026, 3, 1)}
		if i < met {
			y.Decision = record.Decision{Number: "1/QĐ-UBND", Date: record.Day(2026, 11, 10)}
		}
		recs = append(recs, &record.Unit{Meta: meta(100 + i), Type: kind, Name: fmt.Sprintf("Đơn vị %d", i+1), Years: []record.UnitYear{y}})
	}
	return recs
}

// A target is reached by whole numbers: three of four are 75 %, 74,96 % is shown as
// 74,9% and is not enough, and of nothing nothing is said.
func TestTargetOnPaper(t *testing.T) {
	set := &record.Settings{Meta: meta(1), Targets: []record.Target{{Code: "x", Name: "Khu dân cư", Types: []string{record.UnitArea}, Met: 75, Of: 100}}}
	for _, x := range []struct {
		n, met int
		share  string
		words  string
	}{
		{4, 3, "75,0%", "Đạt chỉ tiêu"},
		{4, 2, "50,0%", "Chưa đạt, cần thêm 01 đơn vị (đang xét 02)"},
		{2500, 1874, "74,9%", "Chưa đạt, cần thêm 01 đơn vị (đang xét 626)"},
		{2500, 1875, "75,0%", "Đạt chỉ tiêu"},
		{3, 0, "0,0%", "Chưa đạt, cần thêm 03 đơn vị (đang xét 03)"},
	} {
		o := build(t, "standard", forms.Input{View: view(append(units(record.UnitArea, x.n, x.met), set)...), Today: today})
		row := fmt.Sprintf("từ 75%% trở lên | đã đăng ký | %d/%d | %s | %s\n", x.met, x.n, x.share, x.words)
		if !strings.Contains(dump(o), row) {
			t.Errorf("%d of %d: no row %q", x.met, x.n, row)
		}
	}
	o := build(t, "standard", forms.Input{View: view(append(units(record.UnitAgency, 2, 1), set)...), Today: today})
	if !strings.Contains(dump(o), "0/0 | - | Chưa có đơn vị để tính") {
		t.Error("a target of no units")
	}
}

// What came after the day of the paper is not on it, and a decision that was withdrawn
// later still counts before.
func TestStandardOfItsDay(t *testing.T) {
	u := &record.Unit{Meta: meta(100), Type: record.UnitAgency, Name: "Trạm Y tế", Years: []record.UnitYear{{Year: 2025, Registered: record.Day(2025, 3, 1),
		Decision:  record.Decision{Number: "9/QĐ-UBND", Date: record.Day(2025, 11, 18)},
		Withdrawn: record.Decision{Number: "2/QĐ-UBND", Date: record.Day(2026, 2, 10)}}}}
	v := view(u, &record.Settings{Meta: meta(1), Lists: record.Lists{UnitKinds: []record.Choice{{Code: record.UnitAgency, Name: "Cơ quan"}}}})
	for day, want := range map[record.Date][2]string{
		record.Day(2025, 11, 17): {"Đã đăng ký, đang xét: 01", "Được công nhận đạt tiêu chuẩn: 0"},
		record.Day(2025, 12, 31): {"Được công nhận đạt tiêu chuẩn: 01", "bị thu hồi quyết định: 0"},
		record.Day(2026, 2, 10):  {"Được công nhận đạt tiêu chuẩn: 0", "bị thu hồi quyết định: 01"},
	} {
		o := build(t, "standard", forms.Input{View: v, Today: day, Source: record.Source{Year: 2025}})
		for _, s := range want {
			if !strings.Contains(dump(o), s+" đơn vị") {
				t.Errorf("on %v: no %q", day, s)
			}
		}
	}
}

// The figures of the table equal a count by hand over random units, and each names the
// units it was counted from.
func TestStandardRecount(t *testing.T) {
	seed := rand.Uint64()
	t.Log("seed", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	kinds := []string{record.UnitArea, record.UnitAgency, record.UnitSchool}
	recs := []record.Record{&record.Settings{Meta: meta(1), Lists: record.Lists{UnitKinds: []record.Choice{
		{Code: record.UnitArea, Name: "Khu dân cư"}, {Code: record.UnitAgency, Name: "Cơ quan"}, {Code: record.UnitSchool, Name: "Cơ sở giáo dục"}}}}}
	want := map[string]int{}
	for i := range 200 {
		u := &record.Unit{Meta: meta(100 + i), Type: kinds[rnd.IntN(3)], Name: fmt.Sprintf("Đơn vị %d", i)}
		y := record.UnitYear{Year: 2026}
		out, reg, state := rnd.IntN(5) == 0, rnd.IntN(4) > 0, rnd.IntN(4)
		if out {
			u.Outside = []record.Exclusion{{Reason: "small"}}
		}
		if reg {
			y.Registered = record.Day(2026, 2, 1)
			switch state {
			case 1:
				y.Decision = record.Decision{Number: "1", Date: record.Day(2026, 11, 1)}
			case 2:
				y.Refused = record.Day(2026, 11, 2)
			case 3:
				y.Proposed = record.Day(2026, 11, 3)
			}
		}
		u.Years = []record.UnitYear{y, {Year: 2024, Registered: record.Day(2024, 2, 1)}}
		recs = append(recs, u)
		for _, k := range []string{u.Type, "all"} {
			want[k+".total"]++
			if out {
				continue
			}
			want[k+".scope"]++
			if reg {
				want[k+".registered"]++
				want[k+"."+map[int]string{0: "open", 1: "met", 2: "notMet", 3: "open"}[state]]++
			}
		}
	}
	o := build(t, "standard", forms.Input{View: view(recs...), Today: today})
	seen := 0
	for _, f := range o.Figures {
		if strings.Contains(f.Key, "Before") {
			continue
		}
		seen++
		if n, ok := f.Value.Known(); !ok || int(n) != want[f.Key] || len(o.Behind[f.Key]) != want[f.Key] {
			t.Errorf("%s: %v with %d behind it, counted by hand %d", f.Key, f.Value, len(o.Behind[f.Key]), want[f.Key])
		}
	}
	if seen != 4*6 {
		t.Errorf("%d figures", seen)
	}
}

// A unit stands under the name that its area had when the year was judged, and the trend
// looks five years back and no further.
func TestStandardOverYears(t *testing.T) {
	u := &record.Unit{Meta: meta(100), Type: record.UnitArea, Area: 5}
	for y := 2018; y <= 2026; y++ {
		u.Years = append(u.Years, record.UnitYear{Year: y, Registered: record.Day(y, 2, 1), Decision: record.Decision{Number: "1", Date: record.Day(y, 11, 10)}})
	}
	area := &record.Area{Meta: meta(5), Name: "Khu phố Mới", Former: []record.FormerName{{Name: "Thôn Cũ", To: record.Day(2025, 6, 30)}}}
	set := &record.Settings{Meta: meta(1), Lists: record.Lists{UnitKinds: []record.Choice{{Code: record.UnitArea, Name: "Khu dân cư"}}}}
	v := view(u, area, set)
	for year, name := range map[int]string{2024: "Thôn Cũ", 2025: "Khu phố Mới"} {
		o := dump(build(t, "standard", forms.Input{View: v, Today: today, Source: record.Source{Year: year}}))
		if !strings.Contains(o, "|  1 | "+name+" | Khu dân cư |") {
			t.Errorf("%d: the unit is not called %s", year, name)
		}
		for y := 2018; y <= 2026; y++ {
			if is := strings.Contains(o, fmt.Sprintf("|  %d | 1/1", y)); is != (y > year-5 && y <= year) {
				t.Errorf("the trend of %d has %d: %v", year, y, is)
			}
		}
	}
}
