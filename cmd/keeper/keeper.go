package keeper

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"sophongtrao/store"
)

// Book is what the keeper needs of an open book: a *store.Book.
type Book interface {
	Summary() (store.Report, error)
	Listen(func(store.Receipt)) (stop func())
	Backup(dir, why string) (store.Copy, error)
	Rotate(dir string) ([]store.Copy, error)
	Drill(copy string) (store.Report, error)
	Align(copies ...string) store.Copies
	Close() error
}

var _ Book = (*store.Book)(nil)

// Options are what a keeper works with.
type Options struct {
	Memory interface {
		Get(key string, into any) bool
		Put(key string, v any)
	} // may be used from any goroutine
	Now func() time.Time
	// Check looks through the whole book at a path, in a process that may die.
	Check func(ctx context.Context, path string) (store.Report, error)
	// Sheet writes the page that a person can read into a folder with a new copy.
	Sheet func(b Book, dir string, c store.Copy) error
	// Label is the name of the disk of a folder; nil: disks have none.
	Label func(dir string) string
	Log   func(error)
	// Changed is called, on any goroutine, when the State has changed.
	Changed func()
}

// Keeper looks after one book.
type Keeper struct {
	path string
	o    Options

	mu    sync.Mutex // guards what follows
	state State
	book  Book
	seq   uint64               // the newest entry of the book's history
	tried map[string]time.Time // when something last failed
	here  bool                 // the second folder was there at the last look
	stop  func()

	work sync.Mutex // one copy or rehearsal at a time
}

// New is the keeper of the book at a path, which need not be open.
func New(path string, o Options) *Keeper {
	k := &Keeper{path: path, o: o, tried: map[string]time.Time{}}
	o.Memory.Get(k.key(), &k.state)
	return k
}

func (k *Keeper) key() string { return "keeper." + k.path }

