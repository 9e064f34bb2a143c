//go:build !windows

package main

import (
	"fyne.io/fyne/v2"

	"sophongtrao/ui/desk"
)

// putInPlace leaves the place to the window manager; the size is kept elsewhere.
func putInPlace(fyne.Window, desk.Memory) {}

// keepPlace see putInPlace.
func keepPlace(fyne.Window, desk.Memory) {}
