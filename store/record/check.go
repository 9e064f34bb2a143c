package record

import "reflect"

// This file holds what makes a record right beyond the rules of its fields (rule.go):
// what concerns several fields or records. Every fault is reported, none stops the
// others.

func checkCode(e *FieldErrors, field string, list []Choice, code string, v *View, need bool) {
	switch {
	case code == "" && need:
		e.add(field, FaultEmpty)
	case code != "" && v != nil && Rank(list, code) == len(list):
		e.add(field, FaultUnknown)
	}
}

func checkRef(e *FieldErrors, field string, k Kind, id ID, v *View, need bool) {
	switch {
	case id == 0 && need:
		e.add(field, FaultEmpty)
	case id != 0 && v != nil:
		if r := v.Find(k, id); r == nil || r.M().Bin {
			e.add(field, FaultMissing)
		}
	}
}

func lists(v *View) *Lists {
	if v == nil {
		return &Lists{}
	}
	return &v.Settings().Lists
}

// Check wants at least one name, and one to three lines for each signer.
func (c *Committee) Check(v *View) (e FieldErrors) {
	checkRules(&e, c, v)
	if len(c.Names) == 0 {
		e.add("names[0].name", FaultEmpty)
	}
	for i, l := range c.Letterheads {
		if len(l.Lines) == 0 {
			e.add(within("letterheads", i)+"lines[0].text", FaultEmpty)
		}
	}
	for i, s := range c.Signers {
		at := within("signers", i)
		if s.Name == "" {
			e.add(at+"name", FaultEmpty)
		}
		if len(s.Lines) == 0 || len(s.Lines) > 3 {
			e = append(e, FieldError{Field: at + "lines", Fault: FaultTooMany, Limit: 3})
		}
	}
	return e
}

// Check wants every list to have its codes once, and windows, targets and days that
// exist.
func (s *Settings) Check(v *View) (e FieldErrors) {
	checkRules(&e, s, v)
	for name, list := range s.Lists.byName() {
		seen := map[string]bool{}
		for i, c := range list {
			if seen[c.Code] {
				e.add(within("lists."+name, i)+"code", FaultSame)
			}
			seen[c.Code] = true
		}
	}
	for i, r := range s.Periods {
		checkWindow(&e, within("periods", i), r.YearWindow)
	}
	for i, x := range s.Standards {
		for j, r := range x.Units {
			at := within("standards", i) + within("units", j)
			checkWindow(&e, at, r.YearWindow)
			seen := map[string]bool{}
			for k, c := range r.Criteria {
				if seen[c.Number] {
					e.add(at+within("criteria", k)+"number", FaultSame)
				}
				seen[c.Number] = true
			}
		}
	}
	for i, t := range s.Targets {
		at := within("targets", i)
		if t.Of <= 0 || t.Met <= 0 || t.Met > t.Of {
			e.add(at+"met", FaultNumber)
		}
		if t.Base != BaseRegistered && t.Base != BaseScope {
			e.add(at+"base", FaultUnknown)
		}
	}
	for i, x := range s.Calendar {
		if x.Of(2024).IsZero() {
			e.add(within("calendar", i)+"month", FaultDate)
		}
	}
	for i, n := range s.Remind {
		if n < 0 {
			e.add(entry("remind", i), FaultNumber)
		}
	}
	if s.Threshold.Of < 0 || s.Threshold.Over < 0 || s.Threshold.Of > 0 && s.Threshold.Over >= s.Threshold.Of {
		e.add("threshold", FaultNumber)
	}
	if s.Retention < 0 {
		e.add("retention", FaultNumber)
	}
	return e
}

func checkWindow(e *FieldErrors, at string, w YearWindow) {
	s := w.Of(2024)
	if s.From.IsZero() || s.To.IsZero() {
		e.add(at+"fromMonth", FaultDate)
	} else if s.To.Before(s.From) {
		e.add(at+"toMonth", FaultOrder)
	}
}

// byName gives every list under its JSON name.
func (l *Lists) byName() map[string][]Choice {
	of, v := map[string][]Choice{}, reflect.ValueOf(l).Elem()
	for _, r := range rulesOf(v.Type()) {
		of[r.name], _ = v.Field(r.index).Interface().([]Choice)
	}
	return of
}

