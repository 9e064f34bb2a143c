package e2e

import (
	"encoding/binary"
	"image/color"
	"testing"
)

// dump is a window dump of 2 x 1 pixels with one entry in its map of colours.
func dump() []byte {
	b := make([]byte, 104+12+8)
	for i, v := range map[int]uint32{0: 104, 1: 7, 4: 2, 5: 1, 7: 0, 11: 32, 12: 8, 19: 1} {
		binary.BigEndian.PutUint32(b[4*i:], v)
	}
	copy(b[116:], []byte{3, 2, 1, 0, 0x30, 0x20, 0x10, 0})
	return b
}

func TestReadXWD(t *testing.T) {
	img, err := readXWD(dump())
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range []color.NRGBA{{1, 2, 3, 255}, {0x10, 0x20, 0x30, 255}} {
		if got := img.At(x, 0); got != want {
			t.Errorf("pixel %d is %v, want %v", x, got, want)
		}
	}
	if _, err := readXWD(dump()[:110]); err == nil {
		t.Error("a cut dump was read")
	}
}
