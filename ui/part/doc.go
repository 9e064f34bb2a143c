// Package part has the widgets of the window: table, form and its fields, ledger
// (list left, record right), questions. They know how a clerk works and nothing of
// what a team or a meeting is; pages connect the callbacks.
//
// Promises:
//   - Everything works from the keyboard. Enter goes to the next field; a key that a
//     part has no use for reaches the window (F-keys also while an entry has focus).
//   - Typing is never disturbed: no SetText and nothing that takes the focus while an
//     entry has it, because UniKey composes with Backspace and the new letter. Text
//     is brought to NFC and dates are written out when the field is left.
//   - A form reads its widgets when it is saved, never from change events.
//   - All faults of a form are shown at once, each beside its field.
package part
