package part

import (
	"image"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Markdown lays out a page of help in a column of the width, in pixels. The toolkit
// reads the text; tables, and pictures out of the program itself, it does not know, so
// they are found here: a paragraph that begins with "|" or with "![". picture gives a
// picture by the name in the page, nil for none.
func Markdown(page string, width float32, picture func(name string) image.Image) fyne.CanvasObject {
	column := container.NewVBox()
	var text []string
	flush := func() {
		if len(text) > 0 {
			column.Add(rich(strings.Join(text, "\n\n"), width))
			text = nil
		}
	}
	for paragraph := range strings.SplitSeq(strings.TrimSpace(page), "\n\n") {
		switch {
		case strings.HasPrefix(paragraph, "|"):
			flush()
			column.Add(table(paragraph, width))
		case strings.HasPrefix(paragraph, "!["):
			flush()
			column.Add(shown(paragraph, width, picture))
		default:
			text = append(text, paragraph)
		}
	}
	flush()
	return column
}

// rich is wrapped text, laid out at once: a column asks its height before it has one.
func rich(text string, width float32) *widget.RichText {
	r := widget.NewRichTextFromMarkdown(text)
	r.Wrapping = fyne.TextWrapWord
	r.Resize(fyne.NewSize(width, r.MinSize().Height))
	return r
}

// table shows the lines of a table, the first in bold; a column is the wider the longer
// its longest text.
func table(paragraph string, width float32) fyne.CanvasObject {
	var lines [][]string
	var shares []float32
	sum := float32(0)
	for i, line := range strings.Split(paragraph, "\n") {
		if i == 1 { // |---|---|
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		lines = append(lines, cells)
		for j, s := range cells {
			if j == len(shares) {
				shares = append(shares, 8)
				sum += 8
			}
			n := min(40, max(shares[j], float32(utf8.RuneCountInString(s))))
			sum += n - shares[j]
			shares[j] = n
		}
	}
	rows := container.NewVBox()
	for i, cells := range lines {
		row := container.New(&shared{shares: shares})
		for j, s := range cells {
			if s = strings.TrimSpace(s); i == 0 {
				s = "**" + s + "**"
			}
			row.Add(rich(s, width*shares[j]/sum-8))
		}
		rows.Add(row)
		rows.Add(widget.NewSeparator())
	}
	return rows
}

// shown is the picture of "![title](name)", as wide as the column or as it is.
func shown(paragraph string, width float32, picture func(name string) image.Image) fyne.CanvasObject {
	title, name, _ := strings.Cut(strings.TrimPrefix(paragraph, "!["), "](")
	img := picture(strings.TrimSuffix(strings.TrimSpace(name), ")"))
	if img == nil {
		return Note(title)
	}
	size := img.Bounds().Size()
	w := min(width, float32(size.X))
	o := canvas.NewImageFromImage(img)
	o.FillMode, o.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	o.SetMinSize(fyne.NewSize(w, w*float32(size.Y)/float32(size.X)))
	return o
}
