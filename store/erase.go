package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Rules of this file: what tells who a person is goes from every revision of every
// record, from labels, drafts and files, in one step on a copy of the book; the copy is
// then written anew (rewrite.go), which leaves its free pages behind, and takes the
// book's place. So a process that ends half way leaves the book with the person or
// without.
//
// The chain of the history stays: it is over digests of salted contents. Contents that
// change or go are named in the entry of the erasure with their new digest, so that
// Check tells an erased revision from a missing one. Who did a step is part of the chain
// and cannot go.

// Erasure says whose data go.
type Erasure struct {
	People []record.ID
	// Names are others by which texts call them: a person who is anonymous already has
	// none in the book.
	Names []string
	// Texts are records in whose texts of today the names are struck out. In the others
	// they stand until the clerk has mended them (Erased.Texts); what a record said in
	// former revisions is struck out as soon as it says it no longer.
	Texts  []record.Ref
	Copies []string // files of the program's own backups, or folders with them
}

// Erased says what an erasure came to. It holds no names.
type Erased struct {
	Receipt   Receipt
	Wiped     bool             // the bytes of the old file were overwritten
	Revisions int              // former contents that were changed or taken out
	Labels    int              // of entries of the history
	Drafts    int              // half-typed forms that were thrown away
	Files     int              // attachments that nothing else refers to
	Papers    []record.ID      // issued documents that may name the persons: archives, they stay
	Texts     []record.Mention // where their names stand still
	Who       int              // entries of the history which a person of that name made: they stay
	Copies    Copies
}

// Gone is a revision whose contents an erasure took out, or changed.
type Gone struct {
	Kind   record.Kind `json:"kind"`
	ID     record.ID   `json:"id"`
	Rev    uint64      `json:"rev"`
	Digest []byte      `json:"digest,omitempty"` // of what stands there since; none: nothing does
}

// Erase takes the data of persons out of the book and its copies. Records that need
// them keep an anonymous person (record.View.Forget). The undo and redo lists are empty
// afterwards, and the step cannot be taken back. ErrNoRecord, ErrFull, ErrReadOnly;
// ErrDamaged: a value of the book does not open. With an error the book is as it was.
func (b *Book) Erase(op Op, e Erasure) (Erased, error) {
	op.Code, op.Kind, op.N, op.Label = OpErase, record.KindPerson, len(e.People), ""
	job := b.erasing(b.withMerged(e.People), e.Names)
	for _, ref := range e.Texts {
		job.strike[ref] = true
	}
	key, ring := b.secret()
	out, err := b.eraseAnew(op, job, key, ring)
	if err != nil {
		return Erased{}, full(err)
	}
	b.tell(out.Receipt)
	out.Copies = b.align(e.Copies, job.called)
	return out, nil
}

// withMerged are persons with those who were found to be them.
func (b *Book) withMerged(people []record.ID) (all []record.ID) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, id := range people {
		all = append(all, b.view.WithMerged(id)...)
	}
	return all
}

// erasing is one erasure in one book.
type erasing struct {
	people map[record.ID]bool
	on     func(tx *Tx, id record.ID) record.Date
	called []string // other names
	names  record.Naming
	strike map[record.Ref]bool
	stands func(v *record.View, of record.Ref) bool // today's record keeps the names

	kept     map[string]bool // files that something refers to
	loose    map[string]bool // files that nothing may refer to any more
	gone     []Gone
	contents map[string][]byte // by their key: what stands there from now on; nil: nothing
	labels   map[uint64][]byte // entries by their number, without their label
	files    []string
	out      Erased
}

func (b *Book) erasing(people []record.ID, called []string) *erasing {
	e := &erasing{people: map[record.ID]bool{}, called: called, strike: map[record.Ref]bool{},
		kept: map[string]bool{}, loose: map[string]bool{}, contents: map[string][]byte{}, labels: map[uint64][]byte{}}
	for _, id := range people {
		e.people[id] = true
	}
	for _, name := range called {
		e.names.Add(name)
	}
	e.on = func(tx *Tx, _ record.ID) record.Date { return record.Today(tx.now) }
	e.stands = func(v *record.View, of record.Ref) bool {
		r := v.Find(of.Kind, of.ID)
		return r != nil && !e.strike[of] && e.names.Texts(r, nil)
	}
	return e
}

