package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
	"sophongtrao/store/steps"
)

// The buckets of a book. Records stand in one bucket a kind, named by the kind.
const (
	bucketMeta     = "meta"     // plain: format and schema
	bucketKeys     = "keys"     // plain: the key slots
	bucketHead     = "head"     // the head
	bucketHistory  = "history"  // sequence -> entry
	bucketContents = "contents" // kind, ID, revision -> contents of a revision
	bucketFiles    = "files"    // SHA-256 -> frozen paper
	bucketDrafts   = "drafts"   // kind, ID, form -> half-typed form; made with the first of them
)

const (
	format   = "sophongtrao book"
	pageSize = 4096 // the same on every machine, whatever its own page size
)

var (
	keyFormat = []byte("format")
	keySchema = []byte("schema")
	keyHead   = []byte("head")
)

// Options say who works with a book and how. The zero Options are ready.
type Options struct {
	Who      string           // person working; stands in the history
	Now      func() time.Time // nil: time.Now
	ReadOnly bool             // take a shared lock, and refuse every write with ErrReadOnly
	Timeout  time.Duration    // how long to wait for the lock; 0: one second
	NoSearch bool             // Search is not needed and finds nothing: printing and exporting go without
	Secret   string           // password or recovery code of a protected book

	CopySecret string // Restore: that of the copy, where it is another

	headOnly bool                    // read no records: notes need none
	known    []known                 // slots whose key is known: those of an open book, for its copies
	steps    []steps.Step            // tests: the migrations; nil: those of the program
	cost     cost                    // tests: what a secret costs; zero: presentCost
	sleep    func(time.Duration)     // tests: how a try waits; nil: time.Sleep
	onDisk   func(step string) error // tests: called before every step on the disk (disk.go)
	opened   func(*bbolt.DB)         // tests: sees every database that was opened
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	if o.steps == nil {
		o.steps = steps.All
	}
	if o.cost == (cost{}) {
		o.cost = presentCost
	}
	if o.sleep == nil {
		o.sleep = time.Sleep
	}
	return o
}

// schema is the newest schema that the steps lead to.
func (o Options) schema() int { return 1 + len(o.steps) }

// Book is an open book. It may be used by several goroutines.
type Book struct {
	path    string
	o       Options
	warning *Rollback

	// Locks are taken in this order: copying, writing, mu, under.
	copying sync.Mutex   // one backup at a time, and none during a rewrite
	writing sync.Mutex   // held by who writes; a rewrite holds it long, while others read memory
	under   sync.RWMutex // guards what a rewrite changes below the readers: db, seal, key, ring
	db      *bbolt.DB
	seal    *sealer
	key     []byte // the data key
	ring    keyring

	mu     sync.RWMutex // guards everything below
	view   *record.View
	index  *index
	head   head
	broken error // ErrClosed, or why memory and disk may differ: no more writes

	opsMu sync.Mutex
	ops   map[uint64]Op // operations of entries on the stacks, as far as they were asked for

	listenMu  sync.Mutex
	listeners map[int]func(Receipt)
	nextKey   int
}

// Rollback says that one of the two meta pages was invalid, so that the last
// transaction may be lost. The state that is open was written at At.
type Rollback struct {
	At  time.Time
	Seq uint64
}

// Op names an operation for the menu and the history; ui/words makes the sentence.
type Op struct {
	Code  string      `json:"code"`            // "add", "edit", "delete", "restore", "issue", "void", "import" …
	Kind  record.Kind `json:"kind,omitempty"`  // what was worked on
	N     int         `json:"n,omitempty"`     // how many
	Label string      `json:"label,omitempty"` // which one; erased with the record
}

// The operations that the store names itself.
const (
	OpCreate  = "create"
	OpMigrate = "migrate"
	OpUndo    = "undo"
	OpRedo    = "redo"
	OpRevert  = "revert"
	OpErase   = "erase"
)

// What Note is called for; Op.N is how many of what, Op.Label never a name of a person.
const (
	NotePrint   = "print"    // a paper went to the printer: form as label, pages
	NotePDF     = "pdf"      // a paper was saved as a file: form as label, pages
	NoteDOCX    = "docx"     // a paper was saved for Word: form as label, pages
	NoteXLSX    = "xlsx"     // the tables of a paper were saved for Excel: form as label, pages
	NoteList    = "list"     // a list was saved as a file: its title as label, rows
	NoteExport  = "export"   // the book left as data: records
	NoteRestore = "restored" // a copy took the place of the book: records in it
	NoteCopy    = "copy"     // a backup went to a stick or folder outside: copies
)

