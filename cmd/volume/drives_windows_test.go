package volume

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// TestDrives asks a Windows about the drives that it was given: cmd/e2e runs this under
// Wine, and says in SOPHONGTRAO_DRIVES what it gave.
func TestDrives(t *testing.T) {
	said := os.Getenv("SOPHONGTRAO_DRIVES")
	if said == "" {
		t.Skip("NOT TESTED HERE: it needs the drives that TestWineDrives of cmd/e2e lays into Wine")
	}
	var drives []struct {
		Root, FS, Label string
		Kind            Kind
		Refuses         Reason
		Stick           bool
	}
	if err := json.Unmarshal([]byte(said), &drives); err != nil || len(drives) == 0 {
		t.Fatal(err)
	}
	var sticks []string
	for _, d := range drives {
		for _, path := range []string{d.Root, d.Root + `sổ\phong trào.sopt`} {
			if v := Of(path); v != (Volume{d.Kind, d.FS}) || v.Refuses() != d.Refuses {
				t.Errorf("%s: %+v, refused for %q; want %+v", path, v, v.Refuses(), d)
			}
		}
		if got := Label(d.Root); got != d.Label {
			t.Errorf("%s is called %q, want %q", d.Root, got, d.Label)
		}
		if d.Stick {
			sticks = append(sticks, d.Root)
		}
	}
	if got := Sticks(); !slices.Equal(got, sticks) {
		t.Errorf("sticks %q, want %q", got, sticks)
	}
	if v := Of(`Q:\so.sopt`); v != (Volume{}) || Label(`Q:\`) != "" {
		t.Errorf("a drive that is not there: %+v", v)
	}
}
