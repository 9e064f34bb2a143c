// Package teams is the page of tổ tự quản: left the list of teams, right the members
// of the team at hand on a chosen day, or a form.
//
// The list shows the tổ tự quản; what is missing or double in one stands beside it. The
// statutory Tổ bảo vệ an ninh, trật tự is another choice of the list: it is in no sum.
//
// A member is a person with a membership: the member form edits both and writes them
// as one step. A person already in the book is found while the name is typed, so that
// nobody is entered twice.
package teams
