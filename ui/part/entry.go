package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
)

// Entry is a text entry that works as a clerk expects: everything is selected when it
// gets the focus, Enter goes on, keys it does not use reach the window, and its text
// becomes one clean NFC line when it is left. A text longer than the entry goes on in
// its next line (lines.go), so that all of it is seen.
type Entry struct {
	widget.Entry
	OnEnter func()                       // instead of going to the next field
	OnKey   func(ev *fyne.KeyEvent) bool // sees each key first; true: done with it
	OnFocus func()
	OnLeave func() // the field was left, its text is clean
	OnRune  func() // a letter came, after it was put in
	raw     bool   // the text is nobody's to tidy up: a password

	hint, brief string // the whole hint, and what of it has room
	lines       lines
}

// NewSecret returns an Entry for a password: it shows dots, and what is typed stays as it
// is.
func NewSecret(hint string) *Entry {
	e := NewEntry(hint)
	e.Password, e.raw = true, true
	e.MultiLine, e.Wrapping = false, fyne.TextWrap(fyne.TextTruncateClip)
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
	e.grows(1)
	e.ExtendBaseWidget(e)
	return e
}

// Resize shows of the hint what has room, without what stands behind its last comma or
// in brackets.
func (e *Entry) Resize(s fyne.Size) {
	e.Entry.Resize(s)
	e.fit()
	if e.PlaceHolder != e.brief {
		e.hint = e.PlaceHolder
	}
	room, brief := e.room(), e.hint
	for brief != "" && fyne.MeasureText(brief, theme.TextSize(), e.TextStyle).Width > room {
		brief = brief[:max(strings.LastIndex(brief, ", "), strings.LastIndex(brief, " ("), 0)]
	}
	if e.brief = brief; e.PlaceHolder != brief {
		e.SetPlaceHolder(brief)
	}
}

// AcceptsTab is false: Tab goes to the next field.
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
	if e.lines.feeds {
		clean = record.Text
	}
	if s := clean(e.Text); s != e.Text && !e.raw {
		e.SetText(s)
	}
	e.settle()
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
	e.settle()
}

// TypedRune types a letter.
func (e *Entry) TypedRune(r rune) {
	OnTouch()
	if space := e.unhide(); space != "" {
		e.insert(space + string(r))
	} else {
		e.Entry.TypedRune(r)
	}
	e.typed()
}

// typed follows a change that was typed.
func (e *Entry) typed() {
	e.follow()
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
		if e.unhide() == "" {
			e.Entry.TypedKey(ev)
		}
		e.typed()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		e.Entry.TypedKey(ev)
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		if e.moves(ev.Name) {
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
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		e.insert(e.unhide() + e.plain(s.Clipboard.Content()))
		e.typed()
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyBackspace {
			e.unhide()
		}
		e.Entry.TypedShortcut(s)
		e.follow()
	default:
		e.Entry.TypedShortcut(s)
		e.follow()
	}
}
