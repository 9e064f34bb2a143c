// Package storetest gives tests a real book in a temporary folder, and looks at
// everything in it when the test is over.
//
// Promises: the book is a real file, and every test that opens one ends with
// store.Check finding nothing. The records are invented.
package storetest
