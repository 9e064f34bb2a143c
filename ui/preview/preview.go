package preview

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report/paper"
)

// Zoom says how large pages are shown: a factor of their true size (1 is 100 %), or
// one of the two fits.
type Zoom float64

const (
	FitWidth Zoom = 0
	FitPage  Zoom = -1
)

// Steps are the zooms offered; + and - go through them.
var Steps = []Zoom{0.5, 0.75, 1, 1.25, 1.5, 2}

// Preview is the widget. Its callbacks are set before it is shown.
type Preview struct {
	widget.BaseWidget

	// OnRef hears of a click on a text that stands for a record.
	OnRef func(paper.Ref)
	// OnPage hears which page is in sight, counted from 1, and how many there are.
	OnPage func(page, of int)
	// OnZoom hears that pages are shown larger or smaller (see Percent).
	OnZoom func()

	pages  []paper.Page
	ink    *ink
	zoom   Zoom
	flow   flow
	hover  mark
	found  []mark // shown in relief by Find
	raster *canvas.Raster
	scroll *container.Scroll
	glass  *glass
	img    *image.RGBA
	told   [2]int

	hits  []hit  // of the text looked for
	at    int    // the hit the reader is at
	query string // "" while nothing is looked for

	small bool           // is a column of small pages: a click goes to the page
	onTap func(page int) // with small
	shown int            // with small: the page in sight of the large one, from 0
}

// none is no text at all.
var none = mark{page: -1, text: -1}

// New returns an empty preview in the given typefaces, fitting pages to its width.
func New(faces Faces) (*Preview, error) {
	k, err := newInk(faces)
	if err != nil {
		return nil, err
	}
	return newOn(k), nil
}

func newOn(k *ink) *Preview {
	p := &Preview{ink: k, hover: none, shown: -1}
	p.glass = &glass{of: p}
	p.glass.ExtendBaseWidget(p.glass)
	p.raster = canvas.NewRaster(p.draw)
	p.scroll = container.NewScroll(p.glass)
	p.scroll.OnScrolled = func(fyne.Position) { p.moved() }
	p.ExtendBaseWidget(p)
	return p
}

// Set shows other pages. Where the reader is stays, so that a change of an option
// does not throw them back to the first page.
func (p *Preview) Set(pages []paper.Page) {
	p.pages, p.hover, p.found = pages, none, nil
	p.arrange()
	if p.query != "" {
		p.look()
	}
}

// Pages is the number of pages.
func (p *Preview) Pages() int { return len(p.pages) }

// Page is the number of the page in sight, from 1; 0 while there is none.
func (p *Preview) Page() int {
	if len(p.pages) == 0 {
		return 0
	}
	return p.flow.at(float64(p.scroll.Offset.Y)+float64(p.Size().Height)/3) + 1
}

// Go brings page n (from 1) to the top; out of range goes to the nearest.
func (p *Preview) Go(n int) {
	if len(p.pages) == 0 {
		return
	}
	n = min(max(n, 1), len(p.pages))
	p.to(p.flow.boxes[n-1].y - margin)
}

// Zoom returns how large pages are shown.
func (p *Preview) Zoom() Zoom { return p.zoom }

// Percent is the zoom of the page in sight as it came out, in per cent of the true
// size; 0 while there is none.
func (p *Preview) Percent() int { return int(math.Round(float64(p.factor()) * 100)) }

func (p *Preview) factor() Zoom {
	if len(p.pages) == 0 {
		return 0
	}
	return Zoom(p.flow.boxes[p.Page()-1].scale / dotsPerMM)
}

// SetZoom shows the pages larger or smaller; the line in the middle stays there.
func (p *Preview) SetZoom(z Zoom) {
	p.zoom = z
	middle := float64(p.scroll.Offset.Y) + float64(p.Size().Height)/2
	at := spot{}
	if len(p.pages) > 0 {
		at.page = p.flow.at(middle)
		at.y = (middle - p.flow.boxes[at.page].y) / p.flow.boxes[at.page].scale
	}
	p.arrange()
	if len(p.pages) > 0 {
		p.to(p.flow.boxes[at.page].y + at.y*p.flow.boxes[at.page].scale - float64(p.Size().Height)/2)
	}
}

