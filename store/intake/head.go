package intake

import (
	"slices"
	"strconv"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// Rules of this file: where a head stands and what each of its columns is. Offices write
// heads of one row; of two, where a cell is joined over those below or its words go on in
// the next row; and above two lists side by side.

// deepest is how far down a head is looked for: title lines stand above it.
const deepest = 60

// head is the head of a list.
type head struct {
	list  []heading
	next  int // the first row below (an index of Rows)
	known int // how many fields it names exactly
}

// heading is what stands over a column.
type heading struct {
	col  int
	text string
	wide bool // the cell begins in a column on the left
}

// headAt reads a head that begins in row i (an index of Rows), in the way in which it
// names most fields.
func headAt(s *sheet.Sheet, i int, t Target, w *Words) head {
	best := head{next: i + 1}
	if i+1 >= len(s.Rows) || !short(s.Rows[i]) || filled(s.Rows[i]) {
		best.list = headings(s, s.Rows[i], nil, "")
	} else if next := s.Rows[i+1]; next.N != s.Rows[i].N+1 || !short(next) || filled(next) {
		best.list = headings(s, s.Rows[i], nil, "")
	} else {
		best.list = headings(s, s.Rows[i], nil, "")
		sign, more := " ", 1
		if under(s, s.Rows[i], next) {
			sign, more = ": ", 0
		}
		both := headings(s, s.Rows[i], &next, sign)
		n := w.names(t, both)
		if n > w.names(t, best.list)+more-1 && n > w.names(t, headings(s, next, nil, ""))+more {
			best = head{list: both, next: i + 2}
		}
	}
	if best.next < len(s.Rows) && numbers(s.Rows[best.next]) {
		best.next++
	}
	best.known = w.names(t, best.list)
	return best
}

// short says that a row has nothing but short texts.
func short(r sheet.Row) bool {
	for _, c := range r.Cells {
		if c.Kind != sheet.Text || len(c.Text) > 120 {
			return false
		}
	}
	return true
}

// filled says that a row holds numbers and days: no head does, but for one that numbers
// its columns.
func filled(r sheet.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return c.Kind == sheet.Date || c.Kind == sheet.Number && c.Number > 200 })
}

// names counts the fields that headings name exactly.
func (w *Words) names(t Target, list []heading) int {
	seen := map[string]bool{}
	for _, h := range list {
		if len(h.text) <= 240 {
			seen[w.named(t, h.text)] = true
		}
	}
	delete(seen, "")
	return len(seen)
}

// named is the field that a heading names exactly: as it stands, without what is in
// brackets, or by what stands in the lower row of its head.
func (w *Words) named(t Target, text string) string {
	exactly := w.exactly[t]
	if f := exactly[record.Fold(text)]; f != "" || !strings.ContainsAny(text, "(:\n") {
		return f
	}
	if f := exactly[record.Fold(bare(text))]; f != "" {
		return f
	}
	return exactly[record.Fold(lower(text))]
}

// bare is a heading without what stands in brackets.
func bare(text string) string {
	for {
		from := strings.IndexByte(text, '(')
		if from < 0 {
			return text
		}
		to := strings.IndexByte(text[from:], ')')
		if to < 0 {
			return text[:from]
		}
		text = text[:from] + " " + text[from+to+1:]
	}
}

// lower is what a heading of two rows says in the lower one; "" for one of a single row.
func lower(text string) string {
	if i := strings.LastIndex(text, ": "); i >= 0 {
		return bare(text[i+2:])
	}
	return ""
}

