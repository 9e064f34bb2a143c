package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// walk reads every page that a meta page reaches and makes sure that bbolt can go
// there: pages are what their parent takes them for, lie in the file, are reached
// once, hold their elements within their own bytes and their keys in order; and no
// page in use is listed as free. Values are not looked at here: they are sealed.
// Anything else is ErrDamaged.
func walk(f io.ReaderAt, m metaPage) error {
	g := &graph{f: &window{f: f}, m: m, used: make([]byte, m.high)}
	g.used[0], g.used[1] = 1, 1
	if err := g.push(branch{id: m.root}, 0); err != nil {
		return err
	}
	for len(g.todo) > 0 {
		at := g.todo[len(g.todo)-1]
		g.todo = g.todo[:len(g.todo)-1]
		if err := g.visit(at); err != nil {
			return err
		}
	}
	return g.freelist()
}

const (
	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	elementSize  = 16
	bucketHeader = 16
	maxDepth     = 64
)

// branch is a page to visit: its keys lie in [low, high), the first is low; nil is no
// limit.
type branch struct {
	id        uint64
	depth     int
	low, high []byte
}

// window reads a file in large pieces: neighbouring pages are asked for one by one.
type window struct {
	f    io.ReaderAt
	at   int64
	data []byte
}

const windowSize = 64 << 10

func (w *window) ReadAt(p []byte, off int64) (int, error) {
	if len(p) > windowSize/2 {
		return w.f.ReadAt(p, off)
	}
	if off < w.at || off+int64(len(p)) > w.at+int64(len(w.data)) {
		if w.data == nil {
			w.data = make([]byte, windowSize)
		}
		w.at = off &^ (windowSize/2 - 1) // p fits into what follows
		n, err := w.f.ReadAt(w.data[:windowSize], w.at)
		if w.data = w.data[:n]; err != nil && err != io.EOF {
			return 0, err
		}
	}
	if skip := off - w.at; skip < int64(len(w.data)) {
		if n := copy(p, w.data[skip:]); n == len(p) {
			return n, nil
		}
	}
	return 0, io.ErrUnexpectedEOF
}

type graph struct {
	f    io.ReaderAt
	m    metaPage
	used []byte // 1 for a page that was reached
	todo []branch
	at   span   // the page that is looked at
	buf  []byte // its bytes
}

func broken(id uint64, why string) error {
	return fmt.Errorf("%w: page %d: %s", ErrDamaged, id, why)
}

func (g *graph) push(b branch, depth int) error {
	if b.id < 2 || b.id >= g.m.high {
		return broken(b.id, "is not in the file")
	}
	if depth > maxDepth {
		return broken(b.id, "too deep")
	}
	b.depth = depth
	g.todo = append(g.todo, b)
	return nil
}

// span is the bytes of one page with its overflow, read as far as they are asked
// for.
type span struct {
	g     *graph
	id    uint64
	size  int
	count int
	flags uint16
	data  []byte
}

func (g *graph) page(id uint64) (*span, error) {
	g.at = span{g: g, id: id, size: int(g.m.page), data: g.room(int(g.m.page))}
	s := &g.at
	if _, err := g.f.ReadAt(s.data, int64(id)*g.m.page); err != nil {
		return nil, err
	}
	le := binary.LittleEndian
	s.flags, s.count = le.Uint16(s.data[8:]), int(le.Uint16(s.data[10:]))
	pages := uint64(le.Uint32(s.data[12:])) + 1
	if le.Uint64(s.data) != id {
		return nil, broken(id, "is another page")
	}
	if pages > g.m.high-id {
		return nil, broken(id, "runs out of the file")
	}
	for i := id; i < id+pages; i++ {
		if g.used[i] != 0 {
			return nil, broken(i, "is used twice")
		}
		g.used[i] = 1
	}
	s.size = int(pages) * int(g.m.page)
	return s, nil
}

// room is the buffer, n bytes long. What was cut from it stays as it is while the same
// page is read further: the same bytes come to the same places.
func (g *graph) room(n int) []byte {
	if cap(g.buf) < n {
		g.buf = make([]byte, max(n, 2*cap(g.buf)))
	}
	return g.buf[:n]
}

// far is how many times the bytes read so far an element must lie away to be read by
// itself.
const far = 4

// cut returns n bytes from off; for n = 0 it only says whether off lies within.
func (s *span) cut(off, n uint64) ([]byte, error) {
	if off > uint64(s.size) || n > uint64(s.size)-off {
		return nil, broken(s.id, "an element lies outside")
	}
	end := int(off + n)
	if n > 0 && end > len(s.data) && off >= far*uint64(len(s.data)) {
		// Between lies a long value, a frozen paper: it is not looked at here.
		b := make([]byte, n)
		_, err := s.g.f.ReadAt(b, int64(s.id)*s.g.m.page+int64(off))
		return b, err
	}
	if n > 0 && end > len(s.data) {
		more := s.g.room(min(s.size, max(end, 2*len(s.data))))
		if _, err := s.g.f.ReadAt(more, int64(s.id)*s.g.m.page); err != nil {
			return nil, err
		}
		s.data = more
	}
	if n == 0 {
		return nil, nil
	}
	return s.data[off : off+n], nil
}

