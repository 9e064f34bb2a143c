package forms

import "sophongtrao/report/paper"

// col is a column of a grid: fixed in mm, or a weight of what is left.
type col struct {
	name   string
	fixed  float64
	weight float64
	align  paper.Align
}

// grid is a table in the making. A first column called STT is numbered by itself.
type grid struct {
	t      paper.Table
	n      int
	counts bool
}

func newGrid(cols ...col) *grid {
	g := &grid{counts: cols[0].name == "STT"}
	var head []paper.Cell
	for _, c := range cols {
		g.t.Columns = append(g.t.Columns, paper.Column{Fixed: c.fixed, Weight: c.weight, Align: c.align})
		head = append(head, headCell(c.name, 1, 1))
	}
	g.t.Head = [][]paper.Cell{head}
	return g
}

// stt is the column of running numbers.
var stt = col{name: "STT", fixed: 11, align: paper.Centre}

// row adds a row about a record's field; each cell is what runs takes.
func (g *grid) row(at paper.Ref, cells ...any) {
	g.n++
	r := paper.Row{Ref: at}
	if g.counts {
		r.Cells = append(r.Cells, cell(paper.Run{Text: itoa(g.n)}))
	}
	for _, c := range cells {
		text := runs(c)
		if plain(text) == "" {
			text = nil
		}
		r.Cells = append(r.Cells, paper.Cell{Runs: text})
	}
	g.t.Rows = append(g.t.Rows, r)
}

// sub adds a row without a number below the row it belongs to.
func (g *grid) sub(at paper.Ref, cells ...any) {
	if !g.counts {
		g.row(at, cells...)
		return
	}
	g.counts = false
	g.row(at, append([]any{""}, cells...)...)
	g.n--
	g.counts = true
}

// total adds the row of sums, which stays with the row above it.
func (g *grid) total(cells ...any) {
	g.sub(paper.Ref{}, cells...)
	last := len(g.t.Rows) - 1
	g.t.Rows = withTotal(g.t.Rows[:last], g.t.Rows[last])
}

// end adds a last row across all columns, which stays with the row above it: a list's
// closing line is never alone on a page.
func (g *grid) end(parts ...any) {
	if n := len(g.t.Rows); n > 0 {
		g.t.Rows[n-1].KeepWithNext = true
	}
	g.t.Rows = append(g.t.Rows, paper.Row{
		Cells: []paper.Cell{{Runs: runs(parts...), ColSpan: int16(len(g.t.Columns)), SetAlign: true}}})
}

// title adds a row across all columns that names the rows below it.
func (g *grid) title(parts ...any) {
	g.t.Rows = append(g.t.Rows, paper.Row{Bold: true, KeepWithNext: true,
		Cells: []paper.Cell{{Runs: runs(parts...), ColSpan: int16(len(g.t.Columns)), SetAlign: true}}})
}

// blank adds n numbered rows to write in.
func (g *grid) blank(n int) {
	for range n {
		cells := make([]any, len(g.t.Columns))
		if g.counts {
			cells = cells[1:]
		}
		for i := range cells {
			cells[i] = ""
		}
		g.row(paper.Ref{}, cells...)
	}
}
