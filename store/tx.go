package store

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: it is the one write door. No other file calls Put or Delete
// of bbolt (a test reads the sources). commit writes record, contents, history and
// head of a step (step.go) in one bbolt transaction. If anything fails, the View is
// put back.

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
	if len(tx.changes) == 0 && len(tx.files) == 0 && op.Code != OpCreate && !tx.note && tx.erasing == nil {
		return receipt, full(tx.b.dropDrafts(tx.drafts))
	}
	b, h := tx.b, tx.b.head
	h.Seq, h.Next, h.At = h.Seq+1, tx.next, tx.now
	stack(&h)
	packed := tx.pack(h.schema)
	entry := b.entry(h, tx.entry(op)) // of a large step, while its records are written
	err := b.db.Update(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		if err := errors.Join(tx.writeFiles(bt, &h), tx.writeRecords(bt, &h, packed)); err != nil {
			return err
		}
		if err := b.deleteDrafts(bt, tx.drafts); err != nil {
			return err
		}
		if tx.erasing != nil {
			if err := b.writeErased(bt, &h, tx.erasing); err != nil {
				return err
			}
		}
		return errors.Join(b.writeEntry(bt, &h, entry), b.writeHead(bt, &h))
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

// entry is the history's entry of the step.
func (tx *Tx) entry(op Op) Entry {
	e := Entry{At: tx.now, Op: op, Changes: tx.changes}
	if tx.of != nil {
		e.Of = tx.of.Code
	}
	if tx.erasing != nil {
		e.Erased = tx.erasing.gone
	}
	return e
}

// writeRecords writes the present state of each changed record and the contents of
// its new revision, in the order of their keys.
func (tx *Tx) writeRecords(bt *bbolt.Tx, h *head, all []packed) error {
	contents, d, size := tx.b.door(bt, bucketContents), tx.b.seal.digester(), int64(0)
	for _, p := range all {
		size += int64(len(p.value) + len(p.contents) + perChange)
	}
	if err := tx.b.o.reserve(bt, size); err != nil {
		return err
	}
	for i, p := range all {
		c := tx.changes[i]
		records, key := tx.b.door(bt, string(c.Kind)), idKey(c.ID)
		if len(tx.changes) > 100 { // new keys lie behind the others: half pages would stay half
			records.bucket.FillPercent, contents.bucket.FillPercent = 0.9, 0.9
		}
		if old := records.get(key); old != nil {
			h.Sum.sub(d.of(string(c.Kind), key, old))
			h.Count--
		}
		if c.Gone {
			if err := records.delete(key); err != nil {
				return err
			}
			continue
		}
		if p.err != nil {
			return p.err
		}
		h.Sum.add(p.sum)
		h.Count++
		if err := errors.Join(records.put(key, p.value), contents.put(contentsKey(c.Kind, c.ID, c.Rev), p.contents)); err != nil {
			return err
		}
	}
	return nil
}

// door is a table that is written. Only this file has one.
type door struct{ table }

func (b *Book) door(bt *bbolt.Tx, name string) door { return door{b.table(bt, name)} }

func (d door) put(key, value []byte) error { return d.bucket.Put(d.at(key), value) }

func (d door) delete(key []byte) error { return d.bucket.Delete(d.at(key)) }

// make opens a door, and makes its bucket where it is not there.
func (b *Book) make(bt *bbolt.Tx, name string) (door, error) {
	at := b.seal.bucketOf(name)
	if name == bucketMeta || name == bucketKeys { // plain in every book
		at = name
	}
	_, err := bt.CreateBucketIfNotExists([]byte(at))
	return b.door(bt, name), err
}

// perChange is about what a change takes beside its values: keys, and a line of the
// history, in bytes.
const perChange = 250

// packed is a changed record as it is written.
type packed struct {
	value    []byte // sealed
	sum      sum    // of value
	contents []byte // of the new revision, salted and sealed
	err      error
}

// pack seals the changed records, those of a large step on all processors, and brings the
// changes into the order of their keys.
func (tx *Tx) pack(schema int) []packed {
	slices.SortFunc(tx.changes, func(x, y *Change) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	all, workers := make([]packed, len(tx.changes)), min(runtime.GOMAXPROCS(0), 1+len(tx.changes)/100)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			d := tx.b.seal.digester()
			for i := w; i < len(all); i += workers {
				if c := tx.changes[i]; !c.Gone {
					all[i] = tx.b.packed(d, schema, c)
				}
			}
		})
	}
	wait.Wait()
	return all
}

