package torture

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// work is something that changes files, to be ended at each of its steps. It is done
// in a child process, which prints "begin" before the first step that counts and
// "done" when the caller was told that all is on the disk.
type work struct {
	name string
	dear int                                  // how many times as dear as others: the short form does less of it
	lay  func(dir string) error               // what is there before
	do   func(dir string, begin func()) error // in the child
	hold func(dir string, done bool) error    // what must hold after its end
}

// bookName is the book that most work is done on.
const bookName = "so.sopt"

func bookIn(dir string) string { return filepath.Join(dir, bookName) }

// onBook is work on the small book, as one step of the history or several.
func onBook(name string, steps uint64, do func(b *store.Book) error) work {
	var before string // state of the small book with ready's steps
	return work{
		name: name,
		lay: func(dir string) (err error) {
			before, err = ready(dir)
			return err
		},
		do: func(dir string, begin func()) error {
			b, err := store.Open(bookIn(dir), options())
			if err != nil {
				return err
			}
			defer b.Close()
			begin()
			return do(b)
		},
		hold: func(dir string, done bool) error {
			seq, state, err := sound(bookIn(dir))
			switch {
			case err != nil:
				return err
			case done && seq != readySeq+steps:
				return fmt.Errorf("told as done, and the history ends with %d", seq)
			case seq < readySeq || seq > readySeq+steps:
				return fmt.Errorf("the history ends with %d", seq)
			case (seq == readySeq) != (state == before):
				return fmt.Errorf("entry %d, and the state is another", seq)
			}
			return writes(bookIn(dir))
		},
	}
}

// readySeq is the last entry of a book that ready made.
const readySeq = 4

// ready lays a book with a draft, an issued paper and an edit that can be undone.
func ready(dir string) (state string, err error) {
	path := bookIn(dir)
	if err := newBook(path); err != nil {
		return "", err
	}
	b, err := store.Open(path, options())
	if err != nil {
		return "", err
	}
	defer b.Close()
	d := &record.Document{Type: record.DocReport, Title: "Văn bản"}
	if _, err := b.Save(store.Op{Code: "add"}, d); err != nil {
		return "", err
	}
	if err := issue(b, d.ID); err != nil {
		return "", err
	}
	s := &story{b: b, random: randomOf(1, 1)}
	if _, err := s.pair(3); err != nil {
		return "", err
	}
	return digest(b)
}

func issue(b *store.Book, id record.ID) error {
	_, _, err := b.Issue(store.Op{Code: "issue"}, id, record.Day(2026, 3, 3),
		func(*record.View, *record.Document) ([]byte, error) { return make([]byte, 9000), nil })
	return err
}

// sound wants the book to be whole in every respect.
func sound(path string) (seq uint64, state string, err error) {
	return soundWith(path, "")
}

// soundWith is sound for a book with a password.
func soundWith(path, secret string) (seq uint64, state string, err error) {
	o := store.Options{ReadOnly: true, NoSearch: true, Secret: secret}
	r, err := store.CheckWith(path, o)
	if err != nil || len(r.Findings) > 0 || r.Warning != nil {
		return 0, "", fmt.Errorf("%w %v %v", err, r.Findings, r.Warning)
	}
	b, err := store.Open(path, o)
	if err != nil {
		return 0, "", err
	}
	defer b.Close()
	if err := whole(b, nil); err != nil {
		return 0, "", err
	}
	state, err = digest(b)
	return r.Seq, state, err
}

// writes wants the book to open for work and to take a step.
func writes(path string) error { return writesWith(path, options()) }

// writesWith is writes for a book with a password.
func writesWith(path string, o store.Options) error {
	b, err := store.Open(path, o)
	if err != nil {
		return err
	}
	defer b.Close()
	s := &story{b: b, random: randomOf(1, 2)}
	if _, err := s.pair(1); err != nil {
		return err
	}
	if err := b.Close(); err != nil {
		return err
	}
	_, _, err = soundWith(path, o.Secret)
	return err
}

