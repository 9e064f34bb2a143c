package desk

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Options are what the window is opened with.
type Options struct {
	Book   *store.Book
	Window fyne.Window
	Pages  []Entry
	Memory Memory
	Who    string           // person working, shown in the status line; "": it is asked
	Guess  string           // the name then proposed to who never worked on this machine
	Now    func() time.Time // nil: time.Now
	Every  time.Duration    // how often what is typed is kept (KeepEvery); 0: only by KeepTyped
	Log    func(error)      // keeps errors nobody foresaw; may be nil
	Hand   func(path string) error
	Press  Press  // the printers of the machine; the zero one has none
	Other  func() // goes back to the choice of a book; may be nil
	Safety Safety // looks after the book; nil for a desk that stands alone
	News   string // what is to be known when the book is opened; may be ""
}

// Desk is the open window over one book.
type Desk struct {
	o     Options
	pages map[string]Page
	at    string // name of the page shown

	typed  *keeper
	asking bool // the question about something unsaved stands there

	locked  bool
	covered []fyne.CanvasObject // the dialogs that the lock has put away, the topmost first
	touched time.Time           // when this window last saw a key

	rail   *rail
	search *search
	top    *fyne.Container
	strip  *fyne.Container // only shown over a practice book
	body   *fyne.Container
	middle *fyne.Container
	view   *fyne.Container // around it: where a page needs more height than there is
	status *widget.Label
	unsent *widget.Label // issued documents that nobody has got yet
	backup *widget.Label // when and where the newest copy was made
	who    *part.Button
	place  *widget.Label
	undo   *part.Button
	redo   *part.Button
	root   fyne.CanvasObject
}

// New builds the window's content and shows the page last shown, else the first.
func New(o Options) *Desk {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Memory == nil {
		o.Memory = OpenMemory("")
	}
	d := &Desk{o: o, pages: map[string]Page{}}
	d.keepTyped(o.Every)
	d.build()
	o.Window.SetContent(d.root)
	d.keys()
	o.Window.SetOnDropped(d.Dropped)
	d.touched = o.Now()
	part.OnTouch = func() { d.touched = d.o.Now() }
	start := o.Pages[0].Name
	var last string
	if o.Memory.Get("page", &last) && d.entry(last) != nil {
		start = last
	}
	d.refreshFrame()
	d.BackedUp()
	d.Go(start)
	d.welcome()
	return d
}

// welcome says what is to be known when a book is opened, one after the other: that the
// last write is not in it, what else is new, who works, what was half typed.
func (d *Desk) welcome() {
	who := func() {
		if d.o.Who != "" {
			d.findTyped()
		} else {
			d.askWho(d.findTyped)
		}
	}
	tell := func(title, body string, then func()) {
		if body == "" {
			then()
			return
		}
		part.Ask(d.Canvas(), title, body, part.Answer{Label: words.Close, Do: then})
	}
	rollback := ""
	if w := d.o.Book.Warning(); w != nil {
		rollback = words.Rollback(w.At)
	}
	tell(words.RollbackTitle, rollback, func() { tell(words.NewsTitle, d.o.News, who) })
}

func (d *Desk) build() {
	d.rail = newRail(d)
	d.search = newSearch(d)
	d.place = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	d.place.Truncation = fyne.TextTruncateEllipsis
	d.undo = part.NewButton("", undoIcon(), d.Undo)
	d.redo = part.NewButton("", redoIcon(), d.Redo)
	d.status = widget.NewLabel(words.Opened)
	d.status.Truncation = fyne.TextTruncateEllipsis
	d.unsent, d.backup = widget.NewLabel(""), widget.NewLabel("")
	d.who = part.NewButton(words.Working(d.o.Who), nil, func() { d.askWho(nil) })
	d.who.Importance = widget.LowImportance
	d.middle = container.NewStack()
	d.view = part.Rolled(d.middle)
	d.strip = practiceStrip()
	d.top = container.NewVBox(d.strip, d.topLine())
	bottom := part.Band(container.New(line{text: d.status, yields: []fyne.CanvasObject{d.who, d.backup}}, d.status, d.unsent, d.backup, d.who), bandColor)
	d.body = container.NewBorder(d.top, bottom, nil, nil, container.NewStack(d.view, d.search.panel))
	d.root = container.NewBorder(nil, nil, d.rail.content, nil, d.body)
}

func (d *Desk) entry(name string) *Entry {
	if i := slices.IndexFunc(d.o.Pages, func(e Entry) bool { return e.Name == name }); i >= 0 {
		return &d.o.Pages[i]
	}
	return nil
}

func (d *Desk) page(name string) Page {
	p := d.pages[name]
	if p == nil {
		p = d.entry(name).New(d)
		d.pages[name] = p
	}
	return p
}

