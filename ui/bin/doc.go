// Package bin is the page "Thùng rác": everything that was deleted, of all kinds, with
// when and by whom, and the way back. Nothing leaves the bin by itself.
package bin
