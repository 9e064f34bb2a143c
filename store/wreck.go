package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sort"
	"time"

	"sophongtrao/store/record"
)

// Rules of this file: nothing in a damaged file is believed but what opens under the
// data key, at the place that its key names. bbolt never sees the file: its pages are
// read here, within the bytes that are there, and where a page is no page, values are
// looked for byte by byte. Pages of earlier states are still in the file: a value that
// opens was true once, and whether it still is, is for salvage.go to find out.

// wreck is a damaged file in memory.
type wreck struct {
	raw  []byte
	page int
	meta *metaPage // the newest one that is valid; nil: none
	lost bool      // the other meta page is not: the last step may be behind this one
	now  []bool    // pages of the state that meta stands for, as far as it leads to them
	torn bool      // some of them are gone
}

// maxWreck is the largest file that is taken into memory.
const maxWreck = 2 << 30

// readWreck reads a file as far as the disk gives it: what cannot be read is zeros.
func readWreck(path string, timeout time.Duration) (*wreck, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoFile
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxWreck:
		return nil, ErrForeign
	case info.Size() == 0:
		return nil, ErrEmpty
	case !lock(f, false, timeout):
		return nil, &OpenError{Path: path, Err: ErrLocked, Holder: readHolder(path)}
	}
	defer unlock(f)
	raw := make([]byte, info.Size())
	for at := 0; at < len(raw); at += windowSize {
		piece := raw[at:min(at+windowSize, len(raw))]
		if _, err := f.ReadAt(piece, int64(at)); err == nil {
			continue
		}
		for i := 0; i < len(piece); i += 512 { // bad sectors lie alone
			sector := piece[i:min(i+512, len(piece))]
			if _, err := f.ReadAt(sector, int64(at+i)); err != nil && err != io.EOF {
				clear(sector)
			}
		}
	}
	return newWreck(raw), nil
}

func newWreck(raw []byte) *wreck {
	w := &wreck{raw: raw, page: pageSize}
	var l looked
	pages, err := l.readMetas(bytes.NewReader(raw), int64(len(raw)))
	w.lost = err != nil || pages[0] == nil || pages[1] == nil
	if pages[0] != nil || pages[1] != nil {
		w.meta = pages[newer(pages)]
		w.page = int(w.meta.page)
		w.mark()
	}
	return w
}

// at gives n bytes from off, or nil where the file has less.
func (w *wreck) at(off, n int) []byte {
	if off < 0 || n < 0 || off > len(w.raw) || n > len(w.raw)-off {
		return nil
	}
	return w.raw[off : off+n]
}

// header reads the header of a page; ok is false where the page is not in the file, or
// its header is that of another one.
func (w *wreck) header(id uint64) (flags uint16, count, pages int, ok bool) {
	if id > uint64(len(w.raw)/w.page) {
		return 0, 0, 0, false
	}
	h := w.at(int(id)*w.page, pageHeader)
	if h == nil {
		return 0, 0, 0, false
	}
	le := binary.LittleEndian
	return le.Uint16(h[8:]), int(le.Uint16(h[10:])), int(le.Uint32(h[12:])) + 1, le.Uint64(h) == id
}

// mark finds the pages of the state that the meta page stands for: those that it leads
// to. A page counts where its header says that it is this page: another one may have
// come into its place. (The list of free pages is no help: one bit of it makes a page of
// yesterday one of today.)
func (w *wreck) mark() {
	w.now = make([]bool, len(w.raw)/w.page+1)
	todo := []lead{{w.meta.root, false}}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if p.id >= uint64(len(w.now)) || !w.now[p.id] {
			todo = append(todo, w.markOne(p)...)
		}
	}
}

// lead is a page that another leads to.
type lead struct {
	id     uint64
	within bool // a bucket: the others are of the tree that holds the buckets
}

