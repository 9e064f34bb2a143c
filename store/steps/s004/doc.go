// Package s004 leads a book from schema 3 to schema 4: two persons who are one.
//
// Old records stay as they are. What is new stands in none of them: Person says, in the
// bin, who they were found to be, and who looks like them and is somebody else.
//
// Promises: as every step, it is frozen, and imports the standard library only.
package s004
