package store

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"sophongtrao/store/record"
)

// Rules of this file: one entry a step, numbered without a gap. The hash of an
// entry is BLAKE2b-256 over the hash of the one before and the entry's JSON; the
// head holds the last. The JSON names contents and label by salted digests only:
// both can be erased, and the chain still verifies.

const saltSize = 16

// Entry is one step of the history.
type Entry struct {
	Seq     uint64    `json:"seq"`
	At      time.Time `json:"at"`
	Who     string    `json:"who,omitempty"`
	Op      Op        `json:"op"`
	Of      string    `json:"of,omitempty"` // Op is undo, redo or revert: the code of the step taken back or done again
	Changes []*Change `json:"changes,omitempty"`
	Erased  []Gone    `json:"erased,omitempty"` // revisions that the step took out of the history, or changed
}

// Change is what a step did to one record. Book.Revision gives the contents
// before (Was) and after (Rev).
type Change struct {
	Kind   record.Kind `json:"kind"`
	ID     record.ID   `json:"id"`
	What   string      `json:"what"`           // ChangeAdd …
	Rev    uint64      `json:"rev"`            // revision after the step
	Was    uint64      `json:"was,omitempty"`  // revision before; 0: the record was not there
	Gone   bool        `json:"gone,omitempty"` // the record is not there after the step; it has no contents
	Digest []byte      `json:"digest,omitempty"`

	old record.Record // while the step is made: the record before it, nil if there was none
}

// What a change did.
const (
	ChangeAdd     = "add"
	ChangeEdit    = "edit"
	ChangeBin     = "bin"     // to the bin
	ChangeRestore = "restore" // out of the bin
	ChangeRemove  = "remove"  // an addition was undone
)

// stored is how an entry stands in the book. Label is the label of Entry.Op, which
// may be a person's name: the entry's JSON holds its digest in its place.
type stored struct {
	Hash  []byte          `json:"hash"`
	Salt  []byte          `json:"salt,omitempty"`
	Label string          `json:"label,omitempty"`
	Entry json.RawMessage `json:"entry"`
}

func digestOf(b []byte) []byte {
	d := blake2b.Sum256(b)
	return d[:]
}

func chained(prev, entry []byte) []byte { return digestOf(append(bytes.Clone(prev), entry...)) }

func labelDigest(salt []byte, label string) string {
	return fmt.Sprintf("%x", digestOf(append(bytes.Clone(salt), label...)))
}

// packEntry gives the plain text of an entry and its hash.
func packEntry(prev []byte, e Entry) (raw, hash []byte, err error) {
	s := stored{Label: e.Op.Label}
	if s.Label != "" {
		s.Salt = make([]byte, saltSize)
		rand.Read(s.Salt)
		e.Op.Label = labelDigest(s.Salt, s.Label)
	}
	if s.Entry, err = json.Marshal(e); err != nil {
		return nil, nil, err
	}
	s.Hash = chained(prev, s.Entry)
	raw, err = json.Marshal(s)
	return raw, s.Hash, err
}

// readEntry reads the entry of a sequence number. Its label is compared with the
// digest; an erased one is "".
func (b *Book) readEntry(bt *bbolt.Tx, seq uint64) (e Entry, s stored, err error) {
	raw, err := b.openEntry(bt, seq)
	if err != nil {
		return e, s, err
	}
	return unpackEntry(raw, seq)
}

// openEntry gives the plain text of an entry.
func (b *Book) openEntry(bt *bbolt.Tx, seq uint64) ([]byte, error) {
	key := idKey(record.ID(seq))
	raw, _, err := b.seal.open(nil, bucketHistory, key, b.table(bt, bucketHistory).get(key))
	return raw, err
}

// unpackEntry reads what packEntry wrote.
func unpackEntry(raw []byte, seq uint64) (e Entry, s stored, err error) {
	if unmarshalEntry(raw, &s, &e) != nil || e.Seq != seq || slices.Contains(e.Changes, nil) {
		return e, s, fmt.Errorf("%w: history entry %d", ErrDamaged, seq)
	}
	if s.Label != "" && labelDigest(s.Salt, s.Label) != e.Op.Label {
		return e, s, fmt.Errorf("%w: the label of history entry %d", ErrDamaged, seq)
	}
	e.Op.Label = s.Label
	return e, s, nil
}

// readContents reads the JSON of a revision, in the schema in which it was
// written. ErrNoRecord: there is no such revision, or it was erased.
func (b *Book) readContents(bt *bbolt.Tx, k record.Kind, id record.ID, rev uint64) (salted []byte, schema int, err error) {
	key := contentsKey(k, id, rev)
	value := b.table(bt, bucketContents).get(key)
	if value == nil {
		return nil, 0, ErrNoRecord
	}
	salted, schema, err = b.seal.open(nil, bucketContents, key, value)
	if err == nil && len(salted) < saltSize {
		err = fmt.Errorf("%w: contents without salt", ErrDamaged)
	}
	return salted, schema, err
}

// revision reads a revision as a record of the present schema.
func (b *Book) revision(bt *bbolt.Tx, k record.Kind, id record.ID, rev uint64) (record.Record, error) {
	salted, schema, err := b.readContents(bt, k, id, rev)
	if err != nil {
		return nil, err
	}
	return b.parse(k, schema, salted[saltSize:])
}

// reading runs f in a read transaction of bbolt. A file that another program cuts
// under our feet is a fault of memory here: an error, not the end of the process.
func (b *Book) reading(f func(bt *bbolt.Tx) error) error {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	b.under.RLock()
	defer b.under.RUnlock()
	err := b.db.View(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		return f(bt)
	})
	if errors.Is(err, bbolt.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

// Revision returns a record as it was in one of its revisions. ErrNoRecord.
func (b *Book) Revision(k record.Kind, id record.ID, rev uint64) (r record.Record, err error) {
	err = b.reading(func(bt *bbolt.Tx) error {
		r, err = b.revision(bt, k, id, rev)
		return err
	})
	return r, err
}

// History gives the entries to f, newest first, until f returns false. f may use
// the book; entries written meanwhile are not shown.
func (b *Book) History(f func(Entry) bool) error {
	b.mu.RLock()
	seq := b.head.Seq
	b.mu.RUnlock()
	for ; seq > 0; seq-- {
		var e Entry
		if err := b.reading(func(bt *bbolt.Tx) (err error) {
			e, _, err = b.readEntry(bt, seq)
			return err
		}); err != nil {
			return err
		}
		if !f(e) {
			return nil
		}
	}
	return nil
}

// workersSought is how many steps Workers looks at.
const workersSought = 1000

// Workers are the people who worked with the book lately, the last first.
func (b *Book) Workers() (names []string, err error) {
	seen := 0
	err = b.History(func(e Entry) bool {
		if e.Who != "" && !slices.Contains(names, e.Who) {
			names = append(names, e.Who)
		}
		seen++
		return seen < workersSought
	})
	return names, err
}
