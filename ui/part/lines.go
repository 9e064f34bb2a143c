package part

import (
	"math"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// lines is how an entry stands on as many lines as its text takes at its width. It grows
// at once while something is typed, and shrinks when it is left: a form does not jump
// under the hands.
type lines struct {
	feeds  bool    // a pasted line feed is kept
	least  int     // shown whatever the text
	shown  int     // now
	rows   int     // that the text has; may be more
	typing bool    // something was typed since the entry was filled or left
	sample string  // has room whatever the text: a date
	need   float32 // see Entry.need
	of     string  // the text that needed it
	size   float32 // of the letters then, in pixels
}

// linesMost are shown of a text; those of a longer one are scrolled to.
const linesMost = 8

// grows gives an entry the height of its text, and at least so many lines.
func (e *Entry) grows(least int) {
	e.MultiLine, e.Wrapping, e.lines.least = true, fyne.TextWrapWord, least
	e.fit()
}

// room is the width of its lines.
func (e *Entry) room() float32 {
	room := e.Size().Width - 2*theme.InnerPadding()
	if e.ActionItem != nil {
		room -= e.ActionItem.MinSize().Width
	}
	return room
}

// fit gives the entry its height, and says whether that is another one.
func (e *Entry) fit() bool {
	if !e.MultiLine {
		return false
	}
	l := &e.lines
	l.rows = rowsOf(e.Text, e.room(), e.TextStyle)
	shown := min(max(l.rows, l.least), linesMost)
	if shown == l.shown || shown < l.shown && l.typing {
		return false
	}
	l.shown = shown
	e.SetMinRowsVisible(shown)
	return true
}

// follow gives the entry its height after something was typed.
func (e *Entry) follow() {
	e.need() // as it was before
	e.lines.typing = true
	if e.fit() {
		Relayout(e)
		reveal(e)
	}
}

// settle gives the entry its height when it was filled, or left.
func (e *Entry) settle() {
	e.lines.typing = false
	if e.fit() {
		Relayout(e)
	}
}

// moves says that a key up or down moves within the lines of the entry.
func (e *Entry) moves(key fyne.KeyName) bool {
	switch {
	case e.lines.feeds:
		return true
	case key == fyne.KeyUp:
		return e.CursorRow > 0
	case key == fyne.KeyDown:
		return e.MultiLine && e.CursorRow < e.lines.rows-1
	}
	return false
}

// need is the width in which no word of the text is torn. While something is typed it
// stays: what stands beside the entry does not jump.
func (e *Entry) need() float32 {
	l, size := &e.lines, theme.TextSize()
	if l.typing || l.size == size && l.of == e.Text {
		return l.need
	}
	l.need, l.of, l.size = 2*theme.InnerPadding()+1, e.Text, size
	if e.ActionItem != nil {
		l.need += e.ActionItem.MinSize().Width
	}
	word := float32(0)
	for w := range strings.FieldsSeq(e.Text + " " + l.sample) {
		word = max(word, fyne.MeasureText(w, size, e.TextStyle).Width)
	}
	l.need += word
	return l.need
}

// ruler measures as the toolkit's entry breaks its lines.
var ruler *widget.RichText

// rowsOf is the number of lines of a text at a width; 1 before there is one.
func rowsOf(text string, width float32, style fyne.TextStyle) int {
	one := !strings.Contains(text, "\n")
	if width <= 0 || one && fyne.MeasureText(text, theme.TextSize(), style).Width <= width {
		return 1
	}
	if ruler == nil {
		ruler = widget.NewRichText(&widget.TextSegment{Style: widget.RichTextStyleInline})
		ruler.Wrapping = fyne.TextWrapWord
	}
	s := ruler.Segments[0].(*widget.TextSegment)
	s.Text, s.Style.TextStyle = text, style
	pad := 2 * theme.InnerPadding()
	ruler.Resize(fyne.NewSize(width+pad, pad))
	ruler.Refresh()
	line := fyne.MeasureText("A", theme.TextSize(), style).Height
	return int(math.Round(float64((ruler.MinSize().Height - pad) / line)))
}

// plain is a pasted text without what the entry does not take.
func (e *Entry) plain(text string) string {
	if !e.lines.feeds {
		text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)
	}
	return text
}

// insert puts a text where the cursor is, in place of what is selected.
func (e *Entry) insert(text string) {
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(text)})
}

// clip is a clipboard with a text of ours.
type clip string

// Content implements fyne.Clipboard.
func (c clip) Content() string { return string(c) }

// SetContent implements fyne.Clipboard.
func (clip) SetContent(string) {}

// unhide takes away a space that ends a full line, if the cursor stands at it, and
// returns it: the toolkit shows none there and has no place behind it for the cursor, so
// that the next letter would come before the space (Fyne 2.7.4).
func (e *Entry) unhide() string {
	text, at := []rune(e.Text), e.CursorTextOffset()
	if !e.MultiLine || e.SelectedText() != "" || at >= len(text) || text[at] == '\n' || !unicode.IsSpace(text[at]) ||
		at+1 < len(text) && text[at+1] != '\n' {
		return ""
	}
	e.CursorColumn++
	if e.Refresh(); e.CursorTextOffset() > at { // there is such a place
		e.CursorColumn--
		e.Refresh()
		return ""
	}
	e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	return string(text[at])
}
