//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// watched is the command under strace, which writes each socket that the program and
// its children make into a file. It costs the program nothing else: the kernel's filter
// (seccomp) lets all other calls pass.
func watched(t testing.TB, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Fatalf("%v: make deps-test", err)
	}
	log := filepath.Join(t.TempDir(), "sockets.txt")
	cmd.Args = append([]string{"strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=execve,socket,socketpair", "-o", log, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = strace
	t.Cleanup(func() { offline(t, log) })
	return cmd
}

// offline wants no socket but those that never leave the machine.
func offline(t testing.TB, log string) {
	t.Helper()
	raw, err := os.ReadFile(log)
	if err != nil {
		t.Error(err)
		return
	}
	if !strings.Contains(string(raw), "execve(") {
		t.Errorf("strace saw nothing: %q", raw)
	}
	sockets := 0
	for line := range strings.Lines(string(raw)) {
		if !strings.Contains(line, "socket") {
			continue
		}
		if sockets++; !strings.Contains(line, "AF_UNIX") {
			t.Errorf("a socket that may leave the machine: %s", line)
		}
	}
	t.Logf("%d sockets, all within the machine", sockets)
}

// TestNoSocket: the command line does a day's work without a socket of the internet. The
// window is watched in each of its stories (inWindow).
func TestNoSocket(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "so.sopt")
	if err := os.Mkdir(filepath.Join(dir, "copies"), 0o755); err != nil {
		t.Fatal(err)
	}
	work := func(args ...string) {
		t.Helper()
		cmd := watched(t, exec.Command(program(t, "sophongtrao-cli"), args...))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	work("sample", "--book", book, "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")
	work("report", "all", "--book", book, "--out", dir)
	work("check", "--book", book)
	work("export", "--book", book, "--json")
	work("backup", "--book", book, "--out", filepath.Join(dir, "copies"))
	copies, err := filepath.Glob(filepath.Join(dir, "copies", "*.sopt"))
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	work("restore", "--book", book, "--from", copies[0], "--yes")
	work("salvage", "--book", book, "--out", filepath.Join(dir, "cứu.sopt"))
}

// TestNoSocketSeesOne breaks the rule on purpose: a program that asks the network is seen.
func TestNoSocketSeesOne(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log.txt")
	const line = "12 execve(\"/bin/x\") = 0\n12 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n12 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4\n"
	if err := os.WriteFile(log, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	seen := &seen{TB: t}
	if offline(seen, log); seen.faults != 1 {
		t.Errorf("%d faults seen of one", seen.faults)
	}
}

// seen counts the faults of a test that is to fail.
type seen struct {
	testing.TB
	faults int
}

func (s *seen) Errorf(string, ...any) { s.faults++ }
