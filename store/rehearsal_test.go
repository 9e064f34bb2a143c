package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// anything is a step of random changes, some of them tried and given up.
func anything(seed uint64) func(tx *store.Tx) error {
	return func(tx *store.Tx) error {
		r, no := rand.New(rand.NewPCG(seed, 17)), errors.New("no")
		for range 1 + r.IntN(12) {
			err := tx.Try(func() error {
				switch r.IntN(5) {
				case 0, 1:
					p := &record.Person{Name: fmt.Sprintf("Người %d", r.IntN(1000))}
					if err := tx.Save(p); err != nil {
						return err
					}
					p.Work = "Thợ"
					return tx.Save(p)
				case 2:
					p := tx.View().Find(record.KindPerson, 10).Clone().(*record.Person)
					p.Work = fmt.Sprint(r.IntN(1000))
					return tx.Save(p)
				case 3:
					return tx.Delete(record.KindPerson, 11)
				}
				if err := tx.Save(&record.Person{Name: "Ai đó"}); err != nil {
					return err
				}
				return no
			})
			if err != nil && !errors.Is(err, no) && !errors.Is(err, store.ErrBinned) {
				return err
			}
		}
		return nil
	}
}

// TestRehearsal: a rehearsal leaves the book as it is; performed, it leaves what the step
// itself would have left, and one undo takes it back.
func TestRehearsal(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		b, plain := storetest.New(t, storetest.Seed()...), storetest.New(t, storetest.Seed()...)
		before := export(t, b)
		r, err := b.Rehearse(anything(seed))
		if err != nil {
			t.Fatal(err)
		}
		if export(t, b) != before {
			t.Fatalf("seed %d: the rehearsal changed the book", seed)
		}
		one, err1 := b.Perform(op, r)
		two, err2 := plain.Do(op, anything(seed))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if got, want := export(t, b), export(t, plain); got != want || one.Seq != two.Seq {
			t.Fatalf("seed %d: what was performed is not what the step does\n%s\n%s", seed, got, want)
		}
		if _, err := b.Perform(op, r); one.Seq != 0 && !errors.Is(err, store.ErrMoved) {
			t.Fatalf("seed %d: performed twice: %v", seed, err)
		}
	}
}

// TestRehearsalMoved: a rehearsal does not hold in a book that has changed, on another day
// or in another book; a step without changes changes nothing.
func TestRehearsalMoved(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	b, err := store.Create(t.TempDir()+"/so.sopt", store.Options{Who: "Mai", Now: func() time.Time { return now }}, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	rehearse := func() *store.Rehearsal {
		r, err := b.Rehearse(func(tx *store.Tx) error { return tx.Save(&record.Person{Name: "Lê An"}) })
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	moved := func(r *store.Rehearsal, b *store.Book, why string) {
		t.Helper()
		before := export(t, b)
		if _, err := b.Perform(op, r); !errors.Is(err, store.ErrMoved) || export(t, b) != before {
			t.Errorf("%s: %v", why, err)
		}
	}
	r := rehearse()
	if _, err := b.Save(op, &record.Person{Name: "Trần Bình"}); err != nil {
		t.Fatal(err)
	}
	moved(r, b, "changed")
	r = rehearse()
	now = now.AddDate(0, 0, 1)
	moved(r, b, "another day")
	moved(rehearse(), storetest.New(t, storetest.Seed()...), "another book")

	no := errors.New("no")
	if _, err := b.Rehearse(func(*store.Tx) error { return no }); !errors.Is(err, no) {
		t.Error(err)
	}
	nothing, err := b.Rehearse(func(*store.Tx) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	if r, err := b.Perform(op, nothing); err != nil || r.Seq != 0 {
		t.Error(r, err)
	}
}
