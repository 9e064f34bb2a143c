//go:build e2e

package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/ui/words"
)

// picturesDir is where the pictures of a story are left, emptied first.
func picturesDir(t testing.TB, name string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "out", name, "hinh"))
	if err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(dir)
	return dir
}

// smallBook is the practice book in which the story happens.
func smallBook(t testing.TB) string {
	t.Helper()
	book := filepath.Join(t.TempDir(), "so.sopt")
	must(t, "sample", "--book", book, "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")
	return book
}

// start runs the program and waits until its window has come to rest.
func start(t testing.TB, s *Screen, cmd *exec.Cmd) (ended chan error) {
	t.Helper()
	empty := s.Mark()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended = make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() { cmd.Process.Kill() })
	for end := time.Now().Add(60 * time.Second); s.Mark() == empty; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("no window in a minute")
		}
	}
	s.Settle(time.Second, 20*time.Second)
	return ended
}

// awake presses a key until the window answers: right after its first picture it may
// not have the keyboard yet.
func awake(t testing.TB, s *Screen, h Hands) {
	t.Helper()
	for range 20 {
		before := s.Mark()
		if err := h.Key(KeySearch); err != nil {
			t.Fatal(err)
		}
		s.Settle(300*time.Millisecond, 3*time.Second)
		if s.Mark() != before {
			h.Key(KeyLeave)
			s.Settle(300*time.Millisecond, 3*time.Second)
			return
		}
	}
	t.Fatal("the window does not answer to the keyboard")
}

