// Package support is what somebody who helps on the telephone is given: the program's
// log, and the package (gói hỗ trợ) that the clerk reads before giving it away.
//
// Promises: no name of a person, place, file or account goes into either, whatever the
// rest of the program writes into the log: paths and the account's names are cut out
// when a line is written, and of a crash only the names of our functions are kept. The
// package contains the very text that was shown, and nothing else. Settings go into it
// as numbers, switches and lengths only.
package support
