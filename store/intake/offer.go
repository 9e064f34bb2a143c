package intake

import (
	"cmp"
	"slices"
	"strings"

	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Offers are the tables of a workbook, each of the target that its head speaks for most;
// first is preferred where two speak alike. A table that misses an obligatory column is
// offered where the workbook has no whole one, where it ends one, or where its head names
// three fields: its rows are of no other, and nobody would hear of them.
func Offers(book *sheet.Workbook, first Target, w *Words) []*Table {
	var all, told []*Table // told: without what may be no table at all
	whole := false
	for _, s := range book.Sheets {
		var found []*Table
		feet := newFeet(s, w)
		for _, t := range Targets {
			found = append(found, feet.scan(t)...)
		}
		weight := func(t *Table) int {
			n := 4 * t.known
			if t.Complete() {
				n += 8
			}
			if t.Target == first {
				n += 3
			}
			return n
		}
		slices.SortStableFunc(found, func(a, b *Table) int { return weight(b) - weight(a) })
		kept := apart(found)
		slices.SortFunc(kept, func(a, b *Table) int { return cmp.Compare(a.head, b.head) })
		ends := map[*Table]bool{}
		for i, t := range kept {
			for _, o := range kept[i+1:] {
				if o.head >= t.body && t.end > o.head {
					t.upTo(o.head)
					o.titled(t.end)
					ends[o] = t.Complete()
				}
			}
			t.read()
			all, whole = append(all, t), whole || t.Complete()
			if t.Complete() || ends[t] || t.known >= 3 {
				told = append(told, t)
			}
		}
	}
	if !whole {
		return all
	}
	return told
}

// apart keeps of tables in the same place the one that comes first. A head within the
// body of another table counts where it names at least three fields: it is no row of that;
// but not where it is that one's own head again, read as another target.
func apart(found []*Table) (kept []*Table) {
	for _, t := range found {
		within := func(o *Table) bool {
			if t.to > 0 && o.to > 0 && (t.from > o.to || o.from > t.to) {
				return false // side by side
			}
			return t.head >= o.head && t.head < o.body || o.head >= t.head && o.head < t.body || o.passed[t.Sheet.Rows[t.head].N] ||
				t.known < 3 && t.head >= o.body && t.head < o.end
		}
		if !slices.ContainsFunc(kept, within) {
			kept = append(kept, t)
		}
	}
	return kept
}

// As is the same place of the sheet read as a table of another target. Some of its
// obligatory columns may be missing (Complete).
func (t *Table) As(target Target, w *Words) *Table {
	o := &Table{Sheet: t.Sheet, Target: target, feet: t.feet, Title: t.Title, head: t.head, body: t.body, end: t.end,
		from: t.from, to: t.to, passed: t.passed}
	heads := make([]heading, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = heading{c.Col, c.Heading, c.wide}
	}
	o.known = w.names(target, heads)
	o.assign(heads, w)
	o.count(t.Rows, noSums)
	o.settle()
	o.read()
	return o
}

// Set makes a column (an index of Columns) that of a field; the column that was it before
// is left out. "" leaves the column out.
func (t *Table) Set(column int, field string) {
	if i := t.column(field); field != "" && i >= 0 {
		t.Columns[i].Field = ""
	}
	t.Columns[column].Field = field
	t.count(t.Rows, noSums)
	t.settle()
}

// ReadAs reads the letters of a column in one encoding whatever its fonts and letters
// say: a person has decided it. "" judges them again.
func (t *Table) ReadAs(column int, e letters.Encoding) {
	c := &t.Columns[column]
	c.Letters = letters.Judge(t.runs(c.Col))
	for font, v := range c.Letters {
		if e != "" {
			v.Encoding, v.Sure = e, true
			c.Letters[font] = v
		}
	}
}

func noSums(int) bool { return false }

// Missing are the obligatory fields that have no column: one of each group is needed.
func (t *Table) Missing() (groups [][]string) {
	for _, group := range needed[t.Target] {
		if !slices.ContainsFunc(t.Columns, func(c Column) bool { return slices.Contains(group, c.Field) }) {
			groups = append(groups, group)
		}
	}
	return groups
}

// Complete says that every obligatory field has a column.
func (t *Table) Complete() bool { return len(t.Missing()) == 0 }

// Encoding is how most texts of a column with letters beyond ASCII are read, and whether
// that is sure.
func (c Column) Encoding() (e letters.Encoding, sure bool) {
	e, most := letters.Unicode, 0
	for _, f := range letters.Encodings {
		if v, ok := c.Letters[f]; ok && v.Marked > most {
			e, most = v.Encoding, v.Marked
		}
	}
	return e, c.Letters.Sure()
}

// Sample is a text of a column as it stands in the file and as it is read: of the longest
// among the first that are changed by reading, else of all.
func (t *Table) Sample(column int) (before, after string) {
	c := t.Columns[column]
	changed := false
	for _, r := range t.Rows[:min(len(t.Rows), 300)] {
		cell := r.At(c.Col)
		if cell == nil {
			continue
		}
		raw, read := cell.Text, c.read(cell)
		if cell.Kind != sheet.Text {
			raw = read
		}
		raw = record.Line(strings.ReplaceAll(raw, "\n", " "))
		if other := raw != read; other && !changed || other == changed && len(read) > len(after) && len(read) < 60 {
			before, after, changed = raw, read, other
		}
	}
	return before, after
}

// read is a cell as text in one line, read as its column says.
func (c Column) read(cell *sheet.Cell) string {
	switch cell.Kind {
	case sheet.Text:
		return decoded(cell, c.Letters)
	case sheet.Date:
		if d, ok := serial(cell.Number); ok {
			return d.String()
		}
	case sheet.Fault:
		return cell.Text
	}
	return plainNumber(cell.Number)
}

// Said is what a row of the sheet says, column by column.
func (t *Table) Said(row int) (said []Value) {
	i, ok := slices.BinarySearchFunc(t.Rows, row, func(r sheet.Row, n int) int { return r.N - n })
	if !ok {
		return nil
	}
	for _, c := range t.Columns {
		if cell := t.Rows[i].At(c.Col); cell != nil && c.Field != "" && c.Field != "stt" {
			said = append(said, Value{c.Heading, c.Field, c.read(cell)})
		}
	}
	return said
}

// Says is what the cells of a row of a sheet say, read by their fonts and letters.
func Says(r sheet.Row) (texts []string) {
	c := Column{Letters: rowReading(r)}
	for i := range r.Cells {
		texts = append(texts, c.read(&r.Cells[i]))
	}
	return texts
}

// HeadRow is the row of the sheet (from 0) in which the head begins.
func (t *Table) HeadRow() int { return t.Sheet.Rows[t.head].N }

// Meets says that two tables have rows and columns in common: only one of them can be taken.
func (t *Table) Meets(o *Table) bool {
	beside := t.to > 0 && o.to > 0 && (t.from > o.to || o.from > t.to)
	return t.Sheet == o.Sheet && t.head < o.end && o.head < t.end && !beside
}

// Value is a cell of a row with the heading and the field of its column.
type Value struct{ Heading, Field, Text string }

// sensitive are the fields that are taken only where the committee keeps them
// (record.Sensitive).
var sensitive = map[string]string{"ethnicity": record.SensitiveEthnicity, "religion": record.SensitiveReligion,
	"party": record.SensitiveParty, "partyDate": record.SensitiveParty}

// LeftOut says that a field of members is not taken, because the committee does not keep
// it (privacy.md).
func LeftOut(field string, s *record.Settings) bool {
	kind, is := sensitive[field]
	return is && !s.Keeps(kind)
}

// Mapping is what the clerk has made of a table, to be offered for the next of its Shape.
type Mapping struct {
	Fields []string `json:"fields"` // of the columns, in their order
	Normal bool     `json:"normal"` // Job.Normal
}

// Mapping of the table as it is now.
func (j *Job) Mapping() (m Mapping) {
	for _, c := range j.Table.Columns {
		m.Fields = append(m.Fields, c.Field)
	}
	m.Normal = j.Normal
	return m
}

// Remember makes of a table what was made of one of its shape before.
func (j *Job) Remember(m Mapping, w *Words) {
	if len(m.Fields) != len(j.Table.Columns) {
		return
	}
	for i, f := range m.Fields {
		if w.Fields[j.Table.Target][f] != nil || f == "" {
			j.Table.Columns[i].Field = f
		}
	}
	j.Normal = m.Normal
}
