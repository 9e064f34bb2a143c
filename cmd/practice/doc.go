// Package practice makes the practice book: the records of store/sample in a file, in
// which the papers that the sample drafted with a day are issued, one is void and one
// corrected, as only a book can (store.Book.Issue gives numbers and keeps the paper).
//
// Promises: the same Size gives the same records, numbers and papers on every machine,
// since the bundled typeface is used and every paper has the day the sample gave it.
// A book that cannot be finished is not left behind.
package practice
