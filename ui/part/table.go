package part

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
)

// Column is one column of a Table. Widths are pixels at the normal text size.
type Column struct {
	ID    string // stable: names the remembered width
	Title string
	Width float32 // smallest useful width
	Grow  float32 // share of the room that is left over
	Right bool    // numbers stand right
}

// Row is one line of a Table, ready to be drawn.
type Row struct {
	ID    record.ID
	Cells []string
	// Keys order the row by a column; nil, or "" in a place, takes the cell's own
	// text in Vietnamese order. See NumberKey and DateKey.
	Keys []string
	More string // found by the filter though not shown
	Warn bool   // drawn in the colour of a warning
	Mute bool   // drawn as of less interest
	fold string
}

// NumberKey orders numbers; unknown ones stand first.
func NumberKey(c record.Count) string {
	n, ok := c.Known()
	if !ok {
		return " "
	}
	return fmt.Sprintf("%020d", n)
}

// DateKey orders dates; unknown ones stand first.
func DateKey(d record.Date) string {
	b, err := d.MarshalText()
	if err != nil || len(b) == 0 {
		return " "
	}
	return string(b)
}

// TableState is what is remembered of a table between days.
type TableState struct {
	Sort   string             `json:"sort,omitempty"` // column ID
	Down   bool               `json:"down,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"`
}

// Table shows rows: one selected, any marked, sorted by a click on a head, filtered
// without dấu. It stands on widget.List with one widget a row instead of
// widget.Table with one a cell: a row is selected, hovered and clicked as a whole,
// and the toolkit's trouble with the first row under a head does not arise.
type Table struct {
	widget.BaseWidget
	Columns  []Column
	OnSelect func(id record.ID) // 0 when nothing is selected any more
	OnOpen   func(id record.ID) // Enter or double click
	OnMenu   func(id record.ID, at fyne.Position)
	OnChange func() // sort or width changed, or the shown rows
	OnType   func(r rune)
	Empty    string // shown instead of no rows

	rows    []Row // all, as given
	shown   []int // indices of rows, filtered and sorted
	at      int   // place in shown of the selected row, -1 for none
	marked  map[record.ID]bool
	query   string
	state   TableState
	widths  []float32
	list    *rowList
	sight   func() // brings the table into sight; nil: only that
	head    *tableHead
	empty   *widget.Label
	content *fyne.Container
}

// NewTable returns an empty table.
func NewTable(columns []Column) *Table {
	t := &Table{Columns: columns, at: -1, marked: map[record.ID]bool{}}
	t.state.Widths = map[string]float32{}
	t.list = newRowList(t)
	t.head = newTableHead(t)
	t.empty = Note("")
	t.empty.Hide()
	t.content = container.New(tableBox{t}, t.head, t.list, t.empty)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// Resize gives the columns the room of the window.
func (t *Table) Resize(s fyne.Size) {
	t.BaseWidget.Resize(s)
	if t.measure(s.Width) {
		t.head.Refresh()
		t.list.Refresh()
	}
}

// leastRows is how many whole rows a table shows at least, wherever it stands: fewer are
// no list.
const leastRows = 3

// MinSize is the head with the least rows; else the window decides.
func (t *Table) MinSize() fyne.Size {
	return fyne.NewSize(look.Px(200), t.headPitch()+leastRows*rowPitch()-theme.Padding())
}

// Fits is for how many whole rows there is room.
func (t *Table) Fits() int { return int((t.list.Size().Height + theme.Padding()) / rowPitch()) }

// headPitch is how far below the head the first row begins.
func (t *Table) headPitch() float32 { return t.head.MinSize().Height + theme.Padding() }

// tableBox is the layout of a table: the head, and below it as many whole rows as have
// room, so that none is cut while the list stands at one.
type tableBox struct{ t *Table }

// Layout implements fyne.Layout.
func (b tableBox) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	t := b.t
	t.head.Resize(fyne.NewSize(s.Width, t.head.MinSize().Height))
	y := t.headPitch()
	t.list.Move(fyne.NewPos(0, y))
	t.list.Resize(fyne.NewSize(s.Width, max(1, float32(int((s.Height-y+theme.Padding())/rowPitch())))*rowPitch()-theme.Padding()))
	t.empty.Move(fyne.NewPos(0, y))
	t.empty.Resize(fyne.NewSize(s.Width, s.Height-y))
}

// MinSize implements fyne.Layout.
func (b tableBox) MinSize([]fyne.CanvasObject) fyne.Size { return b.t.MinSize() }

