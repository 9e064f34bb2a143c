package settings

import (
	"strconv"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// screen is the pane of text size and colours, which hold at once, for this machine
// and not for the book, and of the box in which typing can be tried.
type screen struct {
	part.Still
	p     *Page
	first *part.Chooser
}

func newScreen(p *Page) *screen {
	s := &screen{p: p}
	now := p.room.Look()
	s.first = chooser(words.TextSizes, int(now.Text), func(i int) {
		t := p.room.Look()
		t.Text = look.Size(i)
		p.room.SetLook(t)
		p.Refresh(nil)
	})
	mode := chooser(words.Modes, int(now.Mode), func(i int) {
		t := p.room.Look()
		t.Mode = look.Mode(i)
		p.room.SetLook(t)
		p.Refresh(nil)
	})
	s.Body = container.NewBorder(part.Padded(4, part.Heading(words.SectionScreen)), nil, nil, nil,
		part.Rolled(part.Padded(8, container.NewVBox(
			widget.NewLabel(words.ScreenSize), s.first, widget.NewLabel(words.ScreenMode), mode,
			part.Heading(words.TypeTest), part.TypeTest(),
			part.NewButton(words.Close+" (Esc)", theme.CancelIcon(), p.Leave)))))
	return s
}

func chooser(names []string, at int, chosen func(int)) *part.Chooser {
	c := part.NewChooser(func() (out []part.Option) {
		for i, n := range names {
			out = append(out, part.Option{Value: strconv.Itoa(i), Label: n})
		}
		return out
	})
	c.Set(strconv.Itoa(at))
	c.OnChosen = func(s string) {
		if i, err := strconv.Atoi(s); err == nil {
			chosen(i)
		}
	}
	return c
}

// Active implements part.Pane: verbs are not meant for the list behind.
func (s *screen) Active() bool { return true }

// Focus implements part.Pane.
func (s *screen) Focus() { s.first.Focus() }
