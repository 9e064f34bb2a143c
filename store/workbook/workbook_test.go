package workbook_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sophongtrao/store/letters"
	"sophongtrao/store/sheet"
	"sophongtrao/store/workbook"
)

func write(t testing.TB, b *workbook.Workbook) []byte {
	t.Helper()
	var one, two bytes.Buffer
	for _, to := range []*bytes.Buffer{&one, &two} {
		if err := workbook.Write(to, b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("not the same bytes twice")
	}
	return one.Bytes()
}

func excel(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// awkward are texts that a writer of XML may spoil.
var awkward = []string{"", " đầu và cuối ", "hai\ndòng", "thẻ\ttab", `<a href="x">&amp;</a>`, "_x000D_", "_x005F_", "__x0041_", "xuống\r\ndòng", "\x00\x01\v\x1f",
	"Nguyễn Thị Đượm", "=1+1", "0912345678", "1e5", "'", "😀𠀀", "_x12", "_x12G4_", "\uFFFD", strings.Repeat("đ", 32_767)}

// TestReadAgain writes random sheets and reads them with our own reader and with
// excelize: the same letters, numbers and days at the same places.
func TestReadAgain(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		looks := []workbook.Look{{}, {Bold: true}, {Fill: "FFE08A", Lines: "000000", Wrap: true}, {Format: "@"}, {Font: ".VnTime", Across: "center", Down: "top"}, {Italic: true, Colour: "7A7A7A"}}
		var rows []workbook.Row
		at := 0
		for range r.IntN(20) {
			at += r.IntN(3)
			row, col := workbook.Row{N: at, Height: float64(r.IntN(3) * 20)}, 0
			for range r.IntN(6) {
				col += r.IntN(30)
				c := workbook.Cell{Col: col, Look: looks[r.IntN(len(looks))]}
				switch r.IntN(6) {
				case 0:
					c.Value = awkward[r.IntN(len(awkward))]
				case 1:
					c.Value = r.IntN(1_000_000) - 500_000
				case 2:
					c.Value = math.Round(r.NormFloat64()*1e9) / 1e4
				case 3:
					c.Value, c.Look.Format = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(60_000)), "dd/mm/yyyy"
				case 4:
					c.Value = r.IntN(2) == 0
				case 5:
					c.Value = []letters.Run{{Text: "µ", Font: ".VnTime"}, {Text: " " + awkward[3], Font: "Times New Roman"}}
				}
				row.Cells = append(row.Cells, c)
				col++
			}
			rows = append(rows, row)
			at++
		}
		raw := write(t, &workbook.Workbook{Sheets: []workbook.Sheet{{Name: "Tờ 1", Rows: slices.Values(rows)}}})
		ours(t, seed, raw, rows)
		theirs(t, seed, raw, rows)
	}
}

