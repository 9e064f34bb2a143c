package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"time"

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
		v.sure = heads[0].now && !v.x.w.lost
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

// collect parses the states of records that were found, newest first, and the files.
func (v *verdict) collect() {
	for _, finds := range v.x.at {
		for _, f := range finds {
			switch kind := record.Kind(f.bucket); {
			case f.bucket == bucketContents:
				kind = record.Kind(f.key[:bytes.IndexByte(f.key, 0)])
				if plain := v.plain(f); len(plain) >= saltSize {
					v.collectOne(kind, f, plain[saltSize:])
				}
			case f.bucket == bucketFiles:
				if _, hash, err := v.b.openFile(f.key, f.value); err == nil {
					v.files[string(hash)] = f
				}
			case record.New(kind) != nil:
				v.collectOne(kind, f, v.plain(f))
			}
		}
	}
	for _, list := range v.records {
		slices.SortStableFunc(list, func(x, y state) int { return cmp.Compare(y.r.M().Rev, x.r.M().Rev) })
	}
}

func (v *verdict) collectOne(kind record.Kind, f *find, raw []byte) {
	r, err := v.b.parse(kind, f.schema, raw)
	if err != nil {
		return
	}
	at := ref{kind, r.M().ID}
	v.records[at] = append(v.records[at], state{r, f})
	v.head.Next = max(v.head.Next, at.id+1)
}

// choose takes for each record that was found or is named by the history its last
// state.
func (v *verdict) choose() {
	all := map[ref]bool{}
	for at := range v.records {
		all[at] = true
	}
	for at := range v.last {
		all[at] = true
	}
	for at := range all {
		c := v.last[at]
		after := v.seqOf[at] < v.firstGapAfter(v.seqOf[at]) // a missing step may have changed it
		switch {
		case c == nil && len(v.gaps) == 0 && v.head.Seq > 0:
			// The history is whole and does not know it: of a step that never ended.
		case c == nil || c.Gone || after && v.records[at] != nil && v.records[at][0].r.M().Rev > c.Rev:
			v.chooseUntold(at, c)
		default:
			v.chooseTold(at, c, after)
		}
	}
}

// firstGapAfter is the first missing entry after seq; seq itself: none is.
func (v *verdict) firstGapAfter(seq uint64) uint64 {
	for _, g := range v.gaps {
		if g > seq {
			return g
		}
	}
	return seq
}

// nowRev is the highest revision of a record in the pages of the newest state.
func (v *verdict) nowRev(at ref) (rev uint64) {
	for _, s := range v.records[at] {
		if s.current() {
			rev = max(rev, s.r.M().Rev)
		}
	}
	return rev
}

// chooseUntold takes the newest state of a record of which a missing part of the
// history would tell. c is what is known of it: nil, or that it once was taken out.
func (v *verdict) chooseUntold(at ref, c *Change) {
	if c != nil && c.Gone && v.nowRev(at) <= c.Rev {
		return // taken out, and nothing says that it came back
	}
	list := v.records[at]
	best := list[0] // of the highest revision
	for _, s := range list {
		if s.r.M().Rev == best.r.M().Rev && s.current() {
			best = s
		}
	}
	v.take(at, best, best.current())
}

// chooseTold takes the state of a record that the history names.
func (v *verdict) chooseTold(at ref, c *Change, after bool) {
	var own, told *state
	list := v.records[at]
	verified := v.contents(c)
	for i := range list {
		if s := &list[i]; s.f == verified {
			told = s
		}
	}
	for i := range list {
		s := &list[i]
		if s.f.bucket == bucketContents || s.r.M().Rev != c.Rev || told != nil && !reflect.DeepEqual(told.r, s.r) {
			continue
		}
		if own == nil || s.f.now && !own.f.now {
			own = s
		}
	}
	switch {
	case own != nil:
		v.take(at, *own, told != nil && (!after || own.f.now))
	case told != nil:
		v.take(at, *told, !after)
	default:
		v.chooseOlder(at, c)
		return
	}
	v.picks[len(v.picks)-1].told = told != nil
}

// chooseOlder takes an earlier state of a record, of which the last is gone.
func (v *verdict) chooseOlder(at ref, c *Change) {
	for _, s := range v.records[at] {
		if s.r.M().Rev >= c.Rev {
			continue // of a step that never ended
		}
		v.take(at, s, true)
		v.lost(LostState, at, 0)
		return
	}
	v.lost(LostRecord, at, 0)
}

