package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"testing"
)

// The icons that are checked in are those that are drawn: compared by their pixels, for
// what packs them may change with Go.
func TestIconsAreThoseDrawn(t *testing.T) {
	window, err := os.ReadFile("../../assets/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	same(t, window, iconSize)
	ico, err := os.ReadFile("../../assets/windows/so.ico")
	if err != nil {
		t.Fatal(err)
	}
	if n := int(binary.LittleEndian.Uint16(ico[4:])); n != len(sizes) {
		t.Fatalf("%d pictures, want %d", n, len(sizes))
	}
	for i, size := range sizes {
		e := ico[6+16*i:]
		from, n := binary.LittleEndian.Uint32(e[12:]), binary.LittleEndian.Uint32(e[8:])
		if e[0] != uint8(size) || e[1] != uint8(size) {
			t.Errorf("picture %d says it is %d x %d", i, e[0], e[1])
		}
		same(t, ico[from:from+n], size)
	}
}

func same(t *testing.T, packed []byte, size int) {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	got, want := m.(*image.NRGBA), picture(size)
	if got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
		t.Errorf("the icon of %d pixels is another: go run ./cmd/icon", size)
	}
}
