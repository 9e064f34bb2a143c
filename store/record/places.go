package record

import (
	"cmp"
	"slices"
)

// Rules of this file: areas are merged and split from a day on, by pure functions
// that return every record that changes. What was before the day stays as it was: the
// old areas end the day before, what lay in them remembers them (Moves), and
// memberships, meetings, activities and the registered years of units are not touched.
// Counts are added as Count.Plus does, so that nothing is lost and nothing invented.

// Merge is the plan of a sáp nhập: some areas become one new one.
type Merge struct {
	Areas []ID
	Date  Date // the first day of the new area
	Into  Part // Households and People are not asked: they are added
}

// Split is the plan of a chia tách: one area becomes several new ones.
type Split struct {
	Area  ID
	Date  Date // the first day of the new areas
	Parts []Part
	// To says to which part (an index of Parts) a team, a site, or a unit that is no
	// khu dân cư itself goes: each must be named. A person who is not goes with
	// their first team, else to the first part.
	To map[Ref]int
	// Recount says that the counts of the parts were taken anew. Without it they must
	// add up to those of the area.
	Recount bool
}

// Part is a new area of a plan.
type Part struct {
	ID         ID // handed out by the store; 0 in a preview, which then uses an ID that no record has
	Type       string
	Name       string
	Head       string
	Households Count
	People     Count
}

// previewID begins the IDs of areas that are only shown.
const previewID = ID(1) << 62

func (p Part) area(n int, from Date, origins []ID) *Area {
	a := &Area{Meta: Meta{ID: p.ID}, Type: p.Type, Name: p.Name, Span: Span{From: from}, Head: p.Head,
		Households: p.Households, People: p.People, Origins: slices.Clone(origins)}
	if a.ID == 0 {
		a.ID = previewID + ID(n)
	}
	return a
}

// MergeAreas returns what a merger changes: the new area first, then the unit under
// the standard of the new area (without ID), the old areas and units, teams, sites and
// people. They refer to each other and are right together only. Faults name fields of
// the plan: "areas" (fewer than two), "areas[1]", "date", "name", "type".
func MergeAreas(v *View, plan Merge) ([]Record, FieldErrors) {
	var e FieldErrors
	p := places{v: v, date: plan.Date, old: map[ID]*Area{}}
	p.checkDate(&e)
	if len(plan.Areas) < 2 {
		e.add("areas", FaultEmpty)
	}
	for i, id := range plan.Areas {
		p.take(&e, entry("areas", i), id)
	}
	p.checkPart(&e, "", plan.Into)
	if len(e) > 0 {
		return nil, e
	}
	into := plan.Into
	into.Households, into.People = Count{}, Count{}
	for _, id := range plan.Areas {
		into.Households = into.Households.Plus(p.old[id].Households)
		into.People = into.People.Plus(p.old[id].People)
	}
	a := into.area(0, plan.Date, plan.Areas)
	p.parts = []*Area{a}
	for _, id := range plan.Areas {
		p.end(id, a.ID)
	}
	p.move(func(Ref) int { return 0 })
	return p.all(), nil
}

// SplitArea returns what a division changes, as MergeAreas does. Faults: "area",
// "date", "parts" (fewer than two), "parts[0].name", "team", "site" and "unit" with
// Other for what is not named in To, "households" and "people" with FaultSum where the
// parts do not add up to the area (Limit is what they should add up to).
func SplitArea(v *View, plan Split) ([]Record, FieldErrors) {
	var e FieldErrors
	p := places{v: v, date: plan.Date, old: map[ID]*Area{}}
	p.checkDate(&e)
	old := p.take(&e, "area", plan.Area)
	if len(plan.Parts) < 2 {
		e.add("parts", FaultEmpty)
	}
	var households, people Count
	names := map[string]bool{}
	for i, x := range plan.Parts {
		p.checkPart(&e, within("parts", i), x)
		if names[Fold(x.Name)] {
			e.add(within("parts", i)+"name", FaultSame)
		}
		names[Fold(x.Name)] = true
		households, people = households.Plus(x.Households), people.Plus(x.People)
		p.parts = append(p.parts, x.area(i, plan.Date, []ID{plan.Area}))
	}
	if old != nil && !plan.Recount {
		checkSum(&e, "households", households, old.Households)
		checkSum(&e, "people", people, old.People)
	}
	if len(e) > 0 {
		return nil, e
	}
	p.end(plan.Area, 0)
	p.move(func(r Ref) int {
		to, named := plan.To[r]
		if !named && r.Kind == KindPerson {
			return p.withTeam(r.ID, plan.To)
		}
		if !named || to < 0 || to >= len(p.parts) {
			e = append(e, FieldError{Field: string(r.Kind), Fault: FaultEmpty, Other: r.ID})
			return 0
		}
		return to
	})
	if len(e) > 0 {
		return nil, e
	}
	return p.all(), nil
}

