package desk

import (
	"errors"
	"path/filepath"
	"time"

	"sophongtrao/store"
	"sophongtrao/ui/words"
)

// Kept is what is known of the safety of the open book.
type Kept struct {
	Folder    string    // of the copies that are made by themselves
	At        time.Time // the newest there; zero for none
	Second    string    // a second folder; "" for none
	SecondAt  time.Time
	Here      bool      // the second folder can be reached now
	Checked   time.Time // the last look through the whole book
	Findings  int       // of it
	Drilled   time.Time // the last rehearsal of a restore
	Records   int       // that it brought back
	Drill     string    // why it failed, a code of words.BackupReason; "" for well
	Failed    string    // why no copy could be made the last time; "" for well
	Places    []Place   // that hold copies besides, and lack a change
	LockAfter int       // minutes without a key after which a protected book is locked; 0 never
}

// Place is a folder with copies on another disk: by its name (the disk's, "" for none) and
// the time of its newest copy.
type Place struct {
	Label, Dir string
	At         time.Time
	Here       bool // it can be reached now
	Left       int  // copies that did not follow when it last could
}

// Safety is what the program does for the book outside its records: pages get it from
// the desk. Methods marked slow read or write whole files: Work calls them.
type Safety interface {
	Kept() Kept
	// Folders are those in which the program keeps copies: what is erased, and a new
	// password, has to reach them.
	Folders() []string
	// Missed tells, when that has been done, which places with copies were out of reach; they
	// follow when they are plugged in again.
	Missed() []Place
	// Sticks are the disks now plugged in that can be pulled out.
	Sticks() []string
	SetFolder(dir string)
	SetSecond(dir string)
	SetLock(minutes int)
	// BackUp makes a copy in a folder that is there. Slow.
	BackUp(dir string) (store.Copy, error)
	// Before makes a copy before something that cannot be taken back. Slow.
	Before(why string) error
	// Copies are all that can be found, the newest first; slow on a slow stick.
	Copies() []store.Copy
	// Compare says what a copy would change. secret is that of the copy where it is not
	// the book's: store.ErrSecret, store.ErrWrongSecret ask for it. Slow.
	Compare(copy, secret string) (now, then store.Report, c store.Comparison, err error)
	// Restore puts a copy in the place of the book, whose desk gives way to another.
	// With an error the book is as it was and still open.
	Restore(copy, secret string)
	// Secret is told when the password was changed ("" when it was taken away).
	Secret(secret string)
	// Support is the text of the support package; write puts it into a folder and
	// returns the file.
	Support() (text string, write func() (path string, err error))
}

// ErrNoSafety: this desk stands alone, as in a test.
var ErrNoSafety = errors.New("desk: nothing looks after this book")

// Safety is what looks after the book; nil for a desk that stands alone.
func (d *Desk) Safety() Safety { return d.o.Safety }

// Folders are those in which the program keeps copies of the book.
func (d *Desk) Folders() []string {
	if d.o.Safety == nil {
		return nil
	}
	return d.o.Safety.Folders()
}

// Missed are, in words, the places whose copies could not be reached by what has just been
// done to all copies.
func (d *Desk) Missed() (lines []string) {
	if d.o.Safety == nil {
		return nil
	}
	for _, p := range d.o.Safety.Missed() {
		lines = append(lines, words.CopyPlace(p.Label, p.Dir, p.At))
	}
	return lines
}

// Guarded makes a copy of the book before something that cannot be taken back, and then
// calls do on the window's goroutine. Without the copy it says so, and do is not called.
func (d *Desk) Guarded(why string, do func()) {
	if d.o.Safety == nil {
		do()
		return
	}
	d.Work(words.SafetyBackingUp, func() error { return d.o.Safety.Before(why) }, func(err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		do()
	})
}

// BackedUp shows when and where the newest copy was made; the program calls it when that
// has changed.
func (d *Desk) BackedUp() {
	if d.o.Safety == nil {
		return
	}
	k := d.o.Safety.Kept()
	switch {
	case k.Failed != "":
		d.backup.SetText(words.NotBackedUp(k.Failed))
	case k.At.IsZero():
		d.backup.SetText(words.NotBackedUp(""))
	default:
		at, dir := k.At, k.Folder
		if k.SecondAt.After(at) {
			at, dir = k.SecondAt, k.Second
		}
		d.backup.SetText(words.BackedUp(at, d.Now(), place(dir)))
	}
	d.body.Refresh()
}

// place is a folder in a few letters: the disk, or its own name.
func place(dir string) string {
	if len(dir) > 1 && dir[1] == ':' {
		return dir[:2]
	}
	return filepath.Base(dir)
}
