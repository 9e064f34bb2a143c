package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/report/paper"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Frame is a preview with its line of buttons: pages, zoom, and a text to look for. Where
// there is room the small pages stand beside it.
type Frame struct {
	*Preview
	// Body is what a page puts on the screen.
	Body   fyne.CanvasObject
	page   *widget.Label
	factor *widget.Label
	find   *part.Entry
	found  *widget.Label
	small  *Preview
	sheets *fyne.Container
}

// NewFrame returns an empty preview with buttons.
func NewFrame(faces Faces) (*Frame, error) {
	p, err := New(faces)
	if err != nil {
		return nil, err
	}
	f := &Frame{Preview: p, page: widget.NewLabel(""), factor: widget.NewLabel(""), found: widget.NewLabel(""), small: newSmall(p)}
	p.OnZoom = func() { f.factor.SetText(words.ZoomPercent(p.Percent())) }
	p.OnPage = func(n, of int) {
		f.page.SetText(words.PageOf(n, of))
		f.small.frameOf(n - 1)
		p.OnZoom()
	}
	button := func(label string, icon fyne.Resource, do func()) fyne.CanvasObject {
		b := part.NewButton(label, icon, do)
		b.Importance = widget.LowImportance
		return b
	}
	f.find = part.NewEntry(words.FindInPaper)
	f.find.OnRune = f.look
	f.find.OnEnter = func() { f.next(1) }
	f.find.OnKey = f.findKey
	bar := part.Apart(part.Wrapped(
		button("", theme.NavigateBackIcon(), func() { p.Go(p.Page() - 1) }),
		f.page,
		button("", theme.NavigateNextIcon(), func() { p.Go(p.Page() + 1) }),
		part.Sized(120, f.find), f.found,
	), part.Wrapped(
		button("", theme.ZoomOutIcon(), func() { p.Step(-1) }),
		f.factor,
		button("", theme.ZoomInIcon(), func() { p.Step(1) }),
		button(words.ZoomWidth, nil, func() { p.SetZoom(FitWidth) }),
		button(words.ZoomPage, nil, func() { p.SetZoom(FitPage) }),
	))
	f.sheets = container.New(besides{f.small, p}, f.small, p)
	f.Body = container.NewBorder(bar, nil, nil, nil, f.sheets)
	return f, nil
}

// Set shows other pages, and looks again for what was looked for.
func (f *Frame) Set(pages []paper.Page) {
	f.Preview.Set(pages)
	f.small.setSmall(pages)
	f.small.frameOf(f.Page() - 1)
	f.sheets.Refresh()
	f.tell(f.at+1, len(f.hits))
}

// Seek gives the keyboard to the text to look for.
func (f *Frame) Seek() { f.find.Again() }

func (f *Frame) look() {
	n := f.Look(f.find.Text)
	f.tell(f.at+1, n)
}

func (f *Frame) next(by int) { f.tell(f.Next(by)) }

// tell says where the reader is among what was found.
func (f *Frame) tell(at, of int) {
	switch {
	case f.query == "":
		f.found.SetText("")
	case of == 0:
		f.found.SetText(words.FindNothing)
	default:
		f.found.SetText(words.FoundAt(at, of))
	}
}

// findKey goes through what was found; Esc gives the keyboard to the pages.
func (f *Frame) findKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		f.next(1)
	case fyne.KeyUp:
		f.next(-1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		f.key(ev.Name)
	case fyne.KeyEscape:
		f.find.SetText("")
		f.look()
		part.Focus(f.glass)
	default:
		return false
	}
	return true
}
