package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Gauge shows how far a target is: its name, a bar with a line where the target lies,
// and the figures in words. That it is reached is said by a tick and by the words,
// never by the colour alone. Enter, Space or a click opens what stands behind it.
type Gauge struct {
	widget.BaseWidget
	open    func()
	icon    *widget.Icon
	title   *widget.Label
	text    *widget.Label
	bar     *gaugeBar
	frame   *canvas.Rectangle
	focused bool
}

// NewGauge returns the gauge of a target of which met of base units are reached; open
// shows those units.
func NewGauge(t record.Target, met, base int, open func()) *Gauge {
	g := &Gauge{open: open, icon: widget.NewIcon(theme.ConfirmIcon()), title: widget.NewLabel(t.Name),
		text: widget.NewLabel(words.Target(t, met, base)), bar: newGaugeBar(), frame: canvas.NewRectangle(color.Transparent)}
	g.title.TextStyle.Bold = true
	g.title.Wrapping, g.text.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	g.icon.Hidden = !t.Reached(met, base)
	if base > 0 {
		g.bar.share = float32(met) / float32(base)
	}
	if t.Of > 0 {
		g.bar.line = float32(t.Met) / float32(t.Of)
	}
	g.bar.reached = t.Reached(met, base)
	g.ExtendBaseWidget(g)
	return g
}

// Tapped opens what stands behind the figures.
func (g *Gauge) Tapped(*fyne.PointEvent) {
	g.open()
}

// Cursor shows that it can be pressed.
func (g *Gauge) Cursor() desktop.Cursor {
	return desktop.PointerCursor
}

// FocusGained brings the gauge into sight.
func (g *Gauge) FocusGained() {
	g.focused = true
	g.Refresh()
	reveal(g)
}

// FocusLost implements fyne.Focusable.
func (g *Gauge) FocusLost() {
	g.focused = false
	g.Refresh()
}

// TypedRune implements fyne.Focusable.
func (g *Gauge) TypedRune(rune) {}

// TypedKey opens on Enter and Space.
func (g *Gauge) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.Tapped(nil)
	default:
		pass(g, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer { return &gaugeRenderer{g} }

type gaugeRenderer struct{ g *Gauge }

const gaugeEdge = 6 // px, around a gauge

// Layout puts title, bar and text below each other.
func (r *gaugeRenderer) Layout(s fyne.Size) {
	g := r.g
	g.frame.Resize(s)
	w, y := s.Width-2*gaugeEdge, float32(0)
	side := look.Px(20)
	room := w
	if !g.icon.Hidden {
		room -= side
	}
	place := func(o fyne.CanvasObject, x, width, height float32) {
		o.Move(fyne.NewPos(gaugeEdge+x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	place(g.title, 0, room, 0)
	h := g.title.MinSize().Height
	place(g.title, 0, room, h)
	g.icon.Move(fyne.NewPos(gaugeEdge+room, y+(h-side)/2))
	g.icon.Resize(fyne.NewSquareSize(side))
	y += h
	place(g.bar, theme.InnerPadding(), w-2*theme.InnerPadding(), g.bar.MinSize().Height)
	y += g.bar.MinSize().Height
	place(g.text, 0, w, 0)
	place(g.text, 0, w, g.text.MinSize().Height)
}

// MinSize is the height that the texts need at the width they have.
func (r *gaugeRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Px(160), r.g.title.MinSize().Height+r.g.bar.MinSize().Height+r.g.text.MinSize().Height)
}

// Refresh repaints.
func (r *gaugeRenderer) Refresh() {
	f := r.g.frame
	f.StrokeColor, f.StrokeWidth, f.CornerRadius = color.Transparent, 0, theme.Size(theme.SizeNameInputRadius)
	if r.g.focused {
		f.StrokeColor, f.StrokeWidth = look.Of(theme.ColorNamePrimary), frameWidth
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *gaugeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.g.frame, r.g.title, r.g.icon, r.g.bar, r.g.text}
}

// Destroy implements fyne.WidgetRenderer.
func (r *gaugeRenderer) Destroy() {}

// gaugeBar is the bar of a gauge with the target's line.
type gaugeBar struct {
	widget.BaseWidget
	share, line      float32 // of the whole width
	reached          bool
	back, fill, mark *canvas.Rectangle
}

func newGaugeBar() *gaugeBar {
	b := &gaugeBar{back: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *gaugeBar) CreateRenderer() fyne.WidgetRenderer { return &gaugeBarRenderer{b} }

type gaugeBarRenderer struct{ b *gaugeBar }

// Layout implements fyne.WidgetRenderer.
func (r *gaugeBarRenderer) Layout(s fyne.Size) {
	b := r.b
	gap := look.Px(4) // the line stands out above and below
	b.back.Move(fyne.NewPos(0, gap))
	b.back.Resize(fyne.NewSize(s.Width, s.Height-2*gap))
	b.fill.Move(fyne.NewPos(0, gap))
	b.fill.Resize(fyne.NewSize(s.Width*min(1, max(0, b.share)), s.Height-2*gap))
	wide := look.Px(3)
	b.mark.Move(fyne.NewPos(min(s.Width-wide, max(0, s.Width*b.line-wide/2)), 0))
	b.mark.Resize(fyne.NewSize(wide, s.Height))
	b.mark.Hidden = b.line == 0
	r.paint()
}

// MinSize implements fyne.WidgetRenderer.
func (r *gaugeBarRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Px(60), look.Px(20)) }

func (r *gaugeBarRenderer) paint() {
	b := r.b
	b.back.FillColor, b.back.StrokeColor, b.back.StrokeWidth = look.Of(look.ColorNameBand), look.Of(theme.ColorNameInputBorder), 1
	b.fill.FillColor = look.Of(theme.ColorNamePrimary)
	if b.reached {
		b.fill.FillColor = look.Of(theme.ColorNameSuccess)
	}
	b.mark.FillColor = look.Of(theme.ColorNameForeground)
}

// Refresh implements fyne.WidgetRenderer.
func (r *gaugeBarRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Objects implements fyne.WidgetRenderer.
func (r *gaugeBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.back, r.b.fill, r.b.mark}
}

// Destroy implements fyne.WidgetRenderer.
func (r *gaugeBarRenderer) Destroy() {}
