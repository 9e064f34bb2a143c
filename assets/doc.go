// Package assets holds the files that are built into the program: fonts, defaults,
// words for practice data, icons, the manual. It hands out bytes and imports
// nothing but the standard library, so every room may use it.
//
// Promises: the bytes are shared and read-only. A caller that changes them, or
// hands them to a library that does (gofpdf), makes its own copy first.
package assets
