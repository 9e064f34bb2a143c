package desk

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store/record"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// StartOptions are what the screen before a book needs.
type StartOptions struct {
	Window fyne.Window
	Recent []string               // books opened before, newest first
	Kinds  func() []record.Choice // xã, phường, đặc khu
	Folder string                 // where a new book is proposed
	// Open reads a book, away from the window's goroutine; show puts it on the screen.
	Open     func(o Opening) (show func(), err error)
	Create   func(path string, a Answers) error
	Practice func() error
	// Rescue knows the ways out where a book cannot be opened; nil for none.
	Rescue Rescue
}

// Opening is a book to be opened.
type Opening struct {
	Path   string
	Secret string // of a protected book
	Anyway bool   // although a look through it found damage
}

// Start is the screen before a book is open: open one, make one from five questions,
// or take the practice book.
type Start struct {
	o       StartOptions
	path    *part.Entry
	form    *part.Form[*Answers]
	content fyne.CanvasObject
	away    bool // something else stands in its place, and Esc goes back
}

// NewStart makes the screen. It shows nothing yet, and is laid out when it is shown: at the
// start of the program the window has a book to open, and no time for what nobody sees.
func NewStart(o StartOptions) *Start {
	s := &Start{o: o}
	part.Keys(o.Window.Canvas(), s.key)
	return s
}

// lay lays the screen out, the first time that it is shown.
func (s *Start) lay() {
	if s.content != nil {
		return
	}
	o := s.o
	s.path = part.NewEntry(words.StartPathHint)
	if len(o.Recent) > 0 {
		s.path.SetText(o.Recent[0])
	}
	open := func() { s.open(record.Line(s.path.Text)) }
	s.path.OnEnter = open
	column := container.NewVBox(
		part.Heading(words.Product), part.Note(words.StartNote), part.Heading(words.StartOpen),
		container.NewBorder(nil, nil, nil, container.NewHBox(
			part.NewButton(words.StartChoose, theme.FolderOpenIcon(), s.choose),
			part.NewButton(words.StartOpenThis, nil, open).Main()), s.path))
	for _, r := range o.Recent[min(1, len(o.Recent)):min(5, len(o.Recent))] {
		column.Add(container.NewHBox(part.NewButton(r, theme.FileIcon(), func() { s.open(r) }), layout.NewSpacer()))
	}
	column.Add(part.Heading(words.StartOther))
	column.Add(container.NewHBox(
		part.NewButton(words.StartNew, theme.ContentAddIcon(), s.ShowNew),
		part.NewButton(words.StartPractice, theme.AccountIcon(), func() { s.fail(o.Practice()) })))
	s.content = centred(o.Window, 720, part.Rolled(column))
}

// Show shows the choice of a book.
func (s *Start) Show() { s.show() }

func (s *Start) show() {
	s.lay()
	s.form, s.away = nil, false
	s.o.Window.SetContent(s.content)
	s.content.Refresh() // what wraps is higher now that its width is known
	part.Focus(s.path)
}

func (s *Start) key(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape && (s.form != nil || s.away) {
		s.show()
	}
}

// Fail shows why a book was not opened, and the ways out. Its path stays to be tried again.
func (s *Start) Fail(o Opening, err error) {
	s.lay()
	s.path.SetText(o.Path)
	s.show()
	s.trouble(o, err)
}

func (s *Start) fail(err error) {
	if err != nil {
		m := words.Error(err)
		part.Tell(s.o.Window.Canvas(), m.Title, m.Body+"\n\n"+m.CodeLine())
	}
}

func (s *Start) open(path string) {
	if path == "" {
		part.Tell(s.o.Window.Canvas(), words.Attention, words.StartNoPath)
		return
	}
	s.Try(Opening{Path: path})
}

// Try opens a book while the window says so.
func (s *Start) Try(o Opening) {
	s.Wait(words.Opening(filepath.Base(o.Path)))
	var show func()
	var err error
	part.Beside(func() { show, err = s.o.Open(o) }, func() {
		if err == nil {
			show()
			return
		}
		s.Fail(o, err)
	})
}

// Wait says what takes its time; nothing can be pressed meanwhile.
func (s *Start) Wait(what string) {
	s.form, s.away = nil, false
	line := part.Heading(what)
	line.TextStyle.Bold = false            // the first frame of the program waits for no second font
	line.Truncation = fyne.TextTruncateOff // or nothing but "…" is left of it in the middle
	s.o.Window.SetContent(container.NewCenter(line))
}

// choose looks for a book on the disk, first where the last one lies.
func (s *Start) choose() {
	dir := s.o.Folder
	if text := record.Line(s.path.Text); text != "" {
		dir = filepath.Dir(text)
	}
	part.PickFile(s.o.Window.Canvas(), words.StartOpen, words.StartOpenThis, dir, ".sopt", func(path string) {
		s.path.SetText(path)
		s.open(path)
	})
}

// ShowNew asks the five questions of a new book; below them typing can be tried.
func (s *Start) ShowNew() {
	today := record.Date{}
	s.form = part.NewForm(func(f *part.Form[*Answers]) {
		f.Add(
			part.Choice("level", words.AskLevel, func() []part.Option { return part.Choices(s.o.Kinds(), today) },
				func(a *Answers) *string { return &a.Level }).Must(),
			part.Text("unit", words.AskUnit, func(a *Answers) *string { return &a.Unit }).Must().Hint(words.AskUnitHint),
			part.Text("superior", words.AskSuperior, func(a *Answers) *string { return &a.Superior }).Must().Hint(words.AskSuperiorHint),
			part.Text("place", words.AskPlace, func(a *Answers) *string { return &a.Place }).Hint(words.AskPlaceHint),
			part.Text("signer", words.AskSigner, func(a *Answers) *string { return &a.Signer }),
			part.Text("post", words.AskPost, func(a *Answers) *string { return &a.Post }).Hint(words.AskPostHint),
			part.Text("folder", words.AskFolder, func(a *Answers) *string { return &a.Folder }).Must(),
		)
	})
	s.form.Section(words.TypeTest)
	s.form.Put(part.Note(words.TypeFirst))
	s.form.Put(part.TypeTest())
	s.form.Load(&Answers{Level: "phuong", Folder: s.o.Folder})
	editor := &part.Editor{Title: words.StartNewTitle, Form: s.form, Save: s.create, Close: s.show}
	s.o.Window.SetContent(centred(s.o.Window, 760, editor.Content()))
	part.SaveKey(s.o.Window.Canvas(), func() {
		if s.form != nil {
			s.create()
		}
	})
	s.form.FocusOn(1)
}

// centred stands o in the middle of a window, of the width and at most 650 high: both in
// pixels at the normal text size, and never beyond the window's edge.
func centred(w fyne.Window, width float32, o fyne.CanvasObject) fyne.CanvasObject {
	room, px := w.Canvas().Size(), look.Px(1)
	height := min(650, room.Height/px-20)
	return container.NewCenter(part.Sized(min(width, room.Width/px-20), part.Tall(height, o)))
}

func (s *Start) create() {
	a, ok := s.form.Read(nil)
	if !ok {
		return
	}
	path := filepath.Join(a.Folder, strings.ReplaceAll(record.Fold(a.Unit), " ", "-")+".sopt")
	s.fail(s.o.Create(path, *a))
}
