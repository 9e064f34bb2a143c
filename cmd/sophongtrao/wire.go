package main

import (
	"encoding/json"
	"errors"
	"log"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/assets"
	"sophongtrao/cmd/pages"
	"sophongtrao/cmd/practice"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// program is the one window with at most one open book.
type program struct {
	window fyne.Window
	memory desk.Memory
	dir    string
	page   string // asked for on the command line, once
	book   *store.Book
	desk   *desk.Desk
}

func newProgram(a fyne.App, m desk.Memory, dir, page string) *program {
	p := &program{window: a.NewWindow(words.Product), memory: m, dir: dir, page: page}
	p.window.SetPadded(false)
	p.window.SetMaster()
	size := fyne.NewSize(1366, 700)
	var kept struct{ Width, Height float32 }
	if m.Get("window", &kept) && kept.Width >= 800 && kept.Height >= 500 {
		size = fyne.NewSize(kept.Width, kept.Height)
	}
	p.window.Resize(size)
	p.window.SetCloseIntercept(func() {
		// The process ends here and not by way of window.Close, because Fyne's own end is
		// a race (fyne#6021, seen in 2.7.4): the driver gives its last callback to another
		// goroutine, that one gives it back through a queue that the driver is just
		// closing, and if it is late both wait for ever, without a window. The book is
		// closed and on the disk before, so nothing can be lost.
		leave := func() { p.close(); os.Exit(0) }
		if p.desk != nil {
			p.desk.Leave(leave)
		} else {
			leave()
		}
	})
	return p
}

// begin opens the book asked for, else the last one, else shows the screen to choose.
// A large book takes longer to read than the window to appear: the window shows first
// what it is opening, and what begin returns opens it, off the window's goroutine, once
// the program has started; nil if there is nothing to open.
func (p *program) begin(path string) (open func()) {
	asked := path != ""
	if recent := p.recent(); !asked && len(recent) > 0 {
		path = recent[0]
	}
	if path == "" {
		p.start()
		return nil
	}
	p.window.SetContent(container.NewCenter(part.Heading(words.Opening(filepath.Base(path)))))
	return func() {
		b, err := p.read(path)
		fyne.Do(func() {
			if err == nil {
				p.show(b)
				return
			}
			s := p.start()
			if asked || !errors.Is(err, store.ErrNoFile) {
				s.Fail(err)
			}
		})
	}
}

func (p *program) recent() (paths []string) {
	p.memory.Get("recent", &paths)
	return paths
}

// start shows the screen on which a book is chosen.
func (p *program) start() *desk.Start {
	p.close()
	s, err := defaults()
	if err != nil {
		log.Print(err)
	}
	return desk.NewStart(desk.StartOptions{
		Window: p.window, Recent: p.recent(), Kinds: s.Lists.CommuneKinds, Folder: bookDir(),
		Open: p.open, Create: p.create, Practice: p.practice,
	})
}

// bookDir is where new books are proposed: a fixed disk, not a synchronised folder.
func bookDir() string {
	if local := os.Getenv("LOCALAPPDATA"); local != "" {
		return filepath.Join(local, "SoPhongTrao")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	return filepath.Join(home, "SoPhongTrao")
}

func (p *program) options() store.Options { return store.Options{Who: who()} }

// who is the account of the system: what stands in the history.
func who() string {
	for _, name := range []string{"USERNAME", "USER"} {
		if s := os.Getenv(name); s != "" {
			return s
		}
	}
	return ""
}

func (p *program) open(path string) error {
	b, err := p.read(path)
	if err == nil {
		p.show(b)
	}
	return err
}

func (p *program) read(path string) (*store.Book, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return store.Open(path, p.options())
}

func (p *program) create(path string, a desk.Answers) error {
	s, err := defaults()
	if err != nil {
		return err
	}
	var pattern record.Committee
	if err := json.Unmarshal(assets.Committee(), &pattern); err != nil {
		return err
	}
	return p.make(path, s, a.Committee(&pattern, s.Lists.CommuneKinds))
}

// practice opens the practice book, and makes it the first time.
func (p *program) practice() error {
	path := filepath.Join(bookDir(), "thuc-hanh.sopt")
	if _, err := os.Stat(path); err == nil {
		return p.open(path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	b, err := practice.Create(path, p.options(), sample.Default)
	if err != nil {
		return err
	}
	p.show(b)
	return nil
}

func (p *program) make(path string, first ...record.Record) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	b, err := store.Create(path, p.options(), first...)
	if err != nil {
		return err
	}
	p.show(b)
	return nil
}

// defaults are the settings of a new book.
func defaults() (*record.Settings, error) {
	s := &record.Settings{}
	return s, json.Unmarshal(assets.Defaults(), s)
}

// show puts an open book on the screen, in place of the one shown before.
func (p *program) show(b *store.Book) {
	p.close()
	p.book = b
	recent := slices.DeleteFunc(p.recent(), func(s string) bool { return s == b.Path() })
	recent = append([]string{b.Path()}, recent...)
	p.memory.Put("recent", recent[:min(len(recent), 8)])
	p.window.SetTitle(words.Product + " - " + filepath.Base(b.Path()))
	p.desk = desk.New(desk.Options{
		Book: b, Window: p.window, Pages: pages.All(), Memory: p.memory, Who: who(),
		Log: func(err error) { log.Print(err) }, Hand: hand, Other: func() { p.start() },
	})
	if p.page != "" {
		p.desk.Go(p.page)
		p.page = ""
	}
}

// close closes the open book, if there is one.
func (p *program) close() {
	if p.book == nil {
		return
	}
	if s := p.window.Canvas().Size(); s.Width >= 800 {
		p.memory.Put("window", struct{ Width, Height float32 }{s.Width, s.Height})
	}
	if err := p.book.Close(); err != nil {
		log.Print(err)
	}
	p.book, p.desk = nil, nil
}
