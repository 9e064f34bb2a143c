//go:build e2e

package e2e

import (
	"encoding/csv"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/assets"
	"sophongtrao/cmd/pages"
	sheets "sophongtrao/report/paper"
	"sophongtrao/store"
	"sophongtrao/store/intake"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// unlisted are the pages without a list of their own.
var unlisted = []string{"intake"}

// TestOfficeLists opens what every page exports in LibreOffice, as it stands on the screen
// and, where that can be had, the whole list: the cells say what the same list says as CSV,
// numbers as numbers, days as days, what begins with a zero as text; on A4 with the margins
// of papers, the head in sight and on every page.
func TestOfficeLists(t *testing.T) {
	book, err := store.Open(sampleBook(t), store.Options{Who: "Cán bộ thử", Now: desktest.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	dir := t.TempDir()
	desktest.App(t)
	s := desktest.OpenBook(t, pages.All(), book)
	var files []string
	export := func(name string, keys ...string) bool {
		s.Desk.Verb(words.ExportExcel)
		if !s.Shows(words.ExportCare) {
			return false
		}
		s.Press(keys...)
		s.Press("Enter", "Ctrl+A")
		s.Type(filepath.Join(dir, name))
		s.Press("Tab", "Enter")
		s.Want(words.SavedFile + filepath.Join(dir, name))
		return true
	}
	for _, e := range pages.All() {
		s.Desk.Go(e.Name)
		if has := export(e.Name + ".xlsx"); has == slices.Contains(unlisted, e.Name) {
			t.Errorf("page %s: a list is exported: %v", e.Name, has)
		} else if !has {
			continue
		}
		export(e.Name+".csv", "Tab")
		files = append(files, filepath.Join(dir, e.Name+".xlsx"))
		s.Desk.Verb(words.ExportExcel)
		whole := s.Shows(words.ExportWhole)
		if s.Press("Esc"); whole {
			export(e.Name+"-whole.xlsx", "Tab", "Tab", "Tab", "Space", "Tab")
			export(e.Name+"-whole.csv", "Tab", "Tab", "Tab", "Space", "Tab", "Tab")
			files = append(files, filepath.Join(dir, e.Name+"-whole.xlsx"))
		}
	}
	if len(files) < 25 {
		t.Fatalf("%d lists", len(files))
	}
	convert(t, dir, "fods", files)
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		t.Run(name, func(t *testing.T) {
			rows := csvRows(t, readFile(t, filepath.Join(dir, name+".csv")))
			if name == "history" { // where the first of the two files has been noted since
				if said := strings.Join(rows[1], " "); !strings.Contains(said, words.ExportTitle) {
					t.Fatal("the history does not begin with what was written last:", said)
				}
				rows = slices.Delete(rows, 1, 2)
			}
			fods := readFile(t, filepath.Join(dir, name+".fods"))
			table := sheets.Table{}
			for i, cells := range rows {
				var row []sheets.Cell
				for _, text := range cells {
					row = append(row, sheets.Cell{Runs: []sheets.Run{{Text: text}}})
				}
				if i == 0 {
					table.Head = [][]sheets.Cell{row}
				} else {
					table.Rows = append(table.Rows, sheets.Row{Cells: row})
				}
			}
			sameCells(t, sheets.Doc{Sheets: []sheets.Sheet{{Blocks: []sheets.Block{table}}}}, fods)
			headStays(t, path, fods)
		})
	}
}

// csvRows are head and rows of a list that was written as CSV.
func csvRows(t *testing.T, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 || len(rows[0]) < 2 {
		t.Fatalf("CSV: %v, %d rows", err, len(rows))
	}
	return rows
}

// headStays: the rows down to the head stand still on the screen, and the head is printed
// on every page. LibreOffice without a window does not keep what stands still, so that is
// read by the other library.
func headStays(t *testing.T, path, fods string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	panes, err := f.GetPanes(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || !panes.Freeze || panes.YSplit < 2 || len(rows[panes.YSplit-1]) < 2 || len(rows[0]) != 1 {
		t.Errorf("the head moves away on the screen: %v %+v", err, panes)
	}
	if !strings.Contains(fods, "<table:table-header-rows>") {
		t.Error("the head is not printed on every page")
	}
}

// TestOfficeTemplates opens the blank lists: their heads stay, what may be chosen drops
// down, and what is typed stays text: 0912… keeps its zero.
func TestOfficeTemplates(t *testing.T) {
	w, err := intake.ReadWords(assets.IntakeWords())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var files []string
	for _, target := range intake.Targets {
		path := filepath.Join(dir, string(target)+".xlsx")
		must(t, "template", string(target), "--out", path)
		files = append(files, path)
	}
	convert(t, dir, "fods", files)
	drops := map[intake.Target]int{intake.Members: 2, intake.Areas: 1, intake.Units: 2, intake.Activities: 2} // sex and role, kinds, reasons, channels
	for _, target := range intake.Targets {
		fods := readFile(t, filepath.Join(dir, string(target)+".fods"))
		headStays(t, filepath.Join(dir, string(target)+".xlsx"), fods)
		said := map[string]bool{}
		for _, c := range calcCells(t, fods) {
			if said[c.text] = true; c.kind != "string" {
				t.Errorf("%s: %q is a %s", target, c.text, c.kind)
			}
		}
		for _, x := range w.Templates[target] {
			if sensitive := slices.Contains([]string{"ethnicity", "religion", "party", "partyDate"}, x[0]); said[w.Heading(target, x[0])] == sensitive {
				t.Errorf("%s: column %s is there: %v", target, x[0], !sensitive)
			}
		}
		if !strings.Contains(typed(t, fods), `number:text-content`) {
			t.Errorf("%s: what is typed does not stay text", target)
		}
		if n := strings.Count(fods, "<table:content-validation "); n != drops[target] {
			t.Errorf("%s: %d lists drop down, not %d", target, n, drops[target])
		}
		if !strings.Contains(fods, `style:print-orientation="landscape"`) || !regexp.MustCompile(`fo:page-width="(29\.7\d*cm|297\.?\d*mm|11\.69\d*in)"`).MatchString(fods) {
			t.Errorf("%s: no page is A4, lying", target)
		}
	}
}

// typed is the format of the number of a cell of the fourth row, the first to be typed in.
func typed(t *testing.T, fods string) string {
	t.Helper()
	rows := strings.Split(fods, "<table:table-row")
	style := regexp.MustCompile(`<table:table-cell[^>]*table:style-name="(\w+)"`).FindStringSubmatch(rows[4])
	if style == nil {
		t.Fatal("the fourth row has no cell")
	}
	data := regexp.MustCompile(`<style:style style:name="` + style[1] + `"[^>]*style:data-style-name="(\w+)"`).FindStringSubmatch(fods)
	if data == nil {
		return ""
	}
	_, format, _ := strings.Cut(fods, `<number:text-style style:name="`+data[1]+`"`)
	format, _, _ = strings.Cut(format, "</number:text-style>")
	return format
}