// Receipt says what was written. The disk has it.
type Receipt struct {
	Seq   uint64 // number of the history entry; 0 when nothing had changed
	At    time.Time
	Op    Op
	Kinds []record.Kind // kinds of which records changed
}

// Create makes a new book with the records first in it, and opens it. Records may
// come with an ID of their own choice and refer to each other in any order. The
// file appears under its name only when it is complete. *OpenError: ErrExists,
// ErrReadOnly, ErrFull. record.FieldErrors: a record of first is not right.
func Create(path string, o Options, first ...record.Record) (*Book, error) {
	o = o.filled()
	fail := func(err error) (*Book, error) { return nil, &OpenError{Path: path, Err: full(err)} }
	if _, err := os.Lstat(path); err == nil {
		return fail(ErrExists)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fail(err)
	}
	err := o.place(path, false, func(temp string) error { return write(temp, o, first) })
	var faults record.FieldErrors
	switch {
	case errors.As(err, &faults):
		return nil, err
	case err != nil:
		return fail(err)
	}
	return Open(path, o)
}

// write fills an empty file with a new book.
func write(name string, o Options, first []record.Record) (err error) {
	defer catch(&err)
	db, err := o.database(name)
	if err != nil {
		return err
	}
	defer db.Close()
	key := newKey()
	seal, err := newSealer(key, bare)
	if err != nil {
		return err
	}
	b := openable(name, o)
	b.db, b.seal, b.key, b.ring, b.head = db, seal, key, plainRing(key), head{Next: 1, schema: o.schema()}
	if err := b.lay(); err != nil {
		return err
	}
	_, err = b.do(Op{Code: OpCreate, N: len(first)}, keepNothing, func(tx *Tx) error { return tx.first(first) })
	return err
}

// Open opens a book: the guard looks first, then every record is read, verified
// and indexed. A book of an older schema is copied and brought to the present one
// (ErrMigrate when that fails; the book then is as it was). Every fault of the
// file comes as *OpenError with one of ErrNoFile, ErrEmpty, ErrForeign, ErrCut,
// ErrDamaged, ErrNewer, ErrLocked, ErrReadOnly, and leaves the file untouched; so do
// ErrSecret and ErrWrongSecret of a protected book.
func Open(path string, o Options) (*Book, error) {
	o = o.filled()
	b, err := open(path, o)
	if err == nil && b.head.schema < o.schema() && !o.ReadOnly {
		if err = b.migrate(); err == nil {
			err = b.load()
		}
	}
	if err == nil {
		err = b.hide()
	}
	if err != nil {
		if b != nil {
			b.Close()
		}
		return nil, opening(path, err)
	}
	return b, nil
}

func openable(path string, o Options) *Book {
	return &Book{path: path, o: o, view: new(record.View), index: new(index), ops: map[uint64]Op{}}
}

func open(path string, o Options) (_ *Book, err error) {
	if o.Secret != "" {
		o.sleep(delay(path))
	}
	for range 3 {
		l, err := guard(path, !o.ReadOnly, o.Timeout)
		if err != nil {
			return nil, err
		}
		b := openable(path, o)
		changed, err := b.openLooked(l)
		if err == nil && !changed {
			return b, nil
		}
		if b.db != nil {
			b.db.Close() // not b.Close: the note may be that of another process
		}
		if err != nil {
			return nil, err
		}
	}
	return nil, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
}

// openLooked gives a file that the guard has looked at to bbolt: for reading first,
// because opening for writing makes the file longer on Windows, which is not done
// to a book that then turns out to be damaged. It says changed when somebody wrote
// between the look and the lock that stays.
func (b *Book) openLooked(l looked) (changed bool, err error) {
	defer catch(&err)
	o := b.o
	o.ReadOnly = true
	if changed, err = b.openSame(l, o); changed || err != nil {
		return changed, err
	}
	if err := b.load(); err != nil {
		return false, err
	}
	if l.lost {
		b.warning = &Rollback{At: b.head.At, Seq: b.head.Seq}
	}
	if b.o.ReadOnly {
		return false, nil
	}
	if err := b.db.Close(); err != nil {
		return false, err
	}
	if l.bare {
		if changed, err = l.spare(b.path, b.o.Timeout); changed || err != nil {
			return changed, err
		}
	}
	if changed, err = b.openSame(l, b.o); changed || err != nil {
		return changed, err
	}
	writeNote(b.path, b.o.Now())
	b.o.cleanUp(b.path)
	return false, nil
}

