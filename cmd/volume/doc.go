// Package volume says whether a book may be worked on where it lies. bbolt's map of the
// file and its locks are not safe on a network disk, a stick may be pulled out in the
// middle of a write, and FAT has no journal (windows.md, section 9: boltdb#348, bbolt#257).
// Such places are for backups and for handing a copy on.
//
// Promise: what the system does not say counts as a fixed disk: a clerk is never kept
// from the book by a guess.
package volume
