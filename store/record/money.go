package record

import (
	"cmp"
	"slices"
)

// Spending is money that a source paid: on a site, on an activity, or what its Fund
// lists besides. Each is written down in one of the three places only.
type Spending struct {
	Of     Ref    // the record it is written in
	Path   string // and the field: "money[2]"
	Date   Date   // the year alone where no day is known
	What   string // for an Expense; the record's own label otherwise
	Amount Count  // đồng
}

// Spendings are those of a source in a year, the earliest first.
func (v *View) Spendings(year int, source string) (of []Spending) {
	add := func(r Record, list string, i int, d Date, what string, c Count) {
		of = append(of, Spending{Of: RefTo(r), Path: entry(list, i), Date: d, What: what, Amount: c})
	}
	for s := range v.Sites.All() {
		for i, m := range s.Money {
			if m.Year == year && m.Fund == source {
				d := m.Date
				if d.IsZero() {
					d = Year(year)
				}
				add(s, "money", i, d, s.Label(v), m.Amount)
			}
		}
	}
	for a := range v.Activities.All() {
		for i, m := range a.Money {
			if int(a.Start.Y) == year && m.Fund == source {
				add(a, "money", i, a.Start, a.Title, m.Amount)
			}
		}
	}
	for f := range v.Funds.All() {
		if f.Year == year && f.Source == source {
			for i, x := range f.Spent {
				add(f, "spent", i, x.Date, x.What, x.Amount)
			}
		}
	}
	slices.SortStableFunc(of, func(x, y Spending) int {
		return cmp.Or(x.Date.First().Compare(y.Date.First()), x.Date.Compare(y.Date))
	})
	return of
}

// Spent is the sum of a source's Spendings in a year, in đồng.
func (v *View) Spent(year int, source string) (sum int64) {
	for _, s := range v.Spendings(year, source) {
		n, _ := s.Amount.Known()
		sum += n
	}
	return sum
}
