package store

import (
	"bytes"
	"math/bits"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"sophongtrao/store/record"
)

// Rules of this file: the texts by which records are found stand one after the
// other in one arena, folded (record.Fold), so that a search is a run over memory. A
// second arena holds the first text of each, its name, in lower case with its marks,
// for those who type them. In both a word begins where a blank stands before it; in the
// second one stands behind it too. Dictionaries (dictionary.go) find the places with
// the words of a query; what was added since they were made is read through. A changed
// record is added again and its old place marked dead; when half of the places are dead
// the arenas are made anew.

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

	making       sync.Mutex // held while a reader makes the dictionaries
	dictionaries *dictionaries
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
		if r.Anonymous() {
			return // there is nothing to look for
		}
		line(r.Name)
		line(r.SortName)
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
		for _, o := range r.Opinions {
			line(o.Topic)
		}
	case *record.Document:
		line(r.Title)
		line(r.Symbol)
		date(r.Date)
	case *record.Settings, *record.Closing: // found by nobody
	default:
		workLines(v, r, line, date, decision)
	}
}

// workLines are the texts of the kinds of daily work.
func workLines(v *record.View, r record.Record, line func(string), date func(record.Date), decision func(record.Decision)) {
	year := func(y int) { line(record.ID(y).String()) }
	line(r.Label(v))
	switch r := r.(type) {
	case *record.Unit:
		for _, y := range r.Years {
			decision(y.Decision)
		}
	case *record.Round:
		decision(r.Plan)
		decision(r.Decision)
	case *record.Activity:
		line(r.Place)
		date(r.Start)
	case *record.Inspection:
		line(r.Place)
		date(r.Planned)
		date(r.Date)
		for _, f := range r.Findings {
			line(f.What)
		}
	case *record.Commendation:
		decision(r.Decision)
		year(r.Year)
	case *record.Exemplar:
		decision(r.Decision)
		year(r.Year)
	case *record.Seat:
		line(r.Post)
		decision(r.Decision)
	case *record.Fund:
		line(r.Note)
		for _, x := range r.Spent {
			line(x.What)
		}
	case *record.Task:
		line(r.Owner)
		date(r.Due)
	}
}

// called lists the kinds whose label may come from other records: a site is called by
// its model and area, a unit by its area, a fund by a name in the settings. They are
// put into the index when the whole book is there.
var called = []record.Kind{record.KindSite, record.KindUnit, record.KindFund}

// put adds a record in its present state; one without text, or in the bin, is not
// added. v may be nil for all kinds but those of called.
func (x *index) put(v *record.View, r record.Record) {
	if r.M().Bin {
		return
	}
	from, label := len(x.folded), true
	lines(v, r, func(s string) {
		if s == "" {
			return
		}
		x.folded = append(record.AppendFold(append(x.folded, ' '), s), '\n')
		if label {
			x.marked = append(appendMarked(x.marked, s), ' ')
		}
		label = false
	})
	if len(x.folded) == from {
		return
	}
	x.places = append(x.places, place{len(x.folded), len(x.marked), r.Kind(), r.M().ID})
	if x.at != nil {
		x.at[ref{r.Kind(), r.M().ID}] = len(x.places) - 1
	}
}

