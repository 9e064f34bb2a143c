package record

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// This file tells whether two persons may be one. It is asked while a name is typed,
// while a list is imported, and of the whole book: always the same question.

// Likeness is how much two persons look like one.
type Likeness int

// The likenesses, the least first.
const (
	Different Likeness = iota // what is known speaks against it
	Alike                     // may be one: a person decides
	Same                      // are one, as far as can be told
)

// LikenessOf compares two persons. Their folded names must be the same (without dấu and
// wherever a tone stands); then speak against it: births that cannot be one, unless name
// and telephone are; two sexes; and, where a birth is not known, two areas. Same: the
// names are spelled alike (Spelling) and the births, each known to day, month or year,
// agree, or the telephones do; two areas make of births that agree in less than the day a
// mere Alike. Nobody is like one who was anonymised.
func LikenessOf(a, b *Person) Likeness {
	born := sameDay(a.Birth, b.Birth)
	phone := a.Phone != "" && a.Phone == b.Phone
	if a.Anonymous() || b.Anonymous() || born == No && !phone || Fold(a.Name) != Fold(b.Name) {
		return Different
	}
	spelled := a.Name == b.Name || Spelling(a.Name) == Spelling(b.Name)
	phone = phone && spelled
	apart := a.Area != 0 && b.Area != 0 && a.Area != b.Area
	switch {
	case born == No && phone:
		return Alike // a slip in one of the years
	case born == No:
		return Different
	case phone || born == Yes && spelled && (!apart || a.Birth.IsDay() && b.Birth.IsDay()):
		return Same
	case a.Sex != "" && b.Sex != "" && a.Sex != b.Sex:
		return Different
	case born != Yes && apart:
		return Different
	}
	return Alike
}

// sameDay compares two days, each known to the day, the month or the year; no answer where
// one is not known.
func sameDay(a, b Date) Answer {
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case a.Last().Compare(b.First()) < 0 || b.Last().Compare(a.First()) < 0:
		return No
	}
	return Yes
}

// Spelling is a name in small letters with the marks of each word behind its letters: the
// same wherever in the word the tone stands (hòa, hoà).
func Spelling(s string) string {
	var b strings.Builder
	for _, w := range strings.Fields(strings.ToLower(s)) {
		var marks []rune
		for _, r := range norm.NFD.String(w) {
			if r >= 0x300 && r <= 0x323 {
				marks = append(marks, r)
			} else {
				b.WriteRune(r)
			}
		}
		slices.Sort(marks)
		b.WriteString(string(marks) + " ")
	}
	return b.String()
}

// KeptApart says that the clerk has looked at two persons and said that they are two.
func KeptApart(a, b *Person) bool {
	return slices.Contains(a.Apart, b.ID) || slices.Contains(b.Apart, a.ID)
}

// SetApart notes that another is somebody else, or with false that they may be one. Both
// persons note it, so that it outlives either.
func (p *Person) SetApart(other ID, two bool) {
	p.Apart = slices.DeleteFunc(slices.Clone(p.Apart), func(id ID) bool { return id == other })
	if two {
		p.Apart = append(p.Apart, other)
	}
	if len(p.Apart) == 0 {
		p.Apart = nil
	}
}

// Alikes are those of the book who may be p, who need not be in it: the same first, then
// in the order in which they came. Those who were kept apart from p are not among them.
func (v *View) Alikes(p *Person) (of []*Person) {
	name := Fold(p.Name)
	if name == "" {
		return nil
	}
	var same []*Person
	var buf []byte
	for x := range v.People.All() {
		if x.ID == p.ID || len(x.Name) < len(name) {
			continue
		}
		if buf = AppendFold(buf[:0], x.Name); string(buf) != name || KeptApart(p, x) {
			continue
		}
		switch LikenessOf(p, x) {
		case Same:
			same = append(same, x)
		case Alike:
			of = append(of, x)
		}
	}
	return append(same, of...)
}

// Pair are two persons of the book who may be one. A came into it first.
type Pair struct {
	A, B *Person
	Is   Likeness // Alike or Same
	Two  bool     // the clerk has said that they are two
}

// Pairs are all pairs of persons who may be one: those not looked at yet, the same
// first, then those kept apart; each by name.
func (v *View) Pairs() (of []Pair) {
	names := map[string][]*Person{}
	for p := range v.People.All() {
		if !p.Anonymous() {
			key := Fold(p.Name)
			names[key] = append(names[key], p)
		}
	}
	sorter, keys := NewSorter(), map[ID]string{}
	for _, list := range names {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if is := LikenessOf(a, b); is != Different {
					of = append(of, Pair{a, b, is, KeptApart(a, b)})
					keys[a.ID] = sorter.NameKey(a)
				}
			}
		}
	}
	slices.SortFunc(of, func(x, y Pair) int {
		if x.Two != y.Two {
			if x.Two {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(y.Is, x.Is), cmp.Compare(keys[x.A.ID], keys[y.A.ID]), cmp.Compare(x.A.ID, y.A.ID), cmp.Compare(x.B.ID, y.B.ID))
	})
	return of
}
