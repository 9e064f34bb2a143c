package forms

import (
	"cmp"
	"strings"

	"sophongtrao/report/paper"
	"sophongtrao/store/record"
)

// builder is a paper in the making.
type builder struct {
	in      Input
	view    *record.View
	set     *record.Settings
	com     *record.Committee
	docType string
	// date is the day of the paper: the names, letterhead and signer that hold then
	// are printed. A draft is of today.
	date   record.Date
	issued bool
	edits  map[string]int // index in Document.Edits
	blocks []paper.Block
	heads  []Sentence // the headings that are printed, for the contents
	part   int        // the last numbered part (head)
	out    Output
}

func begin(in Input, docType string) (*builder, error) {
	if in.View == nil || !in.Today.IsDay() || !in.Today.Valid() {
		return nil, ErrInput
	}
	b := &builder{
		in: in, view: in.View, set: in.View.Settings(), com: in.View.Committee(),
		docType: docType, date: in.Today, edits: map[string]int{},
	}
	if d := in.Document; d != nil {
		b.issued = d.Is() != record.Draft && d.Number > 0
		if d.Date.IsDay() && d.Date.Valid() {
			b.date = d.Date
		}
		for i, e := range d.Edits {
			b.edits[e.Key] = i
		}
	}
	b.out.Source = in.Source
	return b, nil
}

// sheet makes a sheet of the blocks so far.
func (b *builder) sheet(landscape bool) {
	b.out.Doc.Sheets = append(b.out.Doc.Sheets,
		paper.Sheet{Landscape: landscape, Restart: true, Blocks: b.blocks})
	b.blocks = nil
}

// done fills in what every file has. Only an issued paper has a date of its own: a
// draft is the same file whenever it is made.
func (b *builder) done(title, file string) Output {
	d := &b.out.Doc
	title = clip(record.Line(title), record.MaxLine)
	d.Title, d.Subject, d.Author = title, "", b.com.NameOn(b.date).Name
	if b.issued {
		d.Date = [3]int{int(b.date.Y), int(b.date.M), int(b.date.D)}
	}
	if b.set.Practice {
		d.Mark = "THỰC HÀNH"
	}
	b.out.Title, b.out.FileName = title, file
	return b.out
}

// clip keeps the first n letters of a text: a title is stored in a field of that
// length.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func (b *builder) add(blocks ...paper.Block) { b.blocks = append(b.blocks, blocks...) }

// ref names a field of a record.
func ref(r record.Record, field string) paper.Ref {
	return paper.RefTo(string(r.Kind()), uint64(r.M().ID), field)
}

// of is a text taken from a record's field.
func of(text string, r record.Record, field string) paper.Run {
	return paper.Run{Text: text, Ref: ref(r, field)}
}

// styled gives the run another style.
func styled(s paper.Style, r paper.Run) paper.Run {
	r.Style = s
	return r
}

// runs puts words of the form (strings) and texts of records (Runs, and slices of
// them) one after the other. Words next to each other become one run.
func runs(parts ...any) []paper.Run {
	var out []paper.Run
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			if n := len(out); n > 0 && out[n-1].Ref == (paper.Ref{}) && out[n-1].Style == paper.Regular {
				out[n-1].Text += p
			} else if p != "" {
				out = append(out, paper.Run{Text: p})
			}
		case paper.Run:
			out = append(out, p)
		case []paper.Run:
			out = append(out, p...)
		}
	}
	return out
}

// plain is the text of runs.
func plain(rs []paper.Run) string {
	var s strings.Builder
	for _, r := range rs {
		s.WriteString(r.Text)
	}
	return s.String()
}

// restyle sets the style of every run.
func restyle(s paper.Style, rs []paper.Run) []paper.Run {
	out := make([]paper.Run, len(rs))
	for i, r := range rs {
		out[i] = styled(s, r)
	}
	return out
}

// who is how a paper writes a person's name: one who was anonymised has none.
func who(name string) string { return cmp.Or(name, "(đã ẩn danh)") }

