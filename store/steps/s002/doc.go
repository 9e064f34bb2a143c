// Package s002 leads a book from schema 1 to schema 2: the kinds of the whole plan.
//
// New kinds need nothing: their buckets are empty. What changes in old records:
// Settings gets the lists, standards, targets, calendar, reminders and checklists
// that came with schema 2, as they were shipped that day (settings.json); Document
// has a list of sendings where it had one day.
//
// Promises: as every step, it is frozen, and imports the standard library only.
package s002
