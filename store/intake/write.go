package intake

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/xuri/excelize/v2"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
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
	out := &writer{f: excelize.NewFile(), styles: map[look]int{}, names: map[string]bool{}}
	defer out.f.Close()
	n := 0
	for i, j := range jobs {
		if left := plans[i].Count(Ask) + plans[i].Count(Bad); left > 0 {
			n += left
			if err := out.rejects(j, plans[i], tell); err != nil {
				return nil, err
			}
		}
	}
	if n == 0 {
		return nil, nil
	}
	return out.bytes()
}

// writer writes a workbook.
type writer struct {
	f      *excelize.File
	sheet  string
	row    int // the next, from 1
	styles map[look]int
	names  map[string]bool
	err    error // the first
}

// look is how a cell looks.
type look struct {
	fill, font string
	day, head  bool
	text       bool // the cell takes what is typed as text: 0912… keeps its zero
	gray       bool
}

func (w *writer) bytes() ([]byte, error) {
	if w.err != nil {
		return nil, w.err
	}
	w.f.SetActiveSheet(0)
	var b bytes.Buffer
	err := w.f.Write(&b)
	return b.Bytes(), err
}

func (w *writer) keep(err error) { w.err = cmp.Or(w.err, err) }

// begin begins a sheet under the name, or one like it that is free.
func (w *writer) begin(name string) {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)
	for i := 2; ; i++ {
		if r := []rune(strings.TrimSpace(name)); len(r) > 26 { // Excel takes 31
			name = string(r[:26])
		}
		if name = strings.TrimSpace(name); name != "" && !w.names[strings.ToLower(name)] {
			break
		}
		name = strings.TrimRight(name, "0123456789 ") + " " + plainNumber(float64(i))
	}
	if len(w.names) == 0 {
		w.keep(w.f.SetSheetName("Sheet1", name))
	} else {
		_, err := w.f.NewSheet(name)
		w.keep(err)
	}
	w.names[strings.ToLower(name)] = true
	w.sheet, w.row = name, 1
}

// put writes a value into the present row; col counts from 0.
func (w *writer) put(col int, value any, l look) {
	at, err := excelize.CoordinatesToCellName(col+1, w.row)
	w.keep(err)
	if runs, ok := value.([]excelize.RichTextRun); ok {
		w.keep(w.f.SetCellRichText(w.sheet, at, runs))
	} else if value != nil {
		w.keep(w.f.SetCellValue(w.sheet, at, value))
	}
	id, err := w.style(l)
	w.keep(err)
	w.keep(w.f.SetCellStyle(w.sheet, at, at, id))
}

func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	s := &excelize.Style{Font: &excelize.Font{Family: cmp.Or(l.font, "Times New Roman"), Size: 12, Bold: l.head},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}
	if l.gray {
		s.Font.Color, s.Font.Italic = "7A7A7A", true
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
		}
	}
	switch {
	case l.day:
		code := "dd/mm/yyyy"
		s.CustomNumFmt = &code
	case l.text:
		s.NumFmt = 49 // "@"
	}
	id, err := w.f.NewStyle(s)
	w.styles[l] = id
	return id, err
}

// rejects writes what was not taken of one table.
func (w *writer) rejects(j *Job, p *Plan, tell func(*Job, Fault) string) error {
	t := j.Table
	w.begin(t.Sheet.Name)
	for line := range strings.SplitSeq(t.Title, "\n") {
		if line != "" {
			w.put(0, line, look{font: "Times New Roman", head: true})
			w.row++
		}
	}
	columns := w.head(t, j.Words)
	last := columns[len(columns)-1].Col + 1
	heads := -1 // the line of the heading that is not written yet
	for i, l := range p.Lines {
		if l.Heads {
			heads = i
		}
		if l.Action != Ask && l.Action != Bad {
			continue
		}
		if heads >= 0 {
			for _, c := range t.Rows[heads].Cells {
				w.put(c.Col, t.text(c), look{head: true})
			}
			w.row++
			heads = -1
		}
		w.rejected(j, columns, i, l)
		var why []string
		for _, f := range l.Faults {
			why = append(why, tell(j, f))
		}
		w.put(last, strings.Join(why, "; "), look{fill: fillOf(l.Action, true)})
		w.row++
	}
	return w.err
}

