package practice

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// The papers of the two years are issued in order, sent and answered; one is void, one
// corrected; nothing in the book is wrong.
func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "so.sopt")
	b, err := Create(path, store.Options{Now: now}, sample.Default)
	if err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{}
	var hashes []string
	b.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Is() == record.Draft {
				if d.Date.IsDay() {
					t.Errorf("%d %s was not issued", d.ID, d.Title)
				}
				continue
			}
			hashes = append(hashes, d.Hash)
			if d.BackDated {
				t.Errorf("%s is back-dated", d.Symbol)
			}
			has["void"] = has["void"] || d.Is() == record.Void && d.Reason != ""
			has["sent"] = has["sent"] || !d.Sent().IsZero()
			has["returned"] = has["returned"] || d.Returned()
			has["correction"] = has["correction"] || d.Corrects != 0 && len(d.Corrections) > 0
			has["figures"] = has["figures"] || len(d.Figures) > 0
			has["of this year"] = has["of this year"] || d.Year == 2026
		}
		for _, d := range v.Duties(sample.Default.Today) {
			if d.From == record.FromReport && d.Year < 2026 {
				t.Errorf("the report %s %d was not issued", d.Event, d.Year)
			}
		}
	})
	for _, want := range []string{"void", "sent", "returned", "correction", "figures", "of this year"} {
		if !has[want] {
			t.Errorf("no paper that is %s", want)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := store.Check(path); err != nil || len(r.Findings) > 0 {
		t.Errorf("check: %v %v", err, r.Findings)
	}
	again, err := Create(filepath.Join(t.TempDir(), "so.sopt"), store.Options{Now: now}, sample.Default)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	again.Read(func(v *record.View) {
		for d := range v.Documents.All() {
			if d.Is() != record.Draft && !slices.Contains(hashes, d.Hash) {
				t.Errorf("%s is another paper the second time", d.Symbol)
			}
		}
	})
}

func TestCreateSmall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "so.sopt")
	b, err := Create(path, store.Options{Now: now}, sample.Size{Areas: -1, Teams: -1, People: -1, Meetings: -1})
	if err != nil {
		t.Fatal(err)
	}
	b.Close()
	if _, err := Create(path, store.Options{Now: now}, sample.Size{}); !errors.Is(err, store.ErrExists) {
		t.Errorf("a book that is there: %v", err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error("the book that was there is gone")
	}
}
