package desktest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Text is a text as it stands on the screen.
type Text struct {
	Text  string
	At    fyne.Position
	Size  fyne.Size // what the text needs
	Box   fyne.Size // what it was given
	Room  fyne.Size // what is left of the clips around it, from At
	Color any
	Px    float32
	Entry bool // stands in an entry, which scrolls
	Cell  bool // stands in a row of a table or a chooser, which shortens
	Rolls bool // stands in a scroller, which brings it into sight
	Tight bool // its label got less height than it needs, so that other things lie over it
}

// Drawn walks everything visible on a canvas, overlays above the content, and
// returns its texts.
func Drawn(c fyne.Canvas) []Text {
	var out []Text
	trees := []fyne.CanvasObject{c.Content()}
	if top := c.Overlays().Top(); top != nil {
		trees = append(trees, top)
	}
	for _, o := range trees {
		walk(o, fyne.NewPos(0, 0), fyne.NewPos(0, 0), fyne.NewPos(c.Size().Width, c.Size().Height), within{}, &out)
	}
	return out
}

// within says what an object stands in.
type within struct{ entry, cell, rolls, tight bool }

func (w within) and(o fyne.CanvasObject) within {
	switch o.(type) {
	case interface {
		fyne.Focusable // a label has a selected text too
		SelectedText() string
	}:
		w.entry = true
	case interface{ Shortens() bool }:
		w.cell = true
	case fyne.Scrollable:
		w.rolls = true
	case *widget.Label:
		w.tight = o.MinSize().Height > o.Size().Height+1
	}
	return w
}

func walk(o fyne.CanvasObject, at, low, high fyne.Position, in within, out *[]Text) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if t, ok := o.(*canvas.Text); ok {
		seen := at.X < high.X && at.Y < high.Y && at.X+t.Size().Width > low.X && at.Y+t.Size().Height > low.Y
		if t.Text != "" && (seen || !in.rolls) { // what lies outside, and nothing brings it in, is a fault
			*out = append(*out, Text{Text: t.Text, At: at, Size: t.MinSize(), Box: t.Size(),
				Room: fyne.NewSize(high.X-at.X, high.Y-at.Y), Color: t.Color, Px: t.TextSize, Entry: in.entry, Cell: in.cell, Rolls: in.rolls, Tight: in.tight})
		}
		return
	}
	low, high = clip(o, at, low, high)
	in = in.and(o)
	for _, child := range children(o) {
		walk(child, at, low, high, in, out)
	}
}

// clip narrows the visible part where an object cuts what stands in it.
func clip(o fyne.CanvasObject, at, low, high fyne.Position) (fyne.Position, fyne.Position) {
	if _, ok := o.(fyne.Scrollable); !ok {
		return low, high
	}
	end := at.AddXY(o.Size().Width, o.Size().Height)
	return fyne.NewPos(max(low.X, at.X), max(low.Y, at.Y)), fyne.NewPos(min(high.X, end.X), min(high.Y, end.Y))
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
