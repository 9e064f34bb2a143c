package support

import (
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
)

// The files of the log in its folder. One older log is kept.
const (
	logFile   = "sophongtrao.log"
	olderFile = "sophongtrao.cu.log"
	crashFile = "su-co.log"
	// maxLog is when a log begins anew, in bytes: some thousand lines.
	maxLog = 512 << 10
	// maxRead is how much of each is read back into a package.
	maxRead = 64 << 10
)

// Log is the program's log, an io.Writer of whole lines. It never fails: a program
// without a log works on.
type Log struct {
	mu    sync.Mutex
	dir   string
	names func() []string
	file  *os.File
	size  int64
}

// OpenLog begins to keep a log in a folder, which is made, and lets the runtime write
// there why the program died.
func OpenLog(dir string) *Log {
	l := &Log{dir: dir, names: sync.OnceValue(own)}
	go l.names() // Windows takes its time to say who works
	if os.MkdirAll(dir, 0o700) != nil {
		return l
	}
	l.open()
	crash := filepath.Join(dir, crashFile)
	if s, err := os.Stat(crash); err == nil && s.Size() > maxLog {
		os.Remove(crash)
	}
	if f, err := os.OpenFile(crash, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		_ = debug.SetCrashOutput(f, debug.CrashOptions{})
		f.Close() // the runtime has its own handle
	}
	return l
}

func (l *Log) open() {
	f, err := os.OpenFile(filepath.Join(l.dir, logFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	l.file, l.size = f, 0
	if s, err := f.Stat(); err == nil {
		l.size = s.Size()
	}
}

// Write keeps a line, without what names somebody.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	line := scrub(string(p), l.names())
	if l.file != nil && l.size+int64(len(line)) > maxLog {
		l.file.Close()
		l.file = nil
		_ = os.Rename(filepath.Join(l.dir, logFile), filepath.Join(l.dir, olderFile))
		l.open()
	}
	if l.file != nil {
		n, _ := l.file.WriteString(line)
		l.size += int64(n)
	}
	return len(p), nil
}

// Lines are the newest lines of the log and, cut down by Trace, of the crashes of
// before; "" where there are none.
func Lines(dir string) (log, crashes string) {
	log = tail(filepath.Join(dir, logFile))
	if len(log) < maxRead/4 {
		log = tail(filepath.Join(dir, olderFile)) + log
	}
	return Scrub(log), Trace(tail(filepath.Join(dir, crashFile)))
}

// tail reads the end of a file, beginning with a whole line.
func tail(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	s, err := f.Stat()
	if err != nil {
		return ""
	}
	at := max(0, s.Size()-maxRead)
	raw, err := io.ReadAll(io.NewSectionReader(f, at, maxRead))
	if err != nil {
		return ""
	}
	text := string(raw)
	if at > 0 {
		for i := range text {
			if text[i] == '\n' {
				return text[i+1:]
			}
		}
	}
	return text
}
