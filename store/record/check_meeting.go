package record

// Check wants kind, title and day, an end after the start, and votes that fit those
// present.
func (m *Meeting) Check(v *View) (e FieldErrors) {
	checkRules(&e, m, v)
	if m.Start.Date.IsZero() && !m.Start.IsZero() {
		e.add("start", FaultEmpty)
	}
	if !m.End.IsZero() && m.End.Valid() && m.End.Compare(m.Start) < 0 {
		e.add("end", FaultOrder)
	}
	present, known := m.Present.Known()
	for i, x := range m.Votes {
		if n, ok := x.Agree.Plus(x.Disagree).Plus(x.Other).Known(); ok && known && n > present {
			e = append(e, FieldError{Field: within("votes", i) + "agree", Fault: FaultVotes, Limit: int(present)})
		}
	}
	if m.Copies < 0 || m.Copies > 99 {
		e.add("copies", FaultNumber)
	}
	return e
}

// Check wants type and title; an issued paper its number, date and hash; for a
// correction a document that was issued.
func (d *Document) Check(v *View) (e FieldErrors) {
	checkRules(&e, d, v)
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
		if d.State == Void && d.Reason == "" {
			e.add("reason", FaultEmpty)
		}
	default:
		e.add("state", FaultUnknown)
	}
	for i, s := range d.Sendings {
		if !d.Date.IsZero() && s.Date.Before(d.Date) {
			e.add(within("sendings", i)+"date", FaultOrder)
		}
	}
	if len(d.Corrections) > 0 && d.Corrects == 0 {
		e.add("corrects", FaultEmpty)
	}
	if v != nil && d.Corrects != 0 {
		if of, ok := v.Documents.Get(d.Corrects); ok && (of.Is() == Draft || of.ID == d.ID) {
			e.add("corrects", FaultUnknown)
		}
	}
	return e
}
