package store

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"math/bits"

	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20"
	"golang.org/x/crypto/chacha20poly1305"
)

// Rules of this file: every value but the plain ones in the bucket "meta" and the
// key slots is sealed with XChaCha20-Poly1305 under the data key of the book. The
// associated data names the value's bucket, key and schema, so that a value moved
// to another place does not open.
//
// A sealed value: format (1 byte), schema (2 bytes), nonce (24), ciphertext, tag (16).
// In a hidden book (hide.go) the plain text is padded, which the format says.

const (
	sealFormat = 1
	sealPadded = 2
	sealHeader = 1 + 2 + chacha20poly1305.NonceSizeX
	sealExtra  = sealHeader + chacha20poly1305.Overhead
)

// sealer seals and opens values. It may be used by several goroutines.
type sealer struct {
	key    []byte
	aead   cipher.AEAD
	digest []byte // key of the keyed digests
	tags   []byte // key of the tags of sealed places
	places []byte // key of the places themselves
	layout layout
}

// newSealer is the sealer of a data key.
func newSealer(key []byte, l layout) (*sealer, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	return &sealer{key, aead, keyOf(key, "digest of values"), keyOf(key, "tags of places"), keyOf(key, "places"), l}, nil
}

// keyOf is a key for one purpose, of the data key.
func keyOf(key []byte, purpose string) []byte {
	h, err := blake2b.New256(key)
	if err != nil {
		panic(err) // the key has 32 bytes: the cipher took it
	}
	h.Write([]byte("sophongtrao " + purpose))
	return h.Sum(nil)
}

func associated(format byte, bucket string, key []byte, schema int) []byte {
	b := make([]byte, 0, 64)
	b = append(append(append(b, bucket...), 0), key...)
	b = binary.BigEndian.AppendUint16(b, uint16(schema))
	if format != sealFormat {
		b = append(b, format)
	}
	return b
}

func (s *sealer) seal(schema int, bucket string, key, plain []byte) []byte {
	format := byte(sealFormat)
	if s.layout == hidden {
		format, plain = sealPadded, pad(plain, padded(len(plain)))
	}
	v := make([]byte, sealHeader, len(plain)+sealExtra)
	v[0] = format
	binary.BigEndian.PutUint16(v[1:], uint16(schema))
	nonce := v[3:sealHeader]
	rand.Read(nonce) // never fails (crypto/rand)
	return s.aead.Seal(v, nonce, plain, associated(format, bucket, key, schema))
}

// size is how long the sealed value of n bytes is.
func (s *sealer) size(n int) int {
	if s.layout == hidden {
		n = padded(n)
	}
	return n + sealExtra
}

// open appends the plain text of a sealed value to dst and gives its schema.
// Anything else than what was sealed for that place is ErrDamaged.
func (s *sealer) open(dst []byte, bucket string, key, value []byte) ([]byte, int, error) {
	if len(value) < sealExtra || value[0] != sealFormat && value[0] != sealPadded {
		return nil, 0, fmt.Errorf("%w: a value of %s is not sealed", ErrDamaged, bucket)
	}
	schema := int(binary.BigEndian.Uint16(value[1:]))
	plain, err := s.aead.Open(dst, value[3:sealHeader], value[sealHeader:], associated(value[0], bucket, key, schema))
	ok := err == nil
	if ok && value[0] == sealPadded {
		plain, ok = unpad(plain, len(dst))
	}
	if !ok {
		return nil, 0, fmt.Errorf("%w: a value of %s does not open", ErrDamaged, bucket)
	}
	return plain, schema, nil
}

// unverified decrypts what from gives of the inside of a sealed value with a nonce,
// without knowing where the value ends: whether it is right, open must say.
func (s *sealer) unverified(nonce []byte, from io.Reader) io.Reader {
	sub, err := chacha20.HChaCha20(s.key, nonce[:16])
	if err != nil {
		panic(err) // key and nonce have their sizes
	}
	c, err := chacha20.NewUnauthenticatedCipher(sub, append(make([]byte, 4), nonce[16:]...))
	if err != nil {
		panic(err)
	}
	c.SetCounter(1) // the first block makes the key of the tag (RFC 8439, 2.8)
	return cipher.StreamReader{S: c, R: from}
}

// sum is a combined digest of many values: the sum of their digests modulo 2^256,
// lowest word first. Order does not matter, and a value can be taken out again.
type sum [4]uint64

func (s *sum) add(o sum) {
	var c uint64
	for i := range s {
		s[i], c = bits.Add64(s[i], o[i], c)
	}
}

func (s *sum) sub(o sum) {
	var c uint64
	for i := range s {
		s[i], c = bits.Sub64(s[i], o[i], c)
	}
}

// MarshalText writes 64 hex digits.
func (s sum) MarshalText() ([]byte, error) {
	b := make([]byte, 0, 32)
	for _, w := range s {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return hex.AppendEncode(nil, b), nil
}

// UnmarshalText reads what MarshalText writes.
func (s *sum) UnmarshalText(b []byte) error {
	raw, err := hex.AppendDecode(nil, b)
	if err != nil || len(raw) != 32 {
		return ErrDamaged
	}
	for i := range s {
		s[i] = binary.LittleEndian.Uint64(raw[8*i:])
	}
	return nil
}

// digester makes the keyed digests of values. It is not for several goroutines.
type digester struct {
	h   hash.Hash
	in  []byte
	buf [blake2b.Size256]byte
}

func (s *sealer) digester() *digester {
	h, err := blake2b.New256(s.digest)
	if err != nil {
		panic(err) // the key has 32 bytes: newSealer made it
	}
	return &digester{h: h}
}

// of digests a sealed value by its place, size, header and tag. The tag stands
// for the bytes between: they are verified whenever the value is opened. So a
// frozen paper need not be read to know that it is the right one.
func (d *digester) of(bucket string, key, value []byte) sum {
	in := append(append(append(d.in[:0], bucket...), 0), key...)
	in = binary.BigEndian.AppendUint64(in, uint64(len(value)))
	if len(value) > sealExtra {
		in = append(in, value[:sealHeader]...)
		value = value[len(value)-chacha20poly1305.Overhead:]
	}
	d.in = append(in, value...)
	d.h.Reset()
	d.h.Write(d.in)
	d.h.Sum(d.buf[:0])
	var s sum
	for i := range s {
		s[i] = binary.LittleEndian.Uint64(d.buf[8*i:])
	}
	return s
}

// fileKey is the key under which the bytes of a hash stand. In a blind book it is
// not the hash itself: that would tell whoever has the file, and a paper, whether the
// paper is in the book.
func (s *sealer) fileKey(hash string) []byte {
	if s.layout != blind {
		return []byte(hash)
	}
	h, err := blake2b.New256(s.digest)
	if err != nil {
		panic(err) // the key has 32 bytes: newSealer made it
	}
	h.Write([]byte("where a file stands\x00" + hash))
	return fmt.Appendf(nil, "%x", h.Sum(nil))
}
