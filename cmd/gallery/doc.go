// Command gallery draws every screen with the practice commune on it, at two window
// sizes and without a display, and every paper, into a folder:
//
//	go run ./cmd/gallery [-out DIR] [-only PART-OF-A-NAME] [-text 0..3]
//
// It is a design tool, the source of the manual's pictures and, through its tests, the
// place where every screen is searched for text that is cut or not Vietnamese. The
// clock stands still and the commune is the same on every machine, so that two runs
// give the same pictures.
package main
