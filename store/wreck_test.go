package store

import (
	"encoding/base64"
	"os"
	"slices"
	"testing"

	"sophongtrao/store/record"
)

// TestWrecksThatWereFound salvages damaged files that the torture found to be read badly.
// shifted: cut, and pages shifted, so that the settings lie behind entries of the history
// where those were taken to be alone (seed 202611282138, as trial 124283).
// old-root: the head is hit, and a page of the contents leads to a root of before, whose
// head passed for the last (seed 7205477107535866624 of TestSalvageDamage).
func TestWrecksThatWereFound(t *testing.T) {
	t.Run("shifted", shifted)
	t.Run("old-root", oldRoot)
}

func oldRoot(t *testing.T) {
	raw, err := os.ReadFile("testdata/wrecks/old-root.sopt")
	if err != nil {
		t.Fatal(err)
	}
	w := newWreck(raw)
	key, ring, err := w.slots().pick(w, "", Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	x, err := w.with(key, ring, Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	x.search()
	if v := x.resolve(); v.sure || !slices.ContainsFunc(v.losses, func(l Loss) bool { return l.Code == LostEnd }) {
		t.Error("the head of step", v.head.Seq, "passes for the last:", v.losses)
	}
}

func shifted(t *testing.T) {
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
