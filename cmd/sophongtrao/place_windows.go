package main

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"

	"sophongtrao/ui/desk"
)

// placement is WINDOWPLACEMENT.
type placement struct {
	length, flags, show uint32
	least, most         struct{ x, y int32 }
	left, top           int32
	right, bottom       int32
}

const (
	placeKey          = "place"
	showNormal        = 1
	showMaximised     = 3
	restoreMaximised  = 2 // in flags: a minimised window becomes a maximised one
	nearestMonitor    = 0 // none, if no monitor has a part of it
	placementMaximise = windows.SW_MAXIMIZE
)

// handleOf is the window's handle, 0 while it has none.
func handleOf(w fyne.Window) (h uintptr) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				h = c.HWND
			}
		})
	}
	return h
}

// putInPlace shows the window where it stood the last time, the first time maximised.
func putInPlace(w fyne.Window, m desk.Memory) {
	h := handleOf(w)
	if h == 0 {
		return
	}
	var kept place
	known := m.Get(placeKey, &kept)
	rect := [4]int32{kept.Left, kept.Top, kept.Right, kept.Bottom}
	monitor, _, _ := user32.NewProc("MonitorFromRect").Call(uintptr(unsafe.Pointer(&rect)), nearestMonitor)
	if !kept.taken(known, monitor != 0) {
		user32.NewProc("ShowWindow").Call(h, placementMaximise)
		return
	}
	p := placement{show: showNormal, left: kept.Left, top: kept.Top, right: kept.Right, bottom: kept.Bottom}
	p.length = uint32(unsafe.Sizeof(p))
	if kept.Maximised {
		p.show = showMaximised
	}
	user32.NewProc("SetWindowPlacement").Call(h, uintptr(unsafe.Pointer(&p)))
}

// keepPlace remembers where the window stands.
func keepPlace(w fyne.Window, m desk.Memory) {
	h := handleOf(w)
	var p placement
	p.length = uint32(unsafe.Sizeof(p))
	if ok, _, _ := user32.NewProc("GetWindowPlacement").Call(h, uintptr(unsafe.Pointer(&p))); h == 0 || ok == 0 {
		return
	}
	m.Put(placeKey, place{p.left, p.top, p.right, p.bottom, p.show == showMaximised || p.flags&restoreMaximised != 0})
}