// works are all that is ended at each step.
func works() []work {
	return append([]work{
		create(),
		onBook("save", 1, func(b *store.Book) error {
			_, err := (&story{b: b, random: randomOf(1, 3)}).pair(1)
			return err
		}),
		onBook("issue", 1, func(b *store.Book) error { return issue(b, 14) }),
		onBook("void", 1, func(b *store.Book) error {
			_, err := b.Void(store.Op{Code: "void"}, 15, "Sai")
			return err
		}),
		onBook("attach", 1, func(b *store.Book) error {
			_, err := (&story{b: b, random: randomOf(1, 4)}).attach()
			return err
		}),
		onBook("undo and redo", 2, func(b *store.Book) error {
			return errors.Join(second(b.Undo()), second(b.Redo()))
		}),
		onBook("import", 1, func(b *store.Book) error {
			reserveFrom = 1
			_, err := (&story{b: b, random: randomOf(1, 5)}).pair(200)
			return err
		}),
		migrate("migrate", "s1", 1, ""),
		migrate("migrate a protected one", "protected-s4", 4, storetest.Password),
	}, append(secretWorks(), copyWorks()...)...)
}

func second[T any](_ T, err error) error { return err }

// create makes a new book: the name is there with a whole book under it, or not.
func create() work {
	return work{
		name: "create",
		lay:  func(string) error { return nil },
		do: func(dir string, begin func()) error {
			begin()
			return newBook(bookIn(dir))
		},
		hold: func(dir string, done bool) error {
			_, err := os.Stat(bookIn(dir))
			if !done && errors.Is(err, fs.ErrNotExist) {
				return newBook(bookIn(dir)) // what was left does not stand in the way
			}
			if _, _, err := sound(bookIn(dir)); err != nil {
				return err
			}
			return writes(bookIn(dir))
		},
	}
}

// migrate opens a book of an earlier schema, under its secret: it holds the same records in
// the old or in the new schema, and opens. A protected one is written anew as well.
func migrate(name, book string, from int, secret string) work {
	old := filepath.Join("..", "testdata", "books", book+".sopt")
	with := func() store.Options {
		o := options()
		o.Secret = secret
		return o
	}
	records := func(path string) (n int, schema int, err error) {
		r, err := store.CheckWith(path, store.Options{Secret: secret})
		if err == nil && len(r.Findings) > 0 {
			err = fmt.Errorf("%v", r.Findings)
		}
		for _, k := range r.Records {
			n += k
		}
		return n, r.Schema, err
	}
	return work{
		name: name,
		dear: 1 + min(9, len(secret)), // a guess at it costs as much as in the product
		lay: func(dir string) error {
			raw, err := os.ReadFile(old)
			if err != nil {
				return err
			}
			return os.WriteFile(bookIn(dir), raw, 0o600)
		},
		do: func(dir string, begin func()) error {
			begin()
			b, err := store.Open(bookIn(dir), with())
			if err != nil {
				return err
			}
			return b.Close()
		},
		hold: func(dir string, done bool) error {
			want, _, err := records(old)
			if err != nil {
				return err
			}
			n, schema, err := records(bookIn(dir))
			switch {
			case err != nil:
				return err
			case n != want:
				return fmt.Errorf("%d records of %d", n, want)
			case done && schema == from:
				return errors.New("told as done, and the schema is the old one")
			}
			copies, err := books(dir)
			for _, path := range copies { // the copy of before is whole as soon as it has a name
				if k, _, e := records(path); k != want {
					err = errors.Join(err, e, fmt.Errorf("%s: %d records of %d", filepath.Base(path), k, want))
				}
			}
			if err != nil || schema > from && len(copies) < 2 {
				return fmt.Errorf("schema %d, %d books in the folder: %w", schema, len(copies), err)
			}
			later := with() // the copy of before has a name with its time
			later.Now = func() time.Time { return time.Now().Add(time.Minute) }
			b, err := store.Open(bookIn(dir), later)
			if err != nil {
				return err
			}
			defer b.Close()
			if _, err := b.Save(store.Op{Code: "add"}, storetest.People(1)...); err != nil {
				return err
			}
			b.Close()
			n, schema, err = records(bookIn(dir))
			if err == nil && (n != want+1 || schema == from) {
				err = fmt.Errorf("afterwards %d records of %d in schema %d", n, want, schema)
			}
			return err
		},
	}
}

func workOf(name string) (work, error) {
	all := works()
	i := slices.IndexFunc(all, func(w work) bool { return w.name == name })
	if i < 0 {
		return work{}, errors.New("no such work: " + name)
	}
	return all[i], nil
}

func init() {
	// work: the one that the words name, in a folder.
	children["work"] = func(dir, name string) error {
		w, err := workOf(name)
		if err != nil {
			return err
		}
		if err := w.do(dir, func() { fmt.Println("begin") }); err != nil {
			return err
		}
		fmt.Println("done")
		return nil
	}
}
