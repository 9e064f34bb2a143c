package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
)

// Entry is a one-line text entry that works as a clerk expects: everything is
// selected when it gets the focus, Enter goes on, keys it does not use reach the
// window, and its text becomes one clean NFC line when it is left.
type Entry struct {
	widget.Entry
	OnEnter func()                       // instead of going to the next field
	OnKey   func(ev *fyne.KeyEvent) bool // sees each key first; true: done with it
	OnFocus func()
	OnLeave func() // the field was left, its text is clean
	OnRune  func() // a letter came, after it was put in
	raw     bool   // the text is nobody's to tidy up: a password

	hint, brief string // the whole hint, and what of it has room
	least       int    // lines shown of an entry of several, whatever its text
	lines       int    // that are shown
}

// NewSecret returns an Entry for a password: it shows dots, and what is typed stays as it
// is.
func NewSecret(hint string) *Entry {
	e := NewEntry(hint)
	e.Password, e.raw = true, true
	return e
}

// Reveal shows the letters of a password, or dots.
func (e *Entry) Reveal(on bool) {
	e.Password = !on
	e.Refresh()
}

// NewEntry returns an Entry with a hint shown while it is empty.
func NewEntry(hint string) *Entry {
	e := &Entry{}
	e.PlaceHolder = hint
	e.oneLine()
	e.ExtendBaseWidget(e)
	return e
}

// oneLine makes a text longer than the entry scroll in it: without, the entry would
// want to be as wide as its text.
func (e *Entry) oneLine() { e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) }

// Resize shows of the hint what has room, without what stands behind its last comma or
// in brackets; an entry of several lines shows as many as its text has.
func (e *Entry) Resize(s fyne.Size) {
	e.Entry.Resize(s)
	if e.MultiLine {
		e.fit()
		return
	}
	if e.PlaceHolder != e.brief {
		e.hint = e.PlaceHolder
	}
	room := s.Width - 2*theme.InnerPadding()
	if e.ActionItem != nil {
		room -= e.ActionItem.MinSize().Width
	}
	brief := e.hint
	for brief != "" && fyne.MeasureText(brief, theme.TextSize(), e.TextStyle).Width > room {
		brief = brief[:max(strings.LastIndex(brief, ", "), strings.LastIndex(brief, " ("), 0)]
	}
	if e.brief = brief; e.PlaceHolder != brief {
		e.SetPlaceHolder(brief)
	}
}

// The lines that an entry of several lines shows; of a longer text some are scrolled to.
const linesLeast, linesMost = 2, 8

// fit gives an entry of several lines the height of its text, as far as its length and
// the width tell.
func (e *Entry) fit() {
	room, lines := e.Size().Width-4*theme.InnerPadding(), 0
	for s := range strings.SplitSeq(e.Text, "\n") {
		lines += 1 + int(1.03*fyne.MeasureText(s, theme.TextSize(), e.TextStyle).Width/max(room, 1))
	}
	if lines = min(max(lines, linesLeast, e.least), linesMost); lines != e.lines {
		e.lines = lines
		e.SetMinRowsVisible(lines)
	}
}

// AcceptsTab is false also with several lines: Tab goes to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained selects the whole text, so that typing replaces it.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	reveal(e)
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// Again gives the keyboard to the entry, perhaps once more, with all of its text selected.
func (e *Entry) Again() {
	Focus(e)
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// FocusLost brings the text to its stored form. Only here: never while typing.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	clean := record.Line
	if e.MultiLine {
		clean = record.Text
	}
	if s := clean(e.Text); s != e.Text && !e.raw {
		e.SetText(s)
	}
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// SetText replaces the text. A selection is given up first: the toolkit would keep it
// over the new text, and the next letter would eat what lies in it.
func (e *Entry) SetText(s string) {
	if e.SelectedText() != "" {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	e.Entry.SetText(s)
}

// TypedRune types a letter.
func (e *Entry) TypedRune(r rune) {
	OnTouch()
	e.Entry.TypedRune(r)
	if e.OnRune != nil {
		e.OnRune()
	}
}

// TypedKey types an editing key; Enter, Esc and function keys mean what they mean
// everywhere in the window.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	OnTouch()
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.OnEnter != nil {
			e.OnEnter()
		} else {
			next(e)
		}
	case fyne.KeyBackspace, fyne.KeyDelete:
		e.Entry.TypedKey(ev)
		if e.OnRune != nil {
			e.OnRune()
		}
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		e.Entry.TypedKey(ev)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if e.MultiLine {
			e.Entry.TypedKey(ev)
		} else {
			pass(e, ev)
		}
	default:
		pass(e, ev)
	}
}

// TypedShortcut keeps the keys of text editing and hands the others to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && !ownByEntry(c) {
		passShortcut(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
	if e.OnRune != nil {
		if _, ok := s.(*fyne.ShortcutPaste); ok {
			e.OnRune()
		}
	}
}
