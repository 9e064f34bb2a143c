package exemplars_test

import (
	"testing"

	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/exemplars"
)

// TestYearlyReview: what nobody looked at this year is listed; Enter leads to the
// reviews of that one, and a review takes it off the list. One that is none any more
// is not asked for.
func TestYearlyReview(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{exemplars.Entry}, append(desktest.Records(t),
		&record.Exemplar{Meta: record.Meta{ID: 201}, Type: record.ExemplarWard, Name: "Phường Thử Nghiệm", Year: 2024},
		&record.Exemplar{Meta: record.Meta{ID: 202}, Type: "collective", Name: "Tổ cũ", Year: 2024, Reviews: []record.ExemplarReview{{Year: 2025, Keep: record.No}}},
		&record.Exemplar{Meta: record.Meta{ID: 203}, Type: "collective", Name: "Tổ mới", Year: 2026})...)
	s.Want("Chưa xem xét năm 2026", "2025: thôi")
	s.Press("F6", "Enter", "Enter") // the button that adds a review
	s.Type("2026")
	s.Press("Enter")
	s.Type("3/2/26")
	s.Press("Enter")
	s.Type("c") // còn
	s.Press("Ctrl+S")
	s.Read(func(v *record.View) {
		x, _ := v.Exemplars.Get(201)
		if len(x.Reviews) != 1 || x.Reviews[0] != (record.ExemplarReview{Year: 2026, Date: record.Day(2026, 2, 3), Keep: record.Yes}) {
			t.Errorf("the book has %+v", x.Reviews)
		}
	})
	s.Want("2026: còn", "Mọi điển hình đã được xem xét trong năm.")
}
