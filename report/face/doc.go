// Package face reads the fonts that the papers are set in: how wide a letter is,
// whether it exists at all, and a font file cut down to the letters that are used.
//
// A Set is the four styles of one family. Two families can stand in it: the bundled
// Tinos, or the Times New Roman of this machine (Nghị định 30/2020/NĐ-CP, Phụ lục I,
// mục I asks for Times New Roman). Both have the same widths, so the lines break at
// the same places; Machine refuses a family where that is not so.
//
// Promises:
//   - a font file is untrusted input: every offset is checked, a broken file is
//     ErrFont and never a panic;
//   - a Set is never changed after Load, so it may be used by many goroutines.
//
// Letters beyond U+FFFF do not exist here: gofpdf cannot write them.
package face
