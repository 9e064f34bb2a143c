package forms_test

import (
	"math/rand/v2"

	"sophongtrao/store/record"
)

// randomBook makes books of every kind that a period counts, with what makes counting
// hard: days at the very ends of windows, dates known to the month or the year, numbers
// that are blank or not reported, things in the bin, statutory teams, areas that were
// merged. Nothing in it need be sensible otherwise.
type randomBook struct {
	*rand.Rand
	edges []record.Date
	recs  []record.Record
	ids   map[record.Kind][]record.ID
	set   *record.Settings
}

func newRandomBook(seed uint64, set *record.Settings, edges []record.Date) *randomBook {
	b := &randomBook{Rand: rand.New(rand.NewPCG(seed, 7)), edges: edges, ids: map[record.Kind][]record.ID{}, set: set}
	b.recs = append(b.recs, set)
	for range 12 {
		b.places()
	}
	for range 25 {
		b.people()
	}
	for range 15 {
		b.meeting()
		b.work()
		b.unit()
		b.steering()
	}
	return b
}

// add puts a record in, one in eight into the bin.
func (b *randomBook) add(r record.Record) {
	m := r.M()
	m.ID = record.ID(len(b.recs) + 1)
	m.Bin = b.IntN(8) == 0
	b.recs = append(b.recs, r)
	b.ids[r.Kind()] = append(b.ids[r.Kind()], m.ID)
}

// one is an ID of a kind, sometimes none.
func (b *randomBook) one(k record.Kind) record.ID {
	if of := b.ids[k]; len(of) > 0 && b.IntN(6) > 0 {
		return of[b.IntN(len(of))]
	}
	return 0
}

func (b *randomBook) date() record.Date {
	switch b.IntN(8) {
	case 0:
		return record.Date{}
	case 1:
		return record.Year(2023 + b.IntN(5))
	case 2:
		return record.Date{Y: int16(2023 + b.IntN(5)), M: int8(1 + b.IntN(12))}
	case 3, 4, 5:
		return b.edges[b.IntN(len(b.edges))].AddDays(b.IntN(3) - 1)
	}
	return record.Day(2024, 1, 1).AddDays(b.IntN(1400))
}

func (b *randomBook) count() record.Count {
	switch b.IntN(6) {
	case 0:
		return record.Count{}
	case 1:
		return record.NotReported()
	case 2:
		return record.N(0)
	}
	return record.N(int64(b.IntN(2000)))
}

func (b *randomBook) span() record.Span { return record.Span{From: b.date(), To: b.date()} }

func (b *randomBook) code(list []record.Choice) string { return list[b.IntN(len(list))].Code }

func (b *randomBook) stages() (of []record.Stage) {
	for range b.IntN(3) {
		of = append(of, record.Stage{Stage: b.code(b.set.Lists.Stages), Date: b.date()})
	}
	return of
}

func (b *randomBook) moves() (of []record.Moved) {
	for range b.IntN(2) {
		of = append(of, record.Moved{Area: b.one(record.KindArea), To: b.edges[b.IntN(len(b.edges))]})
	}
	return of
}

func (b *randomBook) places() {
	a := &record.Area{Name: "Thôn", Households: b.count(), People: b.count(), Successor: b.one(record.KindArea)}
	if b.IntN(3) == 0 {
		a.Span = b.span()
	}
	b.add(a)
	b.add(&record.Model{Name: "Mô hình", Launched: b.date(), Stages: b.stages()})
	s := &record.Site{Model: b.one(record.KindModel), Area: b.one(record.KindArea), Name: "Điểm", Launched: b.date(), Stages: b.stages(), Source: b.one(record.KindSite)}
	for y := 2024; y < 2028; y++ {
		if b.IntN(2) == 0 {
			s.Results = append(s.Results, record.Result{Year: y, Sessions: b.count(), Reached: b.count(), Disputes: b.count(), Settled: b.count(), Patrols: b.count(), Pledges: b.count()})
		}
		if b.IntN(2) == 0 {
			s.Reviews = append(s.Reviews, record.Review{Year: y, Date: b.date(), Grade: b.code(b.set.Lists.Grades), Proposal: b.code(b.set.Lists.Proposals)})
		}
		d := b.date()
		if d.IsZero() || b.IntN(3) == 0 {
			s.Money = append(s.Money, record.Money{Year: y, Fund: b.code(b.set.Lists.Funds), Amount: b.count()})
		} else {
			s.Money = append(s.Money, record.Money{Date: d, Year: int(d.Y), Fund: b.code(b.set.Lists.Funds), Amount: b.count()})
		}
	}
	b.add(s)
	t := &record.Team{Type: "tu-quan", Name: "Tổ", Area: b.one(record.KindArea), Founded: b.date(), Dissolved: b.date(), Moves: b.moves()}
	if b.IntN(4) == 0 {
		t.Type = record.TeamStatutory
	}
	if b.IntN(2) == 0 {
		t.Dissolved = record.Date{}
	}
	if id := b.one(record.KindSite); id != 0 {
		t.Sites = []record.ID{id}
	}
	b.add(t)
}

