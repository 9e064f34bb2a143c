package intake

import (
	"slices"
	"strings"
	"unicode"

	"sophongtrao/store/letters"
	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Rules of this file: which rows belong to a list. Titles stand above its head; lines of
// sums stand below it or between its rows, the signatures below it, the head comes again
// on each page. A row in which somebody stands is never left out because of where it is.

// Find looks for tables of a target in a sheet: one under the other, each below a head
// whose columns the words know. Where it finds no head it returns nil.
func Find(s *sheet.Sheet, t Target, w *Words) (tables []*Table) {
	for _, table := range newFeet(s, w).scan(t) {
		if table.Complete() {
			table.read()
			tables = append(tables, table)
		}
	}
	return tables
}

// Point makes a table below a row (from 0) that a person says is its head, whatever it
// says; the columns that it does not name have no field yet. nil: there is no such row.
func Point(s *sheet.Sheet, row int, t Target, w *Words) *Table {
	i := slices.IndexFunc(s.Rows, func(r sheet.Row) bool { return r.N == row })
	if i < 0 {
		return nil
	}
	tables, _ := newFeet(s, w).cut(i, 0, t)
	tables[0].read()
	return tables[0]
}

// scan finds every head of a target in a sheet, also of tables that miss a column. How
// the letters are read is not judged yet.
func (f *feet) scan(t Target) (tables []*Table) {
	s, w := f.sheet, f.words
	from := 0
	for from < len(s.Rows) {
		at, best := -1, 1
		for i := from; i < len(s.Rows) && i < from+deepest; i++ {
			if filled(s.Rows[i]) {
				continue
			}
			if n := headAt(s, i, t, w).known; n > best {
				at, best = i, n
			}
		}
		if at < 0 {
			return tables
		}
		found, next := f.cut(at, from, t)
		tables, from = append(tables, found...), next
	}
	return tables
}

// cut makes the tables whose head begins in row i (an index of Rows; several where lists
// stand side by side), and returns where the next may begin.
func (f *feet) cut(i, from int, t Target) (tables []*Table, next int) {
	s, w := f.sheet, f.words
	h := headAt(s, i, t, w)
	parts := w.beside(t, h.list)
	if parts == nil {
		parts = [][]heading{nil}
	}
	for _, list := range parts {
		table := &Table{Sheet: s, Target: t, feet: f, head: i, body: h.next, known: w.names(t, list), passed: map[int]bool{}}
		if len(parts) > 1 {
			table.from, table.to = list[0].col, list[len(list)-1].col
		}
		table.titled(from)
		table.assign(list, w)
		stop, another := table.stop(h, w)
		if table.close(stop); another && table.end == stop {
			table.upTo(stop)
		}
		tables, next = append(tables, table), max(next, table.end, h.next)
	}
	return tables, next
}

// stop is the row (an index of Rows) before which a table ends at the latest: a gap of many
// rows, or the head of another table. Its own head that comes again without a title is
// passed by.
func (t *Table) stop(own head, w *Words) (row int, another bool) {
	s := t.Sheet
	for i := t.body; i < len(s.Rows); i++ {
		r := s.Rows[i]
		if i > t.body && r.N-s.Rows[i-1].N > 50 {
			return i, false
		}
		if i == t.body || len(r.Cells) < 2 || filled(r) {
			continue
		}
		h := headAt(s, i, t.Target, w)
		if h.known < 3 {
			continue
		}
		if !sameHead(own.list, h.list) || len(s.Rows[i-1].Cells) < 2 || t.sums(i-1) || t.signs(i-1) {
			return i, true
		}
		for ; i < h.next; i++ {
			t.passed[s.Rows[i].N] = true
		}
		i--
	}
	return len(s.Rows), false
}

func sameHead(a, b []heading) bool {
	return slices.EqualFunc(a, b, func(x, y heading) bool { return x.col == y.col && record.Fold(x.text) == record.Fold(y.text) })
}

// close ends the body before a row at the latest: before the sums and signatures below the
// last row in which surely something stands.
func (t *Table) close(stop int) {
	rows := t.Sheet.Rows
	till := t.body
	for till < stop && !(till > t.body && t.signs(till)) {
		till++
	}
	t.count(rows[t.body:till], func(i int) bool { return t.sums(t.body + i) })
	last := t.body - 1
	for i := t.body; i < stop; i++ {
		if t.sure(rows[i]) && !t.sums(i) {
			last = i
		} else if !t.numbered && t.signs(i) {
			break
		}
	}
	t.end = stop
	for i := last + 1; i < stop; i++ {
		if t.sums(i) || t.signs(i) {
			t.end = i
			break
		}
	}
	t.settle()
}

// count finds out whether the rows of a list have numbers. A row without one that says a
// single thing does not count: it may be a heading; neither does one of sums.
func (t *Table) count(rows []sheet.Row, sums func(i int) bool) {
	with, without := 0, 0
	for i, r := range rows {
		switch named := t.full(r); {
		case named && t.number(r):
			with++
		case named && t.said(r) > 1 && !sums(i):
			without++
		}
	}
	t.numbered = with > 0 && with >= without
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
	t.end = end
	t.settle()
}

// settle takes the rows of the body: of its own columns only, and with what is joined over
// several rows in each of them.
func (t *Table) settle() {
	t.Rows = t.Sheet.Rows[t.body:t.end]
	if len(t.Rows) == 0 {
		return
	}
	if t.to > 0 {
		var rows []sheet.Row
		for _, r := range t.Rows {
			from, to := 0, len(r.Cells)
			for from < to && r.Cells[from].Col < t.from {
				from++
			}
			for to > from && r.Cells[to-1].Col > t.to {
				to--
			}
			if r.Cells = r.Cells[from:to:to]; from < to {
				rows = append(rows, r)
			}
		}
		t.Rows = rows
	}
	own := false // rows that may be changed
	for _, m := range t.Sheet.Merged {
		if m.LastRow == m.Row || !t.joins(m.Col) {
			continue
		}
		i, _ := slices.BinarySearchFunc(t.Rows, m.Row, func(r sheet.Row, n int) int { return r.N - n })
		if i == len(t.Rows) || t.Rows[i].N != m.Row || t.Rows[i].At(m.Col) == nil {
			continue
		}
		if !own {
			t.Rows, own = slices.Clone(t.Rows), true
		}
		c := *t.Rows[i].At(m.Col)
		for i++; i < len(t.Rows) && t.Rows[i].N <= m.LastRow; i++ {
			cells := slices.Clone(t.Rows[i].Cells)
			at, found := slices.BinarySearchFunc(cells, c.Col, func(x sheet.Cell, col int) int { return x.Col - col })
			if !found && len(cells) > 0 {
				t.Rows[i].Cells = slices.Insert(cells, at, c)
			}
		}
	}
}

// joins says that what is joined over several rows in a column holds for each of them: a
// team, a place; not a person.
func (t *Table) joins(col int) bool {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Col == col })
	if i < 0 {
		return false
	}
	switch t.Columns[i].Field {
	case "", "stt", "name", "familyName", "givenName", "birth", "birthMale", "birthFemale", "phone":
		return false
	}
	return true
}