// Step goes n steps up or down in Steps.
func (p *Preview) Step(n int) {
	now, i := p.factor(), 0
	for i < len(Steps) && Steps[i] < now-0.01 {
		i++
	}
	if n > 0 && i < len(Steps) && Steps[i] > now+0.01 {
		n--
	}
	p.SetZoom(Steps[min(max(i+n, 0), len(Steps)-1)])
}

// Find brings the first text with the given Ref into sight and sets all of them in
// relief; false if there is none.
func (p *Preview) Find(r paper.Ref) bool {
	p.found = nil
	for i := range p.pages {
		for j := range p.pages[i].Texts {
			if p.pages[i].Texts[j].Ref == r {
				p.found = append(p.found, mark{page: i, text: j})
			}
		}
	}
	if len(p.found) > 0 {
		p.sight(p.found[0])
	}
	p.raster.Refresh()
	return len(p.found) > 0
}

// sight brings a text into sight, if it is not there.
func (p *Preview) sight(m mark) {
	b := p.flow.boxes[m.page]
	y := b.y + p.pages[m.page].Texts[m.text].Y*b.scale
	if top := float64(p.scroll.Offset.Y); y < top+20 || y > top+float64(p.Size().Height)-20 {
		p.to(y - float64(p.Size().Height)/3)
	}
}

func (p *Preview) to(y float64) {
	most := max(p.flow.h-float64(p.Size().Height), 0)
	p.scroll.ScrollToOffset(fyne.NewPos(p.scroll.Offset.X, float32(min(max(y, 0), most))))
	p.moved()
}

func (p *Preview) moved() {
	p.raster.Refresh()
	if now := [2]int{p.Page(), len(p.pages)}; now != p.told && p.OnPage != nil {
		p.told = now
		p.OnPage(now[0], now[1])
	}
}

// arrange works the flow out anew, for other pages, another zoom or another size.
func (p *Preview) arrange() {
	s := p.Size()
	w, h := float64(s.Width)-float64(theme.ScrollBarSize()), float64(s.Height)
	scale := at100(p.zoom)
	if p.zoom == FitWidth || p.zoom == FitPage {
		scale = func(x *paper.Page) float64 { return max(fit(x, w, h, p.zoom == FitPage), p.least()) }
	}
	p.flow = arrange(p.pages, scale, w)
	if p.OnZoom != nil {
		p.OnZoom()
	}
	p.glass.Resize(p.glass.MinSize())
	p.scroll.Refresh()
	p.to(float64(p.scroll.Offset.Y))
}

// least is the smallest scale of a fit: below it nothing could be read, and of small pages
// nothing has to be.
func (p *Preview) least() float64 {
	if p.small {
		return 0
	}
	return leastScale
}

// draw is the raster's generator; w and h are pixels.
func (p *Preview) draw(w, h int) image.Image {
	if p.img == nil || p.img.Rect.Dx() != w || p.img.Rect.Dy() != h {
		p.img = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	s := scene{pages: p.pages, flow: p.flow, x: float64(p.scroll.Offset.X), y: float64(p.scroll.Offset.Y),
		px: float64(w) / max(float64(p.Size().Width), 1), ground: ground(), marks: p.found, framed: -1}
	if p.small {
		s.framed = p.shown
	}
	if p.hover != none {
		s.marks = append(s.marks[:len(s.marks):len(s.marks)], p.hover)
	}
	p.ink.paint(p.img, &s)
	return p.img
}

// ground is the colour beside the sheets: the theme's, a shade off the windows'.
func ground() color.RGBA {
	r, g, b, _ := theme.Color(theme.ColorNameInputBackground).RGBA()
	shade := func(v uint32) uint8 { return uint8((v >> 8) * 7 / 8) }
	return color.RGBA{shade(r), shade(g), shade(b), 255}
}

// CreateRenderer puts the raster under the scroller.
func (p *Preview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.raster, p.scroll))
}

