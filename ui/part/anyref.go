package part

import (
	"strconv"
	"strings"

	"sophongtrao/store/record"
)

// AnyRef edits a reference to a record of any of several kinds; its options are made
// by RefOption (see desk.Choices.Refs).
func AnyRef[T any](path, label string, list func() []Option, at func(T) *record.Ref) *Field[T] {
	return Pick(path, label, list, func(r T) string { return refValue(*at(r)) },
		func(r T, s string) { *at(r) = refOf(s) })
}

// RefOption makes an option of a record of any kind.
func RefOption(to record.Ref, label, note string) Option {
	return Option{Value: refValue(to), Label: label, Note: note}
}

func refValue(r record.Ref) string {
	if r == (record.Ref{}) {
		return ""
	}
	return string(r.Kind) + "/" + r.ID.String()
}

func refOf(s string) record.Ref {
	kind, id, ok := strings.Cut(s, "/")
	n, err := strconv.ParseUint(id, 10, 64)
	if !ok || err != nil {
		return record.Ref{}
	}
	return record.Ref{Kind: record.Kind(kind), ID: record.ID(n)}
}
