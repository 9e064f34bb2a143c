package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"sophongtrao/assets"
	"sophongtrao/cmd/child"
	"sophongtrao/report/forms"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

// The test program is its own child for check.
func TestMain(m *testing.M) {
	if code, ok := child.Main(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

type result struct {
	code      int
	out, errs string
}

func run(args ...string) result {
	var out, errs bytes.Buffer
	c := &call{out: &out, err: &errs, self: os.Executable,
		now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}
	code := c.main(args)
	return result{code, out.String(), errs.String()}
}

// checkNotes wants the history to end in so many notes of each kind, without a change.
func checkNotes(t *testing.T, book string, want map[string]int) {
	t.Helper()
	b, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	got := map[string]int{}
	err = b.History(func(e store.Entry) bool {
		if len(e.Changes) > 0 {
			return false
		}
		if got[e.Op.Code]++; e.Op.N < 1 || e.Who == "" {
			t.Errorf("the note says %+v by %q", e.Op, e.Who)
		}
		return true
	})
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("notes %v, want %v (%v)", got, want, err)
	}
}

func must(t *testing.T, args ...string) string {
	t.Helper()
	r := run(args...)
	if r.code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, r.code, r.errs)
	}
	return r.out
}

// sentence fails unless s is one line of Vietnamese that holds every word.
func sentence(t *testing.T, what, s string, words ...string) {
	t.Helper()
	line := strings.TrimSuffix(s, "\n")
	if line == "" || strings.Contains(line, "\n") {
		t.Errorf("%s: not one line: %q", what, s)
	}
	if !strings.ContainsFunc(line, func(r rune) bool { return r >= 0x1EA0 && r <= 0x1EF9 && unicode.IsLetter(r) }) {
		t.Errorf("%s: not Vietnamese: %q", what, s)
	}
	for _, w := range words {
		if !strings.Contains(line, w) {
			t.Errorf("%s: does not say %q: %q", what, w, s)
		}
	}
}

func practiceBook(t *testing.T) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "sổ thực hành.sopt")
	must(t, "sample", "--book", book, "--areas", "8", "--teams=20", "--people", "90", "--meetings", "9")
	return book
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The whole path: a practice book, every paper twice, the check, the export; and
// the book still is what it was.
func TestStory(t *testing.T) {
	book := practiceBook(t)
	dir := t.TempDir()
	var was map[string][]byte
	for i := range 2 {
		out := filepath.Join(dir, fmt.Sprint("lần ", i))
		if err := os.Mkdir(out, 0o700); err != nil {
			t.Fatal(err)
		}
		said := must(t, "report", "all", "--book", book, "--out", out)
		papers := map[string][]byte{}
		for _, f := range forms.All {
			path := filepath.Join(out, f.Name+".pdf")
			if !strings.Contains(said, path) {
				t.Errorf("%s: does not name the file: %q", f.Name, said)
			}
			pdf := read(t, path)
			if !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf[len(pdf)-16:], []byte("%%EOF")) {
				t.Errorf("%s is no whole PDF", f.Name)
			}
			if i == 1 && !bytes.Equal(was[f.Name], pdf) {
				t.Errorf("%s: the second run gives other bytes", f.Name)
			}
			papers[f.Name] = pdf
		}
		was = papers
	}
	alone := filepath.Join(dir, "một.pdf")
	must(t, "report", "site", "--book", book, "--out", alone)
	if !bytes.Equal(read(t, alone), was["site"]) {
		t.Error("a paper alone has other bytes than among all")
	}
	if said := must(t, "check", "--book", book); !strings.Contains(said, "không có chỗ nào sai") || !strings.Contains(said, "90") {
		t.Errorf("check: %q", said)
	}
	first := must(t, "export", "--book", book, "--json")
	var parsed struct {
		Records map[string][]map[string]any `json:"records"`
	}
	if err := json.Unmarshal([]byte(first), &parsed); err != nil || len(parsed.Records["person"]) != 90 {
		t.Errorf("export: %v, %d people", err, len(parsed.Records["person"]))
	}
	if again := must(t, "export", "--book", book, "--json"); again != first {
		t.Error("a second export differs")
	}
	checkNotes(t, book, map[string]int{store.NotePDF: 2*len(forms.All) + 1, store.NoteExport: 2})
	before := read(t, book)
	reader, err := store.Open(book, store.Options{ReadOnly: true}) // in another program
	if err != nil {
		t.Fatal(err)
	}
	r := run("export", "--book", book, "--json")
	reader.Close()
	if r.code != 0 || r.out != first || !strings.Contains(r.errs, "chưa ghi được vào Nhật ký") {
		t.Errorf("a book that takes no note: exit code %d, %q", r.code, r.errs)
	}
	must(t, "check", "--book", book)
	if !bytes.Equal(before, read(t, book)) {
		t.Error("reading changed the book")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(book), "*")); len(left) != 1 {
		t.Errorf("left beside the book: %v", left)
	}
}

