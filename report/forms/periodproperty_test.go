package forms_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

var (
	books = flag.Int("books", 60, "random books of the recount")
	seed  = flag.Uint64("seed", 1, "of the first random book")
)

// countingSettings are the shipped lists and periods, with targets that count all, and
// no standard: units are judged on the last day of the year.
func countingSettings(t *testing.T) *record.Settings {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "assets", "defaults", "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	set := new(record.Settings)
	if err := json.Unmarshal(raw, set); err != nil {
		t.Fatal(err)
	}
	set.ID, set.Standards, set.Threshold = 1, nil, record.Threshold{Over: 1, Of: 2}
	set.Targets = []record.Target{{Code: "all", Name: "Tất cả", Met: 75, Of: 100, Base: record.BaseRegistered},
		{Code: "scope", Name: "Thuộc đối tượng", Met: 70, Of: 100, Base: record.BaseScope}}
	return set
}

// The figures of a period, the records behind them and the totals of its tables equal a
// count that is written a second time (recount), in every book.
func TestPeriodEqualsRecount(t *testing.T) {
	set := countingSettings(t)
	t.Logf("seed %d, %d books", *seed, *books)
	for n := range *books {
		rule := set.Periods[n%len(set.Periods)]
		year := 2025 + n%2
		w := rule.Of(year).Window
		edges := []record.Date{w.From, w.To, rule.Of(year - 1).Window.From, rule.Of(year - 1).Window.To}
		b := newRandomBook(*seed+uint64(n), set, edges)
		today := w.To.AddDays(b.IntN(40) - 20)
		o := build(t, "period", forms.Input{View: view(b.recs...), Today: today, Source: record.Source{Rule: rule.Code, Year: year}})
		if again := build(t, "bundle", forms.Input{View: view(b.recs...), Today: today, Source: record.Source{Rule: rule.Code, Year: year}}); len(again.Figures) != len(o.Figures) {
			t.Fatal("the bundle has other figures")
		}
		now := newRecount(b.recs, set, w, year, today)
		compareFigures(t, o, now, "")
		compareFigures(t, o, newRecount(b.recs, set, rule.Of(year-1).Window, year-1, today), ".before")
		compareTotals(t, o, now)
		if t.Failed() {
			t.Fatalf("book of seed %d, period %s %d, on %v", *seed+uint64(n), rule.Code, year, today)
		}
	}
}

// compareFigures: each figure with its records, and no figure that the recount does not
// know.
func compareFigures(t *testing.T, o forms.Output, c *recount, tail string) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range o.Figures {
		key, before := strings.CutSuffix(f.Key, ".before")
		if before != (tail != "") {
			continue
		}
		seen[key] = true
		n, ok := f.Value.Known()
		switch {
		case n != c.sum[key]:
			t.Errorf("%s: %d, recount %d", f.Key, n, c.sum[key])
		case !ok && c.known[key], ok && n != 0 && !c.known[key]:
			t.Errorf("%s: known %v, recount %v", f.Key, ok, c.known[key])
		case !ok && f.Value.IsNotReported() != c.silent[key]:
			t.Errorf("%s: not reported %v, recount %v", f.Key, f.Value.IsNotReported(), c.silent[key])
		}
		behind := map[record.Ref]bool{}
		for _, r := range o.Behind[f.Key] {
			if behind[r] {
				t.Errorf("%s: %v is named twice", f.Key, r)
			}
			behind[r] = true
		}
		if !maps.Equal(behind, c.behind[key]) && len(behind)+len(c.behind[key]) > 0 {
			t.Errorf("%s: counted from %v, recount %v", f.Key, behind, c.behind[key])
		}
	}
	for key := range c.sum {
		if present := key != "households" && key != "people" || tail == ""; present && !seen[key] {
			t.Errorf("no figure %s", key+tail)
		}
	}
}

// totalsOf are, by the name of a table, the figures of its row of sums from the first
// number on; those after "|" are not the sums of the rows above.
var totalsOf = map[string]string{
	"TUYÊN TRUYỀN":  "activities.communication.sessions activities.communication.reached activities.communication.materials",
	"DIỄN ĐÀN":      "forums.present opinions opinions.answered opinions.forwarded opinions.settled opinions.open",
	"MÔ HÌNH, ĐIỂM": "",
	"TỔ TỰ QUẢN":    "teams | members members.women members.respected members.joined members.left training training.present",
	"TIÊU CHUẨN":    "units.total units.scope units.registered units.met",
	"HÒA GIẢI":      "disputes settled",
	"KHEN THƯỞNG":   "commendations",
	"KINH PHÍ":      "",
}

var aNumber = regexp.MustCompile(`^[0-9.]+`)

// compareTotals: the row of sums of each table equals the recount, and so does the sum
// of the rows above it.
func compareTotals(t *testing.T, o forms.Output, c *recount) {
	t.Helper()
	for _, s := range o.Doc.Sheets[1:] {
		title := text(s.Blocks[0].(paper.Heading).Lines[1].Runs)
		keys, known := "", false
		for name, k := range totalsOf {
			if strings.HasPrefix(title, "BIỂU TỔNG HỢP "+name) || strings.Contains(title, "ĐẠT "+name) {
				keys, known = k, true
			}
		}
		if !known {
			t.Fatalf("an unknown table: %s", title)
		}
		rows := s.Blocks[1].(paper.Table).Rows
		last := len(rows) - 1
		for !strings.HasPrefix(rowText(rows[last]), "Tổng cộng") {
			last--
		}
		compareTotal(t, title, rows[:last], rows[last], keys, c)
	}
}

func compareTotal(t *testing.T, title string, rows []paper.Row, total paper.Row, keys string, c *recount) {
	t.Helper()
	if strings.Contains(title, "KINH PHÍ") {
		keys = "funds.spent"
		if c.whole {
			keys = "funds.planned funds.spent"
		}
	}
	if len(total.Cells) == 1 { // one line across the table
		if n := len(rows); int64(n) != c.sum[keys] || !strings.Contains(rowText(total), two(n)+" trường hợp") {
			t.Errorf("%s: %d rows, %q, recount %d", title, n, rowText(total), c.sum[keys])
		}
		return
	}
	at := 0
	for text(total.Cells[at].Runs) != "Tổng cộng" {
		at++
	}
	sums, additive := strings.Fields(keys), true
	for _, key := range sums {
		if key == "|" {
			additive = false
			continue
		}
		at++
		if got := leading(total.Cells[at]); got != c.sum[key] {
			t.Errorf("%s: total of %s is %d, recount %d", title, key, got, c.sum[key])
		}
		sum := int64(0)
		for _, r := range rows {
			sum += leading(r.Cells[at])
		}
		if (additive || key == "members.joined" || key == "members.left") && sum != c.sum[key] {
			t.Errorf("%s: the rows of %s come to %d, recount %d", title, key, sum, c.sum[key])
		}
	}
}

func two(n int) string {
	if n > 0 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func rowText(r paper.Row) string {
	var s strings.Builder
	for _, c := range r.Cells {
		s.WriteString(text(c.Runs))
	}
	return s.String()
}

// leading is the number a cell begins with; 0 for none.
func leading(c paper.Cell) int64 {
	n, _ := strconv.ParseInt(strings.ReplaceAll(aNumber.FindString(text(c.Runs)), ".", ""), 10, 64)
	return n
}
