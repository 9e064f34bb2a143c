package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
	"sophongtrao/store/steps"
)

// load reads the whole book into memory: one goroutine walks the buckets, as many
// as there are processors open, verify and decode, and the caller's puts the
// records into view and index in their order.
func (b *Book) load() error {
	return b.db.View(func(bt *bbolt.Tx) error {
		h, err := b.unlock(bt)
		if err != nil {
			return err
		}
		b.head, b.view, b.index = h, new(record.View), new(index)
		if b.o.headOnly {
			return nil
		}
		all, files := b.scan(bt, func(part *batch) {
			for _, r := range part.recs {
				b.view.Put(r)
			}
			if !b.o.NoSearch {
				b.index.join(&part.index)
			}
		})
		if all.err != nil {
			return all.err
		}
		if err := b.endsWith(bt, h.Chain); err != nil {
			return err
		}
		all.add(files)
		if all.count != h.Count || all.sum != h.Sum {
			return fmt.Errorf("%w: %d values where the head knows %d, or others", ErrDamaged, all.count, h.Count)
		}
		if b.o.NoSearch {
			return nil
		}
		for _, k := range called {
			for r := range b.view.Records(k) {
				b.index.put(b.view, r)
			}
		}
		return nil
	})
}

// endsWith wants the last entry of the history to be the one that the head names: an older
// one in its place, or none, is a mixture of two states. What does not open is left to the
// check: the records are whole without it.
func (b *Book) endsWith(bt *bbolt.Tx, chain []byte) error {
	_, s, err := b.readEntry(bt, b.head.Seq)
	missing := b.table(bt, bucketHistory).get(idKey(record.ID(b.head.Seq))) == nil
	if missing || err == nil && !bytes.Equal(s.Hash, chain) {
		return fmt.Errorf("%w: the last history entry is not the one that the head names", ErrDamaged)
	}
	return nil
}

// unlock reads the plain part, finds the data key and reads the head with it.
func (b *Book) unlock(bt *bbolt.Tx) (h head, err error) {
	schema, ring, err := plainPart(bt, b.o.schema())
	if err != nil {
		return h, &OpenError{Path: b.path, Err: err, Schema: schema}
	}
	with := func(key []byte) (head, error) {
		if b.seal, err = newSealer(key, layoutOf(bt, ring)); err != nil {
			return head{}, err
		}
		b.key, b.ring = key, ring
		return readHead(bt, b.seal, schema)
	}
	for _, k := range b.o.known {
		if k.ring.same(ring) {
			return with(k.key)
		}
	}
	key, err := ring.open(b.o.Secret)
	if tried(b.path, err); err != nil {
		return h, &OpenError{Path: b.path, Err: err, Schema: schema}
	}
	b.o.known, b.o.Secret = []known{{ring, key}}, "" // read once more after a migration
	return with(key)
}

// tally is what a part of the values adds to the head.
type tally struct {
	count int
	sum   sum
	err   error
}

func (t *tally) add(o tally) {
	t.count += o.count
	t.sum.add(o.sum)
	t.err = errors.Join(t.err, o.err)
}

// batch is some values of one bucket on their way to records.
type batch struct {
	kind   record.Kind
	keys   [][]byte
	values [][]byte
	done   chan struct{}

	recs  []record.Record
	index index
	tally tally
}

const batchSize = 256

// scan decodes the records of every kind and hands them to take in their order,
// and counts the files. The bytes of the transaction are only read while it runs.
func (b *Book) scan(bt *bbolt.Tx, take func(*batch)) (all, files tally) {
	workers := runtime.GOMAXPROCS(0)
	todo, order := make(chan *batch, 4*workers), make(chan *batch, 8*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			debug.SetPanicOnFault(true) // a file cut under our feet is a panic, not the end
			d, plain := b.seal.digester(), []byte(nil)
			for part := range todo {
				plain = b.decode(part, d, plain)
				close(part.done)
			}
		})
	}
	walked := make(chan error, 1)
	go func() {
		walked <- b.cutUp(bt, todo, order, &files)
		close(todo)
		close(order)
	}()
	for part := range order {
		<-part.done
		all.add(part.tally)
		if all.err == nil {
			take(part)
		}
	}
	wg.Wait()
	all.err = errors.Join(all.err, <-walked)
	return all, files
}

