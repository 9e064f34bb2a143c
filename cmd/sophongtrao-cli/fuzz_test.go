package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// FuzzArgs: any command line is understood or answered with a sentence; what is
// understood was said once, and nothing that was said is lost.
func FuzzArgs(f *testing.F) {
	for _, line := range []string{"--book\x00a.sopt", "--book=a\x00all\x00--out\x00b", "--book", "--book=\x00x", "-", "--", "---book=x", "--json=1\x00--json", "--seed=-1"} {
		for i := range commands {
			f.Add(uint8(i), line)
		}
	}
	f.Fuzz(func(t *testing.T, i uint8, line string) {
		cmd, args := commands[int(i)%len(commands)], strings.Split(line, "\x00")
		c := &call{out: io.Discard, err: io.Discard}
		if err := c.parse(cmd, args); err != nil {
			var s said
			if !errors.As(err, &s) || !s.usage || s.text == "" {
				t.Errorf("%q: %v is no sentence", args, err)
			}
			return
		}
		words := len(c.args)
		for name, value := range c.opts {
			o, ok := cmd.option(name)
			if !ok || value == "" {
				t.Errorf("%q: %s=%q", args, name, value)
			}
			if words++; !o.flag && !slices.ContainsFunc(args, func(a string) bool { return strings.TrimLeft(a, "-") == name+"="+value }) {
				words++ // the value was a word of its own
			}
			_, _ = c.number(name, 1, 100)
		}
		if words != len(args) {
			t.Errorf("%q: %q and %q", args, c.opts, c.args)
		}
	})
}
