package main

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"sophongtrao/ui/words"
)

// onEnd has nothing to do: the window hears of the end of the session.
func onEnd(func()) {}

// complain says why the program does not start: a windowed program has no console.
func complain(text string) {
	toStderr(text)
	_, _ = windows.MessageBox(0, windows.StringToUTF16Ptr(text), windows.StringToUTF16Ptr(words.Product), windows.MB_OK|windows.MB_ICONINFORMATION)
}

var (
	getLastInput = user32.NewProc("GetLastInputInfo")
	getTickCount = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount")
)

// quiet is for how long nobody has touched keyboard or mouse of the machine; negative
// where the system does not say. The counter of milliseconds wraps after 49 days, and so
// does the difference.
func quiet() time.Duration {
	info := struct{ size, at uint32 }{size: 8}
	if ok, _, _ := getLastInput.Call(uintptr(unsafe.Pointer(&info))); ok == 0 {
		return -1
	}
	now, _, _ := getTickCount.Call()
	return time.Duration(uint32(now)-info.at) * time.Millisecond
}
