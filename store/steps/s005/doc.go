// Package s005 leads a book from schema 4 to schema 5: a protected book gives away nothing
// but its size.
//
// Records stay as they are. How the values of a protected book stand in the file is no
// matter of a step: the store writes such a book anew when it is opened.
//
// Promises: as every step, it is frozen, and imports the standard library only.
package s005
