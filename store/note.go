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
// by now: a command line that has printed. The records, which were read, are not read
// again, and a secret is not asked for again. ErrMigrate: the book is of an older schema,
// which writing would change. Otherwise as Open and Note.
func (b *Book) NoteAfter(who string, ops ...Op) error {
	if b.head.schema < b.o.schema() {
		return ErrMigrate
	}
	o := b.o
	o.Who, o.ReadOnly, o.headOnly = who, false, true
	again, err := open(b.path, o)
	if err != nil {
		return err
	}
	for _, op := range ops {
		if _, err = again.Note(op); err != nil {
			break
		}
	}
	return errors.Join(err, again.Close())
}
