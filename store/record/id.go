package record

import "strconv"

// ID names a record within one book. IDs are handed out by the store in one
// sequence for all kinds, start at 1 and are never used again. 0 is "none" or, on
// a record about to be saved, "new".
type ID uint64

func (id ID) String() string { return strconv.FormatUint(uint64(id), 10) }

// Kind names a sort of record. The text is written in every book: never rename.
type Kind string

// The kinds of schema 1.
const (
	KindCommittee  Kind = "committee"  // Ủy ban MTTQ: one in a book
	KindSettings   Kind = "settings"   // lists, periods, citations: one in a book
	KindArea       Kind = "area"       // khu dân cư
	KindModel      Kind = "model"      // mô hình
	KindSite       Kind = "site"       // điểm mô hình
	KindTeam       Kind = "team"       // tổ tự quản
	KindPerson     Kind = "person"     // người
	KindMembership Kind = "membership" // thành viên tổ
	KindMeeting    Kind = "meeting"    // cuộc họp
	KindDocument   Kind = "document"   // văn bản
)

// Kinds lists every kind in the order in which the store reads and exports them:
// a kind stands after those it refers to (documents and meetings refer freely).
var Kinds = []Kind{
	KindCommittee, KindSettings, KindArea, KindModel, KindSite, KindTeam,
	KindPerson, KindMembership, KindMeeting, KindDocument,
}

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

// New returns an empty record of the kind, nil for a kind this program does not
// know.
func New(k Kind) Record {
	switch k {
	case KindCommittee:
		return new(Committee)
	case KindSettings:
		return new(Settings)
	case KindArea:
		return new(Area)
	case KindModel:
		return new(Model)
	case KindSite:
		return new(Site)
	case KindTeam:
		return new(Team)
	case KindPerson:
		return new(Person)
	case KindMembership:
		return new(Membership)
	case KindMeeting:
		return new(Meeting)
	case KindDocument:
		return new(Document)
	}
	return nil
}
