package desk

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// Save writes one record. done is called after it is on the disk. Faults go to the
// sheet, a stale record to the person, anything else into a dialog; sheet and done
// may be nil.
func (d *Desk) Save(op store.Op, sheet part.Sheet, r record.Record, done func()) {
	d.Do(op, sheet, func(tx *store.Tx) error { return tx.Save(r) }, done)
}

// Do writes several changes as one step; otherwise as Save. change may be called
// again after a stale record was settled.
func (d *Desk) Do(op store.Op, sheet part.Sheet, change func(tx *store.Tx) error, done func()) {
	whole := change
	if sheet != nil { // it saves the form
		whole = d.typed.saving(change)
	}
	d.write(func() (store.Receipt, error) { return d.o.Book.Do(op, whole) }, sheet,
		func() { d.Do(op, sheet, change, done) }, done)
}

// Delete asks, then moves records to the bin.
func (d *Desk) Delete(k record.Kind, ids []record.ID, done func()) {
	var labels []string
	d.Read(func(v *record.View) {
		for _, id := range ids {
			if r := v.Find(k, id); r != nil {
				labels = append(labels, r.Label(v))
			}
		}
	})
	if len(labels) == 0 {
		return
	}
	op := store.Op{Code: "delete", Kind: k, N: len(ids)}
	if len(labels) == 1 {
		op.Label = labels[0]
	}
	part.Ask(d.Canvas(), words.Delete.String(), words.AskDelete(k, labels),
		part.Answer{Label: words.Delete.String(), Do: func() {
			d.write(func() (store.Receipt, error) { return d.o.Book.Delete(op, k, ids...) }, nil, nil, done)
		}},
		part.Answer{Label: words.Cancel})
}

// write is the one way to change the book from the window.
func (d *Desk) write(do func() (store.Receipt, error), sheet part.Sheet, again, done func()) {
	receipt, err := do()
	var faults record.FieldErrors
	var stale *store.StaleError
	switch {
	case err == nil:
		if done != nil {
			done()
		}
		d.Written(receipt)
	case errors.As(err, &stale) && sheet != nil && again != nil:
		d.stale(stale, sheet, again)
	case errors.As(err, &faults) && sheet != nil:
		sheet.Faults(faults)
	default:
		d.Fail(err)
	}
}

// Written shows a finished step, and refreshes what it changed. Pages call it for
// steps they made on the Book themselves (issuing).
func (d *Desk) Written(r store.Receipt) {
	if r.Seq == 0 {
		return
	}
	d.Say(words.Saved(r.At.Local()) + " · " + words.Op(r.Op))
	d.changed(r)
}

// changed lets every list and the frame hear of a step.
func (d *Desk) changed(r store.Receipt) {
	for _, p := range d.pages {
		p.Refresh(r.Kinds)
	}
	d.refreshFrame()
}

// Note keeps in the history that something was done with the book which did not change
// it (store.Book.Note). Only the history shows it: the lists are as they were.
func (d *Desk) Note(op store.Op) {
	if _, err := d.o.Book.Note(op); err != nil {
		d.Fail(err)
		return
	}
	for _, p := range d.pages {
		if h, ok := p.(interface{ Noted() }); ok {
			h.Noted()
		}
	}
}

// Undo takes the last step back, Redo does it again.
func (d *Desk) Undo() { d.step(d.o.Book.UndoOp, d.o.Book.Undo, words.Undone) }

// Redo see Undo.
func (d *Desk) Redo() { d.step(d.o.Book.RedoOp, d.o.Book.Redo, words.Redone) }

func (d *Desk) step(name func() (store.Op, bool), do func() (store.Receipt, error), said func(store.Op) string) {
	if p := d.Page(); p != nil && p.Changed() {
		d.Tell(words.Attention, words.SaveFirst)
		return
	}
	op, _ := name()
	r, err := do()
	switch {
	case errors.Is(err, store.ErrNothing):
		d.Say(words.Error(err).Title)
	case err != nil:
		d.Fail(err)
	default:
		d.Say(said(op) + " · " + words.Saved(r.At.Local()))
		d.changed(r)
	}
}

// Revert takes any step of the history back by itself.
func (d *Desk) Revert(seq uint64) {
	d.write(func() (store.Receipt, error) { return d.o.Book.Revert(seq) }, nil, nil, nil)
}

// Restore takes records of any kinds out of the bin as one step, whatever their order:
// one that needs another of them waits for it.
func (d *Desk) Restore(op store.Op, refs []record.Ref, done func()) {
	d.Do(op, nil, func(tx *store.Tx) error {
		for wait := refs; len(wait) > 0; {
			var left []record.Ref
			var why error
			for _, r := range wait {
				if err := tx.Restore(r.Kind, r.ID); err != nil {
					left, why = append(left, r), err
				}
			}
			if len(left) == len(wait) {
				return why
			}
			wait = left
		}
		return nil
	}, done)
}

// stale shows both versions side by side and lets the person choose.
func (d *Desk) stale(e *store.StaleError, sheet part.Sheet, again func()) {
	mine, theirs := sheet.Lines(e.Mine), sheet.Lines(e.Theirs)
	rows := container.NewVBox(part.Note(words.StaleWhy), // each line as high as its own texts
		container.NewGridWithColumns(3, part.Heading(""), part.Heading(words.Mine), part.Heading(words.Theirs)))
	for i, line := range mine {
		if i < len(theirs) && line.Text != theirs[i].Text {
			rows.Add(container.NewGridWithColumns(3, part.Plain(line.Label), part.Plain(line.Text), part.Plain(theirs[i].Text)))
		}
	}
	body := part.RolledOn(theme.ColorNameOverlayBackground, rows)
	part.Show(d.Canvas(), words.StaleTitle, body, fyne.NewSize(720, 330),
		part.Answer{Label: words.GoOn, Esc: true},
		part.Answer{Label: words.KeepMine, Do: func() {
			e.Mine.M().Rev = e.Theirs.M().Rev
			again()
		}},
		part.Answer{Label: words.TakeTheirs, Do: func() { sheet.Adopt(e.Theirs) }})
}

// Fail shows an error in words. One that nobody foresaw is also kept in the log.
func (d *Desk) Fail(err error) {
	m := words.Error(err)
	if m.Code == words.Unforeseen && d.o.Log != nil {
		d.o.Log(err)
	}
	part.Tell(d.Canvas(), m.Title, m.Body+"\n\n"+m.CodeLine())
}

// Work does something slow beside the window: title stands in the status line
// meanwhile; done, called on the window's goroutine, gets the error.
func (d *Desk) Work(title string, do func() error, done func(error)) {
	said := title + " …"
	d.Say(said)
	var err error
	part.Beside(func() { err = do() }, func() {
		if d.status.Text == said { // it is over, and nothing else was said
			d.Say("")
		}
		done(err)
	})
}
