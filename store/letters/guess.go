package letters

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Run is a piece of text with the name of the font in which it was shown; "" where no
// font is known.
type Run struct{ Text, Font string }

// Verdict is how runs of one font family are to be read.
type Verdict struct {
	Encoding Encoding
	// ByLetters says that the letters speak for the encoding and the font does not.
	ByLetters bool
	// Sure is false where font and letters speak against each other (but for letters that
	// only Unicode has), or where too many words are no Vietnamese in any encoding: a
	// person decides.
	Sure bool
	// Marked counts the words with a letter beyond ASCII, Good those of them that are
	// Vietnamese syllables once they are decoded.
	Marked, Good int
}

// Reading holds a verdict for each encoding that the fonts of a column speak for.
type Reading map[Encoding]Verdict

// Judge looks at the runs of one column.
func Judge(runs []Run) Reading {
	reading := Reading{}
	for _, r := range runs {
		if e := OfFont(r.Font); !has(reading, e) {
			reading[e] = judge(e, runs)
		}
	}
	return reading
}

func has(r Reading, e Encoding) bool { _, ok := r[e]; return ok }

// Decode reads a run as the reading of its column says.
func (r Reading) Decode(run Run) string {
	e := OfFont(run.Font)
	if v, ok := r[e]; ok {
		e = v.Encoding
	}
	if e != Unicode && Modern(run.Text) { // pasted into a cell of an old font
		e = Unicode
	}
	return Decode(run.Text, e)
}

// Sure says that every verdict is.
func (r Reading) Sure() bool {
	for _, v := range r {
		if !v.Sure {
			return false
		}
	}
	return true
}

// Odd says that a text of a Unicode font is most likely of an old encoding: none of its
// words with marks is Vietnamese as it stands, and all are when it is decoded. Where some
// words are surely Unicode, it is enough that another is not.
func Odd(s string) bool {
	if Modern(s) {
		return mixed(s)
	}
	all, good := count(s, Decode(s, Unicode))
	if all == 0 || good > 0 {
		return false
	}
	for _, e := range []Encoding{TCVN3, VNI} {
		if n, good := count(s, Decode(s, e)); n > 0 && good == n {
			return true
		}
	}
	return false
}

// mixed says that a word of a Unicode text has a sign that no Vietnamese word has, and is
// one when it is decoded: "Vũ ThÞ H¹nh".
func mixed(s string) bool {
	strange := func(r rune) bool { return r > 0xA0 && r < 0x100 && !strings.ContainsRune(latin, r) }
	if !strings.ContainsFunc(s, strange) {
		return false
	}
	for w := range strings.FieldsFuncSeq(s, apart) {
		if strings.ContainsFunc(w, strange) && !Syllable(norm.NFC.String(w)) && (Syllable(Decode(w, TCVN3)) || Syllable(Decode(w, VNI))) {
			return true
		}
	}
	return false
}

// The shares of good words (of 10) from which on an encoding is believed, and below
// which it is not.
const believed, disbelieved = 8, 5

// judge looks at the runs whose fonts speak for an encoding.
func judge(font Encoding, runs []Run) Verdict {
	scores := map[Encoding]Verdict{}
	seen := map[string]bool{} // lists repeat themselves: a text counts once
	for _, r := range runs {
		s := r.Text
		if OfFont(r.Font) != font || !beyond(s) || seen[s] {
			continue
		}
		seen[s] = true
		if Modern(s) { // no old encoding wrote that, syllables or not ("15/QĐ-UBND")
			n := marked(s)
			v := scores[Unicode]
			scores[Unicode] = Verdict{Encoding: Unicode, Marked: v.Marked + n, Good: v.Good + n}
			continue
		}
		for _, e := range Encodings {
			marked, good := count(s, Decode(s, e))
			v := scores[e]
			scores[e] = Verdict{Encoding: e, Marked: v.Marked + marked, Good: v.Good + good}
		}
	}
	own := scores[font]
	own.Encoding, own.Sure = font, true
	if 10*own.Good >= believed*own.Marked { // the font's word, and the letters agree, or none needs decoding
		return own
	}
	best := own
	for _, e := range Encodings {
		if v := scores[e]; v.Good > best.Good && !(e == TCVN3Capitals || e == TCVN3 && font == TCVN3Capitals) {
			best = v
		}
	}
	if 10*best.Good >= believed*best.Marked && 10*own.Good < disbelieved*own.Marked {
		best.ByLetters = true
		best.Sure = best.Encoding == Unicode || font == Unicode && best.Marked >= 3
		return best
	}
	own.Sure = false
	return own
}

// Modern says that a text has a letter that only Unicode can write: one beyond Latin 1
// that a Vietnamese word has, or a combining mark.
func Modern(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x1EA0 && r <= 0x1EF9 || r == 'ă' || r == 'Ă' || r == 'đ' || r == 'Đ' || r == 'ơ' || r == 'Ơ' ||
			r == 'ư' || r == 'Ư' || r == 'ĩ' || r == 'Ĩ' || r == 'ũ' || r == 'Ũ' || r >= 0x300 && r <= 0x323
	})
}

