// Package home is the first page, "Việc cần làm": what is due or late
// (record.View.Duties) and what is missing (record.View.Gaps), found in the book each
// time it is looked at. A line vanishes when the record it speaks of is right; a duty
// can also be ticked off here. Right of the list stand the groups with their counts,
// which narrow the list, and the targets of the year.
//
// Words: a line is one thing to do; what is late stands first. Every line opens the
// record it speaks of, in its form, at the field that mends it.
package home
