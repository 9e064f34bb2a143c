package desk

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Rules of this file: what is typed and not saved is looked at again and again, on the
// window's goroutine and by reading alone, and written beside it where it has changed:
// at most one write a look, none while nothing is typed. Only one form at a time has
// something unsaved (Leave), so that there is one draft in hand: it goes with the step
// that saves the form, or with the look after it was given up. What a crash left stays in
// the book until somebody takes it up or drops it.

// KeepEvery is how often the program looks. What was typed is in the book a second
// later, the time a disk takes to write it included.
const KeepEvery = 900 * time.Millisecond

// keeper keeps what is typed.
type keeper struct {
	d     *Desk
	found []store.Draft // what a crash left, as far as nobody took it up
	hand  *store.Draft  // what the book has of the form now open, nil for nothing
	beside
	told bool // that it cannot be written
	stop chan struct{}
}

// beside does one write after the other, away from the window's goroutine.
type beside struct {
	busy atomic.Bool
	wait sync.WaitGroup
	err  error // of the last one; read it while not busy
}

func (b *beside) do(write func() error) {
	b.busy.Store(true)
	b.wait.Add(1)
	go func() {
		defer b.wait.Done()
		b.err = write()
		b.busy.Store(false)
	}()
}

// keepTyped begins to look.
func (d *Desk) keepTyped(every time.Duration) {
	d.typed = &keeper{d: d, stop: make(chan struct{})}
	if every == 0 {
		return
	}
	go func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-d.typed.stop:
				return
			case <-tick.C:
				fyne.Do(d.typed.look)
			}
		}
	}()
}

// KeepTyped writes what is typed at this moment, and returns when the disk has it.
func (d *Desk) KeepTyped() {
	d.typed.wait.Wait()
	d.typed.look()
	d.typed.wait.Wait()
}

// Close ends the desk's own work, before the book is closed. What is unsaved still stays
// in the book as it is typed.
func (d *Desk) Close() {
	if d.typed.stop == nil {
		return
	}
	d.KeepTyped()
	close(d.typed.stop)
	d.typed.stop = nil
}

// look writes what is typed if it is not what was written last, and takes away what is
// unsaved no more.
func (k *keeper) look() {
	if k.stop == nil || k.busy.Load() {
		return
	}
	k.failed()
	p := k.d.Page()
	if p == nil {
		return
	}
	x, ok := p.Draft()
	switch {
	case ok && k.hand != nil && same(*k.hand, x):
	case !p.Changed():
		if k.hand != nil {
			gone := k.hand.DraftKey
			k.hand = nil
			k.do(func() error { return k.d.o.Book.DropDraft(gone) })
		}
	case ok:
		k.write(x)
	}
}

func (k *keeper) write(x store.Draft) {
	for len(x.Records) == 0 && k.find(x.DraftKey) >= 0 { // a form that cannot take up the other
		x.Form += "+"
	}
	was := k.hand
	k.hand = &x
	k.do(func() error {
		err := k.d.o.Book.KeepDraft(x)
		if err == nil && was != nil && was.DraftKey != x.DraftKey {
			err = k.d.o.Book.DropDraft(was.DraftKey)
		}
		return err
	})
}

// failed says once, where it disturbs nobody who types, that nothing can be kept. A book
// that is only read has nothing to keep.
func (k *keeper) failed() {
	err := k.err
	k.err = nil
	if err == nil || errors.Is(err, store.ErrReadOnly) {
		return
	}
	k.hand = nil // it is written again
	if !k.told {
		k.told = true
		k.d.Say(words.TypedNotKept(err))
		if k.d.o.Log != nil {
			k.d.o.Log(err)
		}
	}
}

// same says that nothing was typed between two looks.
func same(a, b store.Draft) bool {
	return a.DraftKey == b.DraftKey && slices.Equal(a.Fields, b.Fields) &&
		slices.EqualFunc(a.Records, b.Records, func(x, y record.Record) bool { return x == y || reflect.DeepEqual(x, y) })
}

// saving lets the step that saves the open form take its draft away. It waits for a
// write under way, which would bring it back.
func (k *keeper) saving(change func(tx *store.Tx) error) func(tx *store.Tx) error {
	k.wait.Wait()
	if k.hand == nil {
		return change
	}
	gone := k.hand.DraftKey
	return func(tx *store.Tx) error {
		tx.DropDraft(gone)
		return change(tx)
	}
}

func (k *keeper) find(key store.DraftKey) int {
	return slices.IndexFunc(k.found, func(x store.Draft) bool { return x.DraftKey == key })
}

func (k *keeper) forget(key store.DraftKey) {
	k.found = slices.DeleteFunc(k.found, func(x store.Draft) bool { return x.DraftKey == key })
}

