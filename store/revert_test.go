package store_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// renamed saves a person under another name and returns the step.
func renamed(t *testing.T, b *store.Book, id record.ID, name string) uint64 {
	t.Helper()
	p := find[*record.Person](b, record.KindPerson, id)
	p.Name = name
	r, err := b.Save(store.Op{Code: "edit", Kind: record.KindPerson, Label: name}, p)
	if err != nil {
		t.Fatal(err)
	}
	return r.Seq
}

func TestRevertTakesAnEarlierStepBack(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	first := renamed(t, b, 9, "Một")
	renamed(t, b, 10, "Hai")
	r, err := b.Revert(first)
	if err != nil || r.Op != (store.Op{Code: store.OpRevert, Kind: record.KindPerson, Label: "Một"}) {
		t.Fatal(r, err)
	}
	if nameOf(b, 9) != "Nguyễn Thị Đượm" || nameOf(b, 10) != "Hai" {
		t.Error(nameOf(b, 9), nameOf(b, 10))
	}
	if o, ok := b.UndoOp(); !ok || o.Code != store.OpRevert {
		t.Error("the menu says", o)
	}
	if _, err := b.Undo(); err != nil || nameOf(b, 9) != "Một" {
		t.Error("undone again:", nameOf(b, 9), err)
	}
	if _, err := b.Revert(first); err != nil || nameOf(b, 9) != "Nguyễn Thị Đượm" {
		t.Error("the same contents in a later revision:", err)
	}
	for _, none := range []uint64{0, 1000} {
		if _, err := b.Revert(none); !errors.Is(err, store.ErrNoRecord) {
			t.Error(none, err)
		}
	}
	if _, err := b.Revert(1); !errors.Is(err, store.ErrFinal) {
		t.Error("creating the book:", err)
	}
}

func TestRevertRefuses(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	one := renamed(t, b, 9, "Một")
	two := renamed(t, b, 9, "Hai")
	before := export(t, b)
	var changed *store.ChangedError
	if _, err := b.Revert(one); !errors.Is(err, store.ErrChangedSince) || !errors.As(err, &changed) ||
		!reflect.DeepEqual(changed.Refs, []record.Ref{{Kind: record.KindPerson, ID: 9}}) || export(t, b) != before {
		t.Error(err)
	}
	if _, err := b.Revert(two); err != nil || nameOf(b, 9) != "Một" {
		t.Error(err)
	}
	if _, err := b.Revert(one); err != nil || nameOf(b, 9) != "Nguyễn Thị Đượm" {
		t.Error(err)
	}

	// What a step added and others use now stays.
	p := &record.Person{Name: "Mới"}
	added, err := b.Save(op, p)
	if err != nil {
		t.Fatal(err)
	}
	m := &record.Membership{Person: p.ID, Team: 8, Role: record.RoleMember}
	joined, err := b.Save(op, m)
	if err != nil {
		t.Fatal(err)
	}
	var faults record.FieldErrors
	if _, err := b.Revert(added.Seq); !errors.As(err, &faults) || faults.Of("membership") != record.FaultUsed {
		t.Error(err)
	}
	if _, err := b.Revert(joined.Seq); err != nil || find[record.Record](b, record.KindMembership, m.ID) != nil {
		t.Error(err)
	}
	if _, err := b.Revert(added.Seq); err != nil || find[record.Record](b, record.KindPerson, p.ID) != nil {
		t.Error(err)
	}

	// Deleting is taken back only while what was deleted still fits.
	a := &record.Area{Type: "khu-pho", Name: "Khu phố 3"}
	if _, err := b.Save(op, a); err != nil {
		t.Fatal(err)
	}
	gone, err := b.Delete(op, record.KindArea, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Save(op, &record.Area{Type: "khu-pho", Name: "Khu phố 3"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Revert(gone.Seq); !errors.As(err, &faults) || faults.Of("name") != record.FaultSame {
		t.Error(err)
	}
}

func TestIssueAndVoidAreFinal(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	d := find[*record.Document](b, record.KindDocument, 14)
	d.Title = "Báo cáo"
	edit, err := b.Save(op, d)
	if err != nil {
		t.Fatal(err)
	}
	issued, receipt, err := b.Issue(op, 14, day, pdf("x"))
	if err != nil {
		t.Fatal(err)
	}
	issued.Sendings = []record.Sending{{Date: day}}
	sent, err := b.Save(op, issued)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Revert(sent.Seq); err != nil || len(find[*record.Document](b, record.KindDocument, 14).Sendings) != 0 {
		t.Error("a sending:", err)
	}
	void, err := b.Void(op, 14, "Sai")
	if err != nil {
		t.Fatal(err)
	}
	for seq, want := range map[uint64]error{edit.Seq: store.ErrChangedSince, receipt.Seq: store.ErrFinal, void.Seq: store.ErrFinal, sent.Seq: store.ErrChangedSince} {
		if _, err := b.Revert(seq); !errors.Is(err, want) {
			t.Errorf("step %d: %v, want %v", seq, err, want)
		}
	}
}

// TestRevertAgainstBook takes random steps of a worked book back: either the records
// of the step are as they were before it and nothing else has changed, or nothing has;
// and undo brings the book back.
func TestRevertAgainstBook(t *testing.T) {
	t.Parallel()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	b := storetest.New(t, append(storetest.Seed(), storetest.Work()...)...)
	done, refused := 0, 0
	for i := range 300 {
		work(t, b, random)
		if i%3 != 0 {
			continue
		}
		before, entries := stateOf(b), map[uint64]store.Entry{}
		var last uint64
		if err := b.History(func(e store.Entry) bool { entries[e.Seq] = e; last = max(last, e.Seq); return e.Seq > 2 }); err != nil {
			t.Fatal(err)
		}
		if last < 2 {
			continue
		}
		seq := last - uint64(random.IntN(min(6, int(last)-1)))
		if _, err := b.Revert(seq); err != nil {
			if refused++; !reflect.DeepEqual(stateOf(b), before) {
				t.Fatalf("seed %d, step %d: refused (%v) and changed", seed, seq, err)
			}
			continue
		}
		done++
		for _, c := range entries[seq].Changes {
			now := find[record.Record](b, c.Kind, c.ID)
			if c.Was == 0 {
				if now != nil {
					t.Errorf("seed %d, step %d: an added %s is still there", seed, seq, c.Kind)
				}
				continue
			}
			was, err := b.Revision(c.Kind, c.ID, c.Was)
			if err != nil {
				t.Fatal(err)
			}
			if was.M().Rev = now.M().Rev; !reflect.DeepEqual(was, now) {
				t.Errorf("seed %d, step %d: a %s is not what it was", seed, seq, c.Kind)
			}
		}
		if random.IntN(2) == 0 {
			if _, err := b.Undo(); err != nil || !reflect.DeepEqual(stateOf(b), before) {
				t.Fatalf("seed %d, step %d: undo of the taking back: %v", seed, seq, err)
			}
		}
	}
	t.Logf("%d taken back, %d refused", done, refused)
	if done < 10 || refused < 3 {
		t.Error("the steps hardly met")
	}
}
