package record

import (
	"cmp"
	"slices"
)

// Assignment is work with an owner and a due date: handed out by a meeting, or a
// Task of its own.
type Assignment struct {
	What  string `json:"what" rule:"need line"`
	Owner string `json:"owner,omitempty"`
	Due   Date   `json:"due,omitzero"`
	Done  Date   `json:"done,omitzero"`
}

// Task is a việc that stands by itself: written down by the clerk, or an event of the
// yearly cycle that was done.
type Task struct {
	Meta
	Assignment
	Event string `json:"event,omitempty"` // Event.Code, for one of the yearly cycle
	Year  int    `json:"year,omitempty"`  // of the event
	About Ref    `json:"about,omitzero"`
	Note  string `json:"note,omitempty" rule:"line"`
}

func (t *Task) Kind() Kind         { return KindTask }
func (t *Task) M() *Meta           { return &t.Meta }
func (t *Task) Label(*View) string { return t.What }

// Check wants what is to be done, and a year with an event.
func (t *Task) Check(v *View) (e FieldErrors) {
	checkRules(&e, t, v)
	if t.Event != "" {
		checkYear(&e, "year", t.Year)
	}
	return e
}

// Event is a day of the yearly cycle: registration in Quý I, 19/8, 18/11, the review
// of Quý IV.
type Event struct {
	Code  string `json:"code" rule:"need"`
	Name  string `json:"name" rule:"need line"`
	Span         // the days on which the rule is offered
	Month int    `json:"month"` // due on this day of the year
	Day   int    `json:"day"`
	Owner string `json:"owner,omitempty"`
}

// Of is the day of the event in a year.
func (e Event) Of(year int) Date { return dayIn(year, e.Month, e.Day) }

// From says where a duty is written down.
type From string

// The places where duties come from.
const (
	FromMeeting    From = "meeting"    // việc giao of a meeting
	FromOpinion    From = "opinion"    // ý kiến of a forum that waits for its answer
	FromFinding    From = "finding"    // an open finding of an inspection
	FromInspection From = "inspection" // a planned inspection
	FromTask       From = "task"       // a Task
	FromEvent      From = "event"      // the yearly cycle
	FromReport     From = "report"     // a report's deadline
)

// Duty is something that is due, wherever it is written down.
type Duty struct {
	From From
	Ref  Ref    // the record; zero for an event or a report that has none yet
	Path string // the field within the record: "tasks[2]"
	Assignment
	Event string // Event.Code or PeriodRule.Code
	Year  int    // of the event or period
}

// Late says that the duty is open and its due date has passed.
func (d Duty) Late(today Date) bool {
	return d.Done.IsZero() && !d.Due.IsZero() && d.Due.Last().Compare(today) < 0
}

// Duties returns everything that is open on a day: Work without what is done.
func (v *View) Duties(today Date) []Duty {
	return slices.DeleteFunc(v.Work(today), func(d Duty) bool { return !d.Done.IsZero() })
}

// Work returns everything that is or was to be done, the earliest due first, what has
// no due date last. Events and reports appear for the year of today, and reports of the
// year before while they are late.
func (v *View) Work(today Date) (of []Duty) {
	for m := range v.Meetings.All() {
		for i, t := range m.Tasks {
			of = append(of, Duty{From: FromMeeting, Ref: RefTo(m), Path: entry("tasks", i), Assignment: t})
		}
		for i, o := range m.Opinions {
			if o.Outcome != OpinionAnswered {
				of = append(of, Duty{From: FromOpinion, Ref: RefTo(m), Path: entry("opinions", i),
					Assignment: Assignment{What: o.Topic, Owner: o.Body, Due: o.Due, Done: o.Closed}})
			}
		}
	}
	for n := range v.Inspections.All() {
		if !n.Planned.IsZero() {
			of = append(of, Duty{From: FromInspection, Ref: RefTo(n), Path: "planned",
				Assignment: Assignment{What: n.Title, Owner: n.Leader.Name, Due: n.Planned, Done: n.Date}})
		}
		for i, f := range n.Findings {
			of = append(of, Duty{From: FromFinding, Ref: RefTo(n), Path: entry("findings", i),
				Assignment: Assignment{What: f.What, Owner: f.Owner, Due: f.Due, Done: f.Closed}})
		}
	}
	for t := range v.Tasks.All() {
		of = append(of, Duty{From: FromTask, Ref: RefTo(t), Path: "due", Assignment: t.Assignment, Event: t.Event, Year: t.Year})
	}
	of = append(of, v.yearly(today)...)
	slices.SortStableFunc(of, func(x, y Duty) int {
		return cmp.Or(dueLast(x.Due)-dueLast(y.Due), x.Due.Last().Compare(y.Due.Last()))
	})
	return of
}

func dueLast(d Date) int {
	if d.IsZero() {
		return 1
	}
	return 0
}

// yearly are the events of the cycle for which there is no task, and the reports
// that were not issued.
func (v *View) yearly(today Date) (of []Duty) {
	type key struct {
		code string
		year int
	}
	tasks, papers := map[key]bool{}, map[key]bool{}
	for t := range v.Tasks.All() {
		tasks[key{t.Event, t.Year}] = t.Event != ""
	}
	for d := range v.Documents.All() {
		papers[key{d.Source.Rule, d.Source.Year}] = d.Is() == Issued || papers[key{d.Source.Rule, d.Source.Year}]
	}
	s := v.Settings()
	for _, year := range []int{int(today.Y) - 1, int(today.Y)} {
		last := year < int(today.Y)
		for _, e := range s.Calendar {
			// Of last year nothing is asked any more: its cycle is over.
			if due := e.Of(year); !last && e.Has(due) && !tasks[key{e.Code, year}] {
				of = append(of, Duty{From: FromEvent, Event: e.Code, Year: year,
					Assignment: Assignment{What: e.Name, Owner: e.Owner, Due: due}})
			}
		}
		for _, r := range s.Periods {
			p := r.Of(year)
			if p.Due.IsZero() || !r.Has(p.Due) || papers[key{r.Code, year}] || last && !v.reaches(p.Window) {
				continue
			}
			of = append(of, Duty{From: FromReport, Event: r.Code, Year: year, Assignment: Assignment{What: p.Name, Due: p.Due}})
		}
	}
	return of
}

// reaches says that the book was kept already in a window: it has a meeting, an
// activity or a document of then. A book that begins later owes no report for it.
func (v *View) reaches(w Span) bool {
	for m := range v.Meetings.All() {
		if w.Has(m.Start.Date.First()) && !m.Start.Date.IsZero() {
			return true
		}
	}
	for a := range v.Activities.All() {
		if w.Has(a.Start.First()) && !a.Start.IsZero() {
			return true
		}
	}
	return false
}

// Near says that a reminder for a due date stands on day today, and which: the
// smallest number of Settings.Remind (30, 14 and 3 days by default) that has been
// reached. What is late is near too.
func (s *Settings) Near(due, today Date) (step int, near bool) {
	if due.IsZero() {
		return 0, false
	}
	left := today.DaysUntil(due.Last())
	for _, n := range s.Remind {
		if left <= n && (!near || n < step) {
			step, near = n, true
		}
	}
	return step, near
}
