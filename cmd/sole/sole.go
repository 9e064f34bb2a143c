package sole

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

const (
	lockFile = "dang-chay.khoa"
	askFile  = "mo-so.json"
)

// Sole is the right to be the one program that works from a folder.
type Sole struct {
	dir  string
	lock *os.File
}

// asked is what a second start leaves for the first.
type asked struct {
	Book string // absolute; "" only wants the window in front
}

// Take makes this process the first for the folder dir, which must exist. A nil Sole
// without an error means that another is first. An error is the system's: it is better
// to go on alone than to keep somebody from the book.
func Take(dir string) (*Sole, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	got, err := tryLock(f)
	if err != nil || !got {
		f.Close()
		return nil, err
	}
	s := &Sole{dir: dir, lock: f}
	os.Remove(filepath.Join(dir, askFile)) // asked of somebody who is gone
	if err := f.Truncate(0); err == nil {
		_, err = f.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close lets another be first.
func (s *Sole) Close() { s.lock.Close() }

// Asked takes what a second start asked for; ok is false if there is nothing.
func (s *Sole) Asked() (book string, ok bool) {
	name := filepath.Join(s.dir, askFile)
	raw, err := os.ReadFile(name)
	if err != nil || os.Remove(name) != nil {
		return "", false
	}
	var a asked
	if json.Unmarshal(raw, &a) != nil || a.Book != "" && !filepath.IsAbs(a.Book) {
		return "", false
	}
	return a.Book, true
}

// ErrSilent: the first did not take what it was handed; it hangs or is only just
// starting.
var ErrSilent = errors.New("sole: the program that is open does not answer")

// Hand gives the book to the first, "" only brings its window to the front, and waits
// until it has taken it. ErrSilent after wait.
func Hand(dir, book string, wait time.Duration) error {
	if book != "" {
		abs, err := filepath.Abs(book)
		if err != nil {
			return err
		}
		book = abs
	}
	raw, err := json.Marshal(asked{book})
	if err != nil {
		return err
	}
	name := filepath.Join(dir, askFile)
	temp := fmt.Sprintf("%s.%d", name, os.Getpid())
	if err := os.WriteFile(temp, raw, 0o600); err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := os.Rename(temp, name); err != nil {
		return err
	}
	for end := time.Now().Add(wait); ; time.Sleep(50 * time.Millisecond) {
		ring(dir)
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if !time.Now().Before(end) {
			os.Remove(name)
			return ErrSilent
		}
	}
}

// first is the process that holds the lock, as far as its file says.
func first(dir string) int {
	raw, err := os.ReadFile(filepath.Join(dir, lockFile))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(string(raw))
	if err != nil || pid <= 1 {
		return 0
	}
	return pid
}
