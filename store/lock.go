package store

import (
	"encoding/json"
	"os"
	"os/user"
	"path/filepath"
	"time"
)

// Rules of this file: the lock is the operating system's lock on the book (flock,
// LockFileEx), which bbolt takes and which ends with its process. The note beside
// the book only names who holds it, for the sentence on another screen; nothing
// is decided by it, so a note left by a crash locks nobody out.

// notePrefix stands before the name of a note, as office programs do.
const notePrefix = "~$"

// notePath is the note of the holder.
func notePath(path string) string {
	return filepath.Join(filepath.Dir(path), notePrefix+filepath.Base(path))
}

// writeNote names this process as the holder. Without it all works, only the
// sentence of another process names nobody: faults are passed over.
func writeNote(path string, now time.Time) {
	host, _ := os.Hostname()
	h := Holder{PID: os.Getpid(), Host: host, At: now}
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	if b, err := json.Marshal(h); err == nil {
		_ = os.WriteFile(notePath(path), b, 0o600)
	}
}

func removeNote(path string) { _ = os.Remove(notePath(path)) }

// readHolder returns who has the book open; nil where no note says so, or where
// the process it names no longer runs.
func readHolder(path string) *Holder {
	b, err := os.ReadFile(notePath(path))
	var h Holder
	if err != nil || json.Unmarshal(b, &h) != nil || h.PID <= 0 {
		return nil
	}
	if host, err := os.Hostname(); err == nil && host == h.Host && !running(h.PID) {
		return nil
	}
	return &h
}

const defaultTimeout = time.Second

// lock waits for a lock on the whole file, shared or for this process alone.
func lock(f *os.File, alone bool, timeout time.Duration) bool {
	for end := time.Now().Add(timeout); ; time.Sleep(20 * time.Millisecond) {
		if tryLock(f, alone) {
			return true
		}
		if !time.Now().Before(end) {
			return false
		}
	}
}
