package intake

import (
	"bytes"
	"slices"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
	"sophongtrao/store/workbook"
)

// Rules of this file: what is written here is read by this package again (a test does),
// so headings and marks come from Words and from nowhere else.

// The colours of what could not be taken: of a row, and of the cell that is at fault.
const (
	paleRed, red       = "FDE9E7", "F4B6AF" // cannot be read
	paleYellow, yellow = "FFF6D6", "FFE08A" // waits for a decision
	paleGray           = "E7EEF5"           // heads
)

// Rejects is a workbook of the rows that were not taken, in the order in which they stand
// in the file, each below the head of its table and the heading of its team, with a
// column that says why. Names are in Unicode, but for a text of which it is not known how
// it is to be read. tell puts a fault into words. nil: every row was taken.
func Rejects(jobs []*Job, plans []*Plan, tell func(*Job, Fault) string) ([]byte, error) {
	var book workbook.Workbook
	for i, j := range jobs {
		if plans[i].Count(Ask)+plans[i].Count(Bad) > 0 {
			book.Sheets = append(book.Sheets, rejects(j, plans[i], tell))
		}
	}
	if book.Sheets == nil {
		return nil, nil
	}
	return bytesOf(&book)
}

func bytesOf(book *workbook.Workbook) ([]byte, error) {
	var b bytes.Buffer
	err := workbook.Write(&b, book)
	return b.Bytes(), err
}

// The looks. A cell with format "@" takes what is typed as text: 0912… keeps its zero.
var (
	lookPlain   = workbook.Look{Wrap: true, Down: "center"}
	lookTitle   = workbook.Look{Bold: true}
	lookHead    = onColour(workbook.Look{Wrap: true, Down: "center", Bold: true}, paleGray)
	lookExample = workbook.Look{Wrap: true, Down: "center", Format: "@", Colour: "7A7A7A", Italic: true}
	lookTyped   = workbook.Look{Wrap: true, Down: "center", Format: "@"}
)

func onColour(l workbook.Look, colour string) workbook.Look {
	l.Fill, l.Lines = colour, "BFBFBF"
	return l
}

// page is how our lists are printed: lying, for they are wide.
var page = workbook.Page{Landscape: true, Top: 15, Right: 15, Bottom: 15, Left: 20}

// letter is how wide a letter of a column is taken to be, in mm.
const letter = 2.1

// rejects is what was not taken of one table.
func rejects(j *Job, p *Plan, tell func(*Job, Fault) string) workbook.Sheet {
	t := j.Table
	out := workbook.Sheet{Name: t.Sheet.Name, Page: page}
	var rows []workbook.Row
	add := func(cells ...workbook.Cell) { rows = append(rows, workbook.Row{Cells: cells}) }
	for line := range strings.SplitSeq(t.Title, "\n") {
		if line != "" {
			add(workbook.Cell{Value: line, Look: lookTitle})
		}
	}
	columns := written(t, j.Words)
	last := columns[len(columns)-1].Col + 1
	var head []workbook.Cell
	out.Widths = make([]float64, last+1)
	for _, c := range columns {
		head = append(head, workbook.Cell{Col: c.Col, Value: c.Heading, Look: lookHead})
		out.Widths[c.Col] = letter * max(8, min(30, float64(len([]rune(c.Heading)))+6))
	}
	out.Widths[last] = letter * 48
	add(append(head, workbook.Cell{Col: last, Value: j.Words.Reason, Look: lookHead})...)
	out.Frozen, out.Repeat = len(rows), workbook.Span{First: len(rows) - 1, Below: len(rows)}
	heads := -1 // the line of the heading that is not written yet
	for i, l := range p.Lines {
		if l.Heads {
			heads = i
		}
		if l.Action != Ask && l.Action != Bad {
			continue
		}
		if heads >= 0 {
			var cells []workbook.Cell
			for _, c := range t.Rows[heads].Cells {
				cells = append(cells, workbook.Cell{Col: c.Col, Value: t.text(c), Look: lookTitle})
			}
			add(cells...)
			heads = -1
		}
		var why []string
		for _, f := range l.Faults {
			why = append(why, tell(j, f))
		}
		add(append(rejected(j, columns, i, l), workbook.Cell{Col: last, Value: strings.Join(why, "; "), Look: onColour(lookPlain, fillOf(l.Action, true))})...)
	}
	out.Rows = slices.Values(rows)
	return out
}

