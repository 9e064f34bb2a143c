package store

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/blake2b"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Rules of this file: a slot is one way to the data key of the book. A book has one
// plain slot, or one for the password and one for the recovery code, never both: a
// plain slot would make the others a show. A secret is brought to NFC, because the
// same letters come decomposed from some keyboards, and is otherwise taken as it is:
// nothing is trimmed, no case is changed.

// The types of slots. Their texts stand in books.
const (
	slotPlain    = "plain"    // the key itself
	slotPassword = "password" // the key wrapped under a password
	slotRecovery = "recovery" // the key wrapped under a recovery code
)

// cost is what a guess of a secret costs: parameters of Argon2id (RFC 9106).
type cost struct {
	Memory uint32 `json:"memory,omitempty"` // KiB
	Passes uint32 `json:"passes,omitempty"`
	Lanes  uint8  `json:"lanes,omitempty"`
}

// presentCost is RFC 9106's choice for little memory (64 MiB, 3 passes), in one lane:
// an old office PC has two slow cores, a guesser has many. 0.18 s on the machine this
// was written on, about 1 s on a PC of 2010; SCHEMA.md.
var presentCost = cost{Memory: 64 << 10, Passes: 3, Lanes: 1}

// The least and the most that a slot may ask for: a slot that somebody changed must
// not make us take 4 GB, nor work for an hour.
var (
	leastCost = cost{Memory: 8 << 10, Passes: 1, Lanes: 1}
	mostCost  = cost{Memory: 256 << 10, Passes: 8, Lanes: 4}
)

func (c cost) sane() bool {
	return c.Memory >= leastCost.Memory && c.Memory <= mostCost.Memory &&
		c.Passes >= leastCost.Passes && c.Passes <= mostCost.Passes &&
		c.Lanes >= leastCost.Lanes && c.Lanes <= mostCost.Lanes
}

type slot struct {
	Type string `json:"type"`
	Key  []byte `json:"key,omitempty"` // plain only
	cost
	Salt    []byte `json:"salt,omitempty"`
	Wrapped []byte `json:"wrapped,omitempty"` // nonce and sealed key
	// Sum is no secret: it tells a slot that was damaged from a secret that is wrong.
	Sum []byte `json:"sum,omitempty"`
}

func newKey() []byte {
	key := make([]byte, chacha20poly1305.KeySize)
	rand.Read(key) // never fails (crypto/rand)
	return key
}

// wrap makes a slot that gives key to who knows the secret.
func wrap(kind string, key []byte, secret string, c cost) slot {
	s := slot{Type: kind, cost: c, Salt: make([]byte, 16)}
	rand.Read(s.Salt)
	aead, err := chacha20poly1305.NewX(s.derive(secret))
	if err != nil {
		panic(err) // the derived key has 32 bytes
	}
	s.Wrapped = make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(key)+chacha20poly1305.Overhead)
	rand.Read(s.Wrapped)
	s.Wrapped = aead.Seal(s.Wrapped, s.Wrapped, key, []byte(kind))
	s.Sum = s.sum()
	return s
}

// deriving lets one derivation run at a time: each takes 64 MB.
var deriving sync.Mutex

func (s slot) derive(secret string) []byte {
	deriving.Lock()
	defer deriving.Unlock()
	key := argon2.IDKey([]byte(norm.NFC.String(secret)), s.Salt, s.Passes, s.Memory, s.Lanes, chacha20poly1305.KeySize)
	debug.FreeOSMemory() // a PC of 2 GB wants it back now, not after the next collection
	return key
}

func (s slot) sum() []byte {
	in := fmt.Appendf(nil, "%s %d %d %d %x %x", s.Type, s.Memory, s.Passes, s.Lanes, s.Salt, s.Wrapped)
	d := blake2b.Sum256(in)
	return d[:8]
}

// unwrap returns the key. ErrWrongSecret; ErrDamaged: the slot is not what was written.
func (s slot) unwrap(secret string) ([]byte, error) {
	if string(s.Sum) != string(s.sum()) || !s.sane() || len(s.Wrapped) < chacha20poly1305.NonceSizeX {
		return nil, fmt.Errorf("%w: key slot", ErrDamaged)
	}
	if len(secret) > 4*maxPassword {
		return nil, ErrWrongSecret
	}
	aead, err := chacha20poly1305.NewX(s.derive(secret))
	if err != nil {
		return nil, err
	}
	nonce, sealed := s.Wrapped[:chacha20poly1305.NonceSizeX], s.Wrapped[chacha20poly1305.NonceSizeX:]
	key, err := aead.Open(nil, nonce, sealed, []byte(s.Type))
	if err != nil {
		return nil, ErrWrongSecret
	}
	return key, nil
}

