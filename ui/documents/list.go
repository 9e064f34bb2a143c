package documents

import (
	"sophongtrao/report/forms"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "date", Title: words.DocDate, Width: 98},
	{ID: "symbol", Title: words.DocSymbol, Width: 150, Grow: 0.5},
	{ID: "title", Title: words.DocTitle, Width: 210, Grow: 3},
	{ID: "state", Title: words.DocState, Width: 116},
	{ID: "sent", Title: words.DocSent, Width: 98},
}

// rows are the papers of the register. Drafts have no date and stand last.
func rows(v *record.View) (out []part.Row) {
	for d := range v.Documents.All() {
		out = append(out, part.Row{ID: d.ID, Mute: d.Is() == record.Void,
			Cells: []string{d.Date.String(), d.Symbol, d.Title, words.DocStanding(d), d.Sent().String()},
			Keys:  []string{part.DateKey(d.Date), "", "", "", part.DateKey(d.Sent())},
		})
	}
	return out
}

// draftOf is a new draft of a form.
func draftOf(src record.Source) *record.Document {
	d := &record.Document{State: record.Draft, Source: src}
	if f, ok := forms.Get(src.Form); ok {
		d.Type = f.DocType
	}
	return d
}
