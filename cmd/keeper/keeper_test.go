package keeper

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// memory is a settings file that is none.
type memory struct {
	mu   sync.Mutex
	data map[string]json.RawMessage
}

func (m *memory) Get(key string, into any) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.data[key]
	return ok && json.Unmarshal(b, into) == nil
}

func (m *memory) Put(key string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data[key] = b
}

// house is a machine with one book, a clock and a folder that is a stick.
type house struct {
	t      *testing.T
	now    time.Time
	memory *memory
	path   string
	book   *store.Book
	k      *Keeper
	logged []error
	found  []store.Finding // that the next check finds
	check  error
	sheets int
}

func newHouse(t *testing.T) *house {
	h := &house{t: t, now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC), memory: &memory{data: map[string]json.RawMessage{}},
		path: filepath.Join(t.TempDir(), "sổ.sopt")}
	b, err := store.Create(h.path, h.options(), storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	t.Cleanup(func() {
		if h.book != nil {
			h.book.Close()
		}
	})
	return h
}

func (h *house) options() store.Options {
	return store.Options{Now: func() time.Time { return h.now }, NoSearch: true}
}

// open opens the book as the program does, and returns what there is to tell.
func (h *house) open() Begun {
	h.t.Helper()
	b, err := store.Open(h.path, h.options())
	if err != nil {
		h.t.Fatal(err)
	}
	h.book = b
	h.k = h.keeper()
	return h.k.Begin(b)
}

func (h *house) keeper() *Keeper {
	return New(h.path, Options{Memory: h.memory, Now: func() time.Time { return h.now }, Log: func(err error) { h.logged = append(h.logged, err) },
		Check: func(context.Context, string) (store.Report, error) { return store.Report{Findings: h.found}, h.check },
		Sheet: func(_ Book, dir string, c store.Copy) error {
			h.sheets++
			return os.WriteFile(filepath.Join(dir, "doc-truoc.txt"), []byte(c.Path), 0o600)
		}})
}

// leave closes the book as the program does.
func (h *house) leave() {
	h.t.Helper()
	if err := h.k.End(time.Minute); err != nil {
		h.t.Fatal(err)
	}
	h.book = nil
}

// write changes something in the book.
func (h *house) write() {
	h.t.Helper()
	a := &record.Area{Name: "Khu phố " + h.now.Format("150405.000"), Type: "khu-pho"}
	if _, err := h.book.Save(store.Op{Code: "add", Kind: record.KindArea, N: 1}, a); err != nil {
		h.t.Fatal(err)
	}
}

// copies counts the good copies in a folder.
func (h *house) copies(dir string) int {
	h.t.Helper()
	list, err := store.Backups(dir, h.path)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, c := range list {
		if !c.Good() {
			h.t.Errorf("%s is no good copy", c.Path)
		}
	}
	return len(list)
}

func (h *house) want(what string, n int) {
	h.t.Helper()
	if got := h.copies(h.k.Folder()); got != n {
		h.t.Errorf("%s: %d copies, want %d", what, got, n)
	}
}

// tick lets time pass and the keeper look.
func (h *house) tick(d time.Duration) {
	h.now = h.now.Add(d)
	h.k.Tick()
}

