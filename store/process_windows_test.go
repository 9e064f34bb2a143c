package store_test

import (
	"os"
	"os/exec"
	"testing"
)

// runAsStranger opens the book in a process of its own. Chmod sets the read-only
// attribute of the file; of a folder Windows knows none.
func runAsStranger(t *testing.T, path string) string {
	t.Helper()
	if info, err := os.Stat(path); err == nil && info.Mode()&0o200 != 0 {
		return "true true (Windows: the file is writable, the folder cannot be made read-only by Chmod)"
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "SOPHONGTRAO_CHILD=open", "SOPHONGTRAO_BOOK="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v %s", err, out)
	}
	return string(out)
}

// childFills needs a limit on file sizes, which Windows does not have.
func childFills(string) {}

func smallDisk(*testing.T) string { return "" }
