package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"sophongtrao/ui/desk/desktest"
)

// kept are the screens whose every text and place is compared with a file that a
// person can read: one of each shape.
var kept = []string{"start-new", "areas-form", "teams-list", "teams-new-member", "desk-search", "privacy-person"}

// railWidth is left out: it changes with every page that is added.
const railWidth = 180

// TestGoldens compares; GOLDEN=write writes the files anew. A missing file fails.
func TestGoldens(t *testing.T) {
	book := testBook(t)
	desktest.App(t)
	for _, name := range kept {
		i := slices.IndexFunc(scenes(), func(s scene) bool { return s.Name == name })
		if i < 0 {
			t.Errorf("no scene %s", name)
			continue
		}
		w := test.NewWindow(nil)
		w.SetPadded(false)
		w.Resize(sizes[0])
		scenes()[i].open(w, book)
		desktest.Settle(w.Canvas())
		got := listing(desktest.Drawn(w.Canvas()))
		w.Close()
		path := filepath.Join("testdata", name+".txt")
		if os.Getenv("GOLDEN") == "write" {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v (GOLDEN=write writes it)", err)
			continue
		}
		if difference := differ(string(want), got); difference != "" {
			t.Errorf("%s has changed (GOLDEN=write accepts it):\n%s", name, difference)
		}
	}
}

// listing is a screen as text: place and text, as one reads it.
func listing(texts []desktest.Text) string {
	slices.SortStableFunc(texts, func(a, b desktest.Text) int {
		return cmp.Or(cmp.Compare(a.At.Y, b.At.Y), cmp.Compare(a.At.X, b.At.X))
	})
	var out strings.Builder
	for _, x := range texts {
		if x.At.X >= railWidth {
			fmt.Fprintf(&out, "%4.0f %4.0f  %s\n", x.At.X, x.At.Y, x.Text)
		}
	}
	return out.String()
}

// differ lists the lines that only one of two texts has.
func differ(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, "- "+s)
		}
	}
	for _, s := range b {
		if !slices.Contains(a, s) {
			out = append(out, "+ "+s)
		}
	}
	return strings.Join(out, "\n")
}
