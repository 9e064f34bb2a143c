package record

import "strconv"

// ID names a record within one book. IDs are handed out by the store in one
// sequence for all kinds, start at 1 and are never used again. 0 is "none" or, on
// a record about to be saved, "new".
type ID uint64

func (id ID) String() string { return strconv.FormatUint(uint64(id), 10) }

// Kind names a sort of record. The text is written in every book: never rename.
type Kind string

// Meta is what every record carries for the store.
type Meta struct {
	ID  ID     `json:"id"`
	Rev uint64 `json:"rev"`           // number of times it was written; 0 before the first
	Bin bool   `json:"bin,omitempty"` // in the bin: kept, but in no list and no sum
}

// Record is one entry of the book. The pointer types *Area, *Team … implement it.
type Record interface {
	// Kind names the sort of record.
	Kind() Kind
	// M gives the store's part of the record, to read and, in the store, to write.
	M() *Meta
	// Check returns every fault that the record shows by itself and against the
	// rest of the book v (a reference that leads nowhere, a person twice in one
	// team); v may be nil, then only the faults visible in the record alone.
	Check(v *View) FieldErrors
	// Clean brings every text of the record to its stored form (see Text).
	Clean()
	// Label is how lists and messages name the record; "" if it has no name yet.
	Label(v *View) string
	// Clone returns a deep copy that may be modified.
	Clone() Record
}
