package xlsx

import (
	"sophongtrao/report/paper"
	"sophongtrao/store/workbook"
)

// lineHeight is that of a line of a cell, in points: a row does not grow by itself when a
// workbook is opened.
const lineHeight = 15.75

const black, gray = "000000", "E7E6E6"

var (
	formats  = map[kind]string{text: "@", small: "0", whole: "#,##0", share: "0.0%", day: "dd/mm/yyyy"}
	sides    = map[paper.Align]string{paper.Left: "left", paper.Centre: "center", paper.Right: "right", paper.Justify: "left"}
	headLook = workbook.Look{Bold: true, Fill: gray, Lines: black, Across: "center", Down: "center", Wrap: true}
)

// sheet is a part of the paper as a sheet: titles, then the tables one below the other.
func sheet(name string, p part, fonts paper.Fonts, foot string) workbook.Sheet {
	m := paper.NewMeasures(p.landscape, fonts)
	widths, _ := m.Columns(p.tables[0])
	s := workbook.Sheet{Name: name, Widths: widths, Page: workbook.Page{Landscape: p.landscape, Foot: foot,
		Top: paper.MarginTop, Right: paper.MarginRight, Bottom: paper.MarginBottom, Left: paper.MarginLeft}}
	first := len(p.titles)
	if first > 0 {
		first++ // an empty row
	}
	if heads := len(p.tables[0].Head); len(p.tables) == 1 && heads > 0 {
		s.Frozen, s.Repeat = first+heads, workbook.Span{First: first, Below: first + heads}
	}
	s.Rows = func(yield func(workbook.Row) bool) {
		for _, title := range p.titles {
			if !yield(workbook.Row{Cells: []workbook.Cell{{Value: title, Look: workbook.Look{Bold: true}}}}) {
				return
			}
		}
		at := first
		for _, t := range p.tables {
			for _, r := range lay(t) {
				if !yield(tableRow(t, r, at, m)) {
					return
				}
				at++
			}
			at++
		}
	}
	return s
}

// tableRow is one row of a table, as high as its texts.
func tableRow(t *paper.Table, r row, at int, m paper.Measures) workbook.Row {
	widths, _ := m.Columns(t)
	out, lines := workbook.Row{N: at}, 1
	for i, c := range r.cells {
		if c.down == 1 && c.wide > 0 && i+c.wide <= len(widths) {
			width := -2.0 // mm, what Excel leaves at both sides
			for _, w := range widths[i : i+c.wide] {
				width += w
			}
			lines = max(lines, m.Lines(c.cell.Runs, max(width, 4), workbook.Size))
		}
		out.Cells = append(out.Cells, tableCell(t, r, i, c))
	}
	out.Height = float64(lines) * lineHeight
	return out
}

func tableCell(t *paper.Table, r row, i int, c placed) workbook.Cell {
	out := workbook.Cell{Col: i, Wide: c.wide, Down: c.down, Look: headLook}
	if r.head {
		out.Value = joined(c.cell.Runs)
		return out
	}
	align := paper.Left
	if i < len(t.Columns) {
		align = t.Columns[i].Align
	}
	if c.cell.SetAlign {
		align = c.cell.Align
	}
	v, k := value(joined(c.cell.Runs))
	out.Value = v
	out.Look = workbook.Look{Bold: r.bold, Lines: black, Format: formats[k], Across: sides[align], Down: "top", Wrap: true}
	return out
}
