package preview

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
	"sophongtrao/report/pdf"
)

// doc has what papers are made of: a letterhead, justified text, a table.
func doc() *paper.Doc {
	line := func(s paper.Style, t string) paper.Line { return paper.Line{Runs: []paper.Run{{Text: t, Style: s}}} }
	text := "Thực hiện Kế hoạch số 279/KH-MTTW-BCA, Ban Thường trực Ủy ban MTTQ Việt Nam phường Chánh Hiệp báo cáo kết quả, " +
		"trong đó có những chữ khó: ữ ộ ẩ ở ỵ Ẵ Ễ, AVAT, “ngoặc kép” và dấu … như sau:"
	table := paper.Table{Columns: []paper.Column{{Fixed: 12}, {Weight: 2}, {Weight: 1}},
		Head: [][]paper.Cell{{{Runs: []paper.Run{{Text: "STT", Style: paper.Bold}}}, {Runs: []paper.Run{{Text: "Họ và tên", Style: paper.Bold}}}, {Runs: []paper.Run{{Text: "Ghi chú", Style: paper.Bold}}}}}}
	for _, n := range []string{"Nguyễn Thị Đượm", "Trần Văn Hòa", "H'Hen Niê"} {
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{}, {Runs: []paper.Run{{Text: n}}}, {}}})
	}
	return &paper.Doc{Title: "thử", Mark: "THỰC HÀNH", Sheets: []paper.Sheet{{Blocks: []paper.Block{
		paper.Letterhead{Left: []paper.Line{line(paper.Regular, "ỦY BAN MTTQ VIỆT NAM"), line(paper.Bold, "PHƯỜNG CHÁNH HIỆP")}, LeftRule: true,
			Right:  []paper.Line{line(paper.Bold, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), line(paper.Bold, "Độc lập - Tự do - Hạnh phúc")},
			Number: line(paper.Regular, "Số:      /BC-MTTQ-BTT"), Date: line(paper.Italic, "Chánh Hiệp, ngày 05 tháng 02 năm 2026")},
		paper.Paragraph{Runs: []paper.Run{{Text: text}}, Align: paper.Justify, Indent: 12.7},
		table,
	}}}}
}

// The screen shows the same ink at the same places as the printed PDF: the page is
// drawn by poppler and by the preview at one resolution, and compared.
func TestSameAsPDF(t *testing.T) {
	poppler, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("LOUD: no pdftoppm on this machine, so screen and paper are not compared")
	}
	d := doc()
	pages, problems := paper.Layout(d, face.Bundled())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var raw bytes.Buffer
	if err := pdf.Write(&raw, d, pages, face.Bundled()); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "page")
	cmd := exec.Command(poppler, "-png", "-r", "96", "-singlefile", "-", name)
	cmd.Stdin = &raw
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	f, err := os.Open(name + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	printed, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	k, err := newInk(face.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	s := scene{pages: pages, flow: flow{boxes: []box{{w: 210 * dotsPerMM, h: 297 * dotsPerMM, scale: dotsPerMM}}}, px: 1, ground: white}
	shown := image.NewRGBA(printed.Bounds())
	k.paint(shown, &s)
	keepPicture(t, "same-screen", shown)
	keepPicture(t, "same-printed", printed)
	compare(t, printed, shown)
}

// compare wants, in every cell of 4 mm, about the same amount of ink, and the centre
// of the ink within half a millimetre.
func compare(t *testing.T, printed, shown image.Image) {
	const cell = 15 // pixels, 4 mm
	b := printed.Bounds()
	bad, inked := 0, 0
	for y := 0; y+cell <= b.Dy(); y += cell {
		for x := 0; x+cell <= b.Dx(); x += cell {
			a, ax, ay := weigh(printed, x, y, cell)
			c, cx, cy := weigh(shown, x, y, cell)
			if a < 4 && c < 4 {
				continue
			}
			inked++
			if math.Abs(a-c) > 0.35*max(a, c)+4 || math.Hypot(ax-cx, ay-cy) > 2 {
				bad++
			}
		}
	}
	if inked < 100 || bad*50 > inked {
		t.Errorf("%d of %d inked cells differ between screen and paper", bad, inked)
	}
}

// weigh returns the ink in a cell, in black pixels, and its centre.
func weigh(img image.Image, x0, y0, n int) (sum, cx, cy float64) {
	for y := y0; y < y0+n; y++ {
		for x := x0; x < x0+n; x++ {
			v, _, _, _ := img.At(x, y).RGBA()
			if ink := 1 - float64(v)/0xFFFF; ink > 0.12 { // the mark is paler
				sum, cx, cy = sum+ink, cx+ink*float64(x), cy+ink*float64(y)
			}
		}
	}
	if sum > 0 {
		cx, cy = cx/sum, cy/sum
	}
	return sum, cx, cy
}
