package store

import "sophongtrao/store/record"

// keepSettings lets a book have one Settings record, which never changes between
// practice and earnest: a practice book cannot become a real one, nor the other
// way round. A code that records use stays (record.View.LostCodes).
func keepSettings(v *record.View, old record.Record, r *record.Settings) record.FieldErrors {
	e := single(v, r)
	o, ok := old.(*record.Settings)
	if !ok {
		return e
	}
	if o.Practice != r.Practice {
		e = append(e, record.FieldError{Field: "practice", Fault: record.FaultLocked})
	}
	for _, lost := range v.LostCodes(o, r) {
		e = append(e, record.FieldError{Field: lost.At, Fault: record.FaultUsed, Other: lost.By[0].ID})
	}
	return e
}
