// Package intake brings the lists of offices into the book: areas, teams with their
// members, models with their sites, units under the standard, activities.
//
// Words: a Table is what was found in a sheet: its head, the columns with the field
// that each is, the rows below. A Job is a table with what the clerk has decided about
// it. A Line says for one row what is done with it, or why nothing is. A Plan is the
// lines of a job.
//
// Promises:
//   - The plan is what is done. Plan works the job out in a step that is then dropped
//     (store.Rehearsal), Do writes what was worked out. Where the book, the day or a
//     decision is another by then, Do works it out again and commits only if every line
//     comes out the same; otherwise it gives back the new plan (ErrChanged), and nothing is
//     written.
//   - Nothing is guessed silently: a row that can be read in two ways waits for a
//     decision (Ask), one that cannot be read is kept out (Bad), with the field and the
//     reason.
//   - An empty cell never empties a field. Importing the same file twice changes nothing,
//     but for a row that waited and is clear by what the first time brought, and for two
//     rows that a person decided to take though they say different things of one record.
//   - A row is taken whole or not at all.
//
// It must not: know a sentence of Vietnamese. The words of headings and cells are data
// (Words), those of the answers are made by the window from the codes.
package intake