// head writes the heads of the columns and returns those that are written: ours of an
// earlier time is left out.
func (w *writer) head(t *Table, words *Words) (columns []Column) {
	last := 0
	for _, c := range t.Columns {
		if record.Fold(c.Heading) == record.Fold(words.Reason) {
			continue
		}
		columns = append(columns, c)
		w.put(c.Col, c.Heading, look{fill: paleGray, head: true})
		w.wide(c.Col, max(8, min(30, float64(len([]rune(c.Heading)))+6)))
		last = c.Col
	}
	w.put(last+1, words.Reason, look{fill: paleGray, head: true})
	w.wide(last+1, 48)
	w.keep(w.f.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: w.row, TopLeftCell: "A" + plainNumber(float64(w.row+1)), ActivePane: "bottomLeft"}))
	w.row++
	return columns
}

func (w *writer) wide(col int, width float64) {
	name, err := excelize.ColumnNumberToName(col + 1)
	w.keep(err)
	w.keep(w.f.SetColWidth(w.sheet, name, name, width))
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

// rejected writes the cells of one row.
func (w *writer) rejected(j *Job, columns []Column, row int, l Line) {
	for _, c := range columns {
		at, odd := look{fill: fillOf(l.Action, false)}, false
		for _, f := range l.Faults {
			if f.Field == c.Field && c.Field != "" {
				at.fill = fillOf(l.Action, true)
				odd = odd || f.Code == FaultLetters
			}
		}
		cell := j.Table.Rows[row].At(c.Col)
		switch {
		case cell == nil:
			w.put(c.Col, nil, at)
		case cell.Kind == sheet.Text && odd:
			at.font = cell.Font
			w.put(c.Col, asItStood(cell), at)
		case cell.Kind == sheet.Number:
			w.put(c.Col, cell.Number, at)
		case cell.Kind == sheet.Date:
			at.day = true
			w.put(c.Col, cell.Number, at)
		case cell.Kind == sheet.Bool:
			w.put(c.Col, cell.Number != 0, at)
		default:
			at.text = true
			w.put(c.Col, c.read(cell), at)
		}
	}
}

// asItStood is a text in its own letters and fonts.
func asItStood(cell *sheet.Cell) any {
	if cell.Runs == nil {
		return cell.Text
	}
	var runs []excelize.RichTextRun
	for _, r := range cell.Runs {
		runs = append(runs, excelize.RichTextRun{Text: r.Text, Font: &excelize.Font{Family: r.Font, Size: 12}})
	}
	return runs
}

// templateRows is how many rows of a blank list are made ready.
const templateRows = 500

// Template is a blank list of a target to be filled in and imported: headings, what may be
// chosen, an example that is passed by. Fields that the committee does not keep are not
// in it.
func Template(t Target, words *Words, s *record.Settings) ([]byte, error) {
	w := &writer{f: excelize.NewFile(), styles: map[look]int{}, names: map[string]bool{}}
	defer w.f.Close()
	w.begin(words.Titles[t])
	w.put(0, strings.ToUpper(words.Titles[t]), look{head: true})
	w.row++
	var fields []string
	for _, x := range words.Templates[t] {
		if LeftOut(x[0], s) {
			continue
		}
		col := len(fields)
		fields = append(fields, x[0])
		heading := words.Heading(t, x[0])
		w.put(col, heading, look{fill: paleGray, head: true})
		w.wide(col, max(8, float64(len([]rune(heading))), float64(len([]rune(x[1])))*1.2)+3)
		w.row++
		w.put(col, x[1], look{text: true, gray: true})
		for w.row++; w.row < templateRows+4; w.row++ {
			w.put(col, nil, look{text: true})
		}
		w.row = 2
	}
	w.keep(w.f.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"}))
	w.choices(t, fields, words, s)
	return w.bytes()
}

// choices puts what may be chosen into a sheet of its own, and lets the columns offer it;
// what is not in it may be typed all the same.
func (w *writer) choices(t Target, fields []string, words *Words, s *record.Settings) {
	list, lists := w.sheet, 0
	for col, field := range fields {
		names := namesOf(t, field, words, s)
		if len(names) == 0 {
			continue
		}
		if lists++; lists == 1 {
			w.begin(words.Lists)
		}
		for w.row = 1; w.row <= len(names); w.row++ {
			w.put(lists-1, names[w.row-1], look{})
		}
		column, err := excelize.ColumnNumberToName(col + 1)
		w.keep(err)
		from, err := excelize.ColumnNumberToName(lists)
		w.keep(err)
		v := excelize.NewDataValidation(true)
		v.SetSqref(column + "3:" + column + plainNumber(templateRows+3))
		v.SetSqrefDropList("'" + w.sheet + "'!$" + from + "$1:$" + from + "$" + plainNumber(float64(len(names))))
		w.keep(w.f.AddDataValidation(list, v))
	}
	if lists > 0 {
		w.keep(w.f.SetSheetVisible(w.sheet, false))
	}
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
