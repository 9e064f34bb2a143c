package intake

import (
	"slices"

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
	keys   map[string]string      // Words.key of what was looked up
	fulls  map[string]string      // Words.inFull of it
}

// key and inFull are those of Words: lists name the same places again and again.
func (l *lookup) key(s string) string    { return kept(l.keys, s, l.words.key) }
func (l *lookup) inFull(s string) string { return kept(l.fulls, s, l.words.inFull) }

func kept(known map[string]string, s string, make func(string) string) string {
	k, ok := known[s]
	if !ok {
		k = make(s)
		known[s] = k
	}
	return k
}

type added struct {
	to  map[string][]record.ID
	key string
	id  record.ID
}

func newLookup(v *record.View, w *Words) *lookup {
	l := &lookup{v: v, words: w, areas: map[string][]record.ID{}, teams: map[string][]record.ID{}, models: map[string][]record.ID{},
		sites: map[string][]record.ID{}, units: map[string][]record.ID{}, works: map[string][]record.ID{}, people: map[string][]record.ID{}, keys: map[string]string{}, fulls: map[string]string{}}
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
		put(l.areas, l.key(r.Name))
		for _, f := range r.Former {
			put(l.areas, l.key(f.Name))
		}
	case *record.Team:
		put(l.teams, l.key(r.Name))
	case *record.Model:
		put(l.models, record.Fold(r.Name))
	case *record.Site:
		put(l.sites, siteKey(r))
	case *record.Unit:
		put(l.units, l.key(r.Name))
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
