package settings

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"golang.org/x/text/unicode/norm"

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
		container.NewVScroll(part.Padded(8, container.NewVBox(
			widget.NewLabel(words.ScreenSize), s.first, widget.NewLabel(words.ScreenMode), mode,
			part.Heading(words.TypeTest), typing(),
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

// typing is the box that shows what the machine receives from the keyboard, letter by
// letter: support can then see whether UniKey sends what it should.
func typing() fyne.CanvasObject {
	said, codes := widget.NewLabel(""), part.Note("")
	said.Wrapping = fyne.TextWrapWord
	e := part.NewEntry(words.TypeHint)
	e.OnRune = func() {
		said.SetText(verdict(e.Text))
		codes.SetText(words.TypeCodes + "\n" + words.CodePoints(e.Text))
	}
	return container.NewVBox(e, said, codes)
}

// verdict says what a typed text tells about the keyboard program.
func verdict(s string) string {
	switch {
	case s == "":
		return ""
	case strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || r == 0x7F }):
		return words.TypeControl
	case !norm.NFC.IsNormalString(s):
		return words.TypeParts
	}
	return words.TypeGood
}

// Active implements part.Pane: verbs are not meant for the list behind.
func (s *screen) Active() bool { return true }

// Focus implements part.Pane.
func (s *screen) Focus() { s.first.Focus() }
