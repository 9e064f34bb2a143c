// Package home is the first page, "Việc cần làm": what is due, what is overdue and
// what is missing, computed from the book each time it is looked at. Nothing is
// ticked off here: a line vanishes when the record it speaks of is right.
//
// Words: a chore is one line; its due day, if it has one, puts it among those that
// press. Every chore opens the record it speaks of.
package home
