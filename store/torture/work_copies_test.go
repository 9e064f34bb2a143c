package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Work on more than one file: copies, restoring, erasing.

func copyWorks() []work { return []work{backup(), restore(), restoreUnderLater(), erase(), rescue()} }

// books lists the files of a folder that have the name of a book.
func books(dir string) (list []string, err error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.sopt"))
	for _, path := range all {
		if name := filepath.Base(path); !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") {
			list = append(list, path)
		}
	}
	return list, err
}

// soundAs wants a book to be whole and in one of some states, and returns which.
func soundAs(path string, states ...string) (which int, err error) {
	_, state, err := sound(path)
	if err != nil {
		return 0, err
	}
	for i, s := range states {
		if s == state {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%s is in a state that never was", filepath.Base(path))
}

// backup copies the book: what has the name of a copy is a whole copy, and what was left
// half done keeps no key alive.
func backup() work {
	var state string
	return work{
		name: "backup",
		lay: func(dir string) (err error) {
			state, err = ready(dir)
			return errors.Join(err, os.Mkdir(filepath.Dir(copyIn(dir)), 0o700))
		},
		do: func(dir string, begin func()) error {
			b, err := store.Open(bookIn(dir), options())
			if err != nil {
				return err
			}
			defer b.Close()
			begin()
			_, err = b.Backup(filepath.Dir(copyIn(dir)), store.WhyHand)
			return err
		},
		hold: func(dir string, done bool) error {
			if _, err := soundAs(bookIn(dir), state); err != nil {
				return err
			}
			copies, err := books(filepath.Dir(copyIn(dir)))
			if err != nil || len(copies) > 1 || done && len(copies) == 0 {
				return fmt.Errorf("told as done %v, %d copies %w", done, len(copies), err)
			}
			for _, c := range copies {
				if _, err := soundAs(c, state); err != nil {
					return err
				}
			}
			return errors.Join(writes(bookIn(dir)), keyGoes(dir))
		},
	}
}

// keyGoes sets a password: the old key must stand nowhere afterwards, not even in what
// was left half done.
func keyGoes(dir string) error {
	raw, err := os.ReadFile(bookIn(dir))
	if err != nil {
		return err
	}
	b, err := store.Open(bookIn(dir), options())
	if err != nil {
		return err
	}
	defer b.Close()
	if _, err := b.SetPassword(password, code, filepath.Dir(copyIn(dir))); err != nil {
		return err
	}
	files, err := filesIn(dir)
	if err != nil {
		return err
	}
	for path, now := range files {
		if key := plainKey(raw); key == nil || bytes.Contains(now, key) {
			return fmt.Errorf("the old key stands in %s", filepath.Base(path))
		}
	}
	return nil
}

// restore puts an older copy in the book's place: it is there or the newer book is, and
// then the newer one stands beside it.
func restore() work {
	var older, newer string
	return work{
		name: "restore",
		lay: func(dir string) (err error) {
			if older, err = ready(dir); err != nil {
				return err
			}
			raw, err := os.ReadFile(bookIn(dir))
			if err != nil {
				return err
			}
			if err := errors.Join(os.Mkdir(filepath.Dir(copyIn(dir)), 0o700), os.WriteFile(copyIn(dir), raw, 0o600), writes(bookIn(dir))); err != nil {
				return err
			}
			_, newer, err = sound(bookIn(dir))
			return err
		},
		do: func(dir string, begin func()) error {
			begin()
			_, err := store.Restore(bookIn(dir), copyIn(dir), options())
			return err
		},
		hold: func(dir string, done bool) error {
			which, err := soundAs(bookIn(dir), newer, older)
			if err == nil && done && which == 0 {
				err = errors.New("told as done, and the newer book is there")
			}
			if err != nil {
				return err
			}
			if _, err := soundAs(copyIn(dir), older); err != nil {
				return fmt.Errorf("the copy: %w", err)
			}
			aside := 0
			all, err := books(dir)
			for _, path := range all {
				if path != bookIn(dir) {
					aside++
					_, e := soundAs(path, newer)
					err = errors.Join(err, e)
				}
			}
			if err != nil || which == 1 && aside == 0 || aside > 1 {
				return fmt.Errorf("%d books were set aside: %w", aside, err)
			}
			later := options()
			later.Now = func() time.Time { return time.Now().Add(time.Minute) }
			if _, err := store.Restore(bookIn(dir), copyIn(dir), later); err != nil {
				return fmt.Errorf("once more: %w", err)
			}
			_, err = soundAs(bookIn(dir), older)
			return errors.Join(err, writes(bookIn(dir)))
		},
	}
}

const erasedName = "Zđenka Quỳnh Nhi"

// addErased adds the person who is to be erased, with a membership.
func addErased(b *store.Book) error {
	return second(b.Do(store.Op{Code: "add", Label: erasedName}, func(tx *store.Tx) error {
		p := &record.Person{Name: erasedName}
		return errors.Join(tx.Save(p), tx.Save(&record.Membership{Person: p.ID, Team: 8, Role: record.RoleMember}))
	}))
}

// erased is the ID of that person.
func erased(b *store.Book) (id record.ID) {
	b.Read(func(v *record.View) {
		for p := range v.People.All() {
			if p.Name == erasedName {
				id = p.ID
			}
		}
	})
	return id
}

// erase takes a person out of book and copy: told as done, no state of either names her.
func erase() work {
	var before string
	return work{
		name: "erase",
		dear: 2,
		lay: func(dir string) (err error) {
			if _, err = ready(dir); err != nil {
				return err
			}
			b, err := store.Open(bookIn(dir), options())
			if err != nil {
				return err
			}
			err = addErased(b)
			if before, _ = digest(b); err != nil {
				return err
			}
			b.Close()
			raw, err := os.ReadFile(bookIn(dir))
			return errors.Join(err, os.Mkdir(filepath.Dir(copyIn(dir)), 0o700), os.WriteFile(copyIn(dir), raw, 0o600))
		},
		do: func(dir string, begin func()) error {
			b, err := store.Open(bookIn(dir), options())
			if err != nil {
				return err
			}
			defer b.Close()
			id := erased(b)
			begin()
			out, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{id}, Copies: []string{filepath.Dir(copyIn(dir))}})
			if err == nil && len(out.Copies.Left) > 0 {
				err = fmt.Errorf("left: %v", out.Copies.Left)
			}
			return err
		},
		hold: func(dir string, done bool) error {
			inBook, err := named(bookIn(dir), before)
			if err != nil {
				return err
			}
			inCopy, err := named(copyIn(dir), before)
			switch {
			case err != nil:
				return fmt.Errorf("the copy: %w", err)
			case done && (inBook || inCopy):
				return fmt.Errorf("told as done: named in the book %v, in the copy %v", inBook, inCopy)
			case inBook && !inCopy:
				return errors.New("gone from the copy before the book")
			}
			return clean(dir, nil, done)
		},
	}
}

