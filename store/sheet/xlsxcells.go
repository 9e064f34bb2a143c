package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sophongtrao/store/letters"
)

// text is a shared string: in the font of its cell, or in pieces with fonts of their own
// ("" is that of the cell).
type text struct {
	whole string
	runs  []letters.Run
}

// readTexts reads the shared strings.
func (x *xlsx) readTexts(part string) error {
	return x.walk(part, func(e *scanner) error {
		if e.name != "si" {
			return nil
		}
		t, err := x.readText(e, "si")
		if err == nil {
			x.texts = append(x.texts, t)
		}
		return err
	})
}

// readText reads what stands in an element si or is, up to its end.
func (x *xlsx) readText(s *scanner, end string) (text, error) {
	var t text
	piece := x.piece[:0]
	font, fonts, phonetic, in := "", false, 0, false
	flush := func() {
		if len(piece) > 0 {
			t.runs = append(t.runs, letters.Run{Text: unescape(string(piece)), Font: font})
		}
		piece = piece[:0]
		font = ""
	}
	for {
		p, err := s.must()
		if err != nil {
			return t, err
		}
		switch p {
		case opens:
			switch s.name {
			case "r":
				flush()
			case "rFont":
				font, fonts = x.name(s.attr("val")), true
			case "rPh":
				phonetic++
			case "t":
				in = phonetic == 0
			}
		case closes:
			switch s.name {
			case "t":
				in = false
			case "rPh":
				phonetic--
			case end:
				if fonts || len(t.runs) > 0 {
					flush()
					for _, r := range t.runs {
						t.whole += r.Text
					}
				} else {
					t.whole = unescape(string(piece))
				}
				if !fonts {
					t.runs = nil
				}
				x.piece = piece
				return t, x.budget.take(t.whole)
			}
		case words:
			if in {
				if piece = append(piece, s.text...); len(piece) > maxTexts {
					return t, fmt.Errorf("%w: one text", ErrLarge)
				}
			}
		}
	}
}

// unescape reads _x000D_ and the like, which Excel writes for characters that XML does
// not have.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if i+7 <= len(s) && s[i:i+2] == "_x" && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// readSheet reads the cells of a sheet; false if the part is no sheet of cells (a chart).
func (x *xlsx) readSheet(part string, s *Sheet) (is bool, err error) {
	s.HiddenCols = map[int]bool{}
	r := rowReader{x: x, s: s, row: Row{N: -1}}
	cols := 0
	err = x.walk(part, func(e *scanner) error {
		switch e.name {
		case "worksheet":
			is = true
		case "col":
			if cols++; cols > maxCol {
				return fmt.Errorf("%w: its columns", ErrLarge)
			}
			first, last := whole(e.attr("min")), whole(e.attr("max"))
			for c := max(first, 1); truth(e.attr("hidden")) && c <= min(last, maxCol); c++ {
				s.HiddenCols[c-1] = true
			}
		case "row":
			r.next(e)
		case "c":
			return r.cell(e)
		case "mergeCell":
			if len(s.Merged) == maxJoins {
				return fmt.Errorf("%w: its joined cells", ErrLarge)
			}
			if m, ok := rangeOf(e.attr("ref")); ok {
				s.Merged = append(s.Merged, m)
			}
		}
		return nil
	})
	r.end()
	return is, err
}

