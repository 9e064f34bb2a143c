package inspections

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "day", Title: words.InspectionDay, Width: 96},
	{ID: "title", Title: words.InspectionName, Width: 180, Grow: 3},
	{ID: "findings", Title: words.InspectionFindings, Width: 112},
	{ID: "next", Title: words.InspectionNext, Width: 112},
	{ID: "type", Title: words.InspectionType, Width: 120, Grow: 1},
	{ID: "where", Title: words.InspectionSubject, Width: 150, Grow: 2},
}

// day is when an inspection was held, else when it is planned.
func day(i *record.Inspection) record.Date {
	if i.Date.IsZero() {
		return i.Planned
	}
	return i.Date
}

// count tells how many findings are open, how many of those past their day, and the
// nearest day.
func count(i *record.Inspection, today record.Date) (open, late int, next record.Date) {
	for _, f := range i.Findings {
		if !f.Closed.IsZero() {
			continue
		}
		open++
		if overdue(f, today) {
			late++
		}
		if next.IsZero() || !f.Due.IsZero() && f.Due.Compare(next) < 0 {
			next = f.Due
		}
	}
	return open, late, next
}

func overdue(f record.Finding, today record.Date) bool {
	return f.Closed.IsZero() && !f.Due.IsZero() && f.Due.Last().Before(today)
}

func rows(v *record.View, today record.Date) (out []part.Row) {
	for i := range v.Inspections.All() {
		open, late, next := count(i, today)
		out = append(out, part.Row{ID: i.ID, Warn: late > 0,
			Cells: []string{day(i).String(), i.Title, words.FindingsLeft(open, len(i.Findings), i.Date.IsZero()), next.String(),
				record.NameOf(v.Settings().Lists.InspectionKinds, i.Type), words.NameList(desk.Named(v, i.Subject), i.Place)},
			Keys: []string{part.DateKey(day(i)), "", desk.ByPlace(open), part.DateKey(next), "", ""}})
	}
	return out
}

var findingColumns = []part.Column{
	{ID: "due", Title: words.FindingDue, Width: 96},
	{ID: "what", Title: words.FindingWhat, Width: 160, Grow: 3},
	{ID: "owner", Title: words.FindingBy, Width: 100, Grow: 2},
	{ID: "where", Title: words.FindingAt, Width: 110, Grow: 2},
}

// openFindings are those of all inspections, the earliest due first, what has no due
// day last; each leads to where its end is written.
func openFindings(v *record.View, today record.Date) (out []desk.Lead) {
	for _, d := range v.Duties(today) {
		if d.From != record.FromFinding {
			continue
		}
		i, ok := v.Inspections.Get(d.Ref.ID)
		if !ok {
			continue
		}
		out = append(out, desk.Lead{To: d.Ref, Path: d.Path + ".closed", Row: part.Row{
			Warn:  !d.Due.IsZero() && d.Due.Last().Before(today),
			Cells: []string{d.Due.String(), d.What, d.Owner, words.NameList(desk.Named(v, i.Subject), i.Place)},
			Keys:  []string{part.DateKey(d.Due), "", "", ""}}})
	}
	return out
}
