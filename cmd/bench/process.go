package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// timed is a contestant: the process from start to exit.
func timed(name string, args ...string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		start := time.Now()
		err := quiet(name, args...)
		return time.Since(start), err
	}
}

// quiet runs a program and gives its words only with an error.
func quiet(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// self runs this program as one of its children.
func self(args ...string) error { return quiet(os.Args[0], args...) }

// peak is the largest resident size of a process in MB (10^6 bytes).
func peak(name string, args ...string) (float64, error) {
	out, err := exec.Command(os.Args[0], append([]string{"rss", name}, args...)...).Output()
	if err != nil {
		return 0, fmt.Errorf("rss of %s: %w", name, err)
	}
	kib, err := strconv.ParseFloat(string(bytes.TrimSpace(out)), 64)
	return kib * 1024 / 1e6, err
}

// rssMain runs a program and prints its peak in KiB.
func rssMain(args []string) error {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	fmt.Println(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	return nil
}
