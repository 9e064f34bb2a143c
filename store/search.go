package store

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"sophongtrao/store/record"
)

// Rules of this file: the texts by which records are found stand one after the
// other in one arena, folded (record.Fold), so that a search is a run over a few
// megabytes. A second arena holds them in lower case with their marks, for the
// rank. A changed record is added again and its old place marked dead; when half
// of the places are dead the arenas are made anew. Each line begins with a blank
// and ends with a line feed: a word begins where a blank stands before it.

// Hit is a record that was found, the best first.
type Hit struct {
	Kind record.Kind
	ID   record.ID
	Rank int // RankExact …
}

// Ranks of hits.
const (
	RankExact  = iota // the words as they were typed, marks and all
	RankBegun         // as they were typed, the last word only begun
	RankPrefix        // without marks, each word begins a word
	RankWithin        // without marks, somewhere within
	ranks
)

type place struct {
	end, markedEnd int // in the arenas; the place before ends where this one starts
	kind           record.Kind
	id             record.ID // 0: dead
}

type index struct {
	folded, marked []byte
	places         []place
	at             map[ref]int
	dead           int
}

// lines gives the texts by which a record is found: its label first.
func lines(v *record.View, r record.Record, line func(string)) {
	date := func(d record.Date) { line(d.String()) }
	decision := func(d record.Decision) { line(d.Number); date(d.Date) }
	switch r := r.(type) {
	case *record.Committee:
		for _, n := range r.Names {
			line(n.Name)
		}
	case *record.Area:
		line(r.Name)
		for _, f := range r.Former {
			line(f.Name)
		}
	case *record.Model:
		line(r.Name)
		decision(r.Decision)
		date(r.Launched)
	case *record.Site:
		line(r.Label(v))
		line(r.Place)
		decision(r.Decision)
		date(r.Launched)
	case *record.Team:
		line(r.Name)
		decision(r.Decision)
		date(r.Founded)
	case *record.Person:
		line(r.Name)
		date(r.Birth)
		line(r.Address)
		line(r.Phone)
	case *record.Membership:
		line(r.By)
		line(r.Note)
	case *record.Meeting:
		line(r.Title)
		line(r.Place)
		date(r.Start.Date)
	case *record.Document:
		line(r.Title)
		line(r.Symbol)
		date(r.Date)
	}
}

// put adds a record in its present state; one without text, or in the bin, is not
// added. v may be nil for all but sites.
func (x *index) put(v *record.View, r record.Record) {
	if r.M().Bin {
		return
	}
	from := len(x.folded)
	lines(v, r, func(s string) {
		if s == "" {
			return
		}
		x.folded = append(record.AppendFold(append(x.folded, ' '), s), '\n')
		x.marked = append(append(append(x.marked, ' '), strings.ToLower(s)...), '\n')
	})
	if len(x.folded) == from {
		return
	}
	x.places = append(x.places, place{len(x.folded), len(x.marked), r.Kind(), r.M().ID})
	if x.at != nil {
		x.at[ref{r.Kind(), r.M().ID}] = len(x.places) - 1
	}
}

// join appends another index.
func (x *index) join(o *index) {
	if x.at == nil {
		x.at = make(map[ref]int, len(o.places))
	}
	folded, marked, n := len(x.folded), len(x.marked), len(x.places)
	x.folded, x.marked = append(x.folded, o.folded...), append(x.marked, o.marked...)
	x.places = append(x.places, o.places...)
	for i := range x.places[n:] {
		p := &x.places[n+i]
		p.end += folded
		p.markedEnd += marked
		x.at[ref{p.kind, p.id}] = n + i
	}
}

func (x *index) drop(at ref) {
	if i, ok := x.at[at]; ok {
		x.places[i].id = 0
		delete(x.at, at)
		x.dead++
	}
}

