package forms_test

import (
	"fmt"
	"strings"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
)

// dump writes a paper so that a person can read it and its changes: every block
// with its text, **bold**, _italic_, a table as rows of cells.
func dump(o forms.Output) string {
	var s strings.Builder
	fmt.Fprintf(&s, "TỆP %s\nTÊN %s\n", o.FileName, o.Title)
	if o.Doc.Mark != "" {
		fmt.Fprintf(&s, "DẤU %s\n", o.Doc.Mark)
	}
	for i, sheet := range o.Doc.Sheets {
		way := "dọc"
		if sheet.Landscape {
			way = "ngang"
		}
		fmt.Fprintf(&s, "\n=== TỜ %d, khổ %s ===\n", i+1, way)
		for _, b := range sheet.Blocks {
			dumpBlock(&s, b)
		}
	}
	for _, p := range o.Problems {
		fmt.Fprintf(&s, "\n!! %s %s/%d %s: %s", p.Kind, p.Ref.Kind(), p.Ref.ID, p.Ref.Field(), p.Text)
	}
	return s.String()
}

func dumpBlock(s *strings.Builder, b paper.Block) {
	switch b := b.(type) {
	case paper.Letterhead:
		for _, l := range b.Left {
			fmt.Fprintf(s, "trái:  %s\n", marked(l.Runs))
		}
		for _, l := range b.Right {
			fmt.Fprintf(s, "phải:  %s\n", marked(l.Runs))
		}
		fmt.Fprintf(s, "số:    %s\nngày:  %s\n", marked(b.Number.Runs), marked(b.Date.Runs))
	case paper.Heading:
		for i, l := range b.Lines {
			fmt.Fprintf(s, "        %s\n", marked(l.Runs))
			if b.Rule && i+1 == b.RuleAfter {
				s.WriteString("        -----\n")
			}
		}
	case paper.Paragraph:
		fmt.Fprintf(s, "%s\n", marked(b.Runs))
	case paper.Table:
		for _, r := range b.Head {
			fmt.Fprintf(s, "## %s\n", cells(r))
		}
		for _, r := range b.Rows {
			fmt.Fprintf(s, "|  %s\n", cells(r.Cells))
		}
	case paper.Signature:
		for _, l := range append(append([]paper.Line{b.Date}, b.Recipients...), b.Left...) {
			fmt.Fprintf(s, "ký trái: %s\n", marked(l.Runs))
		}
		fmt.Fprintf(s, "ký trái: %s %s\n", marked(b.LeftNote.Runs), marked(b.LeftName.Runs))
		for _, l := range b.Right {
			fmt.Fprintf(s, "ký phải: %s\n", marked(l.Runs))
		}
		fmt.Fprintf(s, "ký phải: %s %s\n", marked(b.RightNote.Runs), marked(b.RightName.Runs))
	case paper.Chart:
		fmt.Fprintf(s, "biểu đồ, %s (%.1f)\n", marked(b.TargetText), 100*b.Target)
		for _, x := range b.Bars {
			fmt.Fprintf(s, "   %s %s %s\n", marked(x.Label), strings.Repeat("█", int(x.Share*40)), marked(x.Value))
		}
	default:
		fmt.Fprintf(s, "%T\n", b)
	}
}

func cells(row []paper.Cell) string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = marked(c.Runs)
		if c.ColSpan > 1 {
			out[i] += fmt.Sprintf(" <%d>", c.ColSpan)
		}
	}
	return strings.Join(out, " | ")
}

// marked shows styles, and U+00A0 as ~.
func marked(runs []paper.Run) string {
	var s strings.Builder
	for _, r := range runs {
		m := [...]string{"", "**", "_", "**_"}[r.Style]
		s.WriteString(m + strings.ReplaceAll(r.Text, "\u00a0", "~") + m)
	}
	return strings.ReplaceAll(s.String(), "****", "")
}
