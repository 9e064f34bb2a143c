//go:build e2e

package main

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"sophongtrao/cmd/pages"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
)

// TestScreensOfEverySize looks at every screen as TestScreens does, in a large window and
// with every size of the text.
func TestScreensOfEverySize(t *testing.T) {
	lookAtAll(t, variant{"wide", look.Normal, sizes[1]},
		variant{"129", look.Large, sizes[0]}, variant{"150", look.VeryLarge, sizes[0]}, variant{"200", look.Greatest, sizes[0]})
}

// TestEveryPageHasItsPicture: a page that registers no scene is never looked at.
func TestEveryPageHasItsPicture(t *testing.T) {
	book := testBook(t)
	desktest.App(t)
	seen := map[string]bool{}
	w := test.NewTempWindow(t, nil)
	w.Resize(sizes[0])
	for _, s := range pages.Scenes() {
		d := open(w, book)
		s.Open(d)
		seen[d.At()] = true
	}
	for _, e := range pages.All() {
		if !seen[e.Name] {
			t.Errorf("page %s has no scene", e.Name)
		}
	}
}
