package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

// rule finds faults in a tree; each fault is one line that names the file.
type rule struct {
	name  string
	check func([]file) []string
	// broken is a tree on which the rule must find a fault, sound one on which it
	// must find none.
	broken, sound fstest.MapFS
}

const module = "sophongtrao/"

// own returns the folder of one of our packages, "" and false for others.
func own(importPath string) (string, bool) { return strings.CutPrefix(importPath, module) }

func under(dir string, rooms ...string) bool {
	return slices.ContainsFunc(rooms, func(r string) bool { return dir == r || strings.HasPrefix(dir, r+"/") })
}

// arrows lists, for each room, what of ours it may import. The first room that
// holds a package counts.
var arrows = []struct {
	room  string
	allow []string
}{
	{"assets", nil},
	{"store/record", nil},
	{"store/letters", nil},
	{"store/sheet", []string{"store/letters"}},
	{"store/workbook", []string{"store/letters"}},
	{"store/intake", []string{"store"}},
	{"store/steps", []string{"store/steps"}},
	{"store/sample", []string{"store/record"}},
	{"store/storetest", []string{"store"}},
	{"store", []string{"store"}},
	{"report/paper", nil},
	{"report/face", []string{"report/paper", "assets"}},
	{"report/pdf", []string{"report/paper", "report/face"}},
	{"report/printer", []string{"report/paper", "report/face", "report/pdf"}},
	{"report/docx", []string{"report/paper"}},
	{"report/xlsx", []string{"report/paper", "store/workbook"}},
	{"report/forms", []string{"report/paper", "store/record"}},
	{"report", []string{"report", "store/record", "assets"}},
	{"ui/words", []string{"ui/words", "store", "report"}},
	{"ui/look", []string{"ui/words", "assets"}},
	{"ui/part", []string{"ui/words", "ui/look", "store/record", "report/paper"}},
	{"ui/preview", []string{"ui/words", "ui/look", "ui/part", "report", "store/record"}},
	{"ui/desk/desktest", []string{"ui/desk", "ui/part", "ui/look", "ui/words", "store", "assets"}},
	{"ui/desk", []string{"ui/words", "ui/look", "ui/part", "ui/preview", "store", "report", "assets"}},
	{"ui", []string{"ui/words", "ui/look", "ui/part", "ui/preview", "ui/desk", "store", "report", "assets"}},
	{"cmd", []string{"cmd", "ui", "store", "report", "assets"}},
}

// checkArrows: our packages import only downwards, and third parties stand in
// their one room. Tests may look sideways (a form's test makes a sample book).
func checkArrows(files []file) (faults []string) {
	for _, f := range files {
		for _, imp := range f.imports() {
			if why := wrongImport(f, imp); why != "" {
				faults = append(faults, fmt.Sprintf("%s imports %s: %s", f.path, imp, why))
			}
		}
	}
	return faults
}

func wrongImport(f file, imp string) string {
	switch {
	case imp == "net" || strings.HasPrefix(imp, "net/") && imp != "net/url":
		return "the program is offline"
	case strings.HasPrefix(imp, "go.etcd.io/bbolt") && f.dir() != "store" && !under(f.dir(), "store/steps") && !f.test:
		return "only store knows the file format"
	case strings.HasPrefix(imp, "github.com/jung-kurt/gofpdf") && f.dir() != "report/pdf":
		return "only report/pdf inks"
	case strings.HasPrefix(imp, "github.com/xuri/excelize") && !f.test && !under(f.dir(), "cmd/bench"):
		return "store/workbook writes; excelize reads it again in tests"
	case imp == "fyne.io/fyne/v2/app" && f.dir() != "cmd/sophongtrao":
		return "needs cgo and a display"
	case imp == "fyne.io/fyne/v2/dialog":
		return "has words that cannot be replaced, and no keys: part.Ask, part.Show"
	case strings.HasPrefix(imp, "fyne.io/") && !under(f.dir(), "ui", "cmd/sophongtrao", "cmd/gallery"):
		return "only the screens know the toolkit"
	case under(f.dir(), "store/record") && strings.Contains(imp, ".") && !strings.HasPrefix(imp, "golang.org/x/text/"):
		return "the domain is pure"
	}
	room, ours := own(imp)
	if !ours || f.test {
		return ""
	}
	for _, a := range arrows {
		if !under(f.dir(), a.room) {
			continue
		}
		if room == f.dir() || under(room, a.allow...) {
			return ""
		}
		return "not downwards"
	}
	return "from a room that the arrows do not know"
}

