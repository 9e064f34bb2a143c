package intake

import (
	"slices"
	"strings"

	"sophongtrao/store/record"
)

// place is the area that a row names, that the heading above it names, or that the job
// gives; 0 if none does.
func (r *runner) place(x *row) (record.ID, error) {
	said := x.name("area")
	if said == "" {
		said = r.group.area
	}
	if said == "" {
		return r.j.Area, nil
	}
	return r.areaNamed(x, "area", said, true)
}

// site takes a row of a list of models: the model, and the place where it runs.
func (r *runner) site(x *row) (string, []record.ID, error) {
	v := r.tx.View()
	name := strings.Trim(x.text("model"), "\"“”'")
	if name == "" {
		x.bad("model", string(record.FaultEmpty), "")
		return "", nil, nil
	}
	m := &record.Model{Name: name, Field: x.code("field", v.Settings().Lists.Fields)}
	if ids := r.index.models[record.Fold(name)]; len(ids) > 0 {
		known, _ := v.Models.Get(ids[0])
		m = known.Clone().(*record.Model)
	}
	if err := r.save(m); err != nil {
		return name, nil, err
	}
	area, err := r.place(x)
	if err != nil {
		return name, nil, err
	}
	s := &record.Site{Model: m.ID, Area: area, Name: x.text("name"), Place: x.text("place")}
	if s.Area == 0 && s.Name == "" && s.Place == "" {
		return name, nil, nil // a model alone
	}
	if ids := r.index.sites[siteKey(s)]; len(ids) > 0 {
		known, _ := v.Sites.Get(ids[0])
		s = known.Clone().(*record.Site)
	}
	r.once(x, "model", s)
	setDate(&s.Launched, x.date("launched", false))
	setText(&s.Decision.Number, x.text("decision"))
	setDate(&s.Decision.Date, x.date("decisionDate", false))
	setText(&s.Lead, x.text("lead"))
	setText(&s.Partners, x.text("partners"))
	setCount(&s.Households, x.count("households"))
	setCount(&s.Joined, x.count("joined"))
	return name, nil, r.save(s)
}

// unit takes a row of a list of units under the standard.
func (r *runner) unit(x *row) (string, []record.ID, error) {
	v := r.tx.View()
	lists := v.Settings().Lists
	name := x.name("name")
	area, err := r.place(x)
	if err != nil {
		return name, nil, err
	}
	u := &record.Unit{Type: x.code("type", lists.UnitKinds), Name: name, Area: area}
	if _, is := kindOf(r.areaKinds, name); is && (u.Type == "" || u.Type == record.UnitArea) {
		u.Type = record.UnitArea
		if u.Area, err = r.areaNamed(x, "name", name, true); err != nil {
			return name, nil, err
		}
		u.Name = ""
	}
	for known := range v.Units.All() {
		if known.Type == u.Type && (u.Name == "" && known.Area == u.Area && known.Name == "" ||
			u.Name != "" && slices.Contains(r.index.units[r.index.key(u.Name)], known.ID)) {
			u = known.Clone().(*record.Unit)
			break
		}
	}
	r.once(x, "name", u)
	if why := x.code("exclusion", lists.Exclusions); why != "" && len(u.Outside) == 0 {
		u.Outside = []record.Exclusion{{Reason: why}}
	}
	if d := x.date("registered", false); !d.IsZero() {
		y := u.Of(int(d.Y))
		y.Registered = d
		u.Years = slices.DeleteFunc(u.Years, func(o record.UnitYear) bool { return o.Year == y.Year })
		u.Years = append(u.Years, y)
		slices.SortFunc(u.Years, func(a, b record.UnitYear) int { return a.Year - b.Year })
	}
	return name, nil, r.save(u)
}

// activity takes a row of a list of activities.
func (r *runner) activity(x *row) (string, []record.ID, error) {
	v := r.tx.View()
	lists := v.Settings().Lists
	area, err := r.place(x)
	if err != nil {
		return "", nil, err
	}
	a := &record.Activity{Type: x.code("type", lists.ActivityKinds), Title: x.text("title"), Start: x.date("start", false), Area: area, Place: x.text("place")}
	if a.Type == "" {
		a.Type = record.ActivityCommunication
	}
	for _, id := range r.index.works[record.Fold(a.Title)] {
		if known, ok := v.Activities.Get(id); ok && known.Start == a.Start && known.Area == a.Area && record.Fold(known.Place) == record.Fold(a.Place) {
			a = known.Clone().(*record.Activity)
		}
	}
	r.once(x, "title", a)
	setDate(&a.End, x.date("end", false))
	setText(&a.Lead, x.text("lead"))
	setText(&a.Channel, x.code("channel", lists.Channels))
	for _, c := range []struct {
		to    *record.Count
		field string
	}{{&a.Sessions, "sessions"}, {&a.Reached, "reached"}, {&a.Materials, "materials"}, {&a.Helped, "helped"}} {
		setCount(c.to, x.count(c.field))
	}
	return a.Title, nil, r.save(a)
}
