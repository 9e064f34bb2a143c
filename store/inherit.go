package store

import (
	"cmp"
	"errors"
	"os"
	"slices"

	"sophongtrao/store/record"
)

// Rules of this file: a copy that is put in the place of a book takes over from it what
// must not be turned back with the rest: who was erased stays erased, the secrets stay
// those of the book, and papers that were issued since stay with their numbers, because
// they may be with their receivers. It happens to the draft, before that has the book's
// name: so a process that ends in between leaves the book as it was. Where the book
// cannot be read nobody knows what to take over: that is told, and does not stop
// whoever needs the copy.

// OpInherit is the step that takes over the papers; Op.N is how many.
const OpInherit = "inherit"

// Inherited is what a restored copy took over from the book in whose place it was put.
type Inherited struct {
	Erased int                // persons whom the copy still knew
	Sealed bool               // it opens by the secrets of that book, and did not before
	Papers []*record.Document // issued or made void since: they keep their numbers
	Twice  []*record.Document // not taken over: in the copy their number is another paper's
	// Err says why the book could not be asked, and nothing was taken over: ErrForeign (the
	// copy is of another book), ErrDamaged, ErrSecret … nil also where there was no book.
	Err error
}

// present is the book in whose place a copy is put, open for reading; nil if there is
// none or it does not say what to hand down, and then why not. ErrLocked is the one
// error that ends a restore.
func present(path string, from *Book, o Options) (b *Book, l looked, why, err error) {
	b, err = open(path, o)
	switch {
	case errors.Is(err, ErrNoFile):
		return nil, l, nil, nil
	case errors.Is(err, ErrLocked):
		return nil, l, nil, opening(path, err)
	case err != nil:
		return nil, l, err, nil
	}
	same, why := from.copyOf(b)
	if why == nil && !same {
		why = ErrForeign
	}
	if why == nil {
		_, why = b.firstDigests("", nil) // the whole history opens: it will be asked
	}
	if why == nil {
		l, why = looksNow(path)
	}
	if why != nil {
		b.Close()
		return nil, l, why, nil
	}
	return b, l, nil, nil
}

// looksNow are the meta pages of a file that somebody keeps from being written.
func looksNow(path string) (l looked, err error) {
	f, err := os.Open(path)
	if err != nil {
		return l, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil {
		l, err = glance(f, info.Size())
	}
	return l, err
}

// handDown gives the draft of a copy of from what it must take over from the book b, and
// says what is in it then. An error: the draft is of no use.
func (b *Book) handDown(temp string, from *Book, was *Report) (in Inherited, err error) {
	key, ring := b.secret()
	in.Sealed = !from.ring.same(ring)
	papers := b.owed(from)
	erased, err := b.erasedSince(from)
	if err != nil || !in.Sealed && len(papers) == 0 && len(erased) == 0 {
		return in, err
	}
	o := b.options()
	o.Who, o.Secret, o.ReadOnly, o.NoSearch = from.o.Who, "", false, true
	o.known = []known{{ring, key}, {from.ring, from.key}}
	c, err := open(temp, o)
	if err != nil {
		return in, err
	}
	defer func() {
		err = errors.Join(err, c.Close())
		for _, name := range leftovers(temp, "new-", "old-") { // nobody will open this name again
			if c.o.wipe(name) != nil {
				os.Remove(name)
			}
		}
	}()
	if in.Erased = len(erased); in.Erased > 0 {
		if _, _, err := b.eraseIn(c, nil, key, ring); err != nil {
			return in, err
		}
	}
	if !c.ring.same(ring) {
		if _, err := c.rewrite(key, ring); err != nil {
			return in, err
		}
	}
	if len(papers) > 0 {
		if in.Papers, in.Twice, err = b.bequeath(c, papers); err != nil {
			return in, err
		}
	}
	return in, c.unharmed(was)
}

// unharmed wants no damage in the book that was not there before, and notes what is in
// it now. The time stays that of the state that was restored.
func (b *Book) unharmed(was *Report) error {
	now, err := b.check(nothing)
	for _, f := range now.Findings {
		if err == nil && f.Damage() && !slices.Contains(was.Findings, f) {
			err = ErrDamaged
		}
	}
	now.At = was.At
	*was = now
	return err
}

// series is where a number belongs.
type series struct {
	docType string
	year, n int
}

// numbered are the papers of a book by their numbers.
func (b *Book) numbered() map[series]*record.Document {
	all := map[series]*record.Document{}
	for d := range b.view.Documents.All() {
		if d.Number > 0 {
			all[series{d.Type, d.Year, d.Number}] = d
		}
	}
	return all
}

// owed are the papers of b that a copy lacks, or has not as void, in the order of their
// numbers.
func (b *Book) owed(c *Book) (list []*record.Document) {
	has := c.numbered()
	for at, d := range b.numbered() {
		if was := has[at]; was == nil || was.Hash != d.Hash || was.Is() != d.Is() {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, byNumber)
	return list
}

func byNumber(x, y *record.Document) int {
	return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.Type, y.Type), cmp.Compare(x.Number, y.Number))
}