// markOne marks a page with what overflows from it, and gives the pages it leads to.
func (w *wreck) markOne(p lead) (next []lead) {
	id := p.id
	flags, count, pages, ok := w.header(id)
	ok = ok && !(p.within && flags == flagLeaf && w.holdsBuckets(id, count))
	if !ok || flags != flagLeaf && flags != flagBranch || id >= uint64(len(w.now)) {
		w.torn = w.torn || id != 0 // 0: a bucket without a page of its own
		return nil
	}
	w.now[id] = true
	for i := id + 1; i < uint64(len(w.now)) && i < id+uint64(pages); i++ {
		if _, _, _, own := w.header(i); own {
			break // it is said to be longer than it is
		}
		w.now[i] = true
	}
	for i := range count {
		e := w.at(int(id)*w.page+pageHeader+i*elementSize, elementSize)
		if e == nil {
			break
		}
		if flags == flagBranch {
			next = append(next, lead{binary.LittleEndian.Uint64(e[8:]), p.within})
		} else if x, ok := w.element(int(id)*w.page, i); ok && x.bucket && len(x.value) >= 8 {
			next = append(next, lead{binary.LittleEndian.Uint64(x.value), true})
		}
	}
	return next
}

// holdsBuckets says that a leaf holds buckets and nothing else, as no bucket of a book does:
// it is a root of before, to which damage leads.
func (w *wreck) holdsBuckets(id uint64, count int) bool {
	for i := range count {
		if x, ok := w.element(int(id)*w.page, i); !ok || !x.bucket {
			return false
		}
	}
	return count > 0
}

// element is one key with its value in a leaf.
type element struct {
	key, value []byte
	at, end    int // in the file, from the key to the end of the value
	bucket     bool
	page       int // of which it is an element; -1: of a bucket within a page
}

// element reads the i-th element of the leaf that begins at base.
func (w *wreck) element(base, i int) (x element, ok bool) {
	at := base + pageHeader + i*elementSize
	e := w.at(at, elementSize)
	if e == nil {
		return x, false
	}
	le := binary.LittleEndian
	x.at = at + int(le.Uint32(e[4:]))
	klen, vlen := int(le.Uint32(e[8:])), int(le.Uint32(e[12:]))
	if x.key = w.at(x.at, klen); x.key == nil || klen > 32<<10 {
		return x, false
	}
	if x.value = w.at(x.at+klen, vlen); x.value == nil {
		return x, false
	}
	x.end, x.bucket, x.page = x.at+klen+vlen, le.Uint32(e) == 1, base/w.page
	return x, true
}

// elements gives every element of every page that could be a leaf to f.
func (w *wreck) elements(f func(element)) {
	for base := 0; base < len(w.raw); base += w.page {
		w.leaf(base, f, 0)
	}
}

func (w *wreck) leaf(base int, f func(element), depth int) {
	h := w.at(base, pageHeader)
	if h == nil || depth > 2 {
		return
	}
	if le := binary.LittleEndian; le.Uint16(h[8:]) != flagLeaf && (depth > 0 || le.Uint64(h) != uint64(base/w.page)) {
		return
	}
	for i := range int(binary.LittleEndian.Uint16(h[10:])) {
		x, ok := w.element(base, i)
		switch {
		case !ok && w.at(base+pageHeader+i*elementSize, elementSize) == nil:
			return
		case ok && x.bucket && len(x.value) > bucketHeader:
			w.leaf(x.end-len(x.value)+bucketHeader, f, depth+1)
		case ok:
			if depth > 0 {
				x.page = -1
			}
			f(x)
		}
	}
}

// isNow says that a place in the file belongs to the newest state.
func (w *wreck) isNow(at int) bool { return w.now != nil && w.now[at/w.page] }

// find is a sealed value that opened.
type find struct {
	bucket string
	key    []byte
	value  []byte // sealed
	schema int
	now    bool // it stands in a page of the newest state
}

