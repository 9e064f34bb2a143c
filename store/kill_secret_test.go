package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// readyBackup is a book with a backup of it, in a folder of its own.
func readyBackup(t *testing.T, dir string) {
	readyBook(t, dir)
	to := filepath.Join(dir, "sao lưu.sopt") // by its name sound takes it for a book
	if err := os.Mkdir(to, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := with(dir, store.Options{}, func(b *store.Book) error { return second(b.Backup(to, store.WhyAuto)) }); err != nil {
		t.Fatal(err)
	}
}

func backups(t *testing.T, dir string) (paths []string) {
	t.Helper()
	list, err := store.Backups(filepath.Join(dir, "sao lưu.sopt"), bookIn(dir))
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	for _, c := range list {
		paths = append(paths, c.Path)
	}
	return paths
}

func setPassword(dir string, o store.Options) error {
	o.Secret = storetest.Password
	return with(dir, o.Cheap(nil), func(b *store.Book) error {
		s, err := b.SetPassword(storetest.Password, store.NewCode(), filepath.Join(dir, "sao lưu.sopt"))
		return errors.Join(err, complete(s.Wiped, s.Copies))
	})
}

// complete is an error where something was left as it was, which is no error for who
// set a password but is one for who filled the disk.
func complete(wiped bool, c store.Copies) error {
	for _, l := range c.Left {
		return l.Err
	}
	if !wiped || c.Bare || len(c.Done) == 0 {
		return store.ErrFull
	}
	return nil
}

// cleaned opens a book for writing, which takes away what was left of a rewrite, closes
// it again and looks at everything in it.
func cleaned(t *testing.T, path string) (export string, r store.Report) {
	t.Helper()
	b, err := store.Open(path, store.Options{Secret: storetest.Password})
	if err != nil {
		t.Fatal(path, err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	r, err = store.CheckWith(path, store.Options{Secret: storetest.Password})
	if err != nil || len(r.Findings) > 0 {
		t.Fatal(path, err, r.Findings)
	}
	list, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range list {
		if strings.HasPrefix(e.Name(), ".") && strings.Contains(e.Name(), filepath.Base(path)) {
			t.Error("left behind:", e.Name())
		}
	}
	return read(t, path), r
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := store.Open(path, store.Options{Secret: storetest.Password, ReadOnly: true})
	if err != nil {
		t.Fatal(path, err)
	}
	defer b.Close()
	return export(t, b)
}

// sameInBoth: book and backup hold what they held, protected or not; a backup never is
// where the book is not.
func sameInBoth(t *testing.T, dir string) {
	book, _ := cleaned(t, bookIn(dir))
	_, free := store.Check(bookIn(dir))
	for _, path := range backups(t, dir) {
		if got, _ := cleaned(t, path); got != book {
			t.Error("the backup holds something else:", difference(got, book))
		}
		if _, err := store.Check(path); errors.Is(err, store.ErrSecret) && free == nil {
			t.Error("the backup is protected, and the book is not")
		}
	}
	if !strings.Contains(book, "Nguyễn Thị Đượm") || !strings.Contains(book, "Báo cáo kết quả năm 2025") {
		t.Error("the book lost something:", book)
	}
}

func eraseNine(dir string, o store.Options) error {
	return with(dir, o, func(b *store.Book) error {
		e, err := b.Erase(store.Op{}, store.Erasure{People: []record.ID{9}, Copies: []string{filepath.Join(dir, "sao lưu.sopt")}})
		return errors.Join(err, complete(e.Wiped, e.Copies))
	})
}

func erasedOrNot(t *testing.T, dir string, must bool) {
	t.Helper()
	gone := map[bool]int{}
	for i, path := range append(backups(t, dir), bookIn(dir)) {
		text, r := cleaned(t, path)
		named := strings.Contains(text, "Nguyễn Thị Đượm")
		if named == (r.Erased > 0) || must && named || r.Records[record.KindPerson] != 3 {
			t.Errorf("%s: named %v, %d revisions erased, %d people", path, named, r.Erased, r.Records[record.KindPerson])
		}
		b, err := store.Open(path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if at := plainTexts(t, b, "Nguyễn Thị Đượm"); (len(at) > 0) != named {
			t.Error(path, "half erased:", at)
		}
		b.Close()
		gone[i == 0] += map[bool]int{true: 0, false: 1}[named]
	}
	if gone[true] > gone[false] {
		t.Error("the backup is ahead of the book")
	}
}
