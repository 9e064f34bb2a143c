// Package desktest opens a desk on a real book for tests of pages, and types into it
// as a clerk does: letters and keys go to whatever has the focus, shortcuts the way
// the toolkit's own driver routes them. Nothing here needs a display.
package desktest
