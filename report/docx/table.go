package docx

import (
	"fmt"

	"sophongtrao/report/paper"
)

const borders = `<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>`

// tableBlock writes a table: its head comes again on every page, its rows are not split.
func (x *writer) tableBlock(t *paper.Table) {
	widths, size := x.m.Columns(t)
	if len(widths) == 0 {
		return
	}
	if before := gap(t.Before); before > 0 || x.table {
		x.put(`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, max(points(before), 20))
	}
	lines := borders
	if t.NoLines {
		lines = ""
	}
	x.put(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/>%s<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		twips(x.m.TextWidth()), lines, twips(1), twips(1))
	for _, w := range widths {
		x.put(`<w:gridCol w:w="%d"/>`, twips(w))
	}
	x.put(`</w:tblGrid>`)
	x.head(t, widths, size)
	for _, r := range t.Rows {
		mask := paper.Regular
		if r.Bold {
			mask = paper.Bold
		}
		x.put(`<w:tr><w:trPr><w:cantSplit/>`)
		if t.RowHeight > 0 {
			x.put(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(t.RowHeight))
		}
		x.put(`</w:trPr>`)
		col := 0
		for _, c := range r.Cells {
			if col >= len(widths) {
				break
			}
			n := min(max(int(c.ColSpan), 1), len(widths)-col)
			align := paper.Left
			if col < len(t.Columns) {
				align = t.Columns[col].Align
			}
			if c.SetAlign {
				align = c.Align
			}
			x.tableCell(c, widths[col:col+n], "", size, mask, align, r.KeepWithNext)
			col += n
		}
		for ; col < len(widths); col++ {
			x.tableCell(paper.Cell{}, widths[col:col+1], "", size, mask, paper.Left, false)
		}
		x.endRow()
	}
	x.endTable()
}

// head writes the rows of the head, in which cells may reach over rows below.
func (x *writer) head(t *paper.Table, widths []float64, size float64) {
	down := make([]int, len(widths)) // rows that a cell from above still covers
	wide := make([]int, len(widths)) // and how many columns it has
	for _, cells := range t.Head {
		x.put(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		next := 0
		for col := 0; col < len(widths); {
			if down[col] > 0 {
				n := wide[col]
				x.tableCell(paper.Cell{}, widths[col:col+n], `<w:vMerge/>`, size, paper.Bold, paper.Centre, true)
				down[col]--
				col += n
				continue
			}
			var c paper.Cell
			if next < len(cells) {
				c = cells[next]
				next++
			}
			n := min(max(int(c.ColSpan), 1), len(widths)-col)
			merge := ""
			if c.RowSpan > 1 {
				merge, down[col], wide[col] = `<w:vMerge w:val="restart"/>`, int(c.RowSpan)-1, n
			}
			align := paper.Centre
			if c.SetAlign {
				align = c.Align
			}
			x.tableCell(c, widths[col:col+n], merge, size, paper.Bold, align, true)
			col += n
		}
		x.endRow()
	}
}

func (x *writer) tableCell(c paper.Cell, widths []float64, merge string, size float64, mask paper.Style, align paper.Align, keep bool) {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	span := ""
	if len(widths) > 1 {
		span = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, len(widths))
	}
	middle := ""
	if merge != "" {
		middle = `<w:vAlign w:val="center"/>`
	}
	x.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s%s</w:tcPr>`, twips(total), span, merge, middle)
	x.open(para{align: align, before: 1.5, keep: keep})
	x.runs(c.Runs, size, mask)
	x.close()
	x.endCell()
}

// chartSteps is how finely a bar is drawn.
const chartSteps = 50

// chart writes a chart as a table: a bar is a dark cell over its share of the columns.
func (x *writer) chart(c *paper.Chart) {
	if len(c.Bars) == 0 {
		return
	}
	size := sized(c.Size, paper.TableSize)
	if len(c.TargetText) > 0 {
		x.open(para{align: paper.Right, before: gap(c.Before), keep: true})
		x.runs(c.TargetText, size, 0)
		x.close()
		x.table = false
	}
	label, value := x.m.TextWidth()*0.35, x.m.TextWidth()*0.25
	widths := []float64{label}
	step := (x.m.TextWidth() - label - value) / chartSteps
	for range chartSteps {
		widths = append(widths, step)
	}
	x.columns(append(widths, value)...)
	for _, b := range c.Bars {
		n := int(max(0, min(1, b.Share))*chartSteps + 0.5)
		x.row()
		x.tableCell(paper.Cell{Runs: b.Label}, widths[:1], "", size, 0, paper.Left, true)
		if n > 0 {
			x.put(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="595959"/></w:tcPr>`, twips(step*float64(n)), n)
			x.nothing()
			x.endCell()
		}
		if n < chartSteps {
			x.tableCell(paper.Cell{}, widths[1:1+chartSteps-n], "", size, 0, paper.Left, true)
		}
		x.tableCell(paper.Cell{Runs: b.Value}, []float64{value}, "", size, 0, paper.Right, true)
		x.endRow()
	}
	x.endTable()
}