// checkSum wants parts to add up to the whole; of a whole that is not known nothing is
// asked.
func checkSum(e *FieldErrors, field string, sum, whole Count) {
	if n, known := whole.Known(); known && sum != whole {
		*e = append(*e, FieldError{Field: field, Fault: FaultSum, Limit: int(n)})
	}
}

// RenameArea returns the area with a new name from a day on; the old one stands among
// its former names, and papers of before print it. Faults: "name", "date".
func RenameArea(a *Area, name string, from Date) (*Area, FieldErrors) {
	var e FieldErrors
	name = Line(name)
	switch {
	case name == "":
		e.add("name", FaultEmpty)
	case name == a.Name:
		e.add("name", FaultSame)
	}
	switch {
	case from.IsZero():
		e.add("date", FaultEmpty)
	case !from.IsDay() || !from.Valid():
		e.add("date", FaultDate)
	case !a.Has(from):
		e.add("date", FaultOrder)
	}
	last := from.AddDays(-1)
	for _, f := range a.Former {
		if e.Of("date") == "" && f.To.Last().Compare(last) >= 0 {
			e.add("date", FaultOrder)
		}
	}
	if len(e) > 0 {
		return nil, e
	}
	a = clone(a)
	a.Former = append(a.Former, FormerName{Name: a.Name, To: last})
	a.Name = name
	return a, nil
}

// Heirs returns the areas that an area was merged into or split into, oldest first.
func (v *View) Heirs(area ID) (of []*Area) {
	for a := range v.Areas.All() {
		if slices.Contains(a.Origins, area) {
			of = append(of, a)
		}
	}
	return of
}

// places is a change of areas in the making.
type places struct {
	v     *View
	date  Date
	old   map[ID]*Area // the areas that end, as they stand in the view
	parts []*Area      // the areas that begin
	units []Record     // new units of the parts
	other []Record     // what changes besides
}

func (p *places) all() []Record {
	var list []Record
	for _, a := range p.parts {
		list = append(list, a)
	}
	return slices.Concat(list, p.units, p.other)
}

func (p *places) checkDate(e *FieldErrors) {
	switch {
	case p.date.IsZero():
		e.add("date", FaultEmpty)
	case !p.date.IsDay() || !p.date.Valid():
		e.add("date", FaultDate)
	}
}

func (p *places) last() Date { return p.date.AddDays(-1) }

// take notes an area that ends: it must exist the day before, and not end then already.
func (p *places) take(e *FieldErrors, field string, id ID) *Area {
	a, ok := p.v.Areas.Find(id)
	switch {
	case !ok || a.Bin:
		e.add(field, FaultMissing)
	case p.old[id] != nil:
		e.add(field, FaultSame)
	case p.date.IsDay() && (!a.Has(p.last()) || !a.Has(p.date)):
		e.add(field, FaultOrder)
	}
	if ok && !a.Bin {
		p.old[id] = a
		return a
	}
	return nil
}

func (p *places) checkPart(e *FieldErrors, at string, x Part) {
	if x.Name == "" {
		e.add(at+"name", FaultEmpty)
	}
	checkText(e, at+"name", x.Name, MaxName)
	checkText(e, at+"head", x.Head, MaxName)
	checkCode(e, at+"type", lists(p.v).AreaKinds, x.Type, p.v, true)
	checkCount(e, at+"households", x.Households)
	checkCount(e, at+"people", x.People)
	for a := range p.v.Areas.All() {
		if p.old[a.ID] == nil && a.Name == x.Name && a.Overlaps(Span{From: p.date}) {
			*e = append(*e, FieldError{Field: at + "name", Fault: FaultSame, Other: a.ID})
			return
		}
	}
}

