// Package sheet reads the lists that offices keep: workbooks of Excel (.xlsx, .xlsm,
// and .xls of Excel 97 and later), text with separators (.csv, .txt) in whatever
// encoding, and what was copied out of Excel.
//
// Words: a Workbook has sheets, a sheet rows, a row the cells in which something
// stands. A text comes as it stands in the file, with the fonts it is shown in: package
// letters turns it into Unicode.
//
// Promises:
//   - Nothing of a file is carried out: macros, links and formulas are passed by; of a
//     formula the value counts that Excel kept.
//   - Memory is bounded whatever the file says of itself: parts are read as they
//     stream, up to the limits below, and empty cells are not kept.
//   - A fault is one of the errors below, never a panic and never half a workbook.
//
// It must not: know what the columns mean (package intake), write, or change a file.
//
// Why not excelize, which writes our workbooks: its fonts of cells are to be had only
// with the whole sheet in memory, and of a text in several fonts only cell by cell. The
// tests read with both and compare.
package sheet
