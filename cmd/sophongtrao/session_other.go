//go:build !windows

package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// onEnd calls f when the session, or somebody, ends the program.
func onEnd(f func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT)
	go func() {
		<-signals
		f()
	}()
}

// complain says why the program does not start.
func complain(text string) { toStderr(text) }

// quiet is for how long the whole machine was left alone: nobody says so here.
func quiet() time.Duration { return -1 }
