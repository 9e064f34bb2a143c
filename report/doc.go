// Package report makes a paper from records: it takes the form, lays it out and
// inks it. The window, the command line and the gallery all come through here, so
// that a paper is the same whoever asks for it.
//
// The rooms below: forms (which words stand where), paper (where on the page), face
// (the typefaces), pdf (ink).
//
// Promises: a Paper is a pure function of its input and typefaces; a paper with a
// gap or with a letter that no typeface has is never written (ErrUnready); a file
// appears under its name complete or not at all.
package report
