// Package areas is the page of khu dân cư: the list, and the form with former names.
// It is the smallest page, and the pattern for others (see package ui).
package areas
