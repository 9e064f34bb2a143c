package face

import (
	"encoding/binary"
	"fmt"
	"slices"

	"sophongtrao/report/paper"
)

// Cut is one style with only the letters of a document, for embedding.
type Cut struct {
	TTF    []byte // TrueType file; glyph i+1 is Letters[i], glyph 0 is the box
	Widths []int  // of Letters, 1/1000 of the type size
	Box    [4]int // around all glyphs of the style: left, bottom, right, top, 1/1000
}

// Cut returns a style with only the given letters: 15 KB instead of 500. Each letter
// has a glyph of its own, also where the font draws two letters alike, so that a
// glyph can be read back. Hints are left out; they steer pixels of coarse screens and
// say nothing about paper. A letter that the style lacks gets the box; the caller has
// checked.
//
// ErrFont: the outlines are broken.
func (s *Set) Cut(style paper.Style, letters []rune) (Cut, error) {
	f := s.faces[style&3]
	c := cutter{f: f, parted: map[int]int{}, order: make([]int, 1, len(letters)+8)}
	out := Cut{Widths: make([]int, len(letters)), Box: f.box}
	for i, r := range letters {
		g := f.lookup(r)
		c.order = append(c.order, int(g.id))
		out.Widths[i] = int(g.width)
	}
	for i := 0; i < len(c.order); i++ {
		if err := c.copy(c.order[i]); err != nil {
			return out, err
		}
	}
	if err := c.acyclic(); err != nil {
		return out, err
	}
	out.TTF = c.file(letters)
	return out, nil
}

// cutter gathers the glyphs of the new file.
type cutter struct {
	f      *face
	order  []int       // new glyph -> old
	parted map[int]int // old glyph -> new, of the parts of compounds
	glyf   []byte
	loca   []int
	parts  [][]int // new glyph -> the new glyphs it is made of
}

// part gives a part of a compound its number; it has no letter of its own.
func (c *cutter) part(old int) int {
	n, ok := c.parted[old]
	if !ok {
		n = len(c.order)
		c.parted[old] = n
		c.order = append(c.order, old)
	}
	return n
}

// outline returns the bytes of a glyph, which may be empty (a blank).
func (c *cutter) outline(old int) ([]byte, error) {
	r := &reader{b: c.f.tables["loca"]}
	var from, to int
	if c.f.long {
		from, to = r.u32(4*old), r.u32(4*old+4)
	} else {
		from, to = 2*r.u16(2*old), 2*r.u16(2*old+2)
	}
	if glyf := c.f.tables["glyf"]; !r.bad && from <= to && to <= len(glyf) {
		return glyf[from:to], nil
	}
	return nil, fmt.Errorf("%w: glyph %d lies outside the file", ErrFont, old)
}

// copy appends a glyph without its hints, its parts renumbered.
func (c *cutter) copy(old int) error {
	c.loca = append(c.loca, len(c.glyf))
	c.parts = append(c.parts, nil)
	b, err := c.outline(old)
	if err != nil || len(b) == 0 {
		return err
	}
	if len(c.glyf) > 2*len(c.f.data) { // glyphs that overlap in the file
		return fmt.Errorf("%w: its outlines are larger than the file", ErrFont)
	}
	r := &reader{b: b}
	if contours := int(int16(r.u16(0))); contours >= 0 {
		end := 10 + 2*contours
		after := end + 2 + r.u16(end)
		if r.bad || after > len(b) {
			return fmt.Errorf("%w: glyph %d is cut", ErrFont, old)
		}
		c.glyf = append(c.glyf, b[:end]...)
		c.glyf = append(c.glyf, 0, 0)
		c.glyf = append(c.glyf, b[after:]...)
	} else if err := c.compound(r, old); err != nil {
		return err
	}
	for len(c.glyf)%4 != 0 {
		c.glyf = append(c.glyf, 0)
	}
	return nil
}

// Flags of a part of a compound glyph (OpenType, glyf).
const (
	wordArgs  = 1 << 0
	oneScale  = 1 << 3
	moreParts = 1 << 5
	twoScales = 1 << 6
	matrix    = 1 << 7
	hints     = 1 << 8
)