// bequeath writes papers of b into a copy, in one step that cannot be undone, as issuing
// cannot. What they were made from goes along where it is the same record in both.
func (b *Book) bequeath(c *Book, papers []*record.Document) (kept, twice []*record.Document, err error) {
	if c.head.schema < c.o.schema() {
		if err = c.writeUp(nil); err == nil {
			err = c.load()
		}
		if err != nil {
			return nil, nil, err
		}
	}
	same, err := b.shared(c, papers)
	if err != nil {
		return nil, nil, err
	}
	has, as := c.numbered(), map[record.ID]record.ID{} // the ID of a paper of b in the copy
	for at, d := range b.numbered() {
		if was := has[at]; was != nil && was.Hash == d.Hash {
			as[d.ID] = was.ID
		}
	}
	_, err = c.do(Op{Code: OpInherit, Kind: record.KindDocument, N: len(papers)}, keepNothing, func(tx *Tx) error {
		for _, d := range papers {
			was := has[series{d.Type, d.Year, d.Number}]
			switch {
			case was != nil && was.Hash != d.Hash:
				twice = append(twice, d)
				continue
			case was != nil && d.Is() != record.Void:
				continue // the copy voids it, this book had it back: void stays void
			}
			n := d.Clone().(*record.Document)
			n.Source = sharedSource(n.Source, same)
			n.Replaces, n.Corrects = as[d.Replaces], as[d.Corrects]
			n.Files = slices.DeleteFunc(n.Files, func(a record.Attachment) bool { return !tx.keepFrom(b, a.Hash) })
			tx.keepFrom(b, n.Hash) // where the book has lost it the check says so, here as there
			as[d.ID] = tx.inherit(n, was, same)
			kept = append(kept, n)
		}
		return nil
	})
	return kept, twice, err
}

// inherit puts a paper into the book: in the place of the one that it was, or of its
// draft; else under its own ID if that was never used here.
func (tx *Tx) inherit(d, was *record.Document, same map[record.Ref]bool) record.ID {
	draft, _ := tx.b.view.Find(record.KindDocument, d.ID).(*record.Document)
	what := ChangeAdd
	switch {
	case was != nil:
		d.Meta, what = was.Meta, ChangeEdit
	case draft != nil && draft.Is() == record.Draft && same[record.RefTo(d)]:
		d.Meta, what = draft.Meta, ChangeEdit
		d.Bin = false
	case d.ID >= tx.next:
		tx.next, d.Rev = d.ID+1, 0
	default:
		d.ID, d.Rev = tx.newID(), 0
	}
	d.Rev++
	tx.put(d, what)
	return d.ID
}

// keepFrom takes a file over from another book; false: it has none that can be read.
func (tx *Tx) keepFrom(b *Book, hash string) bool {
	data, err := b.File(hash)
	if err == nil {
		tx.keep(data)
	}
	return err == nil
}

// shared are the records that papers of b were made from, and the papers themselves, as
// far as they are the same in both books.
func (b *Book) shared(c *Book, papers []*record.Document) (map[record.Ref]bool, error) {
	asked := map[record.Kind][]record.ID{}
	for _, d := range papers {
		s := d.Source
		for _, at := range []record.Ref{{Kind: record.KindTeam, ID: s.Team}, {Kind: record.KindArea, ID: s.Area}, {Kind: record.KindMeeting, ID: s.Meeting},
			{Kind: record.KindSite, ID: s.Site}, s.Of, record.RefTo(d)} {
			if at.ID != 0 && c.view.Find(at.Kind, at.ID) != nil {
				asked[at.Kind] = append(asked[at.Kind], at.ID)
			}
		}
		asked[record.KindPerson] = append(asked[record.KindPerson], s.Erased.People...)
	}
	all := map[record.Ref]bool{}
	for k, ids := range asked {
		same, err := b.sameRecords(c, k, ids)
		if err != nil {
			return nil, err
		}
		for _, id := range same {
			all[record.Ref{Kind: k, ID: id}] = true
		}
	}
	return all, nil
}

// sharedSource leaves out of a source what means another record, or none, in the copy.
func sharedSource(s record.Source, same map[record.Ref]bool) record.Source {
	keep := func(k record.Kind, id *record.ID) {
		if !same[record.Ref{Kind: k, ID: *id}] {
			*id = 0
		}
	}
	keep(record.KindTeam, &s.Team)
	keep(record.KindArea, &s.Area)
	keep(record.KindMeeting, &s.Meeting)
	keep(record.KindSite, &s.Site)
	if !same[s.Of] {
		s.Of = record.Ref{}
	}
	s.Erased.People = slices.DeleteFunc(slices.Clone(s.Erased.People), func(id record.ID) bool {
		return !same[record.Ref{Kind: record.KindPerson, ID: id}]
	})
	return s
}
