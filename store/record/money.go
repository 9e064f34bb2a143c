package record

// Spent is what a source paid in a year, in đồng: on sites, on activities, and what its
// Fund lists besides; each is written down in one of the three places only.
func (v *View) Spent(year int, source string) (sum int64) {
	add := func(c Count) {
		n, _ := c.Known()
		sum += n
	}
	for f := range v.Funds.All() {
		if f.Year == year && f.Source == source {
			for _, x := range f.Spent {
				add(x.Amount)
			}
		}
	}
	for s := range v.Sites.All() {
		for _, m := range s.Money {
			if m.Year == year && m.Fund == source {
				add(m.Amount)
			}
		}
	}
	for a := range v.Activities.All() {
		for _, m := range a.Money {
			if int(a.Start.Y) == year && m.Fund == source {
				add(m.Amount)
			}
		}
	}
	return sum
}
