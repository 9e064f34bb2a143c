package face

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrFont is a font file that cannot be used: cut, not TrueType, or without a
// table that is needed.
var ErrFont = errors.New("not a usable TrueType font")

// glyph is what the layout needs of one letter. ID 0 is "no such letter".
type glyph struct {
	id    uint16
	width int16 // 1/1000 of the type size
}

// face is one style. The glyphs lie in rows of 256 letters, because a font covers
// a few dozen of the 256 rows of the plane.
type face struct {
	data   []byte
	tables map[string][]byte
	rows   [256]*[256]glyph
	units  int  // units per em
	glyphs int  // number of glyphs in the file
	long   bool // offsets of glyphs have four bytes
	hm     int  // number of full entries in hmtx
	box    [4]int
}

// reader reads big-endian numbers and remembers the first read beyond the end.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) u16(at int) int {
	if at < 0 || at+2 > len(r.b) {
		r.bad = true
		return 0
	}
	return int(binary.BigEndian.Uint16(r.b[at:]))
}

func (r *reader) u32(at int) int {
	if at < 0 || at+4 > len(r.b) {
		r.bad = true
		return 0
	}
	return int(binary.BigEndian.Uint32(r.b[at:]))
}

// parse reads the tables that the layout and the cutting need.
func parse(data []byte) (*face, error) {
	f := &face{data: data, tables: map[string][]byte{}}
	r := &reader{b: data}
	if v := r.u32(0); v != 0x00010000 && v != 0x74727565 {
		return nil, fmt.Errorf("%w: kind %#x", ErrFont, v)
	}
	for i, n := 0, r.u16(4); i < n && !r.bad; i++ {
		at := 12 + 16*i
		off, size := r.u32(at+8), r.u32(at+12)
		if r.bad || off > len(data) || size > len(data)-off {
			return nil, fmt.Errorf("%w: a table lies outside the file", ErrFont)
		}
		f.tables[string(data[at:at+4])] = data[off : off+size : off+size]
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("%w: table %s is missing", ErrFont, name)
		}
	}
	head, hhea, maxp := &reader{b: f.tables["head"]}, &reader{b: f.tables["hhea"]}, &reader{b: f.tables["maxp"]}
	f.units, f.long = head.u16(18), head.u16(50) == 1
	f.hm, f.glyphs = hhea.u16(34), maxp.u16(4)
	if head.bad || hhea.bad || maxp.bad || f.units < 16 || f.hm == 0 || f.glyphs == 0 ||
		f.hm > f.glyphs || len(f.tables["hmtx"]) < 4*f.hm ||
		len(head.b) < 54 || len(hhea.b) < 36 {
		return nil, fmt.Errorf("%w: heads do not agree", ErrFont)
	}
	for i := range f.box {
		f.box[i] = int(int16(head.u16(36+2*i))) * 1000 / f.units
	}
	if err := f.readCmap(); err != nil {
		return nil, err
	}
	return f, nil
}

// readCmap fills rows from the Unicode table: format 12 where there is one, else 4.
func (f *face) readCmap() error {
	r := &reader{b: f.tables["cmap"]}
	at4, at12 := -1, -1
	for i, n := 0, r.u16(2); i < n && !r.bad; i++ {
		platform, encoding, at := r.u16(4+8*i), r.u16(6+8*i), r.u32(8+8*i)
		unicode := platform == 0 && encoding < 5 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || r.bad || at+2 > len(r.b) {
			continue
		}
		switch r.u16(at) {
		case 4:
			at4 = at
		case 12:
			at12 = at
		}
	}
	switch {
	case at12 >= 0:
		f.cmap12(r, at12)
	case at4 >= 0:
		f.cmap4(r, at4)
	default:
		return fmt.Errorf("%w: no Unicode letters", ErrFont)
	}
	if r.bad {
		return fmt.Errorf("%w: the letter table is cut", ErrFont)
	}
	return nil
}

func (f *face) cmap4(r *reader, at int) {
	twice := r.u16(at + 6)
	ends, starts := at+14, at+16+twice
	deltas, offsets := starts+twice, starts+2*twice
	before := -1
	for s := 0; s < twice && !r.bad; s += 2 {
		first, last := r.u16(starts+s), r.u16(ends+s)
		r.ascend(&before, first, last)
		delta, offset := r.u16(deltas+s), r.u16(offsets+s)
		for c := first; c <= last && c < 0xFFFF && !r.bad; c++ {
			id := c + delta
			if offset != 0 {
				if id = r.u16(offsets + s + offset + 2*(c-first)); id != 0 {
					id += delta
				}
			}
			f.set(c, id&0xFFFF)
		}
	}
}

func (f *face) cmap12(r *reader, at int) {
	before := -1
	for i, n := 0, r.u32(at+12); i < n && !r.bad; i++ {
		group := at + 16 + 12*i
		first, last, id := r.u32(group), r.u32(group+4), r.u32(group+8)
		r.ascend(&before, first, last)
		for c := first; c <= last && c < 0xFFFF && !r.bad; c++ {
			f.set(c, id+c-first)
		}
	}
}

// ascend refuses ranges of letters that overlap: they would cost 65,536 steps each.
func (r *reader) ascend(before *int, first, last int) {
	if first <= *before || last < first {
		r.bad = true
	}
	*before = last
}

// set gives a letter its glyph and width; a glyph outside the file is none.
func (f *face) set(c, id int) {
	if id == 0 || id >= f.glyphs {
		return
	}
	row := f.rows[c>>8]
	if row == nil {
		row = new([256]glyph)
		f.rows[c>>8] = row
	}
	row[c&0xFF] = glyph{id: uint16(id), width: int16((f.advance(id)*1000 + f.units/2) / f.units)}
}

// advance is the width of a glyph in font units; the last entry stands for all
// glyphs after it.
func (f *face) advance(id int) int {
	return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*min(id, f.hm-1):]))
}

// lookup returns the glyph of a letter; ID 0 if there is none.
func (f *face) lookup(r rune) glyph {
	if uint32(r) > 0xFFFF {
		return glyph{}
	}
	row := f.rows[r>>8]
	if row == nil {
		return glyph{}
	}
	return row[r&0xFF]
}
