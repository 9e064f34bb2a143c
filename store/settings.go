package store

import "sophongtrao/store/record"

// keepSettings lets a book have one Settings record, which never changes between
// practice and earnest: a practice book cannot become a real one, nor the other
// way round.
func keepSettings(v *record.View, old record.Record, r *record.Settings) record.FieldErrors {
	e := single(v, r)
	if o, ok := old.(*record.Settings); ok && o.Practice != r.Practice {
		e = append(e, record.FieldError{Field: "practice", Fault: record.FaultLocked})
	}
	return e
}
