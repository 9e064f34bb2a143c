package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// shown is what bbolt shows of a book without any key: the buckets with their keys, and
// how often each length of a value stands in them.
func shown(t *testing.T, path string) (buckets map[string][]string, lengths map[int]int) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	buckets, lengths = map[string][]string{}, map[int]int{}
	err = db.View(func(bt *bbolt.Tx) error {
		return bt.ForEach(func(name []byte, b *bbolt.Bucket) error {
			if b.Sequence() != 0 {
				t.Errorf("%s counts", name)
			}
			buckets[string(name)] = []string{}
			return b.ForEach(func(key, value []byte) error {
				buckets[string(name)] = append(buckets[string(name)], string(key))
				if string(name) == "values" {
					lengths[len(value)]++
				}
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return buckets, lengths
}

// TestProtectedGivesNothingAway: without a key a protected book shows one heap of values
// under keys that are alike, in few lengths: not how many records of which kind, how often
// one was changed, how many steps there were, nor whether a form is half typed.
func TestProtectedGivesNothingAway(t *testing.T) {
	b := filledBook(t)
	draft := store.Draft{DraftKey: store.DraftKey{Kind: record.KindPerson, Form: strings.Repeat("một tên dài của phiếu ", 2)}, Title: "Người"}
	if err := b.KeepDraft(draft); err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := b.EachPlain(func(string, []byte, []byte) { n++ }); err != nil {
		t.Fatal(err)
	}
	was := export(t, b)
	protect(t, b)
	edit(t, b, "Việc sau khi đặt mật khẩu")
	if _, err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if drafts, damaged, err := b.Drafts(); err != nil || damaged > 0 || len(drafts) != 1 || drafts[0].Form != draft.Form {
		t.Error(drafts, damaged, err)
	}
	b.Close()
	raw := readFile(t, b.Path())
	for _, k := range record.Kinds {
		if strings.Contains(string(raw), string(k)) && len(k) > 4 {
			t.Errorf("the file says %q", k)
		}
	}
	buckets, lengths := shown(t, b.Path())
	var names []string
	for name := range buckets {
		names = append(names, name)
	}
	if slices.Sort(names); fmt.Sprint(names) != "[keys meta values]" {
		t.Error("buckets", names)
	}
	heads, long := map[byte]int{}, 0
	for _, key := range buckets["values"] {
		heads[key[0]]++
		if len(key) > 88 {
			long++
		}
	}
	if got := len(buckets["values"]); got < n+5 || long != 1 || len(heads) < min(100, got/4) {
		t.Errorf("%d values of %d and the head, %d long keys, %d first bytes", got, n, long, len(heads))
	}
	if len(lengths) > 20 {
		t.Errorf("%d lengths: %v", len(lengths), lengths)
	}
	o := store.Options{Secret: storetest.Password, Now: storetest.Clock()}
	again, err := store.Open(b.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	// The undo wrote another revision of the person, and nothing else.
	if d := difference(export(t, again), was); !strings.Contains(d, `"rev"`) {
		t.Error(d)
	}
}

// TestProtectedBooksOfBefore: a protected book of an earlier program is hidden when it is
// opened for writing; where the disk is full it is as it was, and hidden the next time.
func TestProtectedBooksOfBefore(t *testing.T) {
	golden := string(readFile(t, "testdata/books/protected-s4.json"))
	path := filepath.Join(t.TempDir(), "x.sopt")
	if err := os.WriteFile(path, readFile(t, "testdata/books/protected-s4.sopt"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := store.Options{Secret: storetest.Password, Now: storetest.Clock()}
	open := func(o store.Options) {
		t.Helper()
		b, err := store.Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := export(t, b); got != strings.Replace(golden, `"schema": 4`, `"schema": 5`, 1) {
			t.Error(difference(got, golden))
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		storetest.Check(t, path)
	}
	ro := o
	ro.ReadOnly = true
	open(ro)
	full := o.WithDisk(func(step string) error {
		if step == "compare" {
			return errors.New("no space left on device")
		}
		return nil
	})
	open(full)
	if buckets, _ := shown(t, path); buckets["person"] == nil || buckets["values"] != nil {
		t.Error("the disk was full, and the book is another")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".x*")); len(left) > 0 {
		t.Error("left behind:", left)
	}
	open(o)
	if buckets, _ := shown(t, path); len(buckets) != 3 || buckets["values"] == nil {
		t.Error("it was opened, and is not hidden")
	}
	before := readFile(t, path)
	open(ro)
	if !bytes.Equal(before, readFile(t, path)) {
		t.Error("reading changed it")
	}
}
