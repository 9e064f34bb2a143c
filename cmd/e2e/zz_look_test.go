//go:build look

package e2e

import (
	"os"
	"strings"
	"testing"
	"time"
)

// LOOK="keys..." e.g. "[ctrl+n]text[Return]"
func TestLook(t *testing.T) {
	s, err := OpenScreen(1366, 768)
	if err != nil { t.Fatal(err) }
	defer s.Close()
	script := os.Getenv("LOOK")
	h, err := XHands(s, script)
	if err != nil { t.Fatal(err) }
	c := s.Command("../../out/sophongtrao", os.Getenv("BOOK"))
	c.Env = append(c.Env, "HOME=/tmp/build/home", "XDG_CONFIG_HOME=/tmp/build/home/.config", "LANG=C.UTF-8")
	c.Stderr = os.Stderr
	t0 := time.Now()
	c.Start()
	defer func() { c.Process.Kill(); c.Wait() }()
	time.Sleep(time.Second)
	s.Settle(300*time.Millisecond, 5*time.Second)
	t.Log(time.Since(t0))
	n := 0
	for script != "" {
		if script[0] == '[' {
			e := strings.IndexByte(script, ']')
			k := script[1:e]
			script = script[e+1:]
			if k == "shot" { n++; s.Save("/tmp/build/look" + string(rune('0'+n)) + ".png"); continue }
			if err := h.Key(k); err != nil { t.Fatal(err) }
		} else {
			e := strings.IndexByte(script, '[')
			if e < 0 { e = len(script) }
			if err := h.Text(script[:e]); err != nil { t.Fatal(err) }
			script = script[e:]
		}
		s.Settle(150*time.Millisecond, 3*time.Second)
	}
	s.Save("/tmp/build/look.png")
}
