// Package intake is the page on which lists of offices are brought into the book, in four
// steps: choose (a file, or what was copied), look (what each column is, how its letters
// are read; which row is the head, where that was not found), do (what becomes of every row, decisions), result.
//
// Words: an item is a table that was found, with whether it is to be taken.
//
// Promises: nothing is written before the plan was looked at, and what is written is that
// plan (store/intake); a copy of the book is made first; it is one step, undone in one; a
// row that can be read in two ways is asked, one that cannot is given back with the reason.
package intake
