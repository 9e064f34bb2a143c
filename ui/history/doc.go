// Package history is the page "Nhật ký": every step of the book, the newest first, in
// words: when, who, what; and beside it each record that changed, with what its fields
// showed before and after. Nothing can be changed here: a step is taken back with
// Ctrl+Z, and that is a step too.
package history
