package store_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// Whatever the store does to the disk passes Options.WithDisk (export_test.go) before it
// happens: the steps of disk.go by their name ("create", "write", "sync", "rename",
// "sync folder", "set aside", "remove"), and each page that bbolt writes as "page". (A
// killed process loses nothing between bbolt's writes and its sync: the system has the
// bytes. Lost syncs are power cuts, another test.)
//
// A killing is one kind of work. Every one is run in a child that is killed before
// step 1, 2, 3 … until it comes through, and in this process with a disk that is full
// from step 1, 2, 3 … on; after each, look says what must hold. New work that writes
// (password, erasure …) gets a line in the list of killings, and nothing else.
type killing struct {
	name  string
	ready func(t *testing.T, dir string)          // the files that are there before
	do    func(dir string, o store.Options) error // the work; prints "done" for what it acknowledged
	look  func(t *testing.T, dir string)          // what must hold, whenever it ended
	after func(t *testing.T, dir string)          // what must hold when it came through
	skip  int                                     // of so many pages in a row one is taken, but in make torture
}

var killings = []killing{
	{"save", readyBook, saveOne, func(t *testing.T, dir string) {
		want := map[record.ID]bool{3: true, 4: true}
		if n := record.ID(people(t, bookIn(dir))); !want[n] {
			t.Error("people:", n)
		}
	}, func(t *testing.T, dir string) {
		if n := people(t, bookIn(dir)); n != 4 {
			t.Error("people:", n)
		}
	}, 0},
	{"issue", readyBook, func(dir string, o store.Options) error {
		return with(dir, o, func(b *store.Book) error { return third(b.Issue(op, 14, day, pdf(string(make([]byte, 20_000))))) })
	}, func(t *testing.T, dir string) { storetest.Check(t, bookIn(dir)) }, func(t *testing.T, dir string) {
		open(t, bookIn(dir), func(b *store.Book) {
			if d := find[*record.Document](b, record.KindDocument, 14); d.Number != 1 {
				t.Error("number", d.Number)
			}
		})
	}, 0},
	{"migrate", readyBook, func(dir string, o store.Options) error {
		return with(dir, o.WithSteps(after(polite).Steps()...), func(*store.Book) error { return nil })
	}, func(t *testing.T, dir string) {
		b, err := store.Open(bookIn(dir), after(polite))
		if err != nil {
			t.Fatal(err)
		}
		if b.Close(); nameOf(b, 9) != "Ông/Bà Nguyễn Thị Đượm" {
			t.Error(nameOf(b, 9))
		}
		sound(t, dir, 0)
	}, func(t *testing.T, dir string) { sound(t, dir, 1) }, 0},
	{"backup", readyBook, func(dir string, o store.Options) error {
		return with(dir, o, func(b *store.Book) error { return second(b.Backup(dir, store.WhyHand)) })
	}, func(t *testing.T, dir string) {
		storetest.Check(t, bookIn(dir))
		sound(t, dir, 0)
	}, func(t *testing.T, dir string) { sound(t, dir, 1) }, 0},
	{"restore", readyRestore, func(dir string, o store.Options) error {
		return second(store.Restore(bookIn(dir), filepath.Join(dir, "old.sopt"), o))
	}, func(t *testing.T, dir string) {
		n := people(t, bookIn(dir))
		copies := sound(t, dir, 0)
		if n != 3 && n != 4 || n == 3 && len(copies) != 1 {
			t.Error(n, "people, copies:", copies)
		}
	}, func(t *testing.T, dir string) {
		copies := sound(t, dir, 1)
		if len(copies) == 0 || people(t, bookIn(dir)) != 3 || people(t, copies[0].Path) != 4 {
			t.Error("not restored, or the book is not kept:", copies)
		}
	}, 0},
	{"inherit", readyInherit, func(dir string, o store.Options) error {
		return second(store.Restore(bookIn(dir), filepath.Join(dir, "old.sopt"), o))
	}, func(t *testing.T, dir string) { inheritedOrNot(t, dir, false) },
		func(t *testing.T, dir string) { inheritedOrNot(t, dir, true) }, 60},
	{"salvage", func(t *testing.T, dir string) {
		readyBook(t, dir)
		raw := readFile(t, bookIn(dir))
		clear(raw[:8192])
		if err := os.WriteFile(filepath.Join(dir, "bad.sopt"), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}, func(dir string, o store.Options) error {
		_, err := store.Salvage(filepath.Join(dir, "bad.sopt"), filepath.Join(dir, "new.sopt"), o)
		if errors.Is(err, store.ErrExists) {
			return nil // it was killed after the last step
		}
		return err
	}, func(t *testing.T, dir string) {
		if _, err := os.Stat(filepath.Join(dir, "new.sopt")); err == nil {
			people(t, filepath.Join(dir, "new.sopt"))
		}
		sound(t, dir, 0)
	}, func(t *testing.T, dir string) {
		if n := people(t, filepath.Join(dir, "new.sopt")); n != 3 {
			t.Error("people:", n)
		}
	}, 0},
	{"rotate", readyRotate, func(dir string, o store.Options) error {
		return with(dir, o, func(b *store.Book) error { return second(b.Rotate(dir)) })
	}, func(t *testing.T, dir string) { sound(t, dir, 2) }, func(t *testing.T, dir string) { sound(t, dir, 2) }, 0},
	{"password", readyBackup, setPassword, sameInBoth, func(t *testing.T, dir string) {
		for _, path := range append(backups(t, dir), bookIn(dir)) {
			if _, err := store.Check(path); !errors.Is(err, store.ErrSecret) {
				t.Error(path, err)
			}
		}
	}, 12},
	{"erase", readyBackup, eraseNine, func(t *testing.T, dir string) { erasedOrNot(t, dir, false) },
		func(t *testing.T, dir string) { erasedOrNot(t, dir, true) }, 12},
}

func bookIn(dir string) string { return filepath.Join(dir, "thử.sopt") }

func saveOne(dir string, o store.Options) error {
	return with(dir, o, func(b *store.Book) error { return second(b.Save(op, &record.Person{Name: "Người mới"})) })
}

func with(dir string, o store.Options, f func(*store.Book) error) error {
	b, err := store.Open(bookIn(dir), o)
	if err != nil {
		return err
	}
	return errors.Join(f(b), b.Close())
}

func open(t *testing.T, path string, f func(*store.Book)) {
	t.Helper()
	b, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	f(b)
}

// people opens a book, looks at everything in it and counts.
func people(t *testing.T, path string) int {
	t.Helper()
	r, err := store.Check(path)
	if err != nil || len(r.Findings) > 0 {
		t.Fatal(path, err, r.Findings)
	}
	return r.Records[record.KindPerson]
}

// sound looks at every copy in a folder; there must be least of them. There must be
// nothing else but books, their notes, and temporary files.
func sound(t *testing.T, dir string, least int) []store.Copy {
	t.Helper()
	copies, err := store.Backups(dir, bookIn(dir))
	if err != nil || len(copies) < least {
		t.Error(copies, err)
	}
	for _, c := range copies {
		if c.State != nil || c.Flawed {
			t.Errorf("%+v", c)
		}
		storetest.Check(t, c.Path)
	}
	list, _ := os.ReadDir(dir)
	for _, e := range list {
		if n := e.Name(); !strings.HasSuffix(n, ".sopt") && !store.IsTemp(n) {
			t.Error("left behind:", n)
		}
	}
	return copies
}

func readyBook(t *testing.T, dir string) {
	b, err := store.Create(bookIn(dir), store.Options{Now: storetest.Clock()}, storetest.Seed()...)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// readyRestore is a book with four people, and a copy from when it had three.
func readyRestore(t *testing.T, dir string) {
	readyBook(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "old.sopt"), readFile(t, bookIn(dir)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := saveOne(dir, store.Options{}); err != nil {
		t.Fatal(err)
	}
}

// tomorrow is when the work is done: after everything that is there before.
func tomorrow() store.Options {
	now := storetest.Clock()
	return store.Options{Now: func() time.Time { return now().AddDate(0, 0, 1) }}
}

// readyRotate is a book with four copies of today and one of a month ago.
func readyRotate(t *testing.T, dir string) {
	readyBook(t, dir)
	now := storetest.Clock()
	for i := range 5 {
		o := store.Options{Now: now}
		if i == 0 {
			o.Now = func() time.Time { return now().AddDate(0, -1, 0) }
		}
		if err := with(dir, o, func(b *store.Book) error { return second(b.Backup(dir, store.WhyAuto)) }); err != nil {
			t.Fatal(err)
		}
	}
}

// childDies does the work of a killing in the folder and is killed before a step.
func childDies(what string) {
	name, rest, _ := strings.Cut(what, ":")
	n, dir, _ := strings.Cut(rest, ":")
	last, err := strconv.Atoi(n)
	i := slices.IndexFunc(killings, func(k killing) bool { return k.name == name })
	if err != nil || i < 0 {
		fmt.Println("no such work:", what)
		os.Exit(2)
	}
	at := 0
	err = killings[i].do(dir, tomorrow().WithDisk(func(step string) error {
		if at++; at == last {
			fmt.Println(step)
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {}
		}
		return nil
	}))
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
}

// passed are the steps that are left out.
func (k killing) passed(t *testing.T, ready string) map[int]bool {
	t.Helper()
	left := map[int]bool{}
	if k.skip == 0 || os.Getenv("SOPHONGTRAO_TORTURE") != "" {
		return left
	}
	dir := filepath.Join(t.TempDir(), "d")
	if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
		t.Fatal(err)
	}
	row, n := 0, 0
	if err := k.do(dir, tomorrow().WithDisk(func(step string) error {
		if n++; step != "page" {
			row = 0
		} else if row++; row%k.skip != 1 {
			left[n] = true
		}
		return nil
	})); err != nil {
		t.Fatal(err)
	}
	return left
}

func TestKillsAtEveryStep(t *testing.T) {
	for _, k := range killings {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			ready := t.TempDir()
			k.ready(t, ready)
			steps := map[string]int{}
			passed := k.passed(t, ready)
			for n := 1; ; n++ {
				if passed[n] {
					continue
				}
				dir := filepath.Join(t.TempDir(), "d")
				if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
					t.Fatal(err)
				}
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), "SOPHONGTRAO_CHILD=die", "SOPHONGTRAO_BOOK="+fmt.Sprint(k.name, ":", n, ":", dir))
				out, err := cmd.CombinedOutput()
				if err == nil {
					k.after(t, dir)
					break
				}
				if cmd.ProcessState.ExitCode() == 2 {
					t.Fatal(string(out))
				}
				steps[strings.TrimSpace(string(out))]++
				_ = os.Remove(store.NotePath(bookIn(dir)))
				if k.look(t, dir); t.Failed() {
					t.Fatalf("killed before step %d: %s", n, out)
				}
				if err := k.do(dir, tomorrow()); err != nil { // the next day it must work
					t.Fatalf("after a kill before step %d (%s): %v", n, out, err)
				}
				k.after(t, dir)
			}
			t.Log("killed before:", steps)
			if len(steps) == 0 {
				t.Error("the work has no steps")
			}
		})
	}
}

