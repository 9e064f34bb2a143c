package main

import "fyne.io/fyne/v2"

// setIcon has nothing to do: the toolkit finds the icon in the program, in every size.
func setIcon(fyne.App) {}
