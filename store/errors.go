package store

import (
	"errors"
	"fmt"
	"time"

	"sophongtrao/store/record"
)

// Faults of opening a file. They come wrapped in *OpenError. Test with errors.Is;
// the sentences for them stand in ui/words.
var (
	ErrExists   = errors.New("store: a file with that name exists already")
	ErrNoFile   = errors.New("store: no such file")
	ErrEmpty    = errors.New("store: the file has no bytes")
	ErrForeign  = errors.New("store: the file is no book")
	ErrCut      = errors.New("store: the end of the file is missing")
	ErrDamaged  = errors.New("store: the book is damaged")
	ErrNewer    = errors.New("store: the book was written by a newer program")
	ErrLocked   = errors.New("store: another process has the book open")
	ErrReadOnly = errors.New("store: the book cannot be written here")

	ErrSecret      = errors.New("store: the book opens with its password or recovery code only")
	ErrWrongSecret = errors.New("store: that is neither the password nor the recovery code")
)

// Faults of working with an open book.
var (
	ErrFull     = errors.New("store: no room left on the disk")
	ErrStale    = errors.New("store: the record changed since it was read")
	ErrNoRecord = errors.New("store: no such record")
	ErrBinned   = errors.New("store: the record is in the bin")
	ErrNothing  = errors.New("store: nothing to undo or redo")
	ErrClosed   = errors.New("store: the book is closed")
	ErrNoPDF    = errors.New("store: no paper and no attachment under that hash")
	ErrMigrate  = errors.New("store: the book could not be brought to the present schema")

	ErrFileKind     = errors.New("store: the file is no PDF, JPEG or PNG")
	ErrFileSize     = errors.New("store: the file is empty or larger than an attachment may be")
	ErrPeriodClosed = errors.New("store: the figures of the period are closed")
	ErrChangedSince = errors.New("store: what the step wrote has changed since")
	ErrFinal        = errors.New("store: the step cannot be taken back")
	ErrPassword     = errors.New("store: that password could not be typed again for sure, or is too short")
	ErrCode         = errors.New("store: that is no recovery code")
)

// OpenError is a fault of opening, creating or checking a file. Nothing in the
// file was changed.
type OpenError struct {
	Path   string
	Err    error   // one of the sentinels above, or what the system said
	Holder *Holder // ErrLocked: who has it open; nil where that is not known
	Schema int     // ErrNewer: the schema of the book
}

func (e *OpenError) Error() string {
	if e.Holder != nil {
		return fmt.Sprintf("%s: %v (process %d on %s)", e.Path, e.Err, e.Holder.PID, e.Holder.Host)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err)
}

func (e *OpenError) Unwrap() error { return e.Err }

// Holder is the process that has a book open.
type Holder struct {
	PID  int       `json:"pid"`
	Host string    `json:"host"`
	User string    `json:"user"` // account of the operating system
	At   time.Time `json:"at"`   // since when
}

// StaleError says that a record was saved with an old revision. errors.Is(err,
// ErrStale) holds.
type StaleError struct {
	Mine   record.Record // what was to be saved
	Theirs record.Record // what the book holds now; must not be modified
}

func (e *StaleError) Error() string {
	return fmt.Sprintf("%v (%s %d: revision %d, now %d)", ErrStale, e.Mine.Kind(), e.Mine.M().ID,
		e.Mine.M().Rev, e.Theirs.M().Rev)
}

func (e *StaleError) Unwrap() error { return ErrStale }

// ChangedError says which records stand against taking a step back. errors.Is(err,
// ErrChangedSince) holds.
type ChangedError struct {
	Refs []record.Ref // in the order of their kind and ID
}

func (e *ChangedError) Error() string { return fmt.Sprintf("%v: %v", ErrChangedSince, e.Refs) }

func (e *ChangedError) Unwrap() error { return ErrChangedSince }
