package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"sophongtrao/store/record"
)

// Rules of this file: what can be read in a damaged file goes into a new book, and what
// cannot is listed. A record is taken in its newest state; where the history that would
// tell which one that is has a hole, the record is taken and listed as unsure. The
// history goes along when it is whole; else the new book begins one of its own, with
// one step that says so. The damaged file is only read.

// Loss is one thing that is not in the new book as it was in the damaged one.
type Loss struct {
	Code string
	Kind record.Kind
	ID   record.ID
	N    int // how many; 0 for one record
}

// The codes of losses.
const (
	LostRecord   = "record"   // a record is gone
	LostState    = "state"    // the last state of a record is gone: it came back in an earlier one
	LostPaper    = "paper"    // the bytes of a paper or an attachment of this record are gone
	LostUnknown  = "unknown"  // N values are gone of which nothing tells what they were
	LostHistory  = "history"  // N steps or contents of the history are gone: a new history begins; what the lost steps changed may be there in an earlier state
	LostContents = "contents" // N earlier states of records are gone; the history goes on over them
	LostEnd      = "end"      // the last steps may be missing: what told which was the last is gone
	LostSecret   = "secret"   // the password, or the recovery code, no longer opens the book
	Unsure       = "unsure"   // a record came back, but may have changed or gone since that state
)

// Salvaged is what came out of a damaged file.
type Salvaged struct {
	Report  Report // the new book, looked at like Check does
	History bool   // the history came along
	Losses  []Loss // empty: the whole book came back
}

// OpSalvage is the step with which a salvaged book begins a new history, or goes on with
// its own where some of it is missing. Its N: how many records it brought back.
const OpSalvage = "salvage"

// Salvage reads whatever still can be read in the damaged file at path and writes it
// into a new book at to. Every value in it opened under the key of the book, so nothing
// in it was never in the book. The key comes from the file, or, where it is damaged
// there, from one of the books or copies in keys. A protected book needs Options.Secret
// and stays protected. *OpenError of path: ErrNoFile, ErrEmpty, ErrLocked, ErrSecret,
// ErrWrongSecret, ErrNewer, ErrDamaged: not one record can be read; of to: ErrExists,
// ErrFull, ErrReadOnly.
func Salvage(path, to string, o Options, keys ...string) (s Salvaged, err error) {
	o = o.filled()
	o.ReadOnly = false
	if _, err := os.Lstat(to); err == nil {
		return s, &OpenError{Path: to, Err: ErrExists}
	}
	w, err := readWreck(path, o.Timeout)
	if err != nil {
		return s, opening(path, err)
	}
	x, lost, err := w.open(path, o, keys)
	if err != nil {
		return s, opening(path, err)
	}
	v := x.resolve()
	v.losses = append(lost, v.losses...)
	if len(v.picks) == 0 {
		return s, &OpenError{Path: path, Err: fmt.Errorf("%w: no record in it can be read", ErrDamaged)}
	}
	temp, err := o.draft(filepath.Dir(to), func(temp string) error {
		if v.whole {
			if s.Report, err = v.write(temp, v.pourAll); err == nil && !slices.ContainsFunc(s.Report.Findings, unlike) {
				return nil
			}
			v.whole = false // it is not what it seemed to be
			v.losses = append(v.losses, Loss{Code: LostHistory})
			if err := os.Truncate(temp, 0); err != nil {
				return err
			}
		}
		s.Report, err = v.write(temp, v.beginAnew)
		return err
	})
	if err == nil {
		err = o.settle(temp, to, false)
	}
	if err != nil {
		return Salvaged{}, opening(to, err)
	}
	s.History, s.Losses = v.whole, v.losses
	return s, nil
}

// unlike says that a finding tells of something that the damaged file was taken to have.
func unlike(f Finding) bool { return f.Damage() && f.Code != FoundPaper }

