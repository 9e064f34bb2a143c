//go:build !windows

package main

import (
	"fyne.io/fyne/v2"

	"sophongtrao/assets"
)

// setIcon gives the windows their icon; on Windows it is in the program.
func setIcon(a fyne.App) { a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon())) }
