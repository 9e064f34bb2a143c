package xlsx

import (
	"encoding/csv"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"sophongtrao/report/paper"
	"sophongtrao/store/workbook"
)

// List is a plain table, as a list on the screen is one: a title, one head, rows.
type List struct {
	Title   string
	About   string // below the title: of which day, narrowed to what; may be ""
	Columns []ListColumn
	// Rows hold a string, int64, time.Time (a day) or nil for each column. A string that
	// is written as a paper writes a number, a share or a day becomes one.
	Rows [][]any
	Date string // of the file, 2026-02-05
	Foot string // at the foot of every page
}

// ListColumn is a column with its width in mm; 0 asks for one that fits its texts.
type ListColumn struct {
	Title string
	Width float64
	Right bool
}

// The widths of columns that fit their texts, mm, and what stands upright on A4.
const (
	letterWidth       = 2.3 // of a letter of 12 pt, on average
	leastMM, mostMM   = 12.0, 70.0
	upright           = 210 - paper.MarginLeft - paper.MarginRight
	lettersConsidered = 200 // rows
)

// WriteList writes a list as a workbook: the head stays in sight and is printed on every
// page. ErrLimit.
func WriteList(w io.Writer, l *List) error {
	widths, all := l.widths(), 0.0
	for _, mm := range widths {
		all += mm
	}
	titles := []string{l.Title}
	if l.About != "" {
		titles = append(titles, l.About)
	}
	head := len(titles) + 1 // behind an empty row
	s := workbook.Sheet{Name: l.Title, Widths: widths, Frozen: head + 1, Repeat: workbook.Span{First: head, Below: head + 1},
		Page: workbook.Page{Landscape: all > upright, Foot: l.Foot, Top: paper.MarginTop, Right: paper.MarginRight, Bottom: paper.MarginBottom, Left: paper.MarginLeft}}
	s.Rows = func(yield func(workbook.Row) bool) {
		for i, title := range titles {
			if !yield(workbook.Row{Cells: []workbook.Cell{{Value: title, Look: workbook.Look{Bold: i == 0, Italic: i > 0}}}}) {
				return
			}
		}
		row := workbook.Row{N: head}
		for i, c := range l.Columns {
			row.Cells = append(row.Cells, workbook.Cell{Col: i, Value: c.Title, Look: headLook})
		}
		if !yield(row) {
			return
		}
		for _, cells := range l.Rows {
			row := workbook.Row{}
			for i, v := range cells {
				row.Cells = append(row.Cells, l.cell(i, v))
			}
			if !yield(row) {
				return
			}
		}
	}
	return workbook.Write(w, &workbook.Workbook{Title: l.Title, Date: l.Date, Sheets: []workbook.Sheet{s}})
}

func (l *List) cell(col int, v any) workbook.Cell {
	k := text
	switch x := v.(type) {
	case string:
		v, k = value(x)
	case int64:
		k = small
	case time.Time:
		k = day
	}
	across := "left"
	if l.Columns[col].Right {
		across = "right"
	}
	return workbook.Cell{Col: col, Value: v, Look: workbook.Look{Lines: black, Format: formats[k], Across: across, Down: "top", Wrap: true}}
}

// widths are those given, or such that most texts stand in one line.
func (l *List) widths() (mm []float64) {
	for i, c := range l.Columns {
		if c.Width > 0 {
			mm = append(mm, c.Width)
			continue
		}
		longest := utf8.RuneCountInString(c.Title)
		for _, r := range l.Rows[:min(len(l.Rows), lettersConsidered)] {
			longest = max(longest, utf8.RuneCountInString(plain(r[i])))
		}
		mm = append(mm, min(max(float64(longest+2)*letterWidth, leastMM), mostMM))
	}
	return mm
}

// plain is a value as text.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case time.Time:
		return v.Format("02/01/2006")
	}
	return ""
}

// WriteListCSV writes head and rows of a list as CSV does.
func WriteListCSV(w io.Writer, l *List) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	line := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		line[i] = c.Title
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, r := range l.Rows {
		for i, v := range r {
			line[i] = plain(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