// titled takes the lines from a row (an index of Rows) to the head as the title; not what
// closes the table above.
func (t *Table) titled(from int) {
	for i := from; from > 0 && i < t.head; i++ {
		if t.sums(i) || t.signs(i) {
			from = i + 1
		}
	}
	var lines []string
	for _, r := range t.Sheet.Rows[from:t.head] {
		var parts []string
		own := slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return c.Col >= t.from && c.Col <= t.to })
		for _, c := range r.Cells {
			if s := text(c); s != "" && (t.to == 0 || c.Col >= t.from && c.Col <= t.to || !own && c.Col < t.from) {
				parts = append(parts, s) // a title over the whole width begins on the left
			}
		}
		if len(parts) > 0 {
			lines = append(lines, strings.Join(parts, " "))
		}
	}
	t.Title = strings.Join(lines, "\n")
}

// full says that a row has what every row must have: the name, most often.
func (t *Table) full(r sheet.Row) bool {
	for _, c := range t.Columns {
		if needs(t.Target, c.Field) {
			if x := r.At(c.Col); x != nil && x.Kind == sheet.Text {
				return true
			}
		}
	}
	return false
}

// number says that a row has a number in the column of numbers.
func (t *Table) number(r sheet.Row) bool {
	i := t.column("stt")
	if i < 0 {
		return false
	}
	c := r.At(t.Columns[i].Col)
	return c != nil && (c.Kind != sheet.Text || strings.Trim(c.Text, "0123456789. )/-") == "")
}