// Check wants a name that no other living area has.
func (a *Area) Check(v *View) (e FieldErrors) {
	checkRules(&e, a, v)
	if v != nil {
		for o := range v.Areas.All() {
			if o.ID != a.ID && o.Name == a.Name && o.Span.Overlaps(a.Span) {
				e = append(e, FieldError{Field: "name", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}

// Check wants a name that no other model has.
func (m *Model) Check(v *View) (e FieldErrors) {
	checkRules(&e, m, v)
	if v != nil {
		for o := range v.Models.All() {
			if o.ID != m.ID && Fold(o.Name) == Fold(m.Name) {
				e = append(e, FieldError{Field: "name", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}

// Check wants a model, one review a year, and a reason where a site is to be
// strengthened or removed.
func (s *Site) Check(v *View) (e FieldErrors) {
	checkRules(&e, s, v)
	if !s.Launched.IsZero() && s.Launched.Before(s.Surveyed) {
		e.add("launched", FaultOrder)
	}
	seen := map[int]bool{}
	for i, r := range s.Reviews {
		at := within("reviews", i)
		if seen[r.Year] {
			e.add(at+"year", FaultSame)
		}
		seen[r.Year] = true
		if r.Reason == "" && (r.Proposal == ProposalStrengthen || r.Proposal == ProposalRemove) {
			e.add(at+"reason", FaultEmpty)
		}
	}
	if s.Source != 0 && s.Source == s.ID {
		e.add("source", FaultSame)
	}
	return e
}

func checkYear(e *FieldErrors, field string, y int) {
	switch {
	case y == 0:
		e.add(field, FaultEmpty)
	case y < 1900 || y > 2200:
		e.add(field, FaultDate)
	}
}

// checkPart wants part to be at most whole, where both are known.
func checkPart(e *FieldErrors, field string, part, whole Count) {
	p, ok := part.Known()
	w, ok2 := whole.Known()
	if ok && ok2 && p > w {
		*e = append(*e, FieldError{Field: field, Fault: FaultTooMany, Limit: int(w)})
	}
}

// Check wants name, kind and area, and the name once in the area.
func (t *Team) Check(v *View) (e FieldErrors) {
	checkRules(&e, t, v)
	checkSpan(&e, "founded", "dissolved", Span{t.Founded, t.Dissolved})
	if v != nil {
		for _, o := range v.TeamsIn(t.Area) {
			came := len(o.Moves) > 0 && len(t.Moves) > 0 // each brought its name along when areas were merged
			if o.ID != t.ID && o.Name == t.Name && !came && (Span{o.Founded, o.Dissolved}).Overlaps(Span{t.Founded, t.Dissolved}) {
				e = append(e, FieldError{Field: "name", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}

// Check wants a name, and nothing of one who was anonymised; sensitive fields only
// where the committee keeps them.
func (p *Person) Check(v *View) (e FieldErrors) {
	checkRules(&e, p, v)
	if p.Anonymous() {
		p.checkForgotten(&e)
	} else if p.Name == "" {
		e.add("name", FaultEmpty)
	}
	if p.Sex != SexUnknown && p.Sex != Male && p.Sex != Female {
		e.add("sex", FaultUnknown)
	}
	if !p.Birth.IsZero() && p.Birth.Valid() && p.Birth.Y < 1880 {
		e.add("birth", FaultDate)
	}
	if p.Phone != "" && !validPhone(p.Phone) {
		e.add("phone", FaultPhone)
	}
	if v != nil {
		for _, s := range []struct {
			field string
			set   bool
		}{{SensitiveEthnicity, p.Ethnicity != ""}, {SensitiveReligion, p.Religion != ""},
			{SensitiveParty, p.Party || !p.PartyDate.IsZero()}} {
			if s.set && !v.Settings().Keeps(s.field) {
				e.add(s.field, FaultSensitive)
			}
		}
	}
	for i, c := range p.Consents {
		at := within("consents", i)
		checkSpan(&e, at+"date", at+"withdrawn", Span{c.Date, c.Withdrawn})
	}
	return e
}

// Check wants person, team and role, and the person not in that team already at
// the same time.
func (m *Membership) Check(v *View) (e FieldErrors) {
	checkRules(&e, m, v)
	if v != nil {
		for _, o := range v.TeamsOf(m.Person, Date{}) {
			if o.ID != m.ID && o.Team == m.Team && o.Span.Overlaps(m.Span) {
				e = append(e, FieldError{Field: "person", Fault: FaultTwice, Other: o.ID})
				break
			}
		}
	}
	return e
}
