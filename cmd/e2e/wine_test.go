//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWine tells the same story to the Windows program under Wine, typed as UniKey
// types.
func TestWine(t *testing.T) {
	s, p, book := underWine(t)

	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`))
	h := typist(t, p, "keys")
	awake(t, s, h)
	dir := picturesDir(t, "wine")
	tell(t, s, h, dir, story(t))
	leave(t, s, h, ended)
	compare(t, book, filepath.Dir(book))
}

// underWine is a screen, a fresh Windows on it, and a small practice book on its drive C,
// as on a clerk's machine: C:\so\so.sopt.
func underWine(t testing.TB) (s *Screen, p *Prefix, book string) {
	t.Helper()
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	p, err = NewPrefix(filepath.Join(t.TempDir(), "wine"), program(t, "wine/bcryptprimitives.dll"), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	book = filepath.Join(p.Dir, "drive_c", "so", "so.sopt")
	if err := os.MkdirAll(filepath.Dir(book), 0o755); err != nil {
		t.Fatal(err)
	}
	must(t, "sample", "--book", book, "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")
	return s, p, book
}

// typist is a pair of hands under Wine that takes letters back in one way.
func typist(t testing.TB, p *Prefix, how string) Hands {
	t.Helper()
	h, err := WineHands(p.Run(program(t, "wine/typer.exe")), how)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	return h
}
