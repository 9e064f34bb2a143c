package part

import (
	"image/color"

	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Option is one thing to choose. Note is shown behind the label in pale. One that has
// ended is named where a record has it, and offered nowhere else.
type Option struct {
	Value string
	Label string
	Note  string
	Ended bool
	fold  string
}

// Choices makes options of a list of the settings; those that do not hold today have
// ended.
func Choices(list []record.Choice, today record.Date) []Option {
	out := make([]Option, 0, len(list))
	for _, c := range list {
		out = append(out, Option{Value: c.Code, Label: c.Name, Ended: !c.Has(today)})
	}
	return out
}

// IDOption makes an option of a record.
func IDOption(id record.ID, label, note string) Option {
	return Option{Value: id.String(), Label: label, Note: note}
}

// Chooser is an entry over a list that is filtered, without dấu, while typing. The
// list opens below the entry, inside the form: the toolkit's own pop-ups take the
// focus away and would break a word UniKey is composing. F9 shows all; arrows move;
// Enter takes; Esc closes the list.
type Chooser struct {
	widget.BaseWidget
	// New, if set, makes a new value of the typed text on the spot; it returns what
	// is to be stored.
	New func(text string) (Option, bool)
	// OnChosen is called when another value was chosen by the person.
	OnChosen func(value string)

	entry   *Entry
	list    func() []Option
	options []Option // as of the last opening
	matches []int    // indices of options; len(options) stands for "new"
	at      int      // place in matches, -1 for none
	top     int      // first match in sight
	value   string
	label   string // of value
	rows    []*optionRow
	box     *fyne.Container
	content *fyne.Container
	show    func(string)
}

const chooserRows = 7

// NewChooser returns a Chooser over what list returns each time it opens.
func NewChooser(list func() []Option) *Chooser {
	c := &Chooser{list: list, at: -1}
	c.entry = NewEntry(words.ChooseHint)
	c.entry.OnKey = c.key
	c.entry.OnRune = c.typed
	c.entry.OnLeave = c.left
	arrow := NewButton("", theme.MenuDropDownIcon(), nil)
	arrow.Importance = widget.LowImportance
	c.box = container.New(tight{})
	for i := range chooserRows {
		r := newOptionRow(c, i)
		c.rows = append(c.rows, r)
		c.box.Add(r)
	}
	c.box.Hide()
	c.entry.ActionItem = newDropMark(func() {
		Focus(c.entry)
		c.openAll()
	})
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth = look.Of(theme.ColorNameInputBorder), 1
	c.content = container.New(tight{}, c.entry, container.NewStack(frame, c.box))
	c.content.Objects[1].Hide()
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Chooser) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

// Set chooses a value without telling OnChosen.
func (c *Chooser) Set(value string) {
	c.options = c.list()
	c.value, c.label = value, ""
	if value != "" {
		c.label = value
		if i := slices.IndexFunc(c.options, func(o Option) bool { return o.Value == value }); i >= 0 {
			c.label = c.options[i].Label
		}
	}
	c.entry.SetText(c.label)
	c.close()
}

// Focus gives the keyboard to the entry.
func (c *Chooser) Focus() { Focus(c.entry) }

// Focusable is what takes the keyboard.
func (c *Chooser) Focusable() fyne.Focusable { return c.entry }

// SetOption chooses an option that need not be in the list.
func (c *Chooser) SetOption(o Option) {
	c.value, c.label = o.Value, o.Label
	c.entry.SetText(o.Label)
	c.close()
}

// SetID chooses a record; 0 chooses nothing.
func (c *Chooser) SetID(id record.ID) {
	if id == 0 {
		c.Set("")
	} else {
		c.Set(id.String())
	}
}

// Value returns the chosen value, "" for none. What is typed and matches exactly one
// option counts as chosen.
func (c *Chooser) Value() string {
	c.settle()
	return c.value
}

// ID returns the chosen record, 0 for none.
func (c *Chooser) ID() record.ID {
	n, _ := strconv.ParseUint(c.Value(), 10, 64)
	return record.ID(n)
}

// Label returns what is shown.
func (c *Chooser) Label() string { return record.Line(c.entry.Text) }

// settle makes the value follow the text.
func (c *Chooser) settle() {
	text := record.Line(c.entry.Text)
	switch {
	case text == c.label:
	case text == "":
		c.choose(Option{})
	default:
		q, found := record.Fold(text), -1
		for i, o := range c.options {
			if o.Ended && o.Value != c.value {
				continue
			}
			if o.Label == text {
				found = i
				break
			}
			if record.Fold(o.Label) == q {
				if found >= 0 {
					return
				}
				found = i
			}
		}
		if found >= 0 {
			c.choose(c.options[found])
		}
	}
}

func (c *Chooser) choose(o Option) {
	changed := o.Value != c.value
	c.value, c.label = o.Value, o.Label
	if changed && c.OnChosen != nil {
		c.OnChosen(o.Value)
	}
}

func (c *Chooser) fault() record.Fault {
	c.settle()
	if text := record.Line(c.entry.Text); text != c.label && record.Fold(text) != record.Fold(c.label) {
		return record.FaultUnknown
	}
	return ""
}

// spelled says that the text has a letter beyond ASCII, as nearly every Vietnamese
// name has and a quick query has not.
func (c *Chooser) spelled() bool {
	for _, r := range c.entry.Text {
		if r >= 0x80 {
			return true
		}
	}
	return false
}

func (c *Chooser) left() {
	c.settle()
	if c.New != nil && c.fault() != "" && (c.spelled() || len(c.matches) == 1) {
		if o, ok := c.New(record.Line(c.entry.Text)); ok {
			c.choose(o)
		}
	}
	if c.fault() == "" && c.entry.Text != c.label {
		c.entry.SetText(c.label)
	}
	c.close()
	showFault(c.show, c.fault())
}

func (c *Chooser) typed() {
	if !c.isOpen() {
		c.options = c.list()
	}
	q := record.Fold(c.entry.Text)
	c.filter(q)
	if q == "" { // emptied: Enter leaves it empty
		c.at = -1
		c.paint()
	}
}

func (c *Chooser) openAll() {
	c.options = c.list()
	c.filter("")
	if i := slices.IndexFunc(c.matches, func(m int) bool { return m < len(c.options) && c.options[m].Value == c.value }); i >= 0 && c.value != "" {
		c.move(i)
	}
}

func (c *Chooser) filter(q string) {
	c.matches = c.matches[:0]
	exact := false
	for i := range c.options {
		o := &c.options[i]
		if o.fold == "" {
			o.fold = record.Fold(o.Label + " " + o.Note)
		}
		whole := record.Fold(o.Label) == q
		switch offered := (!o.Ended || o.Value == c.value) && (q == "" || record.Has(o.fold, q)); {
		case offered && whole && !exact: // "Tổ" before "Tổ phó"
			c.matches = slices.Insert(c.matches, 0, i)
		case offered:
			c.matches = append(c.matches, i)
		}
		exact = exact || whole
	}
	if c.New != nil && q != "" {
		// Text with dấu is meant as a new value unless it is there already; plain
		// letters are more likely a query.
		if !exact && c.spelled() {
			c.matches = slices.Insert(c.matches, 0, len(c.options))
		} else {
			c.matches = append(c.matches, len(c.options))
		}
	}
	c.at, c.top = -1, 0
	if len(c.matches) > 0 && (q != "" || c.value == "") {
		c.at = 0
	}
	c.content.Objects[1].Show()
	c.box.Show()
	c.paint()
}

func (c *Chooser) isOpen() bool { return c.box.Visible() }

func (c *Chooser) close() {
	if c.isOpen() {
		c.box.Hide()
		c.content.Objects[1].Hide()
		c.relayout()
	}
}

// relayout makes the form around find its new height.
func (c *Chooser) relayout() {
	c.content.Refresh()
	c.Refresh()
	Relayout(c)
}

func (c *Chooser) paint() {
	for i, r := range c.rows {
		r.set(c.top + i)
	}
	c.relayout()
}

func (c *Chooser) move(to int) {
	if len(c.matches) == 0 {
		return
	}
	c.at = min(max(to, 0), len(c.matches)-1)
	c.top = min(c.top, c.at)
	c.top = max(c.top, c.at-chooserRows+1)
	c.paint()
}

// take chooses the option at hand; false if there is none.
func (c *Chooser) take() bool {
	if c.at < 0 || c.at >= len(c.matches) {
		return false
	}
	i := c.matches[c.at]
	var o Option
	if i < len(c.options) {
		o = c.options[i]
	} else {
		var ok bool
		if o, ok = c.New(record.Line(c.entry.Text)); !ok {
			return false
		}
	}
	c.entry.SetText(o.Label)
	c.choose(o)
	c.close()
	showFault(c.show, "")
	return true
}

func (c *Chooser) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF9:
		if c.isOpen() {
			c.close()
		} else {
			c.openAll()
		}
	case fyne.KeyDown:
		if !c.isOpen() {
			c.openAll()
		} else {
			c.move(c.at + 1)
		}
	case fyne.KeyUp:
		c.move(c.at - 1)
	case fyne.KeyEscape:
		if !c.isOpen() {
			return false
		}
		c.entry.SetText(c.label)
		c.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.isOpen() {
			c.take()
		}
		return false
	default:
		return false
	}
	return true
}

