// Package privacy is the page "Dữ liệu cá nhân": left the people whose data is to be
// looked at (record.View.CleanUp: the yearly list), all people, or those already
// anonymous; right what the book would lose and keep of the person at hand, and where
// their name stands in texts that only the clerk can mend.
//
// From here people are anonymised, one or several, and the data of one is erased on
// request; both end in a slip. Nothing of it can be taken back, so it is asked first, and
// a copy of the book is made before, which is then rewritten like all others.
package privacy
