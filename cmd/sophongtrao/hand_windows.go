package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

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
