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

	head, body, end int // where in the rows of the sheet the head and the body begin, and what is below begins
	known           int // how many fields the head names exactly
}

// Column is a column of a table.
type Column struct {
	Col     int
	Heading string // of a head of two rows: "Năm sinh: Nam"
	Field   string // "" for one that is not taken
	// Letters is how its texts are read; an entry for each family of fonts in it.
	Letters letters.Reading
	Hidden  bool
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

// deepest is how far down a head is looked for: title lines stand above it.
const deepest = 60

// Find looks for tables of a target in a sheet: one under the other, each below a head
// whose columns the words know. Where it finds no head it returns nil.
func Find(s *sheet.Sheet, t Target, w *Words) (tables []*Table) {
	for _, table := range scan(s, t, w) {
		if table.Complete() {
			table.read()
			tables = append(tables, table)
		}
	}
	return tables
}

// scan finds every head of a target in a sheet, also of tables that miss a column. How
// the letters are read is not judged yet.
func scan(s *sheet.Sheet, t Target, w *Words) (tables []*Table) {
	from := 0
	for from < len(s.Rows) {
		at, best := -1, 1
		for i := from; i < len(s.Rows) && i < from+deepest; i++ {
			if n := matches(s, i, t, w); n > best && !filled(s.Rows[i]) {
				at, best = i, n
			}
		}
		if at < 0 {
			return tables
		}
		table, next := cut(s, at, from, t, w)
		tables, from = append(tables, table), next
	}
	return tables
}

// filled says that a row holds numbers and days: no head does, but for one that numbers
// its columns.
func filled(r sheet.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return c.Kind == sheet.Date || c.Kind == sheet.Number && c.Number > 200 })
}

// matches counts the fields that the cells of a row name exactly.
func matches(s *sheet.Sheet, i int, t Target, w *Words) int {
	seen := map[string]bool{}
	reading := rowReading(s.Rows[i])
	for _, c := range s.Rows[i].Cells {
		if c.Kind != sheet.Text || len(c.Text) > 120 {
			continue
		}
		if f := w.exactly[t][record.Fold(textAs(c, reading))]; f != "" {
			seen[f] = true
		}
	}
	return len(seen)
}

// cut makes the table whose head begins in row i (an index of Rows), and returns where
// the next may begin.
func cut(s *sheet.Sheet, i, from int, t Target, w *Words) (*Table, int) {
	table := &Table{Sheet: s, Target: t, head: i, known: matches(s, i, t, w)}
	table.titled(from)
	heads, next := headings(s, i)
	table.assign(heads, w)
	end := next
	blanks := 0
	for ; end < len(s.Rows); end++ {
		r := s.Rows[end]
		if end > next {
			blanks = r.N - s.Rows[end-1].N - 1
		}
		if blanks > 50 || ends(r, w) || end > next && matches(s, end, t, w) >= 3 {
			break
		}
	}
	table.body = next
	if table.upTo(end); end < len(s.Rows) && matches(s, end, t, w) >= 3 {
		return table, table.end // the lines above the next head are its title
	}
	for end < len(s.Rows) && end < next+len(table.Rows)+1 && ends(s.Rows[end], w) {
		end++
	}
	return table, max(end, next)
}

// titled takes the lines from a row (an index of Rows) to the head as the title.
func (t *Table) titled(from int) {
	t.Title = ""
	for _, r := range t.Sheet.Rows[from:t.head] {
		if len(r.Cells) > 0 {
			t.Title = strings.TrimSpace(t.Title + "\n" + text(r.Cells[0]))
		}
	}
}

// upTo ends the body before a row. Where that begins another table, lines of one text
// directly above it are that one's title.
func (t *Table) upTo(end int) {
	rows := t.Sheet.Rows
	if end < len(rows) && len(rows[end].Cells) > 2 {
		for end > t.body && len(rows[end-1].Cells) == 1 && rows[end-1].Cells[0].Kind == sheet.Text {
			end--
		}
	}
	t.Rows, t.end = rows[t.body:end], end
}

// ends says that a row closes a table: the line of sums, the place of the signatures.
func ends(r sheet.Row, w *Words) bool {
	if len(r.Cells) == 0 {
		return false
	}
	f := record.Fold(text(r.Cells[0]))
	if strings.Trim(f, "0123456789") == "" && len(r.Cells) > 1 {
		return false // a number, and more behind it
	}
	for _, e := range w.Ends {
		if f == e || strings.HasPrefix(f, e+" ") {
			return true
		}
	}
	return false
}

// heading is what stands over a column.
type heading struct {
	col  int
	text string
}