// written are the columns that are written, from the left: ours of an earlier time is
// left out.
func written(t *Table, words *Words) (columns []Column) {
	for _, c := range t.Columns {
		if record.Fold(c.Heading) != record.Fold(words.Reason) {
			columns = append(columns, c)
		}
	}
	return columns
}

// fillOf is the colour of a row; of the cell at fault it is stronger.
func fillOf(a Action, fault bool) string {
	switch {
	case a == Bad && fault:
		return red
	case a == Bad:
		return paleRed
	case fault:
		return yellow
	}
	return paleYellow
}

// rejected are the cells of one row.
func rejected(j *Job, columns []Column, row int, l Line) (cells []workbook.Cell) {
	for _, c := range columns {
		out, odd := workbook.Cell{Col: c.Col, Look: onColour(lookPlain, fillOf(l.Action, false))}, false
		for _, f := range l.Faults {
			if f.Field == c.Field && c.Field != "" {
				out.Look.Fill = fillOf(l.Action, true)
				odd = odd || f.Code == FaultLetters
			}
		}
		cell := j.Table.Rows[row].At(c.Col)
		switch {
		case cell == nil:
		case cell.Kind == sheet.Text && odd: // in its own letters and fonts
			out.Look.Font, out.Value = cell.Font, cell.Text
			if cell.Runs != nil {
				out.Value = cell.Runs
			}
		case cell.Kind == sheet.Number:
			out.Value = cell.Number
		case cell.Kind == sheet.Date:
			out.Value, out.Look.Format = cell.Number, "dd/mm/yyyy"
		case cell.Kind == sheet.Bool:
			out.Value = cell.Number != 0
		default:
			out.Value, out.Look.Format = c.read(cell), "@"
		}
		cells = append(cells, out)
	}
	return cells
}

// templateRows is how many rows of a blank list are made ready.
const templateRows = 500

// Template is a blank list of a target to be filled in and imported: headings, what may be
// chosen, an example that is passed by. Fields that the committee does not keep are not
// in it.
func Template(t Target, words *Words, s *record.Settings) ([]byte, error) {
	out := workbook.Sheet{Name: words.Titles[t], Page: page, Frozen: 2, Repeat: workbook.Span{First: 1, Below: 2}}
	var head, example, blank []workbook.Cell
	for col, x := range BlankColumns(t, words, s) {
		head = append(head, workbook.Cell{Col: col, Value: x.Heading, Look: lookHead})
		example = append(example, workbook.Cell{Col: col, Value: x.Example, Look: lookExample})
		blank = append(blank, workbook.Cell{Col: col, Look: lookTyped})
		out.Widths = append(out.Widths, x.Width)
		// What is not in the list may be typed all the same.
		if names := namesOf(t, x.Field, words, s); len(names) > 0 {
			out.Choice = append(out.Choice, workbook.Choice{Col: col, Rows: workbook.Span{First: 2, Below: templateRows + 3}, Names: names})
		}
	}
	rows := []workbook.Row{{Cells: []workbook.Cell{{Value: strings.ToUpper(words.Titles[t]), Look: lookTitle}}}, {Cells: head}, {Cells: example}}
	for range templateRows {
		rows = append(rows, workbook.Row{Cells: blank})
	}
	out.Rows = slices.Values(rows)
	return bytesOf(&workbook.Workbook{Lists: words.Lists, Sheets: []workbook.Sheet{out}})
}

// namesOf are the names that a field may have; nil where it takes anything.
func namesOf(t Target, field string, words *Words, s *record.Settings) (names []string) {
	var list []record.Choice
	switch field {
	case "sex":
		return words.Sexes
	case "role":
		list = s.Lists.Roles
	case "type":
		list = map[Target][]record.Choice{Areas: s.Lists.AreaKinds, Units: s.Lists.UnitKinds, Activities: s.Lists.ActivityKinds}[t]
	case "channel":
		list = s.Lists.Channels
	case "exclusion":
		list = s.Lists.Exclusions
	}
	for _, c := range list {
		if c.To.IsZero() {
			names = append(names, c.Name)
		}
	}
	return names
}
