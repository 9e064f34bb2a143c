package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// reveal scrolls what has got the focus into sight: the toolkit leaves it where it
// is, and a form longer than the window could not be filled in with Tab and Enter.
// o may be a part of what has the focus.
func reveal(o fyne.CanvasObject) { revealWith(o, 8) }

// revealWith is reveal with so many pixels above and below.
func revealWith(x any, around float32) {
	o, ok := x.(fyne.CanvasObject)
	if !ok {
		return
	}
	c := canvasOf(o)
	if c == nil {
		return
	}
	if whole, ok := c.Focused().(fyne.CanvasObject); ok {
		o = whole
	}
	bring(c, o, around)
}

// Bring scrolls what is shown into sight.
func Bring(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil {
		bring(c, o, 0)
	}
}

// bring scrolls o into sight, with what stands beside it, and so many pixels around: an
// edge covers a row whole that it would cut, and o with it.
func bring(c fyne.Canvas, o fyne.CanvasObject, around float32) {
	if c.Content() == nil {
		return
	}
	rolls, top := scrollsAround(root(c), o)
	bottom := top + o.Size().Height
	for i := len(rolls) - 1; i >= 0; i-- { // the innermost first
		s := rolls[i].scroll
		if from, to := edge(s.Content, top, false), edge(s.Content, bottom, true); to-from+2*around <= s.Size().Height {
			top, bottom = from, to
		}
		switch {
		case top-around < s.Offset.Y:
			scrollTo(s, top-around)
		case bottom+around > s.Offset.Y+s.Size().Height:
			scrollTo(s, min(top-around, bottom+around-s.Size().Height))
		}
		top, bottom = rolls[i].top+top-s.Offset.Y, rolls[i].top+bottom-s.Offset.Y
	}
}

// root is what the keyboard can be in: the topmost overlay, or all.
func root(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

func rollsAround(c fyne.Canvas, o fyne.CanvasObject) []roller {
	rolls, _ := scrollsAround(root(c), o)
	return rolls
}

// roller is a scroller, and how far below the top of the content of the scroller around
// it, if there is one, it begins.
type roller struct {
	scroll *container.Scroll
	top    float32
}

// scrollsAround returns the scrollers within x that hold o, the outermost first, and how
// far below the top of the content of the innermost o begins. The driver is not asked: it knows no place of what
// was never drawn, such as a field below the window's edge.
func scrollsAround(x, o fyne.CanvasObject) (found []roller, top float32) {
	var walk func(x fyne.CanvasObject, around []roller, y float32) bool
	walk = func(x fyne.CanvasObject, around []roller, y float32) bool {
		if x == o {
			found, top = around, y
			return true
		}
		sc, scrolls := x.(*container.Scroll)
		if scrolls {
			around = append(around, roller{sc, y})
		}
		for _, in := range inside(x) {
			at := y + in.Position().Y
			if scrolls {
				at = 0
			}
			if walk(in, around, at) {
				return true
			}
		}
		return false
	}
	walk(x, nil, 0)
	return found, top
}
