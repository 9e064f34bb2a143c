package desk

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzMemory: whatever stands in the file of the window's habits, the program starts,
// and what it keeps from then on is there the next time.
func FuzzMemory(f *testing.F) {
	for _, s := range []string{`{"page":"teams","columns":{"a":1}}`, `{}`, `null`, `[]`, `{"page":null}`, `{"page":1e999}`, "\xff", `{"page":"a","page":"b"}`} {
		f.Add([]byte(s))
	}
	path := filepath.Join(f.TempDir(), "m.json") // one for all: a folder for each costs ten times as much
	f.Fuzz(func(t *testing.T, raw []byte) {
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		m := OpenMemory(path)
		for key := range m.data {
			var text string
			var list []int
			var any struct{ A, B int }
			m.Get(key, &text)
			m.Get(key, &list)
			m.Get(key, &any)
		}
		m.Put("page", "teams")
		var kept string
		if !OpenMemory(path).Get("page", &kept) || kept != "teams" {
			t.Errorf("after %q nothing is kept", raw)
		}
	})
}
