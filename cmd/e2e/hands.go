package e2e

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"sort"
	"strings"
	"unicode/utf16"
)

// Hands press keys and type text into the window that has the focus.
type Hands interface {
	// Key presses one key with its modifiers: "ctrl+s", "Return", "Escape", "F2",
	// "Tab", "Down", "alt+F4". Names are those of the X keyboard.
	Key(name string) error
	// Text types Vietnamese text.
	Text(text string) error
	// Rest waits until the program has taken all that was typed. On X nothing can be
	// asked, and only the picture tells.
	Rest() error
	// Front is the title of the window that gets the keys; empty if there is none.
	Front() (string, error)
	Close()
}

// xHands type through xdotool, on a keyboard that has a key for every letter needed:
// xdotool can lend a letter a key for a moment, but a program that reads late then sees
// the next letter's.
type xHands struct{ screen *Screen }

// XHands lays a keyboard with all the letters of texts on the screen. Call it before
// the program starts.
func XHands(s *Screen, texts ...string) (Hands, error) {
	missing := map[rune]bool{}
	for _, r := range strings.Join(texts, "") {
		if r > '~' {
			missing[r] = true
		}
	}
	letters := make([]rune, 0, len(missing))
	for r := range missing {
		letters = append(letters, r)
	}
	sort.Slice(letters, func(i, j int) bool { return letters[i] < letters[j] })
	spare, err := spareKeys(s)
	if err != nil {
		return nil, err
	}
	if len(letters) > 2*len(spare) {
		return nil, fmt.Errorf("%d letters for %d spare keys", len(letters), len(spare))
	}
	cmd := s.Command("xmodmap", "-")
	var script strings.Builder
	for i := 0; i < len(letters); i += 2 {
		fmt.Fprintf(&script, "keycode %s = %s", spare[i/2], keysym(letters[i]))
		if i+1 < len(letters) {
			fmt.Fprintf(&script, " %s", keysym(letters[i+1]))
		}
		script.WriteString("\n")
	}
	cmd.Stdin = strings.NewReader(script.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("xmodmap: %w: %s", err, out)
	}
	return &xHands{s}, nil
}

// spareKeys are the key codes that the keyboard gives no letter.
func spareKeys(s *Screen) ([]string, error) {
	out, err := s.Command("xmodmap", "-pke").Output()
	if err != nil {
		return nil, fmt.Errorf("xmodmap -pke: %w", err)
	}
	var spare []string
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line) // keycode 8 =
		if len(f) == 3 {
			spare = append(spare, f[1])
		}
	}
	return spare, nil
}

var namedKeys = map[rune]string{' ': "space", '\n': "Return", '\t': "Tab"}

func keysym(r rune) string {
	if n, ok := namedKeys[r]; ok {
		return n
	}
	if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return string(r)
	}
	return fmt.Sprintf("U%04X", r)
}

func (h *xHands) Key(name string) error { return h.run("key", name) }

func (h *xHands) Text(text string) error {
	args := []string{"key", "--delay", "15"}
	for _, r := range text {
		args = append(args, keysym(r))
	}
	return h.run(args...)
}

func (h *xHands) Rest() error { return nil }

func (h *xHands) Front() (string, error) {
	title, err := h.ask("getwindowfocus", "getwindowname")
	return strings.TrimSpace(title), err
}

func (h *xHands) run(args ...string) error {
	_, err := h.ask(args...)
	return err
}

func (h *xHands) ask(args ...string) (string, error) {
	out, err := h.screen.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("xdotool %v: %w: %s", args, err, out)
	}
	return string(out), nil
}

func (h *xHands) Close() {}

// wineHands type through typer.exe, which calls SendInput as UniKey does.
type wineHands struct {
	how string
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// WineHands starts the typer in the prefix of cmd. how is one of the typer's ways of
// taking letters back: keys, packet, select, clip.
func WineHands(cmd *exec.Cmd, how string) (Hands, error) {
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &wineHands{how, cmd, in, bufio.NewReader(out)}, nil
}

// virtualKeys are the Windows codes of the keys that are neither letter nor digit.
var virtualKeys = map[string]int{
	"Alt":    0x12, // tapped alone
	"Return": 0x0D, "Escape": 0x1B, "Tab": 0x09, "space": 0x20, "BackSpace": 0x08, "Prior": 0x21, "Next": 0x22,
	"End": 0x23, "Home": 0x24, "Left": 0x25, "Up": 0x26, "Right": 0x27, "Down": 0x28, "Insert": 0x2D, "Delete": 0x2E,
	"F1": 0x70, "F2": 0x71, "F3": 0x72, "F4": 0x73, "F5": 0x74, "F6": 0x75, "F7": 0x76, "F8": 0x77, "F9": 0x78,
	"F10": 0x79, "F11": 0x7A, "F12": 0x7B,
}

func (h *wineHands) Key(name string) error {
	parts := strings.Split(name, "+")
	key := parts[len(parts)-1]
	mods := ""
	for _, m := range parts[:len(parts)-1] {
		mods += m[:1] // c, s, a
	}
	if mods == "" {
		mods = "-"
	}
	vk, ok := virtualKeys[key]
	if !ok && len(key) == 1 {
		vk, ok = int(strings.ToUpper(key)[0]), true
	}
	if !ok {
		return fmt.Errorf("no Windows key %q", name)
	}
	return h.say(fmt.Sprintf("key %x %s", vk, mods))
}

func (h *wineHands) Text(text string) error {
	for _, e := range UniKey(text) {
		line := fmt.Sprintf("edit %s %d", h.how, e.Back)
		for _, u := range utf16.Encode([]rune(e.Text)) {
			line += fmt.Sprintf(" %x", u)
		}
		if err := h.say(line); err != nil {
			return err
		}
	}
	return nil
}

func (h *wineHands) Rest() error { return h.say("rest") }

func (h *wineHands) Front() (string, error) { return h.ask("front") }

// Reader reads what stands in the window that gets the keys, if its parts are windows as
// those of a message box are; the hands of Wine are one.
type Reader interface{ Read() (string, error) }

func (h *wineHands) Read() (string, error) { return h.ask("read") }

// Sleeper tells the window that gets the keys that the machine goes to sleep, and returns
// when it has heard; the hands of Wine are one.
type Sleeper interface{ Suspend() error }

func (h *wineHands) Suspend() error { return h.say("suspend") }

func (h *wineHands) say(line string) error {
	_, err := h.ask(line)
	return err
}

func (h *wineHands) ask(line string) (string, error) {
	if _, err := io.WriteString(h.in, line+"\n"); err != nil {
		return "", fmt.Errorf("typer: %w", err)
	}
	answer, err := h.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("typer: %w", err)
	}
	verdict, rest, _ := strings.Cut(strings.TrimSpace(answer), " ")
	if verdict != "ok" {
		return "", fmt.Errorf("typer: %s %s to %q", verdict, rest, line)
	}
	return rest, nil
}

func (h *wineHands) Close() {
	h.in.Close()
	h.cmd.Wait()
}
