package letters

import (
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestToneless: the table says of every word what decomposing it says.
func TestToneless(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all := []rune("abcdđeghiklmnopqrstuvxyABCĐ1.-ß·×ỵ̈̂́" + small + latin)
	for c := rune(0x1EA0); c <= 0x1EF9; c++ {
		all = append(all, c)
	}
	for range 200_000 {
		word := make([]rune, 1+r.IntN(6))
		for i := range word {
			word[i] = all[r.IntN(len(all))]
		}
		s := string(word)
		if r.IntN(4) == 0 {
			s = norm.NFD.String(s)
		}
		bare, tone, ok := toneless(s)
		if wantBare, wantTone, want := decomposed(s); bare != wantBare || tone != wantTone || ok != want {
			t.Fatalf("%q: %q %x %v, want %q %x %v", s, bare, tone, ok, wantBare, wantTone, want)
		}
	}
}
