package sheet

import (
	"errors"
	"fmt"
	"unicode/utf16"
)

// textReader reads of a text: its length, its flags, and for one in several fonts the places
// where a font begins ([MS-XLS] 2.5.293). Where a record is continued within the
// letters, the flags come again.
type textReader struct {
	parts [][]byte
	i     int // in the first part
}

var errEnd = errors.New("a text ends too early")

func (r *textReader) need(n int) ([]byte, error) {
	for len(r.parts) > 0 && r.i == len(r.parts[0]) {
		r.parts, r.i = r.parts[1:], 0
	}
	var out []byte
	for n > 0 {
		if len(r.parts) == 0 {
			return nil, fmt.Errorf("%w: %w", ErrBroken, errEnd)
		}
		k := min(n, len(r.parts[0])-r.i)
		if k == n && out == nil {
			out = r.parts[0][r.i : r.i+k]
		} else {
			out = append(out, r.parts[0][r.i:r.i+k]...)
		}
		r.i, n = r.i+k, n-k
		if n > 0 {
			r.parts, r.i = r.parts[1:], 0
		}
	}
	return out, nil
}

// rich is a text whose fonts are still numbers.
type rich struct {
	whole string
	from  []int // letter (UTF-16) at which a font begins
	font  []int
}

// text reads one; size is how many bytes its length takes.
func (r *textReader) text(size int) (rich, error) {
	var t rich
	b, err := r.need(size + 1)
	if err != nil {
		return t, err
	}
	n, flags := int(b[0]), b[size]
	if size == 2 {
		n = int(u16(b, 0))
	}
	runs, extra := 0, 0
	if flags&8 != 0 {
		if b, err = r.need(2); err != nil {
			return t, err
		}
		runs = int(u16(b, 0))
	}
	if flags&4 != 0 {
		if b, err = r.need(4); err != nil {
			return t, err
		}
		extra = int(u32(b, 0))
	}
	units, err := r.letters(n, flags&1 != 0)
	if err != nil {
		return t, err
	}
	t.whole = string(utf16.Decode(units))
	for range runs {
		if b, err = r.need(4); err != nil {
			return t, err
		}
		t.from, t.font = append(t.from, int(u16(b, 0))), append(t.font, int(u16(b, 2)))
	}
	if extra > 0 {
		if extra > maxFile {
			return t, fmt.Errorf("%w: %w", ErrBroken, errEnd)
		}
		_, err = r.need(extra)
	}
	return t, err
}

func (r *textReader) letters(n int, wide bool) ([]uint16, error) {
	units := make([]uint16, 0, n)
	for len(units) < n {
		if len(r.parts) == 0 {
			return nil, fmt.Errorf("%w: %w", ErrBroken, errEnd)
		}
		if r.i == len(r.parts[0]) {
			r.parts, r.i = r.parts[1:], 0
			b, err := r.need(1) // the flags again
			if err != nil {
				return nil, err
			}
			wide = b[0]&1 != 0
			continue
		}
		size := 1
		if wide {
			size = 2
		}
		if len(r.parts[0])-r.i < size {
			return nil, fmt.Errorf("%w: %w", ErrBroken, errEnd)
		}
		b := r.parts[0][r.i : r.i+size]
		r.i += size
		if wide {
			units = append(units, u16(b, 0))
		} else {
			units = append(units, uint16(b[0]))
		}
	}
	return units, nil
}

// shortText reads a text of at most 255 letters at an offset of a record.
func shortText(b []byte, at int) string {
	r := &textReader{parts: [][]byte{cut(b, at)}}
	t, err := r.text(1)
	if err != nil {
		return ""
	}
	return t.whole
}
