//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// program finds a built program in out/; a missing one fails the test.
func program(t testing.TB, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "out", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: build it with make build, make windows", err)
	}
	return path
}

// said is what a program left behind.
type said struct {
	code        int
	out, errors string
}

// cli runs the command line with a limit of time: nothing it does may hang.
func cli(t testing.TB, env []string, args ...string) said {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program(t, "sophongtrao-cli"), args...)
	cmd.Env = append(os.Environ(), env...)
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errors
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("%v took over a minute", args)
	}
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		t.Fatal(err)
	}
	return said{cmd.ProcessState.ExitCode(), out.String(), errors.String()}
}

// must is cli where nothing may go wrong.
func must(t testing.TB, args ...string) said {
	t.Helper()
	s := cli(t, nil, args...)
	if s.code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, s.code, s.errors)
	}
	return s
}

// run is another program, poppler's for one, which must succeed.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
	return string(out)
}