// end closes an area.
func (p *places) end(id, successor ID) {
	a := clone(p.old[id])
	a.To, a.Successor = p.last(), successor
	p.other = append(p.other, a)
}

// move takes along what lies in the old areas; part says to which of the new ones.
func (p *places) move(part func(Ref) int) {
	p.moveUnits(part)
	for t := range p.v.Teams.All() {
		if gone := !t.Dissolved.IsZero() && t.Dissolved.Before(p.date); !gone && p.concerns(t.Area, t.Moves) {
			c := clone(t)
			c.Area, c.Moves = p.along(t.Area, t.Moves, part, RefTo(t))
			p.other = append(p.other, c)
		}
	}
	for s := range p.v.Sites.All() {
		if gone := StageOn(s.Stages, p.last()) == StageDissolved; !gone && p.concerns(s.Area, s.Moves) {
			c := clone(s)
			c.Area, c.Moves = p.along(s.Area, s.Moves, part, RefTo(s))
			p.other = append(p.other, c)
		}
	}
	for x := range p.v.People.All() {
		if p.concerns(x.Area, x.Moves) {
			c := clone(x)
			c.Area, c.Moves = p.along(x.Area, x.Moves, part, RefTo(x))
			p.other = append(p.other, c)
		}
	}
}

// moveUnits ends the units that the old areas themselves are, and begins one for each
// new area; their years stay where they are. The other units go along.
func (p *places) moveUnits(part func(Ref) int) {
	was := false
	for u := range p.v.Units.All() {
		if u.Type == UnitArea {
			if p.old[u.Area] != nil && u.Has(p.last()) && u.Has(p.date) {
				c := clone(u)
				c.To, was = p.last(), true
				p.other = append(p.other, c)
			}
			continue
		}
		if gone := !u.To.IsZero() && u.To.Before(p.date); !gone && p.concerns(u.Area, u.Moves) {
			c := clone(u)
			c.Area, c.Moves = p.along(u.Area, u.Moves, part, RefTo(u))
			p.other = append(p.other, c)
		}
	}
	if !was {
		return
	}
	for _, a := range p.parts {
		p.units = append(p.units, &Unit{Type: UnitArea, Area: a.ID, Span: Span{From: p.date}})
	}
}

// concerns says that something lies in an old area on the day or after it.
func (p *places) concerns(now ID, moves []Moved) bool {
	if p.old[now] != nil {
		return true
	}
	for _, m := range moves {
		if p.old[m.Area] != nil && m.To.Last().Compare(p.date) >= 0 {
			return true
		}
	}
	return false
}

// along rewrites where something was: what lay in an old area on the day or after it,
// lies in the new one instead, and until the day before in the old.
func (p *places) along(now ID, moves []Moved, part func(Ref) int, r Ref) (ID, []Moved) {
	to := p.parts[part(r)].ID
	moves = slices.SortedStableFunc(slices.Values(moves), func(x, y Moved) int { return cmp.Or(x.To.Last().Compare(y.To.Last()), x.To.Compare(y.To)) })
	var list []Moved
	begun := Date{} // the last day of the place before
	for _, m := range append(moves, Moved{Area: now}) {
		if current := m.To.IsZero(); p.old[m.Area] != nil && (current || m.To.Last().Compare(p.date) >= 0) {
			if begun.Last().Compare(p.last()) < 0 {
				list = append(list, Moved{m.Area, p.last()})
			}
			m.Area = to
		}
		list = append(list, m)
		begun = m.To
	}
	return list[len(list)-1].Area, list[:len(list)-1]
}

// withTeam is the part to which a person's first team goes that has a part.
func (p *places) withTeam(person ID, to map[Ref]int) int {
	for _, m := range p.v.TeamsOf(person, p.last()) {
		if part, ok := to[Ref{KindTeam, m.Team}]; ok && part >= 0 && part < len(p.parts) {
			return part
		}
	}
	return 0
}
