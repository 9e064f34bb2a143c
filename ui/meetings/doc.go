// Package meetings is the page "Cuộc họp": meetings with what their minutes say,
// the vote table of a consultation, the way from the vote into the roster, and the
// printed minutes.
//
// What may not be written down (privacy.md, G.4) stands as a banner over the form;
// a few words ask for attention while the text is read, and block nothing.
package meetings
