package main

import (
	"syscall"

	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"

	"sophongtrao/cmd/sole"
)

var (
	user32            = windows.NewLazySystemDLL("user32.dll")
	setWindowLongPtrW = user32.NewProc("SetWindowLongPtrW")
	callWindowProcW   = user32.NewProc("CallWindowProcW")
)

// hook puts typing, the end of the session and second starts before the window's own
// procedure, which runs on the window's goroutine. Call it once, when the window is on the
// screen.
func (p *program) hook() {
	native, ok := p.window.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		c, ok := context.(driver.WindowsWindowContext)
		if !ok || c.HWND == 0 {
			return
		}
		var typed typing
		var old uintptr
		call := func(hwnd uintptr, message uint32, wParam, lParam uintptr) uintptr {
			r, _, _ := callWindowProcW.Call(old, hwnd, uintptr(message), wParam, lParam)
			return r
		}
		rung := sole.Message()
		hook := syscall.NewCallback(func(hwnd uintptr, message uint32, wParam, lParam uintptr) uintptr {
			switch typed.see(message, wParam) {
			case backspace:
				call(hwnd, wmKeyDown, vkBack, lParamBack)
				call(hwnd, wmKeyUp, vkBack, lParamBack|0xC0000000)
				return 0
			case swallow:
				return 0
			}
			if a := asked(message, wParam, rung); a != asksNothing {
				p.do(a)
			}
			return call(hwnd, message, wParam, lParam)
		})
		const gwlpWndProc = ^uintptr(3) // -4
		old, _, _ = setWindowLongPtrW.Call(c.HWND, gwlpWndProc, hook)
		sole.Mark(c.HWND)
	})
}
