//go:build !windows

package main

import (
	"os/exec"

	"fyne.io/fyne/v2"

	"sophongtrao/assets"
)

// hand opens a file with the program the desktop has for its kind.
func hand(path string) error { return exec.Command("xdg-open", path).Start() }

// setIcon gives the windows their icon; on Windows it is in the program.
func setIcon(a fyne.App) { a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon())) }

// maximise leaves the size to the window manager.
func maximise(fyne.Window) {}
