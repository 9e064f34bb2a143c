package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// row is one line of the table: a measured figure and its bound.
type row struct {
	what  string
	got   float64
	unit  string // "x" for ratios
	least bool   // the bound is the least, not the most
	bound float64
}

func (r row) holds() bool {
	if r.least {
		return r.got >= r.bound
	}
	return r.got <= r.bound
}

// table collects the rows and notes of a run.
type table struct {
	rows  []row
	notes []string
}

func (t *table) most(what string, got float64, unit string, bound float64) {
	t.add(row{what, got, unit, false, bound})
}

func (t *table) least(what string, got float64, unit string, bound float64) {
	t.add(row{what, got, unit, true, bound})
}

func (t *table) add(r row) {
	t.rows = append(t.rows, r)
	fmt.Fprintln(os.Stderr, " ", r)
}

func (t *table) note(format string, args ...any) {
	n := fmt.Sprintf(format, args...)
	t.notes = append(t.notes, n)
	fmt.Fprintln(os.Stderr, " ", n)
}

func (r row) String() string {
	word, verdict := "at most", "holds"
	if r.least {
		word = "at least"
	}
	if !r.holds() {
		verdict = "DOES NOT HOLD"
	}
	return fmt.Sprintf("%-62s %8.2f %-3s %-8s %6.2f  %s", r.what, r.got, r.unit, word, r.bound, verdict)
}

func (t *table) String() string {
	var b strings.Builder
	for _, r := range t.rows {
		fmt.Fprintln(&b, r)
	}
	fmt.Fprintln(&b)
	for _, n := range t.notes {
		fmt.Fprintln(&b, n)
	}
	return b.String()
}

// part is one group of measurements, by the name on the command line.
type part struct {
	name string
	run  func(*bench, *table) error
}

var parts = []part{{"roster", roster}, {"open", storeRatios}, {"search", search}, {"intake", intakeRatios}, {"window", window}, {"windows", windowsPart}}

// bench knows where things are. The program is started at the top of the repository.
type bench struct {
	cli, app, bare, list, peer string // programs in out/
	dir                        string // scratch
}

func main() {
	if len(os.Args) > 2 && children[os.Args[1]] != nil {
		if err := children[os.Args[1]](os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "bench", os.Args[1]+":", err)
			os.Exit(1)
		}
		return
	}
	ok, err := measure(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// children are the peers and preparations that run as processes of their own.
var children = map[string]func([]string) error{
	"rss": rssMain, "rows": rowsMain, "streams": streamsMain, "fodt": fodtMain,
	"import": importMain, "excelize-rows": excelizeRowsMain, "excelize-write": excelizeWriteMain, "shared-write": sharedWriteMain, "workbook-write": workbookWriteMain, "letters": lettersMain,
}

func measure(only []string) (bool, error) {
	dir, err := os.MkdirTemp("", "sophongtrao-bench")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	out, err := filepath.Abs("out")
	if err != nil {
		return false, err
	}
	b := &bench{filepath.Join(out, "sophongtrao-cli"), filepath.Join(out, "sophongtrao"), filepath.Join(out, "bench", "bare"), filepath.Join(out, "bench", "list"), filepath.Join(out, "bench", "peer"), dir}
	var t table
	for _, p := range parts {
		if len(only) > 0 && !slices.Contains(only, p.name) || len(only) == 0 && p.name == "windows" {
			continue
		}
		fmt.Fprintln(os.Stderr, p.name)
		if err := p.run(b, &t); err != nil {
			return false, fmt.Errorf("%s: %w", p.name, err)
		}
	}
	fmt.Printf("\n%s", &t)
	if err := os.WriteFile(filepath.Join(out, "bench", "table.txt"), []byte(t.String()), 0o644); err != nil {
		return false, err
	}
	return !slices.ContainsFunc(t.rows, func(r row) bool { return !r.holds() }), nil
}

// rounds runs the contestants in turns and returns the times of each by round.
func rounds(n int, contestants ...func() (time.Duration, error)) ([][]time.Duration, error) {
	took := make([][]time.Duration, len(contestants))
	for range n {
		for i, c := range contestants {
			d, err := c()
			if err != nil {
				return nil, err
			}
			took[i] = append(took[i], d)
		}
	}
	return took, nil
}

// ratio is the median of a/b over the rounds.
func ratio(a, b []time.Duration) float64 {
	r := make([]float64, len(a))
	for i := range a {
		r[i] = float64(a[i]) / float64(b[i])
	}
	return median(r)
}

func median[T int64 | float64 | time.Duration](list []T) T {
	s := slices.Clone(list)
	slices.Sort(s)
	return s[len(s)/2]
}