// HalfTyped are the forms that were half typed when the program last stopped, and that
// nobody took up yet.
func (d *Desk) HalfTyped() []store.Draft { return d.typed.found }

// findTyped reads what a crash left, and offers it.
func (d *Desk) findTyped() {
	found, damaged, err := d.o.Book.Drafts()
	if err != nil {
		d.Fail(err)
		return
	}
	if damaged > 0 {
		d.Say(words.TypedDamaged(damaged))
	}
	if d.typed.found = found; len(found) > 0 {
		d.offerTyped(found)
	}
}

func (d *Desk) offerTyped(found []store.Draft) {
	d.refreshHome()
	var lines []string
	for _, x := range found[:min(len(found), 5)] {
		lines = append(lines, TypedLine(x))
	}
	part.Ask(d.Canvas(), words.TypedTitle, words.TypedFound(lines),
		part.Answer{Label: words.TypedOpen, Do: func() { d.TakeUp(found[0]) }},
		part.Answer{Label: words.TypedLater})
}

// refreshHome lets the pages that list what is half typed hear of it.
func (d *Desk) refreshHome() {
	if p := d.Page(); p != nil {
		p.Refresh(nil)
	}
}

// TypedLine is a half-typed form as a line of work.
func TypedLine(x store.Draft) string { return words.TypedLine(x.Title, typedLabel(x), x.At) }

// typedLabel names the record of a draft; a new one by the first text that was typed.
func typedLabel(x store.Draft) string {
	label := x.Label
	for _, f := range x.Fields {
		if label == "" {
			label = record.Line(f.Text)
		}
	}
	if r := []rune(label); len(r) > 60 {
		label = string(r[:60]) + "…"
	}
	return label
}

// TakeUp opens a half-typed form again, with everything that was typed.
func (d *Desk) TakeUp(x store.Draft) {
	page, _, _ := strings.Cut(x.Form, "/")
	if d.entry(page) == nil {
		d.showTyped(x, words.TypedNoForm)
		return
	}
	d.Leave(func() {
		d.go_(page, func(p Page) {
			of, moved := d.followed(x)
			switch {
			case of.ID != 0 && !d.there(record.Ref{Kind: of.Kind, ID: of.ID}):
				d.showTyped(x, words.TypedNoRecord)
				return
			case moved && of.DraftKey != x.DraftKey && d.typed.find(of.DraftKey) >= 0:
				d.showTyped(x, words.TypedTwo)
				return
			}
			d.typed.wait.Wait()
			d.typed.hand = &x // the next look writes it under its new name, if it has one
			d.typed.forget(x.DraftKey)
			if d.Say(words.TypedTaken); moved {
				d.Say(words.TypedMoved)
			}
			if !p.Resume(of) {
				d.typed.hand = nil
				d.typed.found = append(d.typed.found, x)
				d.showTyped(x, words.TypedNoForm)
			}
		})
	})
}

func (d *Desk) there(r record.Ref) (ok bool) {
	d.Read(func(v *record.View) {
		x := v.Find(r.Kind, r.ID)
		ok = x != nil && !x.M().Bin
	})
	return ok
}

// showTyped shows the texts of a draft that has no form.
func (d *Desk) showTyped(x store.Draft, why string) {
	body := container.NewVBox(part.Plain(why), part.TypedTexts(x.Fields))
	part.Show(d.Canvas(), words.TypedName(x.Title, typedLabel(x)), body, fyne.NewSize(560, 0),
		part.Answer{Label: words.TypedKeep, Esc: true},
		part.Answer{Label: words.TypedDrop, Do: func() { d.dropTyped(x.DraftKey) }})
}

func (d *Desk) dropTyped(key store.DraftKey) {
	d.typed.wait.Wait()
	if err := d.o.Book.DropDraft(key); err != nil {
		d.Fail(err)
		return
	}
	d.typed.forget(key)
	d.refreshHome()
}

// Offer calls open, unless the form was half typed when the program last stopped: then
// it asks which of the two is wanted.
func (d *Desk) Offer(key store.DraftKey, open func()) {
	i := d.typed.find(key)
	if i < 0 {
		open()
		return
	}
	x := d.typed.found[i]
	part.Ask(d.Canvas(), words.TypedTitle, words.TypedAsk(x.Title, typedLabel(x), x.Who, x.At),
		part.Answer{Label: words.TypedTake, Do: func() { d.TakeUp(x) }},
		part.Answer{Label: words.TypedDrop, Do: func() { d.dropTyped(key); open() }},
		part.Answer{Label: words.TypedLater})
}

// Versions shows what is typed beside what the book has got since; write saves mine.
func (d *Desk) Versions(mine, theirs record.Record, sheet part.Sheet, write func()) {
	d.stale(&store.StaleError{Mine: mine, Theirs: theirs}, sheet, write)
}
