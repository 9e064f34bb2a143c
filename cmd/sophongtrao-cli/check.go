package main

import (
	"context"
	"errors"

	"sophongtrao/cmd/child"
	"sophongtrao/store"
)

// checkBook runs the deep check in a process of its own and prints what it found.
func checkBook(c *call) error {
	path := c.opts["book"]
	self, err := c.self()
	if err != nil {
		return say(wordNoChild(path, err))
	}
	var r store.Report
	err = c.withSecret(func(secret string) (err error) {
		r, err = child.Check(context.Background(), self, path, secret)
		return err
	})
	var finished said
	switch {
	case errors.As(err, &finished):
		return err
	case errors.Is(err, child.ErrStart):
		return say(wordNoChild(path, err))
	case errors.Is(err, child.ErrDied):
		return say(wordChildDied(path))
	case err != nil:
		return say(wordOpen(path, err))
	}
	if err := c.print(wordChecked(path, r)); err != nil {
		return err
	}
	if len(r.Findings) > 0 {
		return say(wordFindings(path, len(r.Findings)))
	}
	return nil
}
