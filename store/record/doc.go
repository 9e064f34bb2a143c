// Package record is the domain of Sổ phong trào: what a commune committee of the
// Vietnam Fatherland Front keeps about the movement "Toàn dân bảo vệ an ninh Tổ
// quốc". Plain types, their rules, dates, names, counts and text folding.
//
// Words: GLOSSARY.md beside this file gives each Vietnamese term, its code word,
// its meaning and its source.
//
// Promises:
//   - Pure. It imports the standard library and golang.org/x/text only: no clock,
//     no disk, no database, no toolkit. "Today" is always an argument.
//   - Every string that passed Clean is NFC, without control characters but line
//     feeds, and trimmed. Check refuses anything else.
//   - Check returns all faults of a record at once, as FieldErrors made of codes;
//     the sentences for them stand in ui/words.
//   - A record that was read from a View is never modified: Clone it first.
//   - Zero, blank and "chưa báo cáo" are three values (Count).
//
// It must never grow a field for informants, denunciations, suspects, cases, ID
// numbers or photographs (design privacy.md, G.4); a test reads the field names.
package record
