package intake

import "sophongtrao/store/record"

// BlankColumn is a column of a blank list, in a workbook or on paper.
type BlankColumn struct {
	Field   string
	Heading string
	Example string  // of what stands in it; "" for none
	Width   float64 // mm, of its heading and its example as they are usually written
	Must    bool    // every row must have it
}

// BlankColumns are the columns of a blank list of a target. Fields that the committee does
// not keep are not among them.
func BlankColumns(t Target, words *Words, s *record.Settings) (list []BlankColumn) {
	for _, x := range words.Templates[t] {
		if LeftOut(x[0], s) {
			continue
		}
		heading := words.Heading(t, x[0])
		list = append(list, BlankColumn{x[0], heading, x[1], letter * (max(8, float64(len([]rune(heading))), float64(len([]rune(x[1])))*1.2) + 3), needs(t, x[0])})
	}
	return list
}
