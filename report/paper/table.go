package paper

import (
	"math"
	"slices"
)

// grid is a table ready to be set: where its columns stand and its head, which each
// page of the table repeats.
type grid struct {
	x          []float64 // column boundaries, mm from the left edge of the sheet
	columns    []Column
	size       float64 // pt
	height     float64 // of a line, mm
	pad        float64 // left and right of a text, mm
	noLines    bool
	repeat     bool // the head is repeated
	headHeight float64
	least      float64 // height of a row, mm
	headTexts  []Text  // relative to the top of the head
	headRules  []Rule
}

// table sets rows that are never split, with the head on every page. lead rows at
// its end stay with the signature below.
func (l *layout) table(t *Table, lead int) {
	g := l.grid(t)
	if g == nil {
		return
	}
	gap := before(t.Before, ParagraphGap)
	if len(t.Head) > 0 {
		l.setHead(g, t.Head)
		gap = l.pushHead(g, gap, len(t.Rows) > 0)
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		a := l.begin()
		a.table, a.gap = g, gap
		a.keep = row.KeepWithNext && i+1 < len(t.Rows) || lead > 0 && i >= len(t.Rows)-lead
		gap = 0
		a.height, a.spanned = l.setRow(g, row)
		l.push(a)
	}
}

// pushHead puts the head on the page and returns the gap still owed. A head that
// would leave no room for rows is not repeated: it stands once, as a strip.
func (l *layout) pushHead(g *grid, gap float64, rows bool) float64 {
	a := l.begin()
	a.gap, a.height, a.keep = gap, g.headHeight, rows
	if g.headHeight <= l.bodyHeight()/2 {
		g.repeat = true
		a.table, a.head = g, true
	} else {
		l.texts = append(l.texts, g.headTexts...)
		l.rules = append(l.rules, g.headRules...)
	}
	l.push(a)
	return 0
}

// grid works out the columns; nil if the table has none.
func (l *layout) grid(t *Table) *grid {
	columns := t.Columns
	if len(columns) == 0 {
		n := 0
		for _, r := range slices.Concat(t.Head, cellsOf(t.Rows)) {
			n = max(n, len(r))
		}
		columns = make([]Column, n)
	}
	if len(columns) == 0 {
		return nil
	}
	g := &grid{columns: columns, noLines: t.NoLines, size: size(t.Size, TableSize)}
	narrow := l.share(g)
	// A column must hold its widest letter, or letters would stand on the lines.
	const widest = 1.05 // of the type size: the widest letters of Times, with a hair
	g.pad = math.Min(cellPadSide, narrow/8)
	if most := (narrow - 2*g.pad) / (widest * mmPerPoint); most < g.size {
		g.size = most
		l.tell(Problem{Kind: TooWide, Text: firstText(t)})
	}
	g.height, g.least = lineHeight(g.size, 1), t.RowHeight
	return g
}

func cellsOf(rows []Row) [][]Cell {
	cells := make([][]Cell, len(rows))
	for i := range rows {
		cells[i] = rows[i].Cells
	}
	return cells
}

func firstText(t *Table) string {
	for _, r := range slices.Concat(t.Head, cellsOf(t.Rows)) {
		for _, c := range r {
			if !empty(c.Runs) {
				return excerpt(c.Runs[0].Text)
			}
		}
	}
	return ""
}

// share gives every column its width and returns the narrowest. Fixed columns are
// narrowed in proportion if they leave the others less than they need.
func (l *layout) share(g *grid) (narrow float64) {
	fixed, weights, open := 0.0, 0.0, 0
	weight := func(c Column) float64 {
		if w := finite(c.Weight); w > 0 {
			return w
		}
		return 1
	}
	for _, c := range g.columns {
		if finite(c.Fixed) > 0 {
			fixed += c.Fixed
		} else {
			open++
			weights += weight(c)
		}
	}
	total := l.textWidth()
	least := math.Min(10*float64(open), total/2) // mm for the others together
	scale := 1.0
	if fixed > total-least {
		scale = (total - least) / fixed
	}
	rest := total - fixed*scale
	widths := make([]float64, len(g.columns))
	for i, c := range g.columns {
		widths[i] = c.Fixed * scale
		if finite(c.Fixed) <= 0 {
			widths[i] = rest * weight(c) / weights
		}
	}
	widen(widths, total)
	g.x = append(make([]float64, 0, len(widths)+1), MarginLeft)
	narrow = total
	for i, w := range widths {
		g.x = append(g.x, g.x[i]+w)
		narrow = math.Min(narrow, w)
	}
	return narrow
}

