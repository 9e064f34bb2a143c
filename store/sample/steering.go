package sample

import (
	"slices"
	"strconv"

	"sophongtrao/store/record"
)

// makeCommendations makes those of the two years: collective and individual in turn;
// last year's are decided but for one, this year's are partly proposed. Somebody
// stands in a year twice.
func (m *maker) makeCommendations() {
	m.stream("commendations")
	if len(m.teams) == 0 || len(m.people) == 0 {
		return
	}
	n := max(len(m.Awards), len(m.teams)/5)
	for year := m.thisYear() - 1; year <= m.thisYear(); year++ {
		request := m.request("award", 0, record.Day(year, 11, 2))
		var first *record.Commendation
		for i := range n {
			c := m.commendation(i, year)
			c.Proposal = request
			if i == 1 {
				first = c
			}
			if i == n-1 {
				c.Type, c.Name, c.Subject = first.Type, first.Name, first.Subject
			}
			m.settle(c, i)
			m.add(c)
		}
	}
}

func (m *maker) commendation(i, year int) *record.Commendation {
	award := m.Awards[i%len(m.Awards)]
	c := &record.Commendation{Type: record.CommendIndividual, Year: year, Award: award.Award, Level: award.Level,
		Proposed: record.Day(year, 11, m.between(1, 6))}
	var of record.Record
	switch k := i + year; {
	case i%2 == 1:
		of = m.people[(k*13)%len(m.people)]
	case i%6 == 2 && len(m.sites) > 0:
		of = m.sites[k*3%len(m.sites)]
	case i%6 == 4:
		of = m.areas[k*5%len(m.areas)]
	default:
		of = m.teams[k*7%len(m.teams)]
	}
	c.Subject, c.Name = record.RefTo(of), m.nameOf(of)
	if i%2 == 0 {
		c.Type = record.CommendCollective
	}
	c.Merit = pick(m, m.Merits[c.Type])
	for _, p := range m.settings.Lists.AwardPapers {
		if !m.chance(15) {
			c.Papers = append(c.Papers, p.Code)
		}
	}
	return c
}

// settle decides last year's, and of this year's every third.
func (m *maker) settle(c *record.Commendation, i int) {
	day := c.Proposed.AddDays(m.between(6, 20))
	switch {
	case i == 3 && c.Year < m.thisYear():
		c.Declined = day
	case day.Compare(m.size.Today) <= 0 && (c.Year < m.thisYear() || i%3 == 0):
		c.Decision = record.Decision{Number: m.paper(m.Units.Decision), Date: day, By: m.AwardBy[c.Level]}
	}
}

// makeExemplars: the commune itself, a school, and and others the words name; of the teams and people four each.
func (m *maker) makeExemplars() {
	m.stream("exemplars")
	for _, w := range m.Exemplars {
		x := &record.Exemplar{Type: w.Type, Name: w.Name, Level: w.Level, Field: w.Field, Merit: w.Merit}
		for _, u := range m.units {
			if u.Name == w.Name {
				x.Subject = record.RefTo(u)
			}
		}
		m.exemplar(x, m.thisYear()-w.Years)
	}
	fields := m.settings.Lists.Fields
	for i := range min(4, len(m.teams), len(m.people)) {
		t, p := m.teams[i*9%len(m.teams)], m.people[i*17%len(m.people)]
		field := fields[i%2].Code // the words have the other fields
		m.exemplar(&record.Exemplar{Type: record.CommendCollective, Name: m.nameOf(t), Subject: record.RefTo(t), Level: "xa",
			Field: field, Merit: pick(m, m.Merits[record.CommendCollective])}, m.thisYear()-i%3)
		m.exemplar(&record.Exemplar{Type: record.CommendIndividual, Name: p.Name, Subject: record.RefTo(p), Level: "xa",
			Field: field, Merit: pick(m, m.Merits[record.CommendIndividual])}, m.thisYear()-i%3)
	}
}

// exemplar was chosen at the end of a year and looked at again in each that followed;
// the oldest are none any more in the last.
func (m *maker) exemplar(x *record.Exemplar, year int) {
	x.Year = year
	if decided := record.Day(year, 11, 16); decided.Compare(m.size.Today) <= 0 {
		x.Decision = record.Decision{Number: m.paper(m.Units.Decision), Date: decided, By: m.AwardBy[x.Level]}
	}
	for y := year + 1; y <= m.thisYear(); y++ {
		keep := record.Yes
		if y == year+2 {
			keep = record.No
		}
		x.Reviews = append(x.Reviews, record.ExemplarReview{Year: y, Date: record.Day(y, 11, m.between(3, 14)), Keep: keep, Result: m.ExemplarResult[keep]})
	}
	m.add(x)
}

// makeSeats fills the steering committee; at the merger some seats changed hands.
func (m *maker) makeSeats() {
	m.stream("seats")
	since := record.Day(m.thisYear()-5, 6, 15)
	by := func(d record.Date) record.Decision {
		return record.Decision{Number: m.paper(m.SeatDecision), Date: d, By: m.DecisionBy}
	}
	for _, w := range m.Seats {
		name := w.Name
		if name == "" && w.Woman {
			name = m.woman()
		} else if name == "" {
			name = m.man()
		}
		s := &record.Seat{Body: w.Body, Role: w.Role, Post: w.Post, Name: name, Span: record.Span{From: since}, Decision: by(since)}
		if w.Changed {
			old := *s
			if old.Name = w.Former; old.Name == "" {
				old.Name = m.man()
			}
			old.To = merger.AddDays(-1)
			m.add(&old)
			s.From, s.Decision = merger, by(merger)
		}
		m.add(s)
	}
}

