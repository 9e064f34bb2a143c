package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

var op = store.Op{Code: "edit"}

func find[R record.Record](b *store.Book, k record.Kind, id record.ID) (r R) {
	b.Read(func(v *record.View) {
		if x := v.Find(k, id); x != nil {
			r = x.Clone().(R)
		}
	})
	return r
}

func export(t testing.TB, b *store.Book) string {
	t.Helper()
	var buf bytes.Buffer
	if err := b.Export(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestBookKeepsWhatWasSaved(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	p := &record.Person{Name: "  Lê\tThị  Ba "}
	r, err := b.Save(store.Op{Code: "add", Kind: record.KindPerson, N: 1}, p)
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != 15 || p.Rev != 1 || p.Name != "Lê Thị Ba" || r.Seq != 2 || len(r.Kinds) != 1 {
		t.Fatalf("%+v %+v", p, r)
	}
	before := export(t, b)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(b.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if after := export(t, again); after != before {
		t.Errorf("read back other than written:\n%s\n%s", before, after)
	}
}

func TestStaleFormShowsBoth(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	mine, theirs := find[*record.Person](b, record.KindPerson, 9), find[*record.Person](b, record.KindPerson, 9)
	theirs.Name = "Nguyễn Thị Đẹp"
	if _, err := b.Save(op, theirs); err != nil {
		t.Fatal(err)
	}
	mine.Name = "Nguyễn Thị Đào"
	_, err := b.Save(op, mine)
	var stale *store.StaleError
	if !errors.As(err, &stale) || !errors.Is(err, store.ErrStale) {
		t.Fatal(err)
	}
	if stale.Mine.(*record.Person).Name != "Nguyễn Thị Đào" || stale.Theirs.(*record.Person).Name != "Nguyễn Thị Đẹp" {
		t.Errorf("%+v", stale)
	}
}

func TestStepIsWholeOrNothing(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	before := export(t, b)
	p := &record.Person{Name: "Một"}
	_, err := b.Do(op, func(tx *store.Tx) error {
		if err := tx.Save(p); err != nil {
			return err
		}
		if err := tx.Delete(record.KindPerson, 10); err != nil {
			return err
		}
		return tx.Save(&record.Person{})
	})
	var faults record.FieldErrors
	if !errors.As(err, &faults) || faults.Of("name") != record.FaultEmpty {
		t.Fatal(err)
	}
	if p.ID != 0 || p.Rev != 0 {
		t.Errorf("the caller's record keeps an ID of a step that failed: %+v", p.Meta)
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = b.Do(op, func(tx *store.Tx) error {
			_ = tx.Save(p)
			panic("in the middle")
		})
	}()
	if after := export(t, b); after != before {
		t.Error("a failed step left something behind")
	}
	if hits := b.Search("một", 10); len(hits) != 0 {
		t.Error("found:", hits)
	}
	if _, err := b.Save(op, p); err != nil || p.ID != 15 {
		t.Error(err, p.Meta)
	}
}

func TestBinRefusesWhatIsUsed(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	for _, x := range []struct {
		kind  record.Kind
		id    record.ID
		by    string
		other record.ID
	}{
		{record.KindPerson, 9, "membership", 12}, {record.KindTeam, 8, "membership", 12},
		{record.KindArea, 4, "site", 7}, {record.KindModel, 5, "site", 6}, {record.KindSite, 6, "team", 8},
		{record.KindMeeting, 13, "membership", 12},
	} {
		_, err := b.Delete(op, x.kind, x.id)
		var faults record.FieldErrors
		if !errors.As(err, &faults) || faults[0].Field != x.by || faults[0].Fault != record.FaultUsed || faults[0].Other != x.other {
			t.Errorf("%s %d: %v", x.kind, x.id, err)
		}
	}
	for _, k := range []record.Kind{record.KindSettings, record.KindCommittee} {
		id := record.ID(1)
		if k == record.KindCommittee {
			id = 2
		}
		if _, err := b.Delete(op, k, id); err == nil {
			t.Error(k, "went to the bin")
		}
	}
	if _, err := b.Delete(op, record.KindMembership, 12); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(second(b.Delete(op, record.KindMeeting, 13)), second(b.Delete(op, record.KindPerson, 9))); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Restore(op, record.KindMembership, 12); err == nil {
		t.Error("a membership came back without its person")
	}
	if err := errors.Join(second(b.Restore(op, record.KindPerson, 9)), second(b.Restore(op, record.KindMeeting, 13)),
		second(b.Restore(op, record.KindMembership, 12))); err != nil {
		t.Error(err)
	}
	if _, err := b.Delete(op, record.KindPerson, 99); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestSettingsAndCommitteeAreSingle(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	var faults record.FieldErrors
	if _, err := b.Save(op, &record.Settings{}); !errors.As(err, &faults) || faults.Of("id") != record.FaultSame {
		t.Error(err)
	}
	s := find[*record.Settings](b, record.KindSettings, 1)
	s.Practice = false
	if _, err := b.Save(op, s); !errors.As(err, &faults) || faults.Of("practice") != record.FaultLocked {
		t.Error(err)
	}
}

func TestListenersHearWhatChanged(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	var heard []store.Receipt
	stop := b.Listen(func(r store.Receipt) {
		heard = append(heard, r)
		b.Read(func(v *record.View) {}) // a listener may use the book
	})
	p := find[*record.Person](b, record.KindPerson, 10)
	if r, err := b.Save(op, p); err != nil || r.Seq != 0 {
		t.Error("an unchanged record was written", r, err)
	}
	p.Name = "Trần Văn Hùng"
	if _, err := b.Save(op, p); err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if len(heard) != 1 || heard[0].Kinds[0] != record.KindPerson || heard[0].Op != op {
		t.Error(heard)
	}
}

func TestCreateRefuses(t *testing.T) {
	b := storetest.New(t)
	if _, err := store.Create(b.Path(), store.Options{}); !errors.Is(err, store.ErrExists) {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "no", "folder.sopt")
	if _, err := store.Create(path, store.Options{}); !errors.Is(err, store.ErrReadOnly) {
		t.Error(err)
	}
	dir := t.TempDir()
	_, err := store.Create(filepath.Join(dir, "x.sopt"), store.Options{}, &record.Area{})
	var faults record.FieldErrors
	if !errors.As(err, &faults) {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 0 {
		t.Error("left behind:", left)
	}
}

func TestReadOnlyBookWritesNothing(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	r, err := store.Open(b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Save(op, &record.Person{Name: "A"}); !errors.Is(err, store.ErrReadOnly) {
		t.Error(err)
	}
	second, err := store.Open(b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal("two readers at a time:", err)
	}
	second.Close()
	if _, err := second.Save(op, &record.Person{Name: "A"}); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
}
