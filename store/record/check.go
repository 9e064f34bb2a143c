package record

import "fmt"

// This file holds what makes a record right. One method a kind; every fault is
// reported, none stops the others.

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

func checkDecision(e *FieldErrors, field string, d Decision) {
	checkText(e, field+".number", d.Number, MaxName)
	checkText(e, field+".by", d.By, MaxName)
	checkDate(e, field+".date", d.Date)
}

func checkParagraphs(e *FieldErrors, field string, ps []string, limit int) {
	for i, p := range ps {
		checkText(e, fmt.Sprintf("%s[%d]", field, i), p, limit)
	}
}

func checkStages(e *FieldErrors, stages []Stage, v *View) {
	for i, s := range stages {
		at := fmt.Sprintf("stages[%d]", i)
		checkCode(e, at+".stage", lists(v).Stages, s.Stage, v, true)
		if s.Date.IsZero() {
			e.add(at+".date", FaultEmpty)
		}
		checkDate(e, at+".date", s.Date)
		checkText(e, at+".paper", s.Paper, MaxName)
	}
}

// Check wants at least one name with its unit, and one to three lines for each
// signer.
func (c *Committee) Check(v *View) (e FieldErrors) {
	if len(c.Names) == 0 {
		e.add("names[0].name", FaultEmpty)
	}
	for i, n := range c.Names {
		at := fmt.Sprintf("names[%d].", i)
		checkDate(&e, at+"from", n.From)
		checkCode(&e, at+"level", lists(v).CommuneKinds, n.Level, v, false)
		needText(&e, at+"name", n.Name, MaxName)
		needText(&e, at+"place", n.Place, MaxName)
		checkText(&e, at+"unit", n.Unit, MaxName)
		checkText(&e, at+"superior", n.Superior, MaxName)
		checkText(&e, at+"province", n.Province, MaxName)
	}
	for i, l := range c.Letterheads {
		at := fmt.Sprintf("letterheads[%d].", i)
		checkDate(&e, at+"from", l.From)
		if len(l.Lines) == 0 {
			e.add(at+"lines[0].text", FaultEmpty)
		}
		for j, line := range l.Lines {
			needText(&e, fmt.Sprintf("%slines[%d].text", at, j), line.Text, MaxName)
		}
	}
	for i, s := range c.Signers {
		at := fmt.Sprintf("signers[%d].", i)
		checkSpan(&e, at+"from", at+"to", s.Span)
		needText(&e, at+"name", s.Name, MaxName)
		if len(s.Lines) == 0 || len(s.Lines) > 3 {
			e = append(e, FieldError{Field: at + "lines", Fault: FaultTooMany, Limit: 3})
		}
		checkParagraphs(&e, at+"lines", s.Lines, MaxName)
	}
	for i, p := range c.Patterns {
		at := fmt.Sprintf("patterns[%d].", i)
		checkDate(&e, at+"from", p.From)
		needText(&e, at+"pattern", p.Pattern, MaxName)
	}
	for i, r := range c.Recipients {
		checkParagraphs(&e, fmt.Sprintf("recipients[%d].lines", i), r.Lines, MaxName)
	}
	return e
}

// Check wants every choice, rule and citation to have its code and text.
func (s *Settings) Check(v *View) (e FieldErrors) {
	for _, l := range s.Lists.all() {
		seen := map[string]bool{}
		for i, c := range l.choices {
			at := fmt.Sprintf("lists.%s[%d].", l.name, i)
			needText(&e, at+"code", c.Code, MaxName)
			needText(&e, at+"name", c.Name, MaxName)
			checkText(&e, at+"short", c.Short, MaxName)
			checkSpan(&e, at+"from", at+"to", c.Span)
			if seen[c.Code] {
				e.add(at+"code", FaultSame)
			}
			seen[c.Code] = true
		}
	}
	for i, r := range s.Periods {
		at := fmt.Sprintf("periods[%d].", i)
		needText(&e, at+"code", r.Code, MaxName)
		needText(&e, at+"name", r.Name, MaxName)
		w := r.Of(2024).Window
		if w.From.IsZero() || w.To.IsZero() {
			e.add(at+"fromMonth", FaultDate)
		} else if w.To.Before(w.From) {
			e.add(at+"toMonth", FaultOrder)
		}
	}
	for i, c := range s.Citations {
		needText(&e, fmt.Sprintf("citations[%d].code", i), c.Code, MaxName)
		needText(&e, fmt.Sprintf("citations[%d].text", i), c.Text, MaxParagraph)
	}
	if s.Threshold.Of < 0 || s.Threshold.Over < 0 || s.Threshold.Of > 0 && s.Threshold.Over >= s.Threshold.Of {
		e.add("threshold", FaultNumber)
	}
	for i, x := range s.Sensitive {
		needText(&e, fmt.Sprintf("sensitive[%d].purpose", i), x.Purpose, MaxLine)
	}
	for i, l := range s.Layouts {
		needText(&e, fmt.Sprintf("layouts[%d].name", i), l.Name, MaxName)
	}
	if s.Retention < 0 {
		e.add("retention", FaultNumber)
	}
	return e
}

