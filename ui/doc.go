// Package ui holds the rooms of the window; it has no code of its own. The register of
// the pages, which the program (cmd/sophongtrao) and the gallery (cmd/gallery) both
// show, is cmd/pages.
//
// # How to add a page
//
// A page is one folder beside this file, made like ui/areas (the smallest) or
// ui/teams (a list with a list inside):
//
//  1. doc.go says what the page is for. page.go begins with the interface Room:
//     the few methods the page needs. *desk.Desk has them all; a test gives a
//     desk on a real book. New(room) returns a desk.Page.
//  2. list.go makes a part.Ledger: the verbs in their fixed order, the filter, the
//     table on the left, the pane on the right. The ledger knows every key.
//  3. form.go makes a part.Form[*record.X]: one line a field, each line naming the
//     record's own field path, its label in ui/words and a pointer into the record.
//     The form then loads, reads, shows faults beside their fields, tells whether
//     something was changed and shows two versions side by side: no code for that.
//  4. Save with Room.Save(op, form, record, done) or Room.Do(op, form, change,
//     done); delete with Room.Delete. The desk shows "Đã lưu", faults, a stale
//     record or an error; it offers undo under the operation's name, and calls
//     Refresh on the page when a kind it shows has changed.
//  5. All Vietnamese stands in ui/words, in a file named like the page.
//  6. Add the page to cmd/pages and its pictures to its own Scenes: the gallery,
//     the keyboard test, the cut-text test and the English-word test then cover it.
//
// A page never imports another page: it goes there with Room.Open(kind, id).
package ui
