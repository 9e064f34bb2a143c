package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/ui/words"
)

// TypeTest is a box that shows what the machine receives from the keyboard, letter by
// letter: support can then see whether UniKey sends what it should.
func TypeTest() fyne.CanvasObject {
	said, codes := widget.NewLabel(""), Note("")
	said.Wrapping = fyne.TextWrapWord
	said.Hide()
	codes.Hide()
	e := NewEntry(words.TypeHint)
	e.OnRune = func() {
		said.SetText(typed(e.Text))
		codes.SetText(words.TypeCodes + "\n" + words.CodePoints(e.Text))
		said.Show()
		codes.Show()
		Relayout(said)
		if c := canvasOf(e); c != nil {
			bring(c, codes, 0)
		}
	}
	return container.NewVBox(e, said, codes)
}

// typed says what a text tells about the keyboard program.
func typed(s string) string {
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