func (c *cutter) compound(r *reader, old int) error {
	c.glyf = append(c.glyf, r.b[:min(10, len(r.b))]...)
	for at, flags := 10, moreParts; flags&moreParts != 0; {
		flags = r.u16(at)
		part := r.u16(at + 2)
		size := 6
		if flags&wordArgs != 0 {
			size = 8
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&matrix != 0:
			size += 8
		}
		if r.bad || at+size > len(r.b) || part >= c.f.glyphs {
			return fmt.Errorf("%w: glyph %d is cut", ErrFont, old)
		}
		n := c.part(part)
		c.parts[len(c.parts)-1] = append(c.parts[len(c.parts)-1], n)
		c.glyf = binary.BigEndian.AppendUint16(c.glyf, uint16(flags&^hints))
		c.glyf = binary.BigEndian.AppendUint16(c.glyf, uint16(n))
		c.glyf = append(c.glyf, r.b[at+4:at+size]...)
		at += size
	}
	return nil
}

// acyclic refuses compounds that contain themselves: a reader of the document might
// follow them for ever.
func (c *cutter) acyclic() error {
	const open, done = 1, 2
	state := make([]int, len(c.parts))
	var visit func(n, depth int) bool
	visit = func(n, depth int) bool {
		if state[n] == open || depth > 16 {
			return false
		}
		if state[n] == done {
			return true
		}
		state[n] = open
		for _, p := range c.parts[n] {
			if !visit(p, depth+1) {
				return false
			}
		}
		state[n] = done
		return true
	}
	for n := range c.parts {
		if !visit(n, 0) {
			return fmt.Errorf("%w: glyph %d is part of itself", ErrFont, c.order[n])
		}
	}
	return nil
}

// file puts the tables together that an embedded font needs (ISO 32000-1, 9.9), and
// a letter table for readers that insist on one.
func (c *cutter) file(letters []rune) []byte {
	be := binary.BigEndian
	n := len(c.order)
	head := slices.Clone(c.f.tables["head"])
	be.PutUint32(head[8:], 0)  // checksum of the file: unused when embedded
	be.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(c.f.tables["hhea"])
	be.PutUint16(hhea[34:], uint16(n))
	maxp := slices.Clone(c.f.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(n))
	var loca, hmtx []byte
	for i, old := range c.order {
		loca = be.AppendUint32(loca, uint32(c.loca[i]))
		hmtx = be.AppendUint16(hmtx, uint16(c.f.advance(old)))
		hmtx = be.AppendUint16(hmtx, uint16(c.f.bearing(old)))
	}
	loca = be.AppendUint32(loca, uint32(len(c.glyf)))
	return assemble([]table{
		{"cmap", cmapOf(letters)}, {"glyf", c.glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

// bearing is the left side bearing of a glyph in font units.
func (f *face) bearing(id int) int {
	at := 4*id + 2
	if id >= f.hm {
		at = 4*f.hm + 2*(id-f.hm)
	}
	r := &reader{b: f.tables["hmtx"]}
	return r.u16(at) // 0 where the table is short
}

// cmapOf writes the letter table, format 4: one segment for letters that follow
// each other. letters are ascending.
func cmapOf(letters []rune) []byte {
	type segment struct{ first, last, delta int }
	var segs []segment
	for i, r := range letters {
		if k := len(segs) - 1; k >= 0 && segs[k].last+1 == int(r) {
			segs[k].last = int(r)
			continue
		}
		segs = append(segs, segment{int(r), int(r), i + 1 - int(r)})
	}
	segs = append(segs, segment{0xFFFF, 0xFFFF, 1})
	n := len(segs)
	search, steps := 1, 0
	for search*2 <= n {
		search, steps = search*2, steps+1
	}
	words := []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 * search, steps, 2 * (n - search)}
	for _, s := range segs {
		words = append(words, s.last)
	}
	words = append(words, 0)
	for _, s := range segs {
		words = append(words, s.first)
	}
	for _, s := range segs {
		words = append(words, s.delta)
	}
	for range segs {
		words = append(words, 0)
	}
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, uint16(w))
	}
	return b
}

type table struct {
	name string
	data []byte
}

// assemble writes the file: the directory, then the tables, each at a multiple of
// four bytes. tables are in the order of their names.
func assemble(tables []table) []byte {
	be := binary.BigEndian
	n := len(tables)
	search, steps := 1, 0
	for search*2 <= n {
		search, steps = search*2, steps+1
	}
	b := be.AppendUint32(nil, 0x00010000)
	for _, w := range []int{n, 16 * search, steps, 16 * (n - search)} {
		b = be.AppendUint16(b, uint16(w))
	}
	at := len(b) + 16*n
	for _, t := range tables {
		b = append(b, t.name...)
		b = be.AppendUint32(b, checksum(t.data))
		b = be.AppendUint32(b, uint32(at))
		b = be.AppendUint32(b, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func checksum(data []byte) (sum uint32) {
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
