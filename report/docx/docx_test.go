package docx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"sophongtrao/report/docx"
	"sophongtrao/report/docx/docxtest"
	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

func TestMeasuresAndEscapes(t *testing.T) {
	line := func(s string) paper.Line { return paper.Line{Runs: []paper.Run{{Text: s}}} }
	d := &paper.Doc{Mark: "THỰC HÀNH", Sheets: []paper.Sheet{
		{Blocks: []paper.Block{
			paper.Letterhead{Left: []paper.Line{line("ỦY BAN")}, LeftRule: true, Right: []paper.Line{line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), line("Độc lập - Tự do - Hạnh phúc")}, Date: line("ngày")},
			paper.Paragraph{Runs: []paper.Run{{Text: "a < b & \"c\"\nd\x01"}}, Align: paper.Justify, Indent: paper.FirstLine},
			paper.Signature{Right: []paper.Line{line("CHỦ TỊCH")}, RightName: line("Nguyễn Văn A"), Recipients: []paper.Line{line("Nơi nhận:"), line("- Như trên;")}},
		}},
		{Landscape: true, Restart: true, Blocks: []paper.Block{
			paper.Table{Columns: []paper.Column{{Fixed: 10}, {Weight: 1}, {Weight: 1}}, Head: [][]paper.Cell{
				{{Runs: []paper.Run{{Text: "STT"}}, RowSpan: 2}, {Runs: []paper.Run{{Text: "Năm sinh"}}, ColSpan: 2}},
				{{Runs: []paper.Run{{Text: "Nam"}}}, {Runs: []paper.Run{{Text: "Nữ"}}}}},
				Rows: []paper.Row{{Cells: []paper.Cell{{Runs: []paper.Run{{Text: "1"}}}, {}, {Runs: []paper.Run{{Text: "1961"}}}}}}},
		}}}}
	var b bytes.Buffer
	if err := docx.Write(&b, d, face.Bundled(), "chân trang"); err != nil {
		t.Fatal(err)
	}
	text, tree := docxtest.Part(t, b.Bytes(), "word/document.xml")
	if !strings.Contains(text, "a < b & \"c\"\nd") {
		t.Errorf("%q", text)
	}
	mm := func(v float64) string { return fmt.Sprintf(`"%d"`, int(v*1440/25.4+0.5)) }
	for _, want := range []string{
		`w:w=` + mm(210) + ` w:h=` + mm(297), `w:w=` + mm(297) + ` w:h=` + mm(210) + ` w:orient="landscape"`,
		`w:top=` + mm(20) + ` w:right=` + mm(15) + ` w:bottom=` + mm(20) + ` w:left=` + mm(30), `w:firstLine=` + mm(12.7), `<w:tblHeader/>`, `<w:cantSplit/>`,
		`<w:vMerge w:val="restart"/>`, `<w:vMerge/>`, `<w:gridSpan w:val="2"/>`, `<w:pgNumType w:start="1"/>`, `<w:jc w:val="both"/>`, `w:before="120"`,
	} {
		if !bytes.Contains(tree, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
}