// keyring is the key slots of a book.
type keyring []slot

func plainRing(key []byte) keyring { return keyring{{Type: slotPlain, Key: key}} }

// secretRing is the ring of a protected book.
func secretRing(key []byte, password, code string, c cost) keyring {
	return keyring{wrap(slotPassword, key, password, c), wrap(slotRecovery, key, code, c)}
}

// readRing reads the slots of a book.
func readRing(bt *bbolt.Tx) (ring keyring, err error) {
	keys := bt.Bucket([]byte(bucketKeys))
	if keys == nil {
		return nil, fmt.Errorf("%w: no key slots", ErrDamaged)
	}
	err = keys.ForEach(func(_, raw []byte) error {
		var s slot
		if json.Unmarshal(raw, &s) != nil || s.Type == slotPlain && len(s.Key) != chacha20poly1305.KeySize {
			return fmt.Errorf("%w: key slot", ErrDamaged)
		}
		ring = append(ring, s)
		return nil
	})
	return ring, err
}

// known is a keyring whose data key is known.
type known struct {
	ring keyring
	key  []byte
}

// same says that the slots are the same to the byte, so that they hold the same key.
func (r keyring) same(o keyring) bool { return reflect.DeepEqual(r, o) }

// protected says that no slot gives the key away.
func (r keyring) protected() bool {
	for _, s := range r {
		if s.Type == slotPlain {
			return false
		}
	}
	return true
}

// open returns the data key. ErrSecret: a secret is needed. ErrWrongSecret.
// ErrDamaged: a slot for this secret is damaged. ErrNewer: only slots that a later
// program can use.
func (r keyring) open(secret string) ([]byte, error) {
	order := []string{slotPassword}
	code, isCode := ReadCode(secret)
	if isCode {
		order = []string{slotRecovery, slotPassword} // a password may look like a code
	}
	wrong := ErrNewer
	for _, s := range r {
		switch s.Type {
		case slotPlain:
			return s.Key, nil
		case slotPassword, slotRecovery:
			wrong = ErrWrongSecret
		}
	}
	if wrong == ErrWrongSecret && secret == "" {
		return nil, ErrSecret
	}
	for _, kind := range order {
		for _, s := range r {
			if s.Type != kind {
				continue
			}
			given := secret
			if kind == slotRecovery {
				given = code
			}
			key, err := s.unwrap(given)
			if err == nil {
				return key, nil
			}
			if !errors.Is(err, ErrWrongSecret) {
				wrong = err
			}
		}
	}
	return nil, wrong
}

// wrongTries slows down who guesses at the keyboard: from the fourth wrong secret for
// a file on, this process waits 1, 2, 4 … 32 s before the next. Who has a copy of the
// file guesses without this program; against that stands only what a derivation costs.
var wrongTries struct {
	sync.Mutex
	of map[string]int
}

const (
	freeTries = 3
	mostDelay = 32 * time.Second
)

// delay is how long the next try for a file has to wait.
func delay(path string) time.Duration {
	wrongTries.Lock()
	defer wrongTries.Unlock()
	n := wrongTries.of[path] - freeTries
	if n < 0 {
		return 0
	}
	return min(time.Second<<min(n, 10), mostDelay)
}

// tried notes how a try went.
func tried(path string, err error) {
	wrongTries.Lock()
	defer wrongTries.Unlock()
	if wrongTries.of == nil {
		wrongTries.of = map[string]int{}
	}
	switch {
	case err == nil:
		delete(wrongTries.of, path)
	case errors.Is(err, ErrWrongSecret):
		wrongTries.of[path]++
	}
}

// The shortest and the longest password, in letters.
const (
	minPassword = 8
	maxPassword = 256
)

// FitPassword is ErrPassword for a password that its owner could not type again:
// shorter or longer than the bounds, or with a blank at an end or a character that no
// keyboard types, which nobody sees.
func FitPassword(p string) error {
	n := utf8.RuneCountInString(norm.NFC.String(p))
	if n < minPassword || n > maxPassword || !utf8.ValidString(p) || p != strings.TrimSpace(p) ||
		strings.ContainsFunc(p, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return ErrPassword
	}
	return nil
}
