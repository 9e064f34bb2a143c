// Package torture holds no code, only the tests that try to break the promises of
// store/doc.go: by killing the process at random and at each single call that
// changes a file, by the states of the disk that a loss of power can leave, by
// damaged bytes, and by bytes that no program of ours wrote.
//
// Each test has a short form, which `go test` runs, and a long one for `make
// torture` (SOPHONGTRAO_TORTURE=full). It prints its seed; SOPHONGTRAO_SEED repeats
// a run. Each ends with a line "TORTURE name | tries | faults put in | losses |
// seconds", of which make prints a table.
//
// Words: a story is a run of random steps of a clerk (add, edit, bin, undo, issue,
// void, attach, a large step); a step is told when the book has acknowledged it;
// a state is what the book exports after a step, by the number of its entry.
package torture
