package store

import (
	"cmp"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: it is the one write door. No other file calls Put or Delete
// of bbolt (a test reads the sources). A change first happens in the View, under
// the book's lock; commit then writes record, contents, history and head in one
// bbolt transaction. If anything fails, the View is put back.

// Tx is a step in the making: several changes that become one entry of the
// history, or none. Everything in it happens at one time, Now.
type Tx struct {
	b       *Book
	now     time.Time
	next    record.ID
	changes []*Change
	at      map[ref]*Change
	before  map[*Change]record.Record // the record when the step began, nil if none
	given   []given
	files   map[string][]byte // papers and attachments by hash
	of      *Op               // undo, redo and revert: the operation that is taken back or done again
}

type ref struct {
	kind record.Kind
	id   record.ID
}

// given is a record of the caller with the Meta it came with.
type given struct {
	r record.Record
	m record.Meta
}

// View is the book with the changes made so far. f must not keep it, nor change
// records while it ranges over a table: slices.Collect first.
func (tx *Tx) View() *record.View { return tx.b.view }

// Now is the one time of the step.
func (tx *Tx) Now() time.Time { return tx.now }

// Save adds a record (ID 0) or replaces the one with its ID. r is cleaned, its
// Meta is set to what was written, and put back if the step fails; the book keeps
// a copy. record.FieldErrors: r is not right. *StaleError: the record changed
// since r was read. ErrNoRecord, ErrBinned. A record that did not change is not
// written again.
func (tx *Tx) Save(r record.Record) error {
	r.Clean()
	m := r.M()
	var old record.Record
	if m.ID != 0 {
		switch old = tx.b.view.Find(r.Kind(), m.ID); {
		case old == nil:
			return ErrNoRecord
		case old.M().Bin:
			return ErrBinned
		case old.M().Rev != m.Rev:
			return &StaleError{Mine: r, Theirs: old}
		}
	}
	m.Bin = false
	faults := r.Check(tx.b.view)
	if faults = slices.Concat(faults, mayKeep(tx.b.view, old, r), tx.attached(r)); len(faults) > 0 {
		return faults
	}
	what := ChangeEdit
	if old == nil {
		what = ChangeAdd
	} else if reflect.DeepEqual(old, r) {
		return nil
	}
	tx.given = append(tx.given, given{r, *m})
	if old == nil {
		m.ID, m.Rev = tx.next, 0
		tx.next++
	}
	m.Rev++
	tx.put(r.Clone(), what)
	return nil
}

// Delete moves a record to the bin. record.FieldErrors with FaultUsed and the kind
// of the user as field: others refer to it; FaultLocked: it cannot go to the bin.
func (tx *Tx) Delete(k record.Kind, id record.ID) error {
	old := tx.b.view.Find(k, id)
	if old == nil {
		return ErrNoRecord
	}
	if old.M().Bin {
		return nil
	}
	if faults := mayBin(tx.b.view, old); len(faults) > 0 {
		return faults
	}
	return tx.setBin(old, true, ChangeBin)
}

// Restore takes a record out of the bin. record.FieldErrors: it does not fit into
// the book any more.
func (tx *Tx) Restore(k record.Kind, id record.ID) error {
	old := tx.b.view.Find(k, id)
	if old == nil {
		return ErrNoRecord
	}
	if !old.M().Bin {
		return nil
	}
	if faults := old.Check(tx.b.view); len(faults) > 0 {
		return faults
	}
	return tx.setBin(old, false, ChangeRestore)
}

func (tx *Tx) setBin(old record.Record, bin bool, what string) error {
	r := old.Clone()
	r.M().Bin = bin
	r.M().Rev++
	tx.put(r, what)
	return nil
}

// first takes the records of a new book, in any order, with IDs of their own
// choice or none.
func (tx *Tx) first(recs []record.Record) error {
	seen := map[record.ID]bool{}
	for _, r := range recs {
		if id := r.M().ID; id != 0 {
			if seen[id] {
				return record.FieldErrors{{Field: "id", Fault: record.FaultSame, Other: id}}
			}
			seen[id] = true
			tx.next = max(tx.next, id+1)
		}
	}
	for _, r := range recs {
		r.Clean()
		m := r.M()
		tx.given = append(tx.given, given{r, *m})
		if m.ID == 0 {
			m.ID = tx.next
			tx.next++
		}
		m.Rev, m.Bin = 1, false
		tx.put(r.Clone(), ChangeAdd)
	}
	for _, c := range tx.changes {
		r := tx.b.view.Find(c.Kind, c.ID)
		if faults := slices.Concat(r.Check(tx.b.view), mayKeep(tx.b.view, nil, r), tx.attached(r)); len(faults) > 0 {
			return fmt.Errorf("%s %d: %w", c.Kind, c.ID, faults)
		}
	}
	return nil
}

// put makes r, which the book owns from here on, the present state.
func (tx *Tx) put(r record.Record, what string) {
	c := tx.change(ref{r.Kind(), r.M().ID})
	c.Rev, c.Gone = r.M().Rev, false
	if c.What != ChangeAdd {
		c.What = what
	}
	tx.b.view.Put(r)
}

// drop takes a record out of the book, as revision rev of its history.
func (tx *Tx) drop(at ref, rev uint64) {
	c := tx.change(at)
	c.Rev, c.Gone, c.What = rev, true, ChangeRemove
	tx.b.view.Drop(at.kind, at.id)
}

// change is the one change of a record in this step.
func (tx *Tx) change(at ref) *Change {
	if c := tx.at[at]; c != nil {
		return c
	}
	c := &Change{Kind: at.kind, ID: at.id}
	old := tx.b.view.Find(at.kind, at.id)
	if old != nil {
		c.Was = old.M().Rev
	}
	tx.at[at] = c
	tx.changes = append(tx.changes, c)
	tx.before[c] = old
	return c
}

func (tx *Tx) putBack() {
	for _, c := range tx.changes {
		if old := tx.before[c]; old != nil {
			tx.b.view.Put(old)
		} else {
			tx.b.view.Drop(c.Kind, c.ID)
		}
	}
	for _, g := range slices.Backward(tx.given) {
		*g.r.M() = g.m
	}
}

// stacking says what a step does to the undo and redo stacks.
type stacking func(h *head)

var (
	pushUndo    stacking = func(h *head) { h.Undo, h.Redo = pushed(h.Undo, h.Seq), nil }
	keepNothing stacking = func(h *head) { h.Undo, h.Redo = nil, nil }
)

// Do makes all changes of f one step. f works on tx only: calling the book itself
// would wait for ever. An error of f is returned as it is, and nothing is written.
func (b *Book) Do(op Op, f func(tx *Tx) error) (Receipt, error) { return b.do(op, pushUndo, f) }

func (b *Book) do(op Op, stack stacking, f func(tx *Tx) error) (Receipt, error) {
	r, err := b.locked(op, stack, f)
	if err == nil {
		b.tell(r)
	}
	return r, err
}

func (b *Book) locked(op Op, stack stacking, f func(tx *Tx) error) (_ Receipt, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.broken != nil:
		return Receipt{}, b.broken
	case b.o.ReadOnly:
		return Receipt{}, ErrReadOnly
	}
	op.Label = record.Line(op.Label)
	tx := &Tx{b: b, now: b.o.Now().UTC().Truncate(time.Millisecond), next: b.head.Next,
		at: map[ref]*Change{}, before: map[*Change]record.Record{}}
	done := false
	defer func() {
		if !done { // also when f panics
			tx.putBack()
		}
	}()
	if err := f(tx); err != nil {
		return Receipt{}, err
	}
	r, err := tx.commit(op, stack)
	done = err == nil
	return r, err
}