// The same seed gives the same records, another seed others.
func TestSampleSeed(t *testing.T) {
	export := func(name, seed string) string {
		book := filepath.Join(t.TempDir(), name)
		must(t, "sample", "--book", book, "--areas", "2", "--teams", "2", "--people", "9", "--meetings", "1", "--seed", seed)
		return must(t, "export", "--book", book, "--json")
	}
	if export("a.sopt", "5") != export("b.sopt", "5") {
		t.Error("one seed, two communes")
	}
	if export("a.sopt", "5") == export("b.sopt", "6") {
		t.Error("two seeds, one commune")
	}
}

func TestEmptySample(t *testing.T) {
	book := filepath.Join(t.TempDir(), "rỗng.sopt")
	must(t, "sample", "--book", book, "--areas", "0", "--people", "0", "--meetings", "0")
	for _, kind := range []string{"roster", "minutes", "site"} {
		r := run("report", kind, "--book", book, "--out", filepath.Join(t.TempDir(), "x.pdf"))
		if r.code != 1 {
			t.Errorf("%s of an empty book: exit code %d", kind, r.code)
		}
		sentence(t, kind, r.errs, "rỗng.sopt")
	}
}

func TestNew(t *testing.T) {
	for _, c := range []struct{ unit, level, place string }{
		{"phường Chánh Hiệp", "phuong", "Chánh Hiệp"}, {"Xã Ea Súp", "xa", "Ea Súp"},
		{"đặc khu Thổ Châu", "dac-khu", "Thổ Châu"}, {"Phường 1", "phuong", "Phường 1"},
	} {
		book := filepath.Join(t.TempDir(), "mới.sopt")
		must(t, "new", "--book", book, "--unit", c.unit)
		must(t, "check", "--book", book)
		b, err := store.Open(book, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		b.Read(func(v *record.View) {
			n := v.Committee().NameOn(record.Date{})
			if n.Level != c.level || n.Place != c.place || v.Settings().Practice || len(v.Settings().Periods) == 0 {
				t.Errorf("%s: %+v", c.unit, n)
			}
		})
		b.Close()
	}
	r := run("new", "--book", filepath.Join(t.TempDir(), "a.sopt"), "--unit", "thị trấn Cũ")
	if r.code != 2 {
		t.Errorf("a level that ended in 2025: exit code %d", r.code)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		{}, {"fly"}, {"help", "fly"}, {"sample"}, {"sample", "--book"}, {"sample", "--book", ""}, {"sample", "--book=x", "--people", "nhiều"},
		{"sample", "--book=x", "--people", "-3"}, {"sample", "--book=x", "--people", "99999999999999999999"}, {"sample", "--book=x", "thừa"},
		{"report"}, {"report", "--book", "x", "--out", "y"}, {"report", "thơ", "--book", "x", "--out", "y"}, {"report", "roster", "--book", "x"},
		{"report", "minutes", "--book", "x", "--out", "y", "--today", "31/02/2026"}, {"report", "roster", "--book", "x", "--out", "y", "--font", "arial"},
		{"export", "--book", "x"}, {"export", "--book", "x", "--json=1"}, {"check", "--book", "x", "--book", "y"}, {"check", "--nothing", "1"},
	} {
		r := run(args...)
		if r.code != 2 || r.out != "" {
			t.Errorf("%v: exit code %d, out %q", args, r.code, r.out)
		}
		sentence(t, fmt.Sprint(args), r.errs)
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("a wrong command line made a file")
	}
}

// Every command has help in Vietnamese, with an example and each of its options.
func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}, {"help"}} {
		out := must(t, args...)
		for _, cmd := range commands {
			if !strings.Contains(out, "\n  "+cmd.name) {
				t.Errorf("%v does not name %s", args, cmd.name)
			}
		}
	}
	for _, cmd := range commands {
		out := must(t, cmd.name, "--help")
		if out != must(t, "help", cmd.name) || !strings.Contains(out, "Ví dụ:\n  sophongtrao-cli "+cmd.name) {
			t.Errorf("%s: help without an example: %q", cmd.name, out)
		}
		for _, o := range cmd.options {
			if !strings.Contains(out, "\n  --"+o.name+" ") {
				t.Errorf("%s: the help does not explain --%s", cmd.name, o.name)
			}
		}
	}
}

