package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Frame is a preview with its line of buttons: pages and zoom.
type Frame struct {
	*Preview
	// Body is what a page puts on the screen.
	Body   fyne.CanvasObject
	page   *widget.Label
	factor *widget.Label
}

// NewFrame returns an empty preview with buttons.
func NewFrame(faces Faces) (*Frame, error) {
	p, err := New(faces)
	if err != nil {
		return nil, err
	}
	f := &Frame{Preview: p, page: widget.NewLabel(""), factor: widget.NewLabel("")}
	p.OnZoom = func() { f.factor.SetText(words.ZoomPercent(p.Percent())) }
	p.OnPage = func(n, of int) {
		f.page.SetText(words.PageOf(n, of))
		p.OnZoom()
	}
	button := func(label string, icon fyne.Resource, do func()) fyne.CanvasObject {
		b := part.NewButton(label, icon, do)
		b.Importance = widget.LowImportance
		return b
	}
	bar := part.Apart(part.Wrapped(
		button("", theme.NavigateBackIcon(), func() { p.Go(p.Page() - 1) }),
		f.page,
		button("", theme.NavigateNextIcon(), func() { p.Go(p.Page() + 1) }),
	), part.Wrapped(
		button("", theme.ZoomOutIcon(), func() { p.Step(-1) }),
		f.factor,
		button("", theme.ZoomInIcon(), func() { p.Step(1) }),
		button(words.ZoomWidth, nil, func() { p.SetZoom(FitWidth) }),
		button(words.ZoomPage, nil, func() { p.SetZoom(FitPage) }),
	))
	f.Body = container.NewBorder(bar, nil, nil, nil, p)
	return f, nil
}
