package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"sophongtrao/store/record"
)

// Rules of this file: the chain of the history says which of several true values is the
// last. The head names the last entry by its hash, each entry the one before, and every
// entry the contents of its records by their digest. What the chain does not reach is
// taken from the pages of the newest state, and what lies outside of those is unsure.

// verdict says what a damaged book was.
type verdict struct {
	b      *Book
	x      *finds
	head   head
	whole  bool // every entry of the history is there
	picks  []pick
	rest   []*find // entries, contents, papers, drafts
	losses []Loss

	sure    bool             // the head is that of the newest state
	entries map[uint64]*step // by sequence, as far as the chain or the pages give them
	gaps    []uint64         // entries that are missing
	last    map[ref]*Change
	seqOf   map[ref]uint64
	erased  map[string]Gone // revisions that an erasure took out or changed, by the key of their contents
	holes   []Gone          // revisions whose contents are missing
	records map[ref][]state
	files   map[string]*find // by hash
}

// step is an entry that was found.
type step struct {
	Entry
	stored
	f *find
}

// state is a state of a record that was found; f stands in the records' own bucket or
// in contents.
type state struct {
	r record.Record
	f *find
}

// current says that it is the present state by the pages of the newest state.
func (s state) current() bool { return s.f.now && s.f.bucket != bucketContents }

// pick is a record for the new book.
type pick struct {
	at     ref
	raw    []byte
	schema int
	r      record.Record
	f      *find // the sealed value in the records' own bucket; nil: taken from the contents
	sure   bool
	told   bool // it is what the history says, and the contents are there
}

func (v *verdict) lost(code string, at ref, n int) {
	v.losses = append(v.losses, Loss{code, at.kind, at.id, n})
}

// resolve makes up its mind about everything that was found.
func (x *finds) resolve() *verdict {
	v := &verdict{b: x.b, x: x, entries: map[uint64]*step{}, last: map[ref]*Change{}, seqOf: map[ref]uint64{},
		erased: map[string]Gone{}, records: map[ref][]state{}, files: map[string]*find{}}
	steps := v.steps()
	v.end(steps)
	v.chain(steps)
	v.collect()
	v.choose()
	v.settle()
	return v
}

func (v *verdict) plain(f *find) []byte {
	raw, _, err := v.b.seal.open(nil, f.bucket, f.key, f.value)
	if err != nil {
		return nil // it opened before
	}
	return raw
}

// steps are all entries that were found, by sequence.
func (v *verdict) steps() map[uint64][]*step {
	list := map[uint64][]*step{}
	for _, finds := range v.x.at {
		for _, f := range finds {
			if f.bucket != bucketHistory {
				continue
			}
			s := &step{f: f}
			if json.Unmarshal(v.plain(f), &s.stored) == nil && json.Unmarshal(s.stored.Entry, &s.Entry) == nil &&
				s.Seq == uint64(idOf(f.key)) {
				list[s.Seq] = append(list[s.Seq], s)
			}
		}
	}
	return list
}

