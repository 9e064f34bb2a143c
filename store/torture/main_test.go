package torture

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"
)

// The test binary is its own child process: SOPHONGTRAO_CHILD says what it does, to
// the file SOPHONGTRAO_BOOK, with the words of SOPHONGTRAO_WITH.
func TestMain(m *testing.M) {
	what := os.Getenv("SOPHONGTRAO_CHILD")
	if what == "" {
		os.Exit(m.Run())
	}
	f := children[what]
	if f == nil {
		fmt.Fprintln(os.Stderr, "no child", what)
		os.Exit(2)
	}
	if err := f(os.Getenv("SOPHONGTRAO_BOOK"), os.Getenv("SOPHONGTRAO_WITH")); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// children are what a child process can do; init functions of the tests fill it.
var children = map[string]func(path, with string) error{}

func childEnv(what, path, with string) []string {
	return append(os.Environ(), "SOPHONGTRAO_CHILD="+what, "SOPHONGTRAO_BOOK="+path, "SOPHONGTRAO_WITH="+with, "GOMAXPROCS=2")
}

func childOf(what, path, with string) (*exec.Cmd, *bufio.Scanner, error) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnv(what, path, with)
	cmd.Stderr = io.Discard // of a killed process; what a test wants to know it asks on stdout
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	return cmd, bufio.NewScanner(out), cmd.Start()
}

// long says that this is `make torture`.
func long() bool { return os.Getenv("SOPHONGTRAO_TORTURE") != "" }

// size is how much a test does: short or full, or what the variable name says.
func size(name string, short, full int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil && n > 0 {
		return n
	}
	if long() {
		return full
	}
	return short
}

// seedOf prints the seed of a test, which SOPHONGTRAO_SEED chooses.
func seedOf(t *testing.T) uint64 {
	seed := rand.Uint64()
	if n, err := strconv.ParseUint(os.Getenv("SOPHONGTRAO_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("seed %d", seed)
	return seed
}

// row is a line of the table that make torture prints.
func row(t *testing.T, name string, tries, faults, losses int, start time.Time) {
	t.Logf("TORTURE %s | %d | %d | %d | %.1f", name, tries, faults, losses, time.Since(start).Seconds())
}

// progress tells how far a long form is.
func progress(t *testing.T, start time.Time, format string, args ...any) {
	if long() {
		t.Logf("%.0f s: "+format, append([]any{time.Since(start).Seconds()}, args...)...)
	}
}

// folder is a folder in memory where there is one: syncing is free there, and the
// disk is spared.
func folder(t testing.TB) string {
	if runtime.GOOS == "linux" {
		if dir, err := os.MkdirTemp("/dev/shm", "sopt-torture-*"); err == nil {
			t.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return t.TempDir()
}

// parallel runs f for 0 to n-1 on all processors, times for each of them.
func parallel(times, n int, f func(i int)) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	next := 0
	for range times * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

func randomOf(seed uint64, n int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(n))) }
