package store

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store/record"
)

// Report is what Check found. The book opened; Findings tell what is wrong in it.
type Report struct {
	Schema   int
	Seq      uint64 // entries of the history
	At       time.Time
	Records  map[record.Kind]int // outside the bin
	Bin      int
	Papers   int
	Erased   int // revisions that an erasure took out or changed
	Warning  *Rollback
	Findings []Finding // empty: all is well
}

// Finding is one thing that is wrong. Code is one of the codes below; the other
// fields say where, as far as they apply.
type Finding struct {
	Code string
	Kind record.Kind
	ID   record.ID
	Seq  uint64
}

func (f Finding) String() string { return fmt.Sprintf("%s %s %d %d", f.Code, f.Kind, f.ID, f.Seq) }

// The codes of findings.
const (
	FoundHistory   = "history"   // an entry is missing or does not open, or the chain is broken
	FoundContents  = "contents"  // the contents of a revision are missing, foreign or have another digest
	FoundDiffers   = "differs"   // a record is not what the history says
	FoundReference = "reference" // a record needs one that is missing or in the bin
	FoundText      = "text"      // a text is not in its stored form
	FoundPaper     = "paper"     // a frozen paper or an attachment is missing, of another size, or does not open
	FoundDraft     = "draft"     // a half-typed form does not open; the book itself is whole
	FoundNumber    = "number"    // a number given twice or left out, an ID out of sequence, two single records
)

// Check opens a book for reading and looks at everything in it: every value, the
// chain of the history with all digests, every record against its last revision,
// references, texts, numbers and papers. It changes nothing. The guard makes it
// as safe as opening; still a caller that must not die runs it in a process of its
// own. An error is an *OpenError, as Open would return it.
func Check(path string) (Report, error) { return CheckWith(path, Options{}) }

// CheckWith is Check for a book that needs Options.Secret.
func CheckWith(path string, o Options) (Report, error) {
	o.ReadOnly = true
	b, err := open(path, o.filled())
	if err != nil {
		return Report{}, opening(path, err)
	}
	defer b.Close()
	r, err := b.check(nothing)
	return r, opening(path, err)
}

// check looks at everything in an open book, and has also look at it in the same
// transaction.
func (b *Book) check(also func(bt *bbolt.Tx) error) (Report, error) {
	r, err := b.Summary()
	if err != nil {
		return r, err
	}
	c := &checker{b: b, r: r, last: map[ref]*Change{}, erased: map[string]Gone{}}
	err = b.reading(func(bt *bbolt.Tx) error { return errors.Join(c.all(bt), also(bt)) })
	return c.r, err
}

func nothing(*bbolt.Tx) error { return nil }

// Damage says that the finding is one of bytes, not of what somebody wrote.
func (f Finding) Damage() bool {
	return slices.Contains([]string{FoundHistory, FoundContents, FoundDiffers, FoundPaper}, f.Code)
}

type checker struct {
	b    *Book
	r    Report
	last map[ref]*Change // the last change of each record

	erased map[string]Gone // revisions that are not what their entry says, by the key of their contents
}

func (c *checker) found(code string, k record.Kind, id record.ID, seq uint64) {
	c.r.Findings = append(c.r.Findings, Finding{code, k, id, seq})
}

func (c *checker) all(bt *bbolt.Tx) error {
	c.erasures(bt)
	revisions := c.history(bt)
	rows := 0
	tables, strays := c.b.seal.tables(bt)
	if err := tables(bucketContents).each(func(_, _ []byte) error { rows++; return nil }); err != nil {
		return err
	}
	if rows != revisions || strays > 0 {
		c.found(FoundContents, "", 0, 0)
	}
	for _, kind := range record.Kinds {
		for r := range c.b.view.Records(kind) {
			c.record(bt, r)
		}
	}
	for at, last := range c.last {
		if !last.Gone && c.b.view.Find(at.kind, at.id) == nil {
			c.found(FoundDiffers, at.kind, at.id, 0)
		}
	}
	c.numbers()
	if _, damaged, err := c.b.Drafts(); err != nil || damaged > 0 {
		c.found(FoundDraft, "", 0, 0)
	}
	return c.papers(bt)
}

// erasures gathers what the entries of erasures say of earlier revisions.
func (c *checker) erasures(bt *bbolt.Tx) {
	for seq := uint64(1); seq <= c.b.head.Seq; seq++ {
		raw, err := c.b.openEntry(bt, seq)
		if err != nil || !bytes.Contains(raw, []byte(`"erased"`)) {
			continue // history will find what is wrong; few entries are of erasures
		}
		e, _, err := unpackEntry(raw, seq)
		if err != nil {
			continue
		}
		for _, g := range e.Erased {
			c.erased[string(contentsKey(g.Kind, g.ID, g.Rev))] = g
		}
	}
}

