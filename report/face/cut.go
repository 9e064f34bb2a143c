package face

import (
	"encoding/binary"
	"fmt"
	"slices"

	"sophongtrao/report/paper"
)

// Cut returns a TrueType file of one style with only the glyphs of the given
// letters, for embedding in a document: 10 KB instead of 500. Hints are left out;
// they steer pixels of coarse screens and say nothing about paper. Letters the style
// lacks are passed over; the caller has checked them. The result is the caller's own.
//
// ErrFont: the outlines are broken.
func (s *Set) Cut(style paper.Style, letters []rune) ([]byte, error) {
	f := s.faces[style&3]
	c := cutter{f: f, number: map[int]int{0: 0}, order: []int{0}}
	var pairs []pair
	letters = slices.Clone(letters)
	slices.Sort(letters)
	for _, r := range slices.Compact(letters) {
		if g := f.lookup(r); g.id != 0 {
			pairs = append(pairs, pair{int(r), c.take(int(g.id))})
		}
	}
	for i := 0; i < len(c.order); i++ {
		if err := c.copy(c.order[i]); err != nil {
			return nil, err
		}
	}
	if err := c.acyclic(); err != nil {
		return nil, err
	}
	return c.file(pairs), nil
}

// pair is a letter and its glyph in the new file.
type pair struct{ letter, glyph int }

// cutter gathers the glyphs of the new file.
type cutter struct {
	f      *face
	number map[int]int // old glyph -> new
	order  []int       // new glyph -> old
	glyf   []byte
	loca   []int
	parts  [][]int // new glyph -> the new glyphs it is made of
}

func (c *cutter) take(old int) int {
	n, ok := c.number[old]
	if !ok {
		n = len(c.order)
		c.number[old] = n
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
		n := c.take(part)
		c.parts[len(c.parts)-1] = append(c.parts[len(c.parts)-1], n)
		c.glyf = binary.BigEndian.AppendUint16(c.glyf, uint16(flags&^hints))
		c.glyf = binary.BigEndian.AppendUint16(c.glyf, uint16(n))
		c.glyf = append(c.glyf, r.b[at+4:at+size]...)
		at += size
	}
	return nil
}

// acyclic refuses compounds that contain themselves: gofpdf follows them without
// looking and would exhaust the stack, which no recover can catch.
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

// file puts the tables together.
func (c *cutter) file(pairs []pair) []byte {
	be := binary.BigEndian
	n := len(c.order)
	head := slices.Clone(c.f.tables["head"])
	be.PutUint32(head[8:], 0)  // checksum of the file: unused when embedded
	be.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(c.f.tables["hhea"])
	be.PutUint16(hhea[34:], uint16(n))
	maxp := slices.Clone(c.f.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(n))
	post := append([]byte{0, 3, 0, 0}, c.f.tables["post"][4:32]...)
	var loca, hmtx []byte
	for i, old := range c.order {
		loca = be.AppendUint32(loca, uint32(c.loca[i]))
		hmtx = be.AppendUint16(hmtx, uint16(c.f.advance(old)))
		hmtx = be.AppendUint16(hmtx, uint16(c.f.bearing(old)))
	}
	loca = be.AppendUint32(loca, uint32(len(c.glyf)))
	return assemble([]table{
		{"OS/2", c.f.tables["OS/2"]}, {"cmap", cmapOf(pairs)}, {"glyf", c.glyf}, {"head", head},
		{"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
		{"name", []byte{0, 0, 0, 0, 0, 6}}, {"post", post},
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
// each other with glyphs that follow each other.
func cmapOf(pairs []pair) []byte {
	type segment struct{ first, last, delta int }
	var segs []segment
	for _, p := range pairs {
		if k := len(segs) - 1; k >= 0 && segs[k].last+1 == p.letter && p.letter+segs[k].delta == p.glyph {
			segs[k].last = p.letter
			continue
		}
		segs = append(segs, segment{p.letter, p.letter, p.glyph - p.letter})
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
