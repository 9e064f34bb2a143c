// Package words holds every Vietnamese sentence of the window: labels, menu verbs,
// faults, errors, names of operations, dates and numbers as the screen shows them,
// and Fyne's own words. report/forms has those of the papers.
//
// A sentence about an error says what happened, what is safe, what to do, and ends
// with a short code for the telephone. Nothing here decides anything: codes come in,
// words go out.
package words
