package record

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is searched: lower case, without tone and letter marks,
// đ as d, everything that is no letter and no digit as one blank, none at the
// ends. "Nguyễn Thị Đượm" and "NGUYEN  thi duom" fold to the same text.
func Fold(s string) string { return string(AppendFold(make([]byte, 0, len(s)), s)) }

// AppendFold appends Fold(s) to b.
func AppendFold(b []byte, s string) []byte {
	start, blank := len(b), false
	for _, r := range s {
		var c byte
		switch {
		case r < 0x80:
			c = foldASCII[r]
		case int(r) < len(foldTable):
			c = foldTable[r]
		case r >= 0x1EA0 && r <= 0x1EF9:
			c = foldVietnamese[r-0x1EA0]
		}
		switch {
		case c == foldSkip:
			continue
		case c != 0:
			if blank && len(b) > start {
				b = append(b, ' ')
			}
			b, blank = append(b, c), false
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if blank && len(b) > start {
				b = append(b, ' ')
			}
			b, blank = append(b, string(unicode.ToLower(bare(r)))...), false
		case r >= 0x300 && r <= 0x36F: // a mark left alone by text that is not NFC
		default:
			blank = true
		}
	}
	return b
}

// bare is a letter of another alphabet without its marks: Ǿ and Ø with an acute are one.
func bare(r rune) rune {
	first, rest := r, false
	for _, d := range norm.NFD.String(string(r)) {
		switch {
		case !rest:
			first, rest = d, true
		case d < 0x300 || d > 0x36F:
			return r // no letter with marks
		}
	}
	return first
}

const foldSkip = 1

var (
	foldASCII      [0x80]byte
	foldTable      [0x250]byte
	foldVietnamese [0x1EFA - 0x1EA0]byte
)

func init() {
	for r := rune(0); r < 0x80; r++ {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			foldASCII[r] = byte(unicode.ToLower(r))
		}
	}
	foldASCII['\''] = foldSkip // H'Hen Niê is searched as hhen nie
	base := func(r rune) byte {
		switch r {
		case 'đ', 'Đ', 'Ð', 'ð':
			return 'd'
		}
		if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 && d[0] < 0x80 {
			return foldASCII[d[0]]
		}
		return 0
	}
	for r := rune(0x80); int(r) < len(foldTable); r++ {
		foldTable[r] = base(r)
	}
	for i := range foldVietnamese {
		foldVietnamese[i] = base(rune(0x1EA0 + i))
	}
}

// Has says that the folded query q occurs in the folded text s with each word of
// q beginning a word of s, in any order.
func Has(s, q string) bool {
	for _, w := range strings.Fields(q) {
		if !strings.HasPrefix(s, w) && !strings.Contains(s, " "+w) {
			return false
		}
	}
	return true
}