// Page is the page shown.
func (d *Desk) Page() Page { return d.pages[d.at] }

// At is the name of the page shown.
func (d *Desk) At() string { return d.at }

// Go shows a page by its name. With something unsaved on the present page it asks
// first.
func (d *Desk) Go(name string) { d.go_(name, nil) }

func (d *Desk) go_(name string, then func(Page)) {
	if d.entry(name) == nil {
		return
	}
	arrive := func() {
		p := d.page(name)
		if d.at != name {
			d.at = name
			d.o.Memory.Put("page", name)
			d.middle.Objects = []fyne.CanvasObject{d.underStrip(name, p.Content())}
			part.ToTop(d.view)
			d.rail.show(d.railName(name))
		}
		d.search.hide()
		p.Enter()
		if then != nil {
			then(p)
		}
	}
	if d.at == name {
		arrive()
		return
	}
	d.Leave(arrive)
}

// Leave calls then once nothing unsaved would be lost: at once, or after the person
// saved it or gave it up.
func (d *Desk) Leave(then func()) {
	p := d.Page()
	if p == nil || !p.Changed() {
		then()
		return
	}
	if d.asking { // Alt+F4 pressed again over the question
		return
	}
	d.asking = true
	answered := func(do func()) func() { return func() { d.asking = false; do() } }
	part.Ask(d.Canvas(), words.Question, words.Unsaved,
		part.Answer{Label: words.Save.String(), Do: answered(func() {
			p.Do(words.Save)
			if !p.Changed() {
				then()
			}
		})},
		part.Answer{Label: words.Discard, Do: answered(func() { p.Drop(); d.typed.look(); then() })},
		part.Answer{Label: words.GoOn, Do: answered(func() {})})
}

// Open shows a record on the page of its kind.
func (d *Desk) Open(k record.Kind, id record.ID) { d.OpenAt(k, id, "") }

// OpenAt shows a record as Open does; with a path ("votes[2].agree") it also opens the
// record's form and gives the keyboard to that field.
func (d *Desk) OpenAt(k record.Kind, id record.ID, path string) {
	for _, e := range d.o.Pages {
		if slices.Contains(e.Kinds, k) {
			d.go_(e.Name, func(p Page) {
				if p.Show(k, id) && path != "" {
					p.Do(words.Edit)
					p.GoTo(path)
				}
			})
			return
		}
	}
}

// ShowOn shows a record on a page that is not the one of its kind.
func (d *Desk) ShowOn(page string, k record.Kind, id record.ID) {
	d.go_(page, func(p Page) { p.Show(k, id) })
}

// Opens says that some page shows records of the kind.
func (d *Desk) Opens(k record.Kind) bool {
	return slices.ContainsFunc(d.o.Pages, func(e Entry) bool { return slices.Contains(e.Kinds, k) })
}

// Print shows the paper made from a source on the page that can.
func (d *Desk) Print(s record.Source) {
	for _, e := range d.o.Pages {
		if p, ok := d.page(e.Name).(Printer); ok {
			d.go_(e.Name, func(Page) { p.Print(s) })
			return
		}
	}
	d.Tell(words.Attention, words.NoPrinter)
}

// Read lends the book for reading. What f keeps must not be modified.
func (d *Desk) Read(f func(v *record.View)) { d.o.Book.Read(f) }

// Book is the open book, for pages that need more than Read and the writing methods.
func (d *Desk) Book() *store.Book { return d.o.Book }

// Now is the time, Today the day.
func (d *Desk) Now() time.Time { return d.o.Now() }

// Today see Now.
func (d *Desk) Today() record.Date { return record.Today(d.o.Now()) }

// Canvas and Window are where dialogs are shown.
func (d *Desk) Canvas() fyne.Canvas { return d.o.Window.Canvas() }

// Window see Canvas.
func (d *Desk) Window() fyne.Window { return d.o.Window }

// Memory keeps what the screen looked like.
func (d *Desk) Memory() Memory { return d.o.Memory }

// Who is the person working.
func (d *Desk) Who() string { return d.o.Who }

// Hand gives a file to the system: opens it with the program for its kind.
func (d *Desk) Hand(path string) {
	if d.o.Hand == nil {
		return
	}
	if err := d.o.Hand(path); err != nil {
		d.Fail(err)
	}
}

// Say puts a sentence into the status line.
func (d *Desk) Say(s string) { d.status.SetText(s) }

// Ask asks a question; see part.Ask.
func (d *Desk) Ask(title, body string, answers ...part.Answer) {
	part.Ask(d.Canvas(), title, body, answers...)
}

// Tell shows a message.
func (d *Desk) Tell(title, body string) { part.Tell(d.Canvas(), title, body) }