// headings are the texts above each column: those of a row, and behind a sign those of the
// row below.
func headings(s *sheet.Sheet, top sheet.Row, second *sheet.Row, sign string) (list []heading) {
	cols := map[int]heading{}
	reading := rowReading(top)
	for _, c := range top.Cells {
		last := c.Col
		for _, m := range s.Merged {
			if m.Row == top.N && m.Col == c.Col {
				last = m.LastCol
			}
		}
		for col := c.Col; col <= min(last, c.Col+maxWide); col++ {
			cols[col] = heading{col, textAs(c, reading), col > c.Col}
		}
	}
	if second != nil {
		reading = rowReading(*second)
		for _, c := range second.Cells {
			text := textAs(c, reading)
			if above := cols[c.Col].text; above != "" {
				text = above + sign + text
			}
			cols[c.Col] = heading{c.Col, text, false}
		}
	}
	for _, h := range cols {
		list = append(list, h)
	}
	slices.SortFunc(list, func(a, b heading) int { return a.col - b.col })
	return list
}

// maxWide is over how many columns a heading is taken to be joined.
const maxWide = 60

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
		if c.Kind != sheet.Text || len(c.Text) > 60 || !wide && top.At(c.Col) != nil {
			return false
		}
	}
	return true
}

// numbers says that a row only counts its columns: 1 2 3, (1) (2) (3), A B 1 2; in lists
// side by side, once for each. "1 1 47" is the first row of a list.
func numbers(r sheet.Row) bool {
	n, counted := 0, 0
	for _, c := range r.Cells {
		f := strings.Trim(record.Fold(text(c)), " ")
		x, err := strconv.Atoi(f)
		switch {
		case err == nil && len(f) <= 2 && (x == n+1 || x == 1 && n >= 3):
			n, counted = x, counted+1
		case len(f) == 1 && f >= "a" && f <= "e":
		default:
			return false
		}
	}
	return counted >= 3
}

// beside parts the headings of lists that stand side by side: where the first heading
// comes again, and what every row must have with it.
func (w *Words) beside(t Target, list []heading) (parts [][]heading) {
	if len(list) == 0 {
		return nil
	}
	first := record.Fold(list[0].text)
	from := 0
	for i := 1; i <= len(list); i++ {
		if i < len(list) && (list[i].wide || record.Fold(list[i].text) != first || first == "") {
			continue
		}
		if !w.whole(t, list[from:i]) {
			return [][]heading{list}
		}
		parts, from = append(parts, list[from:i]), i
	}
	return parts
}

// whole says that headings name what every row must have.
func (w *Words) whole(t Target, list []heading) bool {
	for _, group := range needed[t] {
		if !slices.ContainsFunc(list, func(h heading) bool { return slices.Contains(group, w.named(t, h.text)) }) {
			return false
		}
	}
	return true
}

// The scores of a heading: it is the phrase with its marks, without them, but for what
// stands in brackets, in its lower row, begins with it, has it within.
const (
	marked, exact, bracketed, below, begins, within = 140, 100, 95, 92, 60, 30
)

// fieldOf is the field that a heading names best, with its score.
func fieldOf(text string, t Target, w *Words) (field string, score int) {
	f, low := record.Fold(text), strings.ToLower(record.Line(text))
	b, l := record.Fold(bare(text)), record.Fold(lower(text))
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
			case b == folded:
				n = bracketed
			case l == folded:
				n = below
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
		t.Columns = append(t.Columns, Column{Col: h.col, Heading: record.Line(h.text), Hidden: t.Sheet.HiddenCols[h.col], wide: h.wide})
		if h.wide || record.Fold(h.text) == record.Fold(w.Reason) {
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
	t.named(heads)
}

// named looks again at the columns of names in a list of people: "Họ và tên" may stand
// over two of them, and a list of teams names nobody but the one who leads.
func (t *Table) named(heads []heading) {
	if t.Target != Members {
		return
	}
	name, leader := t.column("name"), t.column("leader")
	switch {
	case name >= 0 && name+1 < len(heads) && heads[name+1].wide && t.column("givenName") < 0:
		t.Columns[name+1].Field = "givenName"
	case name < 0 && t.column("givenName") < 0 && leader >= 0 && t.column("team") >= 0:
		t.Columns[leader].Field = "name"
	}
}
