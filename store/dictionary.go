package store

import (
	"bytes"
	"math/bits"
	"slices"
	"sync"
	"sync/atomic"
)

// Rules of this file: a dictionary lists the different words of the first places of an
// index with the places that have them. It is made at the first search, never changed,
// and made anew when many places have been added since; a place that died in between
// is told by its ID. Words stand in three arenas by their letters, each after a blank,
// because nearly all different words of a book are telephone numbers and dates, and
// nearly all queries are names.
//
// A search is then: the words of the dictionary that hold a word of the query (a run
// over a few kilobytes), their places as sets of bits, and the intersection of those.
// No text of a place is read: so there is a second dictionary, of the names with their
// marks, which tells the ranks.

// The arenas, by what a word is made of.
const (
	ofLetters = iota
	ofDigits
	ofBoth
	arenas
)

func arenaOf(word []byte) int {
	letters, digits := false, false
	for _, c := range word {
		if c >= '0' && c <= '9' {
			digits = true
		} else {
			letters = true
		}
	}
	switch {
	case letters && digits:
		return ofBoth
	case digits:
		return ofDigits
	}
	return ofLetters
}

type arena struct {
	text []byte  // the words, a blank before each
	ends []int32 // of each word in text
	ids  []int32 // which word it is
}

type dictionary struct {
	arenas [arenas]arena
	first  []int32       // where the places of a word begin; one more at the end
	places []uint32      // ascending for each word
	common map[int32]set // the places of a word that stands in more than one of 32, where bits take less room
}

// newDictionary lists the words of n texts.
func newDictionary(n int, text func(i int) []byte) *dictionary {
	d := &dictionary{common: map[int32]set{}}
	known := map[string]int32{}
	var lists [][]uint32
	for i := range n {
		for w := range bytes.FieldsSeq(text(i)) {
			id, ok := known[string(w)]
			if !ok {
				id = int32(len(lists))
				known[string(w)] = id
				lists = append(lists, nil)
				d.add(w, id)
			}
			if l := lists[id]; len(l) == 0 || l[len(l)-1] != uint32(i) {
				lists[id] = append(l, uint32(i))
			}
		}
	}
	d.first = make([]int32, len(lists)+1)
	for id, l := range lists {
		if len(l) > n/32 {
			s := newSet(n)
			for _, p := range l {
				s.add(int(p))
			}
			d.common[int32(id)] = s
		} else {
			d.places = append(d.places, l...)
		}
		d.first[id+1] = int32(len(d.places))
	}
	d.places = slices.Clone(d.places) // without the room for more
	return d
}

func (d *dictionary) add(word []byte, id int32) {
	a := &d.arenas[arenaOf(word)]
	a.text = append(append(a.text, ' '), word...)
	a.ends = append(a.ends, int32(len(a.text)))
	a.ids = append(a.ids, id)
}

// find puts the places of all words that hold w into within, of those that begin with
// it into begun, and of w itself into whole. A set that is nil is not asked for.
func (d *dictionary) find(w []byte, within, begun, whole set) {
	kind := arenaOf(w)
	for k := range d.arenas {
		if k != kind && k != ofBoth {
			continue
		}
		a := &d.arenas[k]
		for from, i := 0, 0; ; from = int(a.ends[i]) {
			n := bytes.Index(a.text[from:], w)
			if n < 0 {
				break
			}
			for from += n; int(a.ends[i]) <= from; i++ {
			}
			d.put(a.ids[i], within)
			if a.text[from-1] == ' ' {
				d.put(a.ids[i], begun)
				if from+len(w) == int(a.ends[i]) {
					d.put(a.ids[i], whole)
				}
			}
		}
	}
}

// put puts the places of a word into s.
func (d *dictionary) put(id int32, s set) {
	if s == nil {
		return
	}
	list := d.places[d.first[id]:d.first[id+1]]
	if len(list) == 0 {
		s.join(d.common[id])
	}
	for _, p := range list {
		s[p/64] |= 1 << (p % 64)
	}
}

// set is a set of places.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(i int)  { s[i/64] |= 1 << (i % 64) }
func (s set) drop(i int) { s[i/64] &^= 1 << (i % 64) }

// join adds those of o.
func (s set) join(o set) {
	s = s[:len(o)]
	for i, w := range o {
		s[i] |= w
	}
}

// keep leaves those that are in o.
func (s set) keep(o set) {
	o = o[:len(s)]
	for i := range s {
		s[i] &= o[i]
	}
}

// less takes out those of o, and says how many are left.
func (s set) less(o set) (left int) {
	for i, w := range o {
		s[i] &^= w
	}
	for _, w := range s {
		left += bits.OnesCount64(w)
	}
	return left
}

// each gives the places in the set, ascending.
func (s set) each(f func(i int)) {
	for k, w := range s {
		for ; w != 0; w &= w - 1 {
			f(k*64 + bits.TrailingZeros64(w))
		}
	}
}

// dictionaries are the two of an index.
type dictionaries struct {
	covers         int // the first places, which are listed
	folded, marked *dictionary
	spare          atomic.Pointer[ranking] // of the last search: the sets are large
}

// mostUnlisted places may be added before the dictionaries are made anew.
const mostUnlisted = 1000

func newDictionaries(x *index) *dictionaries {
	d := &dictionaries{covers: len(x.places)}
	var both sync.WaitGroup
	both.Go(func() { d.marked = newDictionary(d.covers, x.name) })
	d.folded = newDictionary(d.covers, x.text)
	both.Wait()
	return d
}

// ranking is the places that were found, each in the set of its rank.
type ranking struct {
	ranks                [RankWithin + 1]set
	within, begun, whole set // of one word
}

// ranking is the spare one, or a new one, for more places than can come until the
// dictionaries are made anew.
func (d *dictionaries) ranking() *ranking {
	if r := d.spare.Swap(nil); r != nil {
		return r
	}
	n := d.covers + mostUnlisted
	r := &ranking{within: newSet(n), begun: newSet(n), whole: newSet(n)}
	for i := range r.ranks {
		r.ranks[i] = newSet(n)
	}
	return r
}

// rank finds the places that are listed, and leaves those in which every word is
// somewhere in the set RankWithin, those in which each begins a word also in RankPrefix,
// and of these in RankBegun and RankExact also those whose name has the words as they
// were typed, in whatever order.
func (d *dictionaries) rank(q *question, r *ranking) {
	within, prefix := r.ranks[RankWithin], r.ranks[RankPrefix]
	for k, w := range q.words {
		clear(r.within)
		clear(r.begun)
		d.folded.find(w, r.within, r.begun, nil)
		if k == 0 {
			copy(within, r.within)
			copy(prefix, r.begun)
		} else {
			within.keep(r.within)
			prefix.keep(r.begun)
		}
	}
	begun, exact := r.ranks[RankBegun], r.ranks[RankExact]
	copy(begun, prefix)
	copy(exact, prefix)
	for k, w := range q.typed {
		clear(r.begun)
		clear(r.whole)
		d.marked.find(w, nil, r.begun, r.whole)
		exact.keep(r.whole)
		if k < len(q.typed)-1 {
			begun.keep(r.whole)
		} else {
			begun.keep(r.begun)
		}
	}
}

// part leaves every place in the set of its best rank alone, and counts them.
func (r *ranking) part() (n int) {
	for rank := RankWithin; rank > RankExact; rank-- {
		n += r.ranks[rank].less(r.ranks[rank-1])
	}
	return n + r.ranks[RankExact].less(nil)
}
