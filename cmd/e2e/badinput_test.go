//go:build e2e

package e2e

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// damage makes a bad file out of a good book, or elsewhere.
var damage = []struct {
	name string
	make func(t *testing.T, good []byte, path string)
}{
	{"cut in half", func(t *testing.T, good []byte, path string) { put(t, path, good[:len(good)/2]) }},
	{"cut within the first page", func(t *testing.T, good []byte, path string) { put(t, path, good[:100]) }},
	{"empty", func(t *testing.T, _ []byte, path string) { put(t, path, nil) }},
	{"zeros", func(t *testing.T, good []byte, path string) { put(t, path, make([]byte, len(good))) }},
	{"a picture", func(t *testing.T, _ []byte, path string) {
		put(t, path, append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 70000)...))
	}},
	{"a text", func(t *testing.T, _ []byte, path string) { put(t, path, []byte("Danh sách tổ tự quản\n")) }},
	{"a foreign bbolt file", func(t *testing.T, good []byte, path string) {
		// Both meta pages say another magic number.
		b := bytes.Clone(good)
		for _, page := range []int{0, 4096} {
			binary.LittleEndian.PutUint32(b[page+16:], 0x12345678)
		}
		put(t, path, b)
	}},
	{"a folder", func(t *testing.T, _ []byte, path string) {
		if err := os.Mkdir(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}},
	{"not there", func(*testing.T, []byte, string) {}},
}

func put(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBadInput: each bad file is refused by each command with exit code 1, a
// Vietnamese sentence that names the file, within a minute, and stays as it was.
func TestBadInput(t *testing.T) {
	good, err := os.ReadFile(sampleBook(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range damage {
		t.Run(d.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Sổ hỏng.sopt")
			d.make(t, good, path)
			before, _ := os.ReadFile(path)
			for _, command := range [][]string{
				{"check", "--book", path},
				{"export", "--book", path, "--json"},
				{"report", "roster", "--book", path, "--out", filepath.Join(t.TempDir(), "x.pdf")},
			} {
				refused(t, cli(t, nil, command...), path, command[0])
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) > 1 {
				t.Errorf("files were left beside it: %v", left)
			}
		})
	}
}

// TestBadInputNoise: a page of noise is found by check. What reads less than every
// byte either refuses too or gives exactly what the sound book gives: the page may
// hold history only.
func TestBadInputNoise(t *testing.T) {
	book := sampleBook(t)
	sound := must(t, "export", "--book", book, "--json").out
	good, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Sổ hỏng.sopt")
	for _, part := range []int{2, 5, 9} {
		b := bytes.Clone(good)
		for i := len(b) * part / 10; i < min(len(b)*part/10+8192, len(b)); i++ {
			b[i] = byte(i * 31)
		}
		put(t, path, b)
		export := cli(t, nil, "export", "--book", path, "--json")
		if export.code == 0 && export.out != sound {
			t.Errorf("noise at %d/10: export gives other data without a word", part)
		} else if export.code != 0 {
			refused(t, export, path, "export")
		}
		// What was exported is noted in the book; whoever refuses changes nothing.
		if export.code == 0 {
			if b, err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
		if check := cli(t, nil, "check", "--book", path); check.code != 0 || export.code != 0 {
			refused(t, check, path, "check")
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
			t.Errorf("noise at %d/10: the file was changed", part)
		}
	}
}

// refused: exit code 1 and one readable sentence with the file's name; no trace of a
// crash.
func refused(t *testing.T, s said, path, command string) {
	t.Helper()
	if s.code != 1 {
		t.Errorf("%s: exit code %d, want 1: %s", command, s.code, s.errors)
	}
	if strings.Contains(s.errors, "goroutine ") || strings.Contains(s.errors, "panic") || strings.Contains(s.errors, "SIGBUS") {
		t.Errorf("%s crashed: %s", command, s.errors)
	}
	if !strings.Contains(s.errors, filepath.Base(path)) {
		t.Errorf("%s does not name the file: %q", command, s.errors)
	}
	if !vietnamese(s.errors) {
		t.Errorf("%s does not speak Vietnamese: %q", command, s.errors)
	}
}

// vietnamese: letters that no other language here has.
func vietnamese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) && (r >= 0x1EA0 && r <= 0x1EF9 || strings.ContainsRune("đĐơƠưƯăĂ", r))
	})
}

