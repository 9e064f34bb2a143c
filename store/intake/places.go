package intake

import (
	"slices"
	"strings"

	"sophongtrao/store/record"
	"sophongtrao/store/sheet"
)

// spoken is a kind of area or team with how it begins in a text.
type spoken struct{ code, low, fold string }

// spokenKinds are the kinds of a list with the words they are called by, the longest
// first: "tổ dân phố" before "tổ".
func spokenKinds(list []record.Choice) (of []spoken) {
	for _, c := range list {
		of = append(of, spoken{c.Code, strings.ToLower(record.Line(c.Name)), record.Fold(c.Name)})
	}
	slices.SortStableFunc(of, func(a, b spoken) int { return len(b.fold) - len(a.fold) })
	return of
}

// kindOf finds the kind with which a text begins: with its marks, or without them where
// the kind has two words at least (Tô An is no tổ, BAN no bản).
func kindOf(kinds []spoken, text string) (code string, ok bool) {
	low, fold := strings.ToLower(text)+" ", record.Fold(text)+" "
	for _, k := range kinds {
		if strings.HasPrefix(low, k.low+" ") || strings.Contains(k.fold, " ") && strings.HasPrefix(fold, k.fold+" ") {
			return k.code, true
		}
	}
	return "", false
}

// groupOf reads a row that heads those below it: "Tổ tự quản số 1 - Khu phố 2: 04 người".
// Its one text begins with a kind of team or of area.
func (r *runner) groupOf(cells sheet.Row) (g group, ok bool) {
	target := r.j.Table.Target
	if target == Areas {
		return g, false
	}
	said, texts := "", 0
	for _, c := range cells.Cells {
		if c.Kind == sheet.Text {
			texts++
		}
	}
	if texts > 2 { // a number and the heading at most
		return g, false
	}
	for _, c := range cells.Cells {
		s := r.j.Table.text(c)
		f := record.Fold(s)
		if c.Kind != sheet.Text || strings.Trim(f, "ivx0123456789 ") == "" {
			continue // the number of the heading
		}
		if said != "" || target != Members && r.obligatory(c.Col) {
			return g, false
		}
		said = s
	}
	areas, teams := r.areaKinds, r.teamKinds
	if head, tail, cut := strings.Cut(said, ":"); cut && strings.ContainsAny(tail, "0123456789") {
		said = head
	}
	said = strings.TrimRight(strings.TrimSpace(said), " -–,.(")
	if full := r.j.Words.inFull(said); said != "" {
		if _, is := kindOf(areas, full); is {
			return group{area: full}, true
		}
	}
	if target != Members {
		return g, false
	}
	team, is := said, r.teamWord(teams, said)
	if !is {
		if team = r.teamWithin(teams, said); team == "" {
			return g, false
		}
	}
	for i, c := range team {
		if i > 0 && strings.ContainsRune(" -–,(", c) {
			rest := r.j.Words.inFull(strings.TrimLeft(team[i:], " -–,("))
			if _, is := kindOf(areas, rest); is {
				return group{team: strings.TrimRight(team[:i], " -–,("), area: strings.TrimRight(rest, " )")}, true
			}
		}
	}
	return group{team: team}, true
}

// obligatory says that a column holds what every row must have.
func (r *runner) obligatory(col int) bool {
	for _, c := range r.j.Table.Columns {
		if c.Col == col {
			return slices.ContainsFunc(needed[r.j.Table.Target], func(group []string) bool { return slices.Contains(group, c.Field) })
		}
	}
	return false
}

// teamWord says that a text begins as a team is called: with a kind of team, or with the
// first word of one with its marks ("Tổ 5").
func (r *runner) teamWord(kinds []spoken, text string) bool {
	if _, ok := kindOf(kinds, text); ok {
		return true
	}
	first, rest, _ := strings.Cut(strings.ToLower(text), " ")
	return rest != "" && slices.ContainsFunc(kinds, func(k spoken) bool {
		word, _, more := strings.Cut(k.low, " ")
		return more && first == word
	})
}

// teamWithin finds a team named in a title; one with a number, for a title without is of
// all teams.
func (r *runner) teamWithin(kinds []spoken, title string) string {
	low := strings.ToLower(title)
	for _, k := range kinds {
		if i := strings.Index(low, " "+k.low+" "); i >= 0 && strings.Contains(k.low, " ") && len(low) == len(title) {
			if said := title[i+1:]; strings.ContainsAny(said, "0123456789") {
				return said
			}
		}
	}
	return ""
}

// areaNamed finds the area that a text names, and makes it where the book has none of
// that name. 0 with a fault or doubt noted: it cannot be told.
func (r *runner) areaNamed(x *row, field, said string, make bool) (record.ID, error) {
	said = r.j.Words.inFull(said)
	if ids := r.index.areas[r.j.Words.key(said)]; len(ids) == 1 {
		return ids[0], nil
	}
	kinds := r.areaKinds
	code, ok := kindOf(kinds, said)
	if !ok {
		if i := x.j.Table.column(field); i >= 0 { // "1" below "Khu phố"
			if c, is := kindOf(kinds, x.j.Table.Columns[i].Heading); is && strings.Trim(record.Fold(said), "0123456789 ") == "" {
				said, code, ok = x.j.Table.Columns[i].Heading+" "+said, c, true
			}
		}
	}
	ids := r.index.areas[r.j.Words.key(said)]
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
	a := &record.Area{Type: code, Name: x.cased(said)}
	err := r.save(a)
	return a.ID, err
}

// area takes a row of a list of areas.
func (r *runner) area(x *row) (string, []record.ID, error) {
	v := r.tx.View()
	name := r.j.Words.inFull(x.name("name"))
	if name == "" {
		x.bad("name", string(record.FaultEmpty), "")
		return "", nil, nil
	}
	kinds := r.areaKinds
	kind := x.code("type", v.Settings().Lists.AreaKinds)
	if kind == "" {
		var ok bool
		if kind, ok = kindOf(kinds, name); !ok {
			i := x.j.Table.column("name")
			if kind, ok = kindOf(kinds, x.j.Table.Columns[i].Heading); ok && strings.Trim(record.Fold(name), "0123456789 ") == "" {
				name = x.j.Table.Columns[i].Heading + " " + name
			}
		}
	}
	a := &record.Area{Type: kind, Name: name}
	ids := r.index.areas[r.j.Words.key(name)]
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
