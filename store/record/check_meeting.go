package record

import "fmt"

// Check wants kind, title and day, an end after the start, and votes that fit
// those present.
func (m *Meeting) Check(v *View) (e FieldErrors) {
	checkCode(&e, "type", lists(v).MeetingKinds, m.Type, v, true)
	needText(&e, "title", m.Title, MaxLine)
	if m.Start.Date.IsZero() {
		e.add("start", FaultEmpty)
	} else if !m.Start.Valid() {
		e.add("start", FaultDate)
	}
	switch {
	case !m.End.Valid():
		e.add("end", FaultDate)
	case !m.End.IsZero() && m.End.Compare(m.Start) < 0:
		e.add("end", FaultOrder)
	}
	checkText(&e, "place", m.Place, MaxLine)
	checkRef(&e, "area", KindArea, m.Area, v, false)
	checkOfficer(&e, "chair", m.Chair)
	checkOfficer(&e, "secretary", m.Secretary)
	for _, c := range []struct {
		name string
		c    Count
	}{{"summoned", m.Summoned}, {"present", m.Present}, {"agreed", m.Agreed}} {
		checkCount(&e, c.name, c.c)
	}
	checkPart(&e, "present", m.Present, m.Summoned)
	checkPart(&e, "agreed", m.Agreed, m.Present)
	for i, g := range m.Groups {
		needText(&e, fmt.Sprintf("groups[%d].name", i), g.Name, MaxLine)
		checkCount(&e, fmt.Sprintf("groups[%d].present", i), g.Present)
	}
	for i, a := range m.Absences {
		needText(&e, fmt.Sprintf("absences[%d].who", i), a.Who, MaxName)
		checkText(&e, fmt.Sprintf("absences[%d].reason", i), a.Reason, MaxLine)
	}
	for i, it := range m.Agenda {
		needText(&e, fmt.Sprintf("agenda[%d].title", i), it.Title, MaxLine)
		checkParagraphs(&e, fmt.Sprintf("agenda[%d].course", i), it.Course, MaxParagraph)
	}
	m.checkVotes(&e, v)
	checkParagraphs(&e, "conclusions", m.Conclusions, MaxParagraph)
	for i, t := range m.Tasks {
		at := fmt.Sprintf("tasks[%d].", i)
		needText(&e, at+"what", t.What, MaxLine)
		checkText(&e, at+"owner", t.Owner, MaxName)
		checkDate(&e, at+"due", t.Due)
		checkDate(&e, at+"done", t.Done)
	}
	if m.Copies < 0 || m.Copies > 99 {
		e.add("copies", FaultNumber)
	}
	return e
}

func checkOfficer(e *FieldErrors, field string, o Officer) {
	checkText(e, field+".name", o.Name, MaxName)
	checkText(e, field+".title", o.Title, MaxName)
	checkText(e, field+".post", o.Post, MaxName)
}

func (m *Meeting) checkVotes(e *FieldErrors, v *View) {
	checkCode(e, "voteMethod", lists(v).VoteMethods, m.VoteMethod, v, false)
	present, known := m.Present.Known()
	for i, x := range m.Votes {
		at := fmt.Sprintf("votes[%d].", i)
		needText(e, at+"name", x.Name, MaxName)
		checkRef(e, at+"person", KindPerson, x.Person, v, false)
		checkRef(e, at+"team", KindTeam, x.Team, v, false)
		checkCode(e, at+"role", lists(v).Roles, x.Role, v, false)
		checkCount(e, at+"agree", x.Agree)
		checkCount(e, at+"disagree", x.Disagree)
		checkCount(e, at+"other", x.Other)
		if n, ok := x.Agree.Plus(x.Disagree).Plus(x.Other).Known(); ok && known && n > present {
			*e = append(*e, FieldError{Field: at + "agree", Fault: FaultVotes, Limit: int(present)})
		}
	}
}

// Check wants type and title; an issued paper its number, date and hash.
func (d *Document) Check(v *View) (e FieldErrors) {
	checkCode(&e, "type", lists(v).DocTypes, d.Type, v, true)
	needText(&e, "title", d.Title, MaxLine)
	checkDate(&e, "date", d.Date)
	checkDate(&e, "sent", d.Sent)
	for i, x := range d.Edits {
		needText(&e, fmt.Sprintf("edits[%d].key", i), x.Key, MaxName)
		checkText(&e, fmt.Sprintf("edits[%d].text", i), x.Text, MaxParagraph)
	}
	switch d.Is() {
	case Draft:
	case Issued, Void:
		if d.Number <= 0 || d.Year <= 0 {
			e.add("number", FaultEmpty)
		}
		if !d.Date.IsDay() {
			e.add("date", FaultEmpty)
		}
		if len(d.Hash) != 64 {
			e.add("hash", FaultEmpty)
		}
		if d.State == Void {
			needText(&e, "reason", d.Reason, MaxLine)
		}
	default:
		e.add("state", FaultUnknown)
	}
	checkText(&e, "symbol", d.Symbol, MaxName)
	checkRef(&e, "replaces", KindDocument, d.Replaces, v, false)
	return e
}
