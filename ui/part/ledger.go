package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/words"
)

// Pane is what stands right of a list: a record being looked at or edited.
type Pane interface {
	Content() fyne.CanvasObject
	// Do carries out a verb; false if the pane has no such verb.
	Do(v words.Verb) bool
	// Active says that verbs are meant for the pane, not for the list.
	Active() bool
	// Changed says that something typed is not saved.
	Changed() bool
	Focus()
}

// Ledger is the shape of most pages: above the verbs, left the list with its filter,
// right the pane with the record. It knows every key of such a page.
type Ledger struct {
	Table *Table
	// Verbs of the list; Edit also answers Enter and double click. A verb that is
	// not in the map has no button.
	Verbs map[words.Verb]func()
	// Leave is called on Esc while a pane is open that is not the resting one.
	Leave func()
	// Memory keeps sort and widths; may be nil.
	Memory func(TableState)
	// Empty is said where there is nothing at all; "" says how to add something.
	Empty string

	title  string
	thing  string
	filter *Entry
	count  *widget.Label
	foot   *fyne.Container   // the count, and what a page puts over it
	head   *fyne.Container   // title and verbs, and what a page puts over them
	above  fyne.CanvasObject // the filter, and what stands behind it
	left   *fyne.Container   // all of the list
	right  *fyne.Container   // the pane
	split  *container.Split
	column *fyne.Container // what stands one below the other where there is little room
	stack  *fyne.Container // it scrolls the column
	how    stance
	peeked bool // F6 brought a pane into sight that takes no keyboard
	rest   Pane // shown when nothing is being edited
	pane   Pane
	page   *fyne.Container
	kept   float64 // the list's share while the pane is widened; 0 if it is not
}

// NewLedger returns a ledger. thing is how rows are counted ("tổ"); extra, which may
// be nil, stands behind the filter.
func NewLedger(title, thing string, columns []Column, rest Pane, extra fyne.CanvasObject) *Ledger {
	l := &Ledger{Table: NewTable(columns), title: title, thing: thing, rest: rest, Verbs: map[words.Verb]func(){}}
	l.Table.Empty = words.Empty
	l.filter = NewEntry(words.Filter)
	l.filter.OnRune = func() { l.Table.Filter(l.filter.Text) }
	l.filter.OnEnter = l.Table.Focus
	l.filter.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown:
			l.Table.Focus()
			return true
		case fyne.KeyEscape:
			if l.filter.Text == "" {
				return false
			}
			l.filter.SetText("")
			l.Table.Filter("")
			return true
		}
		return false
	}
	l.count = widget.NewLabel("")
	l.count.Importance = widget.LowImportance
	l.Table.OnChange = l.changed
	l.Table.OnOpen = func(record.ID) { l.run(words.Edit) }
	l.Table.OnMenu = l.menu
	l.Table.OnType = func(r rune) {
		l.filter.SetText("")
		Focus(l.filter)
		l.filter.TypedRune(r)
	}
	above := fyne.CanvasObject(l.filter)
	if extra != nil {
		above = filling(look.Px(130), append([]fyne.CanvasObject{l.filter}, unwrapped(extra)...)...)
	}
	l.right = container.NewStack()
	l.foot = container.NewVBox(l.count)
	l.above, l.head = Padded(4, above), container.NewVBox()
	l.left = container.NewBorder(l.above, l.foot, nil, nil, l.Table)
	// What rests at the right may need more height than a low window has.
	l.split = container.NewHSplit(l.left, Rolled(l.right))
	l.column = container.New(column{l})
	l.stack = Rolled(l.column)
	l.Table.sight = l.sight
	l.Share(half)
	l.Rest()
	return l
}

// Under puts an object between the list and the count of its rows.
func (l *Ledger) Under(o fyne.CanvasObject) { l.foot.Objects = []fyne.CanvasObject{o, l.count} }

// Over puts an object over the title and the verbs. Call it before Content.
func (l *Ledger) Over(o fyne.CanvasObject) { l.head.Add(o) }

// Filter shows only what has the words, as if the person had typed them.
func (l *Ledger) Filter(text string) {
	l.filter.SetText(text)
	l.Table.Filter(text)
	l.Table.Focus()
}

