// Package desk is the window's frame: the rail of pages, the top line with the
// search over everything, the status line, undo and redo under the operation's name,
// the question when a record has become stale, errors in words, help on F1.
//
// A page gives an Entry; the desk shows it, hands it verbs and keys, tells it which
// kinds changed, and carries out its writes. All writes of the program's window go
// through Desk.write, so that "Đã lưu" is shown only after the store has returned,
// and every list hears of the change.
//
// Most pages are made of three things here: List (the ledger of one kind, kept in step
// with the book: a whole Page), Edit (opens and saves its records in a form) and
// Choices (the lists that forms offer).
//
// The desk never imports a page.
package desk
