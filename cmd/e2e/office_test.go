//go:build e2e

package e2e

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"sophongtrao/report/forms"
	pages "sophongtrao/report/paper"
)

// TestOffice opens every paper that the command line writes for Word and Excel in
// LibreOffice: it has the text of the PDF, its pages and margins, and cells of the right
// types. A paper without a table is the only one without a workbook.
func TestOffice(t *testing.T) {
	book, dir := sampleBook(t), t.TempDir()
	var docs, sheets []string
	for _, form := range forms.All {
		at := filepath.Join(dir, form.Name)
		paper(t, nil, form.Name, book, at+".pdf")
		paper(t, nil, form.Name, book, at+".docx")
		docs = append(docs, at+".docx")
		said := cli(t, nil, "report", form.Name, "--book", book, "--out", at+".xlsx", "--as-of", asOf, "--today", asOf)
		switch table := tables(made(t, form.Name, book).Doc); {
		case len(table) == 0 && said.code != 0:
		case len(table) > 0 && said.code == 0:
			sheets = append(sheets, at+".xlsx")
		default:
			t.Errorf("%s: %d tables, and the command line says %d: %s", form.Name, len(table), said.code, said.errors)
		}
	}
	if len(docs) < 20 || len(sheets) < 15 {
		t.Fatalf("%d documents, %d workbooks", len(docs), len(sheets))
	}
	convert(t, dir, "txt:Text (encoded):UTF8", docs)
	convert(t, dir, "fods", sheets)
	word := filepath.Join(dir, "word")
	convert(t, word, "pdf", docs)
	for _, path := range docs {
		kind := strings.TrimSuffix(filepath.Base(path), ".docx")
		t.Run(kind, func(t *testing.T) {
			doc := made(t, kind, book).Doc
			sameText(t, doc, readFile(t, filepath.Join(dir, kind+".txt")))
			placesOfWord(t, boxes(t, filepath.Join(dir, kind+".pdf")), boxes(t, filepath.Join(word, kind+".pdf")))
			if slices.Contains(sheets, filepath.Join(dir, kind+".xlsx")) {
				sameCells(t, doc, readFile(t, filepath.Join(dir, kind+".fods")))
			}
		})
	}
}

