package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Menu is a column of buttons of which one is taken: the arrows go up and down, Enter
// or a click takes.
type Menu struct {
	// OnMove is called when the keyboard comes to an entry; may be nil.
	OnMove func(i int)
	// OnKey gets the keys that the menu has no use for; may be nil.
	OnKey func(*fyne.KeyEvent)

	entries []*menuEntry
	stack   *fyne.Container
}

// NewMenu returns a menu of the labels; take is called with the place of the one taken.
func NewMenu(labels []string, take func(i int)) *Menu {
	m := &Menu{stack: container.New(tight{})}
	for i, s := range labels {
		e := &menuEntry{menu: m, at: i}
		e.Text, e.Alignment, e.OnTapped = s, widget.ButtonAlignLeading, func() { take(i) }
		e.ExtendBaseWidget(e)
		m.entries = append(m.entries, e)
		m.stack.Add(Padded(2, e))
	}
	return m
}

// Content is the menu to be put on the screen.
func (m *Menu) Content() fyne.CanvasObject { return m.stack }

// Focus gives the keyboard to the i-th entry, the nearest if there is none such.
func (m *Menu) Focus(i int) { Focus(m.entries[max(0, min(i, len(m.entries)-1))]) }

// Mark shows one entry as the one taken.
func (m *Menu) Mark(i int) {
	for j, e := range m.entries {
		e.Importance = widget.MediumImportance
		if i == j {
			e.Importance = widget.HighImportance
		}
		e.Refresh()
	}
}

// menuEntry is one button of a menu.
type menuEntry struct {
	Button
	menu *Menu
	at   int
}

// FocusGained tells the menu where the keyboard is.
func (e *menuEntry) FocusGained() {
	e.Button.FocusGained()
	if e.menu.OnMove != nil {
		e.menu.OnMove(e.at)
	}
}

// TypedKey moves along the menu.
func (e *menuEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		e.menu.Focus(e.at + 1)
	case fyne.KeyUp:
		e.menu.Focus(e.at - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape:
		e.Button.TypedKey(ev)
	default:
		if e.menu.OnKey != nil {
			e.menu.OnKey(ev)
		}
	}
}
