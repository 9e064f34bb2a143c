package store_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// state is a book as a plain map: the model that the store is compared with.
type state map[record.ID]string

func stateOf(b *store.Book) state {
	s := state{}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				c := r.Clone()
				c.M().Rev = 0 // undo writes a new revision
				s[c.M().ID] = fmt.Sprintf("%s %+v", k, c)
			}
		}
	})
	return s
}

// model is what the book should be: the states before each step, and those ahead.
type model struct {
	now        state
	undo, redo []state
}

func (m *model) step(now state) {
	if maps.Equal(m.now, now) {
		return
	}
	m.undo, m.redo = append(m.undo, m.now), nil
	if len(m.undo) > 100 {
		m.undo = m.undo[1:]
	}
	m.now = now
}

func (m *model) back(from, to *[]state) bool {
	if len(*from) == 0 {
		return false
	}
	*to = append(*to, m.now)
	m.now = (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	return true
}

// TestUndoAgainstModel works on a book at random, with undo, redo and reopening,
// and compares it with a plain map after each step.
func TestUndoAgainstModel(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	b := storetest.New(t, append(storetest.Seed(), storetest.Work()...)...)
	path := b.Path()
	m := &model{now: stateOf(b)}
	for i := range 400 {
		switch n := random.IntN(20); {
		case n < 11:
			work(t, b, random)
			m.step(stateOf(b))
		case n < 15:
			_, err := b.Undo()
			if had := m.back(&m.undo, &m.redo); had == (err != nil) || err != nil && !errors.Is(err, store.ErrNothing) {
				t.Fatalf("step %d: undo: %v, model had one: %v", i, err, had)
			}
		case n < 19:
			_, err := b.Redo()
			if had := m.back(&m.redo, &m.undo); had == (err != nil) || err != nil && !errors.Is(err, store.ErrNothing) {
				t.Fatalf("step %d: redo: %v, model had one: %v", i, err, had)
			}
		default:
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			var err error
			if b, err = store.Open(path, store.Options{Now: storetest.Clock()}); err != nil {
				t.Fatal(err)
			}
		}
		if now := stateOf(b); !maps.Equal(now, m.now) {
			t.Fatalf("step %d (seed %d): the book is not what the model says", i, seed)
		}
		_, undo := b.UndoOp()
		_, redo := b.RedoOp()
		if undo != (len(m.undo) > 0) || redo != (len(m.redo) > 0) {
			t.Fatalf("step %d: menu %v %v, model %d %d", i, undo, redo, len(m.undo), len(m.redo))
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	storetest.Check(t, path)
}

// work does one random thing; that it may be refused is part of the game.
func work(t *testing.T, b *store.Book, random *rand.Rand) {
	t.Helper()
	ids := map[record.Kind][]record.ID{}
	b.Read(func(v *record.View) {
		for _, k := range record.Kinds {
			for r := range v.Records(k) {
				ids[k] = append(ids[k], r.M().ID)
			}
			slices.Sort(ids[k])
		}
	})
	pick := func(k record.Kind) record.ID { // mostly the same few, so that steps meet in one record
		return ids[k][random.IntN(min(len(ids[k]), 1+random.IntN(8)))]
	}
	var err error
	switch random.IntN(6) {
	case 0:
		_, err = b.Save(op, storetest.People(1+random.IntN(5))...)
	case 1:
		p := find[*record.Person](b, record.KindPerson, pick(record.KindPerson))
		p.Name = fmt.Sprintf("Người %d", random.IntN(1000))
		_, err = b.Save(op, p)
	case 2:
		_, err = b.Save(op, &record.Membership{Person: pick(record.KindPerson), Team: pick(record.KindTeam), Role: record.RoleMember})
	case 3:
		k := record.Kinds[2+random.IntN(len(record.Kinds)-2)]
		_, err = b.Delete(op, k, pick(k))
	case 4:
		k := record.Kinds[2+random.IntN(len(record.Kinds)-2)]
		_, err = b.Restore(op, k, pick(k))
	case 5: // several changes of one record in one step
		_, err = b.Do(op, func(tx *store.Tx) error {
			p := &record.Person{Name: "Mới"}
			if err := tx.Save(p); err != nil {
				return err
			}
			p.Name = "Mới hơn"
			if err := tx.Save(p); err != nil {
				return err
			}
			return tx.Save(&record.Membership{Person: p.ID, Team: 8, Role: record.RoleMember})
		})
	}
	var faults record.FieldErrors
	if err != nil && !errors.As(err, &faults) && !errors.Is(err, store.ErrBinned) {
		t.Fatal(err)
	}
}

func TestUndoTakesAWholeImportBackAfterRestart(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	if _, err := b.Undo(); !errors.Is(err, store.ErrNothing) {
		t.Error("a new book can be undone:", err)
	}
	before := export(t, b)
	imported := store.Op{Code: "import", Kind: record.KindPerson, N: 500, Label: "danh sách tổ 5"}
	if _, err := b.Save(imported, storetest.People(500)...); err != nil {
		t.Fatal(err)
	}
	after := export(t, b)
	b.Close()
	b, err := store.Open(b.Path(), store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if o, ok := b.UndoOp(); !ok || o != imported {
		t.Error("the menu says", o)
	}
	r, err := b.Undo()
	if err != nil || r.Op.Code != store.OpUndo || r.Op.N != 500 {
		t.Fatal(r, err)
	}
	if export(t, b) != before {
		t.Error("the undone book is another one")
	}
	if o, ok := b.RedoOp(); !ok || o != imported {
		t.Error("the menu says", o)
	}
	b.Close()
	if b, err = store.Open(b.Path(), store.Options{Now: storetest.Clock()}); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if o, ok := b.RedoOp(); !ok || o != imported {
		t.Error("after a restart the menu says", o)
	}
	if _, err := b.Redo(); err != nil {
		t.Fatal(err)
	}
	same := func(s string) string { return revisions.ReplaceAllString(s, "") }
	if same(export(t, b)) != same(after) {
		t.Error("the book done again is another one")
	}
	var codes []string
	if err := b.History(func(e store.Entry) bool { codes = append(codes, e.Op.Code+e.Of); return true }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"redoimport", "undoimport", "import", "create"}; !slices.Equal(codes, want) {
		t.Error(codes)
	}
}
