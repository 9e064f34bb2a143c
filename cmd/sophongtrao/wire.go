package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sophongtrao/assets"
	"sophongtrao/cmd/keeper"
	"sophongtrao/cmd/pages"
	"sophongtrao/cmd/practice"
	"sophongtrao/cmd/sole"
	"sophongtrao/cmd/volume"
	"sophongtrao/report/printer"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/safety"
	"sophongtrao/ui/words"
)

// program is the one window with at most one open book.
type program struct {
	window fyne.Window
	memory desk.Memory
	dir    string
	sole   *sole.Sole // nil where the system could not say who is first
	page   string     // asked for on the command line, once
	who    string     // who works, if the command line says so
	news   string     // to be told when the next book is shown
	book   *store.Book
	care   *care
	desk   *desk.Desk
	stop   chan struct{} // ends what runs beside the open book
}

func newProgram(a fyne.App, m desk.Memory, dir, page, who string) *program {
	p := &program{window: a.NewWindow(words.Product), memory: m, dir: dir, page: page, who: who}
	p.window.SetPadded(false)
	p.useNative()
	p.window.SetMaster()
	size := fyne.NewSize(1366, 700)
	var kept struct{ Width, Height float32 }
	if m.Get("window", &kept) && kept.Width >= 800 && kept.Height >= 500 {
		size = fyne.NewSize(kept.Width, kept.Height)
	}
	p.window.Resize(size)
	p.window.SetCloseIntercept(func() {
		leave := func() { p.window.Hide(); p.leave(leaveLimit) }
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
		p.start().Show()
		return nil
	}
	s := p.start()
	s.Wait(words.Opening(filepath.Base(path)))
	return func() {
		o := desk.Opening{Path: path}
		show, err := p.read(o)
		fyne.Do(func() {
			switch {
			case err == nil:
				show()
			case asked || !errors.Is(err, store.ErrNoFile):
				s.Fail(o, err)
			default:
				s.Show()
			}
		})
	}
}

func (p *program) recent() (paths []string) {
	p.memory.Get("recent", &paths)
	return paths
}

// start closes the book and makes the screen on which another is chosen; the caller shows it.
func (p *program) start() *desk.Start {
	p.close(leaveLimit)
	return p.startOver()
}

// startOver makes that screen and leaves the book to the caller.
func (p *program) startOver() *desk.Start {
	p.forget()
	return desk.NewStart(desk.StartOptions{
		Window: p.window, Recent: p.recent(), Kinds: communeKinds, Folder: bookDir(),
		Open: p.read, Create: p.create, Practice: p.practice, Rescue: rescue{p},
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

func (p *program) options() store.Options { return store.Options{Who: p.worker()} }

// worker is who works until the window knows better: whoever did last.
func (p *program) worker() string {
	return cmp.Or(p.who, desk.LastWho(p.memory), account())
}

// account is the account of the system: it makes a new book, and is proposed to whoever
// works on this machine for the first time.
func account() string {
	for _, name := range []string{"USERNAME", "USER"} {
		if s := os.Getenv(name); s != "" {
			return s
		}
	}
	return ""
}

// read opens a book, after a look at where it lies and, where that is due, through the
// whole of it; show puts it on the screen. It is called beside the window.
func (p *program) read(o desk.Opening) (show func(), err error) {
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, err
	}
	if err := placed(path, bookDir(), volume.Of); err != nil {
		return nil, err
	}
	k := p.keeperOf(path, o.Secret)
	if !o.Anyway {
		if err := looked(k, path); err != nil {
			return nil, err
		}
	}
	with := p.options()
	with.Secret = o.Secret
	b, err := store.Open(path, with)
	if err != nil {
		return nil, err
	}
	return func() { p.show(b, k, o.Secret) }, nil
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
		show, err := p.read(desk.Opening{Path: path})
		if err == nil {
			show()
		}
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	b, err := practice.Create(path, p.options(), sample.Default)
	if err != nil {
		return err
	}
	p.show(b, p.keeperOf(b.Path(), ""), "")
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
	p.show(b, p.keeperOf(b.Path(), ""), "")
	return nil
}

// communeKinds are xã, phường, đặc khu, as the program ships them.
func communeKinds() []record.Choice {
	s, err := defaults()
	if err != nil {
		log.Print(err)
	}
	return s.Lists.CommuneKinds
}

// defaults are the settings of a new book.
func defaults() (*record.Settings, error) {
	s := &record.Settings{}
	return s, json.Unmarshal(assets.Defaults(), s)
}

// show puts an open book on the screen, in place of the one shown before.
func (p *program) show(b *store.Book, k *keeper.Keeper, secret string) {
	p.close(leaveLimit)
	p.book, p.care = b, &care{p, k, b, secret}
	told := k.Begin(b)
	news := words.News(p.news, told.Ahead, time.Now())
	for _, f := range told.Faults {
		news = words.Lines(news, words.BackupFailed(f.What, f.Why, f.At))
	}
	p.news = ""
	recent := slices.DeleteFunc(p.recent(), func(s string) bool { return s == b.Path() })
	recent = append([]string{b.Path()}, recent...)
	p.memory.Put("recent", recent[:min(len(recent), 8)])
	p.window.SetTitle(words.Product + " - " + filepath.Base(b.Path()))
	p.desk = desk.New(desk.Options{
		Book: b, Window: p.window, Pages: pages.All(), Memory: p.memory, Who: p.who, Guess: account(), Every: desk.KeepEvery,
		Log: logged, Hand: printer.Open, Press: desk.Press{List: printer.List, With: printer.PrintWith}, Other: func() { p.start().Show() }, Safety: p.care, News: news,
	})
	p.stop = make(chan struct{})
	go p.watch(k, p.stop)
	if p.page != "" {
		p.desk.Go(p.page)
		p.page = ""
	}
}

// watch does beside the open book what the clock asks for.
func (p *program) watch(k *keeper.Keeper, stop chan struct{}) {
	for n := 1; ; n++ {
		select {
		case <-stop:
			return
		case <-time.After(10 * time.Second):
		}
		was := k.State()
		if n == 2 || n%6 == 0 { // the first time early: a book may be open for a minute only
			k.Tick()
		}
		// Opening leaves as much behind as the book takes, and a copy that is read back is a
		// second book for a moment: a small PC wants that memory back now.
		if s := k.State(); n == 1 || s.First.At != was.First.At || s.Other.At != was.Other.At || s.Drill.At != was.Drill.At {
			debug.FreeOSMemory()
		}
		fyne.Do(func() {
			if p.desk != nil && p.care != nil && p.care.k == k {
				p.desk.Idle(quiet())
			}
		})
	}
}

// forget takes the book off the screen, and leaves it open.
func (p *program) forget() (c *care) {
	if p.book == nil {
		return nil
	}
	if s := p.window.Canvas().Size(); s.Width >= 800 {
		p.memory.Put("window", struct{ Width, Height float32 }{s.Width, s.Height})
	}
	keepPlace(p.window, p.memory)
	close(p.stop)
	p.desk.Close()
	c = p.care
	p.book, p.desk, p.care = nil, nil, nil
	return c
}

// close copies and closes the open book, if there is one, within the limit; without a
// limit it only closes it.
func (p *program) close(limit time.Duration) {
	if c := p.forget(); c != nil {
		if err := c.k.End(limit); err != nil {
			log.Print(err)
		}
	}
}

// leave ends the program. The process ends here and not by way of window.Close, because
// Fyne's own end is a race (fyne#6021, seen in 2.7.4): the driver gives its last callback
// to another goroutine, that one gives it back through a queue that the driver is just
// closing, and if it is late both wait for ever, without a window. The book is closed and
// on the disk before, so nothing can be lost.
func (p *program) leave(limit time.Duration) {
	p.close(limit)
	safety.Sweep()
	os.Exit(0)
}

// logged keeps an error that nobody is told of.
func logged(err error) { log.Print(err) }
