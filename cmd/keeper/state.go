package keeper

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"sophongtrao/store"
)

// How often what is done.
const (
	copyEvery  = time.Hour
	checkEvery = 7 * 24 * time.Hour
	drillEvery = 30 * 24 * time.Hour
	retryAfter = 10 * time.Minute // after something failed
	clockSlack = 24 * time.Hour   // a clock that is off by less is nobody's business
)

// State is what is known of the safety of a book, kept in the settings of the machine.
type State struct {
	Folder string // of the copies; "" is the one beside the book
	Second string // "" for none
	First  Made   // the newest copy in the first folder
	Other  Made   // the newest copy in the second
	Check  Checked
	Drill  Drilled
	Places []Place // where copies went besides, the last first
	Open   bool    // somebody has the book open, or had when the machine stopped
	Faults []Fault // what failed and nobody was told of yet
}

// Made is a copy that was made.
type Made struct {
	At   time.Time
	Seq  uint64 // of the book's history, when the copy began
	Path string
	Size int64
}

// Checked is the last look through the whole book.
type Checked struct {
	At       time.Time
	Findings int
}

// Drilled is the last rehearsal.
type Drilled struct {
	At      time.Time
	Copy    string // which was restored
	Records int    // in it
	Fault   string // a code of Reason; "" when all was well
}

// Fault is something that failed without a person beside it.
type Fault struct {
	At   time.Time
	What string // OfFirst, OfSecond, OfSheet, OfCheck, OfDrill
	Why  string // see Reason
}

// What can fail.
const (
	OfFirst  = "first"
	OfSecond = "second"
	OfSheet  = "sheet"
	OfCheck  = "check"
	OfDrill  = "drill"
	OfPlace  = "place " // and its folder; only in what was tried
)

// Reason is a code for the reason of a fault: "full", "folder", "damaged" or "other".
func Reason(err error) string {
	switch {
	case errors.Is(err, store.ErrFull):
		return "full"
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return "folder"
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrCut), errors.Is(err, store.ErrEmpty):
		return "damaged"
	}
	return "other"
}

// over says that something last done at was is due: so long ago, never, or at a time that
// the clock has not reached.
func over(was, now time.Time, every time.Duration) bool {
	gone := now.Sub(was)
	return was.IsZero() || gone >= every || gone < 0
}

// due says that a folder whose newest copy is m wants another.
func (m Made) due(seq uint64, now time.Time) bool {
	return (m.At.IsZero() || m.Seq != seq) && over(m.At, now, copyEvery)
}

// NeedsCheck says that the whole book is to be looked through before it is opened.
func (s State) NeedsCheck(now time.Time) bool { return s.Open || over(s.Check.At, now, checkEvery) }

// Beside is the folder of the copies of a book where nobody chose another: on the same
// disk, so that it is always there, and apart from the book, so that nobody opens a copy
// for it.
func Beside(book string) string {
	name := filepath.Base(book)
	return filepath.Join(filepath.Dir(book), "SaoLuu", strings.TrimSuffix(name, filepath.Ext(name)))
}
