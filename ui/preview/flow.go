package preview

import (
	"sort"

	"sophongtrao/report/paper"
)

// Screen units between the sheets and around them.
const (
	gap    = 14.0
	margin = 18.0
)

// dotsPerMM is 100 %: 96 units to the inch, as office programs show it.
const dotsPerMM = 96 / 25.4

// box is a sheet's place in the flow, in screen units, and its scale: screen units
// per mm. Sheets that fit the window part have each their own.
type box struct{ x, y, w, h, scale float64 }

// flow is all pages one below the other.
type flow struct {
	boxes []box
	w, h  float64 // of the whole, margins included
}

// arrange puts the pages below each other, each centred in a window part of width
// view (or in the widest page, if that is wider).
func arrange(pages []paper.Page, scale func(*paper.Page) float64, view float64) flow {
	f := flow{w: view, boxes: make([]box, len(pages))}
	for i := range pages {
		f.boxes[i].scale = scale(&pages[i])
		f.w = max(f.w, pages[i].Width*f.boxes[i].scale+2*margin)
	}
	y := margin
	for i, p := range pages {
		s := f.boxes[i].scale
		w, h := p.Width*s, p.Height*s
		f.boxes[i] = box{(f.w - w) / 2, y, w, h, s}
		y += h + gap
	}
	f.h = y - gap + margin
	return f
}

// at returns the index of the page that stands at height y, the next one below for
// a gap; the last page for a y past the end.
func (f *flow) at(y float64) int {
	i := sort.Search(len(f.boxes), func(i int) bool { return f.boxes[i].y+f.boxes[i].h > y })
	return min(i, max(len(f.boxes)-1, 0))
}

// spot is a point on a page, in mm.
type spot struct {
	page int
	x, y float64
}

// find returns the page and place under a point of the flow; false beside the
// sheets.
func (f *flow) find(x, y float64) (spot, bool) {
	if len(f.boxes) == 0 {
		return spot{}, false
	}
	i := f.at(y)
	b := f.boxes[i]
	if x < b.x || x >= b.x+b.w || y < b.y || y >= b.y+b.h {
		return spot{}, false
	}
	return spot{i, (x - b.x) / b.scale, (y - b.y) / b.scale}, true
}

// mmPerPoint turns type sizes into millimetres.
const mmPerPoint = 25.4 / 72

// Reach of a line above and below its baseline, in parts of the type size (Times:
// ascent 0.891, descent 0.216).
const (
	ascent  = 0.89
	descent = 0.22
)

// textAt returns the text of a page under a point in mm.
func textAt(p *paper.Page, x, y float64) (int, bool) {
	for i := range p.Texts {
		t := &p.Texts[i]
		em := t.Size * mmPerPoint
		if x >= t.X && x <= t.X+t.W && y >= t.Y-ascent*em && y <= t.Y+descent*em {
			return i, true
		}
	}
	return 0, false
}

// leastScale is 20 %.
const leastScale = 0.2 * dotsPerMM

// fit returns the scale at which a page fills the width of the window part and, if
// whole is set, stands in it with its height too.
func fit(p *paper.Page, w, h float64, whole bool) float64 {
	scale := (w - 2*margin) / p.Width
	if whole {
		scale = min(scale, (h-2*margin)/p.Height)
	}
	return max(scale, 0.01) // in a window part that has no room yet
}

// at100 is the scale of a zoom.
func at100(z Zoom) func(*paper.Page) float64 {
	return func(*paper.Page) float64 { return float64(z) * dotsPerMM }
}
