package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// reveal scrolls what has got the focus into sight: the toolkit leaves it where it
// is, and a form longer than the window could not be filled in with Tab and Enter.
// o may be a part of what has the focus.
func reveal(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if whole, ok := c.Focused().(fyne.CanvasObject); ok {
		o = whole
	}
	bring(c, o)
}

// Bring scrolls what is shown into sight.
func Bring(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil {
		bring(c, o)
	}
}

// bring scrolls o into sight.
func bring(c fyne.Canvas, o fyne.CanvasObject) {
	if c.Content() == nil {
		return
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	s, top := scrollAround(root, o)
	if s == nil {
		return
	}
	bottom := top + o.Size().Height
	const edge = 8
	switch {
	case top-edge < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, top-edge)))
	case bottom+edge > s.Offset.Y+s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(top-edge, bottom+edge-s.Size().Height)))
	}
}

// scrollAround returns the innermost scroller within x that holds o, and how far below
// the top of its content o begins. The driver is not asked: it knows no place of what
// was never drawn, such as a field below the window's edge.
func scrollAround(x, o fyne.CanvasObject) (found *container.Scroll, top float32) {
	var walk func(x fyne.CanvasObject, s *container.Scroll, y float32) bool
	walk = func(x fyne.CanvasObject, s *container.Scroll, y float32) bool {
		if x == o {
			found, top = s, y
			return true
		}
		sc, scrolls := x.(*container.Scroll)
		if scrolls {
			s = sc
		}
		for _, in := range inside(x) {
			at := y + in.Position().Y
			if scrolls {
				at = 0
			}
			if walk(in, s, at) {
				return true
			}
		}
		return false
	}
	walk(x, nil, 0)
	return found, top
}