// write fills the empty file temp with a book, and looks at it.
func (v *verdict) write(temp string, fill func(b *Book) error) (Report, error) {
	o := v.b.o
	db, err := o.database(temp)
	if err != nil {
		return Report{}, err
	}
	b := openable(temp, o)
	b.db, b.seal, b.key, b.ring = db, v.b.seal, v.b.key, v.b.ring
	if err := errors.Join(func() (err error) { defer catch(&err); return fill(b) }(), db.Close()); err != nil {
		return Report{}, err
	}
	o.ReadOnly, o.known = true, []known{{b.ring, b.key}}
	c, err := open(temp, o)
	if err != nil {
		return Report{}, err
	}
	defer c.Close()
	return c.check(nothing)
}

// pourAll writes the book as it was, with its history, and, where some of it is
// missing, a step on top that says what.
func (v *verdict) pourAll(b *Book) error {
	b.head = v.head
	all := len(v.holes) == 0
	_, err := b.pour(v.head, func(put func(value) error) error {
		for _, kind := range record.Kinds {
			for _, p := range v.picks {
				if p.at.kind != kind || !p.told {
					continue
				}
				raw, err := up(v.b.o.steps[:v.head.schema-1], kind, p.schema, p.raw)
				if err == nil {
					err = put(value{string(kind), idKey(p.at.id), v.head.schema, raw})
				}
				if err != nil {
					return err
				}
			}
		}
		for _, f := range v.rest {
			plain, schema, err := v.b.seal.open(nil, f.bucket, f.key, f.value)
			key := f.key
			if err == nil && f.bucket == bucketFiles {
				key, err = v.b.hashOf(f.key, plain)
			}
			if err == nil {
				err = put(value{f.bucket, key, schema, plain})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	for _, p := range v.picks {
		all = all && p.told
	}
	if err != nil || all && !slices.ContainsFunc(v.losses, func(l Loss) bool { return l.Code == LostRecord }) {
		return err
	}
	return v.sayMissing(b)
}

// sayMissing makes a step of what the history of a book does not lead to: records that
// are gone, that are there in another state than the last, and contents that are gone.
func (v *verdict) sayMissing(b *Book) error {
	if b.head.schema != b.o.schema() {
		return ErrMigrate // a step is written in the present schema only: a new history, then
	}
	b.o.known = []known{{b.ring, b.key}}
	if err := b.load(); err != nil {
		return err
	}
	_, err := b.locked(Op{Code: OpSalvage, N: len(v.picks)}, keepNothing, func(tx *Tx) error {
		for _, p := range v.picks {
			if p.told {
				continue
			}
			r, err := b.parse(p.at.kind, p.schema, p.raw)
			if err != nil {
				return err
			}
			if r.M().Rev++; v.last[p.at] != nil {
				r.M().Rev = max(r.M().Rev, v.last[p.at].Rev+1)
			}
			tx.put(r, ChangeEdit)
		}
		for _, l := range v.losses {
			if l.Code == LostRecord {
				at := ref{l.Kind, l.ID}
				tx.drop(at, v.last[at].Rev+1)
			}
		}
		tx.erasing = &erasing{gone: v.holes}
		return nil
	})
	return err
}

// beginAnew writes the records and papers as the first step of a new history. They keep
// their IDs and revisions.
func (v *verdict) beginAnew(b *Book) error {
	b.head = head{Next: v.head.Next, schema: b.o.schema()}
	if err := b.lay(); err != nil {
		return err
	}
	_, err := b.do(Op{Code: OpSalvage, N: len(v.picks)}, keepNothing, func(tx *Tx) error {
		for _, p := range v.picks {
			r, err := b.parse(p.at.kind, p.schema, p.raw)
			if err != nil {
				return err
			}
			tx.put(r, ChangeAdd)
		}
		for _, f := range v.rest {
			if f.bucket != bucketFiles {
				continue
			}
			data, _, err := v.b.openFile(f.key, f.value)
			if err != nil {
				return err
			}
			tx.keep(data)
		}
		return nil
	})
	for _, f := range v.rest {
		if err == nil && f.bucket == bucketDrafts {
			var raw []byte
			if raw, _, err = v.b.seal.open(nil, f.bucket, f.key, f.value); err == nil {
				err = b.putDraft(f.key, raw)
			}
		}
	}
	return err
}

// open finds the key of a wreck and all values that open with it. lost says which of the
// ways to the key is gone.
func (w *wreck) open(path string, o Options, keys []string) (x *finds, lost []Loss, err error) {
	ring := w.slots()
	key, err := []byte(nil), error(fmt.Errorf("%w: no key slot is left", ErrDamaged))
	if len(ring) > 0 {
		key, ring, err = ring.pick(w, path, o)
	}
	for i := 0; err != nil && !errors.Is(err, ErrSecret) && !errors.Is(err, ErrWrongSecret) && i < len(keys); i++ {
		ro := o
		ro.ReadOnly, ro.NoSearch = true, true
		if b, fault := open(keys[i], ro); fault == nil {
			if b.Close(); w.opens(b.key, b.ring.protected(), o) {
				key, ring, err = b.key, b.ring, nil
			}
		}
	}
	if err != nil {
		return nil, nil, err
	}
	if ring.protected() && len(ring) < 2 {
		lost = append(lost, Loss{Code: LostSecret})
	}
	if x, err = w.with(key, ring, o); err != nil {
		return nil, nil, err
	}
	x.search()
	for _, list := range x.at {
		for _, f := range list {
			if f.schema > o.schema() {
				return nil, nil, ErrNewer
			}
		}
	}
	return x, lost, nil
}

// with is what a wreck is searched with.
func (w *wreck) with(key []byte, ring keyring, o Options) (*finds, error) {
	b := openable("", o)
	b.key, b.ring = key, ring
	var err error
	b.seal, err = newSealer(key, layoutFor(ring, 1)) // until a place opens: try
	return &finds{w: w, b: b, at: map[string][]*find{}, seen: map[string]*find{}, of: map[int]string{}}, err
}

// opens says that something in the wreck opens under a key.
func (w *wreck) opens(key []byte, blind bool, o Options) (yes bool) {
	ring := plainRing(key)
	if blind {
		ring = nil
	}
	x, err := w.with(key, ring, o)
	if err != nil {
		return false
	}
	tried := 0
	w.elements(func(e element) {
		if !yes && tried < 5000 && len(e.value) < 1<<20 && sealedLike(e.value) {
			tried++
			yes = x.try(e.key, e.value, e.at)
		}
	})
	if !yes {
		x.carve()
		yes = len(x.at) > 0
	}
	return yes
}

// slots are the key slots in a wreck, each once. They are short JSON and stand in every
// copy of the page that the book changes with each step.
func (w *wreck) slots() (ring keyring) {
	begin := []byte(`{"type":"`)
	for at := 0; ; at++ {
		n := bytes.Index(w.raw[at:], begin)
		if n < 0 {
			return ring
		}
		at += n
		var s slot
		if json.NewDecoder(bytes.NewReader(w.raw[at:min(at+2048, len(w.raw))])).Decode(&s) != nil {
			continue
		}
		whole := s.Type == slotPlain && len(s.Key) == 32 ||
			(s.Type == slotPassword || s.Type == slotRecovery) && bytes.Equal(s.Sum, s.sum())
		if whole && !slices.ContainsFunc(ring, func(o slot) bool { return keyring{o}.same(keyring{s}) }) {
			ring = append(ring, s)
		}
	}
}

// pick finds the slots that give the key of the wreck.
func (r keyring) pick(w *wreck, path string, o Options) (key []byte, own keyring, err error) {
	for _, s := range r {
		if s.Type == slotPlain && w.opens(s.Key, false, o) {
			return s.Key, keyring{s}, nil
		}
	}
	for _, s := range r {
		if s.Type != slotPlain {
			own = append(own, s)
		}
	}
	if len(own) == 0 {
		return nil, nil, fmt.Errorf("%w: no key slot is left", ErrDamaged)
	}
	slices.SortFunc(own, func(x, y slot) int { return cmp.Compare(x.Type, y.Type) }) // password, recovery
	o.sleep(delay(path))
	key, err = own.open(o.Secret)
	tried(path, err)
	return key, own, err
}

func idOf(key []byte) record.ID { return record.ID(binary.BigEndian.Uint64(key)) }
