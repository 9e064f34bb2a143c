package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
)

// Button also obeys Enter, and hands other keys to the window. A frame shows that it
// has the keyboard: the toolkit only tints it, which nobody sees on the main button.
type Button struct {
	widget.Button
	frame   canvas.Rectangle // its stroke only while focused
	focused bool
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

// Caption is what the button says.
func (b *Button) Caption() string { return b.Text }

// FocusGained brings the button into sight.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	reveal(b)
}

// FocusLost takes the frame away.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.frame.FillColor, b.frame.StrokeColor = color.Transparent, color.Transparent
	return &buttonRenderer{b.Button.CreateRenderer(), b}
}

// buttonRenderer lays the frame over the toolkit's button.
type buttonRenderer struct {
	fyne.WidgetRenderer
	b *Button
}

const frameWidth = 2 // px: thin enough for the smallest button, and seen at arm's length

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.b.frame.Move(fyne.NewSquareOffsetPos(frameWidth))
	r.b.frame.Resize(size.SubtractWidthHeight(2*frameWidth, 2*frameWidth))
}

func (r *buttonRenderer) Refresh() {
	f := &r.b.frame
	f.StrokeColor, f.StrokeWidth, f.CornerRadius = color.Transparent, 0, theme.Size(theme.SizeNameInputRadius)
	if r.b.focused {
		f.StrokeColor, f.StrokeWidth = look.Of(theme.ColorNameBackground), frameWidth
	}
	r.WidgetRenderer.Refresh()
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(r.WidgetRenderer.Objects(), &r.b.frame)
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
