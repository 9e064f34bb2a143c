package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// hand opens a file with the program Windows has for its kind. Printing is left to
// that program: Edge, where most PDFs open, registers no "print" verb.
func hand(path string) error {
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, windows.StringToUTF16Ptr("open"), file, nil, nil, windows.SW_SHOWNORMAL)
}

// setIcon has nothing to do: the toolkit finds the icon in the program, in every size.
func setIcon(fyne.App) {}

// maximise makes the window as large as the screen.
func maximise(w fyne.Window) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
				user32.NewProc("ShowWindow").Call(c.HWND, windows.SW_MAXIMIZE)
			}
		})
	}
}