func (v *verdict) take(at ref, s state, sure bool) {
	p := pick{at: at, schema: s.f.schema, r: s.r, sure: sure}
	if p.raw = v.plain(s.f); s.f.bucket == bucketContents {
		p.raw = p.raw[saltSize:]
	} else {
		p.f = s.f
	}
	v.picks = append(v.picks, p)
}

// settle compares what was taken with the head, and lists what is missing.
func (v *verdict) settle() {
	slices.SortFunc(v.picks, func(x, y pick) int {
		return cmp.Or(cmp.Compare(x.at.kind, y.at.kind), cmp.Compare(x.at.id, y.at.id))
	})
	exact := v.exact()
	if exact {
		v.losses = slices.DeleteFunc(v.losses, func(l Loss) bool { return l.Code == LostState })
	}
	missing := map[string]bool{}
	for _, p := range v.picks {
		if !p.sure && !exact {
			v.lost(Unsure, p.at, 0)
		}
		for _, hash := range hashesOf(p.r) {
			if v.files[hash] == nil {
				missing[hash] = true
				v.lost(LostPaper, p.at, 0)
			}
		}
	}
	known := len(v.picks) + len(v.files) + len(missing)
	for _, l := range v.losses {
		if l.Code == LostRecord {
			known++
		}
	}
	if n := v.head.Count - known; n > 0 {
		v.lost(LostUnknown, ref{}, n)
	}
	v.gather()
	if s := v.entries[1]; len(v.gaps) == 0 && s != nil && bytes.Equal(chained(nil, s.stored.Entry), s.Hash) {
		if v.whole = true; len(v.holes) > 0 {
			v.lost(LostContents, ref{}, len(v.holes))
		}
	} else {
		v.lost(LostHistory, ref{}, len(v.gaps)+len(v.holes))
	}
	slices.SortStableFunc(v.losses, func(x, y Loss) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
}

// exact says that the records and files are exactly those that the head knows.
func (v *verdict) exact() bool {
	t, d := tally{}, v.b.seal.digester()
	for _, p := range v.picks {
		if p.f == nil {
			return false
		}
		t.count++
		t.sum.add(d.of(p.f.bucket, p.f.key, p.f.value))
	}
	for _, f := range v.files {
		t.count++
		t.sum.add(d.of(f.bucket, f.key, f.value))
	}
	return t.count == v.head.Count && t.sum == v.head.Sum
}

// hashesOf are the papers and attachments of a record.
func hashesOf(r record.Record) (list []string) {
	if d, ok := r.(*record.Document); ok && d.Hash != "" {
		list = append(list, d.Hash)
	}
	for _, f := range record.Attachments(r) {
		list = append(list, f.Hash)
	}
	return list
}

// gather puts everything that is no record into rest, and lists the contents of the
// history that are missing.
func (v *verdict) gather() {
	contents := []*find{}
	for seq := uint64(1); seq <= v.head.Seq; seq++ {
		s := v.entries[seq]
		if s == nil {
			continue
		}
		v.rest = append(v.rest, s.f)
		for _, c := range s.Changes {
			g, erased := v.erased[string(contentsKey(c.Kind, c.ID, c.Rev))]
			if f := v.contents(c); c.Gone || erased && g.Digest == nil {
				continue
			} else if f != nil {
				contents = append(contents, f)
			} else {
				v.holes = append(v.holes, Gone{Kind: c.Kind, ID: c.ID, Rev: c.Rev})
			}
		}
	}
	v.rest = append(v.rest, contents...)
	for _, hash := range sortedKeys(v.files) {
		v.rest = append(v.rest, v.files[hash])
	}
	v.rest = append(v.rest, v.drafts()...)
}

func sortedKeys(m map[string]*find) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// drafts are those of the newest pages; where some of these are gone, the newest of each
// form: one too many does no harm.
func (v *verdict) drafts() (list []*find) {
	for _, finds := range v.x.at {
		var best *find
		var at time.Time
		for _, f := range finds {
			if f.bucket != bucketDrafts || !v.x.w.torn && v.sure && !f.now {
				continue
			}
			if d, err := v.b.openDraft(f.key, f.value); err == nil && (best == nil || d.At.After(at)) {
				best, at = f, d.At
			}
		}
		if best != nil {
			list = append(list, best)
		}
	}
	slices.SortFunc(list, func(x, y *find) int { return bytes.Compare(x.key, y.key) })
	return list
}
