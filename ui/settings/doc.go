// Package settings is the page "Thiết lập": the committee with its letterhead and
// signers, the lists, the reporting periods, the citations, the sensitive fields with
// their purpose, and the screen. Each section is a form of its own over the one
// Committee or the one Settings of the book, so that a save stays small and is undone
// by itself.
package settings
