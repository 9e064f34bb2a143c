package printer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
)

// The tests of this file need a Windows with a printer that draws A4: cmd/e2e makes one
// under Wine, runs them, and compares what comes out (TestWinePrints).

// papers is a document with what a page can have: both directions, all styles, justified
// lines, tables, rules, and no page that is like another.
func papers(mark string) *paper.Doc {
	long := "Thực hiện Kế hoạch số 279/KH-MTTQ-BTT, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường báo cáo kết quả xây dựng " +
		"mô hình tự quản, giữ gìn an ninh, trật tự ở khu dân cư; những ưu điểm, tồn tại, hạn chế và bài học kinh nghiệm rút ra."
	var list []paper.Row
	for _, name := range strings.Fields("Đượm Khởi Nghĩa Thuận Ước Thuở Quyền Nhường Phượng Hiếu") {
		list = append(list, paper.Row{Cells: []paper.Cell{{Runs: []paper.Run{{Text: "Nguyễn Thị " + name}}}, {Runs: []paper.Run{{Text: "1968", Style: paper.Italic}}},
			{Runs: []paper.Run{{Text: "Tổ trưởng tổ tự quản, khu phố Đượm Thắm"}}}}})
	}
	body := func(title string) []paper.Block {
		return []paper.Block{
			paper.Letterhead{Left: []paper.Line{{Runs: []paper.Run{{Text: "ỦY BAN MTTQ VIỆT NAM", Style: paper.Bold}}}}, LeftRule: true,
				Right: []paper.Line{{Runs: []paper.Run{{Text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style: paper.Bold}}}, {Runs: []paper.Run{{Text: "Độc lập - Tự do - Hạnh phúc", Style: paper.Bold}}}},
				Date:  paper.Line{Runs: []paper.Run{{Text: "Tân Mẫu, ngày 05 tháng 02 năm 2026", Style: paper.Italic}}}},
			paper.Heading{Lines: []paper.Line{{Runs: []paper.Run{{Text: title, Style: paper.Bold}}}}, Rule: true},
			paper.Paragraph{Runs: []paper.Run{{Text: long}, {Text: " Đạt 71,4%.", Style: paper.BoldItalic}}, Align: paper.Justify, Indent: 12.7},
			paper.Table{Columns: []paper.Column{{Weight: 2}, {Fixed: 25, Align: paper.Centre}, {Weight: 3}}, Rows: list},
		}
	}
	return &paper.Doc{Title: "In thử", Mark: mark, Sheets: []paper.Sheet{
		{Blocks: body("BÁO CÁO MỘT")}, {Landscape: true, Blocks: body("PHỤ LỤC HAI")}, {Blocks: body("BIỂU BA")}}}
}

// TestPrints prints into files of the folder named, beside the same pages as PDF.
func TestPrints(t *testing.T) {
	dir := os.Getenv("SOPHONGTRAO_PRINTS")
	if dir == "" {
		t.Skip("needs a printer: run by cmd/e2e")
	}
	list, err := List()
	if err != nil || len(list) != 1 || !list[0].Default {
		t.Fatalf("printers: %v, %v", list, err)
	}
	fonts := face.Bundled()
	for name, c := range map[string]struct {
		mark  string
		job   Job
		pages []int
	}{
		"plain":  {"", Job{}, nil},
		"moved":  {"", Job{Right: 3, Down: -2}, nil},
		"some":   {"", Job{Pages: []int{2, 1}}, []int{2, 1}},
		"duplex": {"", Job{Sides: LongEdge}, nil},
		"marked": {"THỰC HÀNH", Job{}, nil},
	} {
		d := papers(c.mark)
		pages, problems := paper.Layout(d, fonts)
		if len(pages) != 3 || len(problems) > 0 {
			t.Fatalf("%d pages, %v", len(pages), problems)
		}
		j := c.job
		j.Printer, j.Title, j.Copies, j.File = list[0].Name, name, 1, filepath.Join(dir, name+".ps")
		if err := Print(j, d, pages, fonts); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if c.pages != nil {
			pages = []paper.Page{pages[c.pages[0]], pages[c.pages[1]]}
		}
		f, err := os.Create(filepath.Join(dir, name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(pdf.Write(f, d, pages, fonts), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRefusals: what cannot be printed is one of our errors.
func TestRefusals(t *testing.T) {
	fonts := face.Bundled()
	d := papers("")
	pages, _ := paper.Layout(d, fonts)
	if err := Print(Job{Printer: "Không có", Copies: 1}, d, pages, fonts); !errors.Is(err, ErrNone) {
		t.Errorf("a printer that is not there: %v", err)
	}
	if err := Print(Job{Copies: 1, Pages: []int{3}}, d, pages, fonts); !errors.Is(err, ErrPages) {
		t.Errorf("a page that is not there: %v", err)
	}
	if err := Open(`C:\không có\không có.pdf`); !errors.Is(err, ErrGone) {
		t.Errorf("a file that is not there: %v", err)
	}
}
