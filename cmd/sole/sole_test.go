package sole

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// As a child the test program is a first that takes one book and ends, or that holds
// the lock until it is killed.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && (os.Args[1] == "first" || os.Args[1] == "silent") {
		s, err := Take(os.Args[2])
		if err != nil || s == nil {
			os.Exit(3)
		}
		if os.Args[1] == "silent" {
			s.Listen(func() {})
			os.Stdout.WriteString("ready\n")
			time.Sleep(time.Minute)
		}
		got := make(chan string, 1)
		s.Listen(func() {
			if book, ok := s.Asked(); ok {
				got <- book
			}
		})
		os.Stdout.WriteString("ready\n")
		select {
		case book := <-got:
			os.Stdout.WriteString(book)
			os.Exit(0)
		case <-time.After(30 * time.Second):
			os.Exit(4)
		}
	}
	os.Exit(m.Run())
}

func child(t *testing.T, what, dir string) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a process without a window cannot be rung")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cmd := exec.Command(self, what, dir)
	r, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	ready := make([]byte, 6)
	if _, err := r.Read(ready); err != nil {
		t.Fatal(err)
	}
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := r.Read(b)
			out.Write(b[:n])
			if err != nil {
				return
			}
		}
	}()
	return cmd, &out
}

func TestHandOver(t *testing.T) {
	dir := t.TempDir()
	first, out := child(t, "first", dir)
	if s, err := Take(dir); s != nil || err != nil {
		t.Fatalf("two are first: %v %v", s, err)
	}
	book := filepath.Join(t.TempDir(), "sổ của tổ 5.sopt")
	if err := Hand(dir, book, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	if state, err := first.Process.Wait(); err != nil || !state.Success() {
		t.Fatalf("%v %v", state, err)
	}
	for end := time.Now().Add(5 * time.Second); out.String() != book && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if out.String() != book {
		t.Errorf("the first got %q", out)
	}
	s, err := Take(dir)
	if s == nil || err != nil {
		t.Fatalf("the first is gone, but its place is not free: %v", err)
	}
	s.Close()
}

// One that does not answer is told of, and what was asked of it is not opened later by
// somebody else. One that was killed is in nobody's way.
func TestSilentFirst(t *testing.T) {
	dir := t.TempDir()
	first, _ := child(t, "silent", dir)
	if err := Hand(dir, "", 200*time.Millisecond); !errors.Is(err, ErrSilent) {
		t.Errorf("handed to one that does not answer: %v", err)
	}
	first.Process.Kill()
	first.Wait()
	s, err := Take(dir)
	if s == nil || err != nil {
		t.Fatalf("a killed first keeps its place: %v", err)
	}
	defer s.Close()
	if book, ok := s.Asked(); ok {
		t.Errorf("an old question is still there: %q", book)
	}
}

func TestAskedIsChecked(t *testing.T) {
	dir := t.TempDir()
	s, err := Take(dir)
	if s == nil || err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, bad := range []string{"", "{", `{"Book":"so.sopt"}`} {
		if err := os.WriteFile(filepath.Join(dir, askFile), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if book, ok := s.Asked(); ok {
			t.Errorf("%q: %q", bad, book)
		}
	}
	if _, err := Take(filepath.Join(dir, "không có")); err == nil {
		t.Error("a folder that is not there")
	}
}
