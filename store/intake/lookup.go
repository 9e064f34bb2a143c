package intake

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/store/record"
)

// lookup finds what is in the book already by what a list calls it. It grows with the
// step, so that two rows that name the same new place mean one.
type lookup struct {
	v      *record.View
	words  *Words
	areas  map[string][]record.ID // key of the name, former names too
	teams  map[string][]record.ID
	models map[string][]record.ID
	sites  map[string][]record.ID // key of the name
	units  map[string][]record.ID
	works  map[string][]record.ID // folded title
	people map[string][]record.ID // folded name
	added  []added                // since begin was called
	spelt  map[string]string      // names that were spelled
}

type added struct {
	to  map[string][]record.ID
	key string
	id  record.ID
}

func newLookup(v *record.View, w *Words) *lookup {
	l := &lookup{v: v, words: w, areas: map[string][]record.ID{}, teams: map[string][]record.ID{}, models: map[string][]record.ID{},
		sites: map[string][]record.ID{}, units: map[string][]record.ID{}, works: map[string][]record.ID{}, people: map[string][]record.ID{}, spelt: map[string]string{}}
	for _, k := range []record.Kind{record.KindArea, record.KindTeam, record.KindModel, record.KindSite, record.KindUnit, record.KindActivity, record.KindPerson} {
		for r := range v.Records(k) {
			if !r.M().Bin {
				l.add(r)
			}
		}
	}
	return l
}

// add makes a record known by its present name.
func (l *lookup) add(r record.Record) {
	put := func(m map[string][]record.ID, key string) {
		if key != "" && !slices.Contains(m[key], r.M().ID) {
			m[key] = append(m[key], r.M().ID)
			l.added = append(l.added, added{m, key, r.M().ID})
		}
	}
	switch r := r.(type) {
	case *record.Area:
		put(l.areas, l.words.key(r.Name))
		for _, f := range r.Former {
			put(l.areas, l.words.key(f.Name))
		}
	case *record.Team:
		put(l.teams, l.words.key(r.Name))
	case *record.Model:
		put(l.models, record.Fold(r.Name))
	case *record.Site:
		put(l.sites, siteKey(r))
	case *record.Unit:
		put(l.units, l.words.key(r.Name))
	case *record.Activity:
		put(l.works, record.Fold(r.Title))
	case *record.Person:
		put(l.people, record.Fold(r.Name))
	}
}

// begin and giveUp stand around a row: what was added for one that is given up goes again.
func (l *lookup) begin() { l.added = l.added[:0] }

func (l *lookup) giveUp() {
	for _, a := range l.added {
		a.to[a.key] = slices.DeleteFunc(slices.Clone(a.to[a.key]), func(id record.ID) bool { return id == a.id })
	}
}

func siteKey(s *record.Site) string {
	return s.Model.String() + "|" + s.Area.String() + "|" + record.Fold(s.Name) + "|" + record.Fold(s.Place)
}

// likeness is how much a row and a person of the book look like one.
type likeness int

const (
	other likeness = iota
	alike          // may be the same: a person decides
	same           // the same
)

// likeness compares a row with a person of whom the folded name is the same. Same: the
// names agree but for where a tone stands (hòa, hoà) and for capitals, and the births
// agree, or the telephones. Alike: what is known does not speak against it.
func (l *lookup) likeness(row, p *record.Person) likeness {
	if p.Anonymous() {
		return other
	}
	spelled := l.spelling(row.Name) == l.spelling(p.Name)
	phone := row.Phone != "" && row.Phone == p.Phone
	switch born(row.Birth, p.Birth) {
	case no:
		if phone && spelled {
			return alike // a slip in one of the years
		}
		return other
	case yes:
		if spelled {
			return same
		}
	}
	if phone && spelled {
		return same
	}
	if row.Sex != "" && p.Sex != "" && row.Sex != p.Sex {
		return other
	}
	return alike
}

type verdict int

const (
	unsaid verdict = iota
	yes
	no
)

// born compares two births, each known to the day, the month or the year.
func born(a, b record.Date) verdict {
	switch {
	case a.IsZero() || b.IsZero():
		return unsaid
	case a.Last().Compare(b.First()) < 0 || b.Last().Compare(a.First()) < 0:
		return no
	}
	return yes
}

func (l *lookup) spelling(s string) string {
	key, ok := l.spelt[s]
	if !ok {
		key = spelling(s)
		l.spelt[s] = key
	}
	return key
}

// spelling is a name in small letters with the marks of each word behind its letters: the
// same wherever in the word the tone stands.
func spelling(s string) string {
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
