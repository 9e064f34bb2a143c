package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: a draft is what was typed into a form and not saved. It is sealed
// like every value, but stands outside history and head: nothing in the book rests on
// it, so one that is damaged is left out and counted, and no more. It never becomes a
// record but by Save, and the step that saves it takes it away (Tx.DropDraft), so that
// a power cut between the two cannot offer what is saved already.

// DraftKey names the draft of a form: one of each at a time.
type DraftKey struct {
	Kind record.Kind `json:"kind"`
	ID   record.ID   `json:"id"`   // 0: a new record
	Form string      `json:"form"` // tells the forms of a kind apart
}

func (k DraftKey) bytes() []byte {
	return append(binary.BigEndian.AppendUint64(append([]byte(k.Kind), 0), uint64(k.ID)), k.Form...)
}

// Draft is a half-typed form. At and Who are set by KeepDraft.
type Draft struct {
	DraftKey
	Title   string          // of the form
	Label   string          // of the record
	Records []record.Record // what the form was filled with, in the revisions it rests on; none: only the texts are kept
	Fields  []record.Typed  // what was typed over it
	At      time.Time
	Who     string
}

// storedDraft is how a draft stands in the book.
type storedDraft struct {
	DraftKey
	Title   string         `json:"title,omitempty"`
	Label   string         `json:"label,omitempty"`
	Records []draftRecord  `json:"records,omitempty"`
	Fields  []record.Typed `json:"fields,omitempty"`
	At      time.Time      `json:"at"`
	Who     string         `json:"who,omitempty"`
}

type draftRecord struct {
	Kind record.Kind     `json:"kind"`
	Data json.RawMessage `json:"data"`
}

// KeepDraft writes a draft in place of the one of its key. When it returns, the disk
// has it. Others may read the book meanwhile. ErrReadOnly, ErrFull, ErrClosed.
func (b *Book) KeepDraft(d Draft) error {
	return b.drafting(func() error {
		d.At, d.Who = b.o.Now().UTC().Truncate(time.Millisecond), record.Line(b.o.Who)
		raw, err := packDraft(d)
		if err != nil {
			return err
		}
		return b.putDraft(d.bytes(), raw)
	})
}

// DropDraft takes a draft away; one that is not there is no error.
func (b *Book) DropDraft(k DraftKey) error {
	return b.drafting(func() error { return b.dropDrafts([][]byte{k.bytes()}) })
}

// DropDrafts takes away every draft that match says, and each that cannot be read:
// nobody knows what stands in it. It says how many went.
func (b *Book) DropDrafts(match func(Draft) bool) (n int, err error) {
	err = b.drafting(func() error {
		var gone [][]byte
		err := b.eachDraft(func(key []byte, d Draft, err error) {
			if err != nil || match(d) {
				gone = append(gone, slices.Clone(key))
			}
		})
		if err != nil || len(gone) == 0 {
			return err
		}
		n = len(gone)
		return b.dropDrafts(gone)
	})
	return n, err
}

// drafting does a write that touches drafts only. It shares the lock of the readers:
// what is typed is kept while the window goes on reading. It waits for a rewrite of the
// book (rewrite.go), which would leave it behind in the old file.
func (b *Book) drafting(do func() error) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.RLock()
	defer b.mu.RUnlock()
	switch {
	case b.broken != nil:
		return b.broken
	case b.o.ReadOnly:
		return ErrReadOnly
	}
	err := do()
	if errors.Is(err, bbolt.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return full(err)
}

// Drafts are the half-typed forms in the book, newest first, brought to the present
// schema; damaged says how many could not be read.
func (b *Book) Drafts() (list []Draft, damaged int, err error) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if errors.Is(b.broken, ErrClosed) {
		return nil, 0, ErrClosed
	}
	err = b.eachDraft(func(_ []byte, d Draft, err error) {
		if err != nil {
			damaged++
		} else {
			list = append(list, d)
		}
	})
	slices.SortStableFunc(list, func(x, y Draft) int { return y.At.Compare(x.At) })
	return list, damaged, err
}

// eachDraft gives every draft to f, or why it cannot be read.
func (b *Book) eachDraft(f func(key []byte, d Draft, err error)) error {
	return b.reading(func(bt *bbolt.Tx) error {
		drafts := b.table(bt, bucketDrafts)
		if !drafts.there() {
			return nil // nothing was ever half typed
		}
		return drafts.each(func(key, value []byte) error {
			d, err := b.openDraft(key, value)
			f(key, d, err)
			return nil
		})
	})
}

func packDraft(d Draft) ([]byte, error) {
	s := storedDraft{DraftKey: d.DraftKey, Title: d.Title, Label: d.Label, Fields: d.Fields, At: d.At, Who: d.Who}
	for _, r := range d.Records {
		raw, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		s.Records = append(s.Records, draftRecord{r.Kind(), raw})
	}
	return json.Marshal(s)
}

// openDraft opens a sealed draft. Records that no longer parse are left out: the texts
// can still be shown.
func (b *Book) openDraft(key, value []byte) (Draft, error) {
	raw, schema, err := b.seal.open(nil, bucketDrafts, key, value)
	if err != nil {
		return Draft{}, err
	}
	var s storedDraft
	if json.Unmarshal(raw, &s) != nil || string(s.bytes()) != string(key) {
		return Draft{}, fmt.Errorf("%w: a draft does not parse", ErrDamaged)
	}
	d := Draft{DraftKey: s.DraftKey, Title: s.Title, Label: s.Label, Fields: s.Fields, At: s.At, Who: s.Who}
	for _, x := range s.Records {
		r, err := b.parse(x.Kind, schema, x.Data)
		if err != nil {
			d.Records = nil
			break
		}
		d.Records = append(d.Records, r)
	}
	return d, nil
}

// Mentions says that a draft is of one of the records, refers to one, or has one of the
// names in any of its texts, with or without dấu.
func (d Draft) Mentions(refs []record.Ref, names ...string) (found bool) {
	has := func(to record.Ref) { found = found || to.ID != 0 && slices.Contains(refs, to) }
	var folded []string
	for _, n := range names {
		if n = record.Fold(n); n != "" {
			folded = append(folded, " "+n+" ")
		}
	}
	says := func(text string) {
		for _, n := range folded {
			found = found || strings.Contains(" "+record.Fold(text)+" ", n)
		}
	}
	has(record.Ref{Kind: d.Kind, ID: d.ID})
	for _, r := range d.Records {
		has(record.RefTo(r))
		record.Refs(r, has)
		record.Leaves(r, func(l record.Leaf) {
			if s, ok := l.Value.(string); ok {
				says(s)
			}
		})
	}
	for _, s := range []string{d.Title, d.Label, d.Who} {
		says(s)
	}
	for _, x := range d.Fields {
		says(x.Text)
		says(x.Value)
		if id, err := parseID(x.Value); err == nil {
			for _, to := range refs {
				found = found || to.ID == id // IDs are of one sequence for all kinds
			}
		}
	}
	return found
}

func parseID(s string) (record.ID, error) {
	if _, id, ok := strings.Cut(s, "/"); ok {
		s = id
	}
	n, err := strconv.ParseUint(s, 10, 64)
	return record.ID(n), err
}
