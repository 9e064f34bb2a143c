// Package ui holds the rooms of the window; it has no code of its own. The register of
// the pages, which the program (cmd/sophongtrao) and the gallery (cmd/gallery) both
// show, is cmd/pages.
//
// # How to add a page
//
// A page is one folder beside this file, made like ui/areas (the smallest: one file) or
// ui/teams (a list with a list inside). Besides its doc.go it has:
//
//  1. Entry, which registers it, and New(room). Room is desk.Room; a page that needs
//     more of the desk embeds it in an interface of its own. *desk.Desk has it all; a
//     test gives a desk on a real book.
//  2. A desk.List: columns, rows read from the book, and the pane that rests right of
//     them (part.Idle, or a pane that embeds part.Still). The list is the whole
//     desk.Page: it knows every key, asks before something typed is lost, and is
//     refreshed when the book changes. A page with more to it embeds the list.
//  3. A part.Form[*record.X]: one line a field, each naming the record's own field
//     path, its label in ui/words and a pointer into the record. The form then loads,
//     reads, shows faults beside their fields, tells whether something was changed and
//     shows two versions side by side: no code for that. desk.Choices are the lists it
//     offers.
//  4. desk.Edit(list, form): it opens a record and saves it, new or changed. The verbs
//     of the list say when: Verbs[words.Add], Verbs[words.Edit], Deletes(kind). The
//     desk shows "Đã lưu", faults, a stale record or an error, and offers undo under
//     the operation's name.
//  5. All its Vietnamese in ui/words, in a file named like the page.
//  6. A line in cmd/pages, and its own Scenes: the gallery, the keyboard test, the
//     cut-text test and the English-word test then cover it.
//
// A page never imports another page: it goes there with Room.Open(kind, id).
package ui
