package torture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
	_ "unsafe" // go:linkname

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// reserveFrom is how much a step writes at least (bytes) for its file to get its size
// first; the product has a megabyte.
//
//go:linkname reserveFrom sophongtrao/store.reserveFrom
var reserveFrom int64

// story is a clerk at work on a book, at random.
type story struct {
	b      *store.Book
	random *rand.Rand
	issued []record.ID
	large  int  // people in a large step
	quiet  bool // prints nothing
}

func options() store.Options {
	return store.Options{Who: "Cán bộ thử", Timeout: 5 * time.Second}
}

// digest is the state of a book: a hash of all that Export writes.
func digest(b *store.Book) (string, error) {
	h := sha256.New()
	if err := b.Export(h); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// steps does n things at random.
func (s *story) steps(n int) error {
	for range n {
		if _, _, err := s.step(); err != nil {
			return err
		}
	}
	return nil
}

// eachOnce does each of the things that a step can be, a long edit included, in an order
// by chance: nothing is voided before it was issued.
func (s *story) eachOnce() error {
	plain := func(f func() (store.Receipt, error)) func() error { return func() error { return second(f()) } }
	all := []func() error{
		plain(func() (store.Receipt, error) { return s.pair(1) }), plain(func() (store.Receipt, error) { return s.pair(s.large) }),
		plain(s.edit), plain(s.longEdit), plain(s.bin), plain(s.undo), plain(s.attach), s.draft,
		func() error { _, _, err := s.issue(); return err },
		func() error { _, _, err := s.issue(); return errors.Join(err, second(s.void())) },
	}
	s.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, f := range all {
		if err := f(); err != nil {
			return err
		}
	}
	return nil
}

// step does one thing and returns its receipt; Seq 0: nothing was to be done. told
// is the number of a paper that was issued.
func (s *story) step() (r store.Receipt, told string, err error) {
	switch n := s.random.IntN(22); {
	case n < 6:
		r, err = s.pair(1)
	case n < 9:
		r, err = s.edit()
	case n < 10:
		r, err = s.bin()
	case n < 13:
		r, err = s.undo()
	case n < 16:
		return s.issue()
	case n < 17:
		r, err = s.void()
	case n < 19:
		r, err = s.attach()
	case n < 20:
		r, err = s.pair(s.large)
	default:
		err = s.draft()
	}
	return r, "", err
}

// draft keeps a half-typed form, or throws it away: no step of the history.
func (s *story) draft() error {
	key := store.DraftKey{Kind: record.KindPerson, ID: record.ID(s.random.IntN(3)), Form: "person"}
	if s.random.IntN(4) == 0 {
		return s.b.DropDraft(key)
	}
	return s.b.KeepDraft(store.Draft{DraftKey: key, Fields: []record.Typed{{Text: strings.Repeat("đang gõ ", 1+s.random.IntN(200))}}})
}

// draftsAreWhole wants no draft to be damaged.
func draftsAreWhole(b *store.Book) error {
	_, damaged, err := b.Drafts()
	if err == nil && damaged > 0 {
		err = fmt.Errorf("%d drafts are damaged", damaged)
	}
	return err
}

// pair adds people and, in the same step, a membership of each.
func (s *story) pair(n int) (store.Receipt, error) {
	op := store.Op{Code: "add", N: n}
	pairs := func(tx *store.Tx) error {
		for range n {
			p := &record.Person{Name: fmt.Sprintf("Người thứ %d", s.random.IntN(1000))}
			if err := tx.Save(p); err != nil {
				return err
			}
			if err := tx.Save(&record.Membership{Person: p.ID, Team: 8, Role: record.RoleMember}); err != nil {
				return err
			}
		}
		return nil
	}
	if n == 1 {
		return s.b.Do(op, pairs)
	}
	r, err := s.b.Rehearse(pairs) // as an import
	if err != nil {
		return store.Receipt{}, err
	}
	return s.b.Perform(op, r)
}

// pick is a random record of a kind outside the bin; nil where there is none.
func (s *story) pick(k record.Kind) (r record.Record) {
	s.b.Read(func(v *record.View) {
		n := 0
		for x := range v.Records(k) {
			if !x.M().Bin {
				if n++; s.random.IntN(n) == 0 {
					r = x
				}
			}
		}
	})
	if r != nil {
		r = r.Clone()
	}
	return r
}

func (s *story) edit() (store.Receipt, error) {
	if s.random.IntN(6) == 0 {
		return s.longEdit()
	}
	p := s.pick(record.KindPerson).(*record.Person)
	p.Work = fmt.Sprintf("Việc %d", s.random.IntN(1000))
	return s.b.Save(store.Op{Code: "edit", Label: p.Name}, p)
}

// longEdit saves a value that needs pages of its own.
func (s *story) longEdit() (store.Receipt, error) {
	m := s.pick(record.KindMeeting).(*record.Meeting)
	m.Agenda[0].Course = []string{strings.Repeat("Mọi người nghe. ", 50+s.random.IntN(1000))}
	return s.b.Save(store.Op{Code: "edit", Label: m.Title}, m)
}

func (s *story) bin() (store.Receipt, error) {
	m := s.pick(record.KindMembership)
	if m == nil {
		return store.Receipt{}, nil
	}
	return s.b.Delete(store.Op{Code: "delete"}, record.KindMembership, m.M().ID)
}

func (s *story) undo() (r store.Receipt, err error) {
	if s.random.IntN(3) == 0 {
		r, err = s.b.Redo()
	} else {
		r, err = s.b.Undo()
	}
	if errors.Is(err, store.ErrNothing) {
		err = nil
	}
	return r, err
}

// issue writes a draft and issues it: two steps, of which the second is told.
func (s *story) issue() (r store.Receipt, told string, err error) {
	d := &record.Document{Type: []string{record.DocReport, record.DocMinutes}[s.random.IntN(2)], Title: "Văn bản"}
	if r, err = s.b.Save(store.Op{Code: "add"}, d); err != nil {
		return r, "", err
	}
	if err := s.tell(r, ""); err != nil {
		return r, "", err
	}
	date := record.Day(2025+s.random.IntN(2), 1+s.random.IntN(12), 1+s.random.IntN(28))
	paper := make([]byte, 20+s.random.IntN(5000))
	for i := range paper {
		paper[i] = byte(s.random.Uint32())
	}
	got, r, err := s.b.Issue(store.Op{Code: "issue"}, d.ID, date,
		func(*record.View, *record.Document) ([]byte, error) { return paper, nil })
	if err != nil {
		return r, "", err
	}
	s.issued = append(s.issued, got.ID)
	return r, fmt.Sprintf("%d:%s-%d-%d", got.ID, got.Type, got.Year, got.Number), nil
}

func (s *story) void() (store.Receipt, error) {
	if len(s.issued) == 0 {
		return store.Receipt{}, nil
	}
	i := s.random.IntN(len(s.issued))
	id := s.issued[i]
	s.issued = append(s.issued[:i], s.issued[i+1:]...)
	return s.b.Void(store.Op{Code: "void"}, id, "Sai")
}

func (s *story) attach() (store.Receipt, error) {
	m := s.pick(record.KindModel).(*record.Model)
	data := fmt.Appendf(nil, "%%PDF-1.4 %d %s", s.random.Uint64(), bytes.Repeat([]byte("quét "), s.random.IntN(700)))
	return s.b.Do(store.Op{Code: "attach"}, func(tx *store.Tx) error {
		a, err := tx.Attach("quét.pdf", data)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, a)
		return tx.Save(m)
	})
}