// count compares the words of a text with their decoded forms, word by word where the
// blanks between them agree: how many have a letter beyond ASCII, and how many of those
// are syllables then.
func count(raw, decoded string) (all, good int) {
	all = marked(raw)
	for w := range strings.FieldsFuncSeq(decoded, apart) {
		if beyond(w) && (Syllable(w) || initials(w)) {
			good++
		}
	}
	return all, min(good, all)
}

// initials says that a word is the first letters of several, as papers write them: QĐ, HĐND,
// BCĐ. Of the letters beyond ASCII only đ begins a word without being a vowel.
func initials(w string) bool {
	return utf8.RuneCountInString(w) > 1 && strings.Trim(strings.ToLower(w), consonants) == ""
}

// marked counts the words of a text that have a letter beyond ASCII.
func marked(s string) (n int) {
	for w := range strings.FieldsFuncSeq(s, apart) {
		if beyond(w) {
			n++
		}
	}
	return n
}

func beyond(s string) bool { return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

// apart are the characters between words, in every encoding.
func apart(r rune) bool {
	return r < 0x80 && !unicode.IsLetter(r) || r == 0xA0 || r >= 0x2000 && r < 0x2070
}

var (
	onsetSet = set(onsets)
	rimeSet  = set(rimes)
)

func set(list string) map[string]bool {
	m := map[string]bool{"": false}
	for _, s := range strings.Fields(list) {
		m[s] = true
	}
	return m
}

// Syllable says that a word is built as a Vietnamese syllable is; whether one with that
// meaning exists, it does not know.
func Syllable(w string) bool {
	bare, tone, ok := toneless(w)
	if !ok {
		return false
	}
	if strings.HasSuffix(bare, "c") || strings.HasSuffix(bare, "ch") || strings.HasSuffix(bare, "p") || strings.HasSuffix(bare, "t") {
		if tone != 0 && tone != 0x301 && tone != 0x323 {
			return false // such an end carries sắc or nặng only
		}
	}
	if rimeSet[bare] || bare == "gi" {
		return true
	}
	for i := range bare {
		if i > 0 && onsetSet[bare[:i]] && rimeSet[bare[i:]] {
			return true
		}
	}
	return false
}

// toneless is a word in small letters without its tone, and the tone. Not ok: two tones,
// or what is no letter.
func toneless(w string) (bare string, tone rune, ok bool) {
	var room [24]byte
	b := room[:0]
	for _, r := range w {
		r = unicode.ToLower(r)
		l, known := untoned[r]
		switch {
		case r < 0x80 && unicode.IsLetter(r):
			l.base = r
		case !known:
			return decomposed(w)
		}
		if l.tone != 0 {
			if tone != 0 {
				return "", 0, false
			}
			tone = l.tone
		}
		if l.base != 0 {
			b = utf8.AppendRune(b, l.base)
		}
	}
	return string(b), tone, true
}

// untoned are the small Vietnamese letters beyond ASCII, each with its letter and tone.
var untoned = func() map[rune]struct{ base, tone rune } {
	m := map[rune]struct{ base, tone rune }{}
	for _, r := range small {
		m[r] = struct{ base, tone rune }{}
	}
	for r := rune(0x1EA1); r <= 0x1EF9; r += 2 {
		m[r] = struct{ base, tone rune }{}
	}
	for r, l := range m {
		bare, tone, _ := decomposed(string(r))
		l.base, _ = utf8.DecodeRuneInString(bare)
		l.tone = tone
		m[r] = l
	}
	return m
}()

// decomposed is toneless for every word, whatever its letters are.
func decomposed(w string) (bare string, tone rune, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(w)) {
		switch r {
		case 0x300, 0x301, 0x303, 0x309, 0x323:
			if tone != 0 {
				return "", 0, false
			}
			tone = r
		default:
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				return "", 0, false
			}
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String()), tone, true
}

// JudgeColumns looks at the columns of one table: each for itself, and then those again of
// which the letters of any font fit as they stand and in an old encoding that the letters
// of their neighbours speak for ("Khu phè" beside "NguyÔn V¨n Hïng"). Such a column is read
// as its neighbours are, and is not sure.
func JudgeColumns(columns [][]Run) []Reading {
	readings := make([]Reading, len(columns))
	var wait sync.WaitGroup
	for i, runs := range columns {
		wait.Go(func() { readings[i] = Judge(runs) })
	}
	wait.Wait()
	lead := Verdict{}
	for i := range columns {
		if v := readings[i][Unicode]; v.ByLetters && v.Encoding != Unicode && v.Good > lead.Good {
			lead = v
		}
	}
	if lead.Good == 0 {
		return readings
	}
	for i, runs := range columns {
		v, ok := readings[i][Unicode]
		if !ok || v.Marked == 0 || v.ByLetters {
			continue
		}
		all, good := 0, 0
		for _, r := range runs {
			if OfFont(r.Font) == Unicode && !Modern(r.Text) {
				m, g := count(r.Text, Decode(r.Text, lead.Encoding))
				all, good = all+m, good+g
			}
		}
		if all > 0 && 10*good >= believed*all {
			readings[i][Unicode] = Verdict{Encoding: lead.Encoding, ByLetters: true, Marked: all, Good: good}
		}
	}
	return readings
}