type namedList struct {
	name    string
	choices []Choice
}

func (l *Lists) all() []namedList {
	return []namedList{
		{"communeKinds", l.CommuneKinds}, {"areaKinds", l.AreaKinds}, {"teamKinds", l.TeamKinds},
		{"roles", l.Roles}, {"fields", l.Fields}, {"levels", l.Levels}, {"stages", l.Stages},
		{"grades", l.Grades}, {"proposals", l.Proposals}, {"meetingKinds", l.MeetingKinds},
		{"how", l.How}, {"docTypes", l.DocTypes}, {"funds", l.Funds}, {"voteMethods", l.VoteMethods},
	}
}

// Check wants a name that no other living area has.
func (a *Area) Check(v *View) (e FieldErrors) {
	needText(&e, "name", a.Name, MaxName)
	checkCode(&e, "type", lists(v).AreaKinds, a.Type, v, true)
	checkSpan(&e, "from", "to", a.Span)
	for i, f := range a.Former {
		needText(&e, fmt.Sprintf("former[%d].name", i), f.Name, MaxName)
		checkDate(&e, fmt.Sprintf("former[%d].to", i), f.To)
	}
	checkRef(&e, "successor", KindArea, a.Successor, v, false)
	checkText(&e, "head", a.Head, MaxName)
	checkCount(&e, "households", a.Households)
	checkCount(&e, "people", a.People)
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
	needText(&e, "name", m.Name, MaxName)
	checkCode(&e, "field", lists(v).Fields, m.Field, v, false)
	checkCode(&e, "level", lists(v).Levels, m.Level, v, false)
	checkDecision(&e, "decision", m.Decision)
	checkText(&e, "lead", m.Lead, MaxName)
	checkText(&e, "partners", m.Partners, MaxLine)
	checkText(&e, "aim", m.Aim, MaxParagraph)
	checkDate(&e, "launched", m.Launched)
	checkStages(&e, m.Stages, v)
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

// Check wants a model, and a reason where a site is to be strengthened or removed.
func (s *Site) Check(v *View) (e FieldErrors) {
	checkRef(&e, "model", KindModel, s.Model, v, true)
	checkRef(&e, "area", KindArea, s.Area, v, false)
	checkText(&e, "name", s.Name, MaxName)
	checkText(&e, "place", s.Place, MaxName)
	checkText(&e, "lead", s.Lead, MaxName)
	checkText(&e, "partners", s.Partners, MaxLine)
	checkText(&e, "rules", s.Rules, MaxLine)
	checkDate(&e, "surveyed", s.Surveyed)
	if checkDate(&e, "launched", s.Launched) && s.Launched.Before(s.Surveyed) {
		e.add("launched", FaultOrder)
	}
	checkDecision(&e, "decision", s.Decision)
	checkParagraphs(&e, "board", s.Board, MaxName)
	checkCount(&e, "joined", s.Joined)
	checkCount(&e, "households", s.Households)
	checkPart(&e, "joined", s.Joined, s.Households)
	for i, q := range s.Equipment {
		needText(&e, fmt.Sprintf("equipment[%d].name", i), q.Name, MaxName)
		checkText(&e, fmt.Sprintf("equipment[%d].unit", i), q.Unit, MaxName)
		checkCount(&e, fmt.Sprintf("equipment[%d].quantity", i), q.Quantity)
		checkDate(&e, fmt.Sprintf("equipment[%d].since", i), q.Since)
	}
	for i, m := range s.Money {
		at := fmt.Sprintf("money[%d].", i)
		checkYear(&e, at+"year", m.Year)
		checkCode(&e, at+"fund", lists(v).Funds, m.Fund, v, true)
		checkCount(&e, at+"amount", m.Amount)
	}
	s.checkYears(&e, v)
	checkStages(&e, s.Stages, v)
	checkRef(&e, "source", KindSite, s.Source, v, false)
	if s.Source != 0 && s.Source == s.ID {
		e.add("source", FaultSame)
	}
	return e
}

func (s *Site) checkYears(e *FieldErrors, v *View) {
	for i, r := range s.Results {
		at := fmt.Sprintf("results[%d].", i)
		checkYear(e, at+"year", r.Year)
		for _, c := range []struct {
			name string
			c    Count
		}{{"sessions", r.Sessions}, {"reached", r.Reached}, {"disputes", r.Disputes},
			{"settled", r.Settled}, {"patrols", r.Patrols}, {"pledges", r.Pledges}} {
			checkCount(e, at+c.name, c.c)
		}
		checkPart(e, at+"settled", r.Settled, r.Disputes)
	}
	seen := map[int]bool{}
	for i, r := range s.Reviews {
		at := fmt.Sprintf("reviews[%d].", i)
		checkYear(e, at+"year", r.Year)
		if seen[r.Year] {
			e.add(at+"year", FaultSame)
		}
		seen[r.Year] = true
		checkDate(e, at+"date", r.Date)
		checkCode(e, at+"grade", lists(v).Grades, r.Grade, v, true)
		checkCode(e, at+"proposal", lists(v).Proposals, r.Proposal, v, false)
		if r.Reason == "" && (r.Proposal == ProposalStrengthen || r.Proposal == ProposalRemove) {
			e.add(at+"reason", FaultEmpty)
		}
		checkText(e, at+"reason", r.Reason, MaxParagraph)
		checkText(e, at+"strength", r.Strength, MaxParagraph)
		checkText(e, at+"weakness", r.Weakness, MaxParagraph)
		checkText(e, at+"paper", r.Paper, MaxName)
	}
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

// Check wants name, kind and area.
func (t *Team) Check(v *View) (e FieldErrors) {
	needText(&e, "name", t.Name, MaxName)
	checkCode(&e, "type", lists(v).TeamKinds, t.Type, v, true)
	checkRef(&e, "area", KindArea, t.Area, v, true)
	for i, s := range t.Sites {
		checkRef(&e, fmt.Sprintf("sites[%d]", i), KindSite, s, v, true)
	}
	checkSpan(&e, "founded", "dissolved", Span{t.Founded, t.Dissolved})
	checkDecision(&e, "decision", t.Decision)
	checkCount(&e, "households", t.Households)
	if v != nil {
		for _, o := range v.TeamsIn(t.Area) {
			if o.ID != t.ID && o.Name == t.Name && (Span{o.Founded, o.Dissolved}).Overlaps(Span{t.Founded, t.Dissolved}) {
				e = append(e, FieldError{Field: "name", Fault: FaultSame, Other: o.ID})
				break
			}
		}
	}
	return e
}

// Check wants a name; sensitive fields only where the committee keeps them.
func (p *Person) Check(v *View) (e FieldErrors) {
	needText(&e, "name", p.Name, MaxName)
	checkText(&e, "sortName", p.SortName, MaxName)
	if p.Sex != SexUnknown && p.Sex != Male && p.Sex != Female {
		e.add("sex", FaultUnknown)
	}
	if checkDate(&e, "birth", p.Birth) && !p.Birth.IsZero() && p.Birth.Y < 1880 {
		e.add("birth", FaultDate)
	}
	checkRef(&e, "area", KindArea, p.Area, v, false)
	checkText(&e, "address", p.Address, MaxLine)
	checkText(&e, "home", p.Home, MaxLine)
	checkText(&e, "schooling", p.Schooling, MaxName)
	checkText(&e, "training", p.Training, MaxName)
	checkText(&e, "political", p.Political, MaxName)
	checkText(&e, "work", p.Work, MaxLine)
	if p.Phone != "" && !validPhone(p.Phone) {
		e.add("phone", FaultPhone)
	}
	checkText(&e, "ethnicity", p.Ethnicity, MaxName)
	checkText(&e, "religion", p.Religion, MaxName)
	checkDate(&e, "partyDate", p.PartyDate)
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
		at := fmt.Sprintf("consents[%d].", i)
		needText(&e, at+"purpose", c.Purpose, MaxName)
		checkSpan(&e, at+"date", at+"withdrawn", Span{c.Date, c.Withdrawn})
	}
	return e
}

// Check wants person, team and role, and the person not in that team already at
// the same time.
func (m *Membership) Check(v *View) (e FieldErrors) {
	checkRef(&e, "person", KindPerson, m.Person, v, true)
	checkRef(&e, "team", KindTeam, m.Team, v, true)
	checkCode(&e, "role", lists(v).Roles, m.Role, v, true)
	checkSpan(&e, "from", "to", m.Span)
	checkCode(&e, "how", lists(v).How, m.How, v, false)
	checkText(&e, "by", m.By, MaxName)
	checkRef(&e, "meeting", KindMeeting, m.Meeting, v, false)
	checkText(&e, "note", m.Note, 100)
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
