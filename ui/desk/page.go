package desk

import (
	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Entry registers a page.
type Entry struct {
	Name  string // stable, without dấu: remembered, and named by --page
	Title string // in the rail
	Icon  fyne.ThemeIconName
	Kinds []record.Kind // the kinds that Desk.Open shows on this page
	Below bool          // stands in the lower part of the rail, with the settings
	Quiet bool          // stands not in the rail at all: opened from other pages
	// Under is the name of the page in whose place in the rail this one stands too: a
	// strip above both leads from one to the other (Ctrl+Tab).
	Under string
	New   func(d *Desk) Page
}

// Page is one page of the window. All methods are called on the window's goroutine.
type Page interface {
	// Content is what is shown; the same object every time.
	Content() fyne.CanvasObject
	// Enter is called when the page has come on the screen: it takes the focus.
	Enter()
	// Show goes to a record; false if the page has none such.
	Show(k record.Kind, id record.ID) bool
	// GoTo gives the keyboard to the field of a path in the form now open; false if
	// there is none such.
	GoTo(path string) bool
	// Refresh is called when records of these kinds changed, also by others.
	Refresh(kinds []record.Kind)
	// Do carries out a verb; false if the page has none such now.
	Do(v words.Verb) bool
	// Key carries out a key that nobody used.
	Key(ev *fyne.KeyEvent) bool
	// Changed says that something typed is not saved yet.
	Changed() bool
	// Draft is the open form with what is typed in it, as it stands; false if there is
	// none. It is asked for while somebody types.
	Draft() (store.Draft, bool)
	// Resume opens the form of a draft with what was typed; false if the page has none
	// such. Nothing is unsaved when it is called.
	Resume(store.Draft) bool
	// Drop forgets what is typed and not saved.
	Drop()
}

// Scene is a picture of the window that the gallery draws.
type Scene struct {
	Name string // file name: "teams-form"
	Open func(d *Desk)
}

// Printer is a page that shows the paper made from a source.
type Printer interface {
	Print(s record.Source)
}

// Memory keeps small things of the screen between days: sort orders, widths, sizes.
// It is no part of the book.
type Memory interface {
	// Get fills into with what was put under the key; false if there is nothing.
	Get(key string, into any) bool
	Put(key string, v any)
}