// optionRow is one line of the open list.
type optionRow struct {
	widget.BaseWidget
	c      *Chooser
	place  int
	match  int
	ground *canvas.Rectangle
	text   *cell
	note   *cell
}

func newOptionRow(c *Chooser, place int) *optionRow {
	r := &optionRow{c: c, place: place, ground: canvas.NewRectangle(color.Transparent), text: newCell(), note: newCell()}
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) set(match int) {
	r.match = match
	c := r.c
	none := len(c.matches) == 0 && r.place == 0
	r.Hidden = match >= len(c.matches) && !none
	r.paint()
}

func (r *optionRow) paint() {
	c := r.c
	r.ground.FillColor = look.Of(theme.ColorNameInputBackground)
	label, note := words.NoChoice, ""
	if r.match < len(c.matches) {
		if r.match == c.at {
			r.ground.FillColor = look.Of(theme.ColorNameSelection)
		}
		if i := c.matches[r.match]; i < len(c.options) {
			label, note = c.options[i].Label, c.options[i].Note
		} else {
			label = words.AddNew + record.Line(c.entry.Text)
		}
	}
	size := theme.Size(theme.SizeNameText)
	w := r.Size().Width - 2*cellPad
	r.text.set(label, w, size, fyne.TextStyle{}, look.Of(theme.ColorNameForeground))
	m := r.text.text.MinSize()
	r.note.set(note, max(0, w-m.Width-12), size, fyne.TextStyle{}, look.Of(look.ColorNameMuted))
	y := (r.Size().Height - m.Height) / 2
	r.text.text.Move(fyne.NewPos(cellPad, y))
	r.text.text.Resize(m)
	r.note.text.Move(fyne.NewPos(cellPad+m.Width+12, y))
	r.note.text.Resize(r.note.text.MinSize())
	r.ground.Resize(r.Size())
	canvas.Refresh(r)
}

