package main

import "testing"

func TestPacketBackspaceIsSeen(t *testing.T) {
	type message struct {
		id     uint32
		wParam uintptr
		want   bool
	}
	for name, run := range map[string][]message{
		"UniKey's packet delete": {{wmKeyDown, vkPacket, false}, {wmChar, ctrlH, true}, {wmKeyUp, vkPacket, false}},
		"two in a row":           {{wmKeyDown, vkPacket, false}, {wmChar, ctrlH, true}, {wmKeyDown, vkPacket, false}, {wmChar, ctrlH, true}},
		"the Backspace key":      {{wmKeyDown, vkBack, false}, {wmChar, ctrlH, false}, {wmKeyUp, vkBack, false}},
		"Backspace after packet": {{wmKeyDown, vkPacket, false}, {wmChar, 'ê', false}, {wmKeyDown, vkBack, false}, {wmChar, ctrlH, false}},
		"a letter in a packet":   {{wmKeyDown, vkPacket, false}, {wmChar, 'ệ', false}},
		"Ctrl+H":                 {{wmKeyDown, 'H', false}, {wmChar, ctrlH, false}},
	} {
		var typed typing
		for i, m := range run {
			if got := typed.backspace(m.id, m.wParam); got != m.want {
				t.Errorf("%s, message %d: %v, want %v", name, i, got, m.want)
			}
		}
	}
}
