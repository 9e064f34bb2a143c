package paper

import "unique"

// Ref says which field of which record a text came from, for messages ("letter not in
// the font") and for opening the record behind a number. The zero Ref is text of the
// form itself. A list of 60,000 people has a million of them, of some dozen places: a
// Ref is two words.
type Ref struct {
	ID uint64 // of the record
	at unique.Handle[source]
}

type source struct{ kind, field, key string }

// RefTo is a field of a record: the record.Kind, its ID, and the path of the field:
// "name", "votes[2].agree".
func RefTo(kind string, id uint64, field string) Ref {
	return Ref{ID: id, at: unique.Make(source{kind: kind, field: field})}
}

// WithKey is the Ref with the name of a place within the form, for editable sentences
// ("II.4.1") and figures.
func (r Ref) WithKey(key string) Ref {
	s := r.source()
	s.key = key
	return Ref{ID: r.ID, at: unique.Make(s)}
}

func (r Ref) source() source {
	if r.at == (unique.Handle[source]{}) {
		return source{}
	}
	return r.at.Value()
}

// Kind is the record.Kind, "" for a text of the form itself.
func (r Ref) Kind() string { return r.source().kind }

// Field is the path of the field.
func (r Ref) Field() string { return r.source().field }

// Key see WithKey.
func (r Ref) Key() string { return r.source().key }
