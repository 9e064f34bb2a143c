package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/steps"
	"sophongtrao/store/storetest"
)

// halfTyped is a draft of the first area of the seed.
func halfTyped(b *store.Book, text string) store.Draft {
	var area record.Record
	b.Read(func(v *record.View) { area = v.Find(record.KindArea, 3) })
	return store.Draft{DraftKey: store.DraftKey{Kind: record.KindArea, ID: 3}, Title: "Sửa khu dân cư", Label: "Khu phố 1",
		Records: []record.Record{area}, Fields: []record.Typed{{Path: "name", Label: "Tên", Text: text}}}
}

func drafts(t testing.TB, b *store.Book) []store.Draft {
	t.Helper()
	list, damaged, err := b.Drafts()
	if err != nil || damaged != 0 {
		t.Fatal(damaged, err)
	}
	return list
}

// TestDraftsComeBack: as they were typed, after the book was closed, without a trace in
// history, head and records.
func TestDraftsComeBack(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	before := entries(t, b)
	want := halfTyped(b, " 1/7/2")
	fresh := store.Draft{DraftKey: store.DraftKey{Kind: record.KindMembership, Form: "x"},
		Records: []record.Record{&record.Membership{Team: 8}, &record.Person{Name: "Lê Thị Ước"}}}
	for _, d := range []store.Draft{halfTyped(b, "1"), want, fresh} {
		if err := b.KeepDraft(d); err != nil {
			t.Fatal(err)
		}
	}
	path := b.Path()
	b.Close()
	b, err := store.Open(path, store.Options{Now: storetest.Clock()})
	if err != nil {
		t.Fatal(err)
	}
	storetest.CheckAtEnd(t, b)
	got := drafts(t, b)
	if len(got) != 2 || got[0].Kind != record.KindMembership || !got[1].At.Before(got[0].At) || got[1].Who != "Cán bộ thử" {
		t.Fatalf("%+v", got)
	}
	got[1].At, got[1].Who = time.Time{}, ""
	if !reflect.DeepEqual(got[1], want) || !reflect.DeepEqual(got[0].Records, fresh.Records) {
		t.Errorf("%+v\n%+v", got, want)
	}
	if n := entries(t, b); n != before {
		t.Errorf("%d entries, %d before: a draft stands in the history", n, before)
	}
	if err := errors.Join(b.DropDraft(want.DraftKey), b.DropDraft(want.DraftKey)); err != nil {
		t.Error(err)
	}
	if got := drafts(t, b); len(got) != 1 {
		t.Errorf("left %+v", got)
	}
}