// Content is the page, the same object every time. Set Verbs before the first call.
func (l *Ledger) Content() fyne.CanvasObject {
	if l.page != nil {
		return l.page
	}
	title := Heading(l.title)
	title.Truncation = fyne.TextTruncateOff
	bar := []fyne.CanvasObject{title}
	for v := words.Add; v <= words.ExportExcel; v++ {
		if do := l.Verbs[v]; do != nil {
			b := NewButton(v.String(), VerbIcon(v), do)
			if v == words.Add {
				b.Main()
			}
			bar = append(bar, b)
		}
	}
	l.head.Add(Padded(4, filling(1, bar...)))
	l.page = container.New(sole{l}, l.head, l.split)
	return l.page
}

// VerbIcon is the picture beside a verb's word.
func VerbIcon(v words.Verb) fyne.Resource {
	return [...]fyne.Resource{words.Add: theme.ContentAddIcon(), words.Edit: theme.DocumentCreateIcon(),
		words.Save: theme.DocumentSaveIcon(), words.Copy: theme.ContentCopyIcon(), words.Delete: theme.DeleteIcon(),
		words.Find: theme.SearchIcon(), words.Print: theme.DocumentPrintIcon(),
		words.ImportExcel: theme.DownloadIcon(), words.ExportExcel: theme.UploadIcon()}[v]
}

// SetRows shows rows.
func (l *Ledger) SetRows(rows []Row) { l.Table.SetRows(rows) }

// Open puts a pane to the right and gives it the keyboard.
func (l *Ledger) Open(p Pane) {
	l.pane = p
	l.right.Objects = []fyne.CanvasObject{p.Content()}
	if l.right.Refresh(); l.page != nil {
		l.page.Refresh() // the pane may have it to itself
	}
	if l.pane != l.rest {
		p.Focus()
	}
}

// Rest shows the resting pane and gives the keyboard back to the list.
func (l *Ledger) Rest() {
	l.Widen(false)
	if l.rest == nil {
		l.right.Objects = nil
		l.pane = nil
		if l.page != nil {
			l.page.Refresh()
		}
	} else {
		l.Open(l.rest)
	}
	l.Table.Focus()
}

// Drop forgets what is typed and not saved.
func (l *Ledger) Drop() { l.Rest() }

// Resting says that nothing is being edited.
func (l *Ledger) Resting() bool { return l.pane == l.rest }

// Pane is what stands right now, nil for nothing.
func (l *Ledger) Pane() Pane { return l.pane }

// Changed says that something typed is not saved.
func (l *Ledger) Changed() bool { return l.pane != nil && l.pane.Changed() }

// Enter takes the focus when the page comes on the screen.
func (l *Ledger) Enter() {
	if l.Resting() || l.pane == nil {
		l.Table.Focus()
	} else {
		l.pane.Focus()
	}
}

// Select goes to a record; the filter is taken away if it hides it.
func (l *Ledger) Select(id record.ID) bool {
	if !l.Table.Select(id) {
		l.filter.SetText("")
		l.Table.Filter("")
		if !l.Table.Select(id) {
			return false
		}
	}
	l.Table.Focus()
	return true
}

// GoTo gives the keyboard to the field of a record's path in the open form; false if
// none is open, or has no such field.
func (l *Ledger) GoTo(path string) bool {
	e, ok := l.pane.(*Editor)
	return ok && e.Form.GoTo(path)
}

// Do carries out a verb: of the pane while it is active, else of the list.
func (l *Ledger) Do(v words.Verb) bool {
	if v == words.Find {
		Focus(l.filter)
		return true
	}
	if l.pane != nil && l.pane.Active() {
		return l.pane.Do(v)
	}
	return l.run(v)
}

func (l *Ledger) run(v words.Verb) bool {
	if do := l.Verbs[v]; do != nil {
		do()
		return true
	}
	return false
}

// Key carries out a key that nobody used.
func (l *Ledger) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if !l.Resting() && l.Leave != nil {
			l.Leave()
		} else {
			l.Table.Focus()
		}
	case fyne.KeyF6:
		if l.Table.HasFocus() && l.pane != nil && !l.peeked {
			l.peek()
		} else {
			l.peeked = false
			l.Table.Focus()
		}
	case fyne.KeyDown, fyne.KeyUp:
		l.Table.Focus()
	default:
		return false
	}
	return true
}

