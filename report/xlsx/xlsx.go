package xlsx

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/workbook"
)

// ErrNoTable is returned for a paper without a table.
var ErrNoTable = errors.New("xlsx: the paper has no table")

// ErrLimit is returned when Excel does not take it: a text above 32,767 letters in a cell.
var ErrLimit = workbook.ErrLimit

// part is a sheet of the paper with what of it goes into the workbook.
type part struct {
	titles    []string
	tables    []*paper.Table
	landscape bool
}

// parts are the sheets with a table; ErrNoTable if there is none.
func parts(d *paper.Doc) (of []part, err error) {
	for _, s := range d.Sheets {
		p := part{landscape: s.Landscape}
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case paper.Heading:
				if len(p.tables) == 0 {
					for _, l := range b.Lines {
						p.titles = append(p.titles, joined(l.Runs))
					}
				}
			case paper.Table:
				if !b.NoLines {
					p.tables = append(p.tables, &b)
				}
			}
		}
		if len(p.tables) > 0 {
			of = append(of, p)
		}
	}
	if of == nil {
		err = ErrNoTable
	}
	return of, err
}

func joined(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return strings.ReplaceAll(b.String(), "\u00A0", " ")
}

// Write writes the tables of a Doc. foot is printed at the foot of every page, with the
// mark of a practice book before it.
func Write(w io.Writer, d *paper.Doc, f paper.Fonts, foot string) error {
	list, err := parts(d)
	if err != nil {
		return err
	}
	if d.Mark != "" {
		foot = d.Mark + " - " + foot
	}
	b := &workbook.Workbook{Title: d.Title, Subject: d.Subject, Author: d.Author, Date: "2000-01-01"}
	if d.Date[0] != 0 {
		b.Date = fmt.Sprintf("%04d-%02d-%02d", d.Date[0], d.Date[1], d.Date[2])
	}
	for i, p := range list {
		b.Sheets = append(b.Sheets, sheet(fmt.Sprint(i+1), p, f, foot))
	}
	return workbook.Write(w, b)
}

// CSV writes the tables one below the other, for a Vietnamese Excel: semicolons, and the
// mark by which it knows UTF-8.
func CSV(w io.Writer, d *paper.Doc) error {
	list, err := parts(d)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	for i, p := range list {
		for j, t := range p.tables {
			if i+j > 0 {
				if err := out.Write([]string{""}); err != nil {
					return err
				}
			}
			for _, row := range lay(t) {
				line := make([]string, len(row.cells))
				for k, c := range row.cells {
					line[k] = joined(c.cell.Runs)
				}
				if err := out.Write(line); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

// placed is a cell with the columns and rows it covers.
type placed struct {
	cell       paper.Cell
	wide, down int
	covered    bool
}

type row struct {
	cells      []placed // one a column of the table
	head, bold bool
}

// lay puts every cell of a table into its column.
func lay(t *paper.Table) (rows []row) {
	n := len(t.Columns)
	for _, cells := range t.Head {
		width := 0
		for _, c := range cells {
			width += max(int(c.ColSpan), 1)
		}
		n = max(n, width)
	}
	down := make([]int, n)
	put := func(cells []paper.Cell, head, bold bool) {
		r := row{cells: make([]placed, n), head: head, bold: bold}
		next := 0
		for col := 0; col < n; {
			if down[col] > 0 {
				r.cells[col].covered = true
				down[col]--
				col++
				continue
			}
			if next == len(cells) {
				break
			}
			c := cells[next]
			next++
			wide := min(max(int(c.ColSpan), 1), n-col)
			r.cells[col] = placed{cell: c, wide: wide, down: max(int(c.RowSpan), 1)}
			for k := range wide {
				down[col+k] = max(int(c.RowSpan), 1) - 1
				if k > 0 {
					r.cells[col+k].covered = true
				}
			}
			col += wide
		}
		rows = append(rows, r)
	}
	for _, cells := range t.Head {
		put(cells, true, true)
	}
	clear(down)
	for _, r := range t.Rows {
		put(r.Cells, false, r.Bold)
	}
	return rows
}
