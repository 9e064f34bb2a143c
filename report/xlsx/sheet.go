package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"sophongtrao/report/paper"
)

type writer struct {
	f     *excelize.File
	fonts paper.Fonts
	title int
	head  int
	body  map[look]int
}

// look is how a cell is shown.
type look struct {
	kind  kind
	bold  bool
	align paper.Align
}

// fontSize and lineHeight are those of every cell, in points: a row does not grow by
// itself when a workbook is opened.
const fontSize, lineHeight = 12, 15.75

var formats = map[kind]string{text: "@", small: "0", whole: "#,##0", share: "0.0%", day: "dd/mm/yyyy"}

func (x *writer) styles() (err error) {
	font := func(bold bool) *excelize.Font {
		return &excelize.Font{Family: "Times New Roman", Size: fontSize, Bold: bold}
	}
	if x.title, err = x.f.NewStyle(&excelize.Style{Font: font(true)}); err != nil {
		return err
	}
	x.head, err = x.f.NewStyle(&excelize.Style{Font: font(true), Border: lines(), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	x.body = map[look]int{}
	return err
}

func lines() (of []excelize.Border) {
	for _, side := range []string{"left", "top", "right", "bottom"} {
		of = append(of, excelize.Border{Type: side, Style: 1, Color: "000000"})
	}
	return of
}

var sides = map[paper.Align]string{paper.Left: "left", paper.Centre: "center", paper.Right: "right", paper.Justify: "left"}

func (x *writer) style(l look) (int, error) {
	if id, ok := x.body[l]; ok {
		return id, nil
	}
	format := formats[l.kind]
	id, err := x.f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "Times New Roman", Size: fontSize, Bold: l.bold}, Border: lines(), CustomNumFmt: &format,
		Alignment: &excelize.Alignment{Horizontal: sides[l.align], Vertical: "top", WrapText: true}})
	x.body[l] = id
	return id, err
}

// sheet writes one sheet as it streams: titles, then the tables one below the other.
func (x *writer) sheet(name string, p part, foot string) error {
	// Before the stream begins: it writes down what is known of the page then.
	if err := x.page(name, p, foot); err != nil {
		return err
	}
	s, err := x.f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	m := paper.NewMeasures(p.landscape, x.fonts)
	widths, _ := m.Columns(p.tables[0])
	for i, w := range widths {
		if err := s.SetColWidth(i+1, i+1, min(max(w*0.52, 4), 80)); err != nil { // letters of 11 pt in a mm
			return err
		}
	}
	if len(p.tables) == 1 {
		if err := x.freeze(s, name, p); err != nil {
			return err
		}
	}
	at := 1
	for _, title := range p.titles {
		if err := x.write(s, at, []any{excelize.Cell{StyleID: x.title, Value: title}}); err != nil {
			return err
		}
		at++
	}
	if at > 1 {
		at++
	}
	for _, t := range p.tables {
		if at, err = x.table(s, t, at, m); err != nil {
			return err
		}
		at++
	}
	return s.Flush()
}

// freeze keeps the head of the only table in sight, and prints it on every page.
func (x *writer) freeze(s *excelize.StreamWriter, name string, p part) error {
	first := len(p.titles) + 2
	if len(p.titles) == 0 {
		first = 1
	}
	below := first + len(p.tables[0].Head)
	if below == first {
		return nil
	}
	top, err := excelize.CoordinatesToCellName(1, below)
	if err != nil {
		return err
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: below - 1, TopLeftCell: top, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return x.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", name, first, below-1)})
}

func (x *writer) write(s *excelize.StreamWriter, at int, cells []any, opts ...excelize.RowOpts) error {
	cell, err := excelize.CoordinatesToCellName(1, at)
	if err != nil {
		return err
	}
	return s.SetRow(cell, cells, opts...)
}

// table writes a table from row at, and returns the row below it.
func (x *writer) table(s *excelize.StreamWriter, t *paper.Table, at int, m paper.Measures) (int, error) {
	widths, _ := m.Columns(t)
	for _, r := range lay(t) {
		cells, lines := make([]any, len(r.cells)), 1
		for i, c := range r.cells {
			if c.down == 1 && c.wide > 0 && i+c.wide <= len(widths) {
				width := -2.0 // mm, what Excel leaves at both sides
				for _, w := range widths[i : i+c.wide] {
					width += w
				}
				lines = max(lines, m.Lines(c.cell.Runs, max(width, 4), fontSize))
			}
		}
		for i, c := range r.cells {
			cell, err := x.cell(t, r, i, c)
			if err != nil {
				return at, err
			}
			cells[i] = cell
			if c.wide > 1 || c.down > 1 {
				from, err1 := excelize.CoordinatesToCellName(i+1, at)
				to, err2 := excelize.CoordinatesToCellName(i+c.wide, at+c.down-1)
				if err1 != nil || err2 != nil {
					return at, ErrNoTable
				}
				if err := s.MergeCell(from, to); err != nil {
					return at, err
				}
			}
		}
		if err := x.write(s, at, cells, excelize.RowOpts{Height: float64(lines) * lineHeight}); err != nil {
			return at, err
		}
		at++
	}
	return at, nil
}

func (x *writer) cell(t *paper.Table, r row, i int, c placed) (excelize.Cell, error) {
	if r.head {
		return excelize.Cell{StyleID: x.head, Value: joined(c.cell.Runs)}, nil
	}
	v, k := value(joined(c.cell.Runs))
	l := look{kind: k, bold: r.bold}
	if i < len(t.Columns) {
		l.align = t.Columns[i].Align
	}
	if c.cell.SetAlign {
		l.align = c.cell.Align
	}
	if v == "" {
		v = nil
	}
	id, err := x.style(l)
	return excelize.Cell{StyleID: id, Value: v}, err
}

// page sets the sheet up for A4, one page wide, the head on every page, margins as on
// paper (inches).
func (x *writer) page(name string, p part, foot string) error {
	direction := "portrait"
	if p.landscape {
		direction = "landscape"
	}
	size, wide, high := 9, 1, 0
	if err := x.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &size, Orientation: &direction, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	fit := true
	if err := x.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	top, right, bottom, left := paper.MarginTop/25.4, paper.MarginRight/25.4, paper.MarginBottom/25.4, paper.MarginLeft/25.4
	if err := x.f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Top: &top, Right: &right, Bottom: &bottom, Left: &left}); err != nil {
		return err
	}
	return x.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: `&L&"Times New Roman,Italic"&9` + foot + `&R&P/&N`})
}
