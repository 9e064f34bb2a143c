// Package steps holds the migrations of the book, one frozen package a schema
// (s002, s003 …) that the list All names in order.
//
// A step is data: a name and a pure function from the JSON of a record in one
// schema to its JSON in the next. The store does the rest (migrate.go): copy,
// apply, write, all in one transaction.
//
// Promises: a step that was released never changes. It imports the standard
// library only, so that no later change of a type reaches it.
package steps

import (
	"sophongtrao/store/steps/s002"
	"sophongtrao/store/steps/s003"
	"sophongtrao/store/steps/s004"
	"sophongtrao/store/steps/s005"
)

// Step leads from schema n to n+1, where n-1 is its place in the list.
type Step struct {
	Name string // "s002: …", for the history and for errors
	// Up turns the JSON of one record (with "id", "rev" and "bin") into that of the
	// next schema. It must keep these three, and must not fail on what the program
	// of the schema before could write.
	Up func(kind string, old []byte) ([]byte, error)
}

// All is the list of steps of this program. Schema 1 is the first.
var All = []Step{{s002.Name, s002.Up}, {s003.Name, s003.Up}, {s004.Name, s004.Up}, {s005.Name, s005.Up}}