// named says that a sound book knows the name still, in its records or its history; then
// it is in the state of before.
func named(path, before string) (bool, error) {
	if _, _, err := sound(path); err != nil {
		return false, err
	}
	b, err := store.Open(path, options()) // for work: what a death left behind is taken away
	if err != nil {
		return false, err
	}
	defer b.Close()
	found, err := names(b)
	if err != nil {
		return false, err
	}
	if state, err := digest(b); found != (state == before) {
		return false, fmt.Errorf("named %v, and the state is another: %w", found, err)
	}
	return found, nil
}

// names says that a book names that person, in its records or in its history.
func names(b *store.Book) (found bool, err error) {
	var all bytes.Buffer
	if err := b.Export(&all); err != nil {
		return false, err
	}
	found = bytes.Contains(all.Bytes(), []byte(erasedName))
	err = b.History(func(e store.Entry) bool {
		found = found || e.Op.Label == erasedName
		for _, c := range e.Changes {
			if r, err := b.Revision(c.Kind, c.ID, c.Rev); err == nil {
				p, ok := r.(*record.Person)
				found = found || ok && p.Name == erasedName
			}
		}
		return true
	})
	return found, err
}

// rescue salvages a damaged book: the damaged file stays as it is, and the new one is
// there whole or not at all.
func rescue() work {
	var bad []byte
	saved := func(dir string) string { return filepath.Join(dir, "cứu.sopt") }
	return work{
		name: "salvage",
		lay: func(dir string) error {
			if _, err := ready(dir); err != nil {
				return err
			}
			raw, err := usedPages(bookIn(dir))
			if err != nil {
				return err
			}
			bad = raw[:len(raw)-2*page]
			return os.WriteFile(bookIn(dir), bad, 0o600)
		},
		do: func(dir string, begin func()) error {
			begin()
			_, err := store.Salvage(bookIn(dir), saved(dir), options())
			return err
		},
		hold: func(dir string, done bool) error {
			if raw, err := os.ReadFile(bookIn(dir)); err != nil || !bytes.Equal(raw, bad) {
				return fmt.Errorf("the damaged file was changed: %w", err)
			}
			if _, err := os.Stat(saved(dir)); errors.Is(err, os.ErrNotExist) && !done {
				if _, err := store.Salvage(bookIn(dir), saved(dir), options()); err != nil {
					return fmt.Errorf("once more: %w", err)
				}
			}
			r, err := store.Check(saved(dir))
			if err != nil || r.Warning != nil || r.Records[record.KindPerson] == 0 {
				return fmt.Errorf("what was saved: %v %w", r.Findings, err)
			}
			return nil
		},
	}
}
