//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	font "sophongtrao/store/letters"
	"sophongtrao/store/sheet"
	"sophongtrao/store/workbook"
)

// What the office's list names.
const (
	oldTeam  = "Tổ tự quản Bến Đượm"
	oldArea  = "Khu phố Bến Đượm 7"
	oldFirst = "Nguyễn Thị Đượm Hà"
	oldYoung = "Trần Quốc Thắng"
	oldWrong = "Lê Hữu Phước"
)

// oldList writes a list as an office typed it twenty years ago: TCVN3 in .VnTime, a year
// of two digits, a day that does not exist.
func oldList(t testing.TB, path string) {
	t.Helper()
	old := map[string]string{}
	for r := rune(0xA1); r <= 0xFF; r++ {
		old[font.Decode(string(r), font.TCVN3)] = string(r)
	}
	encode := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			if x, ok := old[string(r)]; ok {
				b.WriteString(x)
			} else if r < 0x80 {
				b.WriteRune(r)
			} else {
				t.Fatalf("TCVN3 has no %c", r)
			}
		}
		return b.String()
	}
	rows := [][]string{{"Danh sách thành viên tổ tự quản"}, {"TT", "Họ và tên", "Năm sinh", "Tổ", "Khu phố", "Chức danh"},
		{"1", oldFirst, "1961", oldTeam, oldArea, "Tổ trưởng"}, {"2", oldYoung, "75", oldTeam, oldArea, "Tổ viên"},
		{"3", oldWrong, "31/2/1950", oldTeam, oldArea, "Tổ viên"}}
	s := workbook.Sheet{Name: "Danh sach", Rows: func(yield func(workbook.Row) bool) {
		for _, cells := range rows {
			row := workbook.Row{}
			for i, text := range cells {
				row.Cells = append(row.Cells, workbook.Cell{Col: i, Value: encode(text), Look: workbook.Look{Font: ".VnTime"}})
			}
			if !yield(row) {
				return
			}
		}
	}}
	f, err := os.Create(path)
	if err == nil {
		err = workbook.Write(f, &workbook.Workbook{Sheets: []workbook.Sheet{s}})
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// bringIn is the way of the list from the page of teams to what would become of each row:
// the last button but one of the head of the list, the file by its path.
func bringIn(list string) string {
	return "[shift+Tab][shift+Tab][Return][Return][Tab][Tab]" + list + "[Return]"
}

// intakeStory brings the list in, decides what is asked, takes all of it back, brings it in
// once more and writes the list of teams for Excel.
func intakeStory(t testing.TB, list, out string) []chapter {
	save := "[" + KeySave + "]"
	return []chapter{
		{"to", page(t, "teams")},
		{"cot", bringIn(list)},
		{"du-kien", save},
		{"quyet-dinh", "[Return][Return]"}, // the one that waits: taken as it was read
		{"ket-qua", save},
		{"hoan-tac", "[Tab][Tab][Return]"},
		{"lai-tu-dau", "[" + KeyLeave + "]" + bringIn(list) + save},
		{"lai-ket-qua", "[Return][Return]" + save},
		{"xuat", "[" + KeyLeave + "][shift+Tab][Return]"},
		{"luu", "[Return][ctrl+a]" + out},
		{"da-luu", "[Tab][Return]"},
	}
}

// TestWindowIntake tells it to the real window, and reads the book and the file.
func TestWindowIntake(t *testing.T) {
	dir, err := os.MkdirTemp("/tmp", "e2e-nhap")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	list, out := filepath.Join(dir, "danh-sach-cu.xlsx"), filepath.Join(dir, "to.xlsx")
	oldList(t, list)
	book := inWindow(t, "nhap", intakeStory(t, list, out))
	hasOldList(t, book)
	w, err := sheet.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, r := range w.Sheets[0].Rows {
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
	}
	if !slices.Contains(cells, oldTeam) || !slices.Contains(cells, oldArea) || !slices.Contains(cells, oldFirst) {
		t.Errorf("the file has %q", cells)
	}
}

// hasOldList wants those in a book whom oldList brings in: the wrong row is left out.
func hasOldList(t *testing.T, book string) {
	t.Helper()
	var got struct {
		Records struct {
			Person []struct{ Name, Birth string }
		}
	}
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &got); err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, p := range got.Records.Person {
		n[p.Name+" "+p.Birth]++
	}
	if n[oldFirst+" 1961"] != 1 || n[oldYoung+" 1975"] != 1 || n[oldWrong+" 1950"] != 0 {
		t.Errorf("the book has %v", n)
	}
}
