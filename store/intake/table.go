package intake

import (
	"slices"
	"strings"

	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Table is a list that was found in a sheet.
type Table struct {
	Sheet   *sheet.Sheet
	Target  Target
	Title   string // what stands above the head, line by line
	Columns []Column
	Rows    []sheet.Row // the body, from the first row below the head to the end

	feet            *feet
	head, body, end int // where in the rows of the sheet the head and the body begin, and what is below begins
	known           int // how many fields the head names exactly
	from, to        int // the columns of one of several lists side by side, the last with it; to is 0 for the whole width
	numbered        bool
	passed          map[int]bool // rows (Row.N) of the head that comes again on a new page
}

// Column is a column of a table.
type Column struct {
	Col     int
	Heading string // of a head of two rows: "Năm sinh: Nam"
	Field   string // "" for one that is not taken
	// Letters is how its texts are read; an entry for each family of fonts in it.
	Letters letters.Reading
	Hidden  bool

	wide bool // its heading begins over the column on the left
}

// Shape identifies tables of the same head, so that what was decided about one is
// offered for the next.
func (t *Table) Shape() string {
	parts := []string{string(t.Target)}
	for _, c := range t.Columns {
		parts = append(parts, record.Fold(c.Heading))
	}
	return strings.Join(parts, "|")
}

// column is the column of a field, -1 if none.
func (t *Table) column(field string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Field == field })
}

// read judges how the letters of each column are to be read.
func (t *Table) read() {
	columns := make([][]letters.Run, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = t.runs(c.Col)
	}
	for i, reading := range letters.JudgeColumns(columns) {
		t.Columns[i].Letters = reading
	}
}

// text is what a cell of a title says: read by its fonts and letters alone.
func text(c sheet.Cell) string { return textAs(c, nil) }

// textAs is what a cell says in a reading; nil judges the cell by itself.
func textAs(c sheet.Cell, reading letters.Reading) string {
	if c.Kind != sheet.Text {
		return plainNumber(c.Number)
	}
	if c.Runs == nil && (!strange(c.Text) || letters.Modern(c.Text)) {
		return record.Line(c.Text)
	}
	if reading == nil {
		reading = letters.Judge(c.Pieces())
	}
	return decoded(&c, reading)
}

// rowReading judges the letters of a row: a single heading is too short to tell ("Khu phè"
// is Vietnamese as it stands). nil for a row of ASCII.
func rowReading(r sheet.Row) letters.Reading {
	var runs []letters.Run
	odd := false
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Kind == sheet.Text {
			runs, odd = append(runs, c.Pieces()...), odd || strange(c.Text)
		}
	}
	if !odd {
		return nil
	}
	return letters.Judge(runs)
}

// decoded is a text in one line, read in a reading.
func decoded(c *sheet.Cell, reading letters.Reading) string {
	if c.Runs == nil {
		return record.Line(reading.Decode(letters.Run{Text: c.Text, Font: c.Font}))
	}
	s := ""
	for _, r := range c.Runs {
		s += reading.Decode(r)
	}
	return record.Line(s)
}

// text is what a cell of the body says, read as its column is.
func (t *Table) text(c sheet.Cell) string {
	for i := range t.Columns {
		if t.Columns[i].Col == c.Col {
			return textAs(c, t.Columns[i].Letters)
		}
	}
	return text(c)
}
