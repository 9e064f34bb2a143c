package main

// Windows messages and keys that an input method's "delete" travels in.
const (
	wmKeyDown  = 0x0100
	wmKeyUp    = 0x0101
	wmChar     = 0x0102
	vkBack     = 0x08
	vkPacket   = 0xE7 // the key of a letter sent as Unicode by SendInput
	ctrlH      = 0x08 // U+0008, what a Backspace means as a letter
	lParamBack = 0x000E0001
)

// typing watches the messages of one window for the fault that breaks UniKey and EVKey
// on some machines: they send their "delete" as the letter U+0008 in a packet and not
// as the Backspace key, and GLFW throws away every letter below U+0020, so that "việt"
// stays "vieêtệt" (glfw#2369, open since 2023).
type typing struct{ packet bool }

// backspace sees one message and says whether it is such a delete, to be given to the
// window as the Backspace key in its place. A real Backspace also brings U+0008, but
// its key is not a packet, so that it deletes once.
func (t *typing) backspace(message uint32, wParam uintptr) bool {
	switch message {
	case wmKeyDown:
		t.packet = wParam == vkPacket
	case wmChar:
		return t.packet && wParam == ctrlH
	}
	return false
}