// convert has LibreOffice write files in another format, all in one process.
func convert(t *testing.T, dir, format string, files []string) {
	t.Helper()
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--convert-to", format, "--outdir", dir}
	said := run(t, "soffice", append(args, files...)...)
	for _, f := range files {
		kind, _, _ := strings.Cut(format, ":")
		if _, err := os.Stat(filepath.Join(dir, strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))+"."+kind)); err != nil {
			t.Fatalf("LibreOffice did not write %s: %s", filepath.Base(f), said)
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// runsOf are the texts of a paper, wherever they stand in it; counts says whether one of
// them is a page number, which depends on the program that sets the pages.
func runsOf(v reflect.Value, f func(pages.Run)) {
	switch v.Kind() {
	case reflect.Struct:
		if r, ok := v.Interface().(pages.Run); ok {
			f(r)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				runsOf(v.Field(i), f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			runsOf(v.Index(i), f)
		}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			runsOf(v.Elem(), f)
		}
	}
}

// sameText: the letters are those of the paper, neither more nor less, each so often. The
// PDF is compared with the paper in TestPapers.
func sameText(t *testing.T, doc pages.Doc, got string) {
	t.Helper()
	want, read, counted := map[rune]int{}, map[rune]int{}, false
	runsOf(reflect.ValueOf(doc.Sheets), func(r pages.Run) {
		if counted = counted || r.PageOf; !r.PageOf {
			add(want, r.Text)
		}
	})
	add(read, strings.TrimPrefix(got, "\uFEFF"))
	if len(want) < 20 {
		t.Fatalf("the paper has %d letters", len(want))
	}
	for r, n := range want {
		if read[r] != n && !(counted && unicode.IsDigit(r) && read[r] > n) {
			t.Errorf("Word: %q is read %d times, the paper has it %d times", r, read[r], n)
		}
	}
	for r, n := range read {
		if want[r] == 0 && !(counted && unicode.IsDigit(r)) {
			t.Errorf("Word: %q is read %d times, the paper does not have it", r, n)
		}
	}
}

// turned are the directions of pages one behind the other, each once: how many pages a part
// takes depends on the program.
func turned(list []bboxPage) (of []string) {
	for _, p := range list {
		s := fmt.Sprintf("%.0fx%.0f", p.Width/mm, p.Height/mm)
		if len(of) == 0 || of[len(of)-1] != s {
			of = append(of, s)
		}
	}
	return of
}

// inner is the box of the words of a page but for its head and foot, in mm: those that
// stand between the upper and the lower margin.
func inner(p bboxPage) (left, right float64, n int) {
	left = p.Width / mm
	for _, w := range p.Words {
		if w.YMin/mm < 20-2.5 || w.YMax/mm > p.Height/mm-20+2.5 || w.YMax-w.YMin > 40 || isMark(w) {
			continue
		}
		left, right, n = min(left, w.XMin/mm), max(right, w.XMax/mm), n+1
	}
	return left, right, n
}

// placesOfWord: the same papers in the same order, nothing outside the margins, and the text
// begins at the margin at which that of the PDF does.
func placesOfWord(t *testing.T, ours, theirs []bboxPage) {
	t.Helper()
	if a, b := turned(ours), turned(theirs); !slices.Equal(a, b) {
		t.Errorf("the PDF has pages of %v, Word %v", a, b)
	}
	edges := map[string]float64{}
	for _, p := range ours {
		if left, _, n := inner(p); n > 0 {
			k := fmt.Sprintf("%.0f", p.Width/mm)
			edges[k] = min(left, orMax(edges, k))
		}
	}
	seen := map[string]float64{}
	for i, p := range theirs {
		left, right, n := inner(p)
		if n == 0 {
			continue
		}
		if left < 30-0.5 || right > p.Width/mm-15+0.5 {
			t.Errorf("Word, page %d: the text goes from %.1f to %.1f mm of %.0f", i+1, left, right, p.Width/mm)
		}
		k := fmt.Sprintf("%.0f", p.Width/mm)
		seen[k] = min(left, orMax(seen, k))
	}
	for k, x := range seen {
		if !near(x, edges[k], 1.5) {
			t.Errorf("on pages of %s mm the text begins at %.1f mm, in the PDF at %.1f", k, x, edges[k])
		}
	}
}

func orMax(m map[string]float64, k string) float64 {
	if x, ok := m[k]; ok {
		return x
	}
	return 1e9
}

// tables are the tables of a paper that go into a workbook, cell by cell.
func tables(doc pages.Doc) (cells [][]string) {
	for _, s := range doc.Sheets {
		for _, b := range s.Blocks {
			table, ok := b.(pages.Table)
			if !ok || table.NoLines {
				continue
			}
			var of []string
			for _, row := range slices.Concat(table.Head, rowsOf(table)) {
				for _, c := range row {
					text := ""
					for _, r := range c.Runs {
						text += r.Text
					}
					if text = plain(text); text != "" {
						of = append(of, text)
					}
				}
			}
			cells = append(cells, of)
		}
	}
	return cells
}

func rowsOf(t pages.Table) (rows [][]pages.Cell) {
	for _, r := range t.Rows {
		rows = append(rows, r.Cells)
	}
	return rows
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00A0", " ")), " ")
}

// calcCell is a cell as LibreOffice understands it.
type calcCell struct {
	kind, value, date, text string
}

var (
	leadingZero = regexp.MustCompile(`^0\d`)
	plainNumber = regexp.MustCompile(`^(0|[1-9]\d{0,2}(\.\d{3})*|[1-9]\d{0,14})$`)
	percent     = regexp.MustCompile(`^\d+(,\d+)?%$`)
	wholeDay    = regexp.MustCompile(`^(\d{2})/(\d{2})/(\d{4})$`)
)

// sameCells: each text of a table of the paper stands in a cell of the workbook, of the type
// that the text is of: a number as a number, a day as a day, what begins with a zero as text.
// The pages are A4 with the margins of papers.
func sameCells(t *testing.T, doc pages.Doc, fods string) {
	t.Helper()
	left := map[calcCell]int{}
	for _, c := range calcCells(t, fods) {
		left[c]++
	}
	take := func(match func(calcCell) bool) bool {
		for c, n := range left {
			if n > 0 && match(c) {
				left[c]--
				return true
			}
		}
		return false
	}
	kinds, missing := map[string]int{}, 0
	for _, table := range tables(doc) {
		for _, s := range table {
			kind := "string"
			switch {
			case percent.MatchString(s):
				kind = "percentage"
			case realDay(s):
				kind = "date"
			case plainNumber.MatchString(s):
				kind = "float"
			}
			if !take(func(c calcCell) bool { return c.kind == kind && c.says(s) }) {
				if missing++; missing < 4 {
					t.Errorf("Excel: no cell of kind %s says %q", kind, s)
				}
				continue
			}
			kinds[kind]++
		}
	}
	for c := range left {
		if c.kind != "string" && leadingZero.MatchString(c.text) && !wholeDay.MatchString(c.text) && !strings.ContainsAny(c.text, ",.%") {
			t.Errorf("Excel: %q is a %s", c.text, c.kind)
		}
	}
	for _, m := range regexp.MustCompile(`<style:page-layout-properties ([^>]*)`).FindAllStringSubmatch(fods, -1) {
		if !strings.Contains(m[1], `fo:page-width`) {
			continue
		}
		w, h := length(t, m[1], "fo:page-width"), length(t, m[1], "fo:page-height")
		if !near(min(w, h), 210, 0.5) || !near(max(w, h), 297, 0.5) {
			continue // a layout of LibreOffice's own that no sheet has
		}
		if l, r := length(t, m[1], "fo:margin-left"), length(t, m[1], "fo:margin-right"); near(l, 30, 0.5) && near(r, 15, 0.5) {
			kinds["page"]++
		}
	}
	if kinds["page"] == 0 {
		t.Error("Excel: no page is A4 with margins of 30 and 15 mm")
	}
}

// realDay says that a text is a day of the calendar that Excel has.
func realDay(s string) bool {
	at, err := time.Parse("02/01/2006", s)
	return err == nil && wholeDay.MatchString(s) && at.Year() >= 1900
}

// length reads a length in mm out of the attributes of a style.
func length(t *testing.T, attributes, name string) float64 {
	t.Helper()
	m := regexp.MustCompile(name + `="([\d.]+)(in|cm|mm|pt)"`).FindStringSubmatch(attributes)
	if m == nil {
		return -1
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n * map[string]float64{"in": 25.4, "cm": 10, "mm": 1, "pt": 25.4 / 72}[m[2]]
}

// says compares a cell with a text of the paper.
func (c calcCell) says(s string) bool {
	switch c.kind {
	case "date":
		m := wholeDay.FindStringSubmatch(s)
		return c.date == m[3]+"-"+m[2]+"-"+m[1]
	case "float", "percentage":
		n, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", ".", "%", "").Replace(s), 64)
		v, err2 := strconv.ParseFloat(c.value, 64)
		if c.kind == "percentage" {
			v *= 100
		}
		return err == nil && err2 == nil && near(n, v, 1e-9*max(1, n))
	}
	return c.text == s
}

// calcCells are the cells of a flat ODS with something in them.
func calcCells(t *testing.T, fods string) (cells []calcCell) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader([]byte(fods)))
	depth, times := 0, 1
	var c calcCell
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return cells
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "table-cell", "covered-table-cell":
				c, depth, times = calcCell{}, 1, 1
				for _, a := range e.Attr {
					switch a.Name.Local {
					case "value-type":
						c.kind = a.Value
					case "value":
						c.value = a.Value
					case "date-value":
						c.date = a.Value
					case "number-columns-repeated":
						times, _ = strconv.Atoi(a.Value)
					}
				}
			case "p", "line-break", "s":
				c.text += " "
			}
		case xml.EndElement:
			if e.Name.Local == "table-cell" && depth == 1 {
				if c.text = plain(c.text); c.kind != "" {
					for range times {
						cells = append(cells, c)
					}
				}
				depth = 0
			}
		case xml.CharData:
			if depth == 1 {
				c.text += string(e)
			}
		}
	}
}
