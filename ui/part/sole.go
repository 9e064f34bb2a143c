package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/ui/look"
)

// sideBySide is the least width in which a list and a form stand beside each other, in
// pixels at the normal text size. Where the text is large or the window small an open
// form has the page to itself: of half of it nobody could read anything.
const sideBySide = 800

// sole is the layout of a ledger's page: its head above its split.
type sole struct{ l *Ledger }

// Layout implements fyne.Layout.
func (s sole) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head, split := o[0], s.l.split
	alone := size.Width < look.Px(sideBySide) && s.l.pane != nil && !s.l.Resting()
	if head.Visible() == alone {
		setHidden(head, alone)
		setHidden(split.Leading, alone)
		split.Refresh()
		Relayout(s.l.page) // which needs less height, or more, than before
	}
	y := float32(0)
	if head.Visible() {
		y = head.MinSize().Height
		head.Move(fyne.NewPos(0, 0))
		head.Resize(fyne.NewSize(size.Width, y))
		if grown := head.MinSize().Height; grown > y { // it wraps
			y = grown
			head.Resize(fyne.NewSize(size.Width, y))
		}
		y += theme.Padding()
	}
	split.Move(fyne.NewPos(0, y))
	split.Resize(fyne.NewSize(size.Width, size.Height-y))
}

// MinSize implements fyne.Layout.
func (s sole) MinSize(o []fyne.CanvasObject) fyne.Size {
	return tight{}.MinSize(o).AddWidthHeight(0, theme.Padding())
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}
