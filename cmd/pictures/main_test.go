package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Every picture that a page of the manual or the README names is there, can be made
// anew, and every one there is named.
func TestPicturesOfTheManual(t *testing.T) {
	named := map[string]bool{}
	pages, err := filepath.Glob("../../assets/manual/*.md")
	if err != nil || len(pages) < 5 {
		t.Fatalf("%d pages of the manual, %v", len(pages), err)
	}
	for _, page := range append(pages, "../../README.md") {
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`hinh/([\w-]+)\.png`).FindAllStringSubmatch(string(b), -1) {
			named[m[1]] = true
			if _, err := os.Stat("../../assets/manual/hinh/" + m[1] + ".png"); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
	for name := range named {
		if pictures[name] == "" {
			t.Errorf("no scene for the picture %s", name)
		}
	}
	for name := range pictures {
		if !named[name] {
			t.Errorf("no page shows the picture %s", name)
		}
	}
}