// history walks the chain from its beginning and returns how many revisions have
// contents.
func (c *checker) history(bt *bbolt.Tx) (revisions int) {
	var chain []byte
	for seq := uint64(1); seq <= c.b.head.Seq; seq++ {
		e, s, err := c.b.readEntry(bt, seq)
		if err != nil {
			c.found(FoundHistory, "", 0, seq)
			continue
		}
		if chain = chained(chain, s.Entry); !bytes.Equal(chain, s.Hash) {
			c.found(FoundHistory, "", 0, seq)
			chain = s.Hash
		}
		for _, x := range e.Changes {
			c.last[ref{x.Kind, x.ID}] = x
			if x.Gone {
				continue
			}
			want := x.Digest
			if gone, ok := c.erased[string(contentsKey(x.Kind, x.ID, x.Rev))]; ok {
				c.r.Erased++
				if want = gone.Digest; want == nil {
					continue // one that is there all the same is one row too many
				}
			}
			revisions++
			salted, _, err := c.b.readContents(bt, x.Kind, x.ID, x.Rev)
			if err != nil || !bytes.Equal(digestOf(salted), want) {
				c.found(FoundContents, x.Kind, x.ID, seq)
			}
		}
	}
	if !bytes.Equal(chain, c.b.head.Chain) {
		c.found(FoundHistory, "", 0, c.b.head.Seq)
	}
	return revisions
}

func (c *checker) record(bt *bbolt.Tx, r record.Record) {
	k, m := r.Kind(), r.M()
	last := c.last[ref{k, m.ID}]
	if last == nil || last.Gone || last.Rev != m.Rev {
		c.found(FoundDiffers, k, m.ID, 0)
	} else if was, err := c.b.revision(bt, k, m.ID, m.Rev); err != nil || !reflect.DeepEqual(was, r) {
		c.found(FoundDiffers, k, m.ID, 0)
	}
	if clean := r.Clone(); clean != nil {
		if clean.Clean(); !reflect.DeepEqual(clean, r) {
			c.found(FoundText, k, m.ID, 0)
		}
	}
	if m.ID >= c.b.head.Next {
		c.found(FoundNumber, k, m.ID, 0)
	}
	if m.Bin {
		return
	}
	record.Refs(r, func(to record.Ref) {
		if other := c.b.view.Find(to.Kind, to.ID); other == nil || other.M().Bin {
			c.found(FoundReference, k, m.ID, 0)
		}
	})
}

func (c *checker) numbers() {
	type number struct {
		docType string
		year, n int
	}
	seen := map[number]record.ID{}
	for r := range c.b.view.Records(record.KindDocument) {
		d := r.(*record.Document)
		at := number{d.Type, d.Year, d.Number}
		if d.Number != 0 && seen[at] != 0 {
			c.found(FoundNumber, record.KindDocument, d.ID, 0)
		}
		seen[at] = d.ID
	}
	for at, id := range seen {
		if at.n > 1 && seen[number{at.docType, at.year, at.n - 1}] == 0 {
			c.found(FoundNumber, record.KindDocument, id, 0)
		}
	}
	for _, kind := range []record.Kind{record.KindCommittee, record.KindSettings} {
		n := 0
		for range c.b.view.Records(kind) {
			n++
		}
		if n > 1 {
			c.found(FoundNumber, kind, 0, 0)
		}
	}
}

func (c *checker) papers(bt *bbolt.Tx) error {
	files := c.b.table(bt, bucketFiles)
	for _, kind := range record.Kinds {
		for r := range c.b.view.Records(kind) {
			d, _ := r.(*record.Document)
			missing := d != nil && d.Hash != "" && files.get(c.b.seal.fileKey(d.Hash)) == nil
			for _, f := range record.Attachments(r) {
				missing = missing || len(files.get(c.b.seal.fileKey(f.Hash))) != c.b.seal.size(f.Size)
			}
			if missing {
				c.found(FoundPaper, kind, r.M().ID, 0)
			}
		}
	}
	return files.each(func(k, v []byte) error {
		if _, _, err := c.b.openFile(k, v); err != nil {
			c.found(FoundPaper, "", 0, 0)
		}
		return nil
	})
}
