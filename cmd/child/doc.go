// Package child looks at a file in a process of its own: a file that changes or breaks
// under bbolt's memory map ends the process that reads it (SIGBUS), which no recover
// catches (architecture.md, decision 4). The window and the command line both start
// themselves with Flag.
//
// Promises: whatever the file does to the child, the caller gets an error and goes on;
// a sentinel of the store comes through as itself. A secret goes through the child's
// standard input, never through its arguments, which every user of the machine can
// read.
package child