// State is what is known now.
func (k *Keeper) State() State {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

// change changes the state and keeps it.
func (k *Keeper) change(f func(s *State)) {
	k.mu.Lock()
	f(&k.state)
	k.o.Memory.Put(k.key(), k.state)
	k.mu.Unlock()
	if k.o.Changed != nil {
		k.o.Changed()
	}
}

// Folder is where copies are made by themselves.
func (k *Keeper) Folder() string {
	if f := k.State().Folder; f != "" {
		return f
	}
	return Beside(k.path)
}

// Folders are all folders within reach in which the program keeps copies of the book:
// those that must be rewritten when a person is erased or the password changes. Missed
// names the others.
func (k *Keeper) Folders() []string {
	s := k.State()
	list := []string{k.Folder()}
	add := func(dir string) {
		if !slices.Contains(list, dir) {
			list = append(list, dir)
		}
	}
	if there(s.Second) {
		add(s.Second)
	}
	for _, p := range s.Places {
		if k.reached(p) {
			add(p.Dir)
		}
	}
	return list
}

// SetFolder and SetSecond choose the folders; "" is the one beside the book, and none.
// The next copy is made at once.
func (k *Keeper) SetFolder(dir string) {
	was := k.Folder()
	label := k.label(was)
	k.change(func(s *State) {
		if !s.First.At.IsZero() {
			s.place(was, label, s.First.At) // its copies stay there
		}
		s.Folder, s.First = dir, Made{}
	})
}

// SetSecond see SetFolder.
func (k *Keeper) SetSecond(dir string) {
	k.change(func(s *State) { s.Second, s.Other = dir, Made{} })
}

// NeedsCheck says that Check is to be called before the book is opened.
func (k *Keeper) NeedsCheck() bool { return k.State().NeedsCheck(k.o.Now()) }

// Check looks through the whole book, which nobody has open. An error that is no
// *store.OpenError says that it could not be looked at (in time), not that it is bad.
func (k *Keeper) Check(ctx context.Context) (store.Report, error) {
	r, err := k.o.Check(ctx, k.path)
	if err == nil {
		k.change(func(s *State) { s.Check = Checked{k.o.Now(), len(r.Findings)} })
	}
	var bad *store.OpenError
	if err != nil && !errors.As(err, &bad) {
		k.failed(OfCheck, err)
	}
	return r, err
}

// Begun is what there is to tell when a book has been opened.
type Begun struct {
	Unclean bool      // the book was not closed the last time
	Faults  []Fault   // what failed since somebody was last told
	Ahead   time.Time // the book was written at a time the clock has not reached; zero if it was not
}

// Begin takes an open book into care.
func (k *Keeper) Begin(b Book) (told Begun) {
	now := k.o.Now()
	r, err := b.Summary()
	if err != nil {
		k.log(err)
	}
	if r.At.Sub(now) > clockSlack {
		told.Ahead = r.At
	}
	k.mu.Lock()
	k.book, k.seq, k.here = b, r.Seq, false
	k.mu.Unlock()
	k.stop = b.Listen(func(r store.Receipt) {
		k.mu.Lock()
		k.seq = max(k.seq, r.Seq)
		k.mu.Unlock()
	})
	k.change(func(s *State) {
		told.Unclean, told.Faults = s.Open, s.Faults
		s.Open, s.Faults = true, nil
		for _, m := range []*Made{&s.First, &s.Other} {
			if _, err := os.Stat(m.Path); m.Path != "" && m == &s.First && errors.Is(err, fs.ErrNotExist) {
				*m = Made{} // somebody took it away
			}
		}
	})
	return told
}

// Tick does what is due; to be called every minute or so, not on the window's goroutine.
func (k *Keeper) Tick() {
	if !k.work.TryLock() {
		return
	}
	defer k.work.Unlock()
	k.copyDue(false)
	s, now := k.State(), k.o.Now()
	if over(s.Drill.At, now, drillEvery) && s.First.Path != "" && !k.waits(OfDrill, now) {
		k.drill(s.First.Path)
	}
}

// copyDue makes the copies that are due; when the book is left, all that differ from it.
func (k *Keeper) copyDue(leaving bool) {
	now := k.o.Now()
	k.mu.Lock()
	b, seq, s, was := k.book, k.seq, k.state, k.here
	k.mu.Unlock()
	if b == nil {
		return
	}
	changed := func(m Made) bool { return m.At.IsZero() || m.Seq != seq }
	if (s.First.due(seq, now) && !k.waits(OfFirst, now)) || leaving && changed(s.First) {
		k.keep(OfFirst, k.Folder(), store.WhyAuto)
	}
	here := there(s.Second)
	k.mu.Lock()
	k.here = here
	k.mu.Unlock()
	if here && changed(s.Other) && (s.Other.due(seq, now) && !k.waits(OfSecond, now) || !was || leaving) {
		k.keep(OfSecond, s.Second, store.WhyAuto)
	}
	k.follow(b)
}

// there says that a folder can be reached: the stick is plugged in.
func there(dir string) bool {
	if dir == "" {
		return false
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

// waits says that something failed so lately that it is not tried again.
func (k *Keeper) waits(what string, now time.Time) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	was, failed := k.tried[what]
	return failed && !over(was, now, retryAfter)
}

// keep makes a copy without anybody asking: a failure is noted for the next start.
func (k *Keeper) keep(what, dir, why string) {
	if _, err := k.copy(what, dir, why); err != nil {
		k.failed(what, err)
	}
}

// copy makes a copy in a folder, tidies up there unless something is about to happen, and renews the page to read.
func (k *Keeper) copy(what, dir, why string) (c store.Copy, err error) {
	k.mu.Lock()
	b, seq := k.book, k.seq
	k.mu.Unlock()
	if b == nil {
		return c, store.ErrClosed
	}
	if what == OfFirst {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return c, fmt.Errorf("%w: %v", store.ErrReadOnly, err)
		}
	}
	if c, err = b.Backup(dir, why); err != nil {
		return c, err
	}
	label := k.label(dir)
	k.change(func(s *State) {
		if dir != k.folderOf(*s) {
			s.place(dir, label, c.At)
		}
		made := Made{c.At, seq, c.Path, c.Size}
		switch {
		case dir == k.folderOf(*s):
			s.First = made
		case dir == s.Second:
			s.Other = made
		}
		s.Faults = without(s.Faults, what)
	})
	if why == store.WhyAuto || why == store.WhyHand { // before a restore the chosen copy must not go
		if _, err := b.Rotate(dir); err != nil {
			k.log(err)
		}
	}
	if k.o.Sheet != nil {
		if err := k.o.Sheet(b, dir, c); err != nil {
			k.failed(OfSheet, err)
		}
	}
	return c, nil
}

func (k *Keeper) folderOf(s State) string {
	if s.Folder != "" {
		return s.Folder
	}
	return Beside(k.path)
}

// without leaves out what has gone well since.
func without(faults []Fault, what string) (left []Fault) {
	for _, f := range faults {
		if f.What != what {
			left = append(left, f)
		}
	}
	return left
}

// failed notes a fault for the log and for the next start; the last of each kind is
// enough.
func (k *Keeper) failed(what string, err error) {
	k.log(fmt.Errorf("keeper: %s: %w", what, err))
	now := k.o.Now()
	k.mu.Lock()
	k.tried[what] = now
	k.mu.Unlock()
	k.change(func(s *State) { s.Faults = append(without(s.Faults, what), Fault{now, what, Reason(err)}) })
}

func (k *Keeper) log(err error) {
	if k.o.Log != nil {
		k.o.Log(err)
	}
}

// drill rehearses the restoring of a copy.
func (k *Keeper) drill(path string) {
	k.mu.Lock()
	b := k.book
	k.mu.Unlock()
	if b == nil {
		return
	}
	d := Drilled{At: k.o.Now(), Copy: path}
	r, err := b.Drill(path)
	for _, n := range r.Records {
		d.Records += n
	}
	if err == nil && len(r.Findings) > 0 {
		err = fmt.Errorf("%w: %d findings in a copy", store.ErrDamaged, len(r.Findings))
	}
	if err != nil {
		d.Fault = Reason(err)
		k.failed(OfDrill, err)
	}
	k.change(func(s *State) {
		if s.Drill = d; err != nil {
			s.First = Made{} // it does not count: the next one is made at once
		}
	})
}

// Before makes a copy before something that cannot be taken back; without it that must
// not be begun.
func (k *Keeper) Before(why string) (store.Copy, error) {
	k.work.Lock()
	defer k.work.Unlock()
	return k.copy(OfFirst, k.Folder(), why)
}

// Now makes a copy because somebody asked for it, in a folder that is there.
func (k *Keeper) Now(dir string) (store.Copy, error) {
	k.work.Lock()
	defer k.work.Unlock()
	what := OfSecond
	if dir == k.Folder() {
		what = OfFirst
	}
	return k.copy(what, dir, store.WhyHand)
}

// End copies a book in which something changed, within the limit, and closes it. A copy
// that takes longer is left: what was saved is on the disk, and the next start makes the
// copy. The book is not closed then, because closing waits for the copy; the process is
// about to end, which gives the file back as well.
func (k *Keeper) End(limit time.Duration) error {
	k.mu.Lock()
	b := k.book
	k.mu.Unlock()
	if b == nil {
		return nil
	}
	if k.stop != nil {
		k.stop()
	}
	done := make(chan struct{})
	go func() {
		k.work.Lock()
		defer k.work.Unlock()
		if limit > 0 {
			k.copyDue(true)
		}
		close(done)
	}()
	var err error
	select {
	case <-done:
		err = b.Close()
	case <-time.After(max(limit, time.Second)):
		k.log(errors.New("keeper: the copy at the end took too long"))
	}
	k.mu.Lock()
	k.book = nil
	k.mu.Unlock()
	k.change(func(s *State) { s.Open = false })
	return err
}
