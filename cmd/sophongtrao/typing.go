package main

// Windows messages and keys that an input method's "delete" travels in.
const (
	wmKeyDown    = 0x0100
	wmKeyUp      = 0x0101
	wmChar       = 0x0102
	wmSysKeyDown = 0x0104 // while Alt is held
	wmSysKeyUp   = 0x0105
	vkBack       = 0x08
	vkPacket     = 0xE7 // the key of a letter sent as Unicode by SendInput
	ctrlH        = 0x08 // U+0008, what a Backspace means as a letter
	lParamBack   = 0x000E0001
)

// typing watches the messages of one window for two faults that break UniKey and EVKey,
// which send letters in packets (SendInput with KEYEVENTF_UNICODE):
//
// On some machines they send their "delete" as the letter U+0008 in a packet and not as
// the Backspace key, and GLFW throws away every letter below U+0020, so that "việt" stays
// "vieêtệt" (glfw#2369, open since 2023).
//
// A packet's key has the letter where other keys have their scan code (seen under Wine 8),
// and GLFW goes by the scan code: ";" would also be F1, a capital "A" F7, "C" F9. The
// letter itself comes as wmChar, whatever becomes of the key.
type typing struct{ packet bool }

// turn is what becomes of a message.
type turn int

const (
	passOn    turn = iota // to the window, as it is
	backspace             // is a delete: the Backspace key, down and up, in its place
	swallow               // nothing: the key of a packet
)

// see looks at one message. A real Backspace also brings U+0008, but its key is not a
// packet, so that it deletes once.
func (t *typing) see(message uint32, wParam uintptr) turn {
	switch message {
	case wmKeyDown, wmSysKeyDown:
		if t.packet = wParam&0xFFFF == vkPacket; t.packet {
			return swallow
		}
	case wmKeyUp, wmSysKeyUp:
		if wParam&0xFFFF == vkPacket {
			return swallow
		}
	case wmChar:
		if t.packet && wParam == ctrlH {
			return backspace
		}
	}
	return passOn
}
