package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Encoding is how the letters of a text were written down.
type Encoding string

// The encodings. Their texts are codes, for memory and tests.
const (
	Unicode       Encoding = "unicode"        // in any form: NFC, NFD, UniKey's tổ hợp
	TCVN3         Encoding = "tcvn3"          // fonts .VnTime, .VnArial …
	TCVN3Capitals Encoding = "tcvn3-capitals" // fonts .VnTimeH …: small letters that the font shows as capitals
	VNI           Encoding = "vni"            // fonts VNI-Times, VNI-Helve …
)

// Encodings are all of them, in the order in which they are offered.
var Encodings = []Encoding{Unicode, TCVN3, TCVN3Capitals, VNI}

// OfFont says which encoding the name of a font speaks for; Unicode for every font that
// is of neither family.
func OfFont(name string) Encoding {
	if name == "" || name[0] > ' ' && name[0] < 0x80 && name[0] != '.' && name[0]|0x20 != 'v' {
		return Unicode
	}
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case strings.HasPrefix(name, ".vn") && strings.HasSuffix(name, "h"):
		return TCVN3Capitals
	case strings.HasPrefix(name, ".vn"):
		return TCVN3
	case strings.HasPrefix(name, "vni-"), strings.HasPrefix(name, "vni "):
		return VNI
	}
	return Unicode
}

// Decode reads a text and returns it in NFC. Control characters stay: record.Text
// takes them out, and must not see the text before (U+00AD is ư in TCVN3).
func Decode(s string, e Encoding) string {
	switch e {
	case TCVN3, TCVN3Capitals:
		s = decodeTCVN3(s)
		if e == TCVN3Capitals {
			s = strings.ToUpper(s)
		}
		if !strings.ContainsFunc(s, func(r rune) bool { return r > 'ỹ' || r >= 0x300 && r < 0x1EA0 }) {
			return s // what the table gives is NFC, and there is nothing else in it
		}
	case VNI:
		s = decodeVNI(s)
	}
	if composed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// composed says of most texts in NFC that they are: letters of Latin without loose marks.
func composed(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x1EA0 || r > 0x1EF9) {
			return false
		}
	}
	return true
}

// letter is one letter in UTF-8.
type letter struct {
	n byte
	b [3]byte
}

// tcvn3Table gives for each code point of Latin 1 what it stands for.
var tcvn3Table = func() (t [256]letter) {
	for i := range t {
		t[i] = asLetter(rune(i))
	}
	pairs := []rune(tcvn3)
	for i := 0; i < len(pairs); i += 2 {
		t[pairs[i]] = asLetter(pairs[i+1])
	}
	return t
}()

func asLetter(r rune) (l letter) {
	l.n = byte(utf8.EncodeRune(l.b[:], r))
	return l
}

func decodeTCVN3(s string) string {
	out := make([]byte, 0, len(s)+len(s)/4)
	for _, r := range s {
		if r < 256 {
			l := &tcvn3Table[r]
			out = append(out, l.b[:l.n]...)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

var vniWholes = func() map[rune]rune {
	m := map[rune]rune{}
	pairs := []rune(vniWhole)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}()

func decodeVNI(s string) string {
	out := make([]byte, 0, len(s)+len(s)/4)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, more := utf8.DecodeRuneInString(s[i+n:])
		if pair := vniPair(r, next); pair != "" {
			out, i = append(out, pair...), i+n+more
			continue
		}
		if whole, ok := vniWholes[r]; ok {
			out, i = utf8.AppendRune(out, whole), i+n
			continue
		}
		out, i = append(out, s[i:i+n]...), i+n
	}
	return string(out)
}

// vniPair is what two characters mean together, decomposed; "" if nothing.
func vniPair(r, next rune) string {
	base, ok := vniBases[unicode.ToLower(r)]
	mark := vniMarks[unicode.ToLower(next)]
	if !ok || mark == "" {
		return ""
	}
	if strings.HasPrefix(mark, "\u0302") && !base.roof || strings.HasPrefix(mark, "\u0306") && !base.bowl {
		return ""
	}
	if unicode.IsUpper(r) {
		return strings.ToUpper(base.letter) + mark
	}
	return base.letter + mark
}
