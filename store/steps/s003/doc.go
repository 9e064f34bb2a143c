// Package s003 leads a book from schema 2 to schema 3: personal data that goes.
//
// Old records stay as they are. What is new stands in none of them: Person gets a day to
// keep until and the day on which it was anonymised, after which names may be missing
// where schema 2 wanted them (a person, votes, candidates, commendations, exemplars);
// Document.Source gets what a slip of an erasure says. Besides records, a book of schema 3
// may hold notes and erasures in its history, half-typed forms, and key slots with a
// password; none of them is in a book of schema 2.
//
// Promises: as every step, it is frozen, and imports the standard library only.
package s003
