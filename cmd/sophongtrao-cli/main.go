package main

import (
	"errors"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"sophongtrao/cmd/child"
	"sophongtrao/report/forms"
	"sophongtrao/store/record"
)

// call is one run of the program. Tests make their own.
type call struct {
	out, err io.Writer
	now      func() time.Time
	self     func() (string, error)             // the program's own file
	ask      func(prompt string) (string, bool) // on the terminal, unseen; nil: there is none
	opts     map[string]string
	args     []string
}

// said is an error that is a finished sentence. usage marks a command line that is
// not understood.
type said struct {
	text  string
	usage bool
}

func (s said) Error() string { return s.text }

func say(text string) error { return said{text: text} }

// command is a subcommand. Its help stands in words.go under its name.
type command struct {
	name    string
	options []option
	args    int // how many words without a name it needs
	run     func(*call) error
}

var commands []command

func init() {
	book, secret := option{name: "book", need: true}, option{name: ofBook.option}
	commands = []command{
		{"sample", []option{book, {name: "areas"}, {name: "teams"}, {name: "people"}, {name: "meetings"}, {name: "seed"}}, 0, sampleBook},
		{"new", []option{book, {name: "unit", need: true}, {name: "superior"}, {name: "place"}}, 0, newBook},
		{"report", reportOptions(book, secret), 1, printReport},
		{"check", []option{book, secret}, 0, checkBook},
		{"backup", []option{book, secret, {name: "out", need: true}, {name: "list", flag: true}}, 0, backUp},
		{"restore", []option{book, secret, {name: "from", need: true}, {name: ofCopy.option}, {name: "yes", flag: true}}, 0, restore},
		{"salvage", []option{book, secret, {name: "out", need: true}, {name: "key"}}, 0, salvage},
		{"import", []option{book, secret, {name: "as", need: true}, {name: "sheet"}, {name: "head"}, {name: "plan", flag: true}, {name: "reject"},
			{name: "skip-doubtful", flag: true}, {name: "normal-case", flag: true}, {name: "letters-checked", flag: true}}, 1, importList},
		{"template", []option{{name: "book"}, secret, {name: "out", need: true}}, 1, template},
		{"export", []option{book, secret, {name: "json", flag: true, need: true}}, 0, exportBook},
	}
}

func main() {
	// A command lives for milliseconds: at four times the live memory (16 MB at first)
	// the collector does not run for a roster of a thousand people, and the peak stays
	// below that of a run (make bench shows time and peak).
	debug.SetGCPercent(400)
	if code, ok := child.Main(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	c := &call{out: os.Stdout, err: os.Stderr, now: time.Now, self: os.Executable, ask: terminal(os.Stderr)}
	os.Exit(c.main(os.Args[1:]))
}

// main runs the command line and returns the exit code.
func (c *call) main(args []string) (code int) {
	defer func() {
		if p := recover(); p != nil {
			code = c.fail(say(wordUnforeseen))
		}
	}()
	if len(args) == 0 {
		return c.fail(said{wordNoCommand, true})
	}
	if isHelp(args[0]) {
		return c.help(args[1:])
	}
	for _, cmd := range commands {
		if cmd.name != args[0] {
			continue
		}
		for _, a := range args[1:] {
			if isHelp(a) {
				return c.help(args[:1])
			}
		}
		err := c.parse(cmd, args[1:])
		if err == nil {
			err = cmd.run(c)
		}
		return c.fail(err)
	}
	return c.fail(said{wordUnknownCommand(args[0]), true})
}

func isHelp(a string) bool { return a == "--help" || a == "-h" || a == "-help" || a == "help" }

func (c *call) help(of []string) int {
	text := wordHelp
	if len(of) > 0 {
		own, ok := wordHelpOf[of[0]]
		if !ok {
			return c.fail(said{wordUnknownCommand(of[0]), true})
		}
		text = own
	}
	if _, err := io.WriteString(c.out, text); err != nil {
		return 1
	}
	return 0
}

// fail says an error and returns its exit code; nil is 0.
func (c *call) fail(err error) int {
	if err == nil {
		return 0
	}
	var s said
	if !errors.As(err, &s) {
		s.text = wordUnforeseenError(err)
	}
	io.WriteString(c.err, s.text+"\n")
	if s.usage {
		return 2
	}
	return 1
}

// today is the day on which the paper is made: --today, for papers that are not
// drawn up as of a day also --as-of, else the day of the clock in Vietnam.
func (c *call) today(form forms.Form) (record.Date, error) {
	now := record.Today(c.now())
	name := "today"
	if c.opts[name] == "" && !slices.Contains(form.Asks, forms.AskAsOf) {
		name = "as-of"
	}
	text := c.opts[name]
	if text == "" {
		return now, nil
	}
	d, err := record.ParseDate(text, now)
	if err != nil || !d.IsDay() {
		return d, said{wordBadDate(name, text), true}
	}
	return d, nil
}
