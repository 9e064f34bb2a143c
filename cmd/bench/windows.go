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
	theirs, ours, err := atRest(s, bare(), program())
	if err != nil {
		return err
	}
	t.note("Wine: resident memory with 6,000 people %.1f MB, bare Fyne window %.1f MB; after the first copy %.1f MB, %.1f MB more of the book's own file",
		ours.open, theirs.open, ours.later, ours.file)
	t.most("Wine: resident memory with 6,000 people / bare Fyne window", ours.open/theirs.open, "x", 1.5)
	t.most("Wine: the same after the first copy, without the pages of the book's file", ours.later/theirs.later, "x", 1.5)
	t.note("Wine: left alone by turns: the program with the caret in a field %.2f %% of a core, the bare Fyne window %.2f %%: %.2f x",
		100*ours.busy, 100*theirs.busy, ours.busy/theirs.busy)
	t.most("Wine: processor left alone, caret in a field, of one core", 100*ours.busy, "%", 3)
	return nil
}

// rest is what a program takes that is left alone: resident memory in MB (10^6 bytes)
// when it has been open for half a minute or less, and after the first copy of the book;
// and how much of one core while it has the keyboard. The copy is compared with the book,
// page by page, which leaves its pages mapped: unchanged pages of a file, which every
// system takes back when it needs them. They are told apart.
type rest struct{ open, later, file, busy float64 }

// atRest starts the barest window and the program, and looks at both by turns, three times
// 10 s each, while they have the keyboard (the toolkit asks the system more often then), so
// that whatever else the machine does counts for both; the program with the caret in its
// search field. They are left alone for 70 s before: 20 s after the start the program
// makes the first copy of the book and reads it back, which is work and no rest.
func atRest(s *e2e.Screen, bare, program *exec.Cmd) (theirs, ours rest, err error) {
	both := []*exec.Cmd{bare, program}
	var windows []string
	for _, cmd := range both {
		if err := cmd.Start(); err != nil {
			return theirs, ours, err
		}
		defer func() { cmd.Process.Kill(); cmd.Wait(); s.Settle(time.Second, 5*time.Second) }()
		time.Sleep(5 * time.Second)
		s.Settle(2*time.Second, 30*time.Second)
		id, err := s.Command("xdotool", "getactivewindow").Output()
		if err != nil {
			return theirs, ours, fmt.Errorf("no window has the keyboard: %w", err)
		}
		windows = append(windows, strings.TrimSpace(string(id)))
	}
	if out, err := s.Command("xdotool", "key", e2e.KeySearch).CombinedOutput(); err != nil {
		return theirs, ours, fmt.Errorf("xdotool: %w: %s", err, out)
	}
	time.Sleep(6 * time.Second)
	for i, to := range []*rest{&theirs, &ours} {
		own, file, err := resident(both[i].Process.Pid)
		if err != nil {
			return theirs, ours, err
		}
		to.open = own + file
	}
	time.Sleep(64 * time.Second)
	const turns, alone = 3, 10 * time.Second
	for range turns {
		for i, to := range []*rest{&theirs, &ours} {
			if out, err := s.Command("xdotool", "windowactivate", "--sync", windows[i]).CombinedOutput(); err != nil {
				return theirs, ours, fmt.Errorf("xdotool: %w: %s", err, out)
			}
			time.Sleep(2 * time.Second) // both draw themselves anew
			before := cpuOf(both[i].Process.Pid)
			time.Sleep(alone)
			to.busy += float64(cpuOf(both[i].Process.Pid)-before) / float64(turns*alone)
		}
	}
	for i, to := range []*rest{&theirs, &ours} {
		if to.later, to.file, err = resident(both[i].Process.Pid); err != nil {
			return theirs, ours, err
		}
	}
	return theirs, ours, nil
}

// resident is the memory of a process in MB (10^6 bytes), that of books' files apart.
func resident(pid int) (own, books float64, err error) {
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", pid))
	if err != nil {
		return 0, 0, err
	}
	to := &own
	for line := range strings.Lines(string(maps)) {
		f := strings.Fields(line)
		if f[0] == "Rss:" {
			kib, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				return 0, 0, err
			}
			*to += kib * 1024 / 1e6
		} else if !strings.HasSuffix(f[0], ":") { // the head of the next mapping
			if to = &own; strings.HasSuffix(strings.TrimSpace(line), ".sopt") {
				to = &books
			}
		}
	}
	if own == 0 {
		return 0, 0, fmt.Errorf("process %d has no resident memory", pid)
	}
	return own, books, nil
}