// widen gives columns that are too narrow for a letter what they lack; the others
// share the loss.
func widen(widths []float64, total float64) {
	least := math.Min(6, total/float64(len(widths))) // mm
	lack, spare := 0.0, 0.0
	for _, w := range widths {
		lack += math.Max(0, least-w)
		spare += math.Max(0, w-least)
	}
	if lack == 0 {
		return
	}
	left := 0.0 // of what the others have to spare
	if spare > lack {
		left = (spare - lack) / spare
	}
	for i, w := range widths {
		widths[i] = least + math.Max(0, w-least)*left
	}
}

// setRow puts a row's texts into the arena and returns its height and the column
// boundaries that wide cells cover (nil for none).
func (l *layout) setRow(g *grid, row *Row) (height float64, spanned []bool) {
	mask := Regular
	if row.Bold {
		mask = Bold
	}
	most, col, last := 1, 0, len(g.columns)
	for i := range row.Cells {
		if col >= last {
			break
		}
		c := &row.Cells[i]
		span := min(max(1, int(c.ColSpan)), last-col)
		runs := c.Runs
		if col+span == last && i+1 < len(row.Cells) {
			runs = joined(row.Cells[i:]) // more cells than columns: no text is lost
		}
		if span > 1 {
			if spanned == nil {
				spanned = make([]bool, last+1)
			}
			for b := col + 1; b < col+span; b++ {
				spanned[b] = true
			}
		}
		most = max(most, l.setCell(g, runs, c, col, span, cellPadTop, mask, row.Ref))
		col += span
	}
	return math.Max(float64(most)*g.height+2*cellPadTop, g.least), spanned
}

// setCell sets a cell's lines from a height downwards and returns how many.
func (l *layout) setCell(g *grid, runs []Run, c *Cell, col, span int, y float64, mask Style, ref Ref) int {
	p := place{x: g.x[col] + g.pad, width: g.x[col+span] - g.x[col] - 2*g.pad,
		size: g.size, mask: mask, align: g.columns[col].Align, ref: ref}
	if c.SetAlign {
		p.align = c.Align
	}
	limit := units(p.width, g.size)
	lines := l.wrap(runs, mask, limit, limit)
	p.y = y + baseline(g.size, g.height)
	for _, ln := range lines {
		l.set(runs, ln, p)
		p.y += g.height
	}
	return len(lines)
}

// joined is the runs of several cells in one, a line feed between them.
func joined(cells []Cell) []Run {
	var runs []Run
	for i, c := range cells {
		if i > 0 {
			runs = append(runs, Run{Text: "\n"})
		}
		runs = append(runs, c.Runs...)
	}
	return runs
}

// bodyRules draws the lines of the table rows on a page as long strokes: one below
// each row, and each column boundary from the first row to the last, but for the
// rows where a wide cell covers it.
func bodyRules(p *Page, atoms []atom, tops []float64) {
	for i := 0; i < len(atoms); {
		g := atoms[i].table
		j := i + 1
		for j < len(atoms) && atoms[j].table == g {
			j++
		}
		if g != nil && !g.noLines {
			first := i
			if atoms[i].head {
				first++
			}
			g.rowRules(p, atoms[first:j], tops[first:j], atoms[i].head || i == 0 && g.repeat)
		}
		i = j
	}
}

func (g *grid) rowRules(p *Page, rows []atom, tops []float64, headed bool) {
	if len(rows) == 0 {
		return
	}
	left, right := g.x[0], g.x[len(g.x)-1]
	level := func(y float64) {
		p.Rules = append(p.Rules, Rule{X1: left, Y1: y, X2: right, Y2: y, Width: lineWidth})
	}
	if !headed {
		level(tops[0])
	}
	for i := range rows {
		level(tops[i] + rows[i].height)
	}
	end := tops[len(rows)-1] + rows[len(rows)-1].height
	for b, x := range g.x {
		from := tops[0]
		for i := range rows {
			if rows[i].spanned == nil || !rows[i].spanned[b] {
				continue
			}
			if tops[i] > from {
				p.Rules = append(p.Rules, Rule{X1: x, Y1: from, X2: x, Y2: tops[i], Width: lineWidth})
			}
			from = tops[i] + rows[i].height
		}
		if end > from {
			p.Rules = append(p.Rules, Rule{X1: x, Y1: from, X2: x, Y2: end, Width: lineWidth})
		}
	}
}
