package part

import (
	"testing"

	"sophongtrao/ui/words"
)

// TestTyped: letters in parts and control letters are told from good ones.
func TestTyped(t *testing.T) {
	for text, want := range map[string]string{"": "", "tiếng Việt": words.TypeGood, "tie\u0302\u0301ng": words.TypeParts, "vie\bê": words.TypeControl} {
		if got := typed(text); got != want {
			t.Errorf("%q is called %q, want %q", text, got, want)
		}
	}
}
