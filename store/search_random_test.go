package store_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// TestSearchIsThatOfAPlainReading compares hits, ranks, order and limits with a search
// that reads the texts of all people one by one, in random books between random
// changes: so many that the dictionaries are made anew and dead places are cleared.
func TestSearchIsThatOfAPlainReading(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 3, 70, 1500} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(n)))
			people := make([]record.Record, n)
			for i := range people {
				people[i] = &record.Person{}
				invent(r, people[i].(*record.Person))
			}
			b := storetest.New(t, append(storetest.Seed(), people...)...)
			var order []record.ID // of the people in the index
			b.Read(func(v *record.View) {
				for p := range v.People.All() {
					order = append(order, p.ID)
				}
			})
			for range 12 {
				compareSearches(t, r, b, order)
				order = changeSome(t, r, b, order)
			}
			compareSearches(t, r, b, order)
		})
	}
}

// Syllables that hold, begin and fold to one another.
var syllables = strings.Fields("Hoa Hòa Hoà Hoá Hoài Hoàng Khoa An Ân Anh Lan Thị Thi Thịnh Thành Văn Vân Nguyễn Nguyen Đượm Dung H'Hen Niê-Kđăm A1 12 2 Я")

func invent(r *rand.Rand, p *record.Person) {
	var name []string
	for range 1 + r.IntN(4) {
		name = append(name, syllables[r.IntN(len(syllables))])
	}
	p.Name, p.Address, p.Phone, p.Birth = strings.Join(name, " "), "", "", record.Date{}
	if r.IntN(3) == 0 {
		p.Address = fmt.Sprintf("Số %d, đường %s", r.IntN(30), syllables[r.IntN(len(syllables))])
	}
	if r.IntN(3) == 0 {
		p.Phone, p.Birth = fmt.Sprintf("09%08d", r.IntN(1e8)), record.Year(1940+r.IntN(60))
	}
}

// changeSome changes, deletes and restores people in one operation, and takes some
// back; those that are changed go to the end of the order.
func changeSome(t *testing.T, r *rand.Rand, b *store.Book, order []record.ID) []record.ID {
	t.Helper()
	var all, touched []record.ID
	b.Read(func(v *record.View) {
		for p := range v.Records(record.KindPerson) {
			all = append(all, p.M().ID)
		}
	})
	slices.Sort(all) // the view states no order
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if _, err := b.Do(op, func(tx *store.Tx) error {
		for _, id := range all[:r.IntN(len(all)/2+1)] {
			old := tx.View().Find(record.KindPerson, id).(*record.Person)
			p := old.Clone().(*record.Person)
			var err error
			switch {
			case p.Bin:
				err = tx.Restore(record.KindPerson, id)
			case r.IntN(6) == 0 && id > 14: // the seed's people are needed by its records
				err = tx.Delete(record.KindPerson, id)
			default:
				if invent(r, p); reflect.DeepEqual(p, old) {
					continue
				}
				err = tx.Save(p)
			}
			touched = append(touched, id)
			if err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if r.IntN(3) == 0 && len(touched) > 0 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(touched) // an operation is written in the order of the records
	b.Read(func(v *record.View) {
		for _, id := range touched {
			order = slices.DeleteFunc(order, func(o record.ID) bool { return o == id })
			if p := v.Find(record.KindPerson, id).(*record.Person); !p.Bin {
				order = append(order, id)
			}
		}
	})
	return order
}

func compareSearches(t *testing.T, r *rand.Rand, b *store.Book, order []record.ID) {
	t.Helper()
	people := plainly(b, order)
	for range 60 {
		q := inventQuery(r)
		all := b.Search(q, 1_000_000)
		limit := 1 + r.IntN(len(all)+2)
		if few := b.Search(q, limit); !slices.Equal(few, all[:min(limit, len(all))]) {
			t.Errorf("%q, at most %d: not the first of all", q, limit)
		}
		got := slices.DeleteFunc(all, func(h store.Hit) bool { return h.Kind != record.KindPerson })
		if want := plainSearch(people, q); !slices.Equal(got, want) {
			t.Fatalf("%q: %d hits %v; want %d %v", q, len(got), got[:min(9, len(got))], len(want), want[:min(9, len(want))])
		}
	}
}

func inventQuery(r *rand.Rand) string {
	var words []string
	for range 1 + r.IntN(3) {
		w := []rune(syllables[r.IntN(len(syllables))])
		switch r.IntN(8) {
		case 0:
			w = w[:1+r.IntN(len(w))]
		case 1:
			w = w[r.IntN(len(w)):]
		case 2:
			w = []rune(fmt.Sprint(r.IntN(2000)))
		}
		s := string(w)
		switch r.IntN(3) {
		case 0:
			s = record.Fold(s)
		case 1:
			s = strings.ToUpper(s)
		}
		words = append(words, s)
	}
	return strings.Join(words, []string{" ", "  ", ", "}[r.IntN(3)])
}

// plain is a person as a plain search reads it.
type plain struct {
	id         record.ID
	text, name string
}

func plainly(b *store.Book, order []record.ID) (list []plain) {
	b.Read(func(v *record.View) {
		for _, id := range order {
			p, text := v.Find(record.KindPerson, id).(*record.Person), ""
			for _, s := range []string{p.Name, p.Birth.String(), p.Address, p.Phone} {
				text += " " + record.Fold(s)
			}
			list = append(list, plain{id, text, spaced(p.Name)})
		}
	})
	return list
}

// plainSearch is what Search says it does.
func plainSearch(people []plain, query string) []store.Hit {
	var ranks [store.RankWithin + 1][]store.Hit
	words, typed := strings.Fields(record.Fold(query)), spaced(query)
	for _, p := range people {
		rank := store.RankPrefix
		switch {
		case strings.Contains(p.name, typed):
			rank = store.RankExact
		case strings.Contains(p.name, strings.TrimSuffix(typed, " ")):
			rank = store.RankBegun
		}
		found := len(words) > 0
		for _, w := range words {
			found = found && strings.Contains(p.text, w)
			if !strings.Contains(p.text, " "+w) {
				rank = store.RankWithin
			}
		}
		if found {
			ranks[rank] = append(ranks[rank], store.Hit{Kind: record.KindPerson, ID: p.id, Rank: rank})
		}
	}
	return slices.Concat(ranks[:]...)
}

// spaced is the words of s in lower case with their marks, a blank before and behind
// each.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(record.Line(s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
