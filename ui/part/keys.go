package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// canvasOf returns the canvas o is shown on, nil while there is none. The driver
// knows only the outermost widget (a DateBox, not the Entry in it): the program has
// one window, so its canvas is meant then.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(o); c != nil {
		return c
	}
	if w := d.AllWindows(); len(w) > 0 {
		return w[0].Canvas()
	}
	return nil
}

// OnTouch is called for every key that one of our widgets gets: somebody sits there. The
// program has one window, so there is one.
var OnTouch = func() {}

// pass hands a key that o has no use for to the window.
func pass(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	OnTouch()
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// passShortcut hands a key with Ctrl or Alt to the window: Fyne gives it to the
// focused entry only.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(interface{ TypedShortcut(fyne.Shortcut) }); ok {
		c.TypedShortcut(s)
	}
}

// next moves the focus as Tab does.
func next(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil {
		c.FocusNext()
	}
}

// Focus gives o the focus, if it is on a screen.
func Focus(o fyne.Focusable) {
	if co, ok := o.(fyne.CanvasObject); ok && o != nil {
		if c := canvasOf(co); c != nil {
			c.Focus(o)
		}
	}
}

// FocusFirst gives the keyboard to the first thing on a screen that takes it.
func FocusFirst(c fyne.Canvas) {
	c.Unfocus()
	c.FocusNext()
}

func focused(o fyne.Focusable) bool {
	co, ok := o.(fyne.CanvasObject)
	if !ok {
		return false
	}
	c := canvasOf(co)
	return c != nil && c.Focused() == o
}

// ownByEntry are the keys that an entry uses together with Ctrl, so that they never
// reach the window while it has the focus.
func ownByEntry(s *desktop.CustomShortcut) bool {
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyHome, fyne.KeyEnd:
		return true
	}
	return false
}
