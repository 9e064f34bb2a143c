package record

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// TestFoldTables: each letter of the tables is folded to the letter that is left of it
// without its marks, by the plain way.
func TestFoldTables(t *testing.T) {
	base := func(r rune) string {
		switch r {
		case 'đ', 'Đ', 'ð', 'Ð':
			return "d"
		}
		first := []rune(norm.NFD.String(string(r)))[0]
		if first < 0x80 && (unicode.IsLetter(first) || unicode.IsDigit(first)) {
			return string(unicode.ToLower(first))
		}
		return ""
	}
	n := 0
	check := func(r rune, got byte) {
		want := base(r)
		if got == 0 && want != "" || got != 0 && string(rune(got)) != want {
			t.Errorf("%c is folded to %q, want %q", r, got, want)
		}
		if got != 0 {
			n++
		}
	}
	for r := range foldTable[0x80:] {
		check(rune(r+0x80), foldTable[r+0x80])
	}
	for i := range foldVietnamese {
		check(rune(0x1EA0+i), foldVietnamese[i])
	}
	if n < 300 {
		t.Errorf("only %d letters", n)
	}
}
