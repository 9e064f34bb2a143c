// Package documents is the page "Văn bản": the register of papers with their states,
// and the bench on which a paper is made: options on the left, the real page on the
// right, what is missing in a list that leads to the field.
//
// Words: a draft is a Document that remembers what a paper is made from and which
// sentences were changed; issuing gives it number, date and signer and freezes the
// PDF and the figures; a void paper keeps its number.
//
// Promise: what is issued is the paper that was shown, built once more from the same
// records with its number and date, and refused when anything obligatory is missing.
package documents