// appendMarked appends s in lower case, a blank before it, and one blank for what is
// no letter and no digit.
func appendMarked(b []byte, s string) []byte {
	b = append(b, ' ')
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b = append(b, byte(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case b[len(b)-1] != ' ':
			b = append(b, ' ')
		}
	}
	return bytes.TrimSuffix(b, []byte(" "))
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

// reindex brings the index up to date after a change, also of those who are called
// by what changed.
func (b *Book) reindex(c *Change) {
	b.index.renew(b.view, ref{c.Kind, c.ID})
	switch c.Kind {
	case record.KindModel, record.KindArea:
		for s := range b.view.Sites.All() {
			if s.Model == c.ID || s.Area == c.ID {
				b.index.renew(b.view, ref{record.KindSite, s.ID})
			}
		}
		for u := range b.view.Units.All() {
			if u.Area == c.ID {
				b.index.renew(b.view, ref{record.KindUnit, u.ID})
			}
		}
	case record.KindSettings:
		for f := range b.view.Funds.All() {
			b.index.renew(b.view, ref{record.KindFund, f.ID})
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
	x.folded, x.marked, x.places, x.at, x.dead, x.dictionaries = nil, nil, nil, nil, 0, nil
	x.join(&y)
}

// Search finds records outside the bin in whose texts every word of the query
// occurs, with or without dấu: at most limit of them, best rank first, within a
// rank in the order of the book. It finds every kind but settings and closings: by
// name or title, former name, number and day of a decision, symbol, year, place and
// telephone, and what is within (opinions by topic, findings, expenses); memberships
// by note.
func (b *Book) Search(query string, limit int) []Hit {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.index.search(query, limit)
}

func (x *index) search(query string, limit int) []Hit {
	q := newQuestion(query)
	if len(q.words) == 0 || limit <= 0 {
		return nil
	}
	d := x.listed()
	r := d.ranking()
	defer d.spare.Store(r)
	d.rank(&q, r)
	x.read(d.covers, &q, r)
	hits := make([]Hit, 0, min(limit, r.part()))
	for rank, s := range r.ranks {
		for k, w := range s {
			for ; w != 0 && len(hits) < limit; w &= w - 1 {
				if p := &x.places[k*64+bits.TrailingZeros64(w)]; p.id != 0 {
					hits = append(hits, Hit{p.kind, p.id, rank})
				}
			}
		}
	}
	return hits
}

// question is a query: its words without marks, those as they were typed, and all that
// was typed, the last word begun, or whole (with a blank behind it).
type question struct {
	words, typed [][]byte
	begun, whole []byte
}

func newQuestion(query string) question {
	begun := appendMarked(nil, record.Line(query))
	return question{bytes.Fields(record.AppendFold(nil, query)), bytes.Fields(begun),
		begun, append(slices.Clip(begun), ' ')}
}

// read does what needs the texts: it puts the places from the n-th on, which no
// dictionary lists, into r, and leaves in the sets of names only those that have the
// words one behind the other.
func (x *index) read(n int, q *question, r *ranking) {
	begins := make([][]byte, len(q.words))
	for i, w := range q.words {
		begins[i] = append([]byte(" "), w...)
	}
	for i := n; i < len(x.places); i++ {
		text := x.text(i)
		if !all(text, q.words) {
			continue
		}
		r.ranks[RankWithin].add(i)
		if all(text, begins) {
			r.ranks[RankPrefix].add(i)
			r.ranks[RankBegun].add(i)
			r.ranks[RankExact].add(i)
		}
	}
	r.ranks[RankBegun].each(func(i int) {
		if i < n && len(q.typed) == 1 {
			return
		}
		name := x.name(i)
		at := bytes.Index(name, q.begun)
		if at < 0 {
			r.ranks[RankBegun].drop(i)
		}
		if at < 0 || !bytes.Contains(name[at:], q.whole) {
			r.ranks[RankExact].drop(i)
		}
	})
}

// listed is the dictionaries of the places, made anew when they leave out too many.
func (x *index) listed() *dictionaries {
	x.making.Lock()
	defer x.making.Unlock()
	if x.dictionaries == nil || len(x.places)-x.dictionaries.covers > mostUnlisted {
		x.dictionaries = newDictionaries(x)
	}
	return x.dictionaries
}

// text is the folded text of a place.
func (x *index) text(i int) []byte {
	from := 0
	if i > 0 {
		from = x.places[i-1].end
	}
	return x.folded[from:x.places[i].end]
}

// name is the first text of a place, with its marks.
func (x *index) name(i int) []byte {
	from := 0
	if i > 0 {
		from = x.places[i-1].markedEnd
	}
	return x.marked[from:x.places[i].markedEnd]
}

func all(text []byte, words [][]byte) bool {
	for _, w := range words {
		if !bytes.Contains(text, w) {
			return false
		}
	}
	return true
}
