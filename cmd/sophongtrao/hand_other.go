//go:build !windows

package main

import (
	"os/exec"

	"fyne.io/fyne/v2"
)

// hand opens a file with the program the desktop has for its kind.
func hand(path string) error { return exec.Command("xdg-open", path).Start() }

// maximise leaves the size to the window manager.
func maximise(fyne.Window) {}
