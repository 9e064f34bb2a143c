//go:build !windows

package main

import "fyne.io/fyne/v2"

// hookTyping has nothing to do here: only Windows input methods send packets.
func hookTyping(fyne.Window) {}