// sure says that a row is one of the list, and no line of sums or signatures: it has its
// number, or most of what a row may have.
func (t *Table) sure(r sheet.Row) bool {
	return t.full(r) && (t.number(r) || t.said(r) >= 3 || !t.numbered && t.said(r) >= min(3, t.fields()))
}

// said counts the fields of which a row says something.
func (t *Table) said(r sheet.Row) (n int) {
	for _, c := range t.Columns {
		if c.Field != "" && c.Field != "stt" && r.At(c.Col) != nil {
			n++
		}
	}
	return n
}

func (t *Table) fields() (n int) {
	for _, c := range t.Columns {
		if c.Field != "" && c.Field != "stt" {
			n++
		}
	}
	return n
}

// sums says that a row (an index of Rows) is one of sums.
func (t *Table) sums(i int) bool {
	r := t.Sheet.Rows[i]
	return t.feet.at(i)&footSums != 0 && !(t.full(r) && t.number(r))
}

// signs says that a row (an index of Rows) is of the place and day and the signatures
// below a list.
func (t *Table) signs(i int) bool {
	is, r := t.feet.at(i), t.Sheet.Rows[i]
	switch {
	case is&(footSigns|footBegins) == 0:
		return false
	case !t.full(r):
		return true
	case t.number(r), t.said(r) >= 3, is&footBegins == 0:
		return false
	}
	at := slices.IndexFunc(t.Columns, func(x Column) bool { return x.Col == r.Cells[0].Col })
	return at < 0 || t.Columns[at].Field != "role"
}

// feet knows of the rows of a sheet how each looks as the foot of a list, whatever that is
// a list of: the texts of a row are read once for all targets.
type feet struct {
	sheet *sheet.Sheet
	words *Words
	known []foot
}

// foot is how a row looks.
type foot uint8

const (
	footRead   foot = 1 << iota // it was looked at
	footSums                    // it begins as a line of sums does
	footSigns                   // one of its texts begins as signatures do, or is a date line
	footBegins                  // its first one does
)

func newFeet(s *sheet.Sheet, w *Words) *feet { return &feet{s, w, make([]foot, len(s.Rows))} }

func (f *feet) at(i int) foot {
	if f.known[i] == 0 {
		f.known[i] = f.words.foot(f.sheet.Rows[i]) | footRead
	}
	return f.known[i]
}

func (w *Words) foot(r sheet.Row) (is foot) {
	if w.sums(r) {
		is |= footSums
	}
	for i, c := range r.Cells {
		if c.Kind != sheet.Text {
			continue
		}
		if f := record.Fold(text(c)); opens(f, w.Ends) || dated(f, w.Dateline) {
			if is |= footSigns; i == 0 {
				is |= footBegins
			}
		}
	}
	return is
}

// sums says that a row begins as one of sums does: with the marks of the word if it has
// any ("Công ty" is no "Cộng").
func (w *Words) sums(r sheet.Row) bool {
	if len(r.Cells) == 0 {
		return false
	}
	said := text(r.Cells[0])
	if f := record.Fold(said); !opens(f, w.Sums) {
		return false
	}
	spelt := record.Spelling(strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return ' '
		}
		return r
	}, said))
	return !strange(said) || slices.ContainsFunc(w.spelt, func(s string) bool { return strings.HasPrefix(spelt, s) })
}

// opens says that a folded text is one of a list, or begins with it.
func opens(f string, list []string) bool {
	for _, e := range list {
		if rest, begins := strings.CutPrefix(f, e); begins && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// dated says that a folded text has the words of a date line one behind the other.
func dated(f string, words []string) bool {
	if len(words) == 0 || !strings.Contains(f, words[0]) {
		return false
	}
	for _, w := range words {
		_, rest, found := strings.Cut(" "+f+" ", " "+w+" ")
		if !found {
			return false
		}
		f = rest
	}
	return true
}

// needs says that a field is one of those of which every row must have one.
func needs(t Target, field string) bool {
	return field != "" && slices.ContainsFunc(needed[t], func(group []string) bool { return slices.Contains(group, field) })
}

// runs are the pieces of text of a column of the sheet.
func (t *Table) runs(col int) (runs []letters.Run) {
	runs = make([]letters.Run, 0, len(t.Rows))
	for _, r := range t.Rows {
		if c := r.At(col); c != nil && c.Kind == sheet.Text {
			if c.Runs == nil {
				runs = append(runs, letters.Run{Text: c.Text, Font: c.Font})
			} else {
				runs = append(runs, c.Runs...)
			}
		}
	}
	return runs
}