// cutUp walks the buckets and sends their values in batches.
func (b *Book) cutUp(bt *bbolt.Tx, todo, order chan<- *batch, files *tally) (err error) {
	debug.SetPanicOnFault(true)
	defer catch(&err)
	tables, _ := b.seal.tables(bt)
	for _, kind := range record.Kinds {
		t := tables(string(kind))
		if !t.there() && b.head.schema < b.o.schema() {
			continue // a kind that came with a later schema
		}
		if !t.there() {
			return fmt.Errorf("%w: no bucket %s", ErrDamaged, kind)
		}
		var part *batch
		room := 16 // most kinds have few records; the first batch of a large one grows
		send := func() {
			if part != nil {
				todo <- part
				order <- part
			}
			part = nil
		}
		if err := t.each(func(k, v []byte) error {
			if part == nil {
				part = &batch{kind: kind, done: make(chan struct{}),
					keys: make([][]byte, 0, room), values: make([][]byte, 0, room)}
				room = batchSize
			}
			part.keys, part.values = append(part.keys, k), append(part.values, v)
			if len(part.keys) == batchSize {
				send()
			}
			return nil
		}); err != nil {
			return err
		}
		send()
	}
	for _, name := range []string{bucketFiles, bucketHistory, bucketContents} {
		if !tables(name).there() {
			return fmt.Errorf("%w: no bucket %s", ErrDamaged, name)
		}
	}
	d := b.seal.digester()
	return tables(bucketFiles).each(func(k, v []byte) error {
		files.count++
		files.sum.add(d.of(bucketFiles, k, v))
		return nil
	})
}

// decode opens and decodes a batch; plain is a buffer that it may use and returns.
func (b *Book) decode(part *batch, d *digester, plain []byte) []byte {
	defer catch(&part.tally.err)
	bucket := string(part.kind)
	part.recs = make([]record.Record, len(part.keys))
	for i, key := range part.keys {
		part.tally.count++
		part.tally.sum.add(d.of(bucket, key, part.values[i]))
		out, schema, err := b.seal.open(plain[:0], bucket, key, part.values[i])
		if err == nil {
			plain = out
			part.recs[i], err = b.parse(part.kind, schema, out)
		}
		if err == nil && (len(key) != 8 || part.recs[i].M().ID != record.ID(binary.BigEndian.Uint64(key))) {
			err = fmt.Errorf("%w: a %s under another ID", ErrDamaged, part.kind)
		}
		if err != nil {
			part.tally.err = err
			return plain
		}
		if !b.o.NoSearch && !slices.Contains(called, part.kind) {
			part.index.put(nil, part.recs[i])
		}
	}
	return plain
}

// parse reads the JSON of a record, of whatever schema.
func (b *Book) parse(kind record.Kind, schema int, raw []byte) (record.Record, error) {
	raw, err := up(b.o.steps, kind, schema, raw)
	if err != nil {
		return nil, err
	}
	r := record.New(kind)
	if r == nil {
		return nil, fmt.Errorf("%w: kind %q", ErrDamaged, kind)
	}
	if err := unmarshal(raw, r); err != nil {
		return nil, fmt.Errorf("%w: a %s does not parse", ErrDamaged, kind)
	}
	return r, nil
}

// up brings the JSON of a record from a schema to the newest one.
func up(list []steps.Step, kind record.Kind, schema int, raw []byte) (_ []byte, err error) {
	if schema < 1 || schema > len(list)+1 {
		return nil, fmt.Errorf("%w: a %s of schema %d", ErrDamaged, kind, schema)
	}
	for _, s := range list[schema-1:] {
		if raw, err = upOne(s, kind, raw); err != nil {
			return nil, err
		}
	}
	return raw, nil
}

func upOne(s steps.Step, kind record.Kind, raw []byte) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: step %s on a %s: %v", ErrMigrate, s.Name, kind, p)
		}
	}()
	if s.Up == nil {
		return raw, nil
	}
	if out, err = s.Up(string(kind), raw); err != nil {
		return nil, fmt.Errorf("%w: step %s on a %s: %v", ErrMigrate, s.Name, kind, err)
	}
	return out, nil
}

func idKey(id record.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }
