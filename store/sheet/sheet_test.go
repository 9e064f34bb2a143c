package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/store/letters"
	"sophongtrao/store/sheet"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// office is a workbook as offices keep them: title lines over merged cells, a head of
// two rows, old fonts, several fonts in one cell, days, formulas, hidden rows and columns.
func office(t testing.TB) []byte {
	f := excelize.NewFile()
	defer f.Close()
	style := func(s *excelize.Style) int {
		id, err := f.NewStyle(s)
		must(t, err)
		return id
	}
	old := style(&excelize.Style{Font: &excelize.Font{Family: ".VnTime"}})
	day := style(&excelize.Style{NumFmt: 14})
	own := "dd\\/mm\\/yyyy;@"
	day2 := style(&excelize.Style{CustomNumFmt: &own})
	money := "#,##0 \"d\""
	sum := style(&excelize.Style{CustomNumFmt: &money})
	must(t,
		f.SetSheetName("Sheet1", "Tổ 1"),
		f.SetCellStr("Tổ 1", "A1", "DANH SÁCH TỔ TỰ QUẢN"), f.MergeCell("Tổ 1", "A1", "F1"),
		f.SetCellStr("Tổ 1", "B3", "NguyÔn V¨n Hïng"), f.SetCellStyle("Tổ 1", "B3", "B3", old),
		f.SetCellFloat("Tổ 1", "C3", 45327.25, -1, 64), f.SetCellStyle("Tổ 1", "C3", "C3", day),
		f.SetCellInt("Tổ 1", "D3", 27514), f.SetCellStyle("Tổ 1", "D3", "D3", day2),
		f.SetCellInt("Tổ 1", "E3", 85000000), f.SetCellStyle("Tổ 1", "E3", "E3", sum),
		f.SetCellBool("Tổ 1", "F3", true), f.SetCellStr("Tổ 1", "G3", "0912"),
		f.SetCellFormula("Tổ 1", "H3", "SUM(E3:E3)"), f.SetCellStr("Tổ 1", "I3", " \t "),
		f.SetCellRichText("Tổ 1", "B4", []excelize.RichTextRun{
			{Text: "TrÇn ", Font: &excelize.Font{Family: ".VnTime"}}, {Text: "Đượm", Font: &excelize.Font{Family: "Arial"}}}),
		f.SetCellStr("Tổ 1", "B5", "dòng 1\ndòng 2 <&> \"x\""), f.SetCellStr("Tổ 1", "XFD9", "tận cùng"),
		f.SetColVisible("Tổ 1", "C:D", false), f.SetRowVisible("Tổ 1", 5, false),
	)
	_, err := f.NewSheet("Ẩn")
	must(t, err, f.SetCellStr("Ẩn", "A1", "ẩn"), f.SetSheetVisible("Ẩn", false))
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func read(t testing.TB, raw []byte) *sheet.Workbook {
	t.Helper()
	w, err := sheet.Read(raw)
	must(t, err)
	return w
}

func TestOfficeWorkbook(t *testing.T) {
	w := read(t, office(t))
	if len(w.Sheets) != 2 || w.Sheets[0].Name != "Tổ 1" || w.Sheets[0].Hidden || !w.Sheets[1].Hidden {
		t.Fatalf("%+v", w.Sheets)
	}
	s := w.Sheets[0]
	if fmt.Sprint(s.Merged) != "[{0 0 0 5}]" || !s.HiddenCols[2] || !s.HiddenCols[3] || s.HiddenCols[1] {
		t.Error(s.Merged, s.HiddenCols)
	}
	if len(s.Rows) != 5 || s.Rows[1].N != 2 || !s.Rows[3].Hidden || s.Rows[4].N != 8 {
		t.Fatalf("%+v", s.Rows)
	}
	row := s.Rows[1]
	for _, want := range []sheet.Cell{
		{Col: 1, Text: "NguyÔn V¨n Hïng", Font: ".VnTime"}, {Col: 2, Kind: sheet.Date, Number: 45327.25},
		{Col: 3, Kind: sheet.Date, Number: 27514}, {Col: 4, Kind: sheet.Number, Number: 85000000},
		{Col: 5, Kind: sheet.Bool, Number: 1}, {Col: 6, Text: "0912"},
	} {
		got := row.At(want.Col)
		if got == nil || got.Kind != want.Kind || got.Text != want.Text || got.Number != want.Number || want.Font != "" && got.Font != want.Font {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if row.At(8) != nil {
		t.Error("a cell of blanks counts")
	}
	runs := s.Rows[2].At(1).Pieces()
	if len(runs) != 2 || runs[0] != (letters.Run{Text: "TrÇn ", Font: ".VnTime"}) || runs[1] != (letters.Run{Text: "Đượm", Font: "Arial"}) {
		t.Errorf("%+v", runs)
	}
	if got := s.Rows[3].At(1).Text; got != "dòng 1\ndòng 2 <&> \"x\"" {
		t.Errorf("%q", got)
	}
	if s.Rows[4].At(16383) == nil {
		t.Error("the last column is lost")
	}
}

// TestSameAsExcelize reads random workbooks with both.
func TestSameAsExcelize(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := excelize.NewFile()
		for range 200 {
			at, _ := excelize.CoordinatesToCellName(1+r.IntN(40), 1+r.IntN(200))
			switch r.IntN(4) {
			case 0:
				must(t, f.SetCellInt("Sheet1", at, int64(r.IntN(1e9))))
			case 1:
				must(t, f.SetCellStr("Sheet1", at, strings.Repeat("Ngọc <&'\"> _x000D_ ", r.IntN(5))+"đ"))
			case 2:
				must(t, f.SetCellFloat("Sheet1", at, r.NormFloat64()*1e5, -1, 64))
			case 3:
				must(t, f.SetCellBool("Sheet1", at, r.IntN(2) == 0))
			}
		}
		var b bytes.Buffer
		must(t, f.Write(&b))
		s := read(t, b.Bytes()).Sheets[0]
		n := 0
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				n++
				at, _ := excelize.CoordinatesToCellName(c.Col+1, row.N+1)
				want, err := f.GetCellValue("Sheet1", at, excelize.Options{RawCellValue: true})
				must(t, err)
				got := c.Text
				switch c.Kind {
				case sheet.Number:
					got = want
					if fmt.Sprint(c.Number) != fmt.Sprint(number(want)) {
						t.Errorf("seed %d, %s: %v, want %s", seed, at, c.Number, want)
					}
				case sheet.Bool:
					got = map[float64]string{0: "0", 1: "1"}[c.Number]
					want = map[string]string{"FALSE": "0", "TRUE": "1", "0": "0", "1": "1"}[want]
				}
				if got != want {
					t.Errorf("seed %d, %s: %q, want %q", seed, at, got, want)
				}
			}
		}
		want := 0
		rows, err := f.GetRows("Sheet1")
		must(t, err)
		for _, row := range rows {
			for _, c := range row {
				if c != "" {
					want++
				}
			}
		}
		if n != want {
			t.Errorf("seed %d: %d cells, want %d", seed, n, want)
		}
	}
}