// MouseDown takes the option before the entry loses the focus.
func (r *optionRow) MouseDown(*desktop.MouseEvent) {
	if r.match < len(r.c.matches) {
		r.c.at = r.match
		r.c.take()
	}
}

// MouseUp implements desktop.Mouseable.
func (r *optionRow) MouseUp(*desktop.MouseEvent) {}

// Shortens see tableRow.
func (r *optionRow) Shortens() bool { return true }

// CreateRenderer implements fyne.Widget.
func (r *optionRow) CreateRenderer() fyne.WidgetRenderer { return (*optionRenderer)(r) }

type optionRenderer optionRow

func (r *optionRenderer) Layout(fyne.Size)   { (*optionRow)(r).paint() }
func (r *optionRenderer) MinSize() fyne.Size { return fyne.NewSize(look.Px(80), look.Px(28)) }
func (r *optionRenderer) Refresh()           { (*optionRow)(r).paint() }
func (r *optionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text.text, r.note.text}
}
func (r *optionRenderer) Destroy() {}

// dropMark is the arrow in a chooser's entry; it takes clicks but never the focus.
type dropMark struct {
	widget.BaseWidget
	tapped func()
}

func newDropMark(tapped func()) *dropMark {
	d := &dropMark{tapped: tapped}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped opens the list.
func (d *dropMark) Tapped(*fyne.PointEvent) { d.tapped() }

// CreateRenderer implements fyne.Widget.
func (d *dropMark) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewIcon(theme.MenuDropDownIcon()))
}
