// Package house holds no code, only the tests of the house: the rules of
// architecture.md that a compiler does not see. Each rule is a function from a
// source tree to a list of faults, and each has a test that shows it failing on a
// broken tree, so that no rule is quietly empty.
//
// The rules: which package may import which (the arrows), where Vietnamese
// sentences may stand, who may write to the book, folder names, doc.go in every
// package, the length of files and functions, widgets that must not be used, and that
// no string or date of the code is law: legal texts, shares and deadlines are data.
package house
