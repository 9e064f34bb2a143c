package preview

import (
	"fyne.io/fyne/v2"

	"sophongtrao/report/paper"
)

// smallWidth is that of the column of small pages, in screen units; roomForSmall is the
// width of the whole from which on it is shown.
const (
	smallWidth   = 120
	roomForSmall = 620
)

// newSmall returns the column of small pages of a preview; it inks with the same letters.
func newSmall(of *Preview) *Preview {
	p := newOn(of.ink)
	p.small = true
	p.onTap = func(page int) { of.Go(page + 1) }
	return p
}

// setSmall shows other pages.
func (p *Preview) setSmall(pages []paper.Page) {
	p.pages, p.hover, p.found = pages, none, nil
	p.arrange()
}

// frameOf frames the page in sight of the large preview, and brings it into sight.
func (p *Preview) frameOf(page int) {
	p.shown = page
	if page >= 0 && page < len(p.flow.boxes) {
		b, top, h := p.flow.boxes[page], float64(p.scroll.Offset.Y), float64(p.Size().Height)
		if b.y < top || b.y+b.h > top+h {
			p.to(b.y + b.h/2 - h/2)
		}
	}
	p.raster.Refresh()
}

// besides lays the small pages beside the large ones, where there are several and the
// room allows it.
type besides struct{ small, large *Preview }

// Layout implements fyne.Layout.
func (l besides) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	left := float32(0)
	if len(l.large.pages) > 1 && s.Width >= roomForSmall {
		left = smallWidth
	}
	l.small.Hidden = left == 0
	l.small.Move(fyne.NewPos(0, 0))
	l.small.Resize(fyne.NewSize(smallWidth, s.Height))
	l.large.Move(fyne.NewPos(left, 0))
	l.large.Resize(fyne.NewSize(s.Width-left, s.Height))
}

// MinSize implements fyne.Layout.
func (l besides) MinSize([]fyne.CanvasObject) fyne.Size { return l.large.MinSize() }
