package record

import (
	"fmt"
	"strings"
)

// Fault says what is wrong with a field. The codes are stable; ui/words has one
// sentence for each.
type Fault string

// The faults that Check and Set report.
const (
	FaultEmpty     Fault = "empty"     // an obligatory field has nothing in it
	FaultDate      Fault = "date"      // a date that does not exist
	FaultOrder     Fault = "order"     // the end is before the start
	FaultFuture    Fault = "future"    // a date that cannot lie so far ahead
	FaultTwice     Fault = "twice"     // the person is in that team already at that time
	FaultNumber    Fault = "number"    // not a number, or a negative one
	FaultTooMany   Fault = "too-many"  // a part is larger than its whole
	FaultText      Fault = "text"      // not NFC, a control character, or not UTF-8
	FaultLong      Fault = "long"      // longer than the field can hold; Limit says how long
	FaultUnknown   Fault = "unknown"   // a code that is in no list of the settings
	FaultMissing   Fault = "missing"   // refers to a record that does not exist or is in the bin
	FaultUsed      Fault = "used"      // cannot go to the bin: others refer to it
	FaultSame      Fault = "same"      // another record has the same name at the same place
	FaultLocked    Fault = "locked"    // issued or void: cannot be changed any more
	FaultPhone     Fault = "phone"     // not a Vietnamese telephone number
	FaultSensitive Fault = "sensitive" // a sensitive field that the committee has not switched on
	FaultVotes     Fault = "votes"     // more votes than people present
	FaultSum       Fault = "sum"       // parts that do not add up to their whole; Limit is the whole
)

// FieldError is one fault of one field. Field is a path such as "name",
// "votes[2].agree"; it is stable and names the widget that shows the fault.
type FieldError struct {
	Field string
	Fault Fault
	// Limit is the largest length in letters for FaultLong, the largest number for
	// FaultTooMany and FaultVotes, the whole for FaultSum; otherwise 0.
	Limit int
	// Other is the record that stands against it (FaultTwice, FaultSame,
	// FaultUsed); otherwise 0.
	Other ID
}

// FieldErrors are faults a person can mend. nil means none. They carry no text
// of the record: an error may be logged, a name may not.
type FieldErrors []FieldError

func (e FieldErrors) Error() string {
	parts := make([]string, len(e))
	for i, f := range e {
		parts[i] = fmt.Sprintf("%s: %s", f.Field, f.Fault)
	}
	return "record: " + strings.Join(parts, "; ")
}

// Of returns the fault of a field, "" if it has none.
func (e FieldErrors) Of(field string) Fault {
	for _, f := range e {
		if f.Field == field {
			return f.Fault
		}
	}
	return ""
}

func (e *FieldErrors) add(field string, f Fault) { *e = append(*e, FieldError{Field: field, Fault: f}) }
