package xlsx_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
	"sophongtrao/report/xlsx"
)

func cell(s string) paper.Cell { return paper.Cell{Runs: []paper.Run{{Text: s}}} }

func doc() *paper.Doc {
	return &paper.Doc{Title: "Danh sách", Mark: "THỰC HÀNH", Sheets: []paper.Sheet{
		{Blocks: []paper.Block{paper.Paragraph{Runs: []paper.Run{{Text: "không có bảng"}}}}},
		{Landscape: true, Blocks: []paper.Block{
			paper.Heading{Lines: []paper.Line{{Runs: []paper.Run{{Text: "DANH SÁCH"}}}}},
			paper.Table{Columns: make([]paper.Column, 7),
				Head: [][]paper.Cell{
					{{Runs: cell("STT").Runs, RowSpan: 2}, {Runs: cell("Họ và tên").Runs, RowSpan: 2}, {Runs: cell("Năm sinh").Runs, ColSpan: 2},
						{Runs: cell("Điện thoại").Runs, RowSpan: 2}, {Runs: cell("Ngày").Runs, RowSpan: 2}, {Runs: cell("Tỷ lệ").Runs, RowSpan: 2}},
					{cell("Nam"), cell("Nữ")}},
				Rows: []paper.Row{
					{Bold: true, Cells: []paper.Cell{{Runs: cell("Tổ 1: 01 người").Runs, ColSpan: 7}}},
					{Cells: []paper.Cell{cell("1"), cell("Nguyễn Thị Đượm"), cell(""), cell("1961"), cell("0912345678"), cell("05/02/2026"), cell("74,9%")}},
					{Cells: []paper.Cell{cell("1.234"), cell("12/12"), cell("x"), cell("85.000.000"), cell("-"), cell("31/02/2026"), cell("100%")}},
				}}}}}}
}

func TestTypedCells(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := xlsx.Write(b, doc(), face.Bundled(), "chân trang"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("not the same bytes twice")
	}
	f, err := excelize.OpenReader(bytes.NewReader(one.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	shown, err := f.GetRows("1")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range shown {
		lines = append(lines, strings.Join(r, "|"))
	}
	want := "DANH SÁCH//STT|Họ và tên|Năm sinh||Điện thoại|Ngày|Tỷ lệ/||Nam|Nữ/Tổ 1: 01 người/1|Nguyễn Thị Đượm||1961|0912345678|05/02/2026|74.9%/" +
		"1,234|12/12|x|85,000,000|-|31/02/2026|100.0%"
	if got := strings.Join(lines, "/"); got != strings.ReplaceAll(want, "05/02/2026", "05/02/2026") {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for at, want := range map[string]string{"D6": "1961", "A7": "1234", "F6": "46058", "G6": "0.749", "D7": "85000000", "E6": "0912345678", "F7": "31/02/2026"} {
		raw, err := f.GetCellValue("1", at, excelize.Options{RawCellValue: true})
		if err != nil || raw != want {
			t.Errorf("%s: %q %v, want %q", at, raw, err, want)
		}
	}
	kind, err := f.GetCellType("1", "E6")
	if err != nil || kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset {
		t.Errorf("the telephone is of type %v %v", kind, err)
	}
	merged, err := f.GetMergeCells("1")
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if err != nil || fmt.Sprint(ranges) != "[A3:A4 B3:B4 C3:D3 E3:E4 F3:F4 G3:G4 A5:G5]" {
		t.Error(ranges, err)
	}
	layout, err := f.GetPageLayout("1")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" {
		t.Errorf("%+v %v", layout, err)
	}
	margins, err := f.GetPageMargins("1")
	if err != nil || fmt.Sprintf("%.1f %.1f", *margins.Left*25.4, *margins.Right*25.4) != "30.0 15.0" {
		t.Errorf("%+v %v", margins, err)
	}
	panes, err := f.GetPanes("1")
	if err != nil || !panes.Freeze || panes.YSplit != 4 {
		t.Errorf("%+v %v", panes, err)
	}
	foot, err := f.GetHeaderFooter("1")
	if err != nil || !strings.Contains(foot.OddFooter, "THỰC HÀNH - chân trang") {
		t.Errorf("%+v %v", foot, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'1'!$3:$4" {
		t.Errorf("%+v", names)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := xlsx.CSV(&b, doc()); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFSTT;Họ và tên;Năm sinh;;Điện thoại;Ngày;Tỷ lệ\r\n;;Nam;Nữ;;;\r\nTổ 1: 01 người;;;;;;\r\n" +
		"1;Nguyễn Thị Đượm;;1961;0912345678;05/02/2026;74,9%\r\n1.234;12/12;x;85.000.000;-;31/02/2026;100%\r\n"
	if b.String() != want {
		t.Errorf("%q", b.String())
	}
}

func TestNoTable(t *testing.T) {
	d := &paper.Doc{Sheets: doc().Sheets[:1]}
	if err := xlsx.Write(&bytes.Buffer{}, d, face.Bundled(), ""); !errors.Is(err, xlsx.ErrNoTable) {
		t.Error(err)
	}
}
