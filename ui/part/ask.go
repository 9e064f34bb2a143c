package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Answer is a button of a question.
type Answer struct {
	Label string
	Do    func() // after the question has gone; may be nil
	Esc   bool   // this is what Esc means; without one, the last answer
}

// Dialog is a question or a piece of help over the window. Enter presses the button
// that has the focus (the first), Esc the last.
type Dialog struct {
	pop    *widget.PopUp
	escape func()
	first  *Button
}

// open are the dialogs now shown, by their overlay, so that keys find them.
var open = map[fyne.CanvasObject]*Dialog{}

// Ask shows a question. The first answer is the one Enter gives, the last the one
// Esc gives.
func Ask(c fyne.Canvas, title, body string, answers ...Answer) *Dialog {
	text := widget.NewLabel(body)
	text.Wrapping = fyne.TextWrapWord
	text.Resize(fyne.NewSize(look.Px(440), 0)) // its height is asked before it is laid out
	return Show(c, title, text, fyne.NewSize(460, 0), answers...)
}

// dialogEdge is left around a dialog, and in it around its content, in pixels.
const dialogEdge = 20

// Show puts any content over the window; size is the smallest, at normal text size.
func Show(c fyne.Canvas, title string, body fyne.CanvasObject, size fyne.Size, answers ...Answer) *Dialog {
	d := &Dialog{}
	buttons := container.NewHBox(layout.NewSpacer())
	var first *Button
	for i, a := range answers {
		press := func() {
			d.Close()
			if a.Do != nil {
				a.Do()
			}
		}
		b := NewButton(a.Label, nil, press)
		if i == 0 {
			first = b.Main()
			d.first = first
		}
		if !slices.ContainsFunc(answers[:i], func(a Answer) bool { return a.Esc }) {
			d.escape = press
		}
		buttons.Add(b)
	}
	content := container.NewBorder(Heading(title), buttons, nil, nil, body)
	room := c.Size().SubtractWidthHeight(dialogEdge, dialogEdge)
	if content.MinSize().Height+dialogEdge > room.Height { // in large text
		content = container.NewBorder(Heading(title), buttons, nil, nil, RolledOn(theme.ColorNameOverlayBackground, body))
		size.Height = room.Height
	}
	least := fyne.NewSize(look.Px(size.Width), look.Px(size.Height)).Min(room)
	d.pop = widget.NewModalPopUp(container.New(atLeast{least}, container.New(inset{10}, content)), c)
	open[d.pop] = d
	d.pop.Show()
	d.pop.Refresh() // a text that wraps is higher now that its width is known
	if first != nil {
		c.Focus(first)
	}
	return d
}

// Tell shows a message with one button.
func Tell(c fyne.Canvas, title, body string) *Dialog {
	return Ask(c, title, body, Answer{Label: words.Close})
}

// Close takes the dialog away.
func (d *Dialog) Close() {
	delete(open, d.pop)
	d.pop.Hide()
}

// Covered says that a dialog lies over the window: its keys are not the window's.
func Covered(c fyne.Canvas) bool { return c.Overlays().Top() != nil }

// Keys makes handle hear the keys nobody used, except those of a dialog.
func Keys(c fyne.Canvas, handle func(*fyne.KeyEvent)) {
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if d := open[c.Overlays().Top()]; d != nil {
			if ev.Name == fyne.KeyEscape && d.escape != nil {
				d.escape()
			}
			return
		}
		if top := c.Overlays().Top(); top != nil {
			if ev.Name == fyne.KeyEscape {
				c.Overlays().Remove(top)
			}
			return
		}
		handle(ev)
	})
}

// SaveKey makes Ctrl+S and Ctrl+Enter do something in a window that has no desk yet.
func SaveKey(c fyne.Canvas, do func()) {
	for _, k := range []fyne.KeyName{fyne.KeyS, fyne.KeyReturn, fyne.KeyEnter} {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
			if !Covered(c) {
				do()
			}
		})
	}
}

// atLeast is a stack with a smallest size.
type atLeast struct{ size fyne.Size }

func (a atLeast) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, x := range o {
		x.Resize(s)
	}
}

func (a atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := a.size
	for _, x := range o {
		m = m.Max(x.MinSize())
	}
	return m
}
