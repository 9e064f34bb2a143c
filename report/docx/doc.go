// Package docx writes a paper as a document of Word (.docx, ECMA-376), to be worked on
// further. It comes from the same paper.Doc as the printed page and keeps its measures:
// sheet, margins, sizes of type, indents, gaps, columns, rules; where lines and pages
// end is Word's own affair. So every page says at its foot that it is no original.
//
// Promises: the same Doc gives the same bytes. Every text of the Doc is in it, in its
// order. It must not: know records or forms, or a sentence of Vietnamese (the caller
// gives the line at the foot).
package docx
