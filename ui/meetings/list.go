package meetings

import (
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

var columns = []part.Column{
	{ID: "day", Title: words.MeetingDay, Width: 96},
	{ID: "title", Title: words.MeetingTitle, Width: 220, Grow: 3},
	{ID: "type", Title: words.MeetingType, Width: 122, Grow: 1},
	{ID: "present", Title: words.MeetingPresent, Width: 74, Right: true},
	{ID: "minutes", Title: words.MeetingMinutes, Width: 96},
}

// rows are the meetings, with the state of their minutes.
func rows(v *record.View) []part.Row {
	minutes := map[record.ID]*record.Document{}
	for d := range v.Documents.All() {
		if d.Source.Form == "minutes" && d.Is() != record.Void {
			if old := minutes[d.Source.Meeting]; old == nil || d.Is() == record.Issued {
				minutes[d.Source.Meeting] = d
			}
		}
	}
	var out []part.Row
	for m := range v.Meetings.All() {
		state := ""
		if d := minutes[m.ID]; d != nil {
			state = d.Symbol
			if state == "" {
				state = words.State(d.Is())
			}
		}
		out = append(out, part.Row{ID: m.ID,
			Cells: []string{m.Start.Date.String(), m.Title, record.NameOf(v.Settings().Lists.MeetingKinds, m.Type), words.Count(m.Present), state},
			Keys:  []string{part.DateKey(m.Start.Date), "", "", part.NumberKey(m.Present), ""},
		})
	}
	return out
}

// fresh are the words that were not found before.
func fresh(now, before []string) (out []string) {
	had := map[string]bool{}
	for _, w := range before {
		had[w] = true
	}
	for _, w := range now {
		if !had[w] {
			out = append(out, w)
		}
	}
	return out
}