// openSame opens the database if it is still the one that was looked at.
func (b *Book) openSame(l looked, o Options) (changed bool, err error) {
	db, err := o.database(b.path)
	if errors.Is(err, bbolt.ErrTimeout) {
		return false, &OpenError{Path: b.path, Err: ErrLocked, Holder: readHolder(b.path)}
	}
	if err != nil {
		return false, err
	}
	b.db = db
	f, err := os.Open(b.path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	return !l.same(f), nil
}

// catch turns a panic of bbolt into ErrDamaged: it panics where a page is not what
// it expects. The guard should have seen it; this is the second net.
func catch(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}

// full says ErrFull where the system says that the disk is full. bbolt passes some
// errors of the system on as text only.
func full(err error) error {
	for _, e := range fullErrors {
		if err != nil && (errors.Is(err, e) || strings.Contains(err.Error(), e.Error())) {
			return fmt.Errorf("%w: %v", ErrFull, err)
		}
	}
	return err
}

// plainPart reads what is not sealed: the schema and the key slots.
func plainPart(bt *bbolt.Tx, newest int) (schema int, ring keyring, err error) {
	meta := bt.Bucket([]byte(bucketMeta))
	if meta == nil || string(meta.Get(keyFormat)) != format {
		return 0, nil, ErrForeign
	}
	raw := meta.Get(keySchema)
	if len(raw) != 8 {
		return 0, nil, fmt.Errorf("%w: no schema", ErrDamaged)
	}
	if n := binary.BigEndian.Uint64(raw); n > uint64(newest) {
		return int(min(n, 1<<16)), nil, ErrNewer
	} else if schema = int(n); schema < 1 {
		return 0, nil, fmt.Errorf("%w: schema 0", ErrDamaged)
	}
	ring, err = readRing(bt)
	return schema, ring, err
}

// Close closes the book. The second time does nothing.
func (b *Book) Close() error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	defer b.mu.Unlock()
	if errors.Is(b.broken, ErrClosed) {
		return nil
	}
	b.broken = ErrClosed
	if b.db == nil {
		return nil
	}
	err := b.db.Close()
	if !b.o.ReadOnly {
		removeNote(b.path)
		oneName(b.path)
	}
	return err
}

// Path is the file of the book.
func (b *Book) Path() string { return b.path }

// Warning is not nil if the newest state of the book could not be opened.
func (b *Book) Warning() *Rollback { return b.warning }

// SetWho names the person who works from now on.
func (b *Book) SetWho(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.o.Who = name
}

// Read lends the book in memory to f, also after Close, under a lock that it shares
// with other readers: f must not write to the book, and must not keep v. Records that f takes
// out of v may be kept; they are never modified.
func (b *Book) Read(f func(v *record.View)) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	f(b.view)
}

// Listen calls f after every change, on the goroutine that made it, in no stated
// order with other listeners; f may read and write the book.
func (b *Book) Listen(f func(Receipt)) (stop func()) {
	b.listenMu.Lock()
	defer b.listenMu.Unlock()
	if b.listeners == nil {
		b.listeners = map[int]func(Receipt){}
	}
	b.nextKey++
	key := b.nextKey
	b.listeners[key] = f
	return func() {
		b.listenMu.Lock()
		defer b.listenMu.Unlock()
		delete(b.listeners, key)
	}
}

func (b *Book) tell(r Receipt) {
	if r.Seq == 0 {
		return
	}
	b.listenMu.Lock()
	fs := make([]func(Receipt), 0, len(b.listeners))
	for key := 1; key <= b.nextKey; key++ {
		if f := b.listeners[key]; f != nil {
			fs = append(fs, f)
		}
	}
	b.listenMu.Unlock()
	for _, f := range fs {
		f(r)
	}
}
