package preview

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"

	"sophongtrao/report/paper"
)

var (
	black  = color.RGBA{0, 0, 0, 255}
	white  = color.RGBA{255, 255, 255, 255}
	pale   = color.RGBA{234, 234, 234, 255} // the mark
	edge   = color.RGBA{160, 160, 160, 255}
	shadow = color.RGBA{120, 120, 120, 255}
	glow   = color.RGBA{255, 236, 160, 255} // behind the text under the mouse, and what was found
	strong = color.RGBA{255, 190, 80, 255}  // behind the place found that the reader is at
	frame  = color.RGBA{20, 90, 180, 255}   // around the small page that is in sight
)

// mark is a text that is shown in relief: the one under the mouse, the one a message is
// about, or one that was looked for. Of the last only a part is: from and to in mm from
// its beginning; a to of 0 is the whole.
type mark struct {
	page, text int
	from, to   float64
	now        bool // the reader is at it
}

// scene is what the raster shows: a window part of the flow.
type scene struct {
	pages  []paper.Page
	flow   flow
	x, y   float64 // top left corner of the part, in screen units of the flow
	px     float64 // pixels per screen unit
	ground color.RGBA
	marks  []mark
	framed int // page with a frame around it; -1 for none
}

// paint draws the scene, and only the pages it shows.
func (k *ink) paint(dst *image.RGBA, s *scene) {
	fill(dst, dst.Rect, s.ground)
	bottom := s.y + float64(dst.Rect.Dy())/s.px
	for i := s.flow.at(s.y); i < len(s.pages) && s.flow.boxes[i].y < bottom; i++ {
		k.page(dst, s, i)
	}
}

// page draws one sheet with its shadow.
func (k *ink) page(dst *image.RGBA, s *scene, i int) {
	b, p := s.flow.boxes[i], &s.pages[i]
	x, y := (b.x-s.x)*s.px, (b.y-s.y)*s.px
	scale := b.scale * s.px
	sheet := rect(x, y, x+b.w*s.px, y+b.h*s.px)
	fill(dst, sheet.Add(image.Pt(3, 3)), shadow)
	fill(dst, sheet.Inset(-1), edge)
	if i == s.framed {
		fill(dst, sheet.Inset(-3), frame)
	}
	fill(dst, sheet, white)
	clip := dst.SubImage(sheet).(*image.RGBA)
	if clip.Rect.Empty() {
		return
	}
	if p.Mark != "" {
		k.markPage(clip, p, x, y, scale)
	}
	for _, m := range s.marks {
		if m.page == i && m.text < len(p.Texts) {
			relief(clip, &p.Texts[m.text], m, x, y, scale)
		}
	}
	for _, r := range p.Rules {
		rule(clip, r, x, y, scale)
	}
	top, end := float64(clip.Rect.Min.Y), float64(clip.Rect.Max.Y)
	for j := range p.Texts {
		t := &p.Texts[j]
		base, em := y+t.Y*scale, t.Size*mmPerPoint*scale
		if base+em < top || base-1.5*em > end { // stacked marks reach above the ascent
			continue
		}
		k.text(clip, t, x+t.X*scale, base, scale, black)
	}
}

// relief colours what is behind a text, or behind a part of it.
func relief(dst *image.RGBA, t *paper.Text, m mark, x, y, scale float64) {
	em, to, c := t.Size*mmPerPoint, m.to, glow
	if to == 0 {
		to = t.W
	}
	if m.now {
		c = strong
	}
	fill(dst, rect(x+(t.X+m.from)*scale-1, y+(t.Y-ascent*em)*scale, x+(t.X+to)*scale+1, y+(t.Y+descent*em)*scale), c)
}

// rule draws a line at least one pixel thick.
func rule(dst *image.RGBA, r paper.Rule, x, y, scale float64) {
	thick := max(1, math.Round(r.Width*scale))
	x1, y1 := math.Round(x+min(r.X1, r.X2)*scale), math.Round(y+min(r.Y1, r.Y2)*scale)
	x2, y2 := math.Round(x+max(r.X1, r.X2)*scale), math.Round(y+max(r.Y1, r.Y2)*scale)
	half := math.Floor(thick / 2)
	if r.X1 == r.X2 {
		fill(dst, rect(x1-half, y1, x1-half+thick, y2+1), black)
		return
	}
	fill(dst, rect(x1, y1-half, x2+1, y1-half+thick), black)
}

// markPage draws Page.Mark pale across the sheet, rising along its diagonal.
func (k *ink) markPage(dst *image.RGBA, p *paper.Page, x, y, scale float64) {
	turn := math.Atan2(p.Height, p.Width)
	sin, cos := math.Sincos(turn)
	wide := k.width(paper.Bold, p.Mark)
	px := 0.6 * math.Hypot(p.Width, p.Height) * scale / wide
	penX := x + p.Width*scale/2 - cos*wide*px/2
	penY := y + p.Height*scale/2 + sin*wide*px/2
	penX, penY = penX+sin*px*0.33, penY+cos*px*0.33
	for s := p.Mark; s != ""; {
		r, n := utf8.DecodeRuneInString(s)
		sh := k.outline(paper.Bold, r, fixed.Int26_6(px*64), 0, turn)
		if sh.mask != nil {
			blend(dst, sh.mask, int(penX)+sh.dx, int(penY)+sh.dy, pale)
		}
		w := k.width(paper.Bold, s[:n]) * px
		penX, penY, s = penX+cos*w, penY-sin*w, s[n:]
	}
}

func rect(x1, y1, x2, y2 float64) image.Rectangle {
	return image.Rect(int(math.Round(x1)), int(math.Round(y1)), int(math.Round(x2)), int(math.Round(y2)))
}

func fill(dst *image.RGBA, r image.Rectangle, c color.RGBA) {
	draw.Draw(dst, r.Intersect(dst.Rect), image.NewUniform(c), image.Point{}, draw.Src)
}
