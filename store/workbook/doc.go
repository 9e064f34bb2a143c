// Package workbook writes a workbook of Excel (.xlsx, ISO/IEC 29500-1) as it streams:
// sheets of typed cells with their looks, set up for printing on A4.
//
// Words: a Workbook has sheets, a sheet rows, a row cells; a Look is how a cell is shown;
// a Choice is a drop-down. Rows and columns count from 0, as in package sheet, which
// reads what is written here.
//
// Promises:
//   - A number is written as a number, a day as a day, a text as a text, letter by
//     letter; what Excel would refuse or change is an error and never cut.
//   - Memory does not grow with the rows. The same Workbook gives the same bytes.
//
// It must not: know what the columns mean, records, or a sentence of Vietnamese.
//
// Why not excelize, with which the tests read all this again: linked into the command
// line it costs 6 MB of memory at every start, 17 become 23 (the roster of `make bench`),
// whatever the line is to do.
package workbook