// leave closes the window from the keyboard, with one press, and waits for the
// program's end, so that the book is free. It presses when the window has the keyboard,
// as a person does, who sees it.
func leave(t testing.TB, s *Screen, h Hands, ended chan error) {
	t.Helper()
	front, err := h.Front()
	for end := time.Now().Add(20 * time.Second); !strings.HasPrefix(front, words.Product); front, err = h.Front() {
		if time.Now().After(end) {
			t.Fatalf("the keyboard belongs to %q and not to the program (%v)", front, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err := h.Key("alt+F4"); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the program ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		front, err := h.Front()
		seen := filepath.Join("..", "..", "out", t.Name()+"-alt-F4.png")
		t.Fatalf("the program did not end on Alt+F4: the keyboard belongs to %q (%v), see %s (%v)", front, err, seen, s.Save(seen))
	}
}

// TestWindow tells the story to the real window under a virtual display.
func TestWindow(t *testing.T) {
	book := inWindow(t, "e2e", story(t))
	compare(t, book, filepath.Dir(book))
}

// inWindow plays chapters by keyboard only in the real window on a practice book, leaves
// their pictures in out/NAME, and returns the book.
func inWindow(t testing.TB, name string, chapters []chapter) (book string) {
	t.Helper()
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := XHands(s, letters(chapters))
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	book = smallBook(t)
	cmd := watched(t, s.Command(program(t, "sophongtrao"), "--who", worker, book))
	cmd.Env = append(cmd.Env, "HOME="+home, "XDG_CONFIG_HOME="+home, "PATH="+fakeOpener(t)+":"+os.Getenv("PATH"))
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	ended := start(t, s, cmd)
	awake(t, s, h)
	tell(t, s, h, picturesDir(t, name), chapters)
	leave(t, s, h, ended)
	if strings.Contains(log.String(), "Error in Fyne call thread") || strings.Contains(log.String(), "panic") {
		t.Errorf("the program said: %s", log.String())
	}
	return book
}

// TestWindowBadBook: a file that is no book is told in a dialog, is not touched, and the
// window lives on.
func TestWindowBadBook(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := XHands(s)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "Bảng lương.sopt")
	if err := os.WriteFile(bad, bytes.Repeat([]byte("STT\tHọ tên\n"), 1000), 0o644); err != nil {
		t.Fatal(err)
	}
	before, home := digest(t, bad), t.TempDir()
	cmd := s.Command(program(t, "sophongtrao"), bad)
	cmd.Env = append(cmd.Env, "HOME="+home, "XDG_CONFIG_HOME="+home)
	ended := start(t, s, cmd)
	shown := s.Mark()
	if err := s.Save(filepath.Join("..", "..", "out", "e2e", "so-la.png")); err != nil {
		t.Fatal(err)
	}
	for range 10 { // the dialog goes away on Escape: the window answers
		h.Key(KeyLeave)
		s.Settle(300*time.Millisecond, 3*time.Second)
		if s.Mark() != shown {
			break
		}
	}
	if s.Mark() == shown {
		t.Error("the window does not answer after a bad book")
	}
	if digest(t, bad) != before {
		t.Error("the file was changed")
	}
	leave(t, s, h, ended)
}

// fakeOpener is a folder with an xdg-open that opens nothing: the papers are read by
// the test, not by a viewer.
func fakeOpener(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nexit 0\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// told is what of an export the story is about.
type told struct {
	Records struct {
		Area []struct {
			ID         uint64
			Name, Type string
			Households any
		}
		Team []struct {
			ID, Area uint64
			Name     string
		}
		Person []struct {
			ID               uint64
			Name, Sex, Phone string
		}
		Membership []struct {
			Person, Team uint64
			Role, From   string
		}
		Meeting []struct {
			ID           uint64
			Title, Type  string
			Votes        []struct{ Name, Role string }
			Chair, Place any
		}
		Document []struct {
			State, Type, Hash, Symbol string
			Source                    struct {
				Form    string
				Meeting uint64
			}
		}
	}
	Papers []struct {
		SHA256 string
		Bytes  int
	}
}

// compare checks what the story left behind against the command line: the book's
// export, and the papers printed from the window byte by byte.
func compare(t testing.TB, book, papers string) {
	t.Helper()
	must(t, "check", "--book", book)
	var b told
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &b); err != nil {
		t.Fatal(err)
	}
	r := &b.Records
	area := r.Area[len(r.Area)-1]
	team := r.Team[len(r.Team)-1]
	if area.Name != areaName || area.Type != "khu-pho" || team.Name != teamName || team.Area != area.ID {
		t.Errorf("area and team came out as %+v, %+v", area, team)
	}
	people := r.Person[len(r.Person)-3:]
	members := r.Membership[len(r.Membership)-3:]
	for i, want := range []struct{ name, sex, role string }{
		{leaderName, "f", "leader"}, {deputyName, "m", "deputy"}, {memberName, "m", "member"}} {
		p, m := people[i], members[i]
		if p.Name != want.name || p.Sex != want.sex || m.Role != want.role || m.Team != team.ID || m.Person != p.ID || m.From != "2026-09-05" {
			t.Errorf("member %d came out as %+v, %+v", i+1, p, m)
		}
	}
	meeting := r.Meeting[len(r.Meeting)-1]
	if meeting.Title != meetName || meeting.Type != "consultation" || len(meeting.Votes) != 3 || meeting.Votes[0].Name != leaderName {
		t.Errorf("the meeting came out as %+v", meeting)
	}
	issuedOnce(t, b, meeting.ID, papers)
	samePapers(t, book, papers, map[string][]string{
		"DS": {"roster", "--team", teamName}, "BB": {"minutes", "--meeting", meetName}})
}

// issuedOnce: the minutes of the story's meeting were issued once, and what was opened
// to look at them is what the book has frozen. The book has other papers of before.
func issuedOnce(t testing.TB, b told, meeting uint64, dir string) {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(dir, "*", "*-BB*.pdf"))
	if len(found) != 1 {
		t.Errorf("%v was opened: want one", found)
		return
	}
	opened, issued, frozen := digest(t, found[0]), 0, 0
	for _, d := range b.Records.Document {
		if d.Source.Form == "minutes" && d.Source.Meeting == meeting && d.State == "issued" {
			issued++
			if d.Hash != opened {
				t.Errorf("the paper that was opened is not the issued one: %s, %s", opened, d.Hash)
			}
		}
	}
	for _, p := range b.Papers {
		if p.SHA256 == opened {
			frozen++
		}
	}
	if issued != 1 || frozen != 1 {
		t.Errorf("minutes issued %d times, frozen %d times, want once: %+v", issued, frozen, b.Records.Document)
	}
}

// samePapers makes each paper with the command line too: the same bytes.
func samePapers(t testing.TB, book, dir string, papers map[string][]string) {
	t.Helper()
	for prefix, args := range papers {
		found, _ := filepath.Glob(filepath.Join(dir, "*", prefix+"*.pdf"))
		if len(found) != 1 {
			all, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
			t.Errorf("%s: %d papers printed from the window: %v", args[0], len(found), all)
			continue
		}
		mine := filepath.Join(t.TempDir(), "cli.pdf")
		must(t, append([]string{"report", args[0], "--book", book, "--out", mine}, args[1:]...)...)
		if a, b := digest(t, found[0]), digest(t, mine); a != b {
			t.Errorf("%s: the window printed other bytes than the command line (%s, %s)", args[0], found[0], mine)
		}
	}
}

func digest(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
