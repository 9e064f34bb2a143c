package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/ui/look"
)

// rowList is the moving part of a Table. It draws the selection itself: the
// toolkit's own follows another rule for keyboard and mouse.
type rowList struct {
	widget.List
	t *Table
}

func newRowList(t *Table) *rowList {
	l := &rowList{t: t}
	l.HideSeparators = true
	l.Length = func() int { return len(t.shown) }
	l.CreateItem = func() fyne.CanvasObject { return newTableRow(t) }
	l.UpdateItem = func(i int, o fyne.CanvasObject) { o.(*tableRow).update(i) }
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained redraws, as the row at hand looks different then, and brings the table
// into sight.
func (l *rowList) FocusGained() {
	l.Refresh()
	l.bring()
}

func (l *rowList) bring() {
	if l.t.sight != nil {
		l.t.sight()
	} else {
		Bring(l.t)
	}
}

// FocusLost see FocusGained.
func (l *rowList) FocusLost() { l.Refresh() }

// TypedRune begins to filter.
func (l *rowList) TypedRune(r rune) {
	if r != ' ' && l.t.OnType != nil {
		l.t.OnType(r)
	}
}

// TypedKey moves, marks and opens.
func (l *rowList) TypedKey(ev *fyne.KeyEvent) {
	t := l.t
	switch ev.Name {
	case fyne.KeyUp:
		t.moveTo(t.at - 1)
	case fyne.KeyDown:
		t.moveTo(t.at + 1)
	case fyne.KeyHome:
		t.moveTo(0)
	case fyne.KeyEnd:
		t.moveTo(len(t.shown) - 1)
	case fyne.KeyPageUp:
		t.moveTo(t.at - l.page())
	case fyne.KeyPageDown:
		t.moveTo(t.at + l.page())
	case fyne.KeySpace:
		t.toggle(t.at)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	default:
		pass(l, ev)
	}
}

func (l *rowList) page() int {
	return max(1, l.t.Fits()-1)
}

func (l *rowList) reveal() {
	if l.t.at >= 0 {
		l.ScrollTo(l.t.at)
	}
	if focused(l) {
		l.bring()
	}
}

func (t *Table) toggle(i int) {
	if i < 0 || i >= len(t.shown) {
		return
	}
	id := t.rows[t.shown[i]].ID
	if t.marked[id] {
		delete(t.marked, id)
	} else {
		t.marked[id] = true
	}
	t.list.RefreshItem(i)
	if t.OnChange != nil {
		t.OnChange()
	}
}

func rowHeight() float32 { return look.Px(30) }

// rowPitch is how far below a row the next one begins.
func rowPitch() float32 { return rowHeight() + theme.Padding() }

// tableRow is one row: a ground, a bar that marks the selection also without
// colour, a tick, and a text for each column.
type tableRow struct {
	widget.BaseWidget
	t       *Table
	i       int
	hovered bool
	ground  *canvas.Rectangle
	bar     *canvas.Rectangle
	line    *canvas.Rectangle
	tick    *canvas.Image
	cells   []*cell
	objects []fyne.CanvasObject
}

func newTableRow(t *Table) *tableRow {
	r := &tableRow{t: t, i: -1}
	r.ground = canvas.NewRectangle(color.Transparent)
	r.bar = canvas.NewRectangle(color.Transparent)
	r.line = canvas.NewRectangle(color.Transparent)
	r.tick = canvas.NewImageFromResource(theme.ConfirmIcon())
	r.tick.Hide()
	r.objects = []fyne.CanvasObject{r.ground, r.line, r.bar, r.tick}
	for range t.Columns {
		c := newCell()
		r.cells = append(r.cells, c)
		r.objects = append(r.objects, c.text)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) update(i int) {
	r.i = i
	r.paint()
}

// paint draws the row anew; texts that did not change cost nothing.
func (r *tableRow) paint() {
	t := r.t
	if r.i < 0 || r.i >= len(t.shown) {
		return
	}
	row := &t.rows[t.shown[r.i]]
	selected := r.i == t.at
	r.bar.Hidden = !selected
	r.tick.Hidden = !t.marked[row.ID]
	switch {
	case selected && focused(t.list):
		r.ground.FillColor, r.bar.FillColor = look.Of(theme.ColorNameSelection), look.Of(theme.ColorNamePrimary)
	case selected:
		r.ground.FillColor, r.bar.FillColor = look.Of(look.ColorNameRow), look.Of(look.ColorNameMuted)
	case r.hovered:
		r.ground.FillColor = look.Of(theme.ColorNameHover)
	default:
		r.ground.FillColor = color.Transparent
	}
	r.line.FillColor = look.Of(look.ColorNameGrid)
	name := theme.ColorNameForeground
	switch {
	case row.Warn:
		name = look.ColorNameFault
	case row.Mute:
		name = look.ColorNameMuted
	}
	col, size := look.Of(name), theme.Size(theme.SizeNameText)
	for c, cell := range r.cells {
		if c >= len(t.widths) || c >= len(row.Cells) {
			continue
		}
		cell.set(row.Cells[c], t.widths[c]-2*cellPad, size, fyne.TextStyle{}, col)
	}
	r.layout(r.Size())
	canvas.Refresh(r)
}

const cellPad = 6

func (r *tableRow) layout(s fyne.Size) {
	r.ground.Resize(s)
	r.bar.Resize(fyne.NewSize(4, s.Height))
	r.line.Resize(fyne.NewSize(s.Width, 1))
	r.line.Move(fyne.NewPos(0, s.Height-1))
	side := look.Px(16)
	r.tick.Resize(fyne.NewSquareSize(side))
	r.tick.Move(fyne.NewPos(6, (s.Height-side)/2))
	x := gutter()
	for c, cell := range r.cells {
		if c >= len(r.t.widths) {
			return
		}
		w := r.t.widths[c]
		m := cell.text.MinSize()
		left := x + cellPad
		if r.t.Columns[c].Right {
			left = x + w - cellPad - m.Width
		}
		cell.text.Move(fyne.NewPos(left, (s.Height-m.Height)/2))
		cell.text.Resize(m)
		x += w
	}
}

// MouseDown selects at once: waiting for a possible double click would feel slow.
func (r *tableRow) MouseDown(ev *desktop.MouseEvent) {
	t := r.t
	t.moveTo(r.i)
	Focus(t.list)
	switch {
	case ev.Button == desktop.MouseButtonSecondary:
		if t.OnMenu != nil {
			t.OnMenu(t.Selected(), ev.AbsolutePosition)
		}
	case ev.Modifier&fyne.KeyModifierControl != 0, ev.Position.X < gutter():
		t.toggle(r.i)
	}
}

// MouseUp implements desktop.Mouseable.
func (r *tableRow) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the record.
func (r *tableRow) DoubleTapped(*fyne.PointEvent) { r.t.open() }

// MouseIn, MouseMoved and MouseOut show the row under the pointer.
func (r *tableRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved see MouseIn.
func (r *tableRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut see MouseIn.
func (r *tableRow) MouseOut() { r.hovered = false; r.paint() }

// Shortens tells tests that a text too long for its place ends in "…" here.
func (r *tableRow) Shortens() bool { return true }

// CreateRenderer implements fyne.Widget.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer { return (*rowRenderer)(r) }

type rowRenderer tableRow

func (r *rowRenderer) Layout(s fyne.Size)           { (*tableRow)(r).layout(s) }
func (r *rowRenderer) MinSize() fyne.Size           { return fyne.NewSize(look.Px(100), rowHeight()) }
func (r *rowRenderer) Refresh()                     { (*tableRow)(r).paint() }
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rowRenderer) Destroy()                     {}
