package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Rolled shows an object that may be higher than there is room for: it scrolls. Unlike
// the toolkit's scroller it keeps the bar off what it scrolls, and cuts no line of text
// at its edges: what would be cut is covered whole, until it is scrolled into sight.
func Rolled(o fyne.CanvasObject) *fyne.Container { return RolledOn(theme.ColorNameBackground, o) }

// RolledOn is Rolled on a ground of another colour.
func RolledOn(ground fyne.ThemeColorName, o fyne.CanvasObject) *fyne.Container {
	r := &roll{above: newGround(ground), below: newGround(ground)}
	r.scroll = container.NewVScroll(container.New(beside{r}, o, r.above, r.below))
	r.scroll.OnScrolled = func(fyne.Position) { r.cover() }
	return container.New(r, r.scroll)
}

// roll is the layout of Rolled.
type roll struct {
	scroll       *container.Scroll
	high         float32 // of what is scrolled
	above, below *ground // over what the edges would cut, and scrolled with it: under the bar
}

// rolledIn is the scroller of a Rolled; nil if o is none.
func rolledIn(o fyne.CanvasObject) *container.Scroll {
	if c, ok := o.(*fyne.Container); ok {
		if r, ok := c.Layout.(*roll); ok {
			return r.scroll
		}
	}
	return nil
}

// ToTop scrolls a Rolled back to its beginning.
func ToTop(o *fyne.Container) {
	rolledIn(o).Offset = fyne.Position{}
	o.Refresh()
}

// Scroll moves what a Rolled shows up by so many parts of what is in sight.
func Scroll(o *fyne.Container, parts float32) {
	s := rolledIn(o)
	scrollTo(s, s.Offset.Y+parts*s.Size().Height)
}

// scrollTo also tells who listens, which the toolkit does for the mouse alone.
func scrollTo(s *container.Scroll, y float32) {
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, y)))
	if s.OnScrolled != nil {
		s.OnScrolled(s.Offset)
	}
}

// Layout implements fyne.Layout.
func (r *roll) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	r.scroll.Resize(s)
	r.cover()
}

// MinSize implements fyne.Layout.
func (r *roll) MinSize([]fyne.CanvasObject) fyne.Size { return r.scroll.MinSize() }

// cover lies over the lines that the edges would cut. Where that were more than half of
// what is in sight, they are cut: one huge thing stands there.
func (r *roll) cover() {
	s := r.scroll
	size, top := s.Size(), s.Offset.Y
	low, high := top, top+size.Height
	if s.Content.Size().Height > size.Height+0.5 {
		low, high = edge(s.Content, low, true), edge(s.Content, high, false)
		if high-low < size.Height/2 {
			low, high = top, top+size.Height
		}
	}
	lay(r.above, top, low, size.Width)
	lay(r.below, high, top+size.Height, size.Width)
}

func lay(g *ground, y, bottom, width float32) {
	setHidden(g, bottom <= y)
	g.Move(fyne.NewPos(0, y))
	g.Resize(fyne.NewSize(width, max(bottom-y, 0)))
}

// edge is the place nearest to y, further down or else further up, where nothing in x
// is cut.
func edge(x fyne.CanvasObject, y float32, down bool) float32 {
	for moved := true; moved; {
		moved = false
		leaves(x, 0, func(o fyne.CanvasObject, top float32) {
			if end := top + o.Size().Height; top+0.1 < y && y < end-0.1 {
				at := top + seam(o, y-top, down)
				if down && at > y+0.1 || !down && at < y-0.1 { // one way only, so that it ends
					y, moved = at, true
				}
			}
		})
	}
	return y
}

// leaves are the visible objects in x that hold no others, with their places.
func leaves(x fyne.CanvasObject, top float32, see func(o fyne.CanvasObject, top float32)) {
	switch x.(type) {
	case *ground, *widget.Separator, *canvas.Rectangle, *canvas.Line:
		return // may be cut
	}
	if !x.Visible() {
		return
	}
	s, scrolls := x.(*container.Scroll)
	in := inside(x)
	if len(in) == 0 || scrolls && s.Content.Size().Height > s.Size().Height+0.5 {
		if _, empty := x.(*fyne.Container); !empty {
			see(x, top)
		}
		return
	}
	for _, o := range in {
		leaves(o, top+o.Position().Y, see)
	}
}

// seam is the place in o nearest to y, further down or else further up, that cuts no
// text: between two lines or rows, or its top or bottom.
func seam(o fyne.CanvasObject, y float32, down bool) float32 {
	first, pitch, end := float32(0), o.Size().Height, o.Size().Height
	switch o := o.(type) {
	case *widget.Label:
		name := o.SizeName
		if name == "" {
			name = theme.SizeNameText
		}
		first, pitch = theme.InnerPadding(), fyne.MeasureText("A", theme.Size(name), o.TextStyle).Height
	case *Table:
		first, pitch = o.headPitch(), rowPitch()
	case *container.Scroll:
		return edge(o.Content, y+o.Offset.Y, down) - o.Offset.Y
	}
	n := float32(int((y-first)/pitch + 0.02)) // whole lines above y
	switch {
	case y <= first && down:
		return first
	case y <= first || !down && n == 0:
		return 0
	case down && y > first+n*pitch+0.5:
		n++
	}
	return min(first+n*pitch, end)
}

// beside is the layout of what a roll scrolls: the bar, where there is one, stands
// beside it.
type beside struct{ r *roll }

// keep scrolls what has the keyboard back into sight.
func (r *roll) keep() {
	c := canvasOf(r.scroll)
	if c == nil || c.Content() == nil {
		return
	}
	if o, ok := c.Focused().(fyne.CanvasObject); ok && slices.ContainsFunc(rollsAround(c, o), func(x roller) bool { return x.scroll == r.scroll }) {
		bring(c, o, 8)
	}
}

// barRoom is the width of the bar while the mouse is not on it, with a little to spare.
func barRoom() float32 { return theme.Size(theme.SizeNameScrollBarSmall) + 2 }

// Layout implements fyne.Layout.
func (b beside) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if s.Height > b.r.scroll.Size().Height+0.5 {
		s.Width -= barRoom()
	}
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(s)
	if s.Height != b.r.high { // fields have grown to their texts, above what has the keyboard too
		b.r.high = s.Height
		b.r.keep()
	}
	b.r.cover()
}

// MinSize implements fyne.Layout.
func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(barRoom(), 0)
}
