//go:build linux && cgo

package main

/*
#cgo LDFLAGS: -lX11
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/Xatom.h>

// The window may be gone when it is asked: that is no reason to end the program, which is
// what Xlib would do. GLFW sets a handler of its own only around what it expects to fail.
static int passOver(Display *d, XErrorEvent *e) { return 0; }

// property reads up to four numbers of a property; how many there are.
static int property(Display *d, Window w, const char *name, long *v) {
	Atom type;
	int format, n = 0;
	unsigned long count = 0, more;
	unsigned char *data = NULL;
	if (XGetWindowProperty(d, w, XInternAtom(d, name, False), 0, 4, False, AnyPropertyType, &type, &format, &count, &more, &data) == Success && data) {
		if (format == 32) for (; n < (int)count && n < 4; n++) v[n] = ((long *)data)[n];
		XFree(data);
	}
	return n;
}

// managed: the window manager has taken the window.
static int managed(Display *d, Window w) { long v[4]; return property(d, w, "WM_STATE", v) > 0; }

static int maximised(Display *d, Window w) {
	long v[4];
	int n = property(d, w, "_NET_WM_STATE", v), found = 0;
	Atom across = XInternAtom(d, "_NET_WM_STATE_MAXIMIZED_HORZ", False), along = XInternAtom(d, "_NET_WM_STATE_MAXIMIZED_VERT", False);
	for (int i = 0; i < n; i++) found += v[i] == (long)across || v[i] == (long)along;
	return found == 2;
}

// maximise asks the window manager (EWMH, _NET_WM_STATE).
static void maximise(Display *d, Window w) {
	XEvent e = {0};
	e.xclient.type = ClientMessage, e.xclient.window = w, e.xclient.format = 32;
	e.xclient.message_type = XInternAtom(d, "_NET_WM_STATE", False);
	e.xclient.data.l[0] = 1; // add
	e.xclient.data.l[1] = XInternAtom(d, "_NET_WM_STATE_MAXIMIZED_HORZ", False);
	e.xclient.data.l[2] = XInternAtom(d, "_NET_WM_STATE_MAXIMIZED_VERT", False);
	e.xclient.data.l[3] = 1; // from a program
	XSendEvent(d, DefaultRootWindow(d), False, SubstructureNotifyMask | SubstructureRedirectMask, &e);
	XSync(d, False);
}

static void move(Display *d, Window w, int x, int y, int width, int height) {
	XMoveResizeWindow(d, w, x, y, width, height); // the manager takes x, y as the frame's
	XSync(d, False);
}

// where is the corner of the frame and the size of the inside; 0 if the window is gone.
static int where(Display *d, Window w, int *x, int *y, int *width, int *height) {
	XWindowAttributes a;
	Window child;
	long frame[4] = {0};
	if (!XGetWindowAttributes(d, w, &a) || !XTranslateCoordinates(d, w, a.root, 0, 0, x, y, &child)) return 0;
	property(d, w, "_NET_FRAME_EXTENTS", frame); // left, right, top, bottom
	*x -= frame[0], *y -= frame[2], *width = a.width, *height = a.height;
	return 1;
}

static void screen(Display *d, int *width, int *height) {
	*width = DisplayWidth(d, DefaultScreen(d)), *height = DisplayHeight(d, DefaultScreen(d));
}

static Display *join(void) {
	Display *d = XOpenDisplay(NULL);
	if (d) XSetErrorHandler(passOver);
	return d;
}
*/
import "C"

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"sophongtrao/ui/desk"
)

const placeKey = "place"

// handleOf is the window's number on X11; 0 while it has none, and on Wayland.
func handleOf(w fyne.Window) (h C.Window) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.X11WindowContext); ok {
				h = C.Window(c.WindowHandle)
			}
		})
	}
	return h
}

// putInPlace shows the window where it stood the last time, the first time maximised, as
// soon as the window manager has it. Without a window manager nothing is done.
func putInPlace(w fyne.Window, m desk.Memory) {
	h := handleOf(w)
	if h == 0 {
		return
	}
	var kept place
	known := m.Get(placeKey, &kept)
	go func() {
		d := C.join()
		if d == nil {
			return
		}
		defer C.XCloseDisplay(d)
		for end := time.Now().Add(5 * time.Second); C.managed(d, h) == 0; time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				return
			}
		}
		var wide, high C.int
		C.screen(d, &wide, &high)
		onScreen := kept.Left < int32(wide) && kept.Right > 0 && kept.Top < int32(high) && kept.Bottom > 0
		back := kept.taken(known, onScreen)
		if back {
			C.move(d, h, C.int(kept.Left), C.int(kept.Top), C.int(kept.Right-kept.Left), C.int(kept.Bottom-kept.Top))
		}
		if !back || kept.Maximised {
			C.maximise(d, h)
		}
	}()
}

// keepPlace remembers where the window stands. X11 does not say where one that is
// maximised stood before: that stays as it was remembered.
func keepPlace(w fyne.Window, m desk.Memory) {
	h := handleOf(w)
	if h == 0 {
		return
	}
	d := C.join()
	if d == nil {
		return
	}
	defer C.XCloseDisplay(d)
	var kept place
	m.Get(placeKey, &kept)
	var x, y, wide, high C.int
	if kept.Maximised = C.maximised(d, h) != 0; !kept.Maximised {
		if C.where(d, h, &x, &y, &wide, &high) == 0 {
			return
		}
		kept = place{Left: int32(x), Top: int32(y), Right: int32(x + wide), Bottom: int32(y + high)}
	}
	m.Put(placeKey, kept)
}
