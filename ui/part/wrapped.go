package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Wrapped stands objects beside each other, each as wide as it needs, and goes on
// below where there is no more room: the buttons of a pane, also in large text.
func Wrapped(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{}, objects...)
}

// flow is the layout of Wrapped. How high it is depends on how wide it is, and that it
// learns only when it is laid out: the window's driver sees that its smallest size has
// changed and lays out what is around it once more. Without a window, refresh that.
type flow struct {
	width float32 // last given; 0 before that
	even  int     // if not 0, all are of one width, so many in a line or fewer
	least float32 // if not 0, the first object takes the room left in its line, and at least this
}

// Even stands objects in lines of n, all of one width, or of fewer where the widest has
// no room.
func Even(n int, objects ...fyne.CanvasObject) *fyne.Container {
	c := Wrapped(objects...)
	c.Layout.(*flow).even = n
	return c
}

// cell is the width of each object of an Even: as many as fit stand in a line.
func (f *flow) cell(o []fyne.CanvasObject) (cell float32) {
	widest := f.widest(o)
	for n := f.even; n > 0; n-- {
		if cell = (f.width - float32(n-1)*theme.Padding()) / float32(n); cell >= widest {
			break
		}
	}
	return max(cell, 0)
}

func (f *flow) widest(o []fyne.CanvasObject) (width float32) {
	for _, x := range o {
		if x.Visible() {
			width = max(width, x.MinSize().Width)
		}
	}
	return width
}

// filling is Wrapped with a first object that takes the room left in its line, and at
// least so many pixels.
func filling(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	c := Wrapped(objects...)
	c.Layout.(*flow).least = least
	return c
}

// unwrapped are the objects of a Wrapped, which may go on in another; o itself if it is
// none.
func unwrapped(o fyne.CanvasObject) []fyne.CanvasObject {
	if c, ok := o.(*fyne.Container); ok {
		if _, ok := c.Layout.(*flow); ok {
			return c.Objects
		}
	}
	return []fyne.CanvasObject{o}
}

// inLine is how wide an object is if it may be as wide as it likes.
func inLine(o fyne.CanvasObject) (width float32) {
	for i, x := range unwrapped(o) {
		if i > 0 {
			width += theme.Padding()
		}
		width += x.MinSize().Width
	}
	return width
}

// Layout implements fyne.Layout.
func (f *flow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	f.width = s.Width
	if f.even > 0 { // texts that wrap are asked for their height at the width they get
		for _, c := range o {
			c.Resize(fyne.NewSize(f.cell(o), c.MinSize().Height))
		}
	}
	y := float32(0)
	for _, l := range f.lines(o) {
		x := float32(0)
		for i, c := range l.objects {
			c.Move(fyne.NewPos(x, y))
			c.Resize(fyne.NewSize(l.widths[i], l.high))
			x += l.widths[i] + theme.Padding()
		}
		y += l.high + theme.Padding()
	}
}

// MinSize implements fyne.Layout; the height is that at the width last given.
func (f *flow) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(f.widest(o), -theme.Padding())
	for _, l := range f.lines(o) {
		m.Height += l.high + theme.Padding()
	}
	m.Height = max(m.Height, 0)
	return m
}

// flowLine are the objects of a line with their widths.
type flowLine struct {
	objects     []fyne.CanvasObject
	widths      []float32
	taken, high float32
}

// lines parts the visible objects into lines; into one before the width is known.
func (f *flow) lines(o []fyne.CanvasObject) (out []*flowLine) {
	for i, c := range o {
		if !c.Visible() {
			continue
		}
		size := c.MinSize()
		switch {
		case f.even > 0:
			size.Width = f.cell(o)
		case i == 0 && f.least > 0:
			size.Width = max(size.Width, f.least)
		}
		gap := theme.Padding()
		if len(out) == 0 || f.width > 0 && out[len(out)-1].taken+gap+size.Width > f.width+0.5 {
			out = append(out, &flowLine{})
			gap = 0
		}
		if f.width > 0 {
			size.Width = min(size.Width, f.width)
		}
		l := out[len(out)-1]
		l.objects, l.widths = append(l.objects, c), append(l.widths, size.Width)
		l.taken, l.high = l.taken+gap+size.Width, max(l.high, size.Height)
	}
	if f.least > 0 && len(out) > 0 {
		out[0].widths[0] += max(f.width-out[0].taken, 0)
	}
	return out
}