func entries(t testing.TB, b *store.Book) (n int) {
	t.Helper()
	if err := b.History(func(store.Entry) bool { n++; return true }); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestDraftGoesWithItsStep: saved and dropped in one transaction; a step that fails, or
// changes nothing, does as it should too.
func TestDraftGoesWithItsStep(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	d := halfTyped(b, "Khu phố Mới")
	save := func(name string) error {
		_, err := b.Do(op, func(tx *store.Tx) error {
			a := tx.View().Find(record.KindArea, 3).Clone().(*record.Area)
			a.Name = name
			tx.DropDraft(d.DraftKey)
			return tx.Save(a)
		})
		return err
	}
	for _, x := range []struct {
		name string
		left int
	}{{"", 1}, {"Khu phố Mới", 0}, {"Khu phố Mới", 0}} {
		if err := b.KeepDraft(d); err != nil {
			t.Fatal(err)
		}
		if err := save(x.name); (err != nil) != (x.left == 1) {
			t.Errorf("%q: %v", x.name, err)
		}
		if got := drafts(t, b); len(got) != x.left {
			t.Errorf("%q: left %+v", x.name, got)
		}
	}
	if n := entries(t, b); n != 2 {
		t.Errorf("%d entries", n)
	}
}

// TestAnyTextComesBack: Vietnamese of either normal form, line feeds, 100,000 letters.
func TestAnyTextComesBack(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	alphabet := []rune("aăâđêôơưAĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323ặẫệốợự1/7.,«»\"\\\n\t …😀\u200b")
	long := make([]rune, 100_000)
	for i := range long {
		long[i] = alphabet[rand.IntN(len(alphabet))]
	}
	texts := []string{"", "\n", "Nguyễn Thị Đượm", string(long), "\x00", strings.Repeat("ệ", 100_000)}
	for range 200 {
		n := rand.IntN(len(long) - 50)
		texts = append(texts, string(long[n:n+rand.IntN(50)]))
	}
	for _, s := range texts {
		d := halfTyped(b, s)
		d.Fields[0].Value = s
		if err := b.KeepDraft(d); err != nil {
			t.Fatal(err)
		}
		if got := drafts(t, b)[0].Fields[0]; got != d.Fields[0] {
			t.Fatalf("%q came back as %q", s, got)
		}
	}
}

// TestDamagedDraft: it is reported and left out, and the book opens.
func TestDamagedDraft(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	good := halfTyped(b, "lành")
	bad := good
	bad.ID = 4
	if err := errors.Join(b.KeepDraft(good), b.KeepDraft(bad), b.Close()); err != nil {
		t.Fatal(err)
	}
	raw := readFile(t, b.Path())
	path := filepath.Join(t.TempDir(), "x.sopt")
	for name, break_ := range map[string]func(d *bbolt.Bucket, k1, k2, v1, v2 []byte) error{
		"a flipped bit": func(d *bbolt.Bucket, _, k2, _, v2 []byte) error { v2[60] ^= 1; return d.Put(k2, v2) },
		"swapped":       func(d *bbolt.Bucket, k1, k2, v1, v2 []byte) error { return d.Put(k2, v1) },
		"cut":           func(d *bbolt.Bucket, _, k2, _, v2 []byte) error { return d.Put(k2, v2[:20]) },
		"empty":         func(d *bbolt.Bucket, _, k2, _, _ []byte) error { return d.Put(k2, nil) },
	} {
		tamper(t, path, raw, func(bt *bbolt.Tx) error {
			d := bt.Bucket([]byte("drafts"))
			c := d.Cursor()
			k1, v1 := c.First()
			k2, v2 := c.Next()
			return break_(d, bytes.Clone(k1), bytes.Clone(k2), bytes.Clone(v1), bytes.Clone(v2))
		})
		b, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list, damaged, err := b.Drafts()
		if err != nil || damaged != 1 || len(list) != 1 || list[0].ID != 3 {
			t.Errorf("%s: %d drafts, %d damaged, %v", name, len(list), damaged, err)
		}
		b.Close()
		if r, err := store.Check(path); err != nil || len(r.Findings) != 1 || r.Findings[0].Code != store.FoundDraft {
			t.Errorf("%s: %v %v", name, r.Findings, err)
		}
		if b, err = store.Open(path, store.Options{}); err != nil {
			t.Fatal(err)
		}
		if n, err := b.DropDrafts(func(store.Draft) bool { return false }); n != 1 || err != nil {
			t.Errorf("%s: dropped %d, %v", name, n, err)
		}
		b.Close()
		storetest.Check(t, path)
	}
}

// TestDamagedDraftIsLeftBehind: a half-typed form that nobody can read keeps no password
// from being set and no person from being erased; it is gone afterwards.
func TestDamagedDraftIsLeftBehind(t *testing.T) {
	t.Parallel()
	b := storetest.New(t, storetest.Seed()...)
	if err := errors.Join(b.KeepDraft(halfTyped(b, "lành")), b.Close()); err != nil {
		t.Fatal(err)
	}
	raw := readFile(t, b.Path())
	for what, do := range map[string]func(*store.Book) error{
		"a password": func(b *store.Book) error { _, err := b.SetPassword("mật khẩu dài", store.NewCode()); return err },
		"an erasure": func(b *store.Book) error {
			_, err := b.Erase(op, store.Erasure{People: []record.ID{11}})
			return err
		},
	} {
		path := filepath.Join(t.TempDir(), "x.sopt")
		tamper(t, path, raw, func(bt *bbolt.Tx) error {
			d := bt.Bucket([]byte("drafts"))
			k, v := d.Cursor().First()
			v = bytes.Clone(v)
			v[60] ^= 1
			return d.Put(bytes.Clone(k), v)
		})
		b, err := store.Open(path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := do(b); err != nil {
			t.Errorf("it stands in the way of %s: %v", what, err)
		}
		if list, damaged, err := b.Drafts(); err != nil || damaged != 0 || len(list) != 0 {
			t.Errorf("after %s: %d drafts, %d damaged, %v", what, len(list), damaged, err)
		}
		b.Close()
	}
}

// TestDraftMentions: what an erasure must find.
func TestDraftMentions(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	person := []record.Ref{{Kind: record.KindPerson, ID: 9}}
	plain := halfTyped(b, "Khu phố 1")
	of := func(change func(*store.Draft)) store.Draft { d := halfTyped(b, "x"); change(&d); return d }
	if plain.Mentions(person, "Nguyễn Thị Đượm", "", " ") {
		t.Error("a draft of an area mentions a person")
	}
	for name, d := range map[string]store.Draft{
		"its record": of(func(d *store.Draft) { d.Kind, d.ID = record.KindPerson, 9 }),
		"refers":     of(func(d *store.Draft) { d.Records = []record.Record{&record.Membership{Person: 9, Team: 8}} }),
		"holds":      of(func(d *store.Draft) { d.Records = append(d.Records, &record.Person{Meta: record.Meta{ID: 9}}) }),
		"chosen":     of(func(d *store.Draft) { d.Fields[0].Value = "9" }),
		"chosen ref": of(func(d *store.Draft) { d.Fields[0].Value = "person/9" }),
		"named":      of(func(d *store.Draft) { d.Fields[0].Text = "bà NGUYEN thi Đươm, 60 tuổi" }),
		"in a text":  of(func(d *store.Draft) { d.Records = []record.Record{&record.Area{Head: "Nguyễn Thị Đượm"}} }),
		"its title":  of(func(d *store.Draft) { d.Label = "Nguyễn Thị Đượm" }),
	} {
		if !d.Mentions(person, "Nguyễn Thị Đượm") {
			t.Errorf("%s: not found", name)
		}
		if err := b.KeepDraft(d); err != nil {
			t.Fatal(err)
		}
	}
	if of(func(d *store.Draft) { d.Fields[0].Text = "Nguyễn Thị Đượma" }).Mentions(person, "Nguyễn Thị Đượm") {
		t.Error("half a word is a name")
	}
	if _, err := b.DropDrafts(func(d store.Draft) bool { return d.Mentions(person, "Nguyễn Thị Đượm") }); err != nil {
		t.Error(err)
	}
	for _, d := range drafts(t, b) {
		t.Errorf("left: %+v", d)
	}
}

// TestDraftOfAnOlderSchema: its record is brought up like any other.
func TestDraftOfAnOlderSchema(t *testing.T) {
	b, err := store.Create(filepath.Join(t.TempDir(), "x.sopt"), store.Options{}, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	d := halfTyped(b, "dở")
	if err := errors.Join(b.KeepDraft(d), b.Close()); err != nil {
		t.Fatal(err)
	}
	up := steps.Step{Name: "test", Up: func(kind string, raw []byte) ([]byte, error) {
		return bytes.ReplaceAll(raw, []byte("Khu phố 1"), []byte("Khu phố Một")), nil
	}}
	b, err = store.Open(b.Path(), store.Options{}.WithSteps(append(slices.Clone(steps.All), up)...))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	got := drafts(t, b)
	if len(got) != 1 || got[0].Fields[0].Text != "dở" || got[0].Records[0].(*record.Area).Name != "Khu phố Một" {
		t.Errorf("%+v", got)
	}
}

// TestDraftsWhereNothingIsWritten: a book that is closed, or only read.
func TestDraftsWhereNothingIsWritten(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	d := halfTyped(b, "x")
	b.Close()
	if err := b.KeepDraft(d); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
	if _, _, err := b.Drafts(); !errors.Is(err, store.ErrClosed) {
		t.Error(err)
	}
	r, err := store.Open(b.Path(), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.KeepDraft(d); !errors.Is(err, store.ErrReadOnly) {
		t.Error(err)
	}
	if got := drafts(t, r); len(got) != 0 {
		t.Error(got)
	}
}

// childDrafts keeps a draft that grows by a letter, and prints how many letters the disk
// has, while another goroutine saves records.
func childDrafts(path string) {
	b, err := store.Open(path, store.Options{Timeout: 5 * time.Second})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	go func() {
		for {
			if _, err := b.Save(op, &record.Person{Name: "Người thứ hai"}); err != nil {
				fmt.Println("error", err)
				return
			}
		}
	}()
	for n := 1; ; n++ {
		if err := b.KeepDraft(halfTyped(b, strings.Repeat("ệ", n))); err != nil {
			fmt.Println("error", err)
			return
		}
		fmt.Println(n)
	}
}

// TestKillsDuringDrafts: what KeepDraft acknowledged is there, whole.
func TestKillsDuringDrafts(t *testing.T) {
	kills := 4
	if os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		kills = 100
	}
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	for range kills {
		cmd, out, _ := child(t, os.Args[0], "drafts", b.Path())
		timer := time.AfterFunc(time.Duration(30+rand.IntN(120))*time.Millisecond, func() { cmd.Process.Kill() })
		acknowledged := 0
		for out.Scan() {
			if _, err := fmt.Sscanf(out.Text(), "%d", &acknowledged); err != nil {
				t.Log(out.Text())
			}
		}
		_ = cmd.Wait() // killed: that is the point
		timer.Stop()
		storetest.Check(t, b.Path())
		r, err := store.Open(b.Path(), store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, d := range drafts(t, r) {
			n = strings.Count(d.Fields[0].Text, "ệ")
		}
		r.Close()
		if n < acknowledged && acknowledged > 0 || acknowledged > 0 && n > acknowledged+1 {
			t.Errorf("the disk has %d letters, acknowledged were %d", n, acknowledged)
		}
	}
}

func TestSetWho(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.SetWho("Hà Thị Ước")
	if _, err := b.Save(op, &record.Person{Name: "Lê Văn Thuận"}); err != nil {
		t.Fatal(err)
	}
	b.History(func(e store.Entry) bool {
		if e.Who != "Hà Thị Ước" {
			t.Errorf("written by %q", e.Who)
		}
		return false
	})
	if got, err := b.Workers(); err != nil || len(got) != 2 || got[0] != "Hà Thị Ước" || got[1] != "Cán bộ thử" {
		t.Errorf("who worked: %q", got)
	}
}
