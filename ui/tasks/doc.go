// Package tasks is the page "Sổ nhiệm vụ": everything that is or was to be done, wherever
// it is written down (record.View.Work), in one list that can be narrowed to what is
// late, near or done and to a year. The clerk's own tasks are written here; a duty of
// another place is opened there. Ticking off writes where the duty lives.
package tasks
