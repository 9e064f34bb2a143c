package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sophongtrao/cmd/e2e"
)

// window measures the first frame of the program with the large book against the
// barest Fyne window, and what a step in a list of 60,000 costs against one of 600.
func window(b *bench, t *table) error {
	large, err := b.bigBook()
	if err != nil {
		return err
	}
	s, err := e2e.OpenScreen(1280, 800)
	if err != nil {
		return err
	}
	defer s.Close()
	home := "HOME=" + filepath.Join(b.dir, "home") // no settings of whoever runs it
	first := func(name string, args ...string) func() (time.Duration, error) {
		return func() (time.Duration, error) { return firstFrame(s, home, name, args...) }
	}
	took, err := rounds(7, first(b.app, "--who", "bench", large), first(b.bare))
	if err != nil {
		return err
	}
	t.note("first frame with 60,000 people %v, bare Fyne window %v", median(took[0]), median(took[1]))
	t.most("first frame with 60,000 people / bare Fyne window", ratio(took[0], took[1]), "x", 1.3)
	return scrolling(s, t, home, b.list)
}

// firstFrame is the time from the start of a program until its window shows text: more
// colours than the frame of a window has.
func firstFrame(s *e2e.Screen, home, name string, args ...string) (time.Duration, error) {
	cmd := s.Command(name, args...)
	cmd.Env = append(cmd.Env, home)
	return frameOf(s, cmd)
}

func frameOf(s *e2e.Screen, cmd *exec.Cmd) (time.Duration, error) {
	frame := s.Colours()
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		s.Settle(300*time.Millisecond, 3*time.Second)
	}()
	for time.Since(start) < time.Minute {
		if s.Colours() > frame+40 {
			return time.Since(start), nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0, fmt.Errorf("%s showed nothing in a minute", cmd.Path)
}

// scrolling walks down the product's table with 60,000 and with 600 rows in turns and
// compares the processor time of a step: the wait for the picture is mostly that of the
// key's way through the display.
func scrolling(s *e2e.Screen, t *table, home, list string) error {
	const steps = 300
	walk := func(rows int) func() (time.Duration, error) {
		return func() (time.Duration, error) { return walkDown(s, home, list, rows, steps) }
	}
	cpu, err := rounds(5, walk(60000), walk(600))
	if err != nil {
		return err
	}
	t.note("processor time of a scroll step: %v with 60,000 rows, %v with 600", median(cpu[0]), median(cpu[1]))
	t.most("scroll step with 60,000 rows / with 600", ratio(cpu[0], cpu[1]), "x", 1.1)
	return nil
}

// walkDown presses Down at a steady pace, so that every step after the first screenful
// scrolls by one row, and returns the processor time of a step.
func walkDown(s *e2e.Screen, home, list string, rows, steps int) (time.Duration, error) {
	cmd := s.Command(list, strconv.Itoa(rows))
	cmd.Env = append(cmd.Env, home)
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	time.Sleep(time.Second)
	s.Settle(500*time.Millisecond, 20*time.Second)
	before, mark := cpuOf(cmd.Process.Pid), s.Mark()
	keys := append([]string{"key", "--delay", "30"}, slices.Repeat([]string{"Down"}, steps)...)
	if out, err := s.Command("xdotool", keys...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("xdotool: %w: %s", err, out)
	}
	took := cpuOf(cmd.Process.Pid) - before
	if s.Mark() == mark {
		return 0, fmt.Errorf("the list of %d rows did not move", rows)
	}
	return took / time.Duration(steps), nil
}

// cpuOf is the processor time a process has used: user and system, in clock ticks of
// 10 ms (proc(5)).
func cpuOf(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}
