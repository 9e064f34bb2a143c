package desk

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

const bandColor = look.ColorNameBand

func undoIcon() fyne.Resource { return theme.ContentUndoIcon() }
func redoIcon() fyne.Resource { return theme.ContentRedoIcon() }

// topLine is committee and year, undo and redo, and the search box.
func (d *Desk) topLine() fyne.CanvasObject {
	box := d.search.entry
	row := container.New(line{text: d.place, yields: []fyne.CanvasObject{d.place}, box: box}, d.place, d.undo, d.redo, box)
	return part.Band(part.Padded(4, row), bandColor)
}

// refreshFrame shows what the frame itself takes from the book.
func (d *Desk) refreshFrame() {
	practice, unsent := false, 0
	d.Read(func(v *record.View) {
		d.place.SetText(words.Place(v.Committee().NameOn(d.Today()).Name, int(d.Today().Y)))
		practice = v.Settings().Practice
		for x := range v.Documents.All() {
			if x.Unsent() {
				unsent++
			}
		}
	})
	d.unsent.SetText(words.Unsent(unsent))
	d.unsent.Hidden = unsent == 0
	d.strip.Hidden = !practice
	undo, can := d.o.Book.UndoOp()
	stepButton(d.undo, can, words.UndoShort, words.Undo(undo))
	redo, can := d.o.Book.RedoOp()
	stepButton(d.redo, can, words.RedoShort, words.Redo(redo))
	d.top.Refresh()
	d.body.Refresh()
}

// stepButton names the step a button takes, as far as there is room for it.
func stepButton(b *part.Button, can bool, idle, name string) {
	if can {
		b.Enable()
		name = part.Ellipsis(name, look.Px(230), theme.Size(theme.SizeNameText), fyne.TextStyle{})
	} else {
		b.Disable()
		name = idle
	}
	b.SetText(name)
}

// practiceStrip says that nothing in this book is real.
func practiceStrip() *fyne.Container {
	l := widget.NewLabelWithStyle(words.Practice, fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	return part.Band(l, look.ColorNamePractice)
}

// rail is the column of pages.
type rail struct {
	d       *Desk
	items   []*railItem
	content fyne.CanvasObject
}

func newRail(d *Desk) *rail {
	r := &rail{d: d}
	above, below := container.NewVBox(), container.NewVBox()
	n := 0
	for _, e := range d.o.Pages {
		if e.Quiet || e.Under != "" {
			continue
		}
		it := r.item(e.Title, e.Icon, func() { d.Go(e.Name) })
		it.name = e.Name
		if e.Below {
			below.Add(it)
			continue
		}
		n++
		it.number = n
		above.Add(it)
	}
	below.Add(r.item(words.HelpTitle, theme.IconNameHelp, d.Help))
	if d.o.Other != nil {
		below.Add(r.item(words.OtherBook, theme.IconNameFolderOpen, func() { d.Leave(d.o.Other) }))
	}
	title := canvas.NewText(words.Product, look.Of(look.ColorNameRailText))
	title.TextStyle.Bold = true
	title.TextSize = theme.Size(theme.SizeNameSubHeadingText)
	// It scrolls where the window is low or the text large.
	column := part.RolledOn(look.ColorNameRail, container.NewVBox(part.Padded(12, title), above, layout.NewSpacer(), below))
	r.content = part.Band(part.Sized(176, column), look.ColorNameRail)
	return r
}

func (r *rail) item(title string, icon fyne.ThemeIconName, do func()) *railItem {
	it := &railItem{title: title, do: do, ground: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	it.icon = canvas.NewImageFromResource(theme.NewColoredResource(theme.Icon(icon), look.ColorNameRailText))
	it.text = canvas.NewText(title, look.Of(look.ColorNameRailText))
	it.ExtendBaseWidget(it)
	r.items = append(r.items, it)
	return it
}

// show marks the page shown.
func (r *rail) show(name string) {
	for _, it := range r.items {
		it.on = it.name == name
		it.Refresh()
		if it.on {
			part.Bring(it)
		}
	}
}

// press goes to the n-th page.
func (r *rail) press(n int) {
	for _, it := range r.items {
		if it.number == n {
			it.do()
		}
	}
}

// railItem is one word of the rail with its icon.
type railItem struct {
	widget.BaseWidget
	name, title string
	number      int // place for Alt+1 … Alt+9, 0 for none
	on, hovered bool
	do          func()
	ground, bar *canvas.Rectangle
	icon        *canvas.Image
	text        *canvas.Text
}

// Tapped goes to the page.
func (it *railItem) Tapped(*fyne.PointEvent) { it.do() }

// MouseIn, MouseMoved and MouseOut show what is under the pointer.
func (it *railItem) MouseIn(*desktop.MouseEvent) { it.hovered = true; it.Refresh() }

// MouseMoved see MouseIn.
func (it *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut see MouseIn.
func (it *railItem) MouseOut() { it.hovered = false; it.Refresh() }

// CreateRenderer implements fyne.Widget.
func (it *railItem) CreateRenderer() fyne.WidgetRenderer { return (*railRenderer)(it) }

type railRenderer railItem

func (r *railRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Px(120), look.Px(38)) }

func (r *railRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.bar.Resize(fyne.NewSize(4, s.Height))
	side := look.Px(20)
	r.icon.Resize(fyne.NewSquareSize(side))
	r.icon.Move(fyne.NewPos(14, (s.Height-side)/2))
	m := r.text.MinSize()
	r.text.Resize(m)
	r.text.Move(fyne.NewPos(14+side+10, (s.Height-m.Height)/2))
}

func (r *railRenderer) Refresh() {
	white := look.Of(look.ColorNameRailText)
	r.text.Color, r.text.TextSize, r.text.TextStyle.Bold = white, theme.Size(theme.SizeNameText), r.on
	r.bar.FillColor, r.ground.FillColor = color.Transparent, color.Transparent
	switch {
	case r.on:
		r.bar.FillColor, r.ground.FillColor = white, look.Of(look.ColorNameRailOn)
	case r.hovered:
		r.ground.FillColor = look.Of(look.ColorNameRailOn)
	}
	r.Layout(r.Size())
	canvas.Refresh((*railItem)(r))
}

func (r *railRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar, r.icon, r.text}
}
func (r *railRenderer) Destroy() {}
