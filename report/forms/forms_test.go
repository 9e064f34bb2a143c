package forms_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"sophongtrao/assets"
	"sophongtrao/report/forms"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
)

var update = flag.Bool("update", false, "write the goldens anew; look at the difference before you keep it")

// commune is the practice commune as a view.
func commune(t testing.TB, size sample.Size) *record.View {
	t.Helper()
	recs, err := sample.Make(assets.SampleWords(), assets.Defaults(), size)
	if err != nil {
		t.Fatal(err)
	}
	v := new(record.View)
	for _, r := range recs {
		v.Put(r)
	}
	return v
}

var today = record.Day(2026, 11, 23)

// The goldens are the papers of a small practice commune, readable in Vietnamese.
func TestPapersOfTheSample(t *testing.T) {
	v := commune(t, sample.Size{Areas: 3, Teams: 4, People: 20, Meetings: 8})
	for _, f := range forms.All {
		t.Run(f.Name, func(t *testing.T) {
			o, err := f.Build(forms.Input{View: v, Today: today})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, f.Name+".txt", dump(o))
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what is printed now; run with -update and read the difference\n%s", path, got)
	}
}