// MinSize leaves the size to the window.
func (p *Preview) MinSize() fyne.Size {
	if p.small {
		return fyne.NewSize(smallWidth, 100)
	}
	return fyne.NewSize(240, 200)
}

// Resize works the fits out anew.
func (p *Preview) Resize(s fyne.Size) {
	if s == p.Size() {
		return
	}
	p.BaseWidget.Resize(s)
	p.arrange()
}

// pointed returns the text with a Ref under a point of the glass.
func (p *Preview) pointed(at fyne.Position) mark {
	if p.small {
		return none
	}
	spot, ok := p.flow.find(float64(at.X), float64(at.Y))
	if !ok {
		return none
	}
	page := &p.pages[spot.page]
	if i, ok := textAt(page, spot.x, spot.y); ok && page.Texts[i].Ref != (paper.Ref{}) {
		return mark{page: spot.page, text: i}
	}
	return none
}

func (p *Preview) hoverOn(m mark) {
	if m != p.hover {
		p.hover = m
		p.raster.Refresh()
	}
}

func (p *Preview) tapped(at fyne.Position) {
	if p.small {
		if spot, ok := p.flow.find(float64(at.X), float64(at.Y)); ok {
			p.onTap(spot.page)
		}
		return
	}
	if m := p.pointed(at); m != none && p.OnRef != nil {
		p.OnRef(p.pages[m.page].Texts[m.text].Ref)
	}
}

// key answers the keys of a reader; false for one it has no use for.
func (p *Preview) key(k fyne.KeyName) bool {
	y, h := float64(p.scroll.Offset.Y), float64(p.Size().Height)
	switch k {
	case fyne.KeyPageDown, fyne.KeySpace:
		p.to(y + 0.9*h)
	case fyne.KeyPageUp:
		p.to(y - 0.9*h)
	case fyne.KeyDown:
		p.to(y + 60)
	case fyne.KeyUp:
		p.to(y - 60)
	case fyne.KeyHome:
		p.Go(1)
	case fyne.KeyEnd:
		p.to(p.flow.h)
	default:
		return false
	}
	return true
}

// glass is the see-through sheet in the scroller: as large as the flow, it takes
// the keys and the mouse.
type glass struct {
	widget.BaseWidget
	of *Preview
}

var (
	_ fyne.Focusable     = (*glass)(nil)
	_ fyne.Tappable      = (*glass)(nil)
	_ desktop.Hoverable  = (*glass)(nil)
	_ desktop.Cursorable = (*glass)(nil)
)

func (g *glass) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
func (g *glass) MinSize() fyne.Size {
	return fyne.NewSize(float32(g.of.flow.w), float32(g.of.flow.h))
}
func (g *glass) FocusGained() {}
func (g *glass) FocusLost()   {}

// TypedKey hands a key it has no use for to the window.
func (g *glass) TypedKey(e *fyne.KeyEvent) {
	if g.of.key(e.Name) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// TypedRune zooms; signs come as letters, whatever key they lie on.
func (g *glass) TypedRune(r rune) {
	switch r {
	case '+':
		g.of.Step(1)
	case '-':
		g.of.Step(-1)
	}
}

func (g *glass) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	g.of.tapped(e.Position)
}
func (g *glass) MouseIn(e *desktop.MouseEvent)    { g.of.hoverOn(g.of.pointed(e.Position)) }
func (g *glass) MouseMoved(e *desktop.MouseEvent) { g.of.hoverOn(g.of.pointed(e.Position)) }
func (g *glass) MouseOut()                        { g.of.hoverOn(none) }

// Cursor is a hand above texts that open something.
func (g *glass) Cursor() desktop.Cursor {
	if g.of.hover != none {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Keys returns what takes the keyboard, for the page to focus.
func (p *Preview) Keys() fyne.Focusable { return p.glass }
