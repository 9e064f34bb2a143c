package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// The test binary is its own child process: SOPHONGTRAO_CHILD says what it does.
func TestMain(m *testing.M) {
	path := os.Getenv("SOPHONGTRAO_BOOK")
	switch os.Getenv("SOPHONGTRAO_CHILD") {
	case "":
		os.Exit(m.Run())
	case "hold":
		childHolds(path)
	case "open":
		_, err := store.Open(path, store.Options{})
		r, readable := store.Open(path, store.Options{ReadOnly: true})
		if readable == nil {
			r.Close()
		}
		fmt.Println(errors.Is(err, store.ErrReadOnly), readable == nil, err, readable)
	case "number":
		childNumbers(path)
	case "drafts":
		childDrafts(path)
	case "die":
		childDies(path)
	case "fill":
		childFills(path)
	}
}

func child(t *testing.T, program, what, path string) (*exec.Cmd, *bufio.Scanner, io.WriteCloser) {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "SOPHONGTRAO_CHILD="+what, "SOPHONGTRAO_BOOK="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out), in
}

func childHolds(path string) {
	b, err := store.Open(path, store.Options{})
	fmt.Println("open", err)
	_, _ = io.ReadAll(os.Stdin) // until the parent closes it
	if err == nil {
		b.Close()
	}
}

func TestLockNamesTheOther(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	raw := readFile(t, b.Path())
	cmd, out, in := child(t, os.Args[0], "hold", b.Path())
	if !out.Scan() || out.Text() != "open <nil>" {
		t.Fatal(out.Text())
	}
	for _, o := range []store.Options{{Timeout: 50 * time.Millisecond}, {Timeout: 50 * time.Millisecond, ReadOnly: true}} {
		_, err := store.Open(b.Path(), o)
		var fault *store.OpenError
		if !errors.Is(err, store.ErrLocked) || !errors.As(err, &fault) || fault.Holder == nil || fault.Holder.PID != cmd.Process.Pid {
			t.Errorf("%+v %v", fault, err)
		}
	}
	if string(readFile(t, b.Path())) != string(raw) {
		t.Error("the file changed")
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(store.NotePath(b.Path())); err == nil {
		t.Error("the note of the holder is left")
	}

	// A crash leaves lock free and note behind: nobody is locked out.
	cmd, out, _ = child(t, os.Args[0], "hold", b.Path())
	out.Scan()
	cmd.Process.Kill()
	_ = cmd.Wait()
	if _, err := os.Stat(store.NotePath(b.Path())); err != nil {
		t.Fatal("no note to be stale:", err)
	}
	again, err := store.Open(b.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(b.Path(), store.Options{Timeout: time.Millisecond}); !errors.Is(err, store.ErrLocked) {
		t.Error("this process opened it twice:", err)
	}
	again.Close()
}

func TestReadOnlyFolder(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	dir, path := filepath.Dir(b.Path()), b.Path()
	raw := readFile(t, path)
	for p := dir; p != os.TempDir() && p != "/"; p = filepath.Dir(p) {
		if err := os.Chmod(p, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		why          string
		folder, file os.FileMode
	}{{"file and folder", 0o555, 0o444}, {"folder", 0o555, 0o666}, {"file", 0o777, 0o444}} {
		if err := errors.Join(os.Chmod(path, x.file), os.Chmod(dir, x.folder)); err != nil {
			t.Fatal(err)
		}
		if got := runAsStranger(t, path); !strings.HasPrefix(got, "true true ") {
			t.Errorf("%s: %s", x.why, got)
		}
	}
	if err := errors.Join(os.Chmod(dir, 0o755), os.Chmod(path, 0o600)); err != nil {
		t.Fatal(err)
	}
	if string(readFile(t, path)) != string(raw) {
		t.Error("the file changed")
	}
}

// TestReadersDuringWrites reads, searches and walks the history while others write.
func TestReadersDuringWrites(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 40 {
				if _, err := b.Save(op, storetest.People(3)...); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 3 {
		wg.Go(func() {
			for range 40 {
				b.Read(func(v *record.View) {
					n := 0
					for range v.People.All() {
						n++
					}
					if (n-3)%3 != 0 {
						t.Error("half a step is seen:", n)
					}
				})
				b.Search("nguyen", 10)
				b.UndoOp()
				if err := b.History(func(e store.Entry) bool { return e.Seq%5 != 0 }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