// tables are files that list the letters of the alphabet: no words.
var tables = []string{"report/face/letters.go", "store/letters/tables.go"}

// checkLanguage: Vietnamese stands in the rooms for words only, and in what serves
// tests. Single letters (in rune literals) are tables, not sentences.
func checkLanguage(files []file) (faults []string) {
	for _, f := range files {
		if f.test || slices.Contains(tables, f.path) || strings.HasSuffix(f.dir(), "test") || // storetest, desktest: for tests only
			under(f.dir(), "ui/words", "report/forms") || strings.HasPrefix(f.path, "cmd/sophongtrao-cli/words") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING && vietnamese(lit.Value) {
				faults = append(faults, fmt.Sprintf("%s:%d: Vietnamese outside the rooms for words: %s", f.path, f.line(lit.Pos()), lit.Value))
			}
			return true
		})
	}
	return faults
}

func vietnamese(literal string) bool {
	s, err := strconv.Unquote(literal)
	if err != nil {
		s = literal
	}
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0xC0 && unicode.Is(unicode.Latin, r)
	})
}

// checkWriteDoor: only store/tx.go (and frozen steps) put values into the book.
func checkWriteDoor(files []file) (faults []string) {
	for _, f := range files {
		if f.test || f.path == "store/tx.go" || under(f.dir(), "store/steps") || !slices.ContainsFunc(f.imports(), func(i string) bool { return strings.HasPrefix(i, "go.etcd.io/bbolt") }) {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Put" && len(call.Args) == 2 {
					faults = append(faults, fmt.Sprintf("%s:%d: Put outside store/tx.go", f.path, f.line(call.Pos())))
				}
			}
			return true
		})
	}
	return faults
}

// checkFolders: no folder says "anything goes here", and every package says what
// it is.
func checkFolders(files []file) (faults []string) {
	documented := map[string]bool{}
	for _, f := range files {
		documented[f.dir()] = documented[f.dir()] || strings.HasSuffix(f.path, "/doc.go") && f.ast.Doc != nil
	}
	for _, dir := range slices.Sorted(func(yield func(string) bool) {
		for d := range documented {
			if !yield(d) {
				return
			}
		}
	}) {
		for part := range strings.SplitSeq(dir, "/") {
			if slices.Contains([]string{"internal", "pkg", "util", "utils", "common", "helper", "helpers", "misc"}, part) {
				faults = append(faults, dir+": a folder name that says nothing")
			}
		}
		if !documented[dir] {
			faults = append(faults, dir+": no doc.go with a package comment")
		}
	}
	return faults
}

const (
	maxFile     = 500 // lines
	maxFunction = 60  // lines
)

// checkLength: long files and functions carry their reason in a comment that says
// "long:".
func checkLength(files []file) (faults []string) {
	for _, f := range files {
		if f.test {
			continue
		}
		if n := strings.Count(f.text, "\n"); n > maxFile && !strings.Contains(f.text, "long: ") {
			faults = append(faults, fmt.Sprintf("%s: %d lines and no comment with a reason (long: …)", f.path, n))
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n := f.line(fn.End()) - f.line(fn.Pos()) + 1
			if n > maxFunction && !strings.Contains(fn.Doc.Text(), "long: ") {
				faults = append(faults, fmt.Sprintf("%s: %s has %d lines and no comment with a reason (long: …)", f.path, fn.Name.Name, n))
			}
		}
	}
	return faults
}

// banned are names of the toolkit that harm the clerk, with the reason.
var banned = map[string]string{
	"NewDateEntry": "reads 05/02 as 2 May on a PC with US regional format",
	"NewCalendar":  "its head names the month in English",
	"SetMainMenu":  "takes the letter after Alt, UniKey's Alt+Z",
	"NewTextGrid":  "its typeface lacks Vietnamese letters",
}

func checkBanned(files []file) (faults []string) {
	for _, f := range files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && banned[sel.Sel.Name] != "" {
				faults = append(faults, fmt.Sprintf("%s:%d: %s: %s", f.path, f.line(sel.Pos()), sel.Sel.Name, banned[sel.Sel.Name]))
			}
			return true
		})
	}
	return faults
}

func src(path, text string) fstest.MapFS { return fstest.MapFS{path: {Data: []byte(text)}} }

