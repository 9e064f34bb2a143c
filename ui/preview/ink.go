package preview

import (
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"sophongtrao/report/paper"
)

// Faces are the typefaces of the paper: the widths the layout measured with, and
// the TrueType bytes with the shapes.
type Faces interface {
	paper.Fonts
	Bytes(paper.Style) []byte
}

// ink draws letters into pictures and keeps the drawn ones. Not for several
// goroutines at once.
type ink struct {
	faces  Faces
	fonts  [4]*sfnt.Font
	buf    sfnt.Buffer
	raster vector.Rasterizer
	drawn  map[letter]shape
}

// letter names a drawn letter: size in 1/64 pixel, sub in quarters of a pixel.
type letter struct {
	r     rune
	size  fixed.Int26_6
	style paper.Style
	sub   uint8
}

// shape is the coverage of a letter and where its corner lies from the pen.
type shape struct {
	mask   *image.Alpha
	dx, dy int
}

// keep is how many drawn letters are kept; about 10 MB at the most.
const keep = 20_000

func newInk(faces Faces) (*ink, error) {
	k := &ink{faces: faces, drawn: map[letter]shape{}}
	for s := range k.fonts {
		f, err := sfnt.Parse(faces.Bytes(paper.Style(s)))
		if err != nil {
			return nil, fmt.Errorf("preview: typeface of style %d: %w", s, err)
		}
		k.fonts[s] = f
	}
	return k, nil
}

// text draws t on dst in colour c; (x, y) is the pen in pixels, scale is pixels per
// mm. The advance of each letter is the paper's, without kerning.
func (k *ink) text(dst *image.RGBA, t *paper.Text, x, y, scale float64, c color.RGBA) {
	px := t.Size * mmPerPoint * scale
	size := fixed.Int26_6(math.Round(px * 64))
	base := int(math.Round(y))
	for _, r := range t.S {
		whole := math.Floor(x)
		q := uint8((x - whole) * 4)
		s := k.shape(letter{r, size, t.Style, q})
		if s.mask != nil {
			blend(dst, s.mask, int(whole)+s.dx, base+s.dy, c)
		}
		w, _ := k.faces.Advance(t.Style, r)
		x += float64(w) / 1000 * px
		if r == ' ' {
			x += t.Space * scale
		}
	}
}

func (k *ink) shape(l letter) shape {
	if s, ok := k.drawn[l]; ok {
		return s
	}
	if len(k.drawn) >= keep {
		clear(k.drawn)
	}
	s := k.outline(l.style, l.r, l.size, float32(l.sub)/4+0.125, 0)
	k.drawn[l] = s
	return s
}

// outline rasterises a letter, moved right by off pixels and turned
// counter-clockwise by turn (radians).
func (k *ink) outline(style paper.Style, r rune, size fixed.Int26_6, off float32, turn float64) shape {
	f := k.fonts[style]
	g, err := f.GlyphIndex(&k.buf, r)
	if err != nil || g == 0 { // Layout has named it as a Problem: the paper does not show it either
		return shape{}
	}
	segs, err := f.LoadGlyph(&k.buf, g, size, nil)
	if err != nil || len(segs) == 0 {
		return shape{}
	}
	sin, cos := math.Sincos(turn)
	at := func(p fixed.Point26_6) (float32, float32) {
		x, y := float64(p.X)/64, float64(p.Y)/64
		return float32(x*cos+y*sin) + off, float32(y*cos - x*sin)
	}
	x0, y0, x1, y1 := bounds(segs, at)
	left, top := int(math.Floor(float64(x0))), int(math.Floor(float64(y0)))
	w, h := int(math.Ceil(float64(x1)))-left+1, int(math.Ceil(float64(y1)))-top+1
	k.raster.Reset(w, h)
	to := func(p fixed.Point26_6) (float32, float32) {
		x, y := at(p)
		return x - float32(left), y - float32(top)
	}
	for _, s := range segs {
		switch ax, ay := to(s.Args[0]); s.Op {
		case sfnt.SegmentOpMoveTo:
			k.raster.ClosePath()
			k.raster.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			k.raster.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := to(s.Args[1])
			k.raster.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := to(s.Args[1])
			cx, cy := to(s.Args[2])
			k.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	k.raster.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	k.raster.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return shape{mask, left, top}
}

func bounds(segs sfnt.Segments, at func(fixed.Point26_6) (float32, float32)) (x0, y0, x1, y1 float32) {
	x0, y0, x1, y1 = math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32
	for _, s := range segs {
		n := 1
		switch s.Op {
		case sfnt.SegmentOpQuadTo:
			n = 2
		case sfnt.SegmentOpCubeTo:
			n = 3
		}
		for _, p := range s.Args[:n] {
			x, y := at(p)
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
	}
	return x0, y0, x1, y1
}

// blend paints c through the mask, its corner at (x, y) of dst. dst is opaque.
func blend(dst *image.RGBA, mask *image.Alpha, x, y int, c color.RGBA) {
	r := mask.Rect.Add(image.Pt(x, y)).Intersect(dst.Rect)
	for py := r.Min.Y; py < r.Max.Y; py++ {
		m := mask.Pix[(py-y)*mask.Stride+r.Min.X-x:]
		d := dst.Pix[dst.PixOffset(r.Min.X, py):]
		for i := range r.Dx() {
			a := uint32(m[i])
			if a == 0 {
				continue
			}
			p := d[4*i : 4*i+3]
			p[0] = uint8((uint32(p[0])*(255-a) + uint32(c.R)*a) / 255)
			p[1] = uint8((uint32(p[1])*(255-a) + uint32(c.G)*a) / 255)
			p[2] = uint8((uint32(p[2])*(255-a) + uint32(c.B)*a) / 255)
		}
	}
}

// width returns the set width of s in parts of the type size.
func (k *ink) width(style paper.Style, s string) float64 {
	sum := 0
	for _, r := range s {
		w, _ := k.faces.Advance(style, r)
		sum += w
	}
	return float64(sum) / 1000
}