func (b *Book) packed(d *digester, schema int, c *Change) (p packed) {
	raw, err := json.Marshal(b.view.Find(c.Kind, c.ID))
	if err != nil {
		return packed{err: err}
	}
	key := idKey(c.ID)
	p.value = b.seal.seal(schema, string(c.Kind), key, raw)
	p.sum = d.of(string(c.Kind), key, p.value)
	salted := salt(raw)
	c.Digest = digestOf(salted)
	p.contents = b.seal.seal(schema, bucketContents, contentsKey(c.Kind, c.ID, c.Rev), salted)
	return p
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

// contentsOf says whose contents stand under a key, and of which revision.
func contentsOf(key []byte) (at ref, rev uint64, err error) {
	kind, rest, ok := bytes.Cut(key, []byte{0})
	if !ok || len(rest) != 16 {
		return at, 0, fmt.Errorf("%w: the key of contents", ErrDamaged)
	}
	return ref{record.Kind(kind), idOf(rest)}, binary.BigEndian.Uint64(rest[8:]), nil
}

// writeFiles writes papers and attachments. One that is there already stays as it is.
func (tx *Tx) writeFiles(bt *bbolt.Tx, h *head) error {
	b, files := tx.b, tx.b.door(bt, bucketFiles)
	for hash, data := range tx.files {
		key := b.seal.fileKey(hash)
		if files.get(key) != nil {
			continue
		}
		value := b.seal.seal(h.schema, bucketFiles, key, data)
		h.Sum.add(b.seal.digester().of(bucketFiles, key, value))
		h.Count++
		if err := files.put(key, value); err != nil {
			return err
		}
	}
	return nil
}

// writeErased writes what an erasure leaves of contents and entries, and takes files out.
func (b *Book) writeErased(bt *bbolt.Tx, h *head, e *erasing) error {
	contents, history, files := b.door(bt, bucketContents), b.door(bt, bucketHistory), b.door(bt, bucketFiles)
	for key, salted := range e.contents {
		err := contents.delete([]byte(key))
		if err == nil && salted != nil {
			err = contents.put([]byte(key), b.seal.seal(h.schema, bucketContents, []byte(key), salted))
		}
		if err != nil {
			return err
		}
	}
	for seq, raw := range e.labels {
		key := idKey(record.ID(seq))
		if err := history.put(key, b.seal.seal(h.schema, bucketHistory, key, raw)); err != nil {
			return err
		}
	}
	for _, hash := range e.files {
		key := b.seal.fileKey(hash)
		if value := files.get(key); value != nil {
			h.Sum.sub(b.seal.digester().of(bucketFiles, key, value))
			h.Count--
			if err := files.delete(key); err != nil {
				return err
			}
		}
	}
	return nil
}

// putDraft and dropDrafts write no history and no head: a draft is no part of either.
func (b *Book) putDraft(key, raw []byte) error {
	return b.db.Update(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		drafts, err := b.make(bt, bucketDrafts)
		if err != nil {
			return err
		}
		return drafts.put(key, b.seal.seal(b.head.schema, bucketDrafts, key, raw))
	})
}

func (b *Book) dropDrafts(keys [][]byte) error {
	if len(keys) == 0 {
		return nil
	}
	return b.db.Update(func(bt *bbolt.Tx) (err error) {
		defer catch(&err)
		return b.deleteDrafts(bt, keys)
	})
}

func (b *Book) deleteDrafts(bt *bbolt.Tx, keys [][]byte) error {
	drafts := b.door(bt, bucketDrafts)
	if !drafts.there() {
		return nil
	}
	for _, key := range keys {
		if err := drafts.delete(key); err != nil {
			return err
		}
	}
	return nil
}

// chainLink is an entry as it is written.
type chainLink struct {
	raw, chain []byte
	err        error
}

// entry packs the entry of sequence h.Seq, that follows what h.Chain stands for.
func (b *Book) entry(h head, e Entry) <-chan chainLink {
	e.Seq, e.Who = h.Seq, record.Line(b.o.Who)
	link := make(chan chainLink, 1)
	go func() {
		raw, chain, err := packEntry(h.Chain, e)
		link <- chainLink{raw, chain, err}
	}()
	return link
}

// writeEntry adds the entry of sequence h.Seq to the chain.
func (b *Book) writeEntry(bt *bbolt.Tx, h *head, entry <-chan chainLink) error {
	link := <-entry
	if link.err != nil {
		return link.err
	}
	h.Chain = link.chain
	key := idKey(record.ID(h.Seq))
	return b.door(bt, bucketHistory).put(key, b.seal.seal(h.schema, bucketHistory, key, link.raw))
}

