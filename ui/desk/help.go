package desk

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/assets"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// helpMenu is the width of the list of chapters, at normal text size.
const helpMenu = 300

// Help shows every key at once, and beside them the chapters of the manual: the arrows
// go from chapter to chapter, Page Down reads on.
func (d *Desk) Help() { d.help(0) }

// help opens the help at a chapter; 0 are the keys.
func (d *Desk) help(at int) {
	labels, pages := chapters()
	size := d.Canvas().Size()
	size = fyne.NewSize(min(look.Px(1120), size.Width-60), min(look.Px(640), size.Height-150))
	width := size.Width - look.Px(helpMenu) - 50
	page := container.NewStack(keyTable())
	scroll := part.RolledOn(theme.ColorNameOverlayBackground, page)
	var menu *part.Menu
	menu = part.NewMenu(append([]string{words.HelpKeys}, labels...), func(i int) { menu.Focus(i) })
	menu.OnMove = func(i int) {
		menu.Mark(i)
		page.Objects = []fyne.CanvasObject{keyTable()}
		if i > 0 {
			page.Objects = []fyne.CanvasObject{part.Markdown(pages[i-1], width, manualPicture)}
		}
		part.ToTop(scroll)
		scroll.Refresh() // what wraps is higher now that its width is known
	}
	menu.OnKey = func(ev *fyne.KeyEvent) {
		switch ev.Name {
		case fyne.KeyPageDown:
			part.Scroll(scroll, 0.9)
		case fyne.KeyPageUp:
			part.Scroll(scroll, -0.9)
		}
	}
	left := container.NewBorder(nil, part.Note(words.HelpMove), nil, nil, part.RolledOn(theme.ColorNameOverlayBackground, menu.Content()))
	body := container.NewBorder(nil, nil, part.Sized(helpMenu, left), nil, scroll)
	part.Show(d.Canvas(), words.HelpTitle, body, fyne.NewSize(size.Width/look.Px(1), size.Height/look.Px(1)),
		part.Answer{Label: words.Close})
	menu.Focus(at)
}

func keyTable() fyne.CanvasObject {
	table := container.NewVBox(part.Note(words.HelpTyping))
	for _, k := range words.Keys {
		key := part.Plain(k.Key)
		key.TextStyle.Bold = true
		table.Add(part.Even(2, key, part.Plain(k.Does)))
	}
	return table
}

// chapters are the pages of the manual in reading order, with their titles. The manual
// is built into the program, so reading it cannot fail but for a fault of the build,
// which the tests of assets find; help then has its keys alone.
func chapters() (titles, pages []string) {
	names, _ := fs.Glob(assets.Manual(), "*.md")
	for _, n := range names {
		text, err := fs.ReadFile(assets.Manual(), n)
		if err != nil {
			continue
		}
		title, _, _ := strings.Cut(string(text), "\n")
		titles = append(titles, strings.TrimPrefix(title, "# "))
		pages = append(pages, string(text))
	}
	return titles, pages
}

// manualPicture is a picture of the manual by its name in the text; nil for none.
func manualPicture(name string) image.Image {
	data, err := fs.ReadFile(assets.Manual(), name)
	if err != nil {
		return nil
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return img
}
