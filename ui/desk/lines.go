package desk

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
)

// line stands a text at the left and the other objects at the right of it. yields are
// given up, the first first, while the text would not be whole beside them: in large text,
// or a small window.
type line struct {
	text   *widget.Label
	yields []fyne.CanvasObject // the text itself, or some of the others
	box    fyne.CanvasObject   // takes boxLeast to boxMost; may be nil
}

// The widths of the search box, in pixels at the normal text size.
const boxLeast, boxMost = 130, 280

// Layout implements fyne.Layout; the first of the objects is the text.
func (l line) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for _, y := range l.yields {
		setShown(y, !blank(y))
	}
	room := s.Width - l.others(o)
	for _, y := range l.yields {
		if l.needs() > room {
			y.Hide()
			room = s.Width - l.others(o)
		}
	}
	box := float32(0)
	if l.box != nil {
		room += look.Px(boxLeast)
		need := float32(0)
		if l.text.Visible() {
			need = l.needs()
		}
		box = max(look.Px(boxLeast), min(look.Px(boxMost), room-need))
		room -= box
	}
	l.text.Move(fyne.NewPos(0, 0))
	l.text.Resize(fyne.NewSize(max(room, 0), s.Height))
	x := s.Width
	for i := len(o) - 1; i > 0; i-- {
		if c := o[i]; c.Visible() {
			w := l.width(c)
			if c == l.box {
				w = box
			}
			x -= w
			c.Move(fyne.NewPos(x, 0))
			c.Resize(fyne.NewSize(w, s.Height))
			x -= theme.Padding()
		}
	}
}

// blank says that a label has nothing to show.
func blank(o fyne.CanvasObject) bool {
	l, ok := o.(*widget.Label)
	return ok && l.Text == ""
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// needs is the width of the whole text, with a little to spare.
func (l line) needs() float32 {
	return fyne.MeasureText(l.text.Text, theme.Size(theme.SizeNameText), l.text.TextStyle).Width + 2*theme.InnerPadding() + 2*theme.Padding()
}

// others is the least width of what stands beside the text, with the gaps.
func (l line) others(o []fyne.CanvasObject) (w float32) {
	for _, c := range o[1:] {
		if c.Visible() {
			w += l.width(c) + theme.Padding()
		}
	}
	return w
}

func (l line) width(c fyne.CanvasObject) float32 {
	if c == l.box {
		return look.Px(boxLeast)
	}
	return c.MinSize().Width
}

// MinSize implements fyne.Layout.
func (l line) MinSize(o []fyne.CanvasObject) (m fyne.Size) {
	for _, c := range o[1:] {
		if c.Visible() && !slices.Contains(l.yields, c) {
			m.Width += l.width(c) + theme.Padding()
		}
		m.Height = max(m.Height, c.MinSize().Height)
	}
	m.Height = max(m.Height, o[0].MinSize().Height)
	return m
}
