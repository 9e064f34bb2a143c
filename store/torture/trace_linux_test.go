package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Rules of this file: it runs a child process under ptrace and sees, in their one
// order, all calls by which the child changes a file below a folder, and all lines
// that the child prints. Nothing of the product knows of it: what it sees is what
// the system was asked to do. It can end the child just before a call, or in the
// middle of a write.

func (e event) String() string {
	return fmt.Sprintf("%s %s %s %d+%d", e.what, filepath.Base(e.path), filepath.Base(e.to), e.off, len(e.data))
}

// tracer runs one child.
type tracer struct {
	dir    string // files below it are watched
	begin  string // calls before the child said this are not counted
	stopAt int    // the child is ended at this call, counted from 0; -1: never
	half   bool   // ... after half of it, if it is a write

	counts int // calls so far
	begun  bool
	killed bool
	write  bool // the call that the child was ended at was a write
	events []event
	open   map[int]*entered
	after  bool   // the child is to be ended when the present call returns
	last   []byte // what it said last
}

// entered is a call that a thread is in.
type entered struct {
	nr   uint64
	args [6]uint64
	path string
	to   string
	note string // the event that it will be
	size int64
}

// traced runs the child to its end and returns what it did.
func (t *tracer) run(what, path, with string) (err error) {
	runtime.LockOSThread() // ptrace obeys the thread that began it
	defer runtime.UnlockOSThread()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	cmd := exec.Command(os.Args[0])
	cmd.Env = childEnv(what, path, with)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = null, null, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := cmd.Start(); err != nil {
		return err
	}
	pid := cmd.Process.Pid
	defer cmd.Process.Release()
	t.open = map[int]*entered{}
	var status unix.WaitStatus
	if _, err := unix.Wait4(pid, &status, unix.WALL, nil); err != nil {
		return err
	}
	options := unix.PTRACE_O_TRACESYSGOOD | unix.PTRACE_O_TRACECLONE | unix.PTRACE_O_EXITKILL
	if err := unix.PtraceSetOptions(pid, options); err != nil {
		return fmt.Errorf("ptrace: %w", err)
	}
	if err := unix.PtraceSyscall(pid, 0); err != nil {
		return err
	}
	code := -1
	for {
		tid, err := unix.Wait4(-pid, &status, unix.WALL, nil)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.ECHILD):
			if code != 0 && !t.killed {
				return fmt.Errorf("the child ended with %d: %s", code, t.last)
			}
			return nil
		case err != nil:
			return err
		}
		if tid == pid && (status.Exited() || status.Signaled()) {
			code = status.ExitStatus()
		}
		if !status.Stopped() {
			continue
		}
		if err := t.stopped(pid, tid, status); err != nil {
			unix.Kill(pid, unix.SIGKILL)
			return err
		}
	}
}

// stopped looks at a thread that stopped and lets it go on.
func (t *tracer) stopped(pid, tid int, status unix.WaitStatus) error {
	signal := 0
	switch s := status.StopSignal(); {
	case s == unix.SIGTRAP|0x80:
		if t.killed {
			return nil
		}
		if err := t.call(pid, tid); err != nil {
			return err
		}
		if t.killed {
			return unix.Kill(pid, unix.SIGKILL)
		}
	case s == unix.SIGTRAP && status.TrapCause() > 0, s == unix.SIGSTOP: // a new thread
	default:
		signal = int(s)
	}
	if err := unix.PtraceSyscall(tid, signal); err != nil && !errors.Is(err, unix.ESRCH) {
		return err
	}
	return nil
}

// syscallInfo is struct ptrace_syscall_info of Linux 5.3.
type syscallInfo struct {
	Op   uint8
	_    [3]byte
	Arch uint32
	_    [2]uint64
	Args [7]uint64 // entry: number and arguments; exit: the result and whether it is an error
}

const ptraceGetSyscallInfo = 0x420e

func (t *tracer) call(pid, tid int) error {
	var info syscallInfo
	if _, _, e := unix.Syscall6(unix.SYS_PTRACE, ptraceGetSyscallInfo, uintptr(tid), unsafe.Sizeof(info),
		uintptr(unsafe.Pointer(&info)), 0, 0); e != 0 {
		if e == unix.ESRCH {
			return nil
		}
		return fmt.Errorf("ptrace: %w", e)
	}
	switch info.Op {
	case 1:
		c := &entered{nr: info.Args[0], args: [6]uint64(info.Args[1:])}
		t.open[tid] = c
		return t.enter(pid, tid, c)
	case 2:
		c := t.open[tid]
		delete(t.open, tid)
		if c != nil && c.note != "" {
			return t.leave(pid, tid, c, int64(info.Args[0]))
		}
	}
	return nil
}

