package start

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"sophongtrao/ui/words"
)

const (
	// Folder is where the software renderer lies, beside the program.
	Folder = "tuong-thich"
	// Renderer is the file by which a renderer is known to be there.
	Renderer = "opengl32.dll"
	// Patience is how long a window may take to come.
	Patience = 15 * time.Second
	// diedFile counts, in the program's own folder, the starts in a row without a window.
	diedFile = "khoi-dong.txt"
	// diedMost is after how many of them the machine's own OpenGL is not tried again,
	// until another version of the program or a week later: the driver may be mended.
	diedMost   = 2
	diedForget = 7 * 24 * time.Hour
)

// GL is what an OpenGL says of itself.
type GL struct{ Version, Vendor, Renderer string }

// ErrOpenGL: no OpenGL that the window could be drawn with.
var ErrOpenGL = errors.New("start: no OpenGL 2.1")

// Check says whether Fyne can draw with it: ErrOpenGL if it is older than 2.1, or the one
// that Windows falls back to without a driver (1.1, "GDI Generic").
func (g GL) Check() error {
	var major, minor int
	if n, _ := fmt.Sscanf(g.Version, "%d.%d", &major, &minor); n != 2 || major < 2 || major == 2 && minor < 1 ||
		strings.Contains(g.Renderer, "GDI Generic") {
		return fmt.Errorf("%w: %q %q %q", ErrOpenGL, g.Version, g.Vendor, g.Renderer)
	}
	return nil
}

// step is what a start does.
type step int

const (
	stepOpen   step = iota // this process opens the window
	stepSwitch             // the copy does
	stepTell               // nobody can: the person is told
)

// facts are what the decision hangs on.
type facts struct {
	copy     bool         // this is the copy
	asked    bool         // for the copy, by the shortcut or on the command line
	renderer bool         // the folder with the software renderer is there
	died     int          // starts in a row, before this one, without a window
	probe    func() error // asks the OpenGL of this process
}

// decide chooses; why is an error for the log, nil where all is as usual.
func decide(f facts) (step, error) {
	switch {
	case f.copy: // there is nothing behind it
	case f.asked && f.renderer:
		return stepSwitch, nil
	case f.died >= diedMost && f.renderer:
		return stepSwitch, fmt.Errorf("start: %d starts without a window", f.died)
	}
	err := f.probe()
	switch {
	case err == nil:
		return stepOpen, nil
	case f.renderer && !f.copy:
		return stepSwitch, err
	}
	return stepTell, err
}

// Options are what a start is made of.
type Options struct {
	Self    string   // the program's own file
	Args    []string // of the command line, for the copy
	Asked   bool     // the copy is asked for
	Dir     string   // the program's own folder for what it remembers
	Version string
	Release func()       // gives up being the only program, before another is started
	Tell    func(string) // shows a sentence without the toolkit and waits until it was read
	Log     func(error)
	sys     system
}

// system is what of the operating system a start needs; tests have their own.
type system struct {
	probe func() error
	shown func() bool // this process has a window on the screen
	run   func(exe string, args []string) error
	exit  func(int)
}

// Ready begins to find out whether this process is to open the window, beside whatever
// else a program does before it. What it returns is called right before the window is
// opened: it returns when that may be done, and how to watch that the window comes. Else
// it has started the copy, or has told why not, and has ended the process.
func Ready(o Options) (open func() (watch func())) {
	o.sys = native()
	if o.sys.probe == nil {
		return func() func() { return func() {} } // this system's toolkit speaks for itself
	}
	return o.ready()
}

func (o Options) ready() (open func() (watch func())) {
	type choice struct {
		step
		why error
	}
	chosen := make(chan choice, 1)
	go func() {
		died := o.died()
		s, why := decide(facts{copy: o.isCopy(), asked: o.Asked, renderer: o.hasRenderer(), died: died, probe: func() error {
			return o.probe(died)
		}})
		chosen <- choice{s, why}
	}()
	return func() (watch func()) {
		c := <-chosen
		if c.why != nil {
			o.Log(c.why)
		}
		if c.step == stepSwitch && o.swap() {
			return nil
		}
		if c.step != stepOpen {
			o.give(words.NoOpenGL)
			return nil
		}
		return func() { o.watch(Patience) }
	}
}

