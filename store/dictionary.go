package store

import (
	"bytes"
	"math/bits"
	"slices"
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
	covers int // the first places, which are listed
	arenas [arenas]arena
	first  []int32 // where the places of a word begin; one more at the end
	places []int32 // ascending for each word
}

// newDictionary lists the words of all places of x.
func newDictionary(x *index) *dictionary {
	d := &dictionary{covers: len(x.places)}
	known := map[string]int32{}
	var last, count []int32 // of each word: the place it was last seen in, in how many
	type seen struct{ word, place int32 }
	list := make([]seen, 0, 8*len(x.places))
	from := 0
	for i, p := range x.places {
		for w := range bytes.FieldsSeq(x.folded[from:p.end]) {
			id, ok := known[string(w)]
			if !ok {
				id = int32(len(count))
				known[string(w)] = id
				last, count = append(last, -1), append(count, 0)
				d.add(w, id)
			}
			if last[id] != int32(i) {
				last[id] = int32(i)
				count[id]++
				list = append(list, seen{id, int32(i)})
			}
		}
		from = p.end
	}
	d.first = make([]int32, len(count)+1)
	for id, n := range count {
		d.first[id+1] = d.first[id] + n
	}
	at := slices.Clone(d.first)
	d.places = make([]int32, len(list))
	for _, s := range list {
		d.places[at[s.word]] = s.place
		at[s.word]++
	}
	return d
}

func (d *dictionary) add(word []byte, id int32) {
	a := &d.arenas[arenaOf(word)]
	a.text = append(append(a.text, ' '), word...)
	a.ends = append(a.ends, int32(len(a.text)))
	a.ids = append(a.ids, id)
}

// set is a set of places.
type set []uint64

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) keep(o set) {
	for i := range s {
		s[i] &= o[i]
	}
}

// each gives the places in the set, ascending, until f returns false.
func (s set) each(f func(i int) bool) {
	for k, w := range s {
		for ; w != 0; w &= w - 1 {
			if !f(k*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

// find gives the places that have every word somewhere, and those in which every word
// begins a word.
func (d *dictionary) find(words [][]byte) (within, begun set) {
	n := (d.covers + 63) / 64
	for k, w := range words {
		any, begins := make(set, n), make(set, n)
		d.holding(w, any, begins)
		if k == 0 {
			within, begun = any, begins
			continue
		}
		within.keep(any)
		begun.keep(begins)
	}
	return within, begun
}

// holding puts the places of all words that hold w into any, and of those that begin
// with it into begins.
func (d *dictionary) holding(w []byte, any, begins set) {
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
			id := a.ids[i]
			for _, p := range d.places[d.first[id]:d.first[id+1]] {
				any[p/64] |= 1 << (p % 64)
			}
			if a.text[from-1] == ' ' {
				for _, p := range d.places[d.first[id]:d.first[id+1]] {
					begins[p/64] |= 1 << (p % 64)
				}
			}
		}
	}
}
