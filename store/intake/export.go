package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"sophongtrao/store/record"
)

// Rules of this file: what is written here is read by this package again and brings
// nothing new (a test does). So the headings come from Words, and a value is written as it
// is read: a day, a number, the name of a code.

// exported are the fields of a full list, in their order. Sensitive ones are not in it:
// a list leaves the house (privacy.md, G.2).
var exported = map[Target][]string{
	Members: {"name", "birth", "sex", "team", "area", "role", "address", "home", "work", "schooling", "training", "political", "phone", "respected", "from", "by", "note"},
	Areas:   {"name", "type", "households", "people", "head"},
	Sites:   {"model", "name", "area", "place", "launched", "decision", "decisionDate", "field", "lead", "partners", "households", "joined"},
	Units:   {"name", "type", "area", "registered", "exclusion"},
	Activities: {"title", "type", "channel", "start", "end", "area", "place", "lead", "sessions", "reached", "materials",
		"helped"},
}

// Export is the whole list of a target as it stands on a day, to be changed and imported
// again: the headings, and in each row a string, int64, time.Time (a day) or nil for each.
// Members are those of all teams on that day, team by team in the order of rosters.
func Export(t Target, v *record.View, words *Words, day record.Date) (head []string, rows [][]any) {
	x := &exporter{v: v, words: words, day: day}
	for _, f := range exported[t] {
		head = append(head, words.Heading(t, f))
	}
	add := func(of map[string]any) {
		row := make([]any, len(head))
		for i, f := range exported[t] {
			if row[i] = of[f]; row[i] == "" {
				row[i] = nil
			}
		}
		rows = append(rows, row)
	}
	switch t {
	case Members:
		x.members(add)
	case Areas:
		for a := range v.Areas.All() {
			add(x.area(a))
		}
	case Sites:
		x.sites(add)
	case Units:
		for u := range v.Units.All() {
			add(x.unit(u))
		}
	case Activities:
		for a := range v.Activities.All() {
			add(x.activity(a))
		}
	}
	return head, rows
}

type exporter struct {
	v     *record.View
	words *Words
	day   record.Date
}

func (x *exporter) lists() *record.Lists { return &x.v.Settings().Lists }

func (x *exporter) areaName(id record.ID) string {
	if a, ok := x.v.Areas.Get(id); ok {
		return a.Name
	}
	return ""
}

// date writes a day as a day, a year as a number, a month as text.
func (x *exporter) date(d record.Date) any {
	switch {
	case d.IsZero():
		return nil
	case d.IsDay():
		return time.Date(int(d.Y), time.Month(d.M), int(d.D), 0, 0, 0, 0, time.UTC)
	case d.M == 0:
		return int64(d.Y)
	}
	return fmt.Sprintf("%d/%d", d.M, d.Y)
}

func (x *exporter) count(c record.Count) any {
	if n, ok := c.Known(); ok {
		return n
	}
	if c.IsNotReported() && len(x.words.NotReported) > 0 {
		return x.words.NotReported[0]
	}
	return nil
}

func (x *exporter) yes(b bool) string {
	if b {
		return x.words.Yes[0]
	}
	return ""
}

func (x *exporter) members(add func(map[string]any)) {
	order := record.NewSorter()
	teams := slices.Collect(x.v.Teams.All())
	slices.SortStableFunc(teams, func(a, b *record.Team) int {
		return cmp.Or(cmp.Compare(order.Key(x.areaName(a.Area)), order.Key(x.areaName(b.Area))), cmp.Compare(order.Key(a.Name), order.Key(b.Name)))
	})
	for _, t := range teams {
		members := slices.Clone(x.v.MembersOf(t.ID, x.day))
		key := func(m *record.Membership) string {
			if p, ok := x.v.People.Get(m.Person); ok {
				return order.NameKey(p)
			}
			return ""
		}
		roles := x.lists().Roles
		slices.SortStableFunc(members, func(a, b *record.Membership) int {
			return cmp.Or(cmp.Compare(record.Rank(roles, a.Role), record.Rank(roles, b.Role)), cmp.Compare(key(a), key(b)))
		})
		for _, m := range members {
			if p, ok := x.v.People.Get(m.Person); ok && !p.Anonymous() {
				add(x.member(t, m, p))
			}
		}
	}
}

func (x *exporter) member(t *record.Team, m *record.Membership, p *record.Person) map[string]any {
	sex := ""
	switch p.Sex {
	case record.Male:
		sex = x.words.Sexes[0]
	case record.Female:
		sex = x.words.Sexes[1]
	}
	return map[string]any{"name": p.Name, "birth": x.date(p.Birth), "sex": sex, "team": t.Name, "area": x.areaName(t.Area),
		"role": record.NameOf(x.lists().Roles, m.Role), "address": p.Address, "home": p.Home, "work": p.Work, "schooling": p.Schooling,
		"training": p.Training, "political": p.Political, "phone": p.Phone, "respected": x.yes(p.Respected), "from": x.date(m.From), "by": m.By, "note": m.Note}
}

func (x *exporter) area(a *record.Area) map[string]any {
	return map[string]any{"name": a.Name, "type": record.NameOf(x.lists().AreaKinds, a.Type), "households": x.count(a.Households),
		"people": x.count(a.People), "head": a.Head}
}

// sites are the models with where they run; a model that runs nowhere stands alone.
func (x *exporter) sites(add func(map[string]any)) {
	for m := range x.v.Models.All() {
		field := record.NameOf(x.lists().Fields, m.Field)
		of := x.v.SitesOf(m.ID)
		if len(of) == 0 {
			add(map[string]any{"model": m.Name, "field": field})
		}
		for _, s := range of {
			add(map[string]any{"model": m.Name, "name": s.Name, "area": x.areaName(s.Area), "place": s.Place, "launched": x.date(s.Launched),
				"decision": s.Decision.Number, "decisionDate": x.date(s.Decision.Date), "field": field, "lead": s.Lead, "partners": s.Partners,
				"households": x.count(s.Households), "joined": x.count(s.Joined)})
		}
	}
}

// unit has the day on which it was registered last.
func (x *exporter) unit(u *record.Unit) map[string]any {
	row := map[string]any{"name": u.Name, "type": record.NameOf(x.lists().UnitKinds, u.Type), "area": x.areaName(u.Area)}
	if u.Type == record.UnitArea && u.Name == "" {
		row["name"] = x.areaName(u.Area)
	}
	for _, y := range u.Years {
		if !y.Registered.IsZero() {
			row["registered"] = x.date(y.Registered)
		}
	}
	if n := len(u.Outside); n > 0 {
		row["exclusion"] = record.NameOf(x.lists().Exclusions, u.Outside[n-1].Reason)
	}
	return row
}

func (x *exporter) activity(a *record.Activity) map[string]any {
	return map[string]any{"title": a.Title, "type": record.NameOf(x.lists().ActivityKinds, a.Type), "channel": record.NameOf(x.lists().Channels, a.Channel),
		"start": x.date(a.Start), "end": x.date(a.End), "area": x.areaName(a.Area), "place": a.Place, "lead": a.Lead, "sessions": x.count(a.Sessions),
		"reached": x.count(a.Reached), "materials": x.count(a.Materials), "helped": x.count(a.Helped)}
}

// Exports says that lists of records of a kind can be written whole (Export).
func Exports(k record.Kind) (Target, bool) {
	t := TargetOf(k)
	return t, t.Kind() == k || k == record.KindModel || k == record.KindTeam
}

// title of a list in the file: what a reader of this package takes for no row.
func (w *Words) Title(t Target) string { return strings.ToUpper(w.Titles[t]) }
