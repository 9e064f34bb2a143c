package forms

import (
	"strings"

	"sophongtrao/report/paper"
)

// BlankList is a list to be filled in by hand: its columns are those of the list that is
// brought in from Excel, so what was written can be typed there. It is in no catalogue
// (All): it holds nothing of the book but its letterhead.
type BlankList struct {
	Title   string   // what its rows are: "Thành viên tổ tự quản"
	Above   []string // what is said once for all rows, above them: "Tổ", "Khu dân cư"
	Columns []BlankColumn
}

// BlankColumn is a column of it; Weight is its share of the width.
type BlankColumn struct {
	Heading string
	Weight  float64
}

// blankRows is how many rows there are to write in, blankHeight how high each is in mm: a
// hand needs 8.
const blankRows, blankHeight = 20, 8.5

// Blank builds the paper. ErrInput: it has no column.
func Blank(in Input, l BlankList) (Output, error) {
	b, err := begin(in, "")
	if err != nil || len(l.Columns) == 0 {
		return Output{}, ErrInput
	}
	if b.named() {
		b.letterhead(false, false)
	}
	b.title("DANH SÁCH", runs(l.Title))
	if len(l.Above) > 0 {
		text := ""
		for _, name := range l.Above {
			text += name + ": " + strings.Repeat(".", 150/len(l.Above)) + "  "
		}
		line := body(runs(strings.TrimSpace(text)))
		line.Align = paper.Left
		b.add(line)
	}
	var cols []col
	for _, c := range l.Columns {
		cols = append(cols, col{name: c.Heading, weight: c.Weight})
	}
	cols[0].fixed, cols[0].weight, cols[0].align = stt.fixed, 0, stt.align
	g := newGrid(cols...)
	g.blank(blankRows)
	g.t.RowHeight, g.t.Size = blankHeight, 10
	b.add(g.t)
	note := body(runs("Các cột đúng như mẫu Excel để nhập vào Sổ phong trào: thu về thì gõ vào mẫu ấy rồi nhập. Ngày ghi ngày/tháng/năm; chỉ biết năm thì ghi năm."))
	note.Size = 11
	b.add(note)
	b.add(paper.Signature{
		Date:      paper.Line{Runs: []paper.Run{{Text: strings.Repeat(".", 24) + ", ngày ....... tháng ....... năm 20.......", Style: paper.Italic}}},
		Right:     []paper.Line{bold(paper.Run{Text: "NGƯỜI LẬP DANH SÁCH"})},
		RightNote: paper.Line{Runs: []paper.Run{{Text: signHere, Style: paper.Italic}}},
	})
	b.sheet(true)
	return b.done("Danh sách trống: "+l.Title, b.fileName("MDS", camel(l.Title))), nil
}