func number(s string) (n float64) { fmt.Sscan(s, &n); return n }

// TestOldExcel reads files that LibreOffice wrote from the workbook above (and one with
// a password): testdata, made by hand once.
func TestOldExcel(t *testing.T) {
	w, err := sheet.Open(filepath.Join("testdata", "office.xls"))
	must(t, err)
	want := read(t, office(t))
	if len(w.Sheets) != 2 || w.Sheets[0].Name != want.Sheets[0].Name || !w.Sheets[1].Hidden {
		t.Fatalf("%+v", w.Sheets)
	}
	got, s := w.Sheets[0], want.Sheets[0]
	if fmt.Sprint(got.Merged) != fmt.Sprint(s.Merged) || !got.HiddenCols[2] || got.HiddenCols[1] {
		t.Error(got.Merged, got.HiddenCols)
	}
	for i, row := range s.Rows[:4] {
		for _, c := range row.Cells {
			x := got.Rows[i].At(c.Col)
			if x == nil || x.Kind != c.Kind && c.Kind != sheet.Bool || x.Text != c.Text || x.Number != c.Number ||
				c.Kind == sheet.Text && c.Runs == nil && letters.OfFont(x.Font) != letters.OfFont(c.Font) || len(x.Pieces()) != len(c.Pieces()) {
				t.Errorf("row %d: %+v, want %+v", row.N, x, c)
			}
		}
		if got.Rows[i].N != row.N || got.Rows[i].Hidden != row.Hidden {
			t.Errorf("row %d: %d, hidden %v", row.N, got.Rows[i].N, got.Rows[i].Hidden)
		}
	}
	many, err := sheet.Open(filepath.Join("testdata", "many.xls"))
	must(t, err)
	for i, row := range many.Sheets[0].Rows { // its texts go on over many records
		if want := longText(i); row.At(0).Text != want {
			t.Fatalf("row %d: %.60q, want %.60q", i, row.At(0).Text, want)
		}
	}
	if n := len(many.Sheets[0].Rows); n != 1500 {
		t.Errorf("%d rows", n)
	}
}

