//go:build e2e

package e2e

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/store"
)

// TestWindowHalfTyped kills the program a second after a letter was typed into a form:
// the letter is in the book; started again, the form is taken up by Enter and saved.
func TestWindowHalfTyped(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const head, rest = "Lê Văn Th", "uận"
	h, err := XHands(s, areaName+head+rest)
	if err != nil {
		t.Fatal(err)
	}
	home, book, dir := t.TempDir(), smallBook(t), picturesDir(t, "go-do")
	var log bytes.Buffer
	run := func() *exec.Cmd {
		cmd := s.Command(program(t, "sophongtrao"), book)
		cmd.Env = append(cmd.Env, "HOME="+home, "XDG_CONFIG_HOME="+home)
		cmd.Stdout, cmd.Stderr = &log, &log
		return cmd
	}
	picture := func(name string) {
		s.Settle(time.Second, 10*time.Second)
		if err := s.Save(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}

	cmd := run()
	ended := start(t, s, cmd)
	answers(t, s, h)
	picture("1-ai-lam-viec")
	play(t, s, h, "[Return]"+page(t, "areas")+"["+KeyAdd+"]"+areaName+"[Return]khu pho[Return]"+head)
	time.Sleep(time.Second)
	picture("2-dang-go")
	cmd.Process.Kill()
	<-ended
	if x := halfTyped(t, book); len(x) != 1 || !strings.Contains(x[0], areaName) || !strings.Contains(x[0], head) {
		t.Fatalf("a second after the last letter the book has %q", x)
	}

	ended = start(t, s, run())
	answers(t, s, h)
	play(t, s, h, "[Return]") // who works
	picture("3-co-phieu-go-do")
	play(t, s, h, "[Return]")
	picture("4-lay-lai")
	play(t, s, h, "[Return][Return][End]"+rest+"["+KeySave+"]")
	picture("5-da-luu")
	leave(t, s, h, ended)
	if x := halfTyped(t, book); len(x) != 0 {
		t.Errorf("saved, but the book still has %q", x)
	}
	must(t, "check", "--book", book)
	if out := must(t, "export", "--book", book, "--json").out; strings.Count(out, `"`+areaName+`"`) != 1 || !strings.Contains(out, `"`+head+rest+`"`) {
		t.Errorf("the area is not in the book once with its head")
	}
	if strings.Contains(log.String(), "Error in Fyne call thread") || strings.Contains(log.String(), "panic") {
		t.Errorf("the program said: %s", log.String())
	}
}

// answers presses Tab until the question at the start answers, and goes back to where
// the keyboard was: pressed once too often it does no harm.
func answers(t testing.TB, s *Screen, h Hands) {
	t.Helper()
	for range 20 {
		before := s.Mark()
		if err := h.Key("Tab"); err != nil {
			t.Fatal(err)
		}
		if s.Settle(300*time.Millisecond, 3*time.Second); s.Mark() != before {
			play(t, s, h, "[shift+Tab]")
			return
		}
	}
	t.Fatal("the window does not answer to the keyboard")
}

// halfTyped are the texts of the half-typed forms in a book, a line each.
func halfTyped(t testing.TB, book string) (lines []string) {
	t.Helper()
	b, err := store.Open(book, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	list, damaged, err := b.Drafts()
	if err != nil || damaged > 0 {
		t.Fatal(damaged, err)
	}
	for _, x := range list {
		line := ""
		for _, f := range x.Fields {
			line += f.Text + "|"
		}
		lines = append(lines, line)
	}
	return lines
}