// commit writes the step. On success memory and disk are the same again.
func (tx *Tx) commit(op Op, stack stacking) (Receipt, error) {
	own := op // what the menu calls the step
	if tx.of != nil {
		op = Op{Code: op.Code, Kind: tx.of.Kind, N: tx.of.N, Label: tx.of.Label}
		if own = *tx.of; op.Code == OpRevert {
			own = op
		}
	}
	receipt := Receipt{At: tx.now, Op: op}
	if len(tx.changes) == 0 && len(tx.files) == 0 && op.Code != OpCreate {
		return receipt, nil
	}
	b, h := tx.b, tx.b.head
	h.Seq, h.Next, h.At = h.Seq+1, tx.next, tx.now
	stack(&h)
	err := b.db.Update(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		if err := tx.writeFiles(bt, &h); err != nil {
			return err
		}
		if err := tx.writeRecords(bt, &h); err != nil {
			return err
		}
		e := Entry{At: tx.now, Op: op, Changes: tx.changes}
		if tx.of != nil {
			e.Of = tx.of.Code
		}
		if err := b.writeEntry(bt, &h, e); err != nil {
			return err
		}
		return b.writeHead(bt, &h)
	})
	if err != nil {
		b.distrust()
		return Receipt{}, full(err)
	}
	b.head = h
	for _, c := range tx.changes {
		if !b.o.NoSearch {
			b.reindex(c)
		}
		if !slices.Contains(receipt.Kinds, c.Kind) {
			receipt.Kinds = append(receipt.Kinds, c.Kind)
		}
	}
	b.opsMu.Lock()
	if len(b.ops) > 4*stackLimit {
		clear(b.ops) // entries that left the stacks; the others are read again
	}
	b.ops[h.Seq] = own
	b.opsMu.Unlock()
	receipt.Seq = h.Seq
	return receipt, nil
}

// distrust makes sure after a failed write that the disk shows the state before
// it. Where it does not (the write went through but could not be made durable),
// the book takes no more writes: opening it again tells which state holds.
func (b *Book) distrust() {
	err := b.db.View(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		h, err := readHead(bt, b.seal, b.head.schema)
		if err == nil && h.Seq != b.head.Seq {
			err = ErrDamaged
		}
		return err
	})
	if err != nil && b.head.Seq > 0 {
		b.broken = fmt.Errorf("%w: a write failed half way; open the book again", ErrDamaged)
	}
}

