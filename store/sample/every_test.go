package sample

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sophongtrao/store/record"
)

// local are lists of which a commune uses what is customary there.
var local = []string{"communeKinds", "areaKinds", "teamKinds"}

// Every kind occurs, and every code of every list that holds today is used by some
// field that names the list in its rule.
func TestEveryKindAndCodeIsUsed(t *testing.T) {
	recs, v := commune(t, Size{})
	kinds, used := map[record.Kind]int{}, map[string]bool{}
	for _, r := range recs {
		kinds[r.Kind()]++
		if r.Kind() != record.KindSettings {
			codes(reflect.ValueOf(r).Elem(), "", used)
		}
	}
	for _, k := range record.Kinds {
		if kinds[k] == 0 {
			t.Errorf("no %s", k)
		}
	}
	lists := reflect.ValueOf(v.Settings().Lists)
	for i := range lists.NumField() {
		name, _, _ := strings.Cut(lists.Type().Field(i).Tag.Get("json"), ",")
		if slices.Contains(local, name) {
			continue
		}
		for _, c := range lists.Field(i).Interface().([]record.Choice) {
			if !used[name+" "+c.Code] && c.To.IsZero() {
				t.Errorf("nothing uses %s of %s", c.Code, name)
			}
		}
	}
}

// codes notes "list code" for every text below s whose rule names a list.
func codes(s reflect.Value, list string, used map[string]bool) {
	switch s.Kind() {
	case reflect.String:
		if list != "" && s.String() != "" {
			used[list+" "+s.String()] = true
		}
	case reflect.Slice:
		for i := range s.Len() {
			codes(s.Index(i), list, used)
		}
	case reflect.Struct:
		for i := range s.NumField() {
			if f := s.Type().Field(i); f.IsExported() {
				_, named, _ := strings.Cut(f.Tag.Get("rule"), "list=")
				name, _, _ := strings.Cut(named, " ")
				codes(s.Field(i), name, used)
			}
		}
	}
}

// What the screens and papers of the plan have to show, beyond the codes.
func TestTheYearsWorkShowsEverything(t *testing.T) {
	_, v := commune(t, Size{})
	s, today := v.Settings(), Default.Today
	year := int(today.Y)
	has := map[string]bool{}
	for y := year - 1; y <= year; y++ {
		tally := v.Tally(y, record.UnitArea)
		for _, target := range s.TargetsIn(y) {
			if slices.Equal(target.Types, []string{record.UnitArea}) {
				if n := target.Missing(len(tally.Met), len(tally.Base(target))); (n > 0) != (y == year) || n > 3 {
					t.Errorf("%d: %d areas are missing to the target", y, n)
				}
			}
		}
		if all := v.Tally(y); len(all.Scope) == len(all.Total) || len(all.NotMet) == 0 || len(all.Registered) == len(all.Scope) {
			t.Errorf("%d: of %d units %d are in scope, %d registered, %d not met", y, len(all.Total), len(all.Scope), len(all.Registered), len(all.NotMet))
		}
		has["open units"] = len(v.Tally(y).Open) > 0
	}
	for u := range v.Units.All() {
		for _, y := range u.Years {
			has["withdrawn"] = has["withdrawn"] || y.Standing() == record.Withdrawn
			has["proposed"] = has["proposed"] || y.Standing() == record.Proposed
			has["late registration"] = has["late registration"] || y.Registered.Compare(record.Day(y.Year, 3, 31)) > 0
		}
	}
	for r := range v.Rounds.All() {
		has["round step "+record.ID(r.Next()).String()] = true
		has["dropped round"] = has["dropped round"] || !r.Dropped.IsZero()
	}
	for a := range v.Activities.All() {
		count(has, "activity", a.Reached, a.Disputes, a.Materials, a.Settled, a.Improved)
		has["activity of last year"] = has["activity of last year"] || int(a.Start.Y) == year-1
	}
	for m := range v.Meetings.All() {
		for _, x := range m.Attendance {
			count(has, "attendance", x.Present)
		}
		for _, o := range m.Opinions {
			has["opinion closed"] = has["opinion closed"] || !o.Closed.IsZero()
		}
		if m.Type == record.MeetingForum && (m.Forum == "" || len(m.Opinions) == 0) {
			t.Errorf("forum %d lacks its name or opinions", m.ID)
		}
		if m.Start.Date.Compare(today) > 0 {
			t.Errorf("meeting %d is in the future", m.ID)
		}
	}
	for c := range v.Commendations.All() {
		has["commendation declined"] = has["commendation declined"] || !c.Declined.IsZero()
		has["commendation open"] = has["commendation open"] || c.Declined.IsZero() && c.Decision.IsZero()
		has["commendation repeated"] = has["commendation repeated"] || len(v.Repeats(c)) > 0
		has["papers missing"] = has["papers missing"] || len(record.MissingPapers(s.Lists.AwardPapers, c.Papers, today)) > 0
	}
	for _, d := range v.Work(today) {
		state := "open "
		if !d.Done.IsZero() {
			state = "done "
		} else if d.Late(today) {
			state = "late "
		}
		has[state+string(d.From)] = true
	}
	for x := range v.Teams.All() {
		has["statutory team"] = has["statutory team"] || !x.SelfGoverning()
		has["team moved"] = has["team moved"] || len(x.Moves) > 0
	}
	for _, want := range []string{"open units", "withdrawn", "proposed", "late registration", "dropped round",
		"round step 0", "round step 1", "round step 2", "round step 3", "round step 4", "round step 5", "round step 6",
		"activity zero", "activity blank", "activity not reported", "activity of last year", "attendance zero", "attendance blank",
		"attendance not reported", "opinion closed", "commendation declined", "commendation open", "commendation repeated",
		"papers missing", "done meeting", "late meeting", "open opinion", "late opinion", "done opinion", "open finding", "late finding",
		"done finding", "open inspection", "late inspection", "done inspection", "open task", "late task", "done task", "open event",
		"late event", "statutory team", "team moved"} {
		if !has[want] {
			t.Errorf("no %s", want)
		}
	}
}

func count(has map[string]bool, what string, counts ...record.Count) {
	for _, c := range counts {
		n, known := c.Known()
		has[what+" zero"] = has[what+" zero"] || known && n == 0
		has[what+" blank"] = has[what+" blank"] || c.IsZero()
		has[what+" not reported"] = has[what+" not reported"] || c.IsNotReported()
	}
}
