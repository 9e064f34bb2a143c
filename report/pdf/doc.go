// Package pdf inks laid-out pages. It is the only importer of gofpdf (1.16.2,
// archived), which makes the frame of the file: page tree, fonts, metadata. What
// stands on the pages is written here and put into the frame afterwards, deflated
// on all cores, because gofpdf makes a new compressor for each page (performance.md,
// section 1).
//
// Promises:
//   - The same Doc and Pages give the same bytes, in every time zone and locale.
//   - Every letter is looked up before anything is written: a letter without a
//     glyph is ErrLetter, never a box on the paper.
//   - Nothing is written to w unless the whole file is right.
//   - Fonts are embedded, cut to the letters that are used, named as cut.
//   - Text reads back in the order of Page.Texts with U+0020 between words, also
//     from justified lines.
//
// A letter in the file is the number of its glyph in the cut font (Type 0 font,
// Identity-H), and a map leads back to the letter. gofpdf never reads a font file and
// never sees a letter of the pages, so its known faults there (panic above U+FFFF,
// data race in AddUTF8FontFromBytes, 65,536 codes a style) do not reach us.
package pdf
