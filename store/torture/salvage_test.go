package torture

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// This file salvages books that were damaged, and makes sure that what was not hit comes
// back, that nothing comes back that never was, and that the new book is sound.

// intact is a record of the newest state of a victim: as JSON, and as its key and sealed
// value stand in the file.
type intact struct {
	Kind  record.Kind
	ID    record.ID
	JSON  string
	Bytes []byte
}

// in says that the record is whole somewhere in a file. It is looked for by the nonce of
// its value, which no other has: bytes.Index is many times faster with so few bytes.
func (x intact) in(raw []byte) bool {
	const from, to = 8 + 3, 8 + 3 + 24 // behind the key, the format and the schema
	for at := 0; ; at++ {
		n := bytes.Index(raw[at:], x.Bytes[from:to])
		if n < 0 {
			return false
		}
		if at += n; at >= from && bytes.HasPrefix(raw[at-from:], x.Bytes) {
			return true
		}
	}
}

// body is a record without its revision, which a salvaged book may count on from its own.
func body(r record.Record) string {
	c := r.Clone()
	c.M().Rev = 0
	raw, _ := json.Marshal(c)
	return string(r.Kind()) + string(raw)
}

// remember notes every state that a record of the book ever was in, and, from a file
// that is closed, the bytes of the present ones.
func (v *victim) remember(b *store.Book) (err error) {
	if v.Bodies == nil {
		v.Bodies = map[string]bool{}
	}
	return b.History(func(e store.Entry) bool {
		for _, c := range e.Changes {
			if r, err := b.Revision(c.Kind, c.ID, c.Rev); err == nil {
				v.Bodies[body(r)] = true
			}
		}
		return true
	})
}

func (v *victim) present(path string) error {
	b, err := store.Open(path, store.Options{ReadOnly: true, NoSearch: true})
	if err != nil {
		return err
	}
	b.Read(func(view *record.View) {
		for _, k := range record.Kinds {
			for r := range view.Records(k) {
				v.Now = append(v.Now, intact{Kind: k, ID: r.M().ID, JSON: body(r)})
			}
		}
	})
	b.Close()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(func(bt *bbolt.Tx) error {
		for i, x := range v.Now {
			key := []byte{0, 0, 0, 0, 0, 0, byte(x.ID >> 8), byte(x.ID)}
			value := bt.Bucket([]byte(x.Kind)).Get(key)
			if value == nil || x.ID > 0xFFFF {
				return errors.New("a record is not where the test looks for it")
			}
			v.Now[i].Bytes = append(key, value...)
		}
		return nil
	})
}

// salvage brings back what it can of the damaged book, with the key from a good copy, as
// when the page with the key was hit. pure says that the file holds nothing but Newer's
// bytes, so that what is there whole is the present state.
func (v *victim) salvage(path, copied string, raw []byte, pure bool, random *rand.Rand, x *damages) string {
	to := path + ".saved"
	defer os.Remove(to)
	x.Salvaged++
	var keys []string
	if random.IntN(2) == 0 {
		keys = []string{copied}
	}
	var there []intact
	for _, r := range v.Now {
		if r.in(raw) {
			there = append(there, r)
		}
	}
	s, err := store.Salvage(path, to, v.options(), keys...)
	if now, e := os.ReadFile(path); e != nil || !bytes.Equal(now, raw) {
		return "salvaging changed the damaged file"
	}
	if err != nil {
		if len(keys) > 0 && pure && len(there) > 0 && !errors.Is(err, store.ErrEmpty) {
			return fmt.Sprintf("%d records are whole, and none came back: %v", len(there), err)
		}
		x.Unsalvaged++
		return ""
	}
	r, err := store.CheckWith(to, store.Options{Secret: v.Secret})
	if err != nil || len(r.Findings) != len(s.Report.Findings) {
		return fmt.Sprintf("the salvaged book is not as told: %v %v, told %v", err, r.Findings, s.Report.Findings)
	}
	b, err := store.Open(to, v.options())
	if err != nil {
		return err.Error()
	}
	defer b.Close()
	wrong := ""
	b.Read(func(view *record.View) {
		for _, k := range record.Kinds {
			for r := range view.Records(k) {
				if x.Back++; !v.Bodies[body(r)] {
					wrong = fmt.Sprintf("%s %d came back as it never was", k, r.M().ID)
				}
			}
		}
		for _, is := range there {
			r := view.Find(is.Kind, is.ID)
			if x.Intact++; !pure || r != nil && body(r) == is.JSON {
				continue
			}
			if x.LeftOut++; !told(s, is) {
				wrong = fmt.Sprintf("%s %d is whole in the file, did not come back, and nothing says so", is.Kind, is.ID)
			}
		}
	})
	if len(s.Losses) == 0 && pure && len(there) < len(v.Now) {
		for _, is := range v.Now {
			if r := find(b, is); r == nil || body(r) != is.JSON {
				wrong = fmt.Sprintf("%s %d is gone, and nothing says so", is.Kind, is.ID)
			}
		}
	}
	return wrong
}

// told says that the losses speak of a record: by name, or because the last steps are
// gone as a whole, and with them what tells whether it was one of the book still.
func told(s store.Salvaged, x intact) bool {
	return slices.ContainsFunc(s.Losses, func(l store.Loss) bool {
		return l.Code == store.LostEnd || l.Kind == x.Kind && l.ID == x.ID
	})
}

func find(b *store.Book, x intact) (r record.Record) {
	b.Read(func(v *record.View) { r = v.Find(x.Kind, x.ID) })
	return r
}
