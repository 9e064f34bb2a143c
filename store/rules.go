package store

import (
	"iter"
	"slices"

	"sophongtrao/store/record"
)

// mayKeep returns why r may not take the place of old (nil: it is new), beyond what
// r.Check says: the rules that need both states.
func mayKeep(v *record.View, old, r record.Record) record.FieldErrors {
	switch r := r.(type) {
	case *record.Committee:
		return single(v, r)
	case *record.Settings:
		return keepSettings(v, old, r)
	case *record.Document:
		return keepDocument(old, r)
	case *record.Person:
		return keepPerson(old, r)
	case *record.Closing:
		return keepClosing(old, r)
	}
	return nil
}

// keepPerson keeps the anonymous anonymous, and lets nobody become it by an ordinary
// change, which would leave the name in the history.
func keepPerson(old record.Record, r *record.Person) record.FieldErrors {
	if o, ok := old.(*record.Person); ok && o.Anonymised != r.Anonymised {
		return record.FieldErrors{{Field: "anonymised", Fault: record.FaultLocked}}
	}
	return nil
}

// keepClosing lets a closing only grow: what was closed and reopened, and why, stays.
func keepClosing(old record.Record, r *record.Closing) (e record.FieldErrors) {
	o, _ := old.(*record.Closing)
	if o == nil {
		return nil
	}
	if r.Rule != o.Rule || r.Year != o.Year {
		e = append(e, record.FieldError{Field: "rule", Fault: record.FaultLocked})
	}
	if len(r.Steps) < len(o.Steps) || !slices.Equal(r.Steps[:len(o.Steps)], o.Steps) {
		e = append(e, record.FieldError{Field: "steps", Fault: record.FaultLocked})
	}
	return e
}

// mayBin returns why a record may not go to the bin.
func mayBin(v *record.View, r record.Record) record.FieldErrors {
	switch r := r.(type) {
	case *record.Committee, *record.Settings, *record.Closing:
		return record.FieldErrors{{Field: "id", Fault: record.FaultLocked}}
	case *record.Document:
		if r.Is() != record.Draft {
			return record.FieldErrors{{Field: "state", Fault: record.FaultLocked}}
		}
	}
	return used(v, r.Kind(), r.M().ID)
}

// used names, per kind, the first record outside the bin that refers to one.
func used(v *record.View, k record.Kind, id record.ID) (e record.FieldErrors) {
	for _, by := range record.Kinds {
		for r := range referrers(v, by, k, id) {
			if !r.M().Bin && refersTo(r, k, id) {
				e = append(e, record.FieldError{Field: string(by), Fault: record.FaultUsed, Other: r.M().ID})
				break
			}
		}
	}
	return e
}

// referrers yields the records of kind by among which those stand that refer to
// the record (k, id). Memberships are many, and the View knows whose they are.
func referrers(v *record.View, by, k record.Kind, id record.ID) iter.Seq[record.Record] {
	if by != record.KindMembership || k != record.KindTeam && k != record.KindPerson {
		return v.Records(by)
	}
	list := v.MembersOf(id, record.Date{})
	if k == record.KindPerson {
		list = v.TeamsOf(id, record.Date{})
	}
	return func(yield func(record.Record) bool) {
		for _, m := range list {
			if !yield(m) {
				return
			}
		}
	}
}

func refersTo(r record.Record, k record.Kind, id record.ID) (is bool) {
	record.Refs(r, func(to record.Ref) { is = is || to == record.Ref{Kind: k, ID: id} })
	return is
}

// single lets a book have one record of a kind.
func single(v *record.View, r record.Record) record.FieldErrors {
	for o := range v.Records(r.Kind()) {
		if o.M().ID != r.M().ID {
			return record.FieldErrors{{Field: "id", Fault: record.FaultSame, Other: o.M().ID}}
		}
	}
	return nil
}
