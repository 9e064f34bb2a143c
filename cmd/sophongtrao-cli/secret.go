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

// asked is what a secret is asked for: the option that names a file with it, and else
// the prompt.
type asked struct{ option, prompt string }

var (
	ofBook = asked{"secret-file", wordAskSecret}
	ofCopy = asked{"from-secret-file", wordAskCopySecret}
)

// withSecret does what needs a book, with the secret of --secret-file or of a prompt
// where the book needs one. Errors are those of do.
func (c *call) withSecret(do func(secret string) error) error {
	_, err := c.secretOf(ofBook, "", do)
	return err
}

// secretOf does what needs a secret, with that of the option's file, or first and then
// what is typed, and says which was the last.
func (c *call) secretOf(what asked, first string, do func(secret string) error) (secret string, err error) {
	name, given := c.opts[what.option]
	secret = first
	if given {
		if secret, err = readSecret(name); err != nil {
			return "", say(wordSecretFile(what.option, name, err))
		}
	}
	err = do(secret)
	for tries := 0; tries < secretTries && !given && c.ask != nil; tries++ {
		switch {
		case errors.Is(err, store.ErrWrongSecret) && tries > 0:
			io.WriteString(c.err, wordWrongSecret+"\n")
		case !errors.Is(err, store.ErrSecret) && !errors.Is(err, store.ErrWrongSecret):
			return secret, err
		}
		s, ok := c.ask(what.prompt)
		if !ok || s == "" {
			return secret, err
		}
		secret, err = s, do(s)
	}
	return secret, err
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
