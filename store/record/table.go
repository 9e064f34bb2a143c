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

func (t *Table[P]) drop(id ID) (old P, was bool) {
	if i, ok := find(t.live, id); ok {
		old = t.live[i]
		t.live = slices.Delete(t.live, i, i+1)
		return old, true
	}
	if i, ok := find(t.bin, id); ok {
		t.bin = slices.Delete(t.bin, i, i+1)
	}
	return old, false
}

func (t *Table[P]) put(r P) (old P, was bool) {
	if i, ok := find(t.live, r.M().ID); ok && !r.M().Bin {
		old, t.live[i] = t.live[i], r
		return old, true
	}
	old, was = t.drop(r.M().ID)
	list := &t.live
	if r.M().Bin {
		list = &t.bin
	}
	i, _ := find(*list, r.M().ID)
	*list = slices.Insert(*list, i, r)
	return old, was
}
