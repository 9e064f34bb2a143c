package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button also obeys Enter, and hands other keys to the window.
type Button struct {
	widget.Button
}

// NewButton returns a Button; icon may be nil.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = label, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// Main marks the one button of a screen that is pressed most.
func (b *Button) Main() *Button {
	b.Importance = widget.HighImportance
	return b
}

// FocusGained brings the button into sight.
func (b *Button) FocusGained() {
	b.Button.FocusGained()
	reveal(b)
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		pass(b, ev)
	}
}

// Check is a tick box that also obeys Enter as "go on".
type Check struct {
	widget.Check
}

// NewCheck returns a Check.
func NewCheck(label string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = label, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained brings the box into sight.
func (c *Check) FocusGained() {
	c.Check.FocusGained()
	reveal(c)
}

// TypedKey goes on with Enter; Space ticks (TypedRune of widget.Check).
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		next(c)
	case fyne.KeySpace:
	default:
		pass(c, ev)
	}
}
