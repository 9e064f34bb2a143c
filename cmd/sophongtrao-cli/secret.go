package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	"golang.org/x/term"

	"sophongtrao/store"
)

// Rules of this file: a password comes from a prompt or from a file that was named,
// never from the command line or the environment: both can be read by others on the
// machine, and the shell writes the one down.

// secretTries is how often the prompt asks.
const secretTries = 3

// withSecret does what needs a book, with the secret of --secret-file or of a prompt
// where the book needs one. Errors are those of do.
func (c *call) withSecret(do func(secret string) error) error {
	name, given := c.opts["secret-file"]
	secret := ""
	if given {
		s, err := readSecret(name)
		if err != nil {
			return say(wordSecretFile(name, err))
		}
		secret = s
	}
	err := do(secret)
	for tries := 0; tries < secretTries && !given && c.ask != nil; tries++ {
		switch {
		case errors.Is(err, store.ErrWrongSecret):
			io.WriteString(c.err, wordWrongSecret+"\n")
		case !errors.Is(err, store.ErrSecret):
			return err
		}
		s, ok := c.ask(wordAskSecret)
		if !ok || s == "" {
			return err
		}
		err = do(s)
	}
	return err
}

// readSecret reads the first line of a file: what an editor puts at the beginning and at
// the end of a file is no part of the secret, a blank is.
func readSecret(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return "", err
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(raw, []byte("\uFEFF")), []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) == 0 {
		return "", errNoSecret
	}
	return string(line), nil
}

var errNoSecret = errors.New("the first line is empty")

// terminal asks on the terminal, without showing what is typed; nil where there is
// none, as in a scheduled task.
func terminal(out io.Writer) func(prompt string) (string, bool) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	return func(prompt string) (string, bool) {
		io.WriteString(out, prompt)
		s, err := term.ReadPassword(in)
		io.WriteString(out, "\n")
		return string(s), err == nil
	}
}