// longText is the text of a row of many.xls: of both widths of letters, and of lengths that
// end records at every place.
func longText(i int) string {
	if i%3 == 0 {
		return fmt.Sprintf("plain %d %s", i, strings.Repeat("x", i%97))
	}
	return fmt.Sprintf("Nguyễn Thị Đượm %d %s", i, strings.Repeat("ở", i%131))
}

func TestText(t *testing.T) {
	utf16le := []byte("\xFF\xFE")
	for _, r := range "Họ tên\tNăm\r\nĐượm\t1961\r\n" {
		utf16le = append(utf16le, byte(r), byte(r>>8))
	}
	for _, x := range []struct {
		name string
		raw  string
		want string
	}{
		{"semicolons", "\xEF\xBB\xBFHọ tên;Năm\n\"Đượm; \"\"H\"\"\";1961\n", "Họ tên|Năm/Đượm; \"H\"|1961"},
		{"commas", "Họ tên,Năm\nĐượm,1961\nHòa,1975\n", "Họ tên|Năm/Đượm|1961/Hòa|1975"},
		{"UTF-16", string(utf16le), "Họ tên|Năm/Đượm|1961"},
		{"TCVN3 bytes", "Hä tªn;N¨m\nNguy\xD4n V\xA8n H\xEFng;1961\n", "Hä tªn|N¨m/"},
		{"pasted", "STT\tHọ tên\n1\tĐượm\n\n2\tHòa", "STT|Họ tên/1|Đượm/2|Hòa"},
		{"one column", "Đượm\nHòa\n", "Đượm/Hòa"},
	} {
		w, err := sheet.Read([]byte(x.raw))
		must(t, err)
		var rows []string
		for _, row := range w.Sheets[0].Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, c.Text)
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		got := strings.Join(rows, "/")
		if x.name == "TCVN3 bytes" {
			if got := letters.Decode(w.Sheets[0].Rows[1].Cells[0].Text, letters.TCVN3); got != "Nguyễn Văn Hùng" {
				t.Errorf("%q", got)
			}
			continue
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

func TestFaults(t *testing.T) {
	good := office(t)
	for _, x := range []struct {
		name string
		raw  []byte
		want error
	}{
		{"picture", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), sheet.ErrForeign},
		{"cut", good[:len(good)/2], sheet.ErrBroken},
		{"a zip of something else", zipOf(t, "word/document.xml", "<x/>"), sheet.ErrForeign},
		{"password", readFile(t, "testdata/password.xlsx"), sheet.ErrProtected},
		{"password of old Excel", bytes.Replace(readFile(t, "testdata/office.xls"), []byte("\x42\x00\x02\x00"), []byte("\x2F\x00\x02\x00"), 1), sheet.ErrProtected},
		{"compound file", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), sheet.ErrBroken},
	} {
		if _, err := sheet.Read(x.raw); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", x.name, err, x.want)
		}
	}
	if _, err := sheet.Open(t.TempDir()); !errors.Is(err, sheet.ErrForeign) {
		t.Error(err)
	}
	if _, err := sheet.Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: 256 MB are unpacked before it is refused, which takes minutes under the race detector")
	}
	if _, err := sheet.Read(bomb(t)); !errors.Is(err, sheet.ErrLarge) {
		t.Error(err)
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}
