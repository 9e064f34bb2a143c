package forms

import (
	"slices"
	"strings"

	"sophongtrao/report/paper"
)

// Bundle builds the bộ báo cáo: the report of Period and its appendices in one file
// behind a page of contents, with one run of page numbers. It asks for the same things
// and fails in the same way.
func Bundle(in Input) (Output, error) {
	b, err := beginReport(in)
	if err != nil {
		return Output{}, err
	}
	b.write()
	for i := range b.out.Doc.Sheets {
		b.out.Doc.Sheets[i].Restart = false
	}
	b.contents()
	return b.done("Bộ báo cáo "+lowerNoun(b.subject()), b.fileName("BC", "bo-bao-cao", b.option, slug(b.period.Key()))), nil
}

// contents puts the front page before the sheets.
func (b *report) contents() {
	front := paper.Heading{Rule: true, Lines: []paper.Line{bold(paper.Run{Text: "BỘ BÁO CÁO"})}}
	for _, block := range b.out.Doc.Sheets[0].Blocks {
		if h, ok := block.(paper.Heading); ok {
			for _, l := range h.Lines[1:h.RuleAfter] { // the trích yếu, as the clerk left it
				front.Lines = append(front.Lines, bold(paper.Run{Text: plain(l.Runs)}))
			}
		}
	}
	g := newGrid(col{name: "Nội dung", weight: 1}, centred("Trang", 20))
	g.t.Size = 13
	for _, e := range b.heads {
		text := paper.Run{Text: e.Text, Style: paper.Bold}
		if strings.Contains(e.Key, ".") && !strings.HasPrefix(e.Key, appendixKey) { // within a part
			text = paper.Run{Text: nbsp + nbsp + nbsp + e.Text}
		}
		g.row(paper.Ref{}, text, paper.Run{Text: "00", Ref: paper.Ref{}.WithKey(e.Key), PageOf: true})
	}
	b.add(front, paper.Paragraph{Runs: runs(paper.Run{Text: "MỤC LỤC", Style: paper.Bold}), Align: paper.Centre, Before: 18, KeepWithNext: true}, g.t)
	b.sheet(false)
	sheets := b.out.Doc.Sheets
	last := len(sheets) - 1
	b.out.Doc.Sheets = slices.Insert(sheets[:last:last], 0, sheets[last])
}
