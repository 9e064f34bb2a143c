package torture

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	_ "unsafe" // go:linkname

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// Work on passwords. What is tortured are the steps: a guess costs as little as a slot
// may ask for, where the product takes a fifth of a second.
//
//go:linkname presentCost sophongtrao/store.presentCost
var presentCost struct {
	Memory, Passes uint32
	Lanes          uint8
}

func init() { presentCost.Memory, presentCost.Passes = 8<<10, 1 }

const password, password2 = "mật khẩu của tổ 7", "mật khẩu khác hẳn"

// code is a recovery code: the right check letter is looked for.
var code = func() string {
	for _, c := range "34679CFHJKLMNPQRTVX" {
		if s := strings.Repeat("HX", 12) + string(c); second2(store.ReadCode(s)) {
			return s
		}
	}
	panic("no letter checks")
}()

func second2[T any](_ T, ok bool) bool { return ok }

// copyIn is one of the program's copies of the book.
func copyIn(dir string) string { return filepath.Join(dir, "copies", "c.sopt") }

// resealed is work that changes by which secrets book and copies open: before and after
// are the secrets, "" none.
func resealed(name, before, after string, do func(b *store.Book, copies string) (store.Sealed, error)) work {
	var state string
	var key []byte             // the one that opens nothing any more afterwards
	var made map[string][]byte // secrets are dear: the folder is made once
	return work{
		name: name,
		dear: 2,
		lay: func(dir string) (err error) {
			if made != nil {
				return lay(dir, made)
			}
			if state, err = ready(dir); err != nil {
				return err
			}
			if before != "" {
				b, err := store.Open(bookIn(dir), options())
				if err != nil {
					return err
				}
				if _, err := b.SetPassword(before, code); err != nil {
					return err
				}
				b.Close()
			}
			raw, err := os.ReadFile(bookIn(dir))
			if err != nil {
				return err
			}
			key = plainKey(raw)
			made = map[string][]byte{bookIn(dir): raw, copyIn(dir): raw}
			return lay(dir, made)
		},
		do: func(dir string, begin func()) error {
			o := options()
			o.Secret = before
			b, err := store.Open(bookIn(dir), o)
			if err != nil {
				return err
			}
			defer b.Close()
			begin()
			s, err := do(b, filepath.Dir(copyIn(dir)))
			if err == nil && len(s.Copies.Left) > 0 {
				err = fmt.Errorf("left: %v", s.Copies.Left)
			}
			return err
		},
		hold: func(dir string, done bool) error {
			book, err := opensWith(bookIn(dir), state, before, after)
			if err != nil {
				return err
			}
			held, err := opensWith(copyIn(dir), state, before, after)
			switch {
			case err != nil:
				return fmt.Errorf("the copy: %w", err)
			case done && (book != after || held != after):
				return fmt.Errorf("told as done, and the book opens with %q, the copy with %q", book, held)
			case held == after && book != after:
				return errors.New("the copy has the new secret, and the book the old one")
			}
			return clean(dir, key, done)
		},
	}
}

var slotKey = regexp.MustCompile(`"type":"plain","key":"[A-Za-z0-9+/=]{44}"`)

// plainKey is the text of the plain slot of a book, nil if it has none.
func plainKey(raw []byte) []byte { return slotKey.Find(raw) }

// opensWith opens a book for work with one of two secrets, and returns which.
func opensWith(path, state string, secrets ...string) (with string, err error) {
	for _, secret := range secrets {
		o := options()
		o.Secret = secret
		b, e := store.Open(path, o)
		if errors.Is(e, store.ErrSecret) || errors.Is(e, store.ErrWrongSecret) {
			err = e
			continue
		}
		if e != nil {
			return "", e
		}
		protected := b.Protected()
		sum, e := digest(b)
		_, faults := history(b)
		b.Close()
		if e != nil || len(faults) > 0 || sum != state {
			return "", fmt.Errorf("opens, and is another: %w %v", e, faults)
		}
		if protected == (secret != "") { // a plain book opens with any secret
			return secret, nil
		}
	}
	return "", fmt.Errorf("opens with neither secret: %w", err)
}

// clean wants nothing to lie about once book and copy were opened: not even the old key.
func clean(dir string, key []byte, done bool) error {
	files, err := filesIn(dir)
	if err != nil {
		return err
	}
	for path, raw := range files {
		switch name := filepath.Base(path); {
		case strings.HasPrefix(name, ".sopt-") && len(raw) == 0: // a folder was tried for writing
		case path != bookIn(dir) && path != copyIn(dir) && !strings.HasPrefix(name, "~$"):
			return fmt.Errorf("%s was left lying about", name)
		case done && key != nil && bytes.Contains(raw, key):
			return fmt.Errorf("the old key stands in %s", name)
		}
	}
	return nil
}

func secretWorks() []work {
	set := func(password string) func(b *store.Book, copies string) (store.Sealed, error) {
		return func(b *store.Book, copies string) (store.Sealed, error) { return b.SetPassword(password, code, copies) }
	}
	return []work{
		resealed("set password", "", password, set(password)),
		resealed("change password", password, password2, set(password2)),
		resealed("remove password", password, "", func(b *store.Book, copies string) (store.Sealed, error) { return b.RemovePassword(copies) }),
		keepDraft(),
	}
}

// keepDraft keeps a half-typed form: it is there or not, and the book is as it was.
func keepDraft() work {
	typed := store.Draft{DraftKey: store.DraftKey{Kind: record.KindPerson, ID: 9, Form: "person"}, Title: "Người",
		Fields: []record.Typed{{Text: "Nguyễn Thị Đượ"}}}
	w := onBook("draft", 0, func(b *store.Book) error { return b.KeepDraft(typed) })
	hold := w.hold
	w.hold = func(dir string, done bool) error {
		b, err := store.Open(bookIn(dir), options())
		if err != nil {
			return err
		}
		defer b.Close()
		list, damaged, err := b.Drafts()
		switch {
		case err != nil || damaged > 0 || len(list) > 1 || done && len(list) != 1:
			return fmt.Errorf("%d drafts, %d damaged: %w", len(list), damaged, err)
		case len(list) == 1 && list[0].Fields[0].Text != typed.Fields[0].Text:
			return errors.New("half a draft")
		}
		b.Close()
		return hold(dir, done)
	}
	return w
}