func TestSelectors(t *testing.T) {
	book := practiceBook(t)
	var team *record.Team
	var area *record.Area
	var meet *record.Meeting
	b, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	b.Read(func(v *record.View) {
		for team = range v.Teams.All() {
			break
		}
		area, _ = v.Areas.Get(team.Area)
		for meet = range v.Meetings.All() {
			break
		}
	})
	b.Close()
	out := filepath.Join(t.TempDir(), "a.pdf")
	report := func(args ...string) result {
		os.Remove(out)
		return run(append([]string{"report", args[0], "--book", book, "--out", out}, args[1:]...)...)
	}
	for _, args := range [][]string{
		{"roster", "--team", team.ID.String()}, {"roster", "--area", area.Name}, {"roster", "--area", strings.ToUpper(record.Fold(area.Name))},
		{"roster", "--area", area.Name, "--team", team.Name}, {"roster", "--as-of", "1/3/26", "--columns", "stt,name,role"},
		{"minutes", "--meeting", meet.ID.String()}, {"minutes", "--meeting", meet.Start.Date.String()},
		{"site", "--site", "camera khu pho binh minh 1"}, {"site", "--as-of", "2026"},
		{"period", "--period", "2026-6t-dau"}, {"period", "--period", "quý III năm 2026"}, {"period", "--period", "nam 2025"}, {"period", "--period", "2025"},
		{"period", "--as-of", "20/11/2026"},
	} {
		if r := report(args...); r.code != 0 {
			t.Errorf("%v: exit code %d: %s", args, r.code, r.errs)
		}
	}
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{1, []string{"roster", "--team", "Không có tổ này"}, "--team"}, {1, []string{"roster", "--team", "999999"}, "999999"},
		{1, []string{"roster", "--team", "tổ"}, "--area"}, {1, []string{"roster", "--as-of", "1950"}, ".sopt"},
		{1, []string{"roster", "--columns", "stt,religion"}, "nhạy cảm"}, {1, []string{"minutes", "--meeting", "31/12/2999"}, "--meeting"},
		{1, []string{"period", "--period", "2026-hè"}, "quy-3"}, {1, []string{"period", "--period", "20266"}, "2026-nam"},
		{2, []string{"period", "--team", "1"}, "--period"}, {2, []string{"roster", "--as-of", "30/02/2026"}, "30/02/2026"},
	} {
		r := report(c.args...)
		if r.code != c.code {
			t.Errorf("%v: exit code %d: %s", c.args, r.code, r.errs)
		}
		sentence(t, fmt.Sprint(c.args), r.errs, c.says)
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%v: a paper was written", c.args)
		}
	}
}

