// Package e2e drives the finished programs as a clerk does: the real window under a
// virtual display, by keyboard only, on Linux and as the Windows binary under Wine;
// and the command line, whose papers are read back with poppler.
//
// One story (story.go) is told by two pairs of hands (hands.go): xdotool on Linux,
// SendInput under Wine, which types as UniKey does (unikey.go). What the clerk left
// behind, the book and the papers, is then compared with what the command line makes
// of the same book.
//
// The tests that need the programs, a display, poppler or Wine stand behind the build
// tag "e2e" and are run by `make e2e`, `make wine` and `make papers`, all of them by
// `make test`. They take the programs from out/ (see program) and fail, never skip,
// when one is missing. Without the tag only the typist and the screen reader are
// tested.
//
// Pictures of each step are left in out/e2e and out/wine.
package e2e
