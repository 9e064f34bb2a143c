package store

import (
	"crypto/rand"
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeLetters are those of recovery codes: no two that look alike, no vowel and no D
// and W, so that a Vietnamese typing program (Telex, VNI) leaves them alone and no
// word comes about. 19 is a prime, which the check letter needs.
const (
	codeLetters = "34679CFHJKLMNPQRTVX"
	codeLength  = 25 // with the check letter: 24 letters carry 101 bits
	codeGroup   = 5
)

// NewCode makes a recovery code as it is printed: five groups of five.
func NewCode() string {
	code := make([]byte, 0, codeLength)
	for len(code) < codeLength-1 {
		var b [1]byte
		rand.Read(b[:])
		if n := int(b[0]); n < 256/len(codeLetters)*len(codeLetters) { // else some letters came more often
			code = append(code, codeLetters[n%len(codeLetters)])
		}
	}
	code = append(code, codeLetters[codeCheck(code)])
	var s strings.Builder
	for i, c := range code {
		if i > 0 && i%codeGroup == 0 {
			s.WriteByte('-')
		}
		s.WriteByte(c)
	}
	return s.String()
}

// codeCheck is the place of the check letter: a sum modulo 19 with the powers of 2 as
// weights. It tells every single wrong letter and every two neighbours changed over.
func codeCheck(code []byte) int {
	sum, weight := 0, 1
	for _, c := range code {
		weight = weight * 2 % len(codeLetters)
		sum += weight * strings.IndexByte(codeLetters, c)
	}
	return sum % len(codeLetters)
}

// ReadCode brings a recovery code, as somebody typed it, to the form in which it is a
// secret. Case, blanks and dashes do not matter. ok is false where a letter is missing
// or wrong.
func ReadCode(text string) (code string, ok bool) {
	b := make([]byte, 0, codeLength)
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Dash, r) || r == '.':
			continue
		case r < utf8.RuneSelf && len(b) < codeLength && strings.IndexByte(codeLetters, byte(unicode.ToUpper(r))) >= 0:
			b = append(b, byte(unicode.ToUpper(r)))
		default:
			return "", false
		}
	}
	if len(b) != codeLength || codeLetters[codeCheck(b[:codeLength-1])] != b[codeLength-1] {
		return "", false
	}
	return string(b), true
}