// Every form prints with each selector that it asks for, by number and by name, and
// with each of its choices; one that it does not ask for is a wrong command line.
func TestEverySelector(t *testing.T) {
	book := practiceBook(t)
	out := filepath.Join(t.TempDir(), "a.pdf")
	values := map[forms.Ask]string{forms.AskPeriod: "2026-6t-dau", forms.AskYear: "2026", forms.AskAsOf: "20/11/2026", forms.AskColumns: "stt,name,role"}
	b, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	choices := map[string][]record.Choice{}
	labels := map[forms.Ask][]string{}
	b.Read(func(v *record.View) {
		for _, f := range forms.All {
			if f.Choices != nil {
				choices[f.Name] = f.Choices(v.Settings())
			}
		}
		for _, a := range recordAsks() {
			for r := range v.Records(kindAsked(a)) {
				values[a] = r.M().ID.String()
				labels[a] = append(labels[a], values[a])
			}
		}
	})
	b.Close()
	for _, f := range forms.All {
		for _, a := range f.Asks {
			if a == forms.AskOption {
				for _, c := range choices[f.Name] {
					if r := run("report", f.Name, "--book", book, "--out", out, "--option", c.Name); r.code == 2 || strings.Contains(r.errs, "lựa chọn") {
						t.Errorf("%s --option %s: %s", f.Name, c.Name, r.errs)
					}
				}
				r := run("report", f.Name, "--book", book, "--out", out, "--option", "không có")
				sentence(t, f.Name+" --option", r.errs, "không có", choices[f.Name][0].Code)
				continue
			}
			of := labels[a]
			if f.Name == "erasure" { // nobody of the sample was anonymised: only the blank slip
				r := run("report", f.Name, "--book", book, "--out", out, "--"+string(a), of[0])
				sentence(t, f.Name, r.errs, "chưa được xóa")
				continue
			}
			if len(of) == 0 {
				of = []string{values[a]}
			}
			if !slices.ContainsFunc(of, func(value string) bool {
				return run("report", f.Name, "--book", book, "--out", out, "--"+string(a), value).code == 0
			}) {
				t.Errorf("%s prints with no --%s", f.Name, a)
			}
		}
		for a, value := range values {
			if a == forms.AskAsOf || slices.Contains(f.Asks, a) {
				continue
			}
			if r := run("report", f.Name, "--book", book, "--out", out, "--"+string(a), value); r.code != 2 {
				t.Errorf("%s --%s: exit code %d", f.Name, a, r.code)
			}
		}
	}
	sentence(t, "year", run("report", "tasks", "--book", book, "--out", out, "--year", "26").errs, "--year")
	sentence(t, "no folder", run("report", "all", "--book", book, "--out", out).errs, "a.pdf")
}

// What --explain prints can be looked up in the export; it writes no paper.
func TestExplain(t *testing.T) {
	book := practiceBook(t)
	var parsed struct {
		Records map[string][]struct{ ID uint64 } `json:"records"`
	}
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json")), &parsed); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for kind, list := range parsed.Records {
		for _, r := range list {
			known[fmt.Sprint(kind, ":", r.ID)] = true
		}
	}
	figures := map[string][]string{}
	for line := range strings.Lines(must(t, "report", "period", "--book", book, "--explain", "--period", "2026-6t-dau")) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(parts) != 3 {
			t.Fatalf("not key, value and records: %q", line)
		}
		figures[parts[0]] = parts
		for _, ref := range strings.Fields(parts[2]) {
			if !known[ref] {
				t.Errorf("%s: %s is not in the book", parts[0], ref)
			}
		}
	}
	// The twentieth team is the statutory one, which stands in no sum.
	if teams := figures["teams"]; len(teams) != 3 || teams[1] != "19" || len(strings.Fields(teams[2])) != 19 {
		t.Errorf("teams: %q", teams)
	}
}

// A letter that no typeface has is named with its field and record; no paper comes.
// TestManyProblems: the first are named, the others counted.
func TestManyProblems(t *testing.T) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Size{Areas: 1, Teams: 1, People: mostProblems + 5})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range recs {
		if p, ok := r.(*record.Person); ok {
			p.Name, p.Address = "Nguyễn 𠀋 An", ""
			n++
		}
	}
	dir := t.TempDir()
	book := filepath.Join(dir, "a.sopt")
	b, err := store.Create(book, store.Options{}, recs...)
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	r := run("report", "roster", "--book", book, "--out", filepath.Join(dir, "a.pdf"))
	if got := strings.Count(r.errs, "U+2000B"); r.code != 1 || got > mostProblems || n <= mostProblems || !strings.Contains(r.errs, "chỗ khác như vậy") {
		t.Errorf("code %d, %d of %d named: %s", r.code, got, n, r.errs)
	}
}

// TestFieldWords: the paths that forms give are told in words.
func TestFieldWords(t *testing.T) {
	for path, want := range map[string]string{"end": "kết thúc", "patterns[0].pattern": "mẫu số và ký hiệu",
		"letterheads[0].lines[1].text": "nội dung", "recipients[0].lines[2]": "nội dung dòng 3"} {
		if got := fieldWord(path); got != want {
			t.Errorf("%s reads %q, not %q", path, got, want)
		}
	}
}