var rules = []rule{
	{"arrows down", checkArrows,
		src("store/record/a.go", "package record\nimport _ \"sophongtrao/store\"\n"),
		src("ui/teams/a.go", "package teams\nimport _ \"sophongtrao/store/record\"\n")},
	{"pages apart", checkArrows,
		src("ui/teams/a.go", "package teams\nimport _ \"sophongtrao/ui/meetings\"\n"),
		src("ui/teams/a.go", "package teams\nimport _ \"sophongtrao/ui/part\"\n")},
	{"store and report apart", checkArrows,
		src("report/forms/a.go", "package forms\nimport _ \"sophongtrao/store\"\n"),
		src("report/forms/a.go", "package forms\nimport _ \"sophongtrao/store/record\"\n")},
	{"one room for bbolt", checkArrows,
		src("ui/desk/a.go", "package desk\nimport _ \"go.etcd.io/bbolt\"\n"),
		src("store/a.go", "package store\nimport _ \"go.etcd.io/bbolt\"\n")},
	{"excelize in tests", checkArrows,
		src("store/intake/a.go", "package intake\nimport _ \"github.com/xuri/excelize/v2\"\n"),
		src("store/intake/a_test.go", "package intake\nimport _ \"github.com/xuri/excelize/v2\"\n")},
	{"one room for gofpdf", checkArrows,
		src("report/paper/a.go", "package paper\nimport _ \"github.com/jung-kurt/gofpdf\"\n"),
		src("report/pdf/a.go", "package pdf\nimport _ \"github.com/jung-kurt/gofpdf\"\n")},
	{"one room for the window", checkArrows,
		src("cmd/gallery/a.go", "package main\nimport _ \"fyne.io/fyne/v2/app\"\n"),
		src("cmd/sophongtrao/a.go", "package main\nimport _ \"fyne.io/fyne/v2/app\"\n")},
	{"offline", checkArrows,
		src("store/a.go", "package store\nimport _ \"net/http\"\n"),
		src("store/a.go", "package store\nimport _ \"os\"\n")},
	{"pure domain", checkArrows,
		src("store/record/a.go", "package record\nimport _ \"golang.org/x/crypto/blake2b\"\n"),
		src("store/record/a.go", "package record\nimport _ \"golang.org/x/text/collate\"\n")},
	{"Vietnamese in the rooms for words", checkLanguage,
		src("ui/teams/a.go", "package teams\nconst s = \"Tổ trưởng\"\n"),
		src("ui/words/a.go", "package words\nconst s = \"Tổ trưởng\"\n")},
	{"one write door", checkWriteDoor,
		src("store/undo.go", "package store\nimport bolt \"go.etcd.io/bbolt\"\nfunc f(b *bolt.Bucket) { b.Put(nil, nil) }\n"),
		src("store/tx.go", "package store\nimport bolt \"go.etcd.io/bbolt\"\nfunc f(b *bolt.Bucket) { b.Put(nil, nil) }\n")},
	{"folders with names", checkFolders,
		src("store/util/doc.go", "// Package util is anything.\npackage util\n"),
		src("store/doc.go", "// Package store is the book.\npackage store\n")},
	{"packages say what they are", checkFolders,
		src("store/a.go", "package store\n"),
		src("store/doc.go", "// Package store is the book.\npackage store\n")},
	{"short files", checkLength,
		src("store/a.go", "package store\n"+strings.Repeat("\n", maxFile)),
		src("store/a.go", "package store\n")},
	{"short functions", checkLength,
		src("store/a.go", "package store\nfunc f() {"+strings.Repeat("\n", maxFunction)+"}\n"),
		src("store/a.go", "package store\nfunc f() {}\n")},
	{"nothing that harms the clerk", checkBanned,
		src("ui/part/a.go", "package part\nimport \"fyne.io/fyne/v2/widget\"\nvar _ = widget.NewDateEntry\n"),
		src("ui/part/a.go", "package part\nimport \"fyne.io/fyne/v2/widget\"\nvar _ = widget.NewEntry\n")},
}

func TestHouse(t *testing.T) {
	files := readTree(t, top(t))
	if len(files) < 20 {
		t.Fatalf("read only %d files: not the whole tree", len(files))
	}
	done := map[string]bool{}
	for _, r := range append(rules, lawRules[0]) {
		for _, fault := range r.check(files) {
			if !done[fault] {
				t.Error(fault)
			}
			done[fault] = true
		}
	}
}

// TestRulesBite shows each rule failing on a broken tree and passing on a sound one.
func TestRulesBite(t *testing.T) {
	for _, r := range slices.Concat(rules, lawRules) {
		if faults := r.check(readTree(t, r.broken)); len(faults) == 0 {
			t.Errorf("%s: finds nothing in a broken tree", r.name)
		}
		if faults := r.check(readTree(t, r.sound)); len(faults) != 0 {
			t.Errorf("%s: finds fault with a sound tree: %v", r.name, faults)
		}
	}
}