func (b *randomBook) people() {
	sexes := []record.Sex{record.SexUnknown, record.Male, record.Female}
	b.add(&record.Person{Name: "A", Sex: sexes[b.IntN(3)], Respected: b.IntN(3) == 0})
	for range 2 {
		m := &record.Membership{Person: b.one(record.KindPerson), Team: b.one(record.KindTeam), Role: b.code(b.set.Lists.Roles), Span: record.Span{From: b.date()}}
		if b.IntN(3) == 0 {
			m.To = b.date()
		}
		b.add(m)
	}
}

func (b *randomBook) meeting() {
	m := &record.Meeting{Type: b.code(b.set.Lists.MeetingKinds), Title: "Họp", Start: record.Moment{Date: b.date()}, Area: b.one(record.KindArea),
		Present: b.count(), Forum: b.code(b.set.Lists.Forums)}
	for range b.IntN(4) {
		m.Votes = append(m.Votes, record.Vote{Name: "A", Team: b.one(record.KindTeam), Agree: b.count()})
		m.Tasks = append(m.Tasks, record.Assignment{What: "Việc", Due: b.date(), Done: b.date()})
		m.Attendance = append(m.Attendance, record.Attendance{Team: b.one(record.KindTeam), Present: b.count()})
		o := record.Opinion{Topic: "Ý kiến", Times: b.count(), Closed: b.date()}
		if b.IntN(5) > 0 {
			o.Outcome = b.code(b.set.Lists.OpinionStates)
		}
		m.Opinions = append(m.Opinions, o)
	}
	b.add(m)
	b.add(&record.Round{Title: "Đợt", Decision: record.Decision{Date: b.date()}})
}

func (b *randomBook) work() {
	l := &b.set.Lists
	a := &record.Activity{Type: b.code(l.ActivityKinds), Title: "Hoạt động", Start: b.date(), Area: b.one(record.KindArea), Channel: b.code(l.Channels), Campaign: b.code(l.Campaigns),
		Sessions: b.count(), Reached: b.count(), Materials: b.count(), Helped: b.count(), Improved: b.count(), Disputes: b.count(), Settled: b.count()}
	for range b.IntN(3) {
		a.Money = append(a.Money, record.Amount{Fund: b.code(l.Funds), Amount: b.count()})
	}
	b.add(a)
	i := &record.Inspection{Type: b.code(l.InspectionKinds), Title: "Kiểm tra", Planned: b.date(), Date: b.date()}
	for range b.IntN(4) {
		i.Findings = append(i.Findings, record.Finding{What: "Tồn tại", Due: b.date(), Closed: b.date()})
	}
	b.add(i)
	b.add(&record.Commendation{Type: b.code(l.CommendKinds), Name: "B", Award: b.code(l.Awards), Proposed: b.date(), Decision: record.Decision{Date: b.date()}})
	b.add(&record.Exemplar{Type: b.code(l.ExemplarKinds), Name: "C", Year: 2024 + b.IntN(4), Decision: record.Decision{Date: b.date()}})
}

func (b *randomBook) unit() {
	u := &record.Unit{Type: b.code(b.set.Lists.UnitKinds), Name: "Đơn vị"}
	if b.IntN(4) == 0 {
		u.Span = b.span()
	}
	if b.IntN(4) == 0 {
		u.Outside = []record.Exclusion{{Span: b.span(), Reason: "small"}}
	}
	for y := 2024; y < 2028; y++ {
		x := record.UnitYear{Year: y, Registered: b.date(), Proposed: b.date()}
		switch b.IntN(4) {
		case 0:
			x.Refused = b.date()
		case 1, 2:
			x.Decision = record.Decision{Number: "1", Date: b.date()}
			if b.IntN(4) == 0 {
				x.Withdrawn = record.Decision{Number: "2", Date: b.date()}
			}
		}
		u.Years = append(u.Years, x)
	}
	b.add(u)
}

func (b *randomBook) steering() {
	l := &b.set.Lists
	b.add(&record.Seat{Body: b.code(l.Bodies), Name: "D", Span: b.span()})
	d := &record.Document{Type: b.code(l.DocTypes), Title: "Văn bản", Date: b.date(), State: record.Issued}
	if b.IntN(3) == 0 {
		d.State = record.Void
	}
	b.add(d)
	f := &record.Fund{Year: 2024 + b.IntN(4), Source: b.code(l.Funds), Planned: b.count()}
	for range b.IntN(3) {
		x := record.Expense{Date: b.date(), What: "Chi", Amount: b.count()}
		if int(x.Date.Y) == f.Year {
			f.Spent = append(f.Spent, x)
		}
	}
	b.add(f)
}
