package child

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/storetest"
)

// The test program is its own child.
func TestMain(m *testing.M) {
	if code, ok := Main(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func self(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// The child finds what the same process would find: in a sound book, and in files of
// every fault.
func TestSameAsHere(t *testing.T) {
	b := storetest.New(t)
	path := b.Path()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Check(context.Background(), self(t), path, "")
	var open *store.OpenError
	if !errors.Is(err, store.ErrLocked) || !errors.As(err, &open) || open.Holder == nil || open.Holder.PID != os.Getpid() {
		t.Errorf("a book that is open: %v", err)
	}
	b.Close()
	got, err := Check(context.Background(), self(t), path, "")
	want, werr := store.Check(path)
	if err != nil || werr != nil || got.Seq != want.Seq || !got.At.Equal(want.At) || !reflect.DeepEqual(got.Records, want.Records) || len(got.Findings) != 0 {
		t.Errorf("a sound book: %+v %v, want %+v %v", got, err, want, werr)
	}
	for name, c := range map[string]struct {
		data []byte
		is   error
	}{
		"cut":     {sound[:len(sound)/2], store.ErrCut},
		"empty":   {nil, store.ErrEmpty},
		"foreign": {[]byte("Danh sách"), store.ErrForeign},
	} {
		bad := filepath.Join(t.TempDir(), "so.sopt")
		if err := os.WriteFile(bad, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Check(context.Background(), self(t), bad, ""); !errors.Is(err, c.is) {
			t.Errorf("%s: %v, want %v", name, err, c.is)
		}
	}
}

// A child that dies, hangs or is not there leaves its caller alive.
func TestBadChildren(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the children are lines of shell")
	}
	sh := func(line string) string {
		path := filepath.Join(t.TempDir(), "con")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+line+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, c := range map[string]struct {
		self string
		is   error
	}{
		"dies":         {sh("kill -BUS $$"), ErrDied},
		"fails":        {sh("exit 2"), ErrDied},
		"babbles":      {sh("echo xin chao"), ErrDied},
		"is not there": {filepath.Join(t.TempDir(), "con"), ErrStart},
		"hangs":        {sh("exec sleep 60"), context.DeadlineExceeded},
	} {
		ctx, stop := context.WithTimeout(context.Background(), 2*time.Second)
		if _, err := Check(ctx, c.self, "so.sopt", ""); !errors.Is(err, c.is) {
			t.Errorf("a child that %s: %v, want %v", name, err, c.is)
		}
		stop()
	}
}

// A job that panics says so; one that nobody knows does nothing.
func TestOddJobs(t *testing.T) {
	jobs["boom"] = func(string, string) (any, error) { panic("boom") }
	defer delete(jobs, "boom")
	if a := run("boom", "x", nil); a.Fault == "" {
		t.Error("no fault: no input to read")
	}
	for _, job := range []string{"boom", "unknown"} {
		if a := run(job, "x", emptyReader{}); a.Fault == "" || a.err() == nil {
			t.Errorf("%s: no fault", job)
		}
	}
	if _, ok := Main([]string{"so.sopt"}, nil, nil); ok {
		t.Error("a child by mistake")
	}
}

type emptyReader struct{}

func (emptyReader) Read([]byte) (int, error) { return 0, io.EOF }
