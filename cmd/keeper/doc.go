// Package keeper decides when a book is copied, looked through and rehearsed, from a
// clock and from what it remembers; store does the work. It knows no window.
//
// Words: the first folder holds the copies that are made by themselves; the second,
// perhaps on a stick, gets one too whenever it is there. A drill is a rehearsed restore.
//
// Promises:
//   - A book in which something changed is copied within the hour, and when it is left.
//   - What fails stands in no way: the person works on, the program ends in time, and
//     the next start tells what failed.
//   - Before something that cannot be undone (import, restore, erasure) Before returns
//     an error rather than go on without a copy.
//   - After a stop that was not clean, and weekly, the whole book is looked through in a
//     process that may die; a copy is rehearsed monthly.
//   - A clock that was put back makes it copy and check too often, never too seldom.
package keeper
