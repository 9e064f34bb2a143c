// Package forms builds the official papers: pure functions from the records of a
// book to a paper.Doc. One file a form; what all share (letterhead, signature,
// numbers, dates) stands in its own file.
//
// Words: a form is a kind of paper; a sentence is a text of it that the clerk may
// change (Document.Edits, by key); a figure is a number of it with the key that
// names it, and the records it was counted from stand behind it (Output.Behind); an
// open sentence is one for which the book keeps nothing yet: it is printed as a dotted
// line, never as a claim.
//
// Promises:
//   - Same records, same Doc. No clock, no disk: Input.Today says what day it is.
//   - Nothing is invented. A number is counted from the records, and 0, blank
//     and "not reported" are never mixed; a sum says of how many it is known.
//   - What holds on the day of the paper is printed: names, letterhead, signer,
//     number pattern, citations.
//   - An obligatory text that is empty is a dotted line and a Problem EmptyField
//     with the field to fill in. Every text from a record carries its Ref.
//   - Sensitive columns are absent unless the committee keeps them (Settings.Keeps)
//     and the paper asks for them.
//
// The format follows Nghị định 30/2020/NĐ-CP, Phụ lục I, with the header and
// signature lines of a commune Front (document-format.md); the sections of the
// period report answer Kế hoạch 279/KH-MTTW-BCA item by item (domain.md, E.2).
package forms