// ours reads with package sheet.
func ours(t *testing.T, seed uint64, raw []byte, rows []workbook.Row) {
	b, err := sheet.Read(raw)
	if err != nil {
		t.Fatal(seed, err)
	}
	got := map[string]string{}
	for _, r := range b.Sheets[0].Rows {
		for _, c := range r.Cells {
			switch c.Kind {
			case sheet.Text:
				got[fmt.Sprint(r.N, " ", c.Col)] = fmt.Sprintf("%q %v", c.Text, c.Runs)
			default:
				got[fmt.Sprint(r.N, " ", c.Col)] = fmt.Sprint(c.Kind, " ", c.Number)
			}
		}
	}
	want := map[string]string{}
	for _, r := range rows {
		for _, c := range r.Cells {
			at := fmt.Sprint(r.N, " ", c.Col)
			switch v := c.Value.(type) {
			case string:
				if v != "" {
					want[at] = fmt.Sprintf("%q %v", v, []letters.Run(nil))
				}
			case []letters.Run:
				want[at] = fmt.Sprintf("%q %v", v[0].Text+v[1].Text, v)
			case bool:
				want[at] = fmt.Sprint(sheet.Bool, " ", map[bool]int{true: 1}[v])
			case time.Time:
				want[at] = fmt.Sprint(sheet.Date, " ", v.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24)
			case int:
				want[at] = fmt.Sprint(sheet.Number, " ", float64(v))
			case float64:
				want[at] = fmt.Sprint(sheet.Number, " ", v)
			}
		}
	}
	for at, w := range want {
		if got[at] != w {
			t.Errorf("seed %d, %s: %.80s, want %.80s", seed, at, got[at], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("seed %d: %d cells, want %d", seed, len(got), len(want))
	}
}

// theirs reads with excelize.
func theirs(t *testing.T, seed uint64, raw []byte, rows []workbook.Row) {
	f := excel(t, raw)
	for _, r := range rows {
		for _, c := range r.Cells {
			at, _ := excelize.CoordinatesToCellName(c.Col+1, r.N+1)
			got, err := f.GetCellValue("Tờ 1", at, excelize.Options{RawCellValue: true})
			want := fmt.Sprint(c.Value)
			switch v := c.Value.(type) {
			case bool:
				want = map[bool]string{true: "1", false: "0"}[v]
			case time.Time:
				want = fmt.Sprint(v.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
			case float64:
				want, got = fmt.Sprintf("%.4f", v), fmt.Sprintf("%.4f", number(t, got))
			case []letters.Run:
				want = v[0].Text + v[1].Text
			}
			if err != nil || got != want {
				t.Errorf("seed %d, %s: %.60q %v, want %.60q", seed, at, got, err, want)
			}
			if k, _ := f.GetCellType("Tờ 1", at); c.Value == "0912345678" && k != excelize.CellTypeInlineString {
				t.Errorf("seed %d: a telephone of type %v", seed, k)
			}
		}
	}
}

func number(t testing.TB, s string) (n float64) {
	t.Helper()
	if _, err := fmt.Sscan(s, &n); err != nil {
		t.Error(s, err)
	}
	return n
}

// TestPage: looks, joined cells, what stays in sight, what is printed, drop-downs and
// the names of sheets, as excelize reads them.
func TestPage(t *testing.T) {
	heads := []workbook.Row{
		{Cells: []workbook.Cell{{Value: "DANH SÁCH", Wide: 3, Look: workbook.Look{Bold: true, Across: "center"}}}},
		{Height: 40, Cells: []workbook.Cell{{Value: "Họ và tên", Look: workbook.Look{Fill: "E7E6E6", Lines: "000000", Wrap: true}}, {Col: 1, Value: "Vai trò"}}},
		{N: 4, Cells: []workbook.Cell{{Col: 2, Value: 0.749, Look: workbook.Look{Format: "0.0%"}}}}}
	b := &workbook.Workbook{Title: "Tiêu đề <&>", Author: "Ủy ban", Date: "2026-02-05", Lists: "Danh mục", Sheets: []workbook.Sheet{
		{Name: "Tổ 1/2: 'a'", Widths: []float64{60, 0, 20}, Frozen: 2, Repeat: workbook.Span{First: 1, Below: 2}, Rows: slices.Values(heads),
			Page:   workbook.Page{Landscape: true, Top: 20, Right: 15, Bottom: 20, Left: 30, Foot: "Sổ A & B"},
			Choice: []workbook.Choice{{Col: 1, Rows: workbook.Span{First: 2, Below: 500}, Names: []string{"Tổ trưởng", "Tổ viên"}}}},
		{Name: "tổ 1 2   A", Choice: []workbook.Choice{{Col: 0, Rows: workbook.Span{First: 0, Below: 9}, Names: []string{"Nam"}}}}, {Name: strings.Repeat("Dài ", 20)}, {}}}
	f := excel(t, write(t, b))
	names := f.GetSheetList()
	if want := []string{"Tổ 1 2   a", "tổ 1 2   A 2", "Dài Dài Dài Dài Dài Dài Dà", "4", "Danh mục"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if v, err := f.GetSheetVisible("Danh mục"); v || err != nil {
		t.Error("the lists are in sight", err)
	}
	v, err := f.GetDataValidations(names[0])
	if err != nil || len(v) != 1 || v[0].Sqref != "B3:B500" || v[0].Formula1 != "'Danh mục'!$A$1:$A$2" {
		t.Errorf("%+v %v", v, err)
	}
	if v, err = f.GetDataValidations(names[1]); err != nil || len(v) != 1 || v[0].Formula1 != "'Danh mục'!$B$1:$B$1" {
		t.Errorf("%+v %v", v, err)
	}
	if rows, err := f.GetRows("Danh mục"); err != nil || fmt.Sprint(rows) != "[[Tổ trưởng Nam] [Tổ viên]]" {
		t.Error(rows, err)
	}
	if m, err := f.GetMergeCells(names[0]); err != nil || len(m) != 1 || m[0].GetStartAxis()+m[0].GetEndAxis() != "A1C1" {
		t.Error(m, err)
	}
	if p, err := f.GetPanes(names[0]); err != nil || !p.Freeze || p.YSplit != 2 || p.TopLeftCell != "A3" {
		t.Errorf("%+v %v", p, err)
	}
	if n := f.GetDefinedName(); len(n) != 1 || n[0].RefersTo != "'Tổ 1 2   a'!$2:$2" || n[0].Scope != names[0] {
		t.Errorf("%+v", n)
	}
	if h, err := f.GetHeaderFooter(names[0]); err != nil || h.OddFooter != `&L&"Times New Roman,Italic"&9Sổ A && B&R&P/&N` {
		t.Errorf("%+v %v", h, err)
	}
	if m, err := f.GetPageMargins(names[0]); err != nil || fmt.Sprintf("%.1f %.1f %.1f %.1f", *m.Left*25.4, *m.Right*25.4, *m.Top*25.4, *m.Bottom*25.4) != "30.0 15.0 20.0 20.0" {
		t.Errorf("%+v %v", m, err)
	}
	if l, err := f.GetPageLayout(names[0]); err != nil || *l.Size != 9 || *l.Orientation != "landscape" || *l.FitToWidth != 1 || *l.FitToHeight != 0 {
		t.Errorf("%+v %v", l, err)
	}
	wide, err1 := f.GetColWidth(names[0], "A")
	high, err2 := f.GetRowHeight(names[0], 2)
	if math.Abs((wide*8+5)/96*25.4-60) > 0.1 || high != 40 || err1 != nil || err2 != nil {
		t.Error(wide, high, err1, err2)
	}
	if p, err := f.GetDocProps(); err != nil || p.Title != b.Title || p.Creator != b.Author || p.Created != "2026-02-05T00:00:00Z" || p.Language != "vi-VN" {
		t.Errorf("%+v %v", p, err)
	}
	if shown, err := f.GetCellValue(names[0], "C5"); err != nil || shown != "74.9%" {
		t.Error(shown, err)
	}
	id, err := f.GetCellStyle(names[0], "A2")
	s, err3 := f.GetStyle(id)
	if err != nil || err3 != nil || s.Fill.Pattern != 1 || len(s.Border) != 4 || !s.Alignment.WrapText || s.Font.Family != workbook.Font || s.Font.Size != workbook.Size {
		t.Errorf("%+v %v %v", s, err, err3)
	}
	fills := f.Styles.Fills.Fill // GetStyle knows colours only by a theme
	if c := fills[len(fills)-1].PatternFill.FgColor; c.RGB != "FFE7E6E6" {
		t.Errorf("%+v", c)
	}
}

// TestLimits: what Excel would refuse or cut is told, and where.
func TestLimits(t *testing.T) {
	day := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	of := func(rows ...workbook.Row) *workbook.Workbook {
		return &workbook.Workbook{Sheets: []workbook.Sheet{{Rows: slices.Values(rows)}}}
	}
	cell := func(v any) *workbook.Workbook { return of(workbook.Row{Cells: []workbook.Cell{{Value: v}}}) }
	for name, b := range map[string]*workbook.Workbook{
		"no sheet": {}, "long": cell(strings.Repeat("đ", 32_768)), "long beyond the plane": cell(strings.Repeat("😀", 16_384)),
		"long runs":    cell([]letters.Run{{Text: strings.Repeat("a", 20_000)}, {Text: strings.Repeat("b", 20_000)}}),
		"not a number": cell(math.NaN()), "infinite": cell(math.Inf(1)), "a day too early": cell(day.AddDate(0, 0, -1)), "a kind": cell(struct{}{}),
		"row":          of(workbook.Row{N: 1_048_576}),
		"row order":    of(workbook.Row{N: 5}, workbook.Row{N: 3}),
		"column":       of(workbook.Row{Cells: []workbook.Cell{{Col: 16_384}}}),
		"column order": of(workbook.Row{Cells: []workbook.Cell{{Col: 3}, {Col: 3}}}),
	} {
		if err := workbook.Write(&bytes.Buffer{}, b); !errors.Is(err, workbook.ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := workbook.Write(&bytes.Buffer{}, cell(day.AddDate(0, 0, 1))); err != nil {
		t.Error(err)
	}
	full := errors.New("disk full")
	if err := workbook.Write(failing{full}, cell(strings.Repeat("a", 30_000))); !errors.Is(err, full) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
