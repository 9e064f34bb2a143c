package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/ui/look"
)

// shared gives its objects the width in shares, side by side; in as many lines as it
// takes for every word of the titles and of the fields to stand whole. Titles and fields
// part alike; where they take several lines the head is gone, and each field has its
// title over it.
type shared struct {
	shares []float32
	titles []string
	need   func(column int) float32
	head   bool    // its objects are the titles
	width  float32 // last given; 0 before that
}

// parts is how many objects stand in a line.
func (h *shared) parts() int {
	n := len(h.shares)
	for lines := 1; h.width > 0 && lines < len(h.shares); lines++ {
		n = (len(h.shares) + lines - 1) / lines
		if h.fit(n) {
			break
		}
	}
	return n
}

// fit says that with n in a line every title has the width of its longest word.
func (h *shared) fit(n int) bool {
	for i, t := range h.titles {
		if h.need(i) > h.each(i, n) {
			return false
		}
		for _, w := range strings.Fields(t) {
			if fyne.MeasureText(w, theme.TextSize(), fyne.TextStyle{}).Width+2*theme.InnerPadding() > h.each(i, n) {
				return false
			}
		}
	}
	return true
}

// each is the width of the i-th object with n in a line.
func (h *shared) each(i, n int) float32 {
	from := i - i%n
	sum := float32(0)
	for _, s := range h.shares[from:min(from+n, len(h.shares))] {
		sum += s
	}
	return (h.width - look.Px(4)*float32(n-1)) * h.shares[i] / sum
}

// Layout implements fyne.Layout.
func (h *shared) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h.width = s.Width
	n := h.parts()
	h.title(o, n < len(o))
	x, y, high := float32(0), float32(0), float32(0)
	for i, c := range o {
		if i > 0 && i%n == 0 {
			x, y, high = 0, y+high, 0
		}
		w := h.each(i, n)
		c.Move(fyne.NewPos(x, y))
		high = max(high, highAt(c, w))
		x += w + look.Px(4)
	}
}

// title shows the titles over the fields, or in the head.
func (h *shared) title(o []fyne.CanvasObject, apart bool) {
	if len(h.titles) == 0 {
		return
	}
	for _, c := range o {
		if h.head {
			setHidden(c, apart)
		} else {
			setHidden(c.(*fyne.Container).Objects[0], !apart)
		}
	}
}

// MinSize implements fyne.Layout; the height is that at the width last given.
func (h *shared) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	n := h.parts()
	if h.head && n < len(o) {
		return m
	}
	for i := 0; i < len(o); i += n {
		line := fyne.Size{}
		for _, c := range o[i:min(i+n, len(o))] {
			line.Width += min(c.MinSize().Width, look.Px(40))
			line.Height = max(line.Height, c.MinSize().Height)
		}
		m = fyne.NewSize(max(m.Width, line.Width), m.Height+line.Height)
	}
	return m
}
