package sheet

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"sophongtrao/store/letters"
)

// grid gathers the cells of one sheet by their rows.
type grid struct {
	x      *xls
	s      *Sheet
	rows   map[int][]Cell
	hidden map[int]bool
	open   []byte // the formula whose text follows
}

// cell is an empty cell of a record in a style; records begin with row, column, style.
func (g *grid) cell(b []byte, xf uint16) Cell {
	c := Cell{Col: int(u16(b, 2))}
	if int(xf) < len(g.x.xfs) {
		f := g.x.xfs[xf]
		c.Font = g.x.font(f.font)
	}
	return c
}

func (g *grid) put(b []byte, c Cell) error {
	row := int(u16(b, 0))
	g.rows[row] = append(g.rows[row], c)
	return g.x.budget.cell()
}

func (g *grid) number(b []byte, xf uint16, n float64, formula bool) error {
	c := g.cell(b, xf)
	c.Kind, c.Number, c.Formula = Number, n, formula
	if int(xf) < len(g.x.xfs) {
		if f := g.x.xfs[xf].format; dateFormat(f, g.x.formats[f]) {
			if c.Kind = Date; g.x.from04 {
				c.Number += 1462
			}
		}
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return fmt.Errorf("%w: a number", ErrBroken)
	}
	return g.put(b, c)
}

func (g *grid) text(b []byte, t rich, formula bool) error {
	if strings.TrimSpace(t.whole) == "" {
		return nil
	}
	c := g.cell(b, u16(b, 4))
	c.Text, c.Formula = t.whole, formula
	units := utf16.Encode([]rune(t.whole))
	font, from := c.Font, 0
	for i, at := range t.from {
		if at = min(at, len(units)); at > from {
			c.Runs = append(c.Runs, letters.Run{Text: string(utf16.Decode(units[from:at])), Font: font})
			from = at
		}
		font = g.x.font(t.font[i])
	}
	if t.from != nil && from < len(units) {
		c.Runs = append(c.Runs, letters.Run{Text: string(utf16.Decode(units[from:])), Font: font})
	}
	return g.put(b, c)
}

// order hands the rows to the sheet from the top, their cells from the left; of two
// cells in one place the later counts.
func (g *grid) order() error {
	for _, n := range slices.Sorted(maps.Keys(g.rows)) {
		cells := g.rows[n]
		slices.SortStableFunc(cells, func(a, b Cell) int { return cmp.Compare(a.Col, b.Col) })
		kept := cells[:0]
		for i, c := range cells {
			if i+1 == len(cells) || cells[i+1].Col != c.Col {
				kept = append(kept, c)
			}
		}
		g.s.Rows = append(g.s.Rows, Row{N: n, Hidden: g.hidden[n], Cells: kept})
	}
	return nil
}

// readSheet reads the cells of one sheet. They come in the order of their rows, but for
// what programs other than Excel write: so they are put in order afterwards.
func (x *xls) readSheet(at int, s *Sheet) error {
	g := &grid{s: s, rows: map[int][]Cell{}, hidden: map[int]bool{}, x: x}
	err := x.records(at, func(kind int, b []byte, more [][]byte) error {
		if kind != recString {
			g.open = nil
		}
		switch kind {
		case recColInfo:
			for c := int(u16(b, 0)); u16(b, 8)&1 != 0 && c <= min(int(u16(b, 2)), 255); c++ {
				s.HiddenCols[c] = true
			}
		case recRow:
			g.hidden[int(u16(b, 0))] = u16(b, 12)&0x20 != 0
		case recMergeCells:
			for i := 2; i+8 <= len(b); i += 8 {
				s.Merged = append(s.Merged, Range{int(u16(b, i)), int(u16(b, i+4)), int(u16(b, i+2)), int(u16(b, i+6))})
			}
		default:
			return g.cells(kind, b, more)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return g.order()
}

// cells takes a record that holds one cell or several.
func (g *grid) cells(kind int, b []byte, more [][]byte) error {
	switch kind {
	case recLabelSST:
		i := u32(b, 6)
		if uint64(i) >= uint64(len(g.x.texts)) {
			return fmt.Errorf("%w: a text that is not there", ErrBroken)
		}
		return g.text(b, g.x.texts[i], false)
	case recLabel, recRString:
		r := &textReader{parts: append([][]byte{cut(b, 6)}, more...)}
		t, err := r.text(2)
		if err != nil {
			return err
		}
		return g.text(b, t, false)
	case recNumber:
		return g.number(b, u16(b, 4), math.Float64frombits(uint64(u32(b, 6))|uint64(u32(b, 10))<<32), false)
	case recRk:
		return g.number(b, u16(b, 4), rk(u32(b, 6)), false)
	case recMulRk:
		for i := 4; i+6 <= len(b)-2; i += 6 {
			at := binary.LittleEndian.AppendUint16(bytes.Clone(b[:2]), u16(b, 2)+uint16((i-4)/6))
			if err := g.number(at, u16(b, i), rk(u32(b, i+2)), false); err != nil {
				return err
			}
		}
	case recBoolErr:
		return g.boolean(b, cut(b, 6), false)
	case recFormula:
		return g.formula(b)
	case recString:
		if g.open == nil {
			return nil
		}
		r := &textReader{parts: append([][]byte{b}, more...)}
		t, err := r.text(2)
		if err != nil {
			return err
		}
		return g.text(g.open, t, true)
	}
	return nil
}

func cut(b []byte, n int) []byte { return b[min(n, len(b)):] }

// formula takes the value that Excel kept of a formula ([MS-XLS] 2.5.133).
func (g *grid) formula(b []byte) error {
	v := cut(b, 6)
	if len(v) < 8 {
		return fmt.Errorf("%w: a formula", ErrBroken)
	}
	if u16(v, 6) != 0xFFFF {
		return g.number(b, u16(b, 4), math.Float64frombits(binary.LittleEndian.Uint64(v)), true)
	}
	switch v[0] {
	case 0: // the text follows in a record of its own
		g.open = b
	case 1:
		return g.boolean(b, []byte{v[2], 0}, true)
	case 2:
		return g.boolean(b, []byte{v[2], 1}, true)
	}
	return nil
}

// rk is a number in four bytes ([MS-XLS] 2.5.122).
func rk(v uint32) float64 {
	n := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		n = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		n /= 100
	}
	return n
}

// faults are Excel's signs of faults ([MS-XLS] 2.5.10).
var faults = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func (g *grid) boolean(b, v []byte, formula bool) error {
	if len(v) < 2 {
		return nil
	}
	c := g.cell(b, u16(b, 4))
	c.Formula = formula
	if c.Kind, c.Number = Bool, float64(v[0]); v[1] != 0 {
		c.Kind, c.Number, c.Text = Fault, 0, faults[v[0]]
	}
	return g.put(b, c)
}