func TestMissingLetter(t *testing.T) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Size{Areas: 1, Teams: 1, People: 3, Meetings: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range recs {
		if p, ok := r.(*record.Person); ok {
			p.Name = "Nguyễn 𠀋 An"
			break
		}
	}
	book, out := filepath.Join(t.TempDir(), "a.sopt"), filepath.Join(t.TempDir(), "a.pdf")
	b, err := store.Create(book, store.Options{}, recs...)
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	r := run("report", "roster", "--book", book, "--out", out)
	if r.code != 1 {
		t.Errorf("exit code %d", r.code)
	}
	for _, word := range []string{"U+2000B", "ô tên", "Nguyễn 𠀋 An", "a.pdf"} {
		if !strings.Contains(r.errs, word) {
			t.Errorf("does not say %q: %s", word, r.errs)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a paper was written")
	}
}

func TestTargets(t *testing.T) {
	book := practiceBook(t)
	before := read(t, book)
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"the book itself":  {"report", "roster", "--book", book, "--out", book},
		"a folder":         {"report", "roster", "--book", book, "--out", dir},
		"a missing folder": {"report", "roster", "--book", book, "--out", filepath.Join(dir, "không có", "a.pdf")},
		"an existing book": {"sample", "--book", book},
		"the same for new": {"new", "--unit", "xã Ví Dụ", "--book", book},
		"no folder":        {"sample", "--book", filepath.Join(dir, "không có", "a.sopt")},
	} {
		r := run(args...)
		if r.code != 1 {
			t.Errorf("%s: exit code %d", name, r.code)
		}
		sentence(t, name, r.errs, filepath.Base(args[len(args)-1]))
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 0 {
			t.Errorf("%s: left behind %v", name, left)
		}
	}
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the book was changed")
	}
}

func TestBadBooks(t *testing.T) {
	good := read(t, practiceBook(t))
	noise := bytes.Clone(good)
	for i := 8192; i < len(noise); i += 64 {
		noise[i] ^= 0x55
	}
	for name, data := range map[string][]byte{
		"cut": good[:len(good)/3], "cut within a page": good[:5000], "cut within the first": good[:10], "empty": {},
		"text": []byte("Danh sách\n"), "zeros": make([]byte, len(good)), "noise": noise,
	} {
		path := filepath.Join(t.TempDir(), "hỏng.sopt")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "a.pdf")
		for _, args := range [][]string{{"check", "--book", path}, {"export", "--book", path, "--json"}, {"report", "roster", "--book", path, "--out", out}} {
			r := run(args...)
			if r.code != 1 || r.out != "" {
				t.Errorf("%s: %s: exit code %d, out %q", name, args[0], r.code, r.out)
			}
			sentence(t, name+": "+args[0], r.errs, "hỏng.sopt")
		}
		if !bytes.Equal(data, read(t, path)) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	r := run("check", "--book", filepath.Join(t.TempDir(), "đâu rồi.sopt"))
	sentence(t, "missing", r.errs, "đâu rồi.sopt", "không tìm thấy")
}

