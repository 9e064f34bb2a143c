package part

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// longParagraph is where the toolkit's entry becomes slow to type in.
const longParagraph = 1500

// Paragraphs edits long text as a list of short paragraphs, one entry each: the
// toolkit's entry is quadratic in the length of a paragraph. Enter begins the next
// paragraph, Backspace in an empty one takes it away.
func Paragraphs[T any](path, label string, at func(T) *[]string) *Field[T] {
	p := &paragraphs{path: path, box: container.New(tight{})}
	p.add = NewButton(words.AddParagraph, nil, func() { Focus(p.insert(len(p.entries), "")) })
	f := newField[T](path, label, container.New(tight{}, p.box, Wrapped(p.add)), p.add)
	f.wide = true
	f.load = func(r T) {
		p.load(*at(r))
		if f.first = p.add; len(p.entries) > 0 {
			f.first = p.entries[0]
		}
	}
	f.store = func(r T) { *at(r) = p.texts() }
	f.shown = func() string { return strings.Join(p.texts(), "\n") }
	f.faults = func(all record.FieldErrors) (rest record.FieldErrors) {
		var said []string
		for _, e := range all {
			if i, _, ok := within(e.Field, path); ok {
				said = append(said, words.Paragraph(i+1)+words.Fault(e))
				continue
			}
			rest = append(rest, e)
		}
		f.setFault(strings.Join(said, "\n"))
		return rest
	}
	f.inner = func(below string) fyne.Focusable {
		if i, _, ok := within(below, ""); ok && i < len(p.entries) {
			return p.entries[i]
		}
		return nil
	}
	p.warn = f.setFault
	f.nests, f.typed, f.retype = true, p.typed, p.retype
	return f
}

// Long edits one text that may have several lines, such as a reason.
func Long[T any](path, label string, at func(T) *string) *Field[T] {
	e := newParagraph()
	f := newField[T](path, label, e, e)
	f.load = func(r T) { e.SetText(*at(r)) }
	f.store = func(r T) { *at(r) = record.Text(e.Text) }
	f.shown = func() string { return record.Text(e.Text) }
	return f
}

type paragraphs struct {
	path    string
	box     *fyne.Container
	entries []*Entry
	add     *Button
	warn    func(string)
}

// NewParagraph returns an entry for a text of several lines, of which it shows at least
// so many.
func NewParagraph(lines int) *Entry {
	e := NewEntry("")
	e.lines.feeds = true
	e.grows(lines)
	return e
}

func newParagraph() *Entry { return NewParagraph(2) }

func (p *paragraphs) load(texts []string) {
	p.entries, p.box.Objects = nil, nil
	for i, s := range texts {
		p.insert(i, s)
	}
	p.box.Refresh()
}

func (p *paragraphs) insert(at int, s string) *Entry {
	e := newParagraph()
	e.SetText(s)
	e.OnEnter = func() {
		i := p.index(e)
		switch {
		case record.Text(e.Text) == "":
			next(e)
		case i+1 < len(p.entries) && p.entries[i+1].Text == "":
			Focus(p.entries[i+1])
		default:
			Focus(p.insert(i+1, ""))
		}
	}
	e.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyBackspace && e.Text == "" && len(p.entries) > 1 {
			p.remove(e)
			return true
		}
		return false
	}
	e.OnLeave = func() {
		if p.warn != nil && utf8.RuneCountInString(e.Text) > longParagraph {
			p.warn(words.LongParagraph)
			Relayout(p.box)
		}
	}
	p.entries = append(p.entries[:at], append([]*Entry{e}, p.entries[at:]...)...)
	p.arrange()
	return e
}

func (p *paragraphs) index(e *Entry) int {
	for i, x := range p.entries {
		if x == e {
			return i
		}
	}
	return -1
}

func (p *paragraphs) remove(e *Entry) {
	i := p.index(e)
	p.entries = append(p.entries[:i], p.entries[i+1:]...)
	p.arrange()
	Focus(p.entries[max(0, i-1)])
}

func (p *paragraphs) arrange() {
	p.box.Objects = nil
	for _, e := range p.entries {
		p.box.Add(e)
	}
	p.box.Refresh()
	Relayout(p.box)
}

// typed is how many paragraphs there are, and each as it stands.
func (p *paragraphs) typed() []record.Typed {
	out := []record.Typed{{Value: strconv.Itoa(len(p.entries))}}
	for i, e := range p.entries {
		out = append(out, record.Typed{Path: "[" + strconv.Itoa(i) + "]", Text: e.Text})
	}
	return out
}

func (p *paragraphs) retype(list []record.Typed) (rest []record.Typed) {
	var texts []string
	for _, x := range list {
		switch _, below, ok := within(x.Path, ""); {
		case ok && below == "":
			texts = append(texts, x.Text)
		case x.Path != "":
			rest = append(rest, x)
		}
	}
	p.load(texts)
	return rest
}

func (p *paragraphs) texts() (out []string) {
	for _, e := range p.entries {
		if s := record.Text(e.Text); s != "" {
			out = append(out, s)
		}
	}
	return out
}