// end finds the last state: the head in the newest pages, or the newest there is, and
// the steps on top of it that are there whole.
func (v *verdict) end(steps map[uint64][]*step) {
	type found struct {
		head
		now bool
	}
	var heads []found
	for _, f := range v.x.at[spot(bucketHead, keyHead)] {
		var h head
		if json.Unmarshal(v.plain(f), &h) == nil {
			h.schema = f.schema
			heads = append(heads, found{h, f.now})
			v.head.Next = max(v.head.Next, h.Next)
		}
	}
	slices.SortFunc(heads, func(x, y found) int {
		if x.now != y.now {
			return cmp.Compare(map[bool]int{true: 0, false: 1}[x.now], map[bool]int{true: 0, false: 1}[y.now])
		}
		return cmp.Compare(y.Seq, x.Seq)
	})
	next := v.head.Next
	v.head.schema = v.b.o.schema()
	if len(heads) > 0 {
		v.head = heads[0].head
		v.sure = heads[0].now && !v.x.w.lost && !later(steps, v.head.Seq)
	} else if top := newest(steps); top != nil {
		v.head = head{Seq: top.Seq, Chain: top.Hash, At: top.At, schema: top.f.schema}
	}
	for more := !v.sure; more; {
		more = false
		for _, s := range steps[v.head.Seq+1] {
			if bytes.Equal(chained(v.head.Chain, s.stored.Entry), s.Hash) && v.has(s) {
				h := head{Seq: s.Seq, Chain: s.Hash, At: s.At, Next: v.head.Next, schema: s.f.schema}
				for _, o := range heads {
					if bytes.Equal(o.Chain, s.Hash) {
						h = o.head
					}
				}
				v.head, more = h, true
				break
			}
		}
	}
	v.head.Next = max(v.head.Next, next)
	if !v.sure {
		v.lost(LostEnd, ref{}, 0)
	}
}

// later says that the newest pages have a step behind one: the head that names it as the
// last is one of before, which damage brought there.
func later(steps map[uint64][]*step, seq uint64) bool {
	for n, list := range steps {
		if n > seq && slices.ContainsFunc(list, func(s *step) bool { return s.f.now }) {
			return true
		}
	}
	return false
}

func newest(steps map[uint64][]*step) (top *step) {
	for _, list := range steps {
		for _, s := range list {
			if top == nil || s.f.now && !top.f.now || s.f.now == top.f.now && s.Seq > top.Seq {
				top = s
			}
		}
	}
	return top
}

// has says that all contents of an entry were found.
func (v *verdict) has(s *step) bool {
	return !slices.ContainsFunc(s.Changes, func(c *Change) bool { return !c.Gone && v.contents(c) == nil })
}

// contents finds the contents that a change wrote, by their digest.
func (v *verdict) contents(c *Change) *find {
	key, digest := contentsKey(c.Kind, c.ID, c.Rev), c.Digest
	if g, ok := v.erased[string(key)]; ok {
		digest = g.Digest
	}
	for _, f := range v.x.at[spot(bucketContents, key)] {
		if plain := v.plain(f); len(plain) >= saltSize && bytes.Equal(digestOf(plain), digest) {
			return f
		}
	}
	return nil
}

// chain goes back from the head and takes at each sequence the entry that the one after
// it names; over a gap it goes on with what the newest pages have.
func (v *verdict) chain(steps map[uint64][]*step) {
	want := v.head.Chain // the hash that the entry at seq must have; nil: not known
	for seq := v.head.Seq; seq > 0; seq-- {
		var s *step
		for _, c := range steps[seq] {
			named := want != nil && bytes.Equal(c.Hash, want)
			if named || want == nil && (s == nil || c.f.now && !s.f.now) {
				s = c
			}
		}
		if s == nil {
			v.gaps = append(v.gaps, seq)
			want = nil
			continue
		}
		v.entries[seq] = s
		if want = v.before(s, steps[seq-1]); want == nil && seq > 1 && len(steps[seq-1]) > 0 {
			steps[seq-1] = nil // none of them is the one before
		}
	}
	slices.Sort(v.gaps)
	for seq := uint64(1); seq <= v.head.Seq; seq++ {
		s := v.entries[seq]
		if s == nil {
			continue
		}
		for _, c := range s.Changes {
			at := ref{c.Kind, c.ID}
			v.last[at], v.seqOf[at] = c, seq
			v.head.Next = max(v.head.Next, c.ID+1)
		}
		for _, g := range s.Erased {
			v.erased[string(contentsKey(g.Kind, g.ID, g.Rev))] = g
		}
	}
}

// before is the hash of the entry before s, which must be one of list.
func (v *verdict) before(s *step, list []*step) []byte {
	for _, c := range list {
		if bytes.Equal(chained(c.Hash, s.stored.Entry), s.Hash) {
			return c.Hash
		}
	}
	return nil
}
