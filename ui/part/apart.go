package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Apart stands one object at the left and one at the right, or, where there is no room
// for both, the second below the first. Its height is that at the width last given:
// refresh what is around it when the page comes on the screen.
func Apart(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&apart{}, left, right)
}

type apart struct{ width float32 }

func (a *apart) stacked(o []fyne.CanvasObject) bool {
	return a.width > 0 && inLine(o[0])+theme.Padding()+inLine(o[1]) > a.width
}

// Layout implements fyne.Layout.
func (a *apart) Layout(o []fyne.CanvasObject, s fyne.Size) {
	a.width = s.Width
	if a.stacked(o) {
		y := float32(0)
		for _, x := range o {
			x.Resize(fyne.NewSize(s.Width, x.MinSize().Height))
			high := x.MinSize().Height // at this width
			x.Move(fyne.NewPos(0, y))
			x.Resize(fyne.NewSize(s.Width, high))
			y += high + theme.Padding()
		}
		return
	}
	left, right := fyne.NewSize(inLine(o[0]), s.Height), fyne.NewSize(inLine(o[1]), s.Height)
	at := fyne.NewPos(s.Width-right.Width, 0)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(left)
	o[1].Move(at)
	o[1].Resize(right)
}

// MinSize implements fyne.Layout.
func (a *apart) MinSize(o []fyne.CanvasObject) fyne.Size {
	left, right := o[0].MinSize(), o[1].MinSize()
	size := fyne.NewSize(max(left.Width, right.Width), max(left.Height, right.Height))
	if a.stacked(o) {
		size.Height = left.Height + theme.Padding() + right.Height
	}
	return size
}
