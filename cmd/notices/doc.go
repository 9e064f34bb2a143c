// Command notices writes the licences of everything that is linked into the two
// programs, for Linux and for Windows, to assets/notices/libraries.txt: the Go
// library, each module with its version, and what the modules carry inside (Fyne's
// fonts, GLFW, HarfBuzz). The texts come from the module cache, so that they are those
// of the versions in go.mod. `make notices` runs it; a test runs it again and fails
// when the file in the tree is not what would be written now.
//
// fonts.txt and NOTICE.txt beside it are written by hand.
package main
