package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Met edits an answer as "đạt", "không đạt", or nothing said yet.
func Met[T any](path, label string, at func(T) *record.Answer) *Field[T] {
	return Answered(path, label, words.AnswerMet, words.AnswerNotMet, at)
}

// Answered is Met with words of the caller's own for yes and no.
func Answered[T any](path, label, yes, no string, at func(T) *record.Answer) *Field[T] {
	b := NewAnswerBox(yes, no)
	f := newField[T](path, label, b, b)
	f.load = func(r T) { b.Set(*at(r)) }
	f.store = func(r T) { *at(r) = b.Answer() }
	f.shown = b.Text
	return f
}

// answers are in the order in which they stand beside each other.
var answers = []record.Answer{"", record.Yes, record.No}

// AnswerBox is yes, no or nothing yet, side by side. The arrows and Space go from one
// to the next, the first letter of a word (with or without dấu) chooses it, Enter goes
// on.
type AnswerBox struct {
	widget.BaseWidget
	// OnChanged is called when the person chose another answer; may be nil.
	OnChanged func(record.Answer)

	at      int
	names   []string
	focused bool
	marks   []*answerMark
	frame   *fyne.Container
	content *fyne.Container
}

// NewAnswerBox returns an AnswerBox with nothing said.
func NewAnswerBox(yes, no string) *AnswerBox {
	b := &AnswerBox{names: []string{words.AnswerNone, yes, no}}
	row := container.NewHBox()
	for i := range b.names {
		m := newAnswerMark(b, i)
		b.marks = append(b.marks, m)
		row.Add(m)
	}
	b.frame = Band(widget.NewLabel(""), theme.ColorNameFocus)
	b.frame.Hide()
	b.content = container.NewStack(b.frame, row)
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *AnswerBox) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(b.content)
}

// Set shows an answer without telling OnChanged.
func (b *AnswerBox) Set(a record.Answer) {
	b.at = max(0, slices.Index(answers, a))
	for _, m := range b.marks {
		m.Refresh()
	}
}

// Answer is what is chosen.
func (b *AnswerBox) Answer() record.Answer { return answers[b.at] }

// Text is the chosen answer in words; "" while nothing is said.
func (b *AnswerBox) Text() string {
	if b.at == 0 {
		return ""
	}
	return b.names[b.at]
}

func (b *AnswerBox) choose(i int) {
	i = (i + len(answers)) % len(answers)
	if i == b.at {
		return
	}
	b.Set(answers[i])
	if b.OnChanged != nil {
		b.OnChanged(answers[i])
	}
}

// FocusGained brings the box into sight.
func (b *AnswerBox) FocusGained() {
	b.frame.Show()
	reveal(b)
}

// FocusLost implements fyne.Focusable.
func (b *AnswerBox) FocusLost() { b.frame.Hide() }

// TypedRune chooses the answer that begins with the letter; several that do are taken
// in turn.
func (b *AnswerBox) TypedRune(r rune) {
	letter := record.Fold(string(r))
	if r == ' ' {
		b.choose(b.at + 1)
		return
	}
	for n := 1; n <= len(b.names); n++ {
		i := (b.at + n) % len(b.names)
		if letter != "" && strings.HasPrefix(record.Fold(b.names[i]), letter) {
			b.choose(i)
			return
		}
	}
}

// TypedKey moves between the answers.
func (b *AnswerBox) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.choose(b.at - 1)
	case fyne.KeyRight:
		b.choose(b.at + 1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		b.choose(0)
	case fyne.KeySpace: // comes as a rune too
	case fyne.KeyReturn, fyne.KeyEnter:
		next(b)
	default:
		pass(b, ev)
	}
}

// answerMark is one of the answers: a round mark and its word.
type answerMark struct {
	widget.BaseWidget
	b    *AnswerBox
	i    int
	icon *widget.Icon
	text *widget.Label
}

func newAnswerMark(b *AnswerBox, i int) *answerMark {
	m := &answerMark{b: b, i: i, icon: widget.NewIcon(nil), text: widget.NewLabel(b.names[i])}
	m.ExtendBaseWidget(m)
	m.paint()
	return m
}

// Tapped chooses the answer.
func (m *answerMark) Tapped(*fyne.PointEvent) {
	Focus(m.b)
	m.b.choose(m.i)
}

// Refresh shows whether it is the chosen one.
func (m *answerMark) Refresh() {
	m.paint()
	m.BaseWidget.Refresh()
}

func (m *answerMark) paint() {
	icon, bold := theme.RadioButtonIcon(), false
	if m.b.at == m.i {
		icon, bold = theme.RadioButtonCheckedIcon(), m.i > 0
	}
	m.icon.SetResource(icon)
	if m.text.TextStyle.Bold != bold {
		m.text.TextStyle.Bold = bold
		m.text.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (m *answerMark) CreateRenderer() fyne.WidgetRenderer {
	side := look.Px(20)
	icon := container.New(atLeast{fyne.NewSquareSize(side)}, m.icon)
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, container.NewCenter(icon), nil, m.text))
}
