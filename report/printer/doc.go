// Package printer puts laid-out pages on a printer that the clerk chose, and hands files
// to the programs of the system.
//
// On Windows the pages are drawn through GDI, from the same paper.Page as the PDF and the
// preview: every letter gets the place that the layout gave it (rounded to the printer's
// own dots, never added up), in the same typeface, which is lent to GDI for this process
// only. No PDF program takes part: on many machines there is none that prints unasked.
// Elsewhere the chosen pages go as PDF to lp.
//
// Words: a dot is the printer's unit; the offset is by how many mm a printer draws beside
// the place it should, kept per printer by the caller; a shell verb is what Windows calls
// "open" and "print".
//
// Promises:
//   - nothing is drawn unless every page asked for exists and the typeface is there;
//   - a copy is a print job of its own, so that sheets are in order and a new copy never
//     begins on the back of the last sheet of another;
//   - a failed job is taken back as a whole (AbortDoc);
//   - errors are the sentinels below, or *Fault with the system's number.
//
// It shows no dialog and knows no record.
package printer