// measure shares the width among the columns; it says whether anything changed.
func (t *Table) measure(width float32) bool {
	room := width - gutter() - theme.Size(theme.SizeNameScrollBar) - 2
	base, least, soft, grow := float32(0), float32(0), float32(0), float32(0)
	fit := t.fitting(room)
	for i, c := range t.Columns[:fit] {
		soft += t.soft(i)
		base += t.base(c)
		least += t.least(c)
		if _, fixed := t.state.Widths[c.ID]; !fixed {
			grow += c.Grow
		}
	}
	widths := make([]float32, len(t.Columns))
	for i, c := range t.Columns[:fit] {
		w := t.base(c)
		_, fixed := t.state.Widths[c.ID]
		switch {
		case base > room && base > soft && soft <= room: // what is missing is taken from long texts, not from a date
			w = t.soft(i) + (w-t.soft(i))*(room-soft)/(base-soft)
		case base > room && base > least: // what is missing is taken from what a head does not need
			w = t.least(c) + (w-t.least(c))*max(room-least, 0)/(base-least)
		case base > room:
			w *= max(room, 10) / base
		case !fixed && grow > 0:
			w += (room - base) * c.Grow / grow
		}
		widths[i] = w
	}
	changed := !slices.Equal(widths, t.widths)
	t.widths = widths
	return changed
}

// fitting is how many columns have room; the others vanish from the right, a text
// of two letters helps nobody.
func (t *Table) fitting(room float32) int {
	n, sum, least := len(t.Columns), float32(0), float32(0)
	for _, c := range t.Columns {
		sum += t.base(c)
		least += t.least(c)
	}
	for n > 1 && (sum > room*1.15 || least > room) { // a little tightness is better than a column less
		if n == 2 && t.floor(0)+t.floor(1) <= room {
			break // a date alone says nothing
		}
		n--
		sum -= t.base(t.Columns[n])
		least -= t.least(t.Columns[n])
	}
	return n
}

func (t *Table) base(c Column) float32 {
	if w, ok := t.state.Widths[c.ID]; ok {
		return look.Px(w)
	}
	return max(look.Px(c.Width), t.least(c))
}

// floor is the width below which a column's text says nothing.
func (t *Table) floor(i int) float32 {
	return min(t.base(t.Columns[i]), max(look.Px(75), t.least(t.Columns[i])))
}

// soft is the width that a column keeps while those of long texts give way.
func (t *Table) soft(i int) float32 {
	if _, fixed := t.state.Widths[t.Columns[i].ID]; fixed || t.Columns[i].Grow == 0 {
		return t.base(t.Columns[i])
	}
	return t.floor(i)
}

// least is the width in which a column's title stands whole; a person may have made it
// narrower.
func (t *Table) least(c Column) float32 {
	w := fyne.MeasureText(c.Title, theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + 2*cellPad + 1
	if t.state.Sort == c.ID {
		w += look.Px(16) // the arrow
	}
	if own, ok := t.state.Widths[c.ID]; ok {
		return min(w, look.Px(own))
	}
	return w
}

// SetRows replaces the rows; the selection stays on the same record, or else on the
// nearest place.
func (t *Table) SetRows(rows []Row) {
	was, place := t.Selected(), t.at
	t.rows = rows
	for id := range t.marked {
		if !slices.ContainsFunc(rows, func(r Row) bool { return r.ID == id }) {
			delete(t.marked, id)
		}
	}
	t.arrange()
	t.at = t.place(was)
	if t.at < 0 && was != 0 && len(t.shown) > 0 {
		t.at = min(max(place, 0), len(t.shown)-1)
	}
	t.redraw()
	if now := t.Selected(); now != was && t.OnSelect != nil {
		t.OnSelect(now)
	}
}

// Filter shows only rows in which every word of the query begins a word.
func (t *Table) Filter(query string) {
	if q := record.Fold(query); q != t.query {
		was := t.Selected()
		t.query = q
		t.arrange()
		if t.at = t.place(was); t.at < 0 && len(t.shown) > 0 {
			t.at = 0
		}
		t.redraw()
		t.list.reveal()
		if now := t.Selected(); now != was && t.OnSelect != nil {
			t.OnSelect(now)
		}
	}
}

// arrange filters and sorts.
func (t *Table) arrange() {
	t.shown = t.shown[:0]
	for i := range t.rows {
		if t.query == "" || record.Has(t.folded(i), t.query) {
			t.shown = append(t.shown, i)
		}
	}
	col := slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == t.state.Sort })
	if col < 0 {
		return
	}
	keys := make([]string, len(t.rows))
	sorter := record.NewSorter()
	for _, i := range t.shown {
		r := t.rows[i]
		if col < len(r.Keys) && r.Keys[col] != "" {
			keys[i] = r.Keys[col]
		} else {
			keys[i] = sorter.Key(r.Cells[col])
		}
	}
	slices.SortStableFunc(t.shown, func(a, b int) int {
		if t.state.Down {
			return cmp.Compare(keys[b], keys[a])
		}
		return cmp.Compare(keys[a], keys[b])
	})
}

