package sole

import (
	"errors"
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32          = windows.NewLazySystemDLL("user32.dll")
	registerMessage = user32.NewProc("RegisterWindowMessageW")
	postMessage     = user32.NewProc("PostMessageW")
	setProp         = user32.NewProc("SetPropW")
	getProp         = user32.NewProc("GetPropW")
	setForeground   = user32.NewProc("SetForegroundWindow")
	isIconic        = user32.NewProc("IsIconic")
	showWindow      = user32.NewProc("ShowWindow")
	allowForeground = user32.NewProc("AllowSetForegroundWindow")
	name            = windows.StringToUTF16Ptr("vn.sophongtrao.app")
)

// tryLock locks one byte that is never written, so that the number of the process can
// be read by all.
func tryLock(f *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

// Message is the number of the window's message that a second start rings with.
func Message() uint32 {
	n, _, _ := registerMessage.Call(uintptr(unsafe.Pointer(name)))
	return uint32(n)
}

// Mark makes a window the one that is rung and brought to the front.
func Mark(hwnd uintptr) { setProp.Call(hwnd, uintptr(unsafe.Pointer(name)), 1) }

// Listen has nothing to do: the window hears Message.
func (s *Sole) Listen(func()) {}

// ring finds the marked window of the first, says that something lies there, and brings
// the window to the front: only the program that the person has just started may.
func ring(dir string) {
	rung = uint32(first(dir))
	_ = windows.EnumWindows(find, nil)
}

// rung is the process whose window find looks for; a process rings from one goroutine.
// Callbacks are never freed, so there is one.
var (
	rung uint32
	find = syscall.NewCallback(func(hwnd, _ uintptr) uintptr {
		var of uint32
		windows.GetWindowThreadProcessId(windows.HWND(hwnd), &of)
		if marked, _, _ := getProp.Call(hwnd, uintptr(unsafe.Pointer(name))); marked == 0 || of != rung {
			return 1 // go on
		}
		allowForeground.Call(uintptr(rung))
		postMessage.Call(hwnd, uintptr(Message()), 0, 0)
		if small, _, _ := isIconic.Call(hwnd); small != 0 {
			showWindow.Call(hwnd, windows.SW_RESTORE)
		}
		setForeground.Call(hwnd)
		return 0
	})
)
