// Package letters reads Vietnamese that was typed before Unicode, and Unicode in its
// three forms, into the one form of the book (NFC).
//
// Words: an Encoding is how letters were written down: TCVN3 (fonts .VnTime), its
// capitals by font (.VnTimeH), VNI (fonts VNI-Times, two characters a letter). A Run
// is a piece of text with the font it was shown in. A Reading says for the runs of a
// column how each is to be decoded, and whether that is sure.
//
// Promises:
//   - The name of the font speaks first, the letters second; where they speak against
//     each other the reading is not sure, and a person is asked.
//   - Text that is Unicode already passes unchanged but for NFC, whatever its font.
//   - Decode loses nothing: what a table does not know stays as it is.
//
// It must not: know files, records, or a sentence of Vietnamese. The tables are those
// of vietnamese-text.md, section H.7; that of TCVN3 is compared with iconv's in a test.
package letters
