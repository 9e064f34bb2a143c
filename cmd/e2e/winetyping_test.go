//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is typed in every way: capitals with marks, ươ that takes two letters back, and a
// text that breaks into several lines. A packet of ";", "A" or "C" must not act as F1, F7 or
// F9 (cmd/sophongtrao/typing.go).
const (
	typedLine = leaderName + ", đường ƯỚC "
	typedLong = "ĐỊA BÀN CỦA TỔ: Tuyên truyền, vận động người dân thực hiện nếp sống văn minh, phòng ngừa trộm cắp; " +
		"cảm hóa, giúp đỡ người lầm lỗi tiến bộ, hướng dẫn thủ tục ở khu phố Đượm Thắm."
)

// TestWineTyping types in each way that an input method has of taking letters back:
// Backspace keys, U+0008 as a packet (which GLFW throws away: cmd/sophongtrao/typing.go),
// Shift+Left, the clipboard; each into the field of a dialog, a field of one line, one of
// several, and the search. In the middle of a line the Alt key is tapped alone: what a
// program sees of UniKey's Alt+Z.
func TestWineTyping(t *testing.T) {
	s, p, book := underWine(t)
	dir := picturesDir(t, "wine-typing")
	modes := []string{"keys", "packet", "select", "clip"}
	keys := typist(t, p, "keys")
	for _, how := range modes {
		ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), `C:\so\so.sopt`)) // asks who works
		h := typist(t, p, how)
		picture := func(name string) {
			time.Sleep(300 * time.Millisecond)
			if err := s.Save(filepath.Join(dir, how+"-"+name+".png")); err != nil {
				t.Fatal(err)
			}
		}
		play(t, s, h, typedLine+how)
		picture("hop-thoai")
		play(t, s, keys, "[Return]")
		awake(t, s, keys)
		if who := remembered(t, p, "who"); who != typedLine+how {
			t.Errorf("%s: in a dialog it arrived as %q", how, who)
		}
		play(t, s, keys, page(t, "models")+"["+KeyAdd+"]")
		play(t, s, h, leaderName)
		play(t, s, keys, "[Alt]")
		play(t, s, h, strings.TrimPrefix(typedLine, leaderName)+how)
		play(t, s, keys, "[Return][Return][Return][Return][Return]")
		play(t, s, h, typedLong)
		picture("nhieu-dong")
		play(t, s, keys, "["+KeySave+"]["+KeySearch+"]")
		play(t, s, h, typedLine+how)
		picture("tim")
		play(t, s, keys, "[Return][F2][Return][Return][Return]")
		play(t, s, h, "Ủy ban "+how)
		play(t, s, keys, "["+KeySave+"]")
		picture("luu")
		leave(t, s, keys, ended)
	}
	typedModels(t, book, modes)
}

// remembered is what the program remembers of the screen.
func remembered(t testing.TB, p *Prefix, key string) (value string) {
	t.Helper()
	raw, err := os.ReadFile(screenMemory(t, p))
	all := map[string]json.RawMessage{}
	if err == nil {
		err = json.Unmarshal(raw, &all)
	}
	if err == nil {
		err = json.Unmarshal(all[key], &value)
	}
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return value
}

// screenMemory is the file in which the program remembers the screen.
func screenMemory(t testing.TB, p *Prefix) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join(p.Dir, "drive_c", "users", "*", "AppData", "Roaming", "sophongtrao", "man-hinh.json"))
	if len(found) != 1 {
		t.Fatalf("what the screen looked like is kept in %v", found)
	}
	return found[0]
}

// typedModels: what was typed stands in the book, letter by letter.
func typedModels(t testing.TB, book string, modes []string) {
	t.Helper()
	var b struct {
		Records struct {
			Model []struct{ Name, Lead, Aim string }
		}
	}
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &b); err != nil {
		t.Fatal(err)
	}
	for i, how := range modes {
		n := len(b.Records.Model) - len(modes) + i
		if n < 0 {
			t.Fatalf("the book has %d models", len(b.Records.Model))
		}
		m := b.Records.Model[n]
		if m.Name != typedLine+how {
			t.Errorf("%s: in a field of one line it arrived as %q", how, m.Name)
		}
		if m.Aim != typedLong {
			t.Errorf("%s: in a field of several lines it arrived as %q", how, m.Aim)
		}
		if m.Lead != "Ủy ban "+how {
			t.Errorf("%s: the search did not lead to the record: its field reads %q", how, m.Lead)
		}
	}
}
