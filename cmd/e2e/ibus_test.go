//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWindowIbus types Telex through ibus and its Unikey, as on a Linux desktop: what ibus
// commits arrives letter by letter. GLFW shows nothing of what is being composed, and takes
// the key that ends a word before the word: an Enter after "PHOOS" would lead to the next
// field first. A blank there is why the word is whole.
func TestWindowIbus(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := XHands(s)
	if err != nil {
		t.Fatal(err)
	}
	home, book := t.TempDir(), smallBook(t)
	env := []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home, "XMODIFIERS=@im=ibus", "LC_ALL=C.UTF-8"}
	daemon := s.Command("ibus-daemon", "--xim", "--panel=disable", "--config=disable")
	daemon.Env = append(daemon.Env, env...)
	daemon.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // its engines end with it
	if err := daemon.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { syscall.Kill(-daemon.Process.Pid, syscall.SIGKILL); daemon.Wait() }()
	cmd := s.Command(program(t, "sophongtrao"), "--who", worker, book)
	unikey := func() {
		t.Helper()
		var said []byte
		for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
			for _, args := range [][]string{{"engine", "Unikey"}, {"engine"}} { // it also wants a layout, which Xvfb refuses
				ask := s.Command("ibus", args...)
				ask.Env = append(ask.Env, env...)
				said, err = ask.CombinedOutput()
			}
			if strings.TrimSpace(string(said)) == "Unikey" {
				return
			}
		}
		t.Fatalf("ibus does not take Unikey: %v: %s", err, said)
	}
	unikey()
	cmd.Env = append(cmd.Env, env...)
	ended := start(t, s, cmd)
	awake(t, s, h)
	play(t, s, h, page(t, "models")+"["+KeyAdd+"]")
	unikey() // the window's own, now that it has the keyboard
	if out, err := s.Command("xdotool", "type", "--delay", "120", "Nguyeenx Thij DDuwowmj, DDUWOWNGF PHOOS ").CombinedOutput(); err != nil {
		t.Fatalf("xdotool: %v: %s", err, out)
	}
	s.Settle(time.Second, 10*time.Second)
	if err := s.Save(filepath.Join("..", "..", "out", "e2e-ibus", "da-go.png")); err != nil {
		t.Fatal(err)
	}
	play(t, s, h, "[Return]["+KeySave+"]")
	leave(t, s, h, ended)
	var b struct {
		Records struct{ Model []struct{ Name string } }
	}
	if err := json.Unmarshal([]byte(must(t, "export", "--book", book, "--json").out), &b); err != nil {
		t.Fatal(err)
	}
	if n := len(b.Records.Model); n == 0 || b.Records.Model[n-1].Name != "Nguyễn Thị Đượm, ĐƯỜNG PHỐ" {
		t.Errorf("it arrived as %+v", b.Records.Model)
	}
	if _, err := os.Stat(filepath.Join(home, "ibus")); err != nil {
		t.Errorf("ibus was somebody else's: %v", err)
	}
}
