//go:build unix

package store_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
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
	cmd.Env = append(os.Environ(), "SOPT_CHILD=open", "SOPT_BOOK="+path)
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
