package record

import (
	"iter"
	"slices"
)

// Table holds the records of one kind, in the order of their IDs, those in the
// bin apart. The zero Table is empty and ready.
type Table[P Record] struct {
	live, bin []P
}

func find[P Record](list []P, id ID) (int, bool) {
	if n := len(list); n == 0 || list[n-1].M().ID < id {
		return n, false
	}
	return slices.BinarySearchFunc(list, id, func(r P, id ID) int {
		switch got := r.M().ID; {
		case got < id:
			return -1
		case got > id:
			return 1
		}
		return 0
	})
}

// Get returns the record that is not in the bin.
func (t *Table[P]) Get(id ID) (P, bool) {
	if i, ok := find(t.live, id); ok {
		return t.live[i], true
	}
	var none P
	return none, false
}

// Find returns the record wherever it is, the bin included.
func (t *Table[P]) Find(id ID) (P, bool) {
	if r, ok := t.Get(id); ok {
		return r, true
	}
	if i, ok := find(t.bin, id); ok {
		return t.bin[i], true
	}
	var none P
	return none, false
}

// Len is the number of records that are not in the bin.
func (t *Table[P]) Len() int { return len(t.live) }

// All yields the records that are not in the bin, oldest first.
func (t *Table[P]) All() iter.Seq[P] { return slices.Values(t.live) }

// Bin yields the records in the bin, oldest first.
func (t *Table[P]) Bin() iter.Seq[P] { return slices.Values(t.bin) }

// shelf is a Table of whatever kind, for the View.
type shelf interface {
	put(r Record) (old Record) // nil unless r took the place of a live record
	drop(id ID) (old Record)   // nil unless a live record went
	find(id ID) Record         // nil for none; the bin included
	each(func(Record) bool)
}

func (t *Table[P]) find(id ID) Record {
	if r, ok := t.Find(id); ok {
		return r
	}
	return nil
}

func (t *Table[P]) each(yield func(Record) bool) {
	for _, list := range [][]P{t.live, t.bin} {
		for _, r := range list {
			if !yield(r) {
				return
			}
		}
	}
}

func (t *Table[P]) drop(id ID) (old Record) {
	if i, ok := find(t.live, id); ok {
		old = t.live[i]
		t.live = slices.Delete(t.live, i, i+1)
	} else if i, ok := find(t.bin, id); ok {
		t.bin = slices.Delete(t.bin, i, i+1)
	}
	return old
}

func (t *Table[P]) put(r Record) (old Record) {
	id := r.M().ID
	if i, ok := find(t.live, id); ok && !r.M().Bin {
		old, t.live[i] = t.live[i], r.(P)
		return old
	}
	old = t.drop(id)
	list := &t.live
	if r.M().Bin {
		list = &t.bin
	}
	i, _ := find(*list, id)
	*list = slices.Insert(*list, i, r.(P))
	return old
}
