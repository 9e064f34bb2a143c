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

// screen is the pane of text size and colours, which hold for this machine and not for
// the book, and of the box in which typing can be tried.
type screen struct {
	p     *Page
	first *part.Chooser
	body  fyne.CanvasObject
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
	s.body = container.NewBorder(part.Padded(4, part.Heading(words.SectionScreen)), nil, nil, nil,
		container.NewVScroll(part.Padded(8, container.NewVBox(
			widget.NewLabel(words.ScreenSize), s.first, widget.NewLabel(words.ScreenMode), mode,
			part.Heading(words.TypeTest), typing(),
			part.NewButton(words.Close+" (Esc)", theme.CancelIcon(), p.ledger.Leave)))))
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

// Content implements part.Pane.
func (s *screen) Content() fyne.CanvasObject { return s.body }

// Do implements part.Pane.
func (s *screen) Do(words.Verb) bool { return false }

// Active implements part.Pane.
func (s *screen) Active() bool { return true }

// Changed implements part.Pane: what is chosen holds at once.
func (s *screen) Changed() bool { return false }

// Focus implements part.Pane.
func (s *screen) Focus() { s.first.Focus() }