// probe asks, and remembers this start as one without a window until the window is there:
// a driver may kill the process. One that says no has not.
func (o Options) probe(died int) error {
	if o.isCopy() {
		return o.sys.probe()
	}
	o.note(died + 1)
	err := o.sys.probe()
	if err != nil {
		o.note(died)
	}
	return err
}

// watch waits for the window. If none comes, the copy has a try, or the person is told;
// a program without a window would only keep the book from the next.
func (o Options) watch(patience time.Duration) {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if o.sys.shown() {
			if !o.isCopy() {
				o.note(0)
			}
			return
		}
	}
	o.Log(fmt.Errorf("start: no window in %v", patience))
	if !o.isCopy() && o.hasRenderer() && o.swap() {
		return
	}
	o.give(words.NoWindow)
}

// give ends the process with a sentence.
func (o Options) give(text string) {
	o.Release()
	o.Tell(text)
	o.sys.exit(1)
}

// swap starts the copy in place of this process; false if there is none to start.
func (o Options) swap() bool {
	exe := filepath.Join(filepath.Dir(o.Self), Folder, filepath.Base(o.Self))
	if err := renew(o.Self, exe); err != nil {
		o.Log(err)
		return false
	}
	o.Release()
	if err := o.sys.run(exe, o.Args); err != nil {
		o.Log(err)
		return false
	}
	o.sys.exit(0)
	return true
}

// isCopy: the renderer lies beside this program, which only the copy may have.
func (o Options) isCopy() bool {
	dir := filepath.Dir(o.Self)
	return strings.EqualFold(filepath.Base(dir), Folder) && isFile(filepath.Join(dir, Renderer))
}

func (o Options) hasRenderer() bool {
	return isFile(filepath.Join(filepath.Dir(o.Self), Folder, Renderer))
}

func isFile(path string) bool {
	s, err := os.Stat(path)
	return err == nil && s.Mode().IsRegular()
}

// died reads how many starts of this version in a row, lately, came to no window.
func (o Options) died() int {
	path := filepath.Join(o.Dir, diedFile)
	raw, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	if s, err := os.Stat(path); err != nil || time.Since(s.ModTime()) > diedForget {
		return 0
	}
	version, count, _ := strings.Cut(strings.TrimSpace(string(raw)), " ")
	n, err := strconv.Atoi(count)
	if err != nil || n < 0 || version != o.Version {
		return 0
	}
	return n
}

// note remembers how many; what cannot be written is left: it only helps the next start.
func (o Options) note(died int) {
	path := filepath.Join(o.Dir, diedFile)
	if died == 0 {
		_ = os.Remove(path)
		return
	}
	_ = os.WriteFile(path, []byte(fmt.Sprintf("%s %d\n", o.Version, died)), 0o600)
}

// renew makes the copy of the program at to if it is not there or is of another version:
// a second name for the file, else a copy that keeps its time.
func renew(self, to string) error {
	mine, err := os.Stat(self)
	if err != nil {
		return err
	}
	if had, err := os.Stat(to); err == nil {
		if os.SameFile(mine, had) || had.Size() == mine.Size() && had.ModTime().Equal(mine.ModTime()) {
			return nil
		}
		if err := os.Remove(to); err != nil {
			return err
		}
	}
	if os.Link(self, to) == nil {
		return nil
	}
	return copyTo(self, to, mine.ModTime())
}

func copyTo(from, to string, at time.Time) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	temp := to + ".moi"
	defer os.Remove(temp)
	out, err := os.OpenFile(temp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o700)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	if err := os.Chtimes(temp, at, at); err != nil {
		return err
	}
	return os.Rename(temp, to)
}
