// Package lists holds the sentences about lists that are brought in: what becomes of a
// row, why a cell cannot be taken, what is wrong with a file. The window and the command
// line say them alike, so nothing here knows the toolkit.
package lists
