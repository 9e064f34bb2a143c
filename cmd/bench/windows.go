package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"sophongtrao/cmd/e2e"
)

// windowsPart measures the Windows program under Wine, with a book of the design size,
// against the barest Fyne window built for Windows: first frame and memory, and what it
// costs to leave the program alone with the caret in a field, on the software OpenGL of
// the screen. `make windows` and `make wine` have made what it needs.
func windowsPart(b *bench, t *table) error {
	s, err := e2e.OpenScreen(1366, 768)
	if err != nil {
		return err
	}
	defer s.Close()
	out := filepath.Dir(b.app)
	p, err := e2e.NewPrefix(filepath.Join(b.dir, "wine"), filepath.Join(out, "wine", "bcryptprimitives.dll"), s)
	if err != nil {
		return err
	}
	defer p.Close()
	stays, err := e2e.WineHands(p.Run(filepath.Join(out, "wine", "typer.exe")), "keys")
	if err != nil {
		return err
	}
	defer stays.Close() // a program of the prefix must be there, or the next waits for Wine itself
	book := p.Unix(`C:\so.sopt`)
	if err := quiet(b.cli, "sample", "--book", book, "--areas", "150", "--teams", "500", "--people", "6000", "--meetings", "200"); err != nil {
		return err
	}
	program := func() *exec.Cmd {
		return p.Run(filepath.Join(out, "windows", "sophongtrao.exe"), "--who", "bench", `C:\so.sopt`)
	}
	bare := func() *exec.Cmd { return p.Run(filepath.Join(out, "bench", "bare.exe")) }
	first := func(cmd func() *exec.Cmd) func() (time.Duration, error) {
		return func() (time.Duration, error) { return frameOf(s, cmd()) }
	}
	took, err := rounds(7, first(program), first(bare))
	if err != nil {
		return err
	}
	t.note("Wine: first frame with 6,000 people %v, bare Fyne window %v", median(took[0]), median(took[1]))
	t.most("Wine: first frame with 6,000 people / bare Fyne window", ratio(took[0], took[1]), "x", 1.5)
	ours, busy, err := atRest(s, program())
	if err != nil {
		return err
	}
	theirs, _, err := atRest(s, bare())
	if err != nil {
		return err
	}
	t.note("Wine: resident memory with 6,000 people %.1f MB, bare Fyne window %.1f MB", ours, theirs)
	t.most("Wine: resident memory with 6,000 people / bare Fyne window", ours/theirs, "x", 1.5)
	t.most("Wine: processor left alone, caret in a field, of one core", 100*busy, "%", 3)
	return nil
}

// atRest starts a program, waits until it rests, puts the caret into its search field (the
// barest window has none) and gives its resident memory in MB (10^6 bytes) and how much
// of one core it takes when it is left alone for 20 s.
func atRest(s *e2e.Screen, cmd *exec.Cmd) (megabytes, busy float64, err error) {
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	defer func() { cmd.Process.Kill(); cmd.Wait(); s.Settle(time.Second, 5*time.Second) }()
	time.Sleep(5 * time.Second)
	s.Settle(2*time.Second, 30*time.Second)
	if out, err := s.Command("xdotool", "key", e2e.KeySearch).CombinedOutput(); err != nil {
		return 0, 0, fmt.Errorf("xdotool: %w: %s", err, out)
	}
	s.Settle(2*time.Second, 10*time.Second)
	const alone = 20 * time.Second
	before := cpuOf(cmd.Process.Pid)
	time.Sleep(alone)
	busy = float64(cpuOf(cmd.Process.Pid)-before) / float64(alone)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); f[0] == "VmRSS:" {
			kib, err := strconv.ParseFloat(f[1], 64)
			return kib * 1024 / 1e6, busy, err
		}
	}
	return 0, 0, fmt.Errorf("process %d has no resident memory", cmd.Process.Pid)
}
