package paper

import "math"

// headCell is a cell of a head at its place in the grid of columns and rows.
type headCell struct {
	cell               *Cell
	runs               []Run
	row, col, down, on int // first row and column, rows and columns covered
	lines              int
}

// setHead lays the head out once: texts centred in their cells both ways, lines
// around every cell.
func (l *layout) setHead(g *grid, head [][]Cell) {
	cells, owner := placeHead(head, len(g.columns))
	a := l.begin()
	for i := range cells {
		c := &cells[i]
		c.lines = l.setCell(g, c.runs, headAlign(c.cell), c.col, c.on, 0, Regular, Ref{})
	}
	l.texts = l.texts[:a.t0] // measured only: the heights are known now
	tops := headTops(g, cells, len(head))
	for i := range cells {
		c := &cells[i]
		free := tops[c.row+c.down] - tops[c.row] - float64(c.lines)*g.height
		l.setCell(g, c.runs, headAlign(c.cell), c.col, c.on, tops[c.row]+free/2, Regular, Ref{})
	}
	g.headTexts = append([]Text(nil), l.texts[a.t0:]...)
	l.texts = l.texts[:a.t0]
	g.headHeight = tops[len(head)]
	if !g.noLines {
		g.headLines(owner, tops)
	}
}

// headAlign centres a cell of the head unless it says otherwise.
func headAlign(c *Cell) *Cell {
	if c.SetAlign {
		return c
	}
	return &Cell{Align: Centre, SetAlign: true}
}

// placeHead finds the place of each cell: the next free column of its row. owner
// tells for each place of the grid which cell covers it, 0 for none. A cell that
// finds no place gives its text to the cell before it.
func placeHead(head [][]Cell, columns int) (cells []headCell, owner [][]int) {
	owner = make([][]int, len(head))
	for r := range owner {
		owner[r] = make([]int, columns)
	}
	for r := range head {
		col := 0
		for i := range head[r] {
			c := &head[r][i]
			for col < columns && owner[r][col] != 0 {
				col++
			}
			if col == columns {
				cells = spill(cells, c)
				continue
			}
			h := headCell{cell: c, runs: c.Runs, row: r, col: col, down: min(max(1, int(c.RowSpan)), len(head)-r), on: 1}
			for h.on < max(1, int(c.ColSpan)) && col+h.on < columns && owner[r][col+h.on] == 0 {
				h.on++
			}
			cells = append(cells, h)
			for y := r; y < r+h.down; y++ {
				for x := col; x < col+h.on; x++ {
					owner[y][x] = len(cells)
				}
			}
		}
	}
	return cells, owner
}

func spill(cells []headCell, c *Cell) []headCell {
	if len(cells) == 0 || empty(c.Runs) {
		return cells
	}
	last := &cells[len(cells)-1]
	last.runs = joined([]Cell{{Runs: last.runs}, *c})
	return cells
}

// headTops works out where the rows of the head begin: first from the cells of one
// row, then the last row of a taller cell takes what it lacks.
func headTops(g *grid, cells []headCell, rows int) []float64 {
	heights := make([]float64, rows)
	for r := range heights {
		heights[r] = g.height + 2*cellPadTop
	}
	need := func(c *headCell) float64 { return float64(c.lines)*g.height + 2*cellPadTop }
	for i := range cells {
		if c := &cells[i]; c.down == 1 {
			heights[c.row] = math.Max(heights[c.row], need(c))
		}
	}
	for i := range cells {
		c := &cells[i]
		sum := 0.0
		for _, h := range heights[c.row : c.row+c.down] {
			sum += h
		}
		if lack := need(c) - sum; lack > 0 {
			heights[c.row+c.down-1] += lack
		}
	}
	tops := make([]float64, rows+1)
	for r, h := range heights {
		tops[r+1] = tops[r] + h
	}
	return tops
}

// headLines draws a line wherever two places of the grid belong to different
// cells, joined to strokes as long as possible.
func (g *grid) headLines(owner [][]int, tops []float64) {
	at := func(r, c int) int {
		if r < 0 || c < 0 || r == len(owner) || c == len(g.columns) {
			return -1
		}
		return owner[r][c]
	}
	for r := 0; r <= len(owner); r++ {
		strokes(len(g.columns), func(c int) bool { return at(r-1, c) != at(r, c) || at(r, c) == 0 }, func(from, to int) {
			g.headRules = append(g.headRules, Rule{X1: g.x[from], Y1: tops[r], X2: g.x[to], Y2: tops[r], Width: lineWidth})
		})
	}
	for c := 0; c <= len(g.columns); c++ {
		strokes(len(owner), func(r int) bool { return at(r, c-1) != at(r, c) || at(r, c) == 0 }, func(from, to int) {
			g.headRules = append(g.headRules, Rule{X1: g.x[c], Y1: tops[from], X2: g.x[c], Y2: tops[to], Width: lineWidth})
		})
	}
}

// strokes joins neighbouring steps that have a line.
func strokes(n int, has func(int) bool, draw func(from, to int)) {
	for i := 0; i < n; i++ {
		if !has(i) {
			continue
		}
		from := i
		for i < n && has(i) {
			i++
		}
		draw(from, i)
	}
}

// printHead puts the head on a page at a height.
func (g *grid) printHead(p *Page, y float64) { p.take(g.headTexts, g.headRules, y) }
