package pages_test

import (
	"testing"

	"sophongtrao/assets"
	"sophongtrao/cmd/pages"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/ui/desk/desktest"
)

// TestEveryKindOpensOnItsPage: whatever the search finds, the history or the first page
// names, some page shows: the first and the last record of every kind.
func TestEveryKindOpensOnItsPage(t *testing.T) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Default)
	if err != nil {
		t.Fatal(err)
	}
	s := desktest.Open(t, pages.All(), recs...)
	for _, k := range record.Kinds {
		if k == record.KindClosing { // shown where the report of its period is made
			continue
		}
		var of []record.Record
		s.Read(func(v *record.View) {
			for r := range v.Records(k) {
				of = append(of, r)
			}
		})
		if len(of) == 0 {
			t.Errorf("the sample has no %s", k)
			continue
		}
		if !s.Desk.Opens(k) {
			t.Errorf("no page shows a %s", k)
			continue
		}
		for _, r := range []record.Record{of[0], of[len(of)-1]} {
			s.Desk.Open(k, r.M().ID)
			if p := s.Desk.Page(); !p.Show(k, r.M().ID) {
				t.Errorf("page %s does not show %s %d", s.Desk.At(), k, r.M().ID)
			}
		}
	}
}

// TestSearchFindsEveryKind: the label of a record of each kind, typed without marks into
// the one box, finds it.
func TestSearchFindsEveryKind(t *testing.T) {
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), sample.Default)
	if err != nil {
		t.Fatal(err)
	}
	s := desktest.Open(t, pages.All(), recs...)
	for _, k := range record.Kinds {
		switch k {
		case record.KindSettings, record.KindMembership, record.KindClosing: // named by others
			continue
		}
		var one record.Record
		var label string
		s.Read(func(v *record.View) {
			for r := range v.Records(k) {
				if one == nil {
					one, label = r, r.Label(v)
				}
			}
		})
		found := false
		for _, h := range s.Book.Search(record.Fold(label), 200) {
			found = found || h.Kind == k && h.ID == one.M().ID
		}
		if !found {
			t.Errorf("%s is not found by %q", k, record.Fold(label))
		}
	}
}
