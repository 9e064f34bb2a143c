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

// tableHead is the row of column titles: a click sorts, the line at the right of a
// title is dragged to change the width.
type tableHead struct {
	widget.BaseWidget
	t       *Table
	ground  *canvas.Rectangle
	titles  []*headCell
	handles []*headHandle
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{t: t, ground: canvas.NewRectangle(color.Transparent)}
	for i := range t.Columns {
		c := &headCell{t: t, col: i, cell: newCell(), arrow: canvas.NewImageFromResource(theme.MoveUpIcon())}
		c.arrow.Hide()
		c.ExtendBaseWidget(c)
		h.titles = append(h.titles, c)
		g := &headHandle{t: t, col: i, line: canvas.NewRectangle(color.Transparent)}
		g.ExtendBaseWidget(g)
		h.handles = append(h.handles, g)
	}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{h.ground}
	for _, c := range h.titles {
		objects = append(objects, c)
	}
	for _, g := range h.handles {
		objects = append(objects, g)
	}
	return &headRenderer{h, objects}
}

type headRenderer struct {
	h       *tableHead
	objects []fyne.CanvasObject
}

func (r *headRenderer) Layout(s fyne.Size) {
	h := r.h
	h.ground.Resize(s)
	x := gutter()
	for i, w := range h.t.widths {
		h.titles[i].Hidden, h.handles[i].Hidden = w == 0, w == 0
		h.titles[i].Move(fyne.NewPos(x, 0))
		h.titles[i].Resize(fyne.NewSize(w, s.Height))
		h.handles[i].Move(fyne.NewPos(x+w-4, 0))
		h.handles[i].Resize(fyne.NewSize(8, s.Height))
		x += w
	}
}
func (r *headRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Px(100), look.Px(32)) }
func (r *headRenderer) Refresh() {
	r.h.ground.FillColor = look.Of(look.ColorNameBand)
	r.Layout(r.h.Size())
	for i := range r.h.titles {
		r.h.titles[i].paint()
		r.h.handles[i].line.FillColor = look.Of(theme.ColorNameSeparator)
	}
	canvas.Refresh(r.h)
}
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer) Destroy()                     {}

// headCell is a column's title with the arrow of the sort order.
type headCell struct {
	widget.BaseWidget
	t     *Table
	col   int
	cell  *cell
	arrow *canvas.Image
}

// Tapped sorts by the column.
func (c *headCell) Tapped(*fyne.PointEvent) { c.t.SortBy(c.t.Columns[c.col].ID) }

// CreateRenderer implements fyne.Widget.
func (c *headCell) CreateRenderer() fyne.WidgetRenderer { return (*headCellRenderer)(c) }

func (c *headCell) paint() {
	col := c.t.Columns[c.col]
	sorted := c.t.state.Sort == col.ID
	room := c.Size().Width - 2*cellPad
	c.arrow.Hidden = !sorted
	if sorted {
		room -= look.Px(16)
		if c.t.state.Down {
			c.arrow.Resource = theme.MoveDownIcon()
		} else {
			c.arrow.Resource = theme.MoveUpIcon()
		}
	}
	c.cell.set(col.Title, room, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}, look.Of(theme.ColorNameForeground))
	m := c.cell.text.MinSize()
	x := float32(cellPad)
	if col.Right {
		x = max(x, c.Size().Width-cellPad-m.Width)
		if sorted {
			x -= look.Px(16)
		}
	}
	y := (c.Size().Height - m.Height) / 2
	c.cell.text.Move(fyne.NewPos(x, y))
	c.cell.text.Resize(m)
	side := look.Px(15)
	c.arrow.Move(fyne.NewPos(x+m.Width+2, (c.Size().Height-side)/2))
	c.arrow.Resize(fyne.NewSquareSize(side))
	canvas.Refresh(c)
}

type headCellRenderer headCell

func (r *headCellRenderer) Layout(fyne.Size)   { (*headCell)(r).paint() }
func (r *headCellRenderer) MinSize() fyne.Size { return fyne.NewSize(20, look.Px(32)) }
func (r *headCellRenderer) Refresh()           { (*headCell)(r).paint() }
func (r *headCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.cell.text, r.arrow}
}
func (r *headCellRenderer) Destroy() {}

// headHandle is the line between two titles.
type headHandle struct {
	widget.BaseWidget
	t    *Table
	col  int
	line *canvas.Rectangle
}

// Cursor implements desktop.Cursorable.
func (g *headHandle) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged changes the width of the column; it is remembered.
func (g *headHandle) Dragged(ev *fyne.DragEvent) {
	w := max(look.Px(40), g.t.widths[g.col]+ev.Dragged.DX)
	g.t.state.Widths[g.t.Columns[g.col].ID] = w / look.Px(1)
	g.t.measure(g.t.Size().Width)
	g.t.head.Refresh()
	g.t.list.Refresh()
}

// DragEnd tells that there is something to remember.
func (g *headHandle) DragEnd() {
	if g.t.OnChange != nil {
		g.t.OnChange()
	}
}

// CreateRenderer implements fyne.Widget.
func (g *headHandle) CreateRenderer() fyne.WidgetRenderer { return (*handleRenderer)(g) }

type handleRenderer headHandle

func (r *handleRenderer) Layout(s fyne.Size) {
	r.line.Move(fyne.NewPos(s.Width/2-0.5, 4))
	r.line.Resize(fyne.NewSize(1, s.Height-8))
}
func (r *handleRenderer) MinSize() fyne.Size           { return fyne.NewSize(8, 20) }
func (r *handleRenderer) Refresh()                     { canvas.Refresh(r.line) }
func (r *handleRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *handleRenderer) Destroy()                     {}
