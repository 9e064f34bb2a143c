package sample

import (
	"strconv"

	"sophongtrao/store/record"
)

// makeActivities fills the two years: every month a few, on 19 August the festival
// and on 18 November the day of unity.
func (m *maker) makeActivities() {
	m.stream("activities")
	if len(m.areas) == 0 {
		return
	}
	n, each := 0, max(1, len(m.areas)/8)
	for year := m.thisYear() - 1; year <= m.thisYear(); year++ {
		for month := 1; month <= 12; month++ {
			for range each {
				m.activity(m.Activities[n%len(m.Activities)], record.Day(year, month, m.between(1, 28)), n)
				n++
			}
			for i := range each {
				if month == 8 {
					m.activity(m.Festival, record.Day(year, 8, 19), n+i)
				}
				if month == 11 {
					m.activity(m.Unity, record.Day(year, 11, 18), n+i)
				}
			}
		}
	}
}

// activity adds one; of the future nothing is known yet.
func (m *maker) activity(w activity, day record.Date, n int) {
	if day.Compare(m.size.Today) > 0 {
		return
	}
	a := &record.Activity{Type: w.Type, Start: day, Channel: w.Channel, Campaign: w.Campaign, Result: pick(m, m.ActivityResult)}
	where := ""
	if w.Local {
		area := m.areas[(n*7+3)%len(m.areas)]
		a.Area, where = area.ID, area.NameOn(day)
		a.Place = fill(m.Place, "{area}", where)
	}
	text := func(s string) string {
		return record.Line(fill(s, "{area}", where, "{year}", strconv.Itoa(int(day.Y)), "{month}", strconv.Itoa(int(day.M))))
	}
	a.Title, a.Lead = text(w.Title), text(w.Lead)
	switch w.Type {
	case record.ActivityCommunication, record.ActivityFestival:
		a.Sessions, a.Reached, a.Materials = m.count(1, 4), m.count(30, 420), m.count(0, 300)
	case record.ActivityMediation:
		disputes := m.between(0, 5)
		a.Disputes, a.Settled = record.N(int64(disputes)), m.count(disputes/2, disputes)
	case record.ActivityWelfare, record.ActivityVocational, record.ActivityJobs, record.ActivityReintegration:
		helped := m.between(2, 40)
		a.Helped, a.Improved = record.N(int64(helped)), m.count(0, helped)
		if w.Type == record.ActivityVocational {
			a.End = day.AddDays(m.between(0, min(40, day.DaysUntil(m.size.Today))))
		}
		if w.Type == record.ActivityReintegration && m.chance(50) {
			a.Improved = record.Count{}
		}
	default:
		a.Reached = m.count(20, 200)
	}
	switch m.rnd.IntN(10) {
	case 0:
		a.Reached = record.NotReported()
	case 1:
		a.Materials = record.Count{}
	}
	if w.Type == record.ActivityWelfare || m.chance(25) {
		fund := pick(m, m.Funds)
		a.Money = append(a.Money, record.Amount{Fund: fund.Source, Amount: record.N(int64(m.between(2, 60)) * 250_000)})
	}
	m.add(a)
}

// makeInspections makes two in every quarter of the two years, planned and
// unannounced, of every sort of subject; one planned for last month was not held, and
// some are planned for the weeks to come.
func (m *maker) makeInspections() {
	m.stream("inspections")
	n := 0
	for year := m.thisYear() - 1; year <= m.thisYear(); year++ {
		for month := 2; month <= 11; month += 3 {
			for range max(2, len(m.areas)/15) {
				m.inspection(n, record.Day(year, month, m.between(1, 28)))
				n++
			}
		}
	}
	for _, days := range []int{-25, 12, 24} {
		m.inspection(n, m.size.Today.AddDays(days))
		last := m.records[len(m.records)-1].(*record.Inspection)
		last.Type, last.Planned, last.Date = record.InspectionPlanned, m.size.Today.AddDays(days), record.Date{}
		last.Findings, last.Strength, last.Conclusion = nil, "", ""
		for i := range last.Checklist {
			last.Checklist[i] = record.Check{Item: last.Checklist[i].Item}
		}
		n++
	}
}

