package main

import (
	"fmt"
	"os"
	"path/filepath"
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
	small := filepath.Join(b.dir, "600.sopt")
	if err := quiet(b.cli, "sample", "--book", small, "--areas", "30", "--teams", "50", "--people", "600", "--meetings", "10"); err != nil {
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
	took, err := rounds(7, first(b.app, large), first(b.bare))
	if err != nil {
		return err
	}
	t.note("first frame with 60,000 people %v, bare Fyne window %v", median(took[0]), median(took[1]))
	t.most("first frame with 60,000 people / bare Fyne window", ratio(took[0], took[1]), "x", 1.3)
	return scrolling(s, t, home, b.app, large, small)
}

// firstFrame is the time from the start of a program until its window shows text: more
// colours than the frame of a window has.
func firstFrame(s *e2e.Screen, home, name string, args ...string) (time.Duration, error) {
	frame := s.Colours()
	cmd := s.Command(name, args...)
	cmd.Env = append(cmd.Env, home)
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		s.Settle(300*time.Millisecond, 3*time.Second)
	}()
	for time.Since(start) < 20*time.Second {
		if s.Colours() > frame+40 {
			return time.Since(start), nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0, fmt.Errorf("%s showed nothing in 20 s", name)
}

// scrolling walks down the list of people of the large and of the small book and
// compares the processor time of a step and the time until the picture changes.
func scrolling(s *e2e.Screen, t *table, home, app, large, small string) error {
	const turns, steps = 3, 150
	var cpu [2][]time.Duration
	for range turns {
		for i, book := range []string{large, small} {
			d, err := walk(s, home, app, book, steps)
			if err != nil {
				return err
			}
			cpu[i] = append(cpu[i], d/steps)
		}
	}
	t.note("processor time of a scroll step: %v with 60,000 people, %v with 600", median(cpu[0]), median(cpu[1]))
	t.most("scroll step with 60,000 rows / with 600", ratio(cpu[0], cpu[1]), "x", 1.1)
	return nil
}

// walk opens the book, goes to the list and presses Page Down at a steady pace; it
// returns the processor time that this took.
func walk(s *e2e.Screen, home, app, book string, steps int) (time.Duration, error) {
	cmd := s.Command(app, book)
	cmd.Env = append(cmd.Env, home)
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	time.Sleep(2 * time.Second)
	s.Settle(500*time.Millisecond, 20*time.Second)
	for _, k := range e2e.ToPeople {
		if err := press(s, k); err != nil {
			return 0, err
		}
		s.Settle(200*time.Millisecond, 5*time.Second)
	}
	before, mark := cpuOf(cmd.Process.Pid), s.Mark()
	keys := []string{"key", "--delay", "40"}
	for range steps {
		keys = append(keys, "Down")
	}
	if out, err := s.Command("xdotool", keys...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("xdotool: %w: %s", err, out)
	}
	took := cpuOf(cmd.Process.Pid) - before
	if s.Mark() == mark {
		return 0, fmt.Errorf("the list of %s did not move", book)
	}
	return took, nil
}

func press(s *e2e.Screen, key string) error {
	if out, err := s.Command("xdotool", "key", key).CombinedOutput(); err != nil {
		return fmt.Errorf("xdotool: %w: %s", err, out)
	}
	return nil
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

