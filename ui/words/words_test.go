package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/lang"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// constants returns the values of the string constants of a file that begin with a
// prefix; for variables, their names.
func named(t *testing.T, file, prefix string) (names, values []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(v.Names[0].Name, prefix) {
			return true
		}
		names = append(names, v.Names[0].Name)
		if lit, ok := v.Values[0].(*ast.BasicLit); ok {
			values = append(values, strings.Trim(lit.Value, `"`))
		}
		return true
	})
	if len(names) == 0 {
		t.Fatalf("%s has nothing that begins with %s", file, prefix)
	}
	return names, values
}

func TestEveryFaultHasItsSentence(t *testing.T) {
	_, faults := named(t, "../../store/record/errors.go", "Fault")
	seen := map[string]string{}
	for _, f := range faults {
		s := Fault(record.FieldError{Fault: record.Fault(f), Limit: 3})
		if strings.Contains(s, "mã") || !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".)") {
			t.Errorf("%s reads %q", f, s)
		}
		if other := seen[s]; other != "" {
			t.Errorf("%s and %s read the same", f, other)
		}
		seen[s] = f
	}
}

func TestEveryStoreErrorHasItsSentence(t *testing.T) {
	names, _ := named(t, "../../store/errors.go", "Err")
	src, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if !strings.Contains(string(src), "{store."+n+",") {
			t.Errorf("store.%s has no sentence", n)
		}
	}
	codes := map[string]bool{}
	for _, x := range errorWords {
		m := Error(fmt.Errorf("anything: %w", x.is))
		if m.Code == Unforeseen || codes[m.Code] {
			t.Errorf("%v: code %q is taken or missing", x.is, m.Code)
		}
		codes[m.Code] = true
		if m.Body == "" || m.Title == "" {
			t.Errorf("%v has no words", x.is)
		}
	}
	if m := Error(errors.New("something")); m.Code != Unforeseen || strings.Contains(m.Body, "something") {
		t.Errorf("an unforeseen error reads %+v", m)
	}
	locked := Error(&store.OpenError{Path: "/sổ/a.sopt", Err: store.ErrLocked,
		Holder: &store.Holder{Host: "MAY-2", At: time.Date(2026, 2, 5, 8, 30, 0, 0, time.UTC)}})
	if !strings.Contains(locked.Title, "a.sopt") || !strings.Contains(locked.Body, "MAY-2 đang mở sổ này từ 08:30 ngày 05/02/2026") {
		t.Errorf("a locked book reads %+v", locked)
	}
}

// TestToolkitSpeaksVietnamese runs as on a machine set to US English: every string of
// Fyne's own must be ours.
func TestToolkitSpeaksVietnamese(t *testing.T) {
	pkg, err := build.Default.Import("fyne.io/fyne/v2/lang", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(pkg.Dir, "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var english, ours map[string]any
	if err := errors.Join(json.Unmarshal(raw, &english), json.Unmarshal([]byte(toolkit), &ours)); err != nil {
		t.Fatal(err)
	}
	if len(english) != 39 {
		t.Errorf("this Fyne has %d strings, not 39: look at what is new", len(english))
	}
	t.Setenv("LANG", "en_US.UTF-8")
	t.Setenv("LC_ALL", "en_US.UTF-8")
	if err := UseVietnamese(); err != nil {
		t.Fatal(err)
	}
	for key, en := range english {
		if ours[key] == nil {
			t.Errorf("%q has no Vietnamese", key)
			continue
		}
		word := fmt.Sprint(en)
		if m, ok := en.(map[string]any); ok {
			word = fmt.Sprint(m["other"])
		}
		if got := lang.X(key, word); got == word {
			t.Errorf("%q is shown as %q", key, got)
		}
	}
}

func TestNumbersAndCounts(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1.000", 1234567: "1.234.567", -1234: "-1.234"} {
		if got := Number(n); got != want {
			t.Errorf("%d is written %q, not %q", n, got, want)
		}
	}
	for s, want := range map[string]record.Count{
		"": {}, "12": record.N(12), "1.234": record.N(1234), "1 234 567": record.N(1234567), " 0 ": record.N(0),
		"cbc": record.NotReported(), "Chưa báo cáo": record.NotReported(), "chua bao cao": record.NotReported(),
	} {
		if got, ok := ParseCount(s); !ok || got != want {
			t.Errorf("%q reads as %v, %v", s, got, ok)
		}
		if got, ok := ParseCount(Count(want)); !ok || got != want {
			t.Errorf("%q does not read back", Count(want))
		}
	}
	for _, s := range []string{"-1", "1,5", "1.23", "1.2345", ".", "mười", "12a", "99999999999999999999"} {
		if got, ok := ParseCount(s); ok {
			t.Errorf("%q reads as %v", s, got)
		}
	}
}

func TestDates(t *testing.T) {
	today := record.Day(2026, 2, 5)
	for s, want := range map[string]record.Date{
		"hôm nay": today, "Hom nay": today, "1/7/25": record.Day(2025, 7, 1), "010725": record.Day(2025, 7, 1), "1961": record.Year(1961),
	} {
		if got, err := ParseDate(s, today); err != nil || got != want {
			t.Errorf("%q reads as %v, %v", s, got, err)
		}
	}
	if _, err := ParseDate("30/2/2026", today); err == nil {
		t.Error("30 February is a date")
	}
}

func TestOpNames(t *testing.T) {
	for want, op := range map[string]store.Op{
		"Hoàn tác: xóa 3 thành viên":      {Code: "delete", Kind: record.KindMembership, N: 3},
		"Hoàn tác: sửa tổ tự quản «Tổ 5»": {Code: "edit", Kind: record.KindTeam, N: 1, Label: "Tổ 5"},
		"Hoàn tác: ban hành văn bản":      {Code: "issue", Kind: record.KindDocument, N: 1},
		"Hoàn tác: thay đổi khu dân cư":   {Code: "x", Kind: record.KindArea},
		"Hoàn tác: nhập 1.200 người":      {Code: "import", Kind: record.KindPerson, N: 1200},
	} {
		if got := Undo(op); got != want {
			t.Errorf("%+v reads %q, not %q", op, got, want)
		}
	}
	for _, k := range record.Kinds {
		if Kind(k) == "mục" {
			t.Errorf("kind %s has no name", k)
		}
	}
}