// A day: the first copy at once, one an hour in which something changed, one at the end,
// none when nothing changed. The newest of the day stays.
func TestADay(t *testing.T) {
	h := newHouse(t)
	if told := h.open(); told.Unclean || len(told.Faults) > 0 || !told.Ahead.IsZero() {
		t.Errorf("a new book: %+v", told)
	}
	h.tick(time.Minute)
	h.want("a book that was never copied", 1)
	first := h.k.State().First
	h.write()
	h.tick(10 * time.Minute)
	if h.k.State().First != first {
		t.Error("copied again within the hour")
	}
	h.tick(50 * time.Minute)
	if h.k.State().First.Seq != first.Seq+1 {
		t.Errorf("not copied after an hour: %+v", h.k.State().First)
	}
	second := h.k.State().First
	h.tick(5 * time.Hour)
	h.leave()
	if h.k.State().First != second {
		t.Error("copied though nothing changed")
	}
	h.open()
	h.write()
	h.leave()
	last := h.k.State().First
	if last.Seq != second.Seq+1 {
		t.Error("not copied when it was left")
	}
	h.want("the end of the day", 1)
	copied, err := store.Open(last.Path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if r, err := copied.Summary(); err != nil || r.Seq != last.Seq {
		t.Errorf("the copy has %d steps: %v", r.Seq, err)
	}
	if text, err := os.ReadFile(filepath.Join(h.k.Folder(), "doc-truoc.txt")); err != nil || string(text) != last.Path || h.sheets < 3 {
		t.Errorf("the page to read tells of %s: %v", text, err)
	}
}

// A clock that was put back copies too often, never too seldom, and is told of once.
func TestClockPutBack(t *testing.T) {
	h := newHouse(t)
	h.open()
	h.tick(time.Minute)
	h.leave()
	was := h.now
	h.now = h.now.Add(-40 * 24 * time.Hour)
	if told := h.open(); !told.Ahead.Equal(was.Add(-time.Minute)) {
		t.Errorf("the book is ahead: %v, want %v", told.Ahead, was)
	}
	h.write()
	h.tick(time.Minute)
	if s := h.k.State(); s.First.Seq != 2 {
		t.Errorf("no copy while the clock is behind: %+v", s.First)
	}
	h.write()
	h.tick(time.Hour)
	if s := h.k.State(); s.First.Seq != 3 {
		t.Errorf("no copy an hour later: %+v", s.First)
	}
	h.want("after the clock was put back", 2) // the one from the future stays
	h.leave()
	if told := h.open(); !told.Ahead.IsZero() {
		t.Error("told again though the book was written since")
	}
	h.leave()
	if !h.k.State().NeedsCheck(h.now.Add(-60 * 24 * time.Hour)) {
		t.Error("a check made in the future counts")
	}
}

// A stick gets its copy when it is plugged in, and again by the hour; pulled out it is in
// nobody's way.
func TestStick(t *testing.T) {
	h := newHouse(t)
	stick := filepath.Join(t.TempDir(), "usb")
	h.open()
	h.k.SetSecond(stick)
	h.tick(time.Minute)
	if !h.k.State().Other.At.IsZero() || len(h.k.State().Faults) > 0 {
		t.Error("a copy on a stick that is not there, or a fault because of it")
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	h.tick(time.Minute)
	if h.copies(stick) != 1 {
		t.Error("no copy when the stick was plugged in")
	}
	h.write()
	h.tick(5 * time.Minute)
	if h.copies(stick) != 1 || h.k.State().Other.Seq != 1 {
		t.Error("copied again at once")
	}
	if err := os.Rename(stick, stick+" pulled"); err != nil {
		t.Fatal(err)
	}
	h.tick(time.Minute)
	if err := os.Rename(stick+" pulled", stick); err != nil {
		t.Fatal(err)
	}
	h.tick(time.Minute)
	if h.k.State().Other.Seq != 2 {
		t.Error("no copy when it was plugged in again with news")
	}
	if !slices.Equal(h.k.Folders(), []string{Beside(h.path), stick}) {
		t.Errorf("folders %v", h.k.Folders())
	}
}

// What fails keeps nobody from working, is tried again, and is told at the next start,
// once. What must not be done without a copy is refused.
func TestFailures(t *testing.T) {
	h := newHouse(t)
	h.open()
	wall := filepath.Join(t.TempDir(), "tường")
	if err := os.WriteFile(wall, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h.k.SetFolder(filepath.Join(wall, "saoluu"))
	h.tick(time.Minute)
	s := h.k.State()
	if len(s.Faults) != 1 || s.Faults[0].What != OfFirst || s.Faults[0].Why != "folder" || len(h.logged) != 1 {
		t.Fatalf("faults %+v, log %v", s.Faults, h.logged)
	}
	h.tick(time.Minute)
	if len(h.logged) != 1 {
		t.Error("tried again at once")
	}
	h.tick(retryAfter)
	if len(h.logged) != 2 || len(h.k.State().Faults) != 1 {
		t.Error("not tried again, or noted twice")
	}
	if _, err := h.k.Before(store.WhyErase); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("erasing without a copy: %v", err)
	}
	h.leave()
	if told := h.open(); len(told.Faults) != 1 || told.Unclean {
		t.Errorf("told %+v", told)
	}
	h.k.SetFolder("")
	c, err := h.k.Before(store.WhyErase)
	if err != nil || c.Why != store.WhyErase {
		t.Errorf("%+v %v", c, err)
	}
	h.leave()
	if told := h.open(); len(told.Faults) != 0 {
		t.Errorf("told again %+v", told)
	}
	if err := os.RemoveAll(h.k.Folder()); err != nil {
		t.Fatal(err)
	}
	h.leave()
	h.open()
	h.tick(time.Minute)
	h.want("after somebody took the copies away", 1)
}

// A look through the whole book is due the first time, after a stop that was not clean,
// and weekly; what it could not look at is noted, what it found is kept.
func TestChecks(t *testing.T) {
	h := newHouse(t)
	k := h.keeper()
	if !k.NeedsCheck() {
		t.Error("a book never looked through on this machine")
	}
	if _, err := k.Check(context.Background()); err != nil || h.keeper().NeedsCheck() {
		t.Errorf("looked through: %v", err)
	}
	h.open()
	if err := h.book.Close(); err != nil { // the machine stops
		t.Fatal(err)
	}
	h.book = nil
	if !h.keeper().NeedsCheck() {
		t.Error("not after a stop that was not clean")
	}
	if told := h.open(); !told.Unclean {
		t.Error("nobody is told of the stop")
	}
	h.leave()
	if h.keeper().NeedsCheck() {
		t.Error("again after a clean end")
	}
	h.now = h.now.Add(checkEvery)
	if !h.keeper().NeedsCheck() {
		t.Error("not after a week")
	}
	h.found = []store.Finding{{Code: store.FoundPaper}, {Code: store.FoundText}}
	if _, err := h.keeper().Check(context.Background()); err != nil || h.keeper().State().Check.Findings != 2 {
		t.Errorf("%v, %+v", err, h.keeper().State().Check)
	}
	h.now = h.now.Add(checkEvery)
	h.check = context.DeadlineExceeded
	k = h.keeper()
	if _, err := k.Check(context.Background()); err == nil || !k.NeedsCheck() || len(k.State().Faults) != 1 {
		t.Errorf("a check that took too long: %+v", k.State())
	}
	h.check = &store.OpenError{Path: h.path, Err: store.ErrDamaged}
	k = h.keeper()
	if _, err := k.Check(context.Background()); !errors.Is(err, store.ErrDamaged) || len(k.State().Faults) != 1 {
		t.Errorf("a damaged book: %+v", k.State())
	}
}

// A copy is rehearsed monthly; one that has gone bad no longer counts.
func TestDrills(t *testing.T) {
	h := newHouse(t)
	h.open()
	h.tick(time.Minute)
	d := h.k.State().Drill
	if d.Fault != "" || d.Records == 0 || d.Copy != h.k.State().First.Path {
		t.Fatalf("the first rehearsal: %+v", d)
	}
	h.tick(29 * 24 * time.Hour)
	if h.k.State().Drill != d {
		t.Error("rehearsed again within the month")
	}
	raw, err := os.ReadFile(d.Copy)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.Copy, raw[:len(raw)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	h.tick(2 * 24 * time.Hour)
	s := h.k.State()
	if s.Drill.Fault != "damaged" || len(s.Faults) != 1 || s.Faults[0].What != OfDrill || !s.First.At.IsZero() {
		t.Errorf("a bad copy: %+v", s)
	}
	h.tick(time.Minute)
	if h.k.State().First.At.IsZero() {
		t.Error("no new copy in the place of the bad one")
	}
}

// slow is a book whose copies take for ever.
type slow struct {
	*store.Book
	go_    chan struct{}
	closed bool
}

func (s *slow) Backup(string, string) (store.Copy, error) {
	<-s.go_
	return store.Copy{}, store.ErrFull
}

func (s *slow) Close() error {
	s.closed = true
	return s.Book.Close()
}

// The end waits for no copy beyond its limit; the next start makes the copy.
func TestEndInTime(t *testing.T) {
	h := newHouse(t)
	h.open()
	s := &slow{Book: h.book, go_: make(chan struct{})}
	defer close(s.go_)
	h.k.Begin(s)
	if err := h.k.End(10 * time.Millisecond); err != nil || s.closed {
		t.Errorf("%v, closed %v: closing would wait for the copy", err, s.closed)
	}
	if h.keeper().State().Open {
		t.Error("an end in good order counts as none")
	}
	h.book.Close()
	h.open()
	h.tick(time.Minute)
	h.want("the next start", 1)
	h.write()
	if err := h.k.End(0); err != nil {
		t.Error(err)
	}
	h.want("the end of the session", 1)
	if err := h.k.End(time.Minute); err != nil {
		t.Error("the second time:", err)
	}
}

// The copy before a restore takes no other away: it may be the one that was chosen.
func TestBeforeKeepsAllCopies(t *testing.T) {
	h := newHouse(t)
	h.open()
	h.tick(time.Minute)
	h.write()
	chosen := h.k.State().First.Path
	if _, err := h.k.Before(store.WhyRestore); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(chosen); err != nil {
		t.Error("the chosen copy is gone:", err)
	}
	h.now = h.now.Add(time.Second)
	h.write()
	h.tick(2 * time.Hour)
	if _, err := os.Stat(chosen); !errors.Is(err, os.ErrNotExist) {
		t.Error("nothing is ever tidied up:", err)
	}
}