func (g *graph) visit(b branch) error {
	s, err := g.page(b.id)
	if err != nil {
		return err
	}
	switch {
	case s.flags == flagBranch && s.count > 0:
		return g.branch(s, b)
	case s.flags == flagLeaf && (s.count > 0 || b.low == nil): // only a whole bucket may be empty
		return g.leaf(s.cut, s.id, s.count, b)
	}
	return broken(b.id, "is neither branch nor leaf")
}

// order wants key after last and within the limits of b. The first key of a page is that
// by which its branch calls it: reading goes right without that, but bbolt finds the old
// page by this key when it puts a new one in its place, and would leave both in the tree.
func order(b branch, key, last []byte, first bool) error {
	if first && b.low != nil && !bytes.Equal(key, b.low) {
		return broken(b.id, "its branch gives it another first key")
	}
	if !first && bytes.Compare(last, key) >= 0 || bytes.Compare(key, b.low) < 0 ||
		b.high != nil && bytes.Compare(key, b.high) >= 0 {
		return broken(b.id, "keys are out of order")
	}
	return nil
}

func (g *graph) branch(s *span, b branch) error {
	le := binary.LittleEndian
	first := len(g.todo)
	var last, keys []byte // keys holds those of all children
	for i := range s.count {
		at := uint64(pageHeader + i*elementSize)
		e, err := s.cut(at, elementSize)
		if err != nil {
			return err
		}
		key, err := s.cut(at+uint64(le.Uint32(e)), uint64(le.Uint32(e[4:])))
		if err != nil {
			return err
		}
		if err := order(b, key, last, i == 0); err != nil {
			return err
		}
		if i == 0 {
			keys = make([]byte, 0, min(s.count*len(key), s.size))
		}
		keys = append(keys, key...)
		last = keys[len(keys)-len(key) : len(keys) : len(keys)]
		if i > 0 {
			g.todo[len(g.todo)-1].high = last
		}
		if err := g.push(branch{id: le.Uint64(e[8:]), low: last, high: b.high}, b.depth+1); err != nil {
			return err
		}
	}
	// The last pushed is visited first: so pages are mostly met in the order of the file,
	// and a window is read once.
	slices.Reverse(g.todo[first:])
	return nil
}

// leaf checks the elements of a leaf, which is a page or the inline page of a
// small bucket; cut gives bytes counted from its beginning.
func (g *graph) leaf(cut func(off, n uint64) ([]byte, error), id uint64, count int, b branch) error {
	le := binary.LittleEndian
	var last []byte
	for i := range count {
		at := uint64(pageHeader + i*elementSize)
		e, err := cut(at, elementSize)
		if err != nil {
			return err
		}
		flags, pos := le.Uint32(e), at+uint64(le.Uint32(e[4:]))
		klen, vlen := uint64(le.Uint32(e[8:])), uint64(le.Uint32(e[12:]))
		key, err := cut(pos, klen)
		if err != nil {
			return err
		}
		if err := order(b, key, last, i == 0); err != nil {
			return err
		}
		last = append(last[:0], key...)
		switch flags {
		case 0: // a value must lie within, but need not be read
			_, err = cut(pos+klen+vlen, 0)
		case 1:
			err = g.bucket(cut, id, pos+klen, vlen, b.depth)
		default:
			err = broken(id, "an element of no known kind")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket checks a bucket's value: the header with its root page, or root 0 and an
// inline leaf after the header.
func (g *graph) bucket(cut func(off, n uint64) ([]byte, error), id, off, n uint64, depth int) error {
	if n < bucketHeader {
		return broken(id, "a bucket is too short")
	}
	v, err := cut(off, n)
	if err != nil {
		return err
	}
	if root := binary.LittleEndian.Uint64(v); root != 0 {
		return g.push(branch{id: root}, depth+1)
	}
	inline := bytes.Clone(v[bucketHeader:])
	if len(inline) < pageHeader || depth > maxDepth {
		return broken(id, "an inline bucket is too short")
	}
	le := binary.LittleEndian
	if le.Uint16(inline[8:]) != flagLeaf || le.Uint32(inline[12:]) != 0 {
		return broken(id, "an inline bucket is no leaf")
	}
	within := func(off, n uint64) ([]byte, error) {
		if off > uint64(len(inline)) || n > uint64(len(inline))-off {
			return nil, broken(id, "an inline element lies outside")
		}
		return inline[off : off+n], nil
	}
	return g.leaf(within, id, int(le.Uint16(inline[10:])), branch{id: id, depth: depth + 1})
}

// freelist wants the list of free pages to be in order and to name no page in use.
func (g *graph) freelist() error {
	id := g.m.freelist
	if id == noFreelist || id < 2 || id >= g.m.high {
		return broken(id, "no list of free pages")
	}
	s, err := g.page(id)
	if err != nil {
		return err
	}
	if s.flags != flagFreelist {
		return broken(id, "is no list of free pages")
	}
	le, at, n := binary.LittleEndian, uint64(pageHeader), uint64(s.count)
	if n == 0xFFFF { // the true number stands in the first place
		b, err := s.cut(at, 8)
		if err != nil {
			return err
		}
		at, n = at+8, le.Uint64(b)
	}
	if n > g.m.high {
		return broken(id, "too many free pages")
	}
	list, err := s.cut(at, 8*n)
	if err != nil {
		return err
	}
	for last := uint64(1); len(list) > 0; list = list[8:] {
		free := le.Uint64(list)
		if free <= last || free >= g.m.high || g.used[free] != 0 {
			return broken(free, "is listed as free")
		}
		last = free
	}
	return nil
}
