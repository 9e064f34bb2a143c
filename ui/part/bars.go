package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
)

// Bar is one column of Bars: below it a label ("2025") and its figure ("71,4%"), and its height as part of Whole, with 0 of 0 for a year of which nothing is known.
type Bar struct {
	Label, Text string
	Part, Whole int
}

// Bars are columns beside each other, a figure over the years, with a line across at
// the height of Line of LineOf (a target; 0 of 0 for none). Every column has its figure
// in words.
type Bars struct {
	widget.BaseWidget
	bars         []Bar
	line, lineOf int
	height       float32 // of the highest column, px at the normal text size
	columns      []*canvas.Rectangle
	labels       []*canvas.Text
	texts        []*canvas.Text
	base, mark   *canvas.Line
}

// NewBars returns the columns; height is that of the whole share, in pixels at the
// normal text size.
func NewBars(height float32, line, lineOf int, bars ...Bar) *Bars {
	b := &Bars{bars: bars, line: line, lineOf: lineOf, height: height, base: canvas.NewLine(nil), mark: canvas.NewLine(nil)}
	for _, x := range bars {
		b.columns = append(b.columns, canvas.NewRectangle(nil))
		b.labels = append(b.labels, canvas.NewText(x.Label, nil))
		b.texts = append(b.texts, canvas.NewText(x.Text, nil))
	}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer { return &barsRenderer{b} }

const barsGap = 4 // px above the highest column, for the line across

type barsRenderer struct{ b *Bars }

func (r *barsRenderer) lineHeight() float32 {
	return fyne.MeasureText("A", theme.CaptionTextSize(), fyne.TextStyle{}).Height
}

// Layout stands the columns on a line, each in the middle of its share of the width.
func (r *barsRenderer) Layout(s fyne.Size) {
	b, text, full := r.b, r.lineHeight(), look.Px(r.b.height)
	r.paint()
	if len(b.bars) == 0 {
		return
	}
	ground := full + barsGap
	each := s.Width / float32(len(b.bars))
	wide := min(each*0.5, look.Px(48))
	for i, x := range b.bars {
		high := float32(0)
		if x.Whole > 0 {
			high = full * min(1, float32(x.Part)/float32(x.Whole))
		}
		mid := each * (float32(i) + 0.5)
		b.columns[i].Move(fyne.NewPos(mid-wide/2, ground-high))
		b.columns[i].Resize(fyne.NewSize(wide, high))
		center(b.labels[i], mid, ground)
		center(b.texts[i], mid, ground+text)
	}
	b.base.Position1, b.base.Position2 = fyne.NewPos(0, ground), fyne.NewPos(s.Width, ground)
	b.mark.Hidden = b.lineOf == 0
	if b.lineOf > 0 {
		y := ground - full*float32(b.line)/float32(b.lineOf)
		b.mark.Position1, b.mark.Position2 = fyne.NewPos(0, y), fyne.NewPos(s.Width, y)
	}
}

func center(t *canvas.Text, mid, y float32) {
	m := t.MinSize()
	t.Move(fyne.NewPos(mid-m.Width/2, y))
	t.Resize(m)
}

func (r *barsRenderer) paint() {
	b := r.b
	for i := range b.bars {
		b.columns[i].FillColor = look.Of(theme.ColorNamePrimary)
		for _, t := range []*canvas.Text{b.labels[i], b.texts[i]} {
			t.Color, t.TextSize = look.Of(theme.ColorNameForeground), theme.CaptionTextSize()
		}
		b.texts[i].TextStyle.Bold = true
	}
	b.base.StrokeColor, b.base.StrokeWidth = look.Of(theme.ColorNameForeground), 1
	b.mark.StrokeColor, b.mark.StrokeWidth = look.Of(theme.ColorNameForeground), 2
}

// MinSize has room for every text.
func (r *barsRenderer) MinSize() fyne.Size {
	r.paint()
	wide := float32(0)
	for i := range r.b.bars {
		wide = max(wide, r.b.labels[i].MinSize().Width, r.b.texts[i].MinSize().Width)
	}
	return fyne.NewSize((wide+look.Px(4))*float32(len(r.b.bars)), look.Px(r.b.height)+barsGap+2*r.lineHeight())
}

// Refresh implements fyne.WidgetRenderer.
func (r *barsRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Objects implements fyne.WidgetRenderer.
func (r *barsRenderer) Objects() (all []fyne.CanvasObject) {
	for i := range r.b.bars {
		all = append(all, r.b.columns[i])
	}
	all = append(all, r.b.mark, r.b.base)
	for i := range r.b.bars {
		all = append(all, r.b.labels[i], r.b.texts[i])
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *barsRenderer) Destroy() {}
