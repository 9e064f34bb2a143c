// Package sole keeps one program for one person on one machine: a second start hands the
// book it was asked to open to the first and ends. A lock of the operating system says
// who is first, and ends with its process, so a crash locks nobody out; the book goes
// from one to the other in a file, because nothing of ours opens a socket
// (architecture.md, decision 9), and a signal or a window's message says that it lies
// there.
//
// Promises: there is one first, whatever the order of starts and crashes; a book handed
// over is opened once or not at all, and the second knows which.
package sole
