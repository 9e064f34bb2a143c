package main

import (
	"bytes"
	"errors"
	"io"
	"os/exec"

	"sophongtrao/store"
)

// What the child's exit code says. Go's own codes (2 for a fault of the runtime)
// and signals are none of these.
const (
	childDone  = 0
	childFault = 10 // it has said why
)

// checkBook runs the deep check in a child process: a file that changes under
// bbolt's memory map kills the process with SIGBUS, which no recover catches
// (architecture.md, decision 4).
func checkBook(c *call) error {
	path := c.opts["book"]
	self, err := c.self()
	if err != nil {
		return say(wordNoChild(path, err))
	}
	var out, errs bytes.Buffer
	child := exec.Command(self, childFlag, path)
	child.Stdout, child.Stderr = &out, &errs
	err = child.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
	case !errors.As(err, &exit):
		return say(wordNoChild(path, err))
	case exit.ExitCode() != childFault:
		return say(wordChildDied(path))
	}
	if _, err := c.out.Write(out.Bytes()); err != nil {
		return say(wordOutput(err))
	}
	if exit == nil {
		return nil
	}
	return say(string(bytes.TrimSpace(errs.Bytes())))
}

// checkInChild is the child: it prints what it found and returns its exit code.
func (c *call) checkInChild(path string) (code int) {
	defer func() {
		if recover() != nil {
			io.WriteString(c.err, wordChildDied(path)+"\n")
			code = childFault
		}
	}()
	r, err := store.Check(path)
	if err != nil {
		io.WriteString(c.err, wordOpen(path, err)+"\n")
		return childFault
	}
	if err := c.print(wordChecked(path, r)); err != nil {
		return c.fail(err)
	}
	if len(r.Findings) == 0 {
		return childDone
	}
	io.WriteString(c.err, wordFindings(path, len(r.Findings))+"\n")
	return childFault
}
