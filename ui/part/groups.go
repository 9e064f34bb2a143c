package part

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/words"
)

// Fields that always stand together; at finds their place in the record, path is the
// field's own ("decision", "leader").

// Decision edits a quyết định: number, day, who issued it.
func Decision[T any](path string, today func() record.Date, at func(T) *record.Decision) []*Field[T] {
	return []*Field[T]{
		Text(path+".number", words.DecisionNumber, func(r T) *string { return &at(r).Number }),
		Date(path+".date", words.DecisionDate, today, true, func(r T) *record.Date { return &at(r).Date }),
		Text(path+".by", words.DecisionBy, func(r T) *string { return &at(r).By }),
	}
}

// Officer edits who held an office: how they are addressed, name, post.
func Officer[T any](path, label string, at func(T) *record.Officer) []*Field[T] {
	return []*Field[T]{
		Text(path+".title", label+": "+words.OfficerTitle, func(r T) *string { return &at(r).Title }),
		Text(path+".name", words.OfficerName, func(r T) *string { return &at(r).Name }),
		Text(path+".post", words.OfficerPost, func(r T) *string { return &at(r).Post }),
	}
}