// inspection adds the n-th; on a day that has not come it is only planned.
func (m *maker) inspection(n int, day record.Date) {
	subject, name, list := m.subject(n)
	w := m.Inspections
	text := func(s string) string {
		return record.Line(fill(s, "{subject}", name, "{year}", strconv.Itoa(int(day.Y)), "{quarter}", []string{"I", "II", "III", "IV"}[(day.M-1)/3]))
	}
	i := &record.Inspection{Type: record.InspectionPlanned, Title: text(w.Title), Planned: day.AddDays(-m.between(0, 3)), Date: day,
		Subject: subject, Leader: w.Leader, Host: record.Officer{Name: m.man(), Title: w.HostTitle, Post: w.HostPost},
		Strength: pick(m, w.Strength), Conclusion: pick(m, w.Conclusion)}
	if n%4 == 3 {
		i.Type, i.Title, i.Planned = record.InspectionUnannounced, text(w.Surprise), record.Date{}
	}
	if area := m.areaOf(subject); area != 0 {
		i.Place = fill(m.Place, "{area}", m.areaName(area))
	}
	for _, line := range w.Members {
		i.Members = append(i.Members, fill(line, "{man}", m.man(), "{woman}", m.woman(), "{man2}", m.man()))
	}
	for k, item := range list {
		c := record.Check{Item: item, Met: record.Yes}
		switch {
		case k == n%len(list):
			c.Met, c.Note = record.No, pick(m, w.Note)
		case m.chance(8):
			c.Met = ""
		}
		i.Checklist = append(i.Checklist, c)
	}
	recent := 0
	if day.DaysUntil(m.size.Today) < 45 {
		recent = 2
	}
	from := m.rnd.IntN(len(w.Findings))
	for k := range m.between(recent, 2) {
		i.Findings = append(i.Findings, m.finding(w.Findings[(from+k)%len(w.Findings)], day))
	}
	if day.Compare(m.size.Today) > 0 {
		i.Planned, i.Date, i.Findings, i.Strength, i.Conclusion = day, record.Date{}, nil, "", ""
	}
	m.add(i)
}

// finding is closed in most cases, long ago always; else it is open or late.
func (m *maker) finding(f record.Finding, day record.Date) record.Finding {
	f.Due = day.AddDays(m.between(15, 60))
	if closed := f.Due.AddDays(m.between(-10, 8)); closed.Compare(m.size.Today) <= 0 && (m.chance(55) || m.old(f.Due)) {
		f.Closed = closed
		return f
	}
	f.How = ""
	return f
}

// subject is what the n-th inspection looks at: its name, and the points to look at.
func (m *maker) subject(n int) (of record.Ref, name string, points []string) {
	var found []record.Record
	list := 2
	switch {
	case n%5 == 0 && len(m.sites) > 0:
		s := m.sites[n*3%len(m.sites)]
		found, list = append(found, s), 0
	case n%5 == 1 && len(m.teams) > 0:
		found, list = append(found, m.teams[n*7%len(m.teams)]), 1
	case n%5 == 3 && len(m.units) > 0:
		found = append(found, m.units[len(m.units)-1-n*3%len(m.units)])
	case n%5 == 4 && len(m.models) > 0:
		found, list = append(found, m.models[n%len(m.models)]), 0
	case len(m.areas) > 0:
		found = append(found, m.areas[n*5%len(m.areas)])
	default:
		found = append(found, m.units[0])
	}
	if c := m.settings.Checklists; len(c) > 0 {
		points = c[min(list, len(c)-1)].Items
	}
	return record.RefTo(found[0]), m.nameOf(found[0]), points
}

// areaOf is where a record is.
func (m *maker) areaOf(of record.Ref) record.ID {
	switch r := m.records[of.ID-1].(type) {
	case *record.Area:
		return r.ID
	case *record.Site:
		return r.Area
	case *record.Team:
		return r.Area
	case *record.Unit:
		return r.Area
	}
	return 0
}

// old says that a day lies so far back that nothing of then is open any more.
func (m *maker) old(d record.Date) bool { return d.DaysUntil(m.size.Today) > 150 }

// nameOf is how a record is called in a sentence.
func (m *maker) nameOf(r record.Record) string {
	switch r := r.(type) {
	case *record.Site:
		if r.Name != "" {
			return r.Name
		}
		for _, mod := range m.models {
			if mod.ID == r.Model {
				return mod.Name + " " + m.areaName(r.Area)
			}
		}
	case *record.Team:
		return r.Name + " " + m.areaName(r.Area)
	case *record.Unit:
		if r.Name == "" {
			return m.areaName(r.Area)
		}
	}
	return r.Label(nil)
}
