package part

import (
	"slices"
	"strconv"
)

// One gives the fields of one element of a list within a record: the year that a page
// looks at. is finds the element; without one a fresh element is shown, and stored as
// soon as something stands in it. Paths of the fields are those within the element.
func One[T, E any](path string, at func(T) *[]E, is func(*E) bool, fresh func() E, fields ...*Field[*E]) (out []*Field[T]) {
	for _, f := range fields {
		out = append(out, lift(path, at, is, fresh, f))
	}
	return out
}

func lift[T, E any](path string, at func(T) *[]E, is func(*E) bool, fresh func() E, f *Field[*E]) *Field[T] {
	up := &Field[T]{label: f.label, must: f.must, wide: f.wide, object: f.object, first: f.first, shown: f.shown,
		own: f.own, inner: f.inner, fault: f.fault, hint: f.hint, typed: f.typed, retype: f.retype, nests: f.nests}
	index := func(list []E) int { return slices.IndexFunc(list, func(e E) bool { return is(&e) }) }
	up.load = func(r T) {
		list := *at(r)
		i, e := index(list), fresh()
		if i >= 0 {
			e = list[i]
		} else {
			i = len(list)
		}
		up.path = path + "[" + strconv.Itoa(i) + "]." + f.path
		f.load(&e)
		up.first = f.first
	}
	up.store = func(r T) {
		list := at(r)
		i := index(*list)
		if i < 0 {
			if f.shown() == "" {
				return
			}
			i = len(*list)
			*list = append(*list, fresh())
		}
		f.store(&(*list)[i])
	}
	return up
}
