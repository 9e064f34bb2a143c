// Package settings is the page "Thiết lập": the committee with its letterhead and
// signers, the screen, the reporting periods, the calendar and reminders, the targets,
// the legal texts with their criteria, the checklists, the citations, the sensitive
// fields with their purpose, and every list. Each section is a form of its own over the
// one Committee or the one Settings of the book, so that a save stays small and is
// undone by itself. What records use cannot be dropped: the page says who uses it.
package settings