func (b *Book) writeHead(bt *bbolt.Tx, h *head) error {
	raw, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return b.door(bt, bucketHead).put(keyHead, b.seal.seal(h.schema, bucketHead, keyHead, raw))
}

// lay lays out an empty book: its buckets, its schema and its key slots.
func (b *Book) lay() error {
	return b.db.Update(func(bt *bbolt.Tx) error {
		for _, name := range append([]string{bucketMeta, bucketKeys, bucketHead}, sealedBuckets()...) {
			if name == bucketDrafts {
				continue // comes with the first
			}
			if _, err := b.make(bt, name); err != nil {
				return err
			}
		}
		return errors.Join(
			bt.Bucket([]byte(bucketMeta)).Put(keyFormat, []byte(format)),
			writeSchema(bt, b.head.schema),
			writeRing(bt, b.ring),
		)
	})
}

func writeRing(bt *bbolt.Tx, ring keyring) error {
	for i, s := range ring {
		raw, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if err := bt.Bucket([]byte(bucketKeys)).Put(strconv.AppendInt(nil, int64(i), 10), raw); err != nil {
			return err
		}
	}
	return nil
}

func writeSchema(bt *bbolt.Tx, schema int) error {
	return bt.Bucket([]byte(bucketMeta)).Put(keySchema, binary.BigEndian.AppendUint64(nil, uint64(schema)))
}

// writeMigrated writes every record in the present schema, with an entry that says
// so and the new schema, in the transaction bt.
func (b *Book) writeMigrated(bt *bbolt.Tx, h *head, e Entry) error {
	d := b.seal.digester()
	for _, kind := range record.Kinds {
		records, err := b.make(bt, string(kind))
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
			h.Sum.sub(d.of(string(kind), key, records.get(key)))
			h.Sum.add(d.of(string(kind), key, value))
			if err := records.put(key, value); err != nil {
				return err
			}
		}
	}
	return errors.Join(b.writeEntry(bt, h, b.entry(*h, e)), b.writeHead(bt, h), writeSchema(bt, h.schema))
}

// fillBytes is how much one transaction of fill writes at most, so that a book with
// many papers is not in memory twice.
const fillBytes = 8 << 20

// filling is a book that is being filled with the values of another.
type filling struct {
	b    *Book
	bt   *bbolt.Tx
	to   door // the one that was written last in bt
	size int  // bytes written in bt

	d      *digester
	head   head
	census census
}

// fill lays out the empty book b and copies every value of another book into it.
func (b *Book) fill(from *Book, source *bbolt.Tx) (census, error) {
	return b.pour(from.head, func(put func(value) error) error { return from.eachValue(source, put) })
}

// pour lays out the empty book b and writes the values that each gives to put, and the
// head h with their count and sum.
func (b *Book) pour(h head, each func(put func(value) error) error) (c census, err error) {
	if err := b.lay(); err != nil {
		return c, err
	}
	f := &filling{b: b, head: h, d: b.seal.digester()}
	f.head.Count, f.head.Sum = 0, sum{}
	defer func() {
		if f.bt != nil {
			_ = f.bt.Rollback() // after Commit it does nothing
		}
	}()
	if err := f.next(); err != nil {
		return c, err
	}
	if err := each(f.put); err != nil {
		return c, err
	}
	return f.census, errors.Join(b.writeHead(f.bt, &f.head), f.bt.Commit())
}

// next begins another transaction.
func (f *filling) next() (err error) {
	if f.bt != nil {
		if err := f.bt.Commit(); err != nil {
			return err
		}
	}
	f.bt, err = f.b.db.Begin(true)
	f.to, f.size = door{}, 0
	return err
}

func (f *filling) put(v value) (err error) {
	if f.size += len(v.plain); f.size > fillBytes {
		if err := f.next(); err != nil {
			return err
		}
	}
	if f.to.name != v.bucket {
		if f.to, err = f.b.make(f.bt, v.bucket); err != nil {
			return err
		}
		f.to.bucket.FillPercent = 0.9
	}
	key := bytes.Clone(v.key)
	if v.bucket == bucketFiles {
		key = f.b.seal.fileKey(string(v.key))
	}
	sealed := f.b.seal.seal(v.schema, v.bucket, key, v.plain)
	if v.bucket == bucketFiles || record.New(record.Kind(v.bucket)) != nil {
		f.head.Count++
		f.head.Sum.add(f.d.of(v.bucket, key, sealed))
	}
	return errors.Join(f.census.add(v), f.to.put(key, sealed))
}
