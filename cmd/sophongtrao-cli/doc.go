// Command sophongtrao-cli is the book without a window, pure Go: it makes a
// practice book or an empty one, prints papers, checks a book and exports it.
//
// Promises:
//   - Exit codes: 0 done; 1 what was asked is not possible, with one sentence on
//     standard error that names the file and the way out; 2 the command line is not
//     understood.
//   - report, check and export open the book for reading and change no byte of it;
//     sample and new never touch a file that exists.
//   - Whatever is in a file, the program ends with a sentence: panics are caught,
//     and check looks at the book in a child process, so that even a fault that
//     kills a process becomes a sentence.
//
// The Vietnamese sentences stand in words.go.
package main
