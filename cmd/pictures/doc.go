// Command pictures renews the pictures of the clerk's manual from the gallery's: the
// same screens, in at most 128 colours, which makes them a third of the size. `make
// manual` draws the gallery and runs it. A test checks that every picture a manual page
// names is there, and no other.
package main
