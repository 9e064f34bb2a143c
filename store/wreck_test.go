package store

import (
	"encoding/base64"
	"os"
	"testing"

	"sophongtrao/store/record"
)

// TestWrecksThatWereFound salvages damaged files that the torture found to be read badly.
// shifted: cut, and pages shifted, so that the settings lie behind entries of the history
// where those were taken to be alone (seed 202611282138, as trial 124283).
func TestWrecksThatWereFound(t *testing.T) {
	raw, err := os.ReadFile("testdata/wrecks/shifted.sopt")
	if err != nil {
		t.Fatal(err)
	}
	key, err := base64.StdEncoding.DecodeString("cdE3fAnAHkohW1f+TOPDWmdmEiyyxYoPPUlF6/9KbAY=")
	if err != nil {
		t.Fatal(err)
	}
	x, err := newWreck(raw).with(key, plainRing(key), Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	x.search()
	v := x.resolve()
	if len(v.picks) != 1 || v.picks[0].at != (ref{record.KindSettings, 1}) {
		t.Error(v.picks, "instead of the settings")
	}
}