// enter says what a call is about to do, and ends the child if it is the one.
func (t *tracer) enter(pid, tid int, c *entered) (err error) {
	fd := func(n uint64) string {
		name, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", pid, int32(n)))
		return strings.TrimSuffix(name, " (deleted)")
	}
	text := func(at uint64) string { return readText(tid, uintptr(at)) }
	a := c.args
	switch c.nr {
	case unix.SYS_PWRITE64:
		c.note, c.path, c.size = evWrite, fd(a[0]), int64(a[2])
	case unix.SYS_WRITE:
		if c.note, c.path, c.size = evWrite, fd(a[0]), int64(a[2]); int32(a[0]) == 1 {
			c.note = evSay
			return nil
		}
	case unix.SYS_COPY_FILE_RANGE:
		c.note, c.path = evWrite, fd(a[2])
	case unix.SYS_SENDFILE:
		c.note, c.path = evWrite, fd(a[0])
	case unix.SYS_FTRUNCATE:
		c.note, c.path, c.size = evSize, fd(a[0]), int64(a[1])
	case unix.SYS_TRUNCATE:
		c.note, c.path, c.size = evSize, text(a[0]), int64(a[1])
	case unix.SYS_FSYNC, unix.SYS_FDATASYNC:
		c.note, c.path = evSync, fd(a[0])
	case unix.SYS_OPENAT:
		if a[2]&unix.O_CREAT != 0 {
			if c.note, c.path = evMake, text(a[1]); a[2]&unix.O_TRUNC == 0 && exists(c.path) {
				c.note = ""
			}
		}
	case unix.SYS_RENAMEAT, unix.SYS_RENAMEAT2:
		c.note, c.path, c.to = evRename, text(a[1]), text(a[3])
	case unix.SYS_RENAME:
		c.note, c.path, c.to = evRename, text(a[0]), text(a[1])
	case unix.SYS_LINKAT:
		c.note, c.path, c.to = evLink, text(a[1]), text(a[3])
	case unix.SYS_LINK:
		c.note, c.path, c.to = evLink, text(a[0]), text(a[1])
	case unix.SYS_UNLINKAT:
		c.note, c.path = evRemove, text(a[1])
	case unix.SYS_UNLINK, unix.SYS_RMDIR:
		c.note, c.path = evRemove, text(a[0])
	case unix.SYS_PWRITEV, unix.SYS_PWRITEV2, unix.SYS_WRITEV, unix.SYS_FALLOCATE:
		if p := fd(a[0]); strings.HasPrefix(p, t.dir) {
			return fmt.Errorf("the tracer does not know call %d on %s", c.nr, p)
		}
	}
	if c.note == "" || !strings.HasPrefix(c.path, t.dir) {
		c.note = ""
		return nil
	}
	return t.count(tid, c)
}

// count ends the child at the call that it is to be ended at.
func (t *tracer) count(tid int, c *entered) error {
	if !t.begun {
		return nil
	}
	n := t.counts
	t.counts++
	if n != t.stopAt {
		return nil
	}
	t.write = (c.nr == unix.SYS_PWRITE64 || c.nr == unix.SYS_WRITE) && c.size > 1
	if t.half && t.write {
		var regs unix.PtraceRegs
		if err := unix.PtraceGetRegs(tid, &regs); err != nil {
			return err
		}
		regs.Rdx = uint64(c.size / 2)
		t.after = true
		return unix.PtraceSetRegs(tid, &regs)
	}
	t.killed = true
	return nil
}

// leave keeps what a call has done.
func (t *tracer) leave(pid, tid int, c *entered, result int64) error {
	if t.after {
		t.after, t.killed = false, true
	}
	if result < 0 {
		return nil
	}
	e := event{what: c.note, path: c.path, to: c.to, off: c.size}
	switch c.note {
	case evSay:
		e.path, e.off = "", 0
		e.data = make([]byte, result)
		if _, err := unix.PtracePeekData(tid, uintptr(c.args[1]), e.data); err != nil {
			return err
		}
		t.last = e.data
		t.begun = t.begun || t.begin != "" && bytes.HasPrefix(e.data, []byte(t.begin))
	case evWrite:
		if result == 0 {
			return nil
		}
		if e.off = int64(c.args[3]); c.nr != unix.SYS_PWRITE64 {
			fd := c.args[0]
			if c.nr == unix.SYS_COPY_FILE_RANGE {
				fd = c.args[2]
			}
			end, err := position(pid, fd)
			if err != nil {
				return err
			}
			e.off = end - result
		}
		data, err := readAt(c.path, e.off, int(result))
		if err != nil {
			return err
		}
		e.data = data
	}
	t.events = append(t.events, e)
	return nil
}

func exists(path string) bool { _, err := os.Lstat(path); return err == nil }

func readAt(path string, off int64, n int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := make([]byte, n)
	_, err = f.ReadAt(b, off)
	return b, err
}

// position is where a file of the child stands.
func position(pid int, fd uint64) (int64, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", pid, int32(fd)))
	if err != nil {
		return 0, err
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(b), "pos:"), "\n")
	return strconv.ParseInt(strings.TrimSpace(line), 10, 64)
}

// readText reads a path out of the memory of the child.
func readText(tid int, at uintptr) string {
	var out []byte
	word := make([]byte, 8)
	for len(out) < 4096 {
		if n, err := unix.PtracePeekData(tid, at+uintptr(len(out)), word); err != nil || n == 0 {
			return ""
		}
		if i := bytes.IndexByte(word, 0); i >= 0 {
			return string(append(out, word[:i]...))
		}
		out = append(out, word...)
	}
	return ""
}