// eraseAnew does an erasure on a copy of the book's file and puts it in its place,
// under a data key and slots.
func (b *Book) eraseAnew(op Op, e *erasing, key []byte, ring keyring) (out Erased, err error) {
	defer b.alone()()
	if err := b.writable(); err != nil {
		return out, err
	}
	for id := range e.people {
		if b.view.Find(record.KindPerson, id) == nil {
			return out, ErrNoRecord
		}
	}
	before, err := b.check(nothing)
	if err != nil {
		return out, err
	}
	w, err := b.workCopy()
	if err != nil {
		return out, err
	}
	defer func() { out.Wiped = w.discard() && out.Wiped }()
	e.out.Receipt, err = w.locked(op, keepNothing, e.do)
	if err != nil {
		return out, err
	}
	fresh, err := w.writeAnew(b.path, key, ring)
	if err != nil {
		return out, err
	}
	after, err := fresh.check(nothing)
	for _, f := range after.Findings {
		if err == nil && !slices.Contains(before.Findings, f) {
			err = fmt.Errorf("%w: after the erasure: %v", ErrDamaged, f)
		}
	}
	if err != nil {
		fresh.db.Close()
		os.Remove(fresh.path)
		return out, err
	}
	e.out.Wiped, err = b.swap(fresh)
	return e.out, err
}

// workCopy is a copy of the book's file, in the present schema, open for writing.
func (b *Book) workCopy() (w *Book, err error) {
	name, o := tempName(b.path), b.options()
	defer func() {
		if err != nil {
			os.Remove(name)
		}
	}()
	if err := o.at("create"); err != nil {
		return nil, err
	}
	err = b.reading(func(bt *bbolt.Tx) error { return bt.CopyFile(name, 0o600) })
	if err != nil {
		return nil, err
	}
	if w, err = open(name, o); err != nil {
		return nil, err
	}
	if w.head.schema < o.schema() {
		if err = w.writeUp(nil); err == nil {
			err = w.load()
		}
	}
	if err != nil {
		w.Close()
	}
	return w, err
}

// discard takes a working copy away. wiped says that its bytes were overwritten.
func (b *Book) discard() (wiped bool) {
	b.Close()
	if b.o.wipe(b.path) != nil {
		os.Remove(b.path)
		return false
	}
	return true
}

// do is the step.
func (e *erasing) do(tx *Tx) error {
	tx.erasing = e
	if err := e.learn(tx); err != nil {
		return err
	}
	e.papers(tx.View())
	e.today(tx)
	if err := e.past(tx); err != nil {
		return err
	}
	for hash := range e.loose {
		if !e.kept[hash] {
			e.files = append(e.files, hash)
		}
	}
	if err := e.entries(tx); err != nil {
		return err
	}
	if err := e.drafts(tx); err != nil {
		return err
	}
	e.out.Revisions, e.out.Labels, e.out.Drafts, e.out.Files = len(e.gone), len(e.labels), len(tx.drafts), len(e.files)
	return nil
}

// learn learns every name that the persons had.
func (e *erasing) learn(tx *Tx) error {
	return tx.b.eachRevision(func(v revision) error {
		p, ok := v.rec.(*record.Person)
		if ok && e.people[p.ID] && p.Name != "" {
			e.names.Of(p)
			e.called = append(e.called, p.Name)
		}
		return nil
	})
}

func (e *erasing) papers(v *record.View) {
	for id := range e.people {
		for _, d := range v.PapersNaming(id) {
			e.out.Papers = append(e.out.Papers, d.ID)
		}
	}
	for d := range v.Documents.All() {
		if isPaper(d) && e.names.Names(d, nil) {
			e.out.Papers = append(e.out.Papers, d.ID)
		}
	}
	slices.Sort(e.out.Papers)
	e.out.Papers = slices.Compact(e.out.Papers)
}

// today changes the records as they are now, and lists where names stay.
func (e *erasing) today(tx *Tx) {
	v := tx.View()
	put := func(r record.Record) {
		old := v.Find(r.Kind(), r.M().ID)
		if reflect.DeepEqual(old, r) {
			return
		}
		e.unfile(old)
		r.M().Rev++
		tx.put(r, ChangeEdit)
	}
	for _, id := range sortedIDs(e.people) {
		for _, r := range v.Forget(id, e.on(tx, id)) {
			put(r)
		}
	}
	var struck []record.Record // not put while the tables are walked
	for _, k := range record.Kinds {
		for r := range v.Records(k) {
			of := record.RefTo(r)
			if k == record.KindPerson || isPaper(r) || !e.names.Texts(r, nil) {
				continue
			}
			if !e.stands(v, of) {
				if c := e.names.Struck(r); c != nil {
					struck, r = append(struck, c), c
				}
			}
			e.names.Texts(r, func(l record.Leaf) {
				e.out.Texts = append(e.out.Texts, record.Mention{Ref: of, Path: l.Path, Name: l.Name})
			})
		}
	}
	for _, r := range struck {
		put(r)
	}
}

