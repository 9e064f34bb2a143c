package pages_test

import (
	"regexp"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/cmd/pages"
	"sophongtrao/report"
	"sophongtrao/report/face"
	"sophongtrao/report/forms"
	"sophongtrao/report/paper"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/ui/desk/desktest"
)

var place = regexp.MustCompile(`\[\d+\]`)

// TestEveryTextLeadsToItsField: whatever stands on the papers, and whatever is
// found missing, names a field that some page has, under the same path.
func TestEveryTextLeadsToItsField(t *testing.T) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Default)
	if err != nil {
		t.Fatal(err)
	}
	s := desktest.Open(t, pages.All(), recs...)
	fields := map[string]map[string]paper.Ref{} // kind -> path without places
	for _, r := range refs(t, s) {
		if r.Field() != "" && r.Kind() != string(record.KindDocument) {
			if fields[r.Kind()] == nil {
				fields[r.Kind()] = map[string]paper.Ref{}
			}
			fields[r.Kind()][place.ReplaceAllString(r.Field(), "[]")] = r
		}
	}
	n := 0
	for kind, paths := range fields {
		open := false // one record of a kind is enough: they share the form
		for _, r := range paths {
			if n++; !open {
				s.Desk.OpenAt(record.Kind(kind), record.ID(r.ID), r.Field())
				open = true
			}
			if !s.Desk.Page().GoTo(r.Field()) {
				t.Errorf("%s %s has no field on page %s", kind, r.Field(), s.Desk.At())
			}
		}
		if s.Desk.Page().Changed() {
			t.Fatalf("going to the fields of a %s changed it", kind)
		}
	}
	if n < 90 {
		t.Errorf("the papers name only %d fields: %v", n, fields)
	}
}

// needsIssued are the forms that are about issued papers; the sample has none.
var needsIssued = map[string]bool{"register": true, "correction": true}

func refs(t *testing.T, s *desktest.Screen) (out []paper.Ref) {
	s.Read(func(v *record.View) {
		for _, f := range forms.All {
			p, err := report.Make(forms.Input{View: v, Source: record.Source{Form: f.Name}, Today: desktest.Today}, face.Bundled())
			if err != nil {
				if !needsIssued[f.Name] {
					t.Error(f.Name, err)
				}
				continue
			}
			for _, page := range p.Pages {
				for _, x := range page.Texts {
					out = append(out, x.Ref)
				}
			}
			for _, x := range p.Problems {
				out = append(out, x.Ref)
			}
		}
	})
	return out
}
