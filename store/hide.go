package store

import (
	"bytes"
	"crypto/subtle"
	"math/bits"
	"slices"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20"

	"sophongtrao/store/record"
)

// Rules of this file: who has the file of a protected book and no secret learns how large
// it is, and no more. bbolt keeps the names of buckets, their keys and the lengths of
// values as they are; so all values of such a book stand in one bucket, each under its
// sealed place, and are padded to few lengths. The rest of the store sees the buckets that
// it knows: table is the one way to them, and tx.go alone writes through it.
//
// A place is bucket, 0 and key, padded; its tag (16 bytes) is a keyed digest of it, and
// what follows is the place under the stream of the tag. The same place always gives the
// same bytes, or nothing could be found.

// layout is how the values of a book stand in the file.
type layout int

const (
	bare   layout = iota // in their buckets, under their keys: a book without a password
	blind                // so too, but files under a keyed digest of their hash: a protected book before schema 5
	hidden               // in one bucket, under sealed places, padded: a protected book
)

// bucketValues holds all values of a hidden book.
const bucketValues = "values"

// hiddenSchema is the first schema in which protected books are hidden.
const hiddenSchema = 5

// layoutFor is the layout in which a book is written.
func layoutFor(ring keyring, schema int) layout {
	switch {
	case !ring.protected():
		return bare
	case schema < hiddenSchema:
		return blind
	}
	return hidden
}

// layoutOf is the layout of a book that is there.
func layoutOf(bt *bbolt.Tx, ring keyring) layout {
	switch {
	case bt.Bucket([]byte(bucketValues)) != nil:
		return hidden
	case ring.protected():
		return blind
	}
	return bare
}

const (
	placeTag  = 16
	placeUnit = 72 // bytes: a place is padded to a multiple, and one is enough for all but long names of forms
	leastPad  = 256
)

// pad adds a mark and zeros up to a length (ISO/IEC 7816-4).
func pad(b []byte, to int) []byte {
	out := make([]byte, to)
	copy(out, b)
	out[len(b)] = 0x80
	return out
}

// unpad takes the padding away, but nothing of the first bytes.
func unpad(b []byte, first int) (_ []byte, ok bool) {
	end := len(bytes.TrimRight(b, "\x00")) - 1
	if end < first || b[end] != 0x80 {
		return nil, false
	}
	return b[:end], true
}

// padded is the length that n bytes are padded to: so few lengths that they tell no more
// of a value than about how large it is: four in each doubling, from 256 bytes on.
func padded(n int) int {
	n = max(n+1, leastPad)
	mask := 1<<(bits.Len(uint(n))-3) - 1
	return (n + mask) &^ mask
}

// place seals the place of a value.
func (s *sealer) place(bucket string, key []byte) []byte {
	plain := append(append([]byte(bucket), 0), key...)
	plain = pad(plain, (len(plain)/placeUnit+1)*placeUnit)
	tag := s.tag(plain)
	out := append(make([]byte, 0, placeTag+len(plain)), tag...)
	return append(out, s.stream(tag, plain)...)
}

// placed opens a sealed place; ok says that it is one.
func (s *sealer) placed(raw []byte) (bucket string, key []byte, ok bool) {
	if len(raw) <= placeTag || (len(raw)-placeTag)%placeUnit != 0 {
		return "", nil, false
	}
	plain := s.stream(raw[:placeTag], raw[placeTag:])
	if subtle.ConstantTimeCompare(s.tag(plain), raw[:placeTag]) == 0 {
		return "", nil, false
	}
	if plain, ok = unpad(plain, 0); !ok {
		return "", nil, false
	}
	name, key, ok := bytes.Cut(plain, []byte{0})
	return string(name), key, ok
}

func (s *sealer) tag(plain []byte) []byte {
	h, err := blake2b.New(placeTag, s.tags)
	if err != nil {
		panic(err) // the key has 32 bytes: newSealer made it
	}
	h.Write(plain)
	return h.Sum(nil)
}

func (s *sealer) stream(tag, in []byte) []byte {
	c, err := chacha20.NewUnauthenticatedCipher(s.places, tag[:chacha20.NonceSize])
	if err != nil {
		panic(err) // key and nonce have their sizes
	}
	out := make([]byte, len(in))
	c.XORKeyStream(out, in)
	return out
}

// table is a bucket as the rest of the store knows it, wherever its values stand.
type table struct {
	name   string
	seal   *sealer
	bucket *bbolt.Bucket // nil: there is none
	cells  []cell        // what it holds, where that was looked up; nil: was not
}

// cell is a key with its sealed value.
type cell struct{ key, value []byte }

func (s *sealer) table(bt *bbolt.Tx, name string) table {
	return table{name: name, seal: s, bucket: bt.Bucket([]byte(s.bucketOf(name)))}
}

// bucketOf is the bucket of bbolt in which the values of a bucket stand.
func (s *sealer) bucketOf(name string) string {
	if s.layout == hidden {
		return bucketValues
	}
	return name
}

func (t table) there() bool { return t.bucket != nil }

// at is the key of bbolt.
func (t table) at(key []byte) []byte {
	if t.seal.layout == hidden {
		return t.seal.place(t.name, key)
	}
	return key
}

func (t table) get(key []byte) []byte { return t.bucket.Get(t.at(key)) }

// each gives every key and value, in the order of the keys. f must not keep them.
func (t table) each(f func(key, value []byte) error) error {
	if t.seal.layout != hidden {
		return t.bucket.ForEach(f)
	}
	cells := t.cells
	if cells == nil {
		all, _ := t.seal.sort(t.bucket, t.name)
		cells = all[t.name]
	}
	for _, c := range cells {
		if err := f(c.key, c.value); err != nil {
			return err
		}
	}
	return nil
}

// tables gives all tables of a book, looking once at what a hidden one holds. strays are
// values whose place does not open: nobody knows what they were, and head and history
// tell whether they are missed.
func (s *sealer) tables(bt *bbolt.Tx) (get func(name string) table, strays int) {
	if s.layout != hidden {
		return func(name string) table { return s.table(bt, name) }, 0
	}
	bucket := bt.Bucket([]byte(bucketValues))
	all, strays := s.sort(bucket, "")
	return func(name string) table {
		return table{name: name, seal: s, bucket: bucket, cells: append([]cell{}, all[name]...)}
	}, strays
}

// sort brings the values of a hidden book, or those of one of its buckets, into the order
// of their buckets and keys.
func (s *sealer) sort(bucket *bbolt.Bucket, only string) (all map[string][]cell, strays int) {
	all = map[string][]cell{}
	c := bucket.Cursor()
	for at, value := c.First(); at != nil; at, value = c.Next() {
		switch name, key, ok := s.placed(at); {
		case !ok:
			strays++
		case only == "" || name == only:
			all[name] = append(all[name], cell{key, value})
		}
	}
	for _, cells := range all {
		slices.SortFunc(cells, func(x, y cell) int { return bytes.Compare(x.key, y.key) })
	}
	return all, strays
}

func (b *Book) table(bt *bbolt.Tx, name string) table { return b.seal.table(bt, name) }

// sealedBuckets are the buckets of sealed values, but the head.
func sealedBuckets() []string {
	names := []string{bucketHistory, bucketContents, bucketFiles, bucketDrafts}
	for _, k := range record.Kinds {
		names = append(names, string(k))
	}
	return names
}