// finds are all values of a wreck that open.
type finds struct {
	w     *wreck
	b     *Book // parses; has the key
	at    map[string][]*find
	seen  map[string]*find // by the nonce: pages are copied when they change
	spans [][2]int         // of keys and values that opened
	of    map[int]string   // the bucket that a page is likely of, where a value told
	hint  string
	plain []byte
	work  int // bytes that were tried
}

func spot(bucket string, key []byte) string { return bucket + "\x00" + string(key) }

// sealedLike says that a value could be sealed, by its first bytes and its length.
func sealedLike(value []byte) bool {
	return len(value) >= sealExtra && (value[0] == sealFormat || value[0] == sealPadded) && value[1] == 0 && value[2] != 0
}

// try opens a value under a key, in each bucket that has such keys.
func (x *finds) try(key, value []byte, at int) bool {
	if !sealedLike(value) {
		return false
	}
	var buckets []string
	if bucket, own, ok := x.b.seal.placed(key); ok {
		x.b.seal.layout, key, buckets = hidden, own, []string{bucket}
	} else {
		buckets = x.bucketsOf(key)
	}
	if f := x.seen[string(value[:sealHeader])]; f != nil && bytes.Equal(f.key, key) && bytes.Equal(f.value, value) {
		f.now, x.hint = f.now || x.w.isNow(at), f.bucket
		return true
	}
	if likely, told := x.of[at/x.w.page]; told && slices.Contains(buckets, likely) {
		buckets = append([]string{likely}, buckets...) // not alone: what was shifted lies across pages
	}
	for _, bucket := range buckets {
		if x.work += len(value); x.work > 200*len(x.w.raw)+1<<28 {
			return false // no file that was ever a book comes here
		}
		plain, schema, err := x.b.seal.open(x.plain[:0], bucket, key, value)
		if err != nil {
			continue
		}
		x.plain, x.hint = plain, bucket
		f := &find{bucket, key, value, schema, x.w.isNow(at)}
		x.at[spot(bucket, key)] = append(x.at[spot(bucket, key)], f)
		x.seen[string(value[:sealHeader])] = f
		return true
	}
	return false
}

// bucketsOf are the buckets in which a key can stand, the likeliest first.
func (x *finds) bucketsOf(key []byte) (list []string) {
	switch {
	case string(key) == string(keyHead):
		return []string{bucketHead}
	case len(key) == 8:
		list = append(list, x.hint, bucketHistory)
		for _, k := range record.Kinds {
			list = append(list, string(k))
		}
		return list
	case len(key) == 64:
		list = append(list, bucketFiles)
	}
	if i := bytes.IndexByte(key, 0); i > 0 && slices.Contains(record.Kinds, record.Kind(key[:i])) {
		list = append(list, bucketContents, bucketDrafts)
	}
	return list
}

// search opens everything that opens: first what the pages lead to, then what lies
// between.
func (x *finds) search() {
	x.w.elements(func(e element) {
		if x.try(e.key, e.value, e.at) {
			x.spans = append(x.spans, [2]int{e.at, e.end})
			if e.page >= 0 {
				x.of[e.page] = x.hint
			}
		}
	})
	x.carve()
}

// carve looks for values where no element of a page led. A sealed value begins with
// its format and schema and has its key before it; where it ends tells what it says: all
// but papers are JSON.
func (x *finds) carve() {
	starts := x.starts()
	for i, p := range starts {
		keys := x.keysBefore(p)
		if len(keys) == 0 {
			continue
		}
		lengths := x.lengths(p)
		for _, key := range keys {
			if bucket, _, ok := x.b.seal.placed(key); len(key) == 64 || ok && bucket == bucketFiles {
				lengths = append(lengths, x.fileLengths(p, len(key), starts[i+1:])...)
			}
			if slices.ContainsFunc(lengths, func(n int) bool {
				value := x.w.at(p, n)
				return value != nil && x.try(key, value, p)
			}) {
				break
			}
		}
	}
}

