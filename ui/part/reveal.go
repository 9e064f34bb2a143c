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
	if c == nil || c.Content() == nil {
		return
	}
	if whole, ok := c.Focused().(fyne.CanvasObject); ok {
		o = whole
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	if s := scrollAround(root, o); s != nil {
		d := fyne.CurrentApp().Driver()
		top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s).Y + s.Offset.Y
		bottom := top + o.Size().Height
		const edge = 8
		switch {
		case top-edge < s.Offset.Y:
			s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, top-edge)))
		case bottom+edge > s.Offset.Y+s.Size().Height:
			s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(top-edge, bottom+edge-s.Size().Height)))
		}
	}
}

// scrollAround returns the innermost scroller within x that holds o.
func scrollAround(x, o fyne.CanvasObject) *container.Scroll {
	var found *container.Scroll
	var walk func(x fyne.CanvasObject, s *container.Scroll) bool
	walk = func(x fyne.CanvasObject, s *container.Scroll) bool {
		if x == o {
			found = s
			return true
		}
		if sc, ok := x.(*container.Scroll); ok {
			s = sc
		}
		for _, y := range inside(x) {
			if walk(y, s) {
				return true
			}
		}
		return false
	}
	walk(x, nil)
	return found
}
