package desk

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Rules of this file: a locked window shows nothing of the book and obeys no key but
// those of its one field. What is half typed stays behind it as it is. The book stays
// open: it is the person who is asked again, not the file.

// Lock covers the window until somebody types the password or the recovery code. A book
// without a password cannot be locked, and says so.
func (d *Desk) Lock() {
	if d.locked {
		return
	}
	if !d.o.Book.Protected() {
		d.Say(words.LockNoPass)
		return
	}
	d.cover()
}

func (d *Desk) cover() {
	d.locked = true
	for top := d.Canvas().Overlays().Top(); top != nil; top = d.Canvas().Overlays().Top() {
		d.covered = append(d.covered, top)
		d.Canvas().Overlays().Remove(top)
	}
	d.o.Window.SetContent(centred(d.o.Window, 460, AskSecret(words.LockTitle, words.LockNote, words.LockOpen, d.o.Book.CheckSecret, d.unlock)))
	part.FocusFirst(d.Canvas())
}

// Locked says that the window is covered.
func (d *Desk) Locked() bool { return d.locked }

func (d *Desk) unlock() {
	d.locked = false
	d.touched = d.o.Now()
	d.o.Window.SetContent(d.root)
	for i := len(d.covered) - 1; i >= 0; i-- {
		d.Canvas().Overlays().Add(d.covered[i])
	}
	d.covered = nil
	if p := d.Page(); p != nil && !part.Covered(d.Canvas()) {
		p.Enter()
	}
}

// Idle locks a protected book in which nobody has touched a key for as long as the
// machine's settings say; to be called every now and then on the window's goroutine. quiet
// is for how long the whole machine was left alone, where the system says so; else negative,
// and the keys that this window saw count.
func (d *Desk) Idle(quiet time.Duration) {
	if d.o.Safety == nil || d.locked || !d.o.Book.Protected() {
		return
	}
	if quiet < 0 {
		quiet = d.o.Now().Sub(d.touched)
		if quiet < 0 { // the clock was put back
			d.touched = d.o.Now()
		}
	}
	if n := d.o.Safety.Kept().LockAfter; n > 0 && quiet >= time.Duration(n)*time.Minute {
		d.Lock()
	}
}

// AskSecret is a field for the password or the recovery code of a book. try, called away
// from the window's goroutine because it is slow on purpose, says whether it is right;
// then done is called.
func AskSecret(title, note, verb string, try func(string) error, done func()) fyne.CanvasObject {
	entry := part.NewSecret("")
	wrong := part.Warning("")
	wrong.Hide()
	var open *part.Button
	send := func() {
		if open.Disabled() {
			return
		}
		open.Disable()
		secret := entry.Text
		var err error
		part.Beside(func() { err = try(secret) }, func() {
			open.Enable()
			if err == nil {
				entry.SetText("")
				done()
				return
			}
			m := words.Error(err)
			wrong.SetText(m.Title + ". " + m.Body)
			wrong.Show()
			part.Relayout(wrong)
			entry.Again()
		})
	}
	entry.OnEnter = send
	open = part.NewButton(verb+" (Enter)", nil, send).Main()
	show := part.NewCheck(words.PasswordShow, func(on bool) { entry.Reveal(on) })
	return container.NewVBox(part.Heading(title), part.Note(note), part.Plain(words.SecretAsk), entry, show, wrong, part.Wrapped(open), part.Note(words.SecretNote))
}
