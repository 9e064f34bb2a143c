package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// later is a book that has what a copy of it lacks: a person was erased since, a password
// was set, and a paper was issued.
type later struct {
	copied     []byte            // the file of the copy
	now, after string            // the states of the book, and of what the restored copy must be
	made       map[string][]byte // secrets are dear: the folder is made once
}

// restoreUnderLater puts the copy in the place of such a book. Wherever it ends, the book
// is the present one or the restored one with all that it takes over: nowhere in it is the
// person, nothing but the password opens it, and the number is not given again.
func restoreUnderLater() work {
	var x later
	return work{
		name: "restore that takes over",
		dear: 3,
		lay: func(dir string) error {
			if x.made == nil {
				if err := x.make(dir); err != nil {
					return err
				}
			}
			return lay(dir, x.made)
		},
		do: func(dir string, begin func()) error {
			begin()
			return x.restore(dir, time.Now)
		},
		hold: x.hold,
	}
}

func locked() store.Options {
	o := options()
	o.Secret = password
	return o
}

func (x *later) restore(dir string, now func() time.Time) error {
	o := locked()
	o.Now = now
	done, err := store.Restore(bookIn(dir), copyIn(dir), o)
	if err == nil && (done.Err != nil || len(done.Twice) > 0 || len(done.Report.Findings) > 0) {
		err = fmt.Errorf("%+v", done)
	}
	return err
}

// make lays book and copy, and restores once to know what comes of it.
func (x *later) make(dir string) error {
	if _, err := ready(dir); err != nil {
		return err
	}
	b, err := store.Open(bookIn(dir), options())
	if err != nil {
		return err
	}
	defer b.Close()
	if err := addErased(b); err != nil {
		return err
	}
	if x.copied, err = os.ReadFile(bookIn(dir)); err != nil {
		return err
	}
	if _, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{erased(b)}}); err != nil {
		return err
	}
	if _, err := b.SetPassword(password, code); err != nil {
		return err
	}
	if n, err := x.issue(b); n != 2 || err != nil {
		return fmt.Errorf("the later paper has number %d: %w", n, err)
	}
	if _, err := (&story{b: b, random: randomOf(1, 6)}).pair(1); err != nil {
		return err
	}
	if x.now, err = digest(b); err != nil {
		return err
	}
	b.Close()
	raw, err := os.ReadFile(bookIn(dir))
	if err != nil {
		return err
	}
	x.made = map[string][]byte{bookIn(dir): raw, copyIn(dir): x.copied}
	if err := errors.Join(lay(dir, x.made), x.restore(dir, time.Now)); err != nil {
		return err
	}
	if x.after, err = x.state(bookIn(dir)); err == nil && x.after == x.now {
		err = errors.New("the copy is the book")
	}
	return err
}

// issue gives the next number to a new paper.
func (x *later) issue(b *store.Book) (number int, err error) {
	d := &record.Document{Type: record.DocReport, Title: "Văn bản"}
	if _, err := b.Save(store.Op{Code: "add"}, d); err != nil {
		return 0, err
	}
	if err := issue(b, d.ID); err != nil {
		return 0, err
	}
	b.Read(func(v *record.View) {
		is, _ := v.Documents.Get(d.ID)
		number = is.Number
	})
	return number, nil
}

// state is that of a sound book that the password opens, and nothing else, and that does
// not know the person: not in a record, not in the history.
func (x *later) state(path string) (string, error) {
	if _, err := store.Open(path, options()); !errors.Is(err, store.ErrSecret) {
		return "", fmt.Errorf("%s opens without the password: %v", filepath.Base(path), err)
	}
	_, state, err := soundWith(path, password)
	if err != nil {
		return "", err
	}
	o := locked()
	o.ReadOnly, o.NoSearch = true, true
	b, err := store.Open(path, o)
	if err != nil {
		return "", err
	}
	defer b.Close()
	if is, err := names(b); err != nil || is {
		return "", fmt.Errorf("%s knows who was erased (%v): %w", filepath.Base(path), is, err)
	}
	return state, nil
}

func (x *later) hold(dir string, done bool) error {
	state, err := x.state(bookIn(dir))
	switch {
	case err != nil:
		return err
	case state != x.after && (done || state != x.now):
		return fmt.Errorf("told as done %v, and the book is neither restored nor the one before", done)
	}
	all, err := books(dir)
	if err != nil || len(all) > 2 || state == x.after && len(all) < 2 {
		return fmt.Errorf("%d books in the folder: %w", len(all), err)
	}
	for _, path := range all {
		if is, err := x.state(path); err != nil || path != bookIn(dir) && is != x.now {
			return fmt.Errorf("what was set aside is another book: %w", err)
		}
	}
	if raw, err := os.ReadFile(copyIn(dir)); err != nil || !bytes.Equal(raw, x.copied) {
		return fmt.Errorf("the copy was changed: %w", err)
	}
	if err := x.restore(dir, func() time.Time { return time.Now().Add(time.Minute) }); err != nil {
		return fmt.Errorf("once more: %w", err)
	}
	if state, err = x.state(bookIn(dir)); err != nil || state != x.after {
		return fmt.Errorf("once more, and the book is another: %w", err)
	}
	return x.goesOn(dir)
}

// goesOn works with the book two days later: the next number comes after those given, and
// nothing that was left half done lies about.
func (x *later) goesOn(dir string) error {
	o := locked()
	o.Now = func() time.Time { return time.Now().Add(48 * time.Hour) }
	b, err := store.Open(bookIn(dir), o)
	if err != nil {
		return err
	}
	defer b.Close()
	if n, err := x.issue(b); n != 3 || err != nil {
		return fmt.Errorf("the next paper has number %d: %w", n, err)
	}
	if err := b.Close(); err != nil {
		return err
	}
	files, err := filesIn(dir)
	if err != nil {
		return err
	}
	all, err := books(dir)
	if len(files) != len(all)+1 { // the copy
		err = errors.Join(err, fmt.Errorf("%d files, %d books", len(files), len(all)))
	}
	return err
}