// tell prints what the book has acknowledged, "told SEQ NUMBER", and then, as it takes
// longer, the state: "state SEQ DIGEST".
func (s *story) tell(r store.Receipt, number string) error {
	if r.Seq == 0 || s.quiet {
		return nil
	}
	fmt.Println("told", r.Seq, number+".")
	return s.state(r.Seq)
}

func (s *story) state(seq uint64) error {
	sum, err := digest(s.b)
	if err == nil {
		fmt.Println("state", seq, sum+".")
	}
	return err
}

func init() {
	// story: steps without end, or as many as the second word says; the first is the seed.
	children["story"] = func(path, with string) error {
		var seed uint64
		steps := 0
		if n, _ := fmt.Sscan(with, &seed, &steps); n < 1 {
			return errors.New("no seed")
		}
		b, err := store.Open(path, options())
		if err != nil {
			return err
		}
		defer b.Close()
		s := &story{b: b, random: randomOf(seed, 0), large: 20}
		if seed%2 == 1 {
			reserveFrom = 1
		}
		if err := s.state(lastEntry(b)); err != nil {
			return err
		}
		for i := 0; steps == 0 || i < steps; i++ {
			r, number, err := s.step()
			if err != nil {
				return err
			}
			if err := s.tell(r, number); err != nil {
				return err
			}
		}
		return nil
	}
}

// lastEntry is the number of the newest entry; 0 when it cannot be read.
func lastEntry(b *store.Book) (seq uint64) {
	_ = b.History(func(e store.Entry) bool { seq = e.Seq; return false })
	return seq
}

// line is one line of a story.
type line struct {
	told   bool // a step was acknowledged; number is that of the paper that it issued
	seq    uint64
	state  string
	number string
}

// parse reads a line of a story. ok is false for others, and for half a line: a whole
// one ends with a full stop.
func parse(s string) (x line, ok bool) {
	words := strings.Split(strings.TrimRight(s, "\n"), " ")
	if len(words) != 3 || !strings.HasSuffix(words[2], ".") {
		return x, false
	}
	last := strings.TrimSuffix(words[2], ".")
	switch words[0] {
	case "told":
		x.told, x.number = true, last
	case "state":
		x.state = last
	}
	seq, err := strconv.ParseUint(words[1], 10, 64)
	x.seq = seq
	return x, err == nil && (x.told || x.state != "")
}

// newBook makes the small book that the stories begin with.
func newBook(path string) error {
	o := options()
	o.Now = storetest.Clock()
	b, err := store.Create(path, o, storetest.Seed()...)
	if err != nil {
		return err
	}
	return b.Close()
}
