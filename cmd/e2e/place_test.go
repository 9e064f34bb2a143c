//go:build e2e

package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWinePlace see placeStory.
func TestWinePlace(t *testing.T) {
	s, p, _ := underWine(t)
	placeStory(t, s, typist(t, p, "keys"), "wine-place", func() *exec.Cmd {
		return p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`)
	}, func() string { return screenMemory(t, p) })
}

// placeStory: the first time the window is maximised; after that it stands where it stood,
// and where that screen is gone it is maximised on the one there is.
func placeStory(t *testing.T, s *Screen, keys Hands, pictures string, run func() *exec.Cmd, memory func() string) {
	open := func(name string) (x, y, w, h int) {
		ended := start(t, s, run())
		awake(t, s, keys)
		x, y, w, h = geometry(t, s)
		if err := s.Save(filepath.Join("..", "..", "out", pictures, name+".png")); err != nil {
			t.Fatal(err)
		}
		leave(t, s, keys, ended)
		return x, y, w, h
	}
	if _, _, w, h := open("dau-tien"); w < 1360 || h < 700 {
		t.Errorf("the first time the window is %d x %d on a screen of 1366 x 768", w, h)
	}
	setPlace(t, memory(), `{"Left":120,"Top":90,"Right":1020,"Bottom":690,"Maximised":false}`)
	// Its inside is told: the frames of Windows and of the desktop around it are 5 dots
	// at the sides and some 43 above.
	x, y, w, h := open("cu")
	if x < 115 || x > 135 || y < 85 || y > 145 || w < 880 || w > 905 || h < 560 || h > 605 {
		t.Errorf("the window stands at %d, %d with %d x %d, want 120, 90 with 900 x 600", x, y, w, h)
	}
	// The second time as it was left, not as it was written here.
	if x2, y2, w2, h2 := open("cu"); x2 != x || y2 != y || w2 != w || h2 != h {
		t.Errorf("the window moved from %d, %d with %d x %d to %d, %d with %d x %d", x, y, w, h, x2, y2, w2, h2)
	}
	setPlace(t, memory(), `{"Left":5000,"Top":90,"Right":6000,"Bottom":690,"Maximised":false}`)
	if x, y, w, h := open("mat-man-hinh"); x > 10 || y > 60 || w < 1360 || h < 700 {
		t.Errorf("where the screen is gone the window stands at %d, %d with %d x %d", x, y, w, h)
	}
}

// setPlace writes where the window stood.
func setPlace(t testing.TB, path, place string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	all := map[string]json.RawMessage{}
	if err == nil {
		err = json.Unmarshal(raw, &all)
	}
	if all["place"] == nil {
		t.Fatalf("the place is not remembered: %s", raw)
	}
	all["place"] = json.RawMessage(place)
	if raw, err = json.Marshal(all); err == nil {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// geometry is place and size of the window that has the keyboard, without its frame.
func geometry(t testing.TB, s *Screen) (x, y, w, h int) {
	t.Helper()
	time.Sleep(300 * time.Millisecond)
	out, err := s.Command("xdotool", "getactivewindow", "getwindowgeometry", "--shell").Output()
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.NewReplacer("WINDOW=", "", "X=", "", "Y=", "", "WIDTH=", "", "HEIGHT=", "").Replace(string(out))
	var window int
	if _, err := fmt.Sscan(fields, &window, &x, &y, &w, &h); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	return x, y, w, h
}