// reindex brings the index up to date after a change. A site without a name of
// its own is called by its model and area.
func (b *Book) reindex(c *Change) {
	b.index.renew(b.view, ref{c.Kind, c.ID})
	switch c.Kind {
	case record.KindModel, record.KindArea:
		for s := range b.view.Sites.All() {
			if s.Model == c.ID || s.Area == c.ID {
				b.index.renew(b.view, ref{record.KindSite, s.ID})
			}
		}
	}
	if b.index.dead > 1000 && b.index.dead > len(b.index.places)/2 {
		b.index.compact()
	}
}

func (x *index) renew(v *record.View, at ref) {
	if x.at == nil {
		x.at = map[ref]int{}
	}
	x.drop(at)
	if r := v.Find(at.kind, at.id); r != nil {
		x.put(v, r)
	}
}

func (x *index) compact() {
	var y index
	from, markedFrom := 0, 0
	for _, p := range x.places {
		if p.id != 0 {
			y.folded = append(y.folded, x.folded[from:p.end]...)
			y.marked = append(y.marked, x.marked[markedFrom:p.markedEnd]...)
			y.places = append(y.places, place{len(y.folded), len(y.marked), p.kind, p.id})
		}
		from, markedFrom = p.end, p.markedEnd
	}
	*x = index{}
	x.join(&y)
}

// Search finds records outside the bin in whose texts every word of the query
// occurs, with or without dấu: at most limit of them, best rank first, within a
// rank in the order of the book. It finds areas, models, sites, teams, people,
// meetings and documents by name, former name, decision number, symbol, date,
// place and telephone, memberships by note.
func (b *Book) Search(query string, limit int) []Hit {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.index.search(query, limit)
}

func (x *index) search(query string, limit int) []Hit {
	words := bytes.Fields(record.AppendFold(nil, query))
	if len(words) == 0 || limit <= 0 {
		return nil
	}
	slices.SortFunc(words, func(a, b []byte) int { return len(b) - len(a) }) // the rarest first, as a rule
	typed := []byte(strings.ToLower(record.Line(query)))
	var found [ranks][]Hit
	from, i := 0, 0 // i is the place in which from lies
	for len(found[RankExact]) < limit {
		n := bytes.Index(x.folded[from:], words[0])
		if n < 0 {
			break
		}
		for from += n; x.places[i].end <= from; i++ {
		}
		p := x.places[i]
		rank := x.rank(i, words, typed)
		if p.id != 0 && rank < ranks && len(found[rank]) < limit {
			found[rank] = append(found[rank], Hit{p.kind, p.id, rank})
		}
		from = p.end
	}
	hits := slices.Concat(found[:]...)
	return hits[:min(limit, len(hits))]
}

// rank compares one place with the words; ranks means no hit.
func (x *index) rank(i int, words [][]byte, typed []byte) int {
	from, markedFrom := 0, 0
	if i > 0 {
		from, markedFrom = x.places[i-1].end, x.places[i-1].markedEnd
	}
	text, rank := x.folded[from:x.places[i].end], RankPrefix
	for _, w := range words {
		switch begun, within := occurs(text, w); {
		case !within:
			return ranks
		case !begun:
			rank = RankWithin
		}
	}
	if rank != RankPrefix {
		return rank
	}
	text = x.marked[markedFrom:x.places[i].markedEnd]
	for from := 0; ; {
		n := bytes.Index(text[from:], typed)
		if n < 0 {
			return rank
		}
		from += n
		if end := from + len(typed); text[from-1] == ' ' {
			if !letter(text[end:]) {
				return RankExact
			}
			rank = RankBegun
		}
		from++
	}
}

// occurs says whether w begins a word of text, and whether it is in it at all.
func occurs(text, w []byte) (begun, within bool) {
	for from := 0; ; {
		n := bytes.Index(text[from:], w)
		if n < 0 {
			return false, within
		}
		if text[from+n-1] == ' ' {
			return true, true
		}
		within = true
		from += n + 1
	}
}

func letter(b []byte) bool {
	c := b[0]
	return c >= utf8.RuneSelf || c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
}
