package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestLibrariesAreUpToDate(t *testing.T) {
	now, err := libraries("../..")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../assets/notices/libraries.txt")
	if err != nil {
		t.Fatal(err)
	}
	// The Go library's own notice is that of the Go that builds, which may change
	// by a year in its copyright line: compare what follows.
	cut := func(b []byte) []byte { return b[bytes.Index(b, []byte("fyne.io/fyne/v2")):] }
	if !bytes.Equal(cut(now), cut(have)) {
		t.Error("assets/notices/libraries.txt is not what is linked now: run `make notices`")
	}
}

func TestEveryLinkedModuleIsThere(t *testing.T) {
	have, err := os.ReadFile("../../assets/notices/libraries.txt")
	if err != nil {
		t.Fatal(err)
	}
	modules, err := linked("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 10 {
		t.Fatalf("only %d modules linked: go list looked at the wrong thing", len(modules))
	}
	for _, m := range modules {
		if !strings.Contains(string(have), "\n"+m.path+" "+m.version+" (") {
			t.Errorf("no notice of %s %s", m.path, m.version)
		}
	}
	for _, s := range strings.Split(string(have), strings.Repeat("=", 78)+"\n\n")[1:] {
		body, _, _ := strings.Cut(s, strings.Repeat("=", 78))
		if len(body) < 500 {
			t.Errorf("a notice of only %d letters: %q", len(body), body)
		}
	}
	// What the modules carry inside.
	for _, inner := range []string{"theme/font/LICENSE_Inter.txt", "theme/font/LICENSE_DejaVu-Powerline.txt",
		"theme/font/LICENSE_EmojiOneColor.txt", "harfbuzz/LICENSE", "glfw/LICENSE.md"} {
		if !strings.Contains(string(have), "("+inner+")") {
			t.Errorf("no notice %s", inner)
		}
	}
}
