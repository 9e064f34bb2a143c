package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// TestTryLeavesNothing: what fails within a step leaves the step as it was before, also
// what changed a record that the step had changed already, and trials within trials.
func TestTryLeavesNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 9))
		tried, plain := storetest.New(t, storetest.Seed()...), storetest.New(t, storetest.Seed()...)
		no := errors.New("no")
		var change func(tx *store.Tx, r *rand.Rand, fails bool) error
		change = func(tx *store.Tx, r *rand.Rand, fails bool) error {
			for range 1 + r.IntN(3) {
				switch r.IntN(4) {
				case 0:
					if err := tx.Save(&record.Person{Name: fmt.Sprintf("Người %d", r.IntN(1000))}); err != nil {
						return err
					}
				case 1:
					p := tx.View().Find(record.KindPerson, 10).Clone().(*record.Person)
					p.Work = fmt.Sprint(r.IntN(1000))
					if err := tx.Save(p); err != nil {
						return err
					}
				case 2:
					if err := tx.Delete(record.KindPerson, 11); err != nil {
						return err
					}
				case 3:
					if err := tx.Restore(record.KindPerson, 11); err != nil {
						return err
					}
				}
			}
			if fails {
				return no
			}
			return nil
		}
		steps := make([]uint64, 6)
		fail := make([]bool, len(steps))
		for i := range steps {
			steps[i], fail[i] = r.Uint64(), r.IntN(2) == 0
		}
		with := func(try bool) func(tx *store.Tx) error {
			return func(tx *store.Tx) error {
				for i, s := range steps {
					if fail[i] && !try {
						continue
					}
					err := tx.Try(func() error {
						if err := change(tx, rand.New(rand.NewPCG(s, 1)), false); err != nil {
							return err
						}
						inner := tx.Try(func() error { return change(tx, rand.New(rand.NewPCG(s, 2)), true) })
						if !errors.Is(inner, no) {
							return inner
						}
						if fail[i] {
							return no
						}
						return nil
					})
					if err != nil && !errors.Is(err, no) {
						return err
					}
				}
				return nil
			}
		}
		_, err1 := tried.Do(op, with(true))
		_, err2 := plain.Do(op, with(false))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if export(t, tried) != export(t, plain) {
			t.Fatalf("seed %d: a trial that failed left something", seed)
		}
	}
}

// TestRevertUnchanged takes an import back after some of it was worked on.
func TestRevertUnchanged(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	before := export(t, b)
	var area, team, an, binh record.ID
	r, err := b.Do(store.Op{Code: "import", N: 4}, func(tx *store.Tx) error {
		a := &record.Area{Type: "khu-pho", Name: "Khu phố 9"}
		if err := tx.Save(a); err != nil {
			return err
		}
		g := &record.Team{Type: "tu-quan", Name: "Tổ 9", Area: a.ID}
		if err := tx.Save(g); err != nil {
			return err
		}
		area, team = a.ID, g.ID
		for i, name := range []string{"Lê An", "Lê Bình"} {
			p := &record.Person{Name: name, Area: a.ID}
			if err := tx.Save(p); err != nil {
				return err
			}
			if err := tx.Save(&record.Membership{Person: p.ID, Team: g.ID, Role: record.RoleMember}); err != nil {
				return err
			}
			*[]*record.ID{&an, &binh}[i] = p.ID
		}
		old := tx.View().Find(record.KindPerson, 10).Clone().(*record.Person)
		old.Work = "Thợ điện"
		return tx.Save(old)
	})
	if err != nil {
		t.Fatal(err)
	}
	p := find[*record.Person](b, record.KindPerson, binh)
	p.Phone = "0912345678"
	if _, err := b.Save(op, p); err != nil {
		t.Fatal(err)
	}
	_, kept, err := b.RevertUnchanged(r.Seq)
	if err != nil {
		t.Fatal(err)
	}
	is := map[record.ID]bool{}
	for _, k := range kept {
		is[k.ID] = true
	}
	if len(kept) != 2 || !is[binh] || !is[area] { // Bình changed, and lives in the area
		t.Errorf("kept %v", kept)
	}
	b.Read(func(v *record.View) {
		if v.Find(record.KindPerson, an) != nil || v.Find(record.KindTeam, team) != nil || v.Find(record.KindPerson, binh) == nil ||
			v.Find(record.KindPerson, 10).(*record.Person).Work != "" {
			t.Error("not what was to be taken back")
		}
	})
	if _, _, err := b.RevertUnchanged(r.Seq); !errors.Is(err, store.ErrNothing) {
		t.Error("taken back twice:", err)
	}
	for range 3 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	revisions := regexp.MustCompile(`"rev": \d+`) // they only go up
	if revisions.ReplaceAllString(export(t, b), "") != revisions.ReplaceAllString(before, "") {
		t.Error("undo does not lead back")
	}
}
