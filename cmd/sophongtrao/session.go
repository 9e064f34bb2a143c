package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"sophongtrao/cmd/sole"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// programVersion is that of FyneApp.toml, which a test compares.
const programVersion = "0.7.0"

func version() string { return words.Product + " " + programVersion }

// Windows messages that are about the end of the session, sleep, and other windows.
const (
	wmEndSession     = 0x0016
	wmPowerBroadcast = 0x0218
	pbtSuspend       = 0x0004 // in wParam
)

// asks is what a message of the window asks the program for, besides typing.
type asks int

const (
	asksNothing asks = iota
	asksEnd          // the session ends: close the book now, nobody can be asked any more
	asksKeep         // the machine goes to sleep: keep what is half typed
	asksFront        // a second start has left a book to be opened
)

// asked says what a message asks for; rung is the number of sole's own message.
// WM_QUERYENDSESSION is left to the toolkit, which agrees: every save is complete when it
// returns, so that the program never has a reason to keep the machine on.
func asked(message uint32, wParam uintptr, rung uint32) asks {
	switch {
	case message == wmEndSession && wParam != 0:
		return asksEnd
	case message == wmPowerBroadcast && wParam == pbtSuspend:
		return asksKeep
	case message == rung && rung != 0:
		return asksFront
	}
	return asksNothing
}

// do does it, on the window's goroutine.
func (p *program) do(a asks) {
	switch a {
	case asksEnd:
		p.end()
	case asksKeep:
		p.keepTyped()
	case asksFront:
		p.front()
	}
}

// end closes the book because the machine, or whoever runs it, ends the program: without
// a question and without a copy, which the next start makes. What is half typed is kept.
func (p *program) end() {
	p.keepTyped()
	p.leave(0)
}

// keepTyped keeps what is half typed, at once.
func (p *program) keepTyped() {
	if p.desk != nil {
		p.desk.KeepTyped()
	}
}

// first makes this process the only one of this person, or hands the book to the one
// that is and ends.
func first(dir, book string) *sole.Sole {
	s, err := sole.Take(dir)
	if err != nil {
		logged(err) // better two than none
	}
	if s != nil || err != nil {
		return s
	}
	code := 0
	if err := sole.Hand(dir, book, 5*time.Second); err != nil {
		logged(err)
		if errors.Is(err, sole.ErrSilent) {
			complain(words.SecondSilent)
		}
		code = 1
	}
	os.Exit(code)
	return nil
}

// front brings the window to the front, and opens the book that a second start was asked
// for once nothing unsaved would be lost.
func (p *program) front() {
	p.window.Show()
	p.window.RequestFocus()
	if p.sole == nil {
		return
	}
	book, ok := p.sole.Asked()
	if !ok || book == "" || p.book != nil && book == p.book.Path() {
		return
	}
	open := func() { p.start().Try(desk.Opening{Path: book}) }
	if p.desk != nil {
		p.desk.Leave(open)
	} else {
		open()
	}
}

// listen hears second starts and, where there are signals, the end of the session.
func (p *program) listen() {
	if p.sole != nil {
		p.sole.Listen(func() { fyne.Do(p.front) })
	}
	onEnd(func() { fyne.Do(p.end) })
}

func toStderr(text string) { fmt.Fprintln(os.Stderr, text) }
