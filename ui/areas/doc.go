// Package areas is the page of khu dân cư: the list, the form with former names, and
// the three jobs that a decision of the authorities brings: another name, several areas
// made one, one made several.
//
// Words: a plan is what is typed for such a job; its preview is made by the same rules
// as the change itself (record.MergeAreas, record.SplitArea).
//
// Promises: nothing is written before the preview was looked at; each job is one step,
// undone in one; it ends with numbers.
package areas
