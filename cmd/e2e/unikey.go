package e2e

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Edit is what an input method sends for one key: take back some letters, put others.
type Edit struct {
	Back int
	Text string
}

// tones are the combining marks of the five tones, in Telex s f r x j.
const tones = "\u0301\u0300\u0309\u0303\u0323"

// UniKey gives the edits with which UniKey, set to Telex, makes text: the plain letter
// first, the hat when its second key is typed (ee, ow, dd), and the tone at the end of
// the word, taking back all letters from the toned one on. "Đượm" comes as D, then
// Đ, u, o, then ươ for the w, m, and at last ợm for the j.
func UniKey(text string) []Edit {
	var out []Edit
	word := ""
	flush := func() {
		out = append(out, uniKeyWord(word)...)
		word = ""
	}
	for _, r := range norm.NFC.String(text) {
		if unicode.IsLetter(r) {
			word += string(r)
			continue
		}
		flush()
		out = append(out, Edit{Text: string(r)})
	}
	flush()
	return out
}

func uniKeyWord(word string) []Edit {
	var out []Edit
	untoned, toned := []rune{}, -1
	letters := []rune(word)
	for i, r := range letters {
		shaped := []rune(norm.NFC.String(dropTone(r)))[0]
		if shaped != r {
			toned = i
		}
		untoned = append(untoned, shaped)
		plain := plainLetter(shaped)
		if unicode.ToLower(shaped) == 'ơ' {
			// One w hooks both letters of ươ; the u was left plain before.
			if i > 0 && plainLetter(untoned[i-1]) != untoned[i-1] && unicode.ToLower(untoned[i-1]) == 'ư' {
				out = append(out, Edit{Text: string(plain)}, Edit{Back: 2, Text: string(untoned[i-1 : i+1])})
				continue
			}
		}
		if unicode.ToLower(shaped) == 'ư' && i+1 < len(letters) &&
			unicode.ToLower([]rune(norm.NFC.String(dropTone(letters[i+1])))[0]) == 'ơ' {
			out = append(out, Edit{Text: string(plain)})
			continue
		}
		out = append(out, Edit{Text: string(plain)})
		if shaped != plain {
			out = append(out, Edit{Back: 1, Text: string(shaped)})
		}
	}
	if toned >= 0 {
		out = append(out, Edit{Back: len(letters) - toned, Text: string(letters[toned:])})
	}
	return out
}

// dropTone takes the tone off a letter and leaves its shape.
func dropTone(r rune) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(tones, c) {
			return -1
		}
		return c
	}, norm.NFD.String(string(r)))
}

// plainLetter is the key of a shaped letter: e for ê, d for đ.
func plainLetter(r rune) rune {
	switch r {
	case 'đ':
		return 'd'
	case 'Đ':
		return 'D'
	}
	return []rune(norm.NFD.String(string(r)))[0]
}
