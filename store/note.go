package store

import "errors"

// Note writes an entry without changes: that something was done with the book (printed,
// exported, copied) which left it as it was. The undo and redo stacks stay as they are. op
// holds no personal data: it says what was done, of which form, and how many.
func (b *Book) Note(op Op) (Receipt, error) {
	return b.do(op, keepStacks, func(tx *Tx) error {
		tx.note = true
		return nil
	})
}

// NoteAfter writes notes into the file of a book that was opened for reading and is closed
// by now: a command line that has printed. A secret is not asked for again. Else as NoteIn.
func (b *Book) NoteAfter(who string, ops ...Op) error {
	o := b.o
	o.Who = who
	return NoteIn(b.path, o, ops...)
}

// NoteIn writes notes into the file of a book that nobody has open; its records are not
// read. ErrMigrate: the book is of an older schema, which writing would change. Otherwise
// as Open and Note.
func NoteIn(path string, o Options, ops ...Op) error {
	o = o.filled()
	o.ReadOnly, o.headOnly = false, true
	b, err := open(path, o)
	if err != nil {
		return opening(path, err)
	}
	if b.head.schema < o.schema() {
		err = ErrMigrate
	}
	for _, op := range ops {
		if err == nil {
			_, err = b.Note(op)
		}
	}
	return errors.Join(err, b.Close())
}