func (t *Table) folded(i int) string {
	r := &t.rows[i]
	if r.fold == "" {
		var b []byte
		for _, c := range r.Cells {
			b = append(record.AppendFold(b, c), ' ')
		}
		r.fold = string(record.AppendFold(b, r.More))
	}
	return r.fold
}

func (t *Table) redraw() {
	if t.OnChange != nil {
		t.OnChange() // it may set Empty
	}
	t.empty.SetText(t.Empty)
	t.empty.Hidden = len(t.shown) > 0 || t.Empty == ""
	t.head.Refresh()
	t.list.Refresh()
}

// Len gives how many rows are shown, and how many there are.
func (t *Table) Len() (shown, all int) { return len(t.shown), len(t.rows) }

// Shown are the cells of the shown rows, in their order.
func (t *Table) Shown() (rows [][]string) {
	for _, i := range t.shown {
		rows = append(rows, t.rows[i].Cells)
	}
	return rows
}

// Selected returns the record of the selected row, 0 for none.
func (t *Table) Selected() record.ID {
	if t.at < 0 || t.at >= len(t.shown) {
		return 0
	}
	return t.rows[t.shown[t.at]].ID
}

// Chosen returns the marked records in the order of the list, else the selected one.
func (t *Table) Chosen() (ids []record.ID) {
	for _, i := range t.shown {
		if t.marked[t.rows[i].ID] {
			ids = append(ids, t.rows[i].ID)
		}
	}
	if id := t.Selected(); len(ids) == 0 && id != 0 {
		ids = []record.ID{id}
	}
	return ids
}

// Unmark takes all marks away.
func (t *Table) Unmark() {
	clear(t.marked)
	t.list.Refresh()
}

func (t *Table) place(id record.ID) int {
	return slices.IndexFunc(t.shown, func(i int) bool { return t.rows[i].ID == id })
}

// Select selects the row of a record and brings it into sight; false if it is not
// shown.
func (t *Table) Select(id record.ID) bool {
	i := t.place(id)
	if i >= 0 {
		t.moveTo(i)
		t.list.reveal() // it may have moved out of sight while it was selected
	}
	return i >= 0
}

func (t *Table) moveTo(i int) {
	if len(t.shown) == 0 {
		return
	}
	i = min(max(i, 0), len(t.shown)-1)
	if i != t.at {
		old := t.at
		t.at = i
		t.list.reveal()
		t.list.RefreshItem(old)
		t.list.RefreshItem(i)
		if t.OnSelect != nil {
			t.OnSelect(t.Selected())
		}
	}
}

func (t *Table) open() {
	if id := t.Selected(); id != 0 && t.OnOpen != nil {
		t.OnOpen(id)
	}
}

// SortBy sorts by the column, the other way round if it is sorted by it already.
func (t *Table) SortBy(column string) {
	t.state.Down = t.state.Sort == column && !t.state.Down
	t.state.Sort = column
	was := t.Selected()
	t.measure(t.Size().Width)
	t.arrange()
	t.at = t.place(was)
	t.redraw()
	t.list.reveal()
}

// State is what should be remembered; SetState brings it back.
func (t *Table) State() TableState { return t.state }

// SetState brings back a remembered state. Columns that no longer exist are ignored.
func (t *Table) SetState(s TableState) {
	if s.Widths == nil {
		s.Widths = map[string]float32{}
	}
	t.state = s
	t.measure(t.Size().Width)
	t.arrange()
	t.redraw()
}

// Focus gives the keyboard to the rows.
func (t *Table) Focus() {
	if t.at < 0 && len(t.shown) > 0 {
		t.moveTo(0)
	}
	Focus(t.list)
}

// HasFocus says that the keyboard moves in the rows.
func (t *Table) HasFocus() bool { return focused(t.list) }

func gutter() float32 { return look.Px(24) }
