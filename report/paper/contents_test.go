package paper_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sophongtrao/report/face"
	"sophongtrao/report/paper"
)

// Each line of the contents prints the page on which its text begins, also when the
// contents themselves run over a page; the Doc is not touched.
func TestContents(t *testing.T) {
	run := func(s string) []paper.Run { return []paper.Run{{Text: s}} }
	for _, n := range []int{3, 60} {
		table := paper.Table{Columns: []paper.Column{{Weight: 1}, {Fixed: 20}}}
		var text []paper.Block
		for i := range n {
			key := fmt.Sprintf("phần %d", i)
			table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{Runs: run(key)}, {Runs: []paper.Run{{Text: "00", Ref: paper.Ref{}.WithKey(key), PageOf: true}}}}})
			text = append(text, paper.Paragraph{Runs: []paper.Run{{Text: key, Ref: paper.Ref{}.WithKey(key)}}},
				paper.Paragraph{Runs: run(strings.Repeat("chữ trong đoạn văn ", 30*(1+i%7)))})
		}
		table.Rows = append(table.Rows, paper.Row{Cells: []paper.Cell{{}, {Runs: []paper.Run{{Text: "không có", Ref: paper.Ref{}.WithKey("nowhere"), PageOf: true}}}}})
		d := &paper.Doc{Sheets: []paper.Sheet{{Blocks: []paper.Block{table}}, {Blocks: text}}}
		pages, problems := paper.Layout(d, face.Bundled())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		begins, said := map[string]int{}, map[string]string{}
		for _, p := range pages {
			name := ""
			for _, x := range p.Texts {
				switch {
				case x.Ref.Key() != "":
					begins[x.Ref.Key()] = p.Number
				case strings.HasPrefix(x.S, "phần "):
					name = x.S
				case name != "":
					said[name], name = x.S, ""
				}
			}
		}
		for key, page := range begins {
			if said[key] != strconv.Itoa(page) {
				t.Errorf("%s begins on page %d, the contents say %q", key, page, said[key])
			}
		}
		if len(begins) != n || len(said) != n || !strings.Contains(paper.Dump(pages), "không có") {
			t.Errorf("%d texts, %d lines", len(begins), len(said))
		}
		if d.Sheets[0].Blocks[0].(paper.Table).Rows[0].Cells[1].Runs[0].Text != "00" {
			t.Error("the Doc was changed")
		}
	}
}
