// Package history is the page "Nhật ký": every step of the book, the newest first, in
// words: when, who, what; and beside it each record that changed, with what its fields
// showed before and after. Any step whose records did not change since can be taken
// back by itself; that is a step too.
package history