// TestBadInputLocked: while another process has the book open, the sentence says so.
func TestBadInputLocked(t *testing.T) {
	book := sampleBook(t)
	before, _ := os.ReadFile(book)
	holder := holdOpen(t, book)
	defer holder()
	s := cli(t, nil, "sample", "--book", book)
	if s.code != 1 {
		t.Errorf("sample over an open book: exit code %d: %s", s.code, s.errors)
	}
	s = cli(t, nil, "export", "--book", book, "--json")
	refused(t, s, book, "export")
	if after, _ := os.ReadFile(book); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// holdOpen locks the file as another program that has it open would (flock, which is
// what bbolt uses).
func holdOpen(t *testing.T, path string) (release func()) {
	t.Helper()
	cmd := exec.Command("flock", "--exclusive", "--no-fork", path, "sleep", "60")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if exec.Command("flock", "--exclusive", "--nonblock", path, "true").Run() != nil {
			break
		}
	}
	return func() { cmd.Process.Kill(); cmd.Wait() }
}

// TestBadInputTargets: a paper or a book that cannot be written is said plainly and
// leaves nothing behind; an existing book is not written over.
func TestBadInputTargets(t *testing.T) {
	book := sampleBook(t)
	dir := t.TempDir()
	put(t, filepath.Join(dir, "tệp"), []byte("x"))
	for name, args := range map[string][]string{
		"paper into a missing folder": {"report", "roster", "--book", book, "--out", filepath.Join(dir, "không có", "a.pdf")},
		"paper below a file":          {"report", "roster", "--book", book, "--out", filepath.Join(dir, "tệp", "a.pdf")},
		"paper onto a folder":         {"report", "roster", "--book", book, "--out", dir},
		"sample over a book":          {"sample", "--book", book},
		"unknown team":                {"report", "roster", "--book", book, "--out", filepath.Join(dir, "a.pdf"), "--team", "Không có tổ này"},
	} {
		before, _ := os.ReadFile(book)
		s := cli(t, nil, args...)
		if s.code != 1 || !vietnamese(s.errors) {
			t.Errorf("%s: exit code %d: %q", name, s.code, s.errors)
		}
		if after, _ := os.ReadFile(book); !bytes.Equal(before, after) {
			t.Errorf("%s: the book was changed", name)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
			t.Errorf("%s: left behind %v", name, left)
		}
	}
	for _, args := range [][]string{{}, {"report"}, {"report", "poem", "--book", book, "--out", "x.pdf"}, {"check"}, {"check", "--nothing"}, {"fly"}} {
		if s := cli(t, nil, args...); s.code != 2 || !vietnamese(s.errors+s.out) {
			t.Errorf("%v: exit code %d, want 2: %q", args, s.code, s.errors)
		}
	}
	if s := cli(t, nil, "--help"); s.code != 0 || !strings.Contains(s.out, "sample") || !vietnamese(s.out) {
		t.Errorf("--help: %d %q", s.code, s.out)
	}
}

// TestBadInputReadOnly: a book and folder that may only be read can be printed from,
// and are said to be read-only by what would write. Root may write everywhere, so the
// test takes the rights of nobody (65534).
func TestBadInputReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "chỉ đọc")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	book := filepath.Join(dir, "so.sopt")
	must(t, "sample", "--book", book)
	for path, mode := range map[string]os.FileMode{book: 0o444, dir: 0o555} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(dir, 0o755)
	before, _ := os.ReadFile(book)
	cmd := asNobody(t, program(t, "sophongtrao-cli"), "export", "--book", book, "--json")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("export of a read-only book: %v: %s", err, out)
	}
	out, err = asNobody(t, program(t, "sophongtrao-cli"), "sample", "--book", filepath.Join(dir, "mới.sopt")).CombinedOutput()
	if err == nil || !vietnamese(string(out)) {
		t.Errorf("a new book in a read-only folder: %v: %s", err, out)
	}
	if after, _ := os.ReadFile(book); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}
