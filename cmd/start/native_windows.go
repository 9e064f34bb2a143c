package start

import (
	"os"
	"os/exec"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32          = windows.NewLazySystemDLL("user32.dll")
	isWindowVisible = user32.NewProc("IsWindowVisible")
	getClassName    = user32.NewProc("GetClassNameW")
)

func native() system {
	return system{probe: probe, shown: shown, run: run, exit: os.Exit}
}

// run starts a program and does not wait for it.
func run(exe string, args []string) error {
	cmd := exec.Command(exe, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

// Callbacks are never freed, so there is one; shown is called from one goroutine.
var (
	seen bool
	look = windows.NewCallback(func(hwnd, _ uintptr) uintptr {
		var of uint32
		windows.GetWindowThreadProcessId(windows.HWND(hwnd), &of)
		if visible, _, _ := isWindowVisible.Call(hwnd); of != windows.GetCurrentProcessId() || visible == 0 {
			return 1 // go on
		}
		var class [16]uint16
		getClassName.Call(hwnd, uintptr(unsafe.Pointer(&class)), uintptr(len(class)))
		if windows.UTF16ToString(class[:]) == "#32770" { // a message box
			return 1
		}
		seen = true
		return 0
	})
)

func shown() bool {
	seen = false
	_ = windows.EnumWindows(look, nil)
	return seen
}
