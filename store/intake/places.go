package intake

import (
	"cmp"
	"slices"

	"sophongtrao/store/record"
)

// areaNamed finds the area that a text names, and makes it where the book has none of
// that name. 0 with a fault or doubt noted: it cannot be told.
func (r *runner) areaNamed(x *row, field, said string, make bool) (record.ID, error) {
	said = r.index.inFull(said)
	if ids := r.index.areas[r.index.key(said)]; len(ids) == 1 {
		return ids[0], nil
	}
	code, ok := kindOf(r.areaKinds, said)
	if !ok {
		said, code = r.below(x, field, said, "")
		ok = code != ""
	}
	ids := r.index.areas[r.index.key(said)]
	switch {
	case len(ids) == 1:
		return ids[0], nil
	case len(ids) > 1:
		x.doubt(field, FaultSeveral, said)
		return ids[0], nil
	case !ok || !make:
		x.bad(field, FaultPlace, said)
		return 0, nil
	}
	a := &record.Area{Type: code, Name: x.cased(capital(said))}
	err := r.save(a)
	return a.ID, err
}

// below is a name with the kind that heads its column before it ("1" below "Khu phố",
// "Đông" below "Thôn"), or the kind that the row gives; "" for a kind that nothing says.
func (r *runner) below(x *row, field, said, given string) (name, code string) {
	i := x.j.Table.column(field)
	if i < 0 {
		return said, given
	}
	heading := x.j.Table.Columns[i].Heading
	k, ok := kindOver(r.areaKinds, heading)
	for _, g := range r.areaKinds {
		if ok && g.code == given {
			k = g
		}
	}
	if ok && proper(said) {
		return capital(k.name) + " " + said, k.code
	}
	if given == "" && field == "name" {
		given, _ = kindOf(r.areaKinds, heading)
	}
	return said, given
}

// area takes a row of a list of areas.
func (r *runner) area(x *row) (string, []record.ID, error) {
	v := r.tx.View()
	name := r.j.Words.inFull(x.name("name"))
	if name == "" {
		x.bad("name", string(record.FaultEmpty), "")
		return "", nil, nil
	}
	kind := x.code("type", v.Settings().Lists.AreaKinds)
	if spoken, ok := kindOf(r.areaKinds, name); ok {
		kind = cmp.Or(kind, spoken)
	} else if len(r.index.areas[r.index.key(name)]) == 0 {
		name, kind = r.below(x, "name", name, kind)
	}
	a := &record.Area{Type: kind, Name: capital(name)} // old fonts have no capital with a tone
	ids := r.index.areas[r.index.key(name)]
	if len(ids) > 1 {
		x.doubt("name", FaultSeveral, name)
	}
	if len(ids) > 0 {
		known, _ := v.Areas.Get(ids[0])
		a = known.Clone().(*record.Area)
	}
	r.once(x, "name", a)
	setCount(&a.Households, x.count("households"))
	setCount(&a.People, x.count("people"))
	setText(&a.Head, x.name("head"))
	if former := x.text("former"); former != "" && !slices.ContainsFunc(a.Former, func(f record.FormerName) bool { return f.Name == former }) && former != a.Name {
		a.Former = append(a.Former, record.FormerName{Name: former})
	}
	return name, ids, r.save(a)
}

// once notes a doubt where a row above means the same record of the book: which of them
// holds?
func (r *runner) once(x *row, field string, rec record.Record) {
	if x.main = rec.M().ID; r.taken[x.main] {
		x.doubt(field, FaultSame2, x.text(field))
	}
}

func setText(to *string, s string) {
	if s != "" {
		*to = s
	}
}

func setCount(to *record.Count, c record.Count) {
	if !c.IsZero() {
		*to = c
	}
}

func setDate(to *record.Date, d record.Date) {
	if !d.IsZero() && !(to.Y == d.Y && d.M == 0) { // a year does not make a known day vague
		*to = d
	}
}
