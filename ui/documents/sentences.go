package documents

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// sentences are the texts of the paper that the clerk may change: a list, and below
// it the one at hand. What is written over is kept in the draft under its key.
type sentences struct {
	b     *bench
	list  []forms.Sentence
	at    string // key of the one at hand, "" for none
	table *part.Table
	entry *part.Entry
	body  fyne.CanvasObject
}

func newSentences(b *bench) *sentences {
	s := &sentences{b: b}
	s.table = part.NewTable([]part.Column{
		{ID: "key", Title: words.SentenceKey, Width: 84},
		{ID: "text", Title: words.Sentences, Width: 160, Grow: 1},
	})
	s.table.Empty = words.NoSentences
	s.table.OnSelect = func(id record.ID) { s.pick(int(id) - 1) }
	s.table.OnOpen = func(record.ID) { part.Focus(s.entry) }
	s.entry = part.NewParagraph(6)
	s.entry.OnLeave = s.take
	below := container.NewVBox(part.Note(words.SentenceHint), s.entry,
		part.Wrapped(part.NewButton(words.TakeSentence, nil, s.take), part.NewButton(words.Restore, nil, s.restore)))
	s.body = container.NewBorder(nil, below, nil, nil, s.table)
	return s
}

// show lists the sentences of the paper.
func (s *sentences) show() {
	half := s.half()
	s.list = nil
	if s.b.paper != nil {
		s.list = s.b.paper.Sentences
	}
	if i := s.now(); i >= 0 && !half && s.half() { // other options make another sentence
		s.entry.SetText(s.list[i].Text)
	}
	rows := make([]part.Row, len(s.list))
	for i, x := range s.list {
		rows[i] = part.Row{ID: record.ID(i + 1), Cells: []string{words.SentencePlace(x.Key), record.Line(x.Text)}, Warn: x.Open && x.Text == x.Default}
		if s.find(x.Key) >= 0 {
			rows[i].Cells[0] += " *"
		}
	}
	s.table.SetRows(rows)
}

func (s *sentences) find(key string) int {
	return slices.IndexFunc(s.b.doc.Edits, func(e record.Edit) bool { return e.Key == key })
}

func (s *sentences) pick(i int) {
	s.take()
	if i < 0 || i >= len(s.list) {
		s.at = ""
		s.entry.SetText("")
		return
	}
	s.at = s.list[i].Key
	s.entry.SetText(s.list[i].Text)
	for _, p := range s.b.paper.Pages {
		if j := slices.IndexFunc(p.Texts, func(t paper.Text) bool { return t.Ref.Key() == s.at }); j >= 0 {
			s.b.frame.Find(p.Texts[j].Ref)
			return
		}
	}
}

// open puts the sentence of a key at hand; false if the paper has none such.
func (s *sentences) open(key string) bool {
	i := slices.IndexFunc(s.list, func(x forms.Sentence) bool { return x.Key == key })
	if i < 0 {
		return false
	}
	s.b.tab(tabSentences)
	s.table.Select(record.ID(i + 1))
	part.Focus(s.entry)
	return true
}

// half says that the sentence at hand is typed into and not taken yet.
func (s *sentences) half() bool {
	i := s.now()
	return i >= 0 && record.Text(s.entry.Text) != record.Text(s.list[i].Text)
}

func (s *sentences) now() int {
	return slices.IndexFunc(s.list, func(x forms.Sentence) bool { return x.Key == s.at })
}

// take keeps what is typed; the form's own text needs no keeping.
func (s *sentences) take() {
	if !s.half() {
		return
	}
	i := s.now()
	edit(s.b.doc, s.list[i], s.entry.Text)
	s.b.make()
}

// restore brings the form's own text back.
func (s *sentences) restore() {
	if i := s.now(); i >= 0 {
		s.entry.SetText(s.list[i].Default)
		s.take()
	}
}

// edit sets the text of a sentence; the form's own text takes the edit away.
func edit(d *record.Document, s forms.Sentence, text string) {
	text = record.Text(text)
	i := slices.IndexFunc(d.Edits, func(e record.Edit) bool { return e.Key == s.Key })
	switch own := record.Text(s.Default) == text; {
	case own && i >= 0:
		d.Edits = slices.Delete(d.Edits, i, i+1)
	case own:
	case i >= 0:
		d.Edits[i].Text = text
	default:
		d.Edits = append(d.Edits, record.Edit{Key: s.Key, Text: text})
	}
}
