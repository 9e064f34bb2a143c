package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"os"

	"golang.org/x/image/vector"
)

// sizes in pixels of the pictures in the .ico: 16, 24, 32 and 48 at 100, 125, 150 and
// 200 %, and what Explorer shows large.
var sizes = []int{16, 20, 24, 32, 40, 48, 64, 96, 256}

// iconSize is the size in pixels of the window's picture.
const iconSize = 256

func main() {
	for name, data := range map[string][]byte{
		"assets/icon.png":       asPNG(picture(iconSize)),
		"assets/windows/so.ico": asICO(sizes),
	} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

var (
	cover  = color.NRGBA{0xB7, 0x1C, 0x1C, 0xFF}
	spine  = color.NRGBA{0x7F, 0x10, 0x10, 0xFF}
	page   = color.NRGBA{0xFF, 0xFD, 0xF5, 0xFF}
	line   = color.NRGBA{0x9E, 0x9E, 0x9E, 0xFF}
	ribbon = color.NRGBA{0xF9, 0xC0, 0x1E, 0xFF}
)

// picture draws the icon size pixels wide and high; all measures are of a 64 grid.
func picture(size int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, size, size))
	shape(m, cover, 10, 3, 56, 3, 56, 61, 10, 61)
	shape(m, spine, 6, 3, 14, 3, 14, 61, 6, 61)
	shape(m, page, 20, 11, 50, 11, 50, 53, 20, 53)
	if size >= 24 { // smaller, the lines only blur
		for _, y := range []float32{19, 43} {
			shape(m, line, 25, y, 45, y, 45, y+3, 25, y+3)
		}
	}
	shape(m, cover, 24, 32, 28, 28, 32.5, 33, 43, 22, 47, 26, 32.5, 40.5)
	shape(m, ribbon, 40, 3, 47, 3, 47, 19, 43.5, 15, 40, 19)
	return m
}

// shape fills a polygon of x, y pairs.
func shape(m draw.Image, c color.Color, xy ...float32) {
	size := m.Bounds().Dx()
	scale := float32(size) / 64
	r := vector.NewRasterizer(size, size)
	r.MoveTo(xy[0]*scale, xy[1]*scale)
	for i := 2; i < len(xy); i += 2 {
		r.LineTo(xy[i]*scale, xy[i+1]*scale)
	}
	r.ClosePath()
	r.Draw(m, m.Bounds(), image.NewUniform(c), image.Point{})
}

func asPNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// asICO packs the icon in each size as PNG, which Windows reads since Vista.
func asICO(sizes []int) []byte {
	var head, body bytes.Buffer
	put := func(v ...any) {
		for _, x := range v {
			binary.Write(&head, binary.LittleEndian, x)
		}
	}
	put(uint16(0), uint16(1), uint16(len(sizes)))
	for _, size := range sizes {
		p := asPNG(picture(size))
		put(uint8(size), uint8(size), uint16(0), uint16(1), uint16(32), uint32(len(p)), uint32(6+16*len(sizes)+body.Len()))
		body.Write(p)
	}
	return append(head.Bytes(), body.Bytes()...)
}
