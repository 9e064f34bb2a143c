// Package safety is the page on which a clerk sees that the book is safe, and makes it
// safer: copies now and on a stick, going back to a copy, the password with its recovery
// sheet, the lock, and the package for support.
//
// Promises: nothing is replaced that was not shown before, with numbers, and kept; the
// recovery code stands on the paper and, while it is made, on the screen: the file that
// goes to the printer is removed when the step is left.
package safety