// headings reads the head that begins in row i: of one row, or of two where cells of the
// first are joined over cells of the second; a row that numbers the columns belongs to
// it too. next is the first row below.
func headings(s *sheet.Sheet, i int) (list []heading, next int) {
	top := s.Rows[i]
	next = i + 1
	var second *sheet.Row
	if next < len(s.Rows) && s.Rows[next].N == top.N+1 && under(s, top, s.Rows[next]) {
		second = &s.Rows[next]
		next++
	}
	if next < len(s.Rows) && numbers(s.Rows[next]) {
		next++
	}
	cols := map[int]string{}
	reading := rowReading(top)
	for _, c := range top.Cells {
		last := c.Col
		for _, m := range s.Merged {
			if m.Row == top.N && m.Col == c.Col {
				last = m.LastCol
			}
		}
		for col := c.Col; col <= last; col++ {
			cols[col] = textAs(c, reading)
		}
	}
	if second != nil {
		reading = rowReading(*second)
		for _, c := range second.Cells {
			if above := cols[c.Col]; above != "" {
				cols[c.Col] = above + ": " + textAs(c, reading)
			} else {
				cols[c.Col] = textAs(c, reading)
			}
		}
	}
	for col, text := range cols {
		list = append(list, heading{col, text})
	}
	slices.SortFunc(list, func(a, b heading) int { return a.col - b.col })
	return list, next
}

// under says that a row is the second of a head: short texts only, each below a cell that
// is joined over several columns, or where the first row has none.
func under(s *sheet.Sheet, top, row sheet.Row) bool {
	if len(row.Cells) == 0 {
		return false
	}
	for _, c := range row.Cells {
		wide := slices.ContainsFunc(s.Merged, func(m sheet.Range) bool {
			return m.Row == top.N && m.LastRow == top.N && m.Col <= c.Col && c.Col <= m.LastCol && m.LastCol > m.Col
		})
		open := top.At(c.Col) == nil
		if c.Kind != sheet.Text || len(c.Text) > 60 || !wide && !open {
			return false
		}
	}
	return true
}

// numbers says that a row only counts its columns: 1 2 3, (1) (2) (3), A B 1 2.
func numbers(r sheet.Row) bool {
	n := 0
	for _, c := range r.Cells {
		f := strings.Trim(record.Fold(text(c)), " ")
		switch {
		case c.Kind == sheet.Number && c.Number == float64(int(c.Number)) && c.Number < 100, len(f) <= 2 && strings.Trim(f, "0123456789") == "":
			n++
		case len(f) == 1 && f >= "a" && f <= "e":
		default:
			return false
		}
	}
	return n >= 3
}

// The scores of a heading: it is the phrase with its marks, without them, begins with
// it, has it within.
const (
	marked, exact, begins, within = 140, 100, 60, 30
)

// fieldOf is the field that a heading names best, with its score.
func fieldOf(text string, t Target, w *Words) (field string, score int) {
	f, low := record.Fold(text), strings.ToLower(record.Line(text))
	if f == "" {
		return "", 0
	}
	for name, phrases := range w.Fields[t] {
		for _, p := range phrases {
			n, folded := 0, record.Fold(p)
			switch {
			case low == p:
				n = marked
			case f == folded:
				n = exact
			case len(folded) > 3 && strings.HasPrefix(f, folded+" "):
				n = begins + min(len(folded), 30)
			case len(folded) > 5 && strings.Contains(f+" ", " "+folded+" "):
				n = within + min(len(folded), 20)
			}
			if n > score || n == score && n > 0 && name < field {
				field, score = name, n
			}
		}
	}
	return field, score
}

// assign gives each column the field that its heading names, the best first, no field
// twice.
func (t *Table) assign(heads []heading, w *Words) {
	type claim struct {
		at, score int
		field     string
	}
	var claims []claim
	for i, h := range heads {
		t.Columns = append(t.Columns, Column{Col: h.col, Heading: record.Line(h.text), Hidden: t.Sheet.HiddenCols[h.col]})
		if record.Fold(h.text) == record.Fold(w.Reason) {
			continue // ours, in a list of what could not be taken
		}
		if f, score := fieldOf(h.text, t.Target, w); score > 0 {
			claims = append(claims, claim{i, score, f})
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return b.score - a.score })
	taken := map[string]bool{}
	for _, c := range claims {
		if !taken[c.field] {
			taken[c.field] = true
			t.Columns[c.at].Field = c.field
		}
	}
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

// runs are the pieces of text of a column of the sheet.
func (t *Table) runs(col int) (runs []letters.Run) {
	for _, r := range t.Rows {
		if c := r.At(col); c != nil && c.Kind == sheet.Text {
			runs = append(runs, c.Pieces()...)
		}
	}
	return runs
}

// text is what a cell of a title says: read by its fonts and letters alone.
func text(c sheet.Cell) string { return textAs(c, nil) }

// textAs is what a cell says in a reading; nil judges the cell by itself.
func textAs(c sheet.Cell, reading letters.Reading) string {
	if c.Kind != sheet.Text {
		return plainNumber(c.Number)
	}
	if c.Runs == nil && !strange(c.Text) {
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
