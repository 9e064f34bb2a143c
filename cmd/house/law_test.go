package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing/fstest"
)

// The law moves, so it is data (architecture.md, decision 7): legal texts with their
// numbers, shares that must be reached and days that must be kept stand in the
// settings, shipped in assets and frozen in store/steps. This file looks for them in
// the strings and dates of the code. Comments may cite: they are sources.

// lawRooms are not looked at: tests, what serves tests, and the measuring programs.
func lawRoom(f file) bool {
	return !f.test && !strings.HasSuffix(f.dir(), "test") && !under(f.dir(), "cmd/bench", "assets")
}

// lawful are the literals that may look like law, by file, with the reason.
var lawful = map[string]string{
	"report/docx/parts.go: 2001/XMLS":       "a name of XML",
	"store/workbook/workbook.go: 2001/XMLS": "a name of XML",
	"report/xlsx/sheet.go: 0%":              "how Excel shows a share",
	"report/forms/minutes.go: 100%":         "no bound: all who were present have agreed, as was counted",
}

var laws = []struct {
	what    string
	pattern *regexp.Regexp
}{
	{"a legal text", regexp.MustCompile(`(?i:thông tư|nghị định|nghị quyết|chỉ thị|luật|quyết định|kế hoạch|hướng dẫn|công văn)(?: liên tịch)?(?: số)? \d[\d/]*\p{L}*`)},
	{"a legal text", regexp.MustCompile(`\d+/(?:20\d\d/)?[A-ZĐ]{2,}[A-ZĐ0-9]*(?:-[A-ZĐ]+)*`)},
	{"a legal text", regexp.MustCompile(`TT-BCA|KH-MTTW|NĐ-CP|TTLT`)},
	// "%%" is one sign in a format; "3 %s" is none.
	{"a share", regexp.MustCompile(`\d+(?:,\d+)? ?%(?:%|$|[^\w.+#\-\[*])`)},
	{"a share", regexp.MustCompile(`\d+ (?:phần trăm|phần mười)`)},
	{"a day", regexp.MustCompile(`\b[0-3]?\d/(?:0?[1-9]|1[0-2])(?:/\d{4})?\b|\b[0-3]?\d\.(?:0?[1-9]|1[0-2])\.\d{4}\b`)},
	{"a day", regexp.MustCompile(`(?i:ngày) \d+ (?i:tháng) \d+`)},
}

// layout is how the standard library is told to write a date, and how a share loses a
// decimal of nought; an example of how to type a date is no deadline either.
var layout = regexp.MustCompile(`^,0%$|02/01/2006|02\.01\.2006|(?i:ví dụ|chẳng hạn)[^;"\n]*`)

// checkLaw: no string names a legal text by number, a share or a day, and no date is
// made of a fixed month and day.
func checkLaw(files []file) (faults []string) {
	for _, f := range files {
		if !lawRoom(f) {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Field: // struct tags
				return n.Tag == nil
			case *ast.BasicLit:
				if what, found := law(n); what != "" && lawful[f.path+": "+found] == "" {
					faults = append(faults, fmt.Sprintf("%s:%d: %s is data, not code: %q", f.path, f.line(n.Pos()), what, found))
				}
			case *ast.CallExpr:
				if fixedDay(n) && f.dir() != "store/sample" { // the invented past of a practice book
					faults = append(faults, fmt.Sprintf("%s:%d: a fixed day is data, not code", f.path, f.line(n.Pos())))
				}
			}
			return true
		})
	}
	return faults
}

func law(lit *ast.BasicLit) (what, found string) {
	s, err := strconv.Unquote(lit.Value)
	if lit.Kind != token.STRING || err != nil {
		return "", ""
	}
	s = layout.ReplaceAllString(s, "")
	for _, l := range laws {
		if found = l.pattern.FindString(s); found != "" {
			return l.what, strings.TrimRight(strings.ReplaceAll(found, "%%", "%"), " ")
		}
	}
	return "", ""
}

// fixedDay says that a call is Day(…, month, day) with both written out, other than
// the first and the last day of a year.
func fixedDay(call *ast.CallExpr) bool {
	name := ""
	switch fn := call.Fun.(type) {
	case *ast.Ident:
		name = fn.Name
	case *ast.SelectorExpr:
		name = fn.Sel.Name
	}
	if name != "Day" || len(call.Args) != 3 {
		return false
	}
	month, ok := call.Args[1].(*ast.BasicLit)
	day, ok2 := call.Args[2].(*ast.BasicLit)
	if !ok || !ok2 {
		return false
	}
	on := day.Value + "/" + month.Value
	return on != "1/1" && on != "31/12"
}

// lawRules shows the rule on each thing that it looks for. What is written in a test
// is not looked at, so these trees may.
var lawRules = func() (list []rule) {
	in := func(expr string) fstest.MapFS {
		return src("report/forms/a.go", "package forms\n// Thông tư 124/2021/TT-BCA asks for 75 % until 15/11.\nvar s = "+expr+"\n")
	}
	for _, x := range [][2]string{
		{`"theo Thông tư 124/2021/TT-BCA"`, `"theo " + cite("standard")`},
		{`"Kế hoạch số 279"`, `"Kế hoạch số %s"`},
		{`"279/KH-MTTW-BCA"`, `"%d/KH"`},
		{"`chỉ tiêu 75%`", `"chỉ tiêu %s%%"`},
		{`"từ 75%% trở lên (%s)"`, `"Điều 3 %s"`},
		{`"đạt 70 %, "`, `"%02d%%"`},
		{`"trước ngày 15/11"`, `"ngày/tháng/năm, ví dụ 05/02/2026"`},
		{`"chậm nhất 20.12.2026"`, `t.Format("02/01/2006")`},
		{`"ngày 19 tháng 8"`, `"ngày %d tháng %d"`},
		{`record.Day(year, 11, 15)`, `record.Day(year, 12, 31)`},
		{`Day(2026, 3, 31)`, `Day(y, m, 1)`},
	} {
		list = append(list, rule{"the law is data", checkLaw, in(x[0]), in(x[1])})
	}
	return list
}()
