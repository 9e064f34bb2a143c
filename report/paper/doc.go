// Package paper is a document before ink: what stands on it, in named styles, and
// the layout engine that turns it into pages of positioned text, lines and boxes.
// It knows no PDF, no toolkit and no record; report/forms builds Docs, report/pdf
// inks Pages, ui/preview draws the same Pages on the screen.
//
// Units: millimetres for places and lengths, points (1 pt = 25.4/72 mm) for type
// sizes. The origin is the top left corner of the sheet, y grows downwards, the y
// of a text is its baseline.
//
// The measures come from Nghị định 30/2020/NĐ-CP, Phụ lục I, as collected in
// document-format.md; styles.go cites the clause beside each number.
//
// Promises:
//   - Layout is a pure function of the Doc and the fonts' widths. Tinos,
//     Liberation Serif 2 and Times New Roman have the same widths, so the line
//     breaks are the same with each.
//   - A letter that the fonts lack, an obligatory text that is empty and a word
//     that cannot fit are returned as Problems with the field they stand in,
//     before anything is inked. There is no page without its text.
package paper
