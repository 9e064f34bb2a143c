package lists

import (
	"sophongtrao/report/forms"
	"sophongtrao/store/intake"
)

// Blank is the blank list of a target on paper, with the columns of its blank workbook;
// the team and the area of a list of members are said above it, once for all.
func Blank(in forms.Input, t intake.Target, w *intake.Words) (forms.Output, error) {
	list := forms.BlankList{Title: w.Titles[t]}
	for _, c := range intake.BlankColumns(t, w, in.View.Settings()) {
		if t == intake.Members && (c.Field == "team" || c.Field == "area") {
			list.Above = append(list.Above, c.Heading)
			continue
		}
		if c.Must { // a name, that a hand writes wide
			c.Width *= 1.7
		}
		list.Columns = append(list.Columns, forms.BlankColumn{Heading: c.Heading, Weight: c.Width})
	}
	return forms.Blank(in, list)
}
