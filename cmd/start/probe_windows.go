package start

import (
	"fmt"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// probeLimit is how long a driver may take to answer.
const probeLimit = 10 * time.Second

// The OpenGL of this process is the one that the program is linked with, beside it or in
// the system folder: not always the system's.
var (
	gdi32            = windows.NewLazySystemDLL("gdi32.dll")
	opengl32         = windows.NewLazyDLL("opengl32.dll")
	createWindowEx   = user32.NewProc("CreateWindowExW")
	destroyWindow    = user32.NewProc("DestroyWindow")
	getDC            = user32.NewProc("GetDC")
	releaseDC        = user32.NewProc("ReleaseDC")
	choosePixel      = gdi32.NewProc("ChoosePixelFormat")
	setPixel         = gdi32.NewProc("SetPixelFormat")
	wglCreateContext = opengl32.NewProc("wglCreateContext")
	wglMakeCurrent   = opengl32.NewProc("wglMakeCurrent")
	wglDeleteContext = opengl32.NewProc("wglDeleteContext")
	glGetString      = opengl32.NewProc("glGetString")
)

// pixelFormat is a PIXELFORMATDESCRIPTOR.
type pixelFormat struct {
	size, version uint16
	flags         uint32
	kind, bits    uint8
	_             [13]uint8 // bits of each colour and of the accumulation buffer
	depth         uint8
	stencil       uint8
	_             [3]uint8
	_             [3]uint32
}

// probe asks the OpenGL of this process what it is, on a thread of its own: a context
// belongs to a thread, and a driver that hangs must not hang the program.
func probe() error {
	answer := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		gl, err := ask()
		if err == nil {
			err = gl.Check()
		}
		answer <- err
	}()
	select {
	case err := <-answer:
		return err
	case <-time.After(probeLimit):
		return fmt.Errorf("%w: the driver does not answer", ErrOpenGL)
	}
}

// ask makes a hidden window with a context, which must be current to be asked.
func ask() (gl GL, err error) {
	for _, p := range []*windows.LazyProc{wglCreateContext, wglMakeCurrent, wglDeleteContext, glGetString} {
		if err := p.Find(); err != nil {
			return gl, fmt.Errorf("%w: %v", ErrOpenGL, err)
		}
	}
	failed := func(what string) (GL, error) { return GL{}, fmt.Errorf("%w: %s failed", ErrOpenGL, what) }
	class, title := windows.StringToUTF16Ptr("STATIC"), windows.StringToUTF16Ptr("")
	const popup = 0x80000000 // WS_POPUP, not visible
	window, _, _ := createWindowEx.Call(0, uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(title)), popup, 0, 0, 8, 8, 0, 0, 0, 0)
	if window == 0 {
		return failed("CreateWindowEx")
	}
	defer destroyWindow.Call(window)
	dc, _, _ := getDC.Call(window)
	if dc == 0 {
		return failed("GetDC")
	}
	defer releaseDC.Call(window, dc)
	const drawToWindow, supportOpenGL, doubleBuffer = 0x4, 0x20, 0x1
	f := pixelFormat{version: 1, flags: drawToWindow | supportOpenGL | doubleBuffer, bits: 24, depth: 24, stencil: 8}
	f.size = uint16(unsafe.Sizeof(f))
	number, _, _ := choosePixel.Call(dc, uintptr(unsafe.Pointer(&f)))
	if number == 0 {
		return failed("ChoosePixelFormat")
	}
	if ok, _, _ := setPixel.Call(dc, number, uintptr(unsafe.Pointer(&f))); ok == 0 {
		return failed("SetPixelFormat")
	}
	context, _, _ := wglCreateContext.Call(dc)
	if context == 0 {
		return failed("wglCreateContext")
	}
	defer wglDeleteContext.Call(context)
	if ok, _, _ := wglMakeCurrent.Call(dc, context); ok == 0 {
		return failed("wglMakeCurrent")
	}
	defer wglMakeCurrent.Call(0, 0)
	const vendor, renderer, version = 0x1F00, 0x1F01, 0x1F02
	return GL{Version: text(version), Vendor: text(vendor), Renderer: text(renderer)}, nil
}

// text is one of the strings of the current context, "" if it gives none.
func text(what uintptr) string {
	p, _, _ := glGetString.Call(what)
	if p == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&p)))
}