// need is an obligatory text: where it is empty a dotted line is printed and the
// field is reported. label says in Vietnamese what is missing.
func (b *builder) need(text string, at paper.Ref, label string) paper.Run {
	if strings.TrimSpace(text) == "" {
		b.missing(at, label)
		text = dotted
	}
	return paper.Run{Text: text, Ref: at}
}

// missing reports an obligatory field that is empty, once.
func (b *builder) missing(at paper.Ref, label string) {
	for _, p := range b.out.Problems {
		if p.Ref == at {
			return
		}
	}
	b.out.Problems = append(b.out.Problems, paper.Problem{Kind: paper.EmptyField, Ref: at, Text: label})
}

// figure notes a number of the paper under its key.
func (b *builder) figure(key string, c record.Count) {
	b.out.Figures = append(b.out.Figures, record.Figure{Key: key, Value: c})
}

// sentence is a text that the clerk may change: what is printed for it, paragraph
// by paragraph; nothing where it was left out.
func (b *builder) sentence(key string, open bool, def []paper.Run) [][]paper.Run {
	text := plain(def)
	s := Sentence{Key: key, Text: text, Default: text, Open: open}
	i, edited := b.edits[key]
	if edited {
		s.Text = b.in.Document.Edits[i].Text
	}
	b.out.Sentences = append(b.out.Sentences, s)
	switch {
	case !edited && len(def) == 0, edited && strings.TrimSpace(s.Text) == "":
		return nil
	case !edited:
		for j := range def {
			def[j].Ref = def[j].Ref.WithKey(key)
		}
		return [][]paper.Run{def}
	}
	at := ref(b.in.Document, "edits["+itoa(i)+"].text").WithKey(key)
	var out [][]paper.Run
	for line := range strings.SplitSeq(s.Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, []paper.Run{{Text: line, Ref: at}})
		}
	}
	return out
}

// say adds a sentence as body text.
func (b *builder) say(key string, parts ...any) {
	for _, p := range b.sentence(key, false, runs(parts...)) {
		b.add(body(p))
	}
}

// ask adds a sentence for which the book keeps nothing: its opening words and a
// dotted line to write on, then end.
func (b *builder) ask(key, words, end string) {
	for _, p := range b.sentence(key, true, runs(words+" "+strings.Repeat(".", 24)+end)) {
		line := body(p)
		if _, edited := b.edits[key]; !edited {
			line.Align = paper.Left // dots are one word: justified, they would tear the line apart
		}
		b.add(line)
	}
}

// body is a paragraph of running text.
func body(rs []paper.Run) paper.Paragraph {
	return paper.Paragraph{Runs: rs, Align: paper.Justify, Indent: paper.FirstLine}
}

// heading adds a heading of the text, bold, kept with what follows; the clerk may
// change it.
func (b *builder) heading(key, text string) {
	for i, p := range b.sentence(key, false, runs(text)) {
		if i == 0 {
			b.heads = append(b.heads, Sentence{Key: key, Text: plain(p)})
		}
		b.add(paper.Paragraph{Runs: restyle(paper.Bold, p), Align: paper.Justify, Indent: paper.FirstLine, KeepWithNext: true})
	}
}

// section adds an unchangeable heading, bold and kept with what follows.
func (b *builder) section(text string) {
	b.add(paper.Paragraph{Runs: []paper.Run{{Text: text, Style: paper.Bold}}, Align: paper.Justify,
		Indent: paper.FirstLine, KeepWithNext: true})
}

// head begins the next numbered part.
func (b *builder) head(name string) {
	b.part++
	b.section(roman(b.part) + ". " + name)
}

// roman writes 1 to 3999 in Roman numerals, as sections and appendices are
// numbered.
func roman(n int) string {
	var s strings.Builder
	for _, d := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
		{40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.n; n -= d.n {
			s.WriteString(d.s)
		}
	}
	return s.String()
}
