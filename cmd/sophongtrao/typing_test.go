package main

import "testing"

func TestPacketsAreSeen(t *testing.T) {
	type message struct {
		id     uint32
		wParam uintptr
		want   turn
	}
	for name, run := range map[string][]message{
		"UniKey's packet delete": {{wmKeyDown, vkPacket, swallow}, {wmChar, ctrlH, backspace}, {wmKeyUp, vkPacket, swallow}},
		"two in a row":           {{wmKeyDown, vkPacket, swallow}, {wmChar, ctrlH, backspace}, {wmKeyDown, vkPacket, swallow}, {wmChar, ctrlH, backspace}},
		"the Backspace key":      {{wmKeyDown, vkBack, passOn}, {wmChar, ctrlH, passOn}, {wmKeyUp, vkBack, passOn}},
		"Backspace after packet": {{wmKeyDown, vkPacket, swallow}, {wmChar, 'ê', passOn}, {wmKeyDown, vkBack, passOn}, {wmChar, ctrlH, passOn}},
		"a letter in a packet":   {{wmKeyDown, vkPacket, swallow}, {wmChar, 'ệ', passOn}},
		"a packet with Alt held": {{wmSysKeyDown, vkPacket, swallow}, {wmSysKeyUp, vkPacket, swallow}},
		"its letter beside it":   {{wmKeyDown, vkPacket | ';'<<16, swallow}, {wmChar, ';', passOn}},
		"Ctrl+H":                 {{wmKeyDown, 'H', passOn}, {wmChar, ctrlH, passOn}},
	} {
		var typed typing
		for i, m := range run {
			if got := typed.see(m.id, m.wParam); got != m.want {
				t.Errorf("%s, message %d: %v, want %v", name, i, got, m.want)
			}
		}
	}
}
