// Package xlsx writes the tables of a paper as a workbook of Excel, and as text with
// separators, to be counted on and passed on. A sheet of the workbook is a sheet of the
// paper that has a table.
//
// Promises: a number is a number and a day a day, so that Excel adds and sorts them; what
// has a leading zero (a telephone) is text and keeps it. Every cell of every table is in
// it. The same Doc gives the same bytes. It must not: know records or forms, or a
// sentence of Vietnamese (the caller gives the line at the foot).
package xlsx
