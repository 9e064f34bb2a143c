package activities

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// figure is a count of an activity.
type figure struct {
	field string // JSON name
	at    func(*record.Activity) *record.Count
	// kinds are those in whose form it is shown; nil: every kind that names none of
	// its own.
	kinds []string
}

var figures = []figure{
	{"sessions", func(a *record.Activity) *record.Count { return &a.Sessions },
		[]string{record.ActivityCommunication, record.ActivityFestival, record.ActivityVocational, record.ActivityReintegration}},
	{"reached", func(a *record.Activity) *record.Count { return &a.Reached },
		[]string{record.ActivityCommunication, record.ActivityFestival}},
	{"materials", func(a *record.Activity) *record.Count { return &a.Materials },
		[]string{record.ActivityCommunication, record.ActivityFestival}},
	{"helped", func(a *record.Activity) *record.Count { return &a.Helped },
		[]string{record.ActivityWelfare, record.ActivityVocational, record.ActivityJobs, record.ActivityReintegration}},
	{"improved", func(a *record.Activity) *record.Count { return &a.Improved },
		[]string{record.ActivityVocational, record.ActivityJobs, record.ActivityReintegration}},
	{"disputes", func(a *record.Activity) *record.Count { return &a.Disputes }, []string{record.ActivityMediation}},
	{"settled", func(a *record.Activity) *record.Count { return &a.Settled }, []string{record.ActivityMediation}},
}

// fits says that the form of a kind shows the figure. A kind added by the committee
// itself shows all.
func (f figure) fits(kind string) bool {
	own := false
	for _, g := range figures {
		for _, k := range g.kinds {
			if k == kind {
				if g.field == f.field {
					return true
				}
				own = true
			}
		}
	}
	return kind != "" && !own
}

// sum adds counts and remembers how many were not reported.
type sum struct {
	total record.Count
	late  int
}

func (s *sum) add(c record.Count) {
	s.total = s.total.Plus(c)
	if c.IsNotReported() {
		s.late++
	}
}

func (s sum) String() string { return words.Tally(words.Count(s.total), s.late) }

// money is what an activity cost, of all sources.
func money(a *record.Activity) (c record.Count) {
	for _, m := range a.Money {
		c = c.Plus(m.Amount)
	}
	return c
}

// sums are those of some activities: their number, each figure, the money.
type sums struct {
	n       int
	figures []sum
	money   sum
}

func (s *sums) add(a *record.Activity) {
	if s.figures == nil {
		s.figures = make([]sum, len(figures))
	}
	s.n++
	for i, f := range figures {
		s.figures[i].add(*f.at(a))
	}
	for _, m := range a.Money {
		s.money.add(m.Amount)
	}
}

// of is the sum of a figure.
func (s *sums) of(field string) (of sum) {
	for i, f := range figures {
		if f.field == field && s.figures != nil {
			of = s.figures[i]
		}
	}
	return of
}

// line is the line under the list.
func (s *sums) line() string {
	if s.n == 0 {
		return ""
	}
	var parts []string
	for _, x := range []struct {
		label string
		sum   sum
	}{{words.SumSessions, s.of("sessions")}, {words.SumReached, s.of("reached")}, {words.SumHelped, s.of("helped")}, {words.SumMoney, s.money}} {
		parts = append(parts, x.label+" "+x.sum.String())
	}
	return words.SumLine(parts)
}