func (l *Ledger) changed() {
	l.sayCount()
	_, all := l.Table.Len()
	if l.Table.Empty = l.Empty; l.Empty == "" {
		l.Table.Empty = words.Empty
	}
	if all > 0 {
		l.Table.Empty = words.NothingFound
	}
	if l.Memory != nil {
		l.Memory(l.Table.State())
	}
}

func (l *Ledger) menu(_ record.ID, at fyne.Position) {
	c := canvasOf(l.Table)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for v := words.Edit; v <= words.ExportExcel; v++ {
		if do := l.Verbs[v]; do != nil && v != words.Find {
			items = append(items, fyne.NewMenuItem(v.String()+"   "+v.Key(), do))
		}
	}
	if len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// Idle is a resting pane that only says what to do.
func Idle(hint string) Pane { return &Still{Padded(12, Note(hint))} }

// Still is a pane to be looked at: it takes no verbs and no keyboard. Panes that do a
// little embed it.
type Still struct{ Body fyne.CanvasObject }

// Content implements Pane.
func (s *Still) Content() fyne.CanvasObject { return s.Body }

// Do implements Pane.
func (s *Still) Do(words.Verb) bool { return false }

// Active implements Pane.
func (s *Still) Active() bool { return false }

// Changed implements Pane.
func (s *Still) Changed() bool { return false }

// Focus implements Pane.
func (s *Still) Focus() {}

// Editor is the pane of a form: its title, the form, and below it the buttons Lưu and
// Đóng.
type Editor struct {
	Title string
	Form  interface {
		Content() fyne.CanvasObject
		Changed() bool
		Focus()
		GoTo(path string) bool
		Texts() []record.Typed
	}
	Save  func()
	Close func()
}

// Content implements Pane.
func (e *Editor) Content() fyne.CanvasObject {
	save := NewButton(words.Save.String()+" (Ctrl+S)", VerbIcon(words.Save), e.Save).Main()
	close := NewButton(words.Close+" (Esc)", nil, e.Close)
	buttons := Wrapped(save, close)
	foot := container.NewVBox(widget.NewSeparator(), Padded(4, buttons))
	// Both have a ground of their own: the painter of pictures does not cut entries
	// within a scrolled form at its edge, as the window does.
	return container.NewBorder(Band(Padded(4, Heading(e.Title)), theme.ColorNameBackground),
		Band(foot, theme.ColorNameBackground), nil, nil, e.Form.Content())
}

// Do saves.
func (e *Editor) Do(v words.Verb) bool {
	if v == words.Save {
		e.Save()
		return true
	}
	return false
}

// Active is true: while a form is open, verbs are meant for it.
func (e *Editor) Active() bool { return true }

// Changed implements Pane.
func (e *Editor) Changed() bool { return e.Form.Changed() }

// Focus implements Pane.
func (e *Editor) Focus() { e.Form.Focus() }

// Heading is the title.
func (e *Editor) Heading() string { return e.Title }

// Texts is what is typed in the form, as it stands.
func (e *Editor) Texts() []record.Typed { return e.Form.Texts() }

// Band lays an object on the pale ground of heads.
func Band(o fyne.CanvasObject, name fyne.ThemeColorName) *fyne.Container {
	return container.NewStack(newGround(name), o)
}

// ground is a rectangle that follows the theme.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
}

func newGround(n fyne.ThemeColorName) *ground {
	g := &ground{name: n}
	g.ExtendBaseWidget(g)
	return g
}

// Covers tells tests that nothing under it is seen.
func (g *ground) Covers() bool { return true }

// CreateRenderer implements fyne.Widget.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(rectangle(look.Of(g.name)))
}

// sayCount counts the rows, and says that the pane is to be scrolled to.
func (l *Ledger) sayCount() {
	shown, all := l.Table.Len()
	text := words.Rows(shown, all, l.thing)
	if n := len(l.Table.marked); n > 0 {
		text += words.Marked(n)
	}
	if l.how == stacked && l.pane != nil {
		text += words.PaneBelow
	}
	l.count.SetText(text)
}
