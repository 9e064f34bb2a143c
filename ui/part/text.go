package part

import (
	"image/color"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
)

// cell is one text of a table row that ends in "…" where it does not fit. It does
// no work, and allocates nothing, while neither text nor width change.
type cell struct {
	text  *canvas.Text
	full  string
	width float32
	size  float32
}

func newCell() *cell { return &cell{text: canvas.NewText("", look.Of(theme.ColorNameForeground))} }

func (c *cell) set(s string, width, size float32, style fyne.TextStyle, col color.Color) {
	if c.text.Color != col {
		c.text.Color = col
	}
	if s == c.full && width == c.width && size == c.size && c.text.TextStyle == style {
		return
	}
	c.full, c.width, c.size = s, width, size
	c.text.TextSize, c.text.TextStyle = size, style
	c.text.Text = Ellipsis(s, width, size, style)
}

// Ellipsis returns s, or its longest beginning that fits width with "…" after it.
func Ellipsis(s string, width, size float32, style fyne.TextStyle) string {
	if width <= 0 {
		return "" // a column without room
	}
	if s == "" || fyne.MeasureText(s, size, style).Width <= width {
		return s
	}
	low, high := 0, len(s) // bytes: low fits, high does not
	for low < high {
		mid := (low + high + 1) / 2
		for mid < len(s) && !utf8.RuneStart(s[mid]) {
			mid++
		}
		if mid > high {
			break
		}
		if fyne.MeasureText(s[:mid]+"…", size, style).Width <= width {
			if mid == low {
				break
			}
			low = mid
		} else {
			high = mid - 1
			for high > low && high < len(s) && !utf8.RuneStart(s[high]) {
				high--
			}
		}
	}
	return s[:low] + "…"
}

// Heading is a title within a page.
func Heading(s string) *widget.Label {
	l := widget.NewLabelWithStyle(s, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = theme.SizeNameSubHeadingText
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}

// Note is a line of secondary text that wraps.
func Note(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.LowImportance
	return l
}

// Warning is a line that asks for a second look, and wraps.
func Warning(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.DangerImportance
	return l
}

func rectangle(c color.Color) *canvas.Rectangle { return canvas.NewRectangle(c) }

// Plain is a text that wraps.
func Plain(s string) *widget.Label {
	l := widget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}