// isPaper says that r is an archive: a document that was issued, or void since.
func isPaper(r record.Record) bool {
	d, ok := r.(*record.Document)
	return ok && d.Is() != record.Draft
}

// unfile notes the files of a record that changes: they may have no use any more.
func (e *erasing) unfile(r record.Record) {
	for _, f := range record.Attachments(r) {
		e.loose[f.Hash] = true
	}
}

func (e *erasing) file(r record.Record) {
	for _, f := range record.Attachments(r) {
		e.kept[f.Hash] = true
	}
	if d, ok := r.(*record.Document); ok && d.Hash != "" {
		e.kept[d.Hash] = true
	}
}

// past changes what the records said before.
func (e *erasing) past(tx *Tx) error {
	v, stands := tx.View(), map[record.Ref]bool{}
	for _, k := range record.Kinds {
		for r := range v.Records(k) {
			e.file(r)
		}
	}
	return tx.b.eachRevision(func(x revision) error {
		if p, ok := x.rec.(*record.Person); ok {
			if e.people[x.ID] && !p.Anonymous() {
				e.gone = append(e.gone, Gone{Kind: x.Kind, ID: x.ID, Rev: x.rev})
				e.contents[string(x.key)] = nil
			}
			return nil
		}
		now := v.Find(x.Kind, x.ID)
		if _, ok := stands[x.Ref]; !ok {
			stands[x.Ref] = now != nil && isPaper(now) || e.stands(v, x.Ref)
		}
		r := record.Unnamed(x.rec, func(id record.ID) bool { return e.people[id] })
		if c := r; !stands[x.Ref] {
			if c == nil {
				c = x.rec
			}
			if c = e.names.Struck(c); c != nil {
				r = c
			}
		}
		if r == nil {
			e.file(x.rec)
			return nil
		}
		if now != nil && now.M().Rev == x.rev {
			return fmt.Errorf("%w: an erasure would change a %s of today in the history only", ErrDamaged, x.Kind)
		}
		e.unfile(x.rec)
		e.file(r)
		raw, err := json.Marshal(r)
		if err != nil {
			return err
		}
		salted := salt(raw)
		e.contents[string(x.key)] = salted
		e.gone = append(e.gone, Gone{x.Kind, x.ID, x.rev, digestOf(salted)})
		return nil
	})
}

// entries takes labels out of the history that say a name.
func (e *erasing) entries(tx *Tx) error {
	says := func(text string) bool { return e.names.Strike(text) != text }
	return tx.b.reading(func(bt *bbolt.Tx) error {
		for seq := uint64(1); seq <= tx.b.head.Seq; seq++ {
			entry, s, err := tx.b.readEntry(bt, seq)
			if err != nil {
				return err
			}
			if says(entry.Who) {
				e.out.Who++
			}
			theirs, others := false, false
			for _, c := range entry.Changes {
				if c.Kind == record.KindPerson {
					theirs, others = theirs || e.people[c.ID], others || !e.people[c.ID]
				}
			}
			if s.Label == "" || !theirs && (others || !says(s.Label)) {
				continue
			}
			s.Label, s.Salt = "", nil
			if e.labels[seq], err = json.Marshal(s); err != nil {
				return err
			}
		}
		return nil
	})
}

// drafts throws half-typed forms away that are about the persons, name them or cannot
// be read.
func (e *erasing) drafts(tx *Tx) error {
	var of []record.Ref
	for id := range e.people {
		of = append(of, record.Ref{Kind: record.KindPerson, ID: id})
	}
	return tx.b.eachDraft(func(key []byte, d Draft, err error) {
		if err != nil || d.Mentions(of, e.called...) {
			tx.drafts = append(tx.drafts, bytes.Clone(key))
		}
	})
}

// revision is the contents of one revision.
type revision struct {
	record.Ref
	rev uint64
	key []byte
	rec record.Record
}

// eachRevision gives all contents in the history, in the present schema. Of the
// revision f may keep the record only.
func (b *Book) eachRevision(f func(revision) error) error {
	return b.reading(func(bt *bbolt.Tx) error {
		return b.table(bt, bucketContents).each(func(key, _ []byte) error {
			at, rev, err := contentsOf(key)
			if err != nil {
				return err
			}
			x := revision{Ref: record.Ref{Kind: at.kind, ID: at.id}, rev: rev, key: key}
			if x.rec, err = b.revision(bt, x.Kind, x.ID, x.rev); err != nil {
				return err
			}
			return f(x)
		})
	})
}

func sortedIDs(set map[record.ID]bool) (ids []record.ID) {
	for id := range set {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
