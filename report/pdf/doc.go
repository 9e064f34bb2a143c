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
// A letter in the file is its UTF-16 code (Identity-H, with gofpdf's map from code to
// glyph), so only letters up to U+FFFF can be written.
package pdf