func TestLockedBook(t *testing.T) {
	book := practiceBook(t)
	b, err := store.Open(book, store.Options{Who: "thử"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	r := run("export", "--book", book, "--json")
	if r.code != 1 {
		t.Errorf("exit code %d", r.code)
	}
	sentence(t, "locked", r.errs, "đang được mở", fmt.Sprint(os.Getpid()))
}

// Whatever becomes of the child, check ends with a sentence.
func TestChildThatDies(t *testing.T) {
	book := practiceBook(t)
	for name, self := range map[string]func() (string, error){
		"dies":         func() (string, error) { return script(t, "kill -BUS $$") },
		"fails oddly":  func() (string, error) { return script(t, "exit 2") },
		"is not there": func() (string, error) { return filepath.Join(t.TempDir(), "không có"), nil },
		"has no name":  func() (string, error) { return "", errors.New("unknown") },
	} {
		var out, errs bytes.Buffer
		c := &call{out: &out, err: &errs, now: time.Now, self: self}
		if code := c.main([]string{"check", "--book", book}); code != 1 || out.Len() > 0 {
			t.Errorf("a child that %s: exit code %d, out %q", name, code, out.String())
		}
		sentence(t, name, errs.String(), filepath.Base(book))
	}
}

// script makes a program of a line of shell; where there is no shell it cannot be
// started, which is a fault of the child as well.
func script(t *testing.T, line string) (string, error) {
	path := filepath.Join(t.TempDir(), "con")
	return path, os.WriteFile(path, []byte("#!/bin/sh\n"+line+"\n"), 0o700)
}

func TestPanicIsASentence(t *testing.T) {
	commands = append(commands, command{name: "boom", run: func(*call) error { panic("boom") }},
		command{name: "odd", run: func(*call) error { return errors.New("odd") }})
	defer func() { commands = commands[:len(commands)-2] }()
	for _, name := range []string{"boom", "odd"} {
		r := run(name)
		if r.code != 1 {
			t.Errorf("%s: exit code %d", name, r.code)
		}
		sentence(t, name, r.errs, "K-99")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestOutputThatCannotBeWritten(t *testing.T) {
	book := practiceBook(t)
	for _, args := range [][]string{{"export", "--book", book, "--json"}, {"check", "--book", book}} {
		var errs bytes.Buffer
		c := &call{out: full{}, err: &errs, now: time.Now, self: os.Executable}
		if code := c.main(args); code != 1 {
			t.Errorf("%v: exit code %d", args, code)
		}
		sentence(t, args[0], errs.String())
	}
}

// A book with a password is read with a file that holds it, or with what is typed.
func TestSecret(t *testing.T) {
	book := practiceBook(t)
	const password = " một mật khẩu để thử"
	code := store.NewCode()
	b, err := store.Open(book, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	was := must(t, "export", "--book", copyOf(t, book), "--json")
	if _, err := b.SetPassword(password[1:], code); err != nil {
		t.Fatal(err)
	}
	b.Close()
	dir := t.TempDir()
	in := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, right := range []string{password[1:], password[1:] + "\n", "\uFEFF" + password[1:] + "\r\nghi chú", strings.ToLower(code)} {
		if got := must(t, "export", "--book", book, "--json", "--secret-file", in("đúng", right)); got != was {
			t.Errorf("%q: another book", right)
		}
	}
	must(t, "check", "--book", book, "--secret-file", in("đúng", password[1:]))
	must(t, "report", "site", "--book", book, "--out", filepath.Join(dir, "một.pdf"), "--secret-file", in("đúng", password[1:]))
	for wrong, word := range map[string]string{password: "chưa đúng", "không phải thế": "chưa đúng", "": "để trống", "\n": "để trống"} {
		for _, args := range [][]string{{"check"}, {"export", "--json"}} {
			r := run(append(args, "--book", book, "--secret-file", in("sai", wrong))...)
			sentence(t, wrong, r.errs, word)
			if r.code != 1 || strings.Contains(r.errs, password) {
				t.Errorf("%q: %+v", wrong, r)
			}
		}
	}
	sentence(t, "no secret", run("check", "--book", book).errs, "có mật khẩu", "--secret-file")
	sentence(t, "no secret", run("export", "--book", book, "--json").errs, "có mật khẩu", "--secret-file")
	sentence(t, "no such file", run("check", "--book", book, "--secret-file", filepath.Join(dir, "không có")).errs, "không tìm thấy tệp")

	typed := func(answers ...string) (result, int) {
		asked := 0
		var out, errs bytes.Buffer
		c := &call{out: &out, err: &errs, self: os.Executable, now: time.Now, ask: func(string) (string, bool) {
			asked++
			if asked > len(answers) {
				return "", false
			}
			return answers[asked-1], true
		}}
		code := c.main([]string{"export", "--book", book, "--json"})
		return result{code, out.String(), errs.String()}, asked
	}
	for _, x := range []struct {
		answers     []string
		code, asked int
	}{{[]string{password[1:]}, 0, 1}, {[]string{"sai rồi đấy", code}, 0, 2}, {[]string{"sai", "sai", "sai", password[1:]}, 1, 3}, {nil, 1, 1}} {
		r, asked := typed(x.answers...)
		if r.code != x.code || asked != x.asked || (r.code == 0) != (r.out == was) {
			t.Errorf("%q: code %d, asked %d times: %s", x.answers, r.code, asked, r.errs)
		}
	}
}

func copyOf(t *testing.T, book string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bản chép.sopt")
	if err := os.WriteFile(path, read(t, book), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
