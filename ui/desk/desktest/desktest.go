package desktest

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Today is the day in every test and picture.
var Today = record.Day(2026, 2, 5)

// Now is a fixed time on that day.
func Now() time.Time { return time.Date(2026, 2, 5, 10, 42, 7, 0, time.UTC) }

// Screen is an open desk with hands.
type Screen struct {
	T      testing.TB
	Desk   *desk.Desk
	Book   *store.Book
	Window fyne.Window

	pages []desk.Entry
}

// App starts the toolkit without a display, in Vietnamese and with our theme.
func App(t testing.TB) fyne.App {
	a := test.NewTempApp(t)
	if err := words.UseVietnamese(); err != nil {
		t.Fatal(err)
	}
	a.Settings().SetTheme(look.Theme{})
	t.Cleanup(part.AtOnce())
	return a
}

// Open opens a desk with the pages on a new book of the records, or of
// storetest.Seed without any.
func Open(t testing.TB, pages []desk.Entry, first ...record.Record) *Screen {
	t.Helper()
	if len(first) == 0 {
		first = storetest.Seed()
	}
	return OpenBook(t, pages, storetest.New(t, first...))
}

// OpenBook opens a desk on a book.
func OpenBook(t testing.TB, pages []desk.Entry, b *store.Book) *Screen {
	t.Helper()
	App(t)
	s := &Screen{T: t, Book: b, pages: pages}
	s.Start(desk.Options{Who: "Cán bộ thử"})
	return s
}

// Start opens a desk on the book in a new window; of the options it fills in what a test
// need not say.
func (s *Screen) Start(o desk.Options) {
	s.Window = test.NewTempWindow(s.T, nil)
	s.Window.SetPadded(false)
	s.Window.Resize(fyne.NewSize(1366, 768))
	o.Book, o.Window, o.Pages, o.Now = s.Book, s.Window, s.pages, Now
	s.Desk = desk.New(o)
}

// Crash ends the program as a power cut does, and starts it again: what was not written
// is gone.
func (s *Screen) Crash() {
	s.T.Helper()
	path := s.Book.Path()
	if err := s.Book.Close(); err != nil {
		s.T.Fatal(err)
	}
	var err error
	if s.Book, err = store.Open(path, store.Options{Who: "Cán bộ thử", Now: storetest.Clock()}); err != nil {
		s.T.Fatal(err)
	}
	storetest.CheckAtEnd(s.T, s.Book)
	s.Start(desk.Options{Who: "Cán bộ thử"})
}

// Type types letters into what has the focus.
func (s *Screen) Type(text string) {
	s.T.Helper()
	f := s.Window.Canvas().Focused()
	if f == nil {
		s.T.Fatalf("nothing has the focus to type %q into", text)
	}
	for _, r := range text {
		s.Window.Canvas().Focused().TypedRune(r)
	}
}

// Press presses keys one after the other: "Enter", "Esc", "F2", "Tab", "Shift+Tab",
// "Ctrl+S", "Down" …
func (s *Screen) Press(keys ...string) {
	s.T.Helper()
	for _, k := range keys {
		s.press(k)
	}
}

func (s *Screen) press(k string) {
	c := s.Window.Canvas()
	switch {
	case k == "Tab":
		c.FocusNext()
	case k == "Shift+Tab":
		c.FocusPrevious()
	case strings.HasPrefix(k, "Ctrl+"):
		s.shortcut(keyName(k[5:]), fyne.KeyModifierControl)
	case strings.HasPrefix(k, "Alt+"):
		s.shortcut(keyName(k[4:]), fyne.KeyModifierAlt)
	default:
		ev := &fyne.KeyEvent{Name: keyName(k)}
		if f := c.Focused(); f != nil {
			f.TypedKey(ev)
		} else if c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

func keyName(k string) fyne.KeyName {
	switch k {
	case "Enter":
		return fyne.KeyReturn
	case "Esc":
		return fyne.KeyEscape
	case "PgDn":
		return fyne.KeyPageDown
	case "PgUp":
		return fyne.KeyPageUp
	}
	return fyne.KeyName(k)
}

// shortcut goes the way of the toolkit's driver: to the focused thing if it takes
// shortcuts, else to the window.
func (s *Screen) shortcut(k fyne.KeyName, mod fyne.KeyModifier) {
	var sh fyne.Shortcut = &desktop.CustomShortcut{KeyName: k, Modifier: mod}
	if mod == fyne.KeyModifierControl {
		switch k {
		case fyne.KeyZ:
			sh = &fyne.ShortcutUndo{}
		case fyne.KeyY:
			sh = &fyne.ShortcutRedo{}
		case fyne.KeyV:
			sh = &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
		case fyne.KeyA:
			sh = &fyne.ShortcutSelectAll{}
		}
	}
	c := s.Window.Canvas()
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(sh)
		return
	}
	c.(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(sh)
}

// Focused is the text of the entry that has the focus, or a name for what else has.
func (s *Screen) Focused() string {
	switch f := s.Window.Canvas().Focused().(type) {
	case nil:
		return "nothing"
	case interface{ SelectedText() string }:
		return f.SelectedText()
	}
	return "something"
}

// Read lends the book.
func (s *Screen) Read(f func(v *record.View)) { s.Book.Read(f) }

// Texts are all texts now on the screen, in the order they are drawn.
func (s *Screen) Texts() []string {
	var out []string
	for _, x := range Drawn(s.Window.Canvas()) {
		out = append(out, x.Text)
	}
	return out
}

// Shows says that a text stands on the screen, alone or within another, wrapped or
// not.
func (s *Screen) Shows(text string) bool {
	one := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return strings.Contains(one(strings.Join(s.Texts(), " ")), one(text))
}

// Want fails the test unless every text stands on the screen.
func (s *Screen) Want(texts ...string) {
	s.T.Helper()
	for _, x := range texts {
		if !s.Shows(x) {
			s.T.Errorf("the screen does not show %q; it shows\n%s", x, strings.Join(s.Texts(), "\n"))
		}
	}
}

// Shot writes a picture of the window into the folder SCREENS names; without it,
// nothing.
func (s *Screen) Shot(name string) {
	dir := os.Getenv("SCREENS")
	if dir == "" {
		return
	}
	if err := Picture(s.Window.Canvas(), filepath.Join(dir, name+".png")); err != nil {
		s.T.Error(err)
	}
}

// Settle lets everything find its place: the window's driver lays out again what has
// another smallest size since, as a text that wraps has.
func Settle(c fyne.Canvas) {
	for range 2 {
		c.Content().Refresh()
	}
}

// Picture writes what a canvas shows as PNG.
func Picture(c fyne.Canvas, path string) error {
	defer unclipped(c)()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return png.Encode(f, c.Capture())
}
