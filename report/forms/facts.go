package forms

import (
	"slices"

	"sophongtrao/store/record"
)

// fact is one number of a period with the records it was counted from.
type fact struct {
	key    string
	sum    record.Count // of what is known
	known  int          // parts that are known
	silent int          // parts that are "chưa báo cáo"
	blank  int          // parts that were left blank
	behind []record.Ref
}

// ledger is a list of facts by their keys, in the order of their first mention.
type ledger struct {
	list []*fact
	of   map[string]*fact
}

// get is the fact of a key, made if need be.
func (l *ledger) get(key string) *fact {
	x := l.of[key]
	if x == nil {
		if l.of == nil {
			l.of = map[string]*fact{}
		}
		x = &fact{key: key}
		l.of[key], l.list = x, append(l.list, x)
	}
	return x
}

// counts names facts that are counted: 0 until something is. sums names those that are
// added up from numbers of the records: not known until one of them is.
func (l *ledger) counts(keys ...string) {
	for _, k := range keys {
		if x := l.get(k); x.sum.IsZero() {
			x.sum = record.N(0)
		}
	}
}

func (l *ledger) sums(keys ...string) {
	for _, k := range keys {
		l.get(k)
	}
}

// tick counts one.
func (l *ledger) tick(key string, r record.Record) { l.add(key, r, record.N(1)) }

// add adds a number of a record.
func (l *ledger) add(key string, r record.Record, c record.Count) {
	x := l.get(key)
	switch _, ok := c.Known(); {
	case ok:
		x.known++
	case c.IsNotReported():
		x.silent++
	default:
		x.blank++
		return
	}
	x.sum = x.sum.Plus(c)
	if at := record.RefTo(r); !slices.Contains(x.behind[max(0, len(x.behind)-1):], at) {
		x.behind = append(x.behind, at)
	}
}

// n is a counted fact.
func (l *ledger) n(key string) int {
	n, _ := l.count(key).Known()
	return int(n)
}

// count is a fact that may not be known.
func (l *ledger) count(key string) record.Count {
	if x := l.of[key]; x != nil {
		return x.sum
	}
	return record.Count{}
}

// facts are the numbers of one period. States are counted on its last day (at),
// events by their own date within the window; an event known only to the month or
// the year counts with its first day, so that it falls in one period and one only.
// The statutory Tổ bảo vệ an ninh, trật tự and its members are in no fact.
type facts struct {
	ledger
	window record.Span
	at     record.Date
	// year is the one whose yearly numbers and reviews belong to the period; first is
	// the first of several.
	year, first int
	whole       bool // the window is a year or more: yearly numbers belong to it
	// covered says that the book holds records from this period or before: only
	// then is 0 a number, and not the silence of a book begun later.
	covered bool

	byArea    map[record.ID]*ledger // the areas on the last day; 0 is what belongs to none
	proposals map[string][]*record.Site
}

// gather counts a period up to today, the day of the paper; first is the year of its
// first yearly numbers.
func (b *builder) gather(p record.Period, first int, today record.Date) *facts {
	f := &facts{window: p.Window, at: p.Window.To, year: p.Year, first: first,
		whole:     p.Window.From.DaysUntil(p.Window.To) > 350,
		byArea:    map[record.ID]*ledger{0: {}},
		proposals: map[string][]*record.Site{},
	}
	if today.Compare(f.at) < 0 {
		f.at = today
	}
	for _, gather := range []func(*facts){b.gatherAreas, b.gatherTeams, b.gatherRounds, b.gatherModels, b.gatherSites,
		b.gatherExemplars, b.gatherMeetings, b.gatherForums, b.gatherTraining, b.gatherActivities, b.gatherInspections,
		b.gatherCommendations, b.gatherSeats, b.gatherDocuments, b.gatherMoney, b.gatherStandard} {
		gather(f)
	}
	return f
}

// in says that an event falls in the period, and not ahead of today.
func (f *facts) in(d record.Date) bool { return !d.IsZero() && f.has(d.First()) }

// ended is in for the end of something, which counts with its last day.
func (f *facts) ended(d record.Date) bool { return !d.IsZero() && f.has(d.Last()) }

func (f *facts) has(d record.Date) bool { return f.window.Has(d) && d.Compare(f.at) <= 0 }

// by says that something had happened by the last day.
func (f *facts) by(d record.Date) bool { return !d.IsZero() && d.First().Compare(f.at) <= 0 }

// yearly says that a number of a year belongs to the period.
func (f *facts) yearly(year int) bool { return f.whole && f.first <= year && year <= f.year }

// seen notes that the book reaches back to this period.
func (f *facts) seen(d record.Date) { f.covered = f.covered || f.by(d) }

// area is the ledger of an area on the last day: the one itself, or what it was merged
// into; that of no area for every other.
func (f *facts) area(v *record.View, id record.ID) *ledger {
	for range 50 { // no chain of mergers is as long
		if l := f.byArea[id]; l != nil {
			return l
		}
		a, ok := v.Areas.Get(id)
		if !ok {
			break
		}
		id = a.Successor
	}
	return f.byArea[0]
}

// partial says of how many parts a sum is known, where that is not all: what was left
// blank, and what was asked for and has not come.
func (l *ledger) partial(key, what string) string {
	x := l.of[key]
	if x == nil || x.silent+x.blank == 0 {
		return ""
	}
	silent := number(x.silent) + " " + what + " " + notReported
	switch {
	case x.blank == 0:
		return " (" + silent + ")"
	case x.silent == 0:
		return " (số liệu của " + number(x.known) + "/" + number(x.known+x.blank) + " " + what + ")"
	}
	return " (số liệu của " + number(x.known) + "/" + number(x.known+x.blank+x.silent) + " " + what + ", " + silent + ")"
}

// cell is a fact in a table: a sum with parts that have not come says so.
func (l *ledger) cell(key string) string {
	x := l.of[key]
	if x == nil {
		return ""
	}
	text := cellCount(x.sum)
	if _, ok := x.sum.Known(); ok && x.silent > 0 {
		text += "\n(" + number(x.silent) + " " + notReported + ")"
	}
	return text
}

// keep puts the facts under their keys as the figures of the paper.
func (b *builder) keep(l *ledger, tail string) {
	if b.out.Behind == nil {
		b.out.Behind = map[string][]record.Ref{}
	}
	for _, x := range l.list {
		b.figure(x.key+tail, x.sum)
		seen := map[record.Ref]bool{}
		for _, r := range x.behind {
			if !seen[r] {
				seen[r] = true
				b.out.Behind[x.key+tail] = append(b.out.Behind[x.key+tail], r)
			}
		}
	}
}