// writeRecords writes the present state of each changed record and the contents of
// its new revision, in the order of their keys.
func (tx *Tx) writeRecords(bt *bbolt.Tx, h *head) error {
	b, d := tx.b, tx.b.seal.digester()
	slices.SortFunc(tx.changes, func(x, y *Change) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	contents := bt.Bucket([]byte(bucketContents))
	for _, c := range tx.changes {
		bucket, key := bt.Bucket([]byte(c.Kind)), idKey(c.ID)
		if old := bucket.Get(key); old != nil {
			h.Sum.sub(d.of(string(c.Kind), key, old))
			h.Count--
		}
		if c.Gone {
			if err := bucket.Delete(key); err != nil {
				return err
			}
			continue
		}
		raw, err := json.Marshal(b.view.Find(c.Kind, c.ID))
		if err != nil {
			return err
		}
		value := b.seal.seal(h.schema, string(c.Kind), key, raw)
		h.Sum.add(d.of(string(c.Kind), key, value))
		h.Count++
		if err := bucket.Put(key, value); err != nil {
			return err
		}
		salted := salt(raw)
		c.Digest = digestOf(salted)
		key = contentsKey(c.Kind, c.ID, c.Rev)
		if err := contents.Put(key, b.seal.seal(h.schema, bucketContents, key, salted)); err != nil {
			return err
		}
	}
	return nil
}

// salt puts 16 random bytes before the contents of a revision, so that nobody can
// guess erased contents from their digest.
func salt(raw []byte) []byte {
	b := make([]byte, saltSize, saltSize+len(raw))
	rand.Read(b)
	return append(b, raw...)
}

func contentsKey(k record.Kind, id record.ID, rev uint64) []byte {
	b := append([]byte(k), 0)
	b = binary.BigEndian.AppendUint64(b, uint64(id))
	return binary.BigEndian.AppendUint64(b, rev)
}

// writeFiles writes papers and attachments. One that is there already stays as it is.
func (tx *Tx) writeFiles(bt *bbolt.Tx, h *head) error {
	b, bucket := tx.b, bt.Bucket([]byte(bucketFiles))
	for hash, data := range tx.files {
		key := []byte(hash)
		if bucket.Get(key) != nil {
			continue
		}
		value := b.seal.seal(h.schema, bucketFiles, key, data)
		h.Sum.add(b.seal.digester().of(bucketFiles, key, value))
		h.Count++
		if err := bucket.Put(key, value); err != nil {
			return err
		}
	}
	return nil
}

// writeEntry adds the entry of sequence h.Seq to the chain.
func (b *Book) writeEntry(bt *bbolt.Tx, h *head, e Entry) error {
	e.Seq, e.Who = h.Seq, record.Line(b.o.Who)
	raw, chain, err := packEntry(h.Chain, e)
	if err != nil {
		return err
	}
	h.Chain = chain
	key := idKey(record.ID(h.Seq))
	return bt.Bucket([]byte(bucketHistory)).Put(key, b.seal.seal(h.schema, bucketHistory, key, raw))
}

func (b *Book) writeHead(bt *bbolt.Tx, h *head) error {
	raw, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return bt.Bucket([]byte(bucketHead)).Put(keyHead, b.seal.seal(h.schema, bucketHead, keyHead, raw))
}

// lay lays out an empty book: its buckets, its schema and its key slot.
func (b *Book) lay(key []byte) error {
	b.head.schema = b.o.schema()
	return b.db.Update(func(bt *bbolt.Tx) error {
		names := []string{bucketMeta, bucketKeys, bucketHead, bucketHistory, bucketContents, bucketFiles}
		for _, k := range record.Kinds {
			names = append(names, string(k))
		}
		for _, name := range names {
			if _, err := bt.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return errors.Join(
			bt.Bucket([]byte(bucketMeta)).Put(keyFormat, []byte(format)),
			writeSchema(bt, b.head.schema),
			bt.Bucket([]byte(bucketKeys)).Put(keySlot, plainSlot(key)),
		)
	})
}

func writeSchema(bt *bbolt.Tx, schema int) error {
	return bt.Bucket([]byte(bucketMeta)).Put(keySchema, binary.BigEndian.AppendUint64(nil, uint64(schema)))
}

// writeMigrated writes every record in the present schema, with an entry that says
// so and the new schema, in the transaction bt.
func (b *Book) writeMigrated(bt *bbolt.Tx, h *head, e Entry) error {
	d := b.seal.digester()
	for _, kind := range record.Kinds {
		bucket, err := bt.CreateBucketIfNotExists([]byte(kind))
		if err != nil {
			return err
		}
		for r := range b.view.Records(kind) {
			key := idKey(r.M().ID)
			raw, err := json.Marshal(r)
			if err != nil {
				return err
			}
			value := b.seal.seal(h.schema, string(kind), key, raw)
			h.Sum.sub(d.of(string(kind), key, bucket.Get(key)))
			h.Sum.add(d.of(string(kind), key, value))
			if err := bucket.Put(key, value); err != nil {
				return err
			}
		}
	}
	return errors.Join(b.writeEntry(bt, h, e), b.writeHead(bt, h), writeSchema(bt, h.schema))
}
