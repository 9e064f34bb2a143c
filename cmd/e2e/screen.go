package e2e

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Screen is a virtual display with a window manager. Its picture is read from the file
// that Xvfb maps as its memory, so that a look costs no X request and can be taken
// every few milliseconds.
type Screen struct {
	Display string // ":97"
	dir     string
	server  *exec.Cmd
	manager *exec.Cmd
}

// OpenScreen starts Xvfb with openbox on a free display number. Size in pixels; 1366 x
// 768 is the clerk's monitor.
func OpenScreen(width, height int) (*Screen, error) {
	dir, err := os.MkdirTemp("", "sophongtrao-screen")
	if err != nil {
		return nil, err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := &Screen{dir: dir}
	s.server = exec.Command("Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-fbdir", dir,
		"-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	s.server.ExtraFiles = []*os.File{w}
	if err := s.server.Start(); err != nil {
		return nil, fmt.Errorf("Xvfb: %w", err)
	}
	w.Close()
	number := make([]byte, 8)
	n, err := r.Read(number)
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("Xvfb did not say its display: %w", err)
	}
	s.Display = ":" + strings.TrimSpace(string(number[:n]))
	s.manager = s.Command("openbox")
	if err := s.manager.Start(); err != nil {
		s.Close()
		return nil, fmt.Errorf("openbox: %w", err)
	}
	time.Sleep(300 * time.Millisecond) // openbox has no word for "ready"
	return s, nil
}

// Command is a program that shows itself on this screen.
func (s *Screen) Command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.Display, "LIBGL_ALWAYS_SOFTWARE=1")
	return cmd
}

// Close ends the display and all that shows itself there.
func (s *Screen) Close() {
	for _, c := range []*exec.Cmd{s.manager, s.server} {
		if c != nil && c.Process != nil {
			c.Process.Kill()
			c.Wait()
		}
	}
	os.RemoveAll(s.dir)
}

func (s *Screen) memory() ([]byte, error) {
	return os.ReadFile(filepath.Join(s.dir, "Xvfb_screen0"))
}

// Mark is a hash of the picture: two equal marks are the same picture.
func (s *Screen) Mark() uint64 {
	b, err := s.memory()
	if err != nil {
		return 0
	}
	h := fnv.New64a()
	// Every 16th pixel of every line is enough to see a change and costs a
	// fraction; text is wider than that only in words, so the step is odd.
	for i := 0; i+4 <= len(b); i += 4 * 13 {
		h.Write(b[i : i+4])
	}
	return h.Sum64()
}

// Settle waits until the picture has not changed for quiet, at most for limit, and
// says whether it came to rest.
func (s *Screen) Settle(quiet, limit time.Duration) bool {
	last, since, end := s.Mark(), time.Now(), time.Now().Add(limit)
	for time.Now().Before(end) {
		time.Sleep(20 * time.Millisecond)
		if m := s.Mark(); m != last {
			last, since = m, time.Now()
		} else if time.Since(since) >= quiet {
			return true
		}
	}
	return false
}

// Save writes the picture as PNG.
func (s *Screen) Save(path string) error {
	b, err := s.memory()
	if err != nil {
		return err
	}
	img, err := readXWD(b)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// pixels is where the picture begins in a window dump: behind its header and the map of
// colours.
func pixels(b []byte) int {
	if len(b) < 100 {
		return len(b)
	}
	return int(binary.BigEndian.Uint32(b)) + 12*int(binary.BigEndian.Uint32(b[4*19:]))
}

// readXWD reads the one form of an X window dump that Xvfb keeps: version 7, 32 bits a
// pixel, true colour with 8 bits each.
func readXWD(b []byte) (image.Image, error) {
	if len(b) < 100 {
		return nil, fmt.Errorf("window dump of %d bytes", len(b))
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(b[4*i:])) }
	version, width, height := word(1), word(4), word(5)
	order, bits, stride := word(7), word(11), word(12)
	start := pixels(b)
	if version != 7 || bits != 32 || start+stride*height > len(b) {
		return nil, fmt.Errorf("window dump: version %d, %d bits, %d of %d bytes", version, bits, len(b), start+stride*height)
	}
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		line := b[start+y*stride:]
		for x := range width {
			p := line[4*x : 4*x+4]
			v := binary.LittleEndian.Uint32(p)
			if order == 1 {
				v = binary.BigEndian.Uint32(p)
			}
			img.SetNRGBA(x, y, color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255})
		}
	}
	return img, nil
}

// Colours counts the different colours on the screen, up to 200.
func (s *Screen) Colours() int {
	b, err := s.memory()
	if err != nil {
		return 0
	}
	seen := map[uint32]bool{}
	last := uint32(0)
	for i := pixels(b); i+4 <= len(b) && len(seen) < 200; i += 4 {
		if p := binary.LittleEndian.Uint32(b[i:]); p != last {
			seen[p], last = true, p
		}
	}
	return len(seen)
}
