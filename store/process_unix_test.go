//go:build unix

package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// runAsStranger opens the book in a process without the right to write it: root
// may write everything, so for root it is another account.
func runAsStranger(t *testing.T, path string) string {
	t.Helper()
	program := os.Args[0]
	cmd := exec.Command(program)
	if os.Getuid() == 0 {
		dir, err := os.MkdirTemp("", "sopt-stranger-*") // a folder that the other account can enter
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		cmd.Path = filepath.Join(dir, "program")
		copyProgram(t, program, cmd.Path)
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	cmd.Env = append(os.Environ(), "SOPHONGTRAO_CHILD=open", "SOPHONGTRAO_BOOK="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return string(out)
}

func copyProgram(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// childFills saves until the system refuses to let the file grow.
func childFills(path string) {
	signal.Ignore(syscall.SIGXFSZ)
	b, err := store.Open(path, store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	limit := uint64(info.Size() + 64<<10)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
		fmt.Println(err)
		return
	}
	saved := 3
	for ; err == nil && saved < 100_000; saved += 50 {
		_, err = b.Save(op, storetest.People(50)...)
	}
	saved -= 50
	n := 0
	b.Read(func(v *record.View) { n = v.People.Len() })
	fmt.Println(errors.Is(err, store.ErrFull), n == saved, len(b.Search("nguyen", 1)) == 1, saved, err)
}

func TestFullDisk(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	_, out, _ := child(t, os.Args[0], "fill", b.Path())
	if !out.Scan() || !strings.HasPrefix(out.Text(), "true true true ") {
		t.Fatal(out.Text())
	}
	said := out.Text()
	t.Log(said)
	for out.Scan() { // until the child is gone, and its lock with it
	}
	r, err := store.Check(b.Path())
	if err != nil || !strings.HasPrefix(said, fmt.Sprintf("true true true %d ", r.Records[record.KindPerson])) {
		t.Error(r.Records, err)
	}
}

// TestWipe looks at what a removed file holds through a handle that was open before.
func TestWipe(t *testing.T) {
	b := filledBook(t)
	key := b.Key()
	f, err := os.Open(b.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	whole := func() []byte {
		t.Helper()
		raw, err := io.ReadAll(io.NewSectionReader(f, 0, 1<<30))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	if was := whole(); !bytes.Contains(was, keyForms(key)["the key in base64"]) {
		t.Fatal("the test does not see the old key")
	}
	size := len(whole())
	protect(t, b)
	raw := whole()
	hidden(t, "the old file", raw, keyForms(key))
	if len(raw) != size || bytes.Contains(raw, []byte("sophongtrao")) || bytes.Contains(raw, make([]byte, 512)) {
		t.Error("the old file was not overwritten")
	}
}

// smallDisk mounts a disk of 1.2 MB in memory; "" where that is not allowed.
func smallDisk(t *testing.T) string {
	dir := t.TempDir()
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", dir).Run() != nil {
		return ""
	}
	t.Cleanup(func() { _ = exec.Command("umount", dir).Run() })
	return dir
}