func whole(s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// rowReader gathers the cells of one row after the other.
type rowReader struct {
	x   *xlsx
	s   *Sheet
	row Row
	col int // of the next cell, where it does not say

	scratch []Cell // of the row at hand
	slab    []Cell // for the rows to come
}

func (r *rowReader) next(e *scanner) {
	n := r.row.N + 1
	r.end()
	if own := whole(e.attr("r")); own > 0 {
		n = own - 1
	}
	r.row, r.col = Row{N: n, Hidden: truth(e.attr("hidden")), Cells: r.scratch[:0]}, 0
}

func (r *rowReader) end() {
	if n := len(r.row.Cells); n > 0 {
		if len(r.slab) < n { // rows share large pieces of memory: there may be half a million cells
			r.slab = make([]Cell, max(n, min(1024, 16*len(r.s.Rows))))
		}
		copy(r.slab, r.row.Cells)
		r.row.Cells, r.slab = r.slab[:n:n], r.slab[n:]
		r.s.Rows = append(r.s.Rows, r.row)
	}
	r.row.Cells = r.scratch[:0]
}

// cell reads one cell up to its end.
func (r *rowReader) cell(e *scanner) error {
	c := Cell{Col: r.col}
	if row, col, ok := refOf(e.attr("r")); ok {
		if row != r.row.N {
			return fmt.Errorf("%w: a cell in another row", ErrBroken)
		}
		c.Col = col
	}
	r.col = c.Col + 1
	if r.row.N >= maxRow || c.Col >= maxCol || len(r.row.Cells) > 0 && r.row.Cells[len(r.row.Cells)-1].Col >= c.Col {
		return fmt.Errorf("%w: cells out of order", ErrBroken)
	}
	var st style
	if i := whole(e.attr("s")); i >= 0 && i < len(r.x.styles) {
		st = r.x.styles[i]
	}
	c.Font = st.font
	kind := e.attr("t")
	value, t, err := r.value(e, &c)
	if err != nil {
		return err
	}
	full, err := c.fill(kind, value, t, st, r.x)
	if err != nil || !full {
		return err
	}
	r.row.Cells = append(r.row.Cells, c)
	r.scratch = r.row.Cells
	return r.x.budget.cell()
}

// value reads what is inside a cell: its value as text, or a text of its own.
func (r *rowReader) value(s *scanner, c *Cell) (value string, own *text, err error) {
	in := false
	for {
		p, err := s.must()
		if err != nil {
			return "", nil, err
		}
		switch p {
		case opens:
			switch s.name {
			case "v":
				in = true
			case "f":
				c.Formula = true
			case "is":
				t, err := r.x.readText(s, "is")
				if err != nil {
					return "", nil, err
				}
				own = &t
			}
		case closes:
			switch s.name {
			case "v":
				in = false
			case "c":
				return value, own, nil
			}
		case words:
			if in {
				if value += string(s.text); len(value) > maxTexts {
					return "", nil, fmt.Errorf("%w: one value", ErrLarge)
				}
			}
		}
	}
}

// fill makes of a value what its type says; false for an empty cell.
func (c *Cell) fill(kind, value string, own *text, st style, x *xlsx) (full bool, err error) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if value == "" {
			return false, nil
		}
		if err != nil || i < 0 || i >= len(x.texts) {
			return false, fmt.Errorf("%w: a text that is not there", ErrBroken)
		}
		own = &x.texts[i]
	case "str":
		own = &text{whole: unescape(value)}
		if err := x.budget.take(value); err != nil {
			return false, err
		}
	case "inlineStr":
	case "e":
		c.Kind, c.Text = Fault, value
		return value != "", nil
	case "b":
		c.Kind, c.Number = Bool, float64(whole(value))
		return value != "", nil
	case "d":
		t, err := time.Parse("2006-01-02", value[:min(len(value), 10)])
		c.Kind, c.Number = Date, float64(t.Unix()/86400+25569)
		return err == nil, nil
	default:
		if value == "" {
			return false, nil
		}
		return c.number(value, st.date, x.from04)
	}
	if own == nil || strings.TrimSpace(own.whole) == "" {
		return false, nil
	}
	c.Text = own.whole
	for _, run := range own.runs {
		if run.Font == "" {
			run.Font = c.Font
		}
		c.Runs = append(c.Runs, run)
	}
	return true, nil
}

// number reads a number; as a day where it is shown as one.
func (c *Cell) number(value string, date, from04 bool) (bool, error) {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return false, fmt.Errorf("%w: %.20q is no number", ErrBroken, value)
	}
	c.Kind, c.Number = Number, n
	if date {
		if c.Kind = Date; from04 {
			c.Number += 1462
		}
	}
	return true, nil
}

// refOf reads the name of a cell: "B12" is row 11, column 1.
func refOf(s string) (row, col int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	n, err := strconv.Atoi(s[i:])
	return n - 1, col - 1, i > 0 && err == nil && n > 0
}

// rangeOf reads "A1:C1", and "A1" alone.
func rangeOf(s string) (Range, bool) {
	from, to, two := strings.Cut(s, ":")
	row, col, ok := refOf(from)
	if !two {
		to = from
	}
	lastRow, lastCol, ok2 := refOf(to)
	return Range{row, col, lastRow, lastCol}, ok && ok2 && lastRow >= row && lastCol >= col
}
