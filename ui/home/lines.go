package home

import (
	"cmp"
	"slices"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// line is one thing to do: a duty that is near or late, or a gap.
type line struct {
	group words.Group
	text  string
	due   record.Date
	late  bool
	to    record.Ref
	path  string
	duty  *record.Duty // nil for a gap
	page  string       // where a line about no record leads
	typed *store.Draft // nil for what is no half-typed form
}

// halfTyped are the forms that a crash left half typed, as lines: they stand above all.
func halfTyped(drafts []store.Draft) (list []line) {
	for _, x := range drafts {
		list = append(list, line{group: words.GroupTyped, text: words.TypedWork(desk.TypedLine(x)), typed: &x})
	}
	return list
}

// lines are the things to do on a day: what is late first, then what has a due day, the
// most urgent above, then what is missing in the order of record.Lacks.
func lines(v *record.View, today record.Date) (list []line) {
	for _, d := range v.Duties(today) {
		if _, near := v.Settings().Near(d.Due, today); near || d.Late(today) {
			list = append(list, line{words.DutyGroup(d.From), words.DutyLine(d), d.Due, d.Late(today), d.Ref, d.Path, &d, "tasks", nil})
		}
	}
	for _, g := range v.Gaps(today) {
		late := !g.Due.IsZero() && g.Due.Last().Compare(today) < 0
		page := "settings" // a book without committee or settings
		if g.Lack == record.LackCleanUp {
			page = "privacy"
		}
		list = append(list, line{words.GapGroup(g.Lack), words.GapLine(g), g.Due, late, g.Ref, g.Path, nil, page, nil})
	}
	slices.SortStableFunc(list, func(a, b line) int {
		return cmp.Or(after(b.late, a.late), after(a.due.IsZero(), b.due.IsZero()), a.due.Last().Compare(b.due.Last()))
	})
	return list
}

// after orders what is false before what is true.
func after(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// group is a line of the table of groups: how many things it holds, and how many of
// them are late.
type group struct {
	words.Group
	all, late int
}

// groups are all things, those that are late, and those of each group that has any, in
// the order of words.Groups.
func groups(list []line) []group {
	all, late := group{Group: words.GroupAll}, group{Group: words.GroupLate}
	of := map[words.Group]*group{}
	for _, l := range list {
		if of[l.group] == nil {
			of[l.group] = &group{Group: l.group}
		}
		for _, g := range []*group{&all, of[l.group]} {
			g.all++
			if l.late {
				g.late++
			}
		}
	}
	late.all, late.late = all.late, all.late
	out := []group{all, late}
	for _, g := range words.Groups() {
		if of[g] != nil {
			out = append(out, *of[g])
		}
	}
	return out
}

// has says that a line is in a group.
func (g group) has(l line) bool {
	return g.Group == words.GroupAll || g.Group == words.GroupLate && l.late || g.Group == l.group
}
