package main

import (
	"errors"
	"io"
	"path/filepath"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// backUp writes a verified copy of the book into a folder, or lists the copies there.
func backUp(c *call) error {
	path, dir := c.opts["book"], c.opts["out"]
	if c.opts["list"] != "" {
		copies, err := store.Backups(dir, path)
		if err != nil {
			return say(wordOpen(dir, err))
		}
		return c.print(wordCopies(dir, filepath.Base(path), copies))
	}
	b, err := c.open()
	if err != nil {
		return err
	}
	defer b.Close()
	made, err := b.Backup(dir, store.WhyHand)
	switch {
	case made.Path != "":
		b.Close() // the note needs the file
		c.note(b, store.Op{Code: store.NoteCopy, N: 1})
		if said := c.print(wordCopied(made)); said != nil || err == nil {
			return said
		}
		return say(wordFlawed(path))
	case errors.Is(err, store.ErrDamaged):
		return say(wordOpen(path, err))
	}
	return say(wordWrite(filepath.Join(dir, filepath.Base(path)), err))
}

// restore says what becomes of the book when a copy takes its place, and with --yes puts
// it there. The copy is tried with the secret of the book first: only one that was made
// under another needs its own.
func restore(c *call) error {
	path, from := c.opts["book"], c.opts["from"]
	book := store.Options{ReadOnly: true, NoSearch: true}
	now, fault := c.openWith(path, ofBook, &book)
	if finished := (said{}); errors.As(fault, &finished) {
		return fault
	}
	if fault = c.told(wordOpen, path, now, fault); fault == nil {
		defer now.Close()
	}
	copied := store.Options{ReadOnly: true, NoSearch: true, Secret: book.Secret}
	then, err := c.openWith(from, ofCopy, &copied)
	if err = c.told(wordOpenCopy, from, then, err); err != nil {
		return err
	}
	defer then.Close()
	if err := c.sayBefore(path, now, fault, then); err != nil {
		return err
	}
	if c.opts["yes"] == "" {
		return c.print(wordNotRestored)
	}
	then.Close()
	if now != nil {
		now.Close()
	}
	with := store.Options{Who: wordNewWho, Now: c.now, Secret: book.Secret, CopySecret: copied.Secret}
	done, err := store.Restore(path, from, with)
	if err != nil {
		return say(wordRestoreFault(path, err))
	}
	c.noteRestored(path, done, with)
	if err := c.print(wordRestored(path, done)); err != nil || len(done.Report.Findings) == 0 {
		return err
	}
	return say(wordFindings(path, len(done.Report.Findings)))
}

// noteRestored keeps in the history that the book was restored: it opens by its own
// secret, or by that of the copy where nothing was taken over.
func (c *call) noteRestored(path string, done store.Restored, with store.Options) {
	if done.Err != nil || done.Aside == "" {
		with.Secret = with.CopySecret
	}
	n := done.Report.Bin
	for _, x := range done.Report.Records {
		n += x
	}
	if err := store.NoteIn(path, with, store.Op{Code: store.NoteRestore, N: n}); err != nil {
		io.WriteString(c.err, wordNotNoted(path)+"\n")
	}
}

// sayBefore compares the book with the copy that is to take its place. now is nil where
// fault says why it cannot be read: it is set aside all the same.
func (c *call) sayBefore(path string, now *store.Book, fault error, then *store.Book) error {
	after, err := then.Summary()
	if err != nil {
		return say(wordOpen(then.Path(), err))
	}
	if now == nil {
		io.WriteString(c.err, fault.Error()+"\n")
		return c.print(wordBefore(nil, after, store.Comparison{}))
	}
	before, err := now.Summary()
	if err != nil {
		return say(wordOpen(path, err))
	}
	var d store.Comparison
	now.Read(func(v *record.View) { then.Read(func(w *record.View) { d = store.Compare(v, w) }) })
	return c.print(wordBefore(&before, after, d))
}

// salvage brings what can be read in a damaged file into a new book.
func salvage(c *call) error {
	path, to := c.opts["book"], c.opts["out"]
	var keys []string
	if k := c.opts["key"]; k != "" {
		keys = []string{k}
	}
	var s store.Salvaged
	err := c.withSecret(func(secret string) (err error) {
		s, err = store.Salvage(path, to, store.Options{Who: wordNewWho, Now: c.now, Secret: secret}, keys...)
		return err
	})
	finished, fault := said{}, (*store.OpenError)(nil)
	switch {
	case errors.As(err, &finished):
		return err
	case errors.As(err, &fault) && fault.Path == to:
		return say(wordCreate(to, err))
	case errors.Is(err, store.ErrDamaged):
		return say(wordNothingLeft(path))
	case err != nil:
		return say(wordOpen(path, err))
	}
	return c.print(wordSalvaged(to, s))
}
