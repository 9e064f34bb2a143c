// Package pages is the register of the window's pages, in the order of the rail: the
// one list that the program and the gallery both show. See package ui for how a page
// is added.
package pages
