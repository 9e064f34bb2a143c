//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWine tells the same story to the Windows program under Wine, typed as UniKey
// types, then the fourth member in each way that an input method has of taking letters
// back.
func TestWine(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := NewPrefix(filepath.Join(t.TempDir(), "wine"), program(t, "wine/bcryptprimitives.dll"), s)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	// The book lies on Wine's drive C, as on a clerk's machine.
	book := filepath.Join(p.Dir, "drive_c", "so", "so.sopt")
	if err := os.MkdirAll(filepath.Dir(book), 0o755); err != nil {
		t.Fatal(err)
	}
	must(t, "sample", "--book", book, "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")

	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`))
	h := typist(t, p, "keys")
	awake(t, s, h)
	dir := picturesDir(t, "wine")
	tell(t, s, h, dir, story(t))
	leave(t, s, h, ended)
	compare(t, book, filepath.Dir(book))

	typingModes(t, s, p, book, dir)
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

// typingModes types a name into the field of a new area in each way: Backspace keys,
// U+0008 as a packet (which GLFW throws away: cmd/sophongtrao/typing.go), Shift+Left,
// the clipboard.
func typingModes(t *testing.T, s *Screen, p *Prefix, book, dir string) {
	modes := []string{"keys", "packet", "select", "clip"}
	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`))
	keys := typist(t, p, "keys")
	awake(t, s, keys)
	play(t, s, keys, page(t, "areas"))
	for _, how := range modes {
		play(t, s, keys, "["+KeyAdd+"]")
		play(t, s, typist(t, p, how), leaderName+", đường ƯỚC "+how)
		time.Sleep(300 * time.Millisecond)
		play(t, s, keys, "[Return]khu pho["+KeySave+"]")
		if err := s.Save(filepath.Join(dir, "go-"+how+".png")); err != nil {
			t.Fatal(err)
		}
	}
	leave(t, s, keys, ended)
	export := must(t, "export", "--book", book, "--json").out
	for _, how := range modes {
		if !strings.Contains(export, `"`+leaderName+", đường ƯỚC "+how+`"`) {
			t.Errorf("typed with %q it did not arrive as %q: see out/wine/hinh/go-%s.png", how, leaderName, how)
		}
	}
}