// starts are the places outside of what opened where a sealed value could begin.
func (x *finds) starts() (list []int) {
	sort.Slice(x.spans, func(i, j int) bool { return x.spans[i][0] < x.spans[j][0] })
	list = append(x.startsOf(sealFormat), x.startsOf(sealPadded)...)
	slices.Sort(list)
	return list
}

func (x *finds) startsOf(format byte) (list []int) {
	raw, span := x.w.raw, 0
	for i := 0; i+sealExtra < len(raw); i++ {
		for span < len(x.spans) && x.spans[span][1] <= i {
			span++
		}
		if span < len(x.spans) && x.spans[span][0] <= i {
			i = x.spans[span][1] - 1
			continue
		}
		n := bytes.Index(raw[i:], []byte{format, 0})
		if n < 0 {
			break
		}
		if n > 0 {
			i += n - 1 // once more, in case a span begins before
		} else if raw[i+2] != 0 && raw[i+2] <= 32 {
			list = append(list, i)
		}
	}
	return list
}

// lengths are those that a sealed value at p can have by what it says: JSON from its
// beginning, or after a salt. It is read before it is verified, to be verified at all.
func (x *finds) lengths(p int) (list []int) {
	raw := x.w.raw
	for _, skip := range []int{0, saltSize} {
		at := p + sealHeader
		plain := x.b.seal.unverified(raw[p+3:at], io.LimitReader(bytes.NewReader(raw[at:]), 16<<20))
		begin := make([]byte, skip+1)
		if _, err := io.ReadFull(plain, begin); err != nil || begin[skip] != '{' {
			continue
		}
		var value json.RawMessage
		if json.NewDecoder(io.MultiReader(bytes.NewReader(begin[skip:]), plain)).Decode(&value) == nil {
			n := skip + len(value)
			if raw[p] == sealPadded {
				n = padded(n)
			}
			list = append(list, sealExtra+n)
		}
	}
	return list
}

// fileLengths are those that a paper at p, its key as long as key, can have: to the next paper, or to where a page
// is empty up to its end and another page begins.
func (x *finds) fileLengths(p, key int, later []int) (list []int) {
	raw := x.w.raw
	for _, q := range later[:min(4, len(later))] {
		list = append(list, q-key-p)
	}
	for page, tried := p/x.w.page, 0; tried < 4; page++ {
		edge := min((page+1)*x.w.page, len(raw))
		if _, _, _, isPage := x.w.header(uint64(page + 1)); !isPage && edge < len(raw) && page > p/x.w.page {
			continue // within the paper
		}
		last := len(bytes.TrimRight(raw[p:edge], "\x00"))
		list = append(list, last, last+1, last+2) // a tag may end in zeros
		if tried++; edge == len(raw) {
			break
		}
	}
	return list
}

// keysBefore are the keys that could stand before a value.
func (x *finds) keysBefore(p int) (keys [][]byte) {
	raw := x.w.raw
	if raw[p] == sealPadded {
		for n := placeTag + placeUnit; n <= placeTag+4*placeUnit; n += placeUnit {
			if k := x.w.at(p-n, n); k != nil {
				if _, _, ok := x.b.seal.placed(k); ok {
					keys = append(keys, k)
				}
			}
		}
		return keys
	}
	if k := x.w.at(p-8, 8); k != nil && k[0] == 0 && k[1] == 0 {
		keys = append(keys, k)
	}
	if k := x.w.at(p-len(keyHead), len(keyHead)); string(k) == string(keyHead) {
		keys = append(keys, k)
	}
	if k := x.w.at(p-64, 64); k != nil && bytes.Trim(k, "0123456789abcdef") == nil {
		keys = append(keys, k)
	}
	before := raw[max(0, p-160):p]
	for _, kind := range record.Kinds {
		if i := bytes.LastIndex(before, append([]byte(kind), 0)); i >= 0 && len(before)-i >= len(kind)+9 {
			keys = append(keys, before[i:])
		}
	}
	return keys
}