// makeFunds plans and spends in the two years, by source.
func (m *maker) makeFunds() {
	m.stream("funds")
	for i, year := range []int{m.thisYear() - 1, m.thisYear()} {
		for _, w := range m.Funds {
			f := &record.Fund{Year: year, Source: w.Source, Note: w.Note}
			if n := w.Planned[i%len(w.Planned)]; n > 0 {
				f.Planned = record.N(n * 1_000_000)
			}
			for k, what := range w.Spent {
				day := record.Day(year, 2+k*3%11, m.between(1, 28))
				if day.Compare(m.size.Today) <= 0 {
					f.Spent = append(f.Spent, record.Expense{Date: day, What: what, Amount: record.N(int64(m.between(6, 50)) * 500_000)})
				}
			}
			m.add(f)
		}
	}
}

// makeTasks writes down what is done, open and late, and the events of the cycle that
// were held.
func (m *maker) makeTasks() {
	m.stream("tasks")
	for _, w := range m.TaskList {
		t := &record.Task{Assignment: record.Assignment{What: w.What, Owner: w.Owner}, Note: w.Note}
		if w.Due != 0 {
			t.Due = m.size.Today.AddDays(w.Due)
		}
		if w.Done != 0 {
			t.Done = m.size.Today.AddDays(w.Done)
		}
		switch {
		case w.About == record.KindTeam && len(m.teams) > 0:
			t.About = record.RefTo(pick(m, m.teams))
		case w.About == record.KindSite && len(m.sites) > 0:
			t.About = record.RefTo(pick(m, m.sites))
		case w.About == record.KindArea && len(m.areas) > 0:
			t.About = record.RefTo(pick(m, m.areas))
		}
		m.add(t)
	}
	for year := m.thisYear() - 1; year <= m.thisYear(); year++ {
		for _, e := range m.settings.Calendar {
			due := e.Of(year)
			if year == m.thisYear() && !slices.Contains(m.Events, e.Code) || due.Compare(m.size.Today) > 0 {
				continue
			}
			m.add(&record.Task{Assignment: record.Assignment{What: e.Name, Owner: e.Owner, Due: due, Done: due.AddDays(-m.between(0, 4))},
				Event: e.Code, Year: year})
		}
	}
}

// makeClosings closes two periods of last year; one was opened once more.
func (m *maker) makeClosings() {
	year := m.thisYear() - 1
	m.add(&record.Closing{Rule: "quy-2", Year: year, Steps: []record.ClosingStep{{Date: record.Day(year, 6, 25)}}})
	m.add(&record.Closing{Rule: "quy-4", Year: year, Steps: []record.ClosingStep{
		{Date: record.Day(year, 12, 16)},
		{Date: record.Day(year, 12, 20), Open: true, Note: m.ActivityResult[0]},
		{Date: record.Day(year, 12, 23)},
	}})
}

// makeIssued drafts the papers that the clerk has issued in the two years: each has
// its day, to whom it went and what came back. One that became void has the reason.
// Only a book can issue (number and paper): cmd/practice does.
func (m *maker) makeIssued() {
	for _, w := range m.Issued {
		var day record.Date
		year := m.thisYear() - w.Years
		if err := day.UnmarshalText([]byte(strconv.Itoa(year) + "-" + w.Day)); err != nil || day.Compare(m.size.Today) > 0 {
			continue
		}
		d := &record.Document{Type: w.Type, State: record.Draft, Date: day, Reason: w.Void, Source: w.Source,
			Title: fill(w.Title, "{year}", strconv.Itoa(year))}
		d.Source.Year = year
		for _, s := range w.Sendings {
			d.Sendings = append(d.Sendings, record.Sending{To: s.To, Date: day.AddDays(s.After), How: s.How, Note: s.Note})
		}
		if r := w.Reply; r.After > 0 {
			d.Replies = []record.Reply{{Date: day.AddDays(r.After), From: r.From, Returned: r.Returned, Text: r.Text}}
		}
		m.add(d)
	}
}

// Correction is the paper that corrects one that was issued from the sample's drafts;
// nil where that was not. It is not in the book yet and has no ID.
func Correction(wordList []byte, v *record.View) (*record.Document, error) {
	var m maker
	if err := decode(wordList, &m.words, "words"); err != nil {
		return nil, err
	}
	w := m.words.Correction
	for d := range v.Documents.All() {
		if d.Is() != record.Issued || d.Source.Rule != w.Of || d.Corrects != 0 {
			continue
		}
		c := &record.Document{Type: d.Type, State: record.Draft, Corrects: d.ID, Source: record.Source{Form: "correction", Of: record.RefTo(d)},
			Title:       fill(w.Title, "{year}", strconv.Itoa(d.Year)),
			Corrections: []record.Correction{{Where: w.Where, Old: w.Old, New: w.New, Why: w.Why}}}
		err := c.Date.UnmarshalText([]byte(strconv.Itoa(d.Year) + "-" + w.Day))
		return c, err
	}
	return nil, nil
}

// makeDrafts drafts one paper of every type that has none yet.
func (m *maker) makeDrafts() {
	for i := range m.Drafts {
		d := &m.Drafts[i]
		d.Title, d.State = fill(d.Title, "{year}", strconv.Itoa(m.thisYear())), record.Draft
		m.add(d)
	}
}