// TestFullDiskAtEveryStep has every step from the n-th on fail as on a full disk.
func TestFullDiskAtEveryStep(t *testing.T) {
	for _, k := range killings {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			ready := t.TempDir()
			k.ready(t, ready)
			passed := k.passed(t, ready)
			for n := 1; ; n++ {
				if passed[n] {
					continue
				}
				dir := filepath.Join(t.TempDir(), "d")
				if err := os.CopyFS(dir, os.DirFS(ready)); err != nil {
					t.Fatal(err)
				}
				at, failed := 0, ""
				err := k.do(dir, tomorrow().WithDisk(func(step string) error {
					if at++; at >= n {
						failed = step
						return syscall.ENOSPC
					}
					return nil
				}))
				if failed == "" {
					if k.after(t, dir); err != nil || n == 1 {
						t.Error(n, err)
					}
					break
				}
				if !errors.Is(err, store.ErrFull) {
					t.Errorf("step %d, %s: %v", n, failed, err)
				}
				if left, _ := filepath.Glob(filepath.Join(dir, ".*sopt-*")); len(left) > 0 {
					t.Error("left behind:", left)
				}
				if k.look(t, dir); t.Failed() {
					t.Fatalf("full from step %d on: %s", n, failed)
				}
			}
		})
	}
}
