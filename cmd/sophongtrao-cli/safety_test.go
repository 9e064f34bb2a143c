package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "unsafe" // go:linkname

	"sophongtrao/store"
	"sophongtrao/store/record"
)

// A guess costs as little here as a slot may ask for: what is tested are the ways.
//
//go:linkname presentCost sophongtrao/store.presentCost
var presentCost struct {
	Memory, Passes uint32
	Lanes          uint8
}

func init() { presentCost.Memory, presentCost.Passes = 8<<10, 1 }

// The way of a lost book: backup, list, a person more, the comparison, the restore, and
// back again; then a damaged file, and what is saved from it.
func TestBackupRestoreSalvage(t *testing.T) {
	book := practiceBook(t)
	dir := t.TempDir()
	out := must(t, "backup", "--book", book, "--out", dir)
	copies, err := store.Backups(dir, book)
	if err != nil || len(copies) != 1 || !strings.Contains(out, copies[0].Path) {
		t.Fatal(out, copies, err)
	}
	sentence(t, "backup", out)
	if out = must(t, "backup", "--book", book, "--out", dir, "--list"); !strings.Contains(out, copies[0].Path) || !strings.Contains(out, "theo yêu cầu") {
		t.Error(out)
	}
	exported := must(t, "export", "--book", book, "--json")
	b, err := store.Open(book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Save(store.Op{Code: "add"}, &record.Person{Name: "Người mới"}); err != nil {
		t.Fatal(err)
	}
	b.Close()
	changed := must(t, "export", "--book", book, "--json")
	if out = must(t, "restore", "--book", book, "--from", copies[0].Path); !strings.Contains(out, "mất 1, trở lại 0, khác 0") || !strings.Contains(out, "--yes") {
		t.Error(out)
	}
	if must(t, "export", "--book", book, "--json") != changed {
		t.Error("without --yes the book changed")
	}
	must(t, "restore", "--book", book, "--from", copies[0].Path, "--yes")
	if must(t, "export", "--book", book, "--json") != exported {
		t.Error("the restored book is another one")
	}
	aside, _ := store.Backups(filepath.Dir(book), book)
	if len(aside) != 1 || aside[0].Why != store.WhyAside {
		t.Fatal(aside)
	}
	must(t, "restore", "--book", book, "--from", aside[0].Path, "--yes")
	if must(t, "export", "--book", book, "--json") != changed {
		t.Error("the restore is not taken back")
	}

	raw := read(t, book)
	clear(raw[:8192])
	if err := os.WriteFile(book, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(dir, "cứu.sopt")
	out = must(t, "salvage", "--book", book, "--out", saved)
	if must(t, "export", "--book", saved, "--json") != changed || !strings.Contains(out, "vài lần ghi cuối") {
		t.Error(out)
	}
	if out = must(t, "restore", "--book", book, "--from", copies[0].Path, "--yes"); !strings.Contains(out, "?") {
		t.Error("a damaged book is replaced without a word:", out)
	}
	if must(t, "export", "--book", book, "--json") != exported {
		t.Error("the book was not restored over the damaged one")
	}
}

// A copy under an older password comes back with it, from a file or typed, and the book
// opens by its own afterwards, with the note of it.
func TestRestoreOfACopyUnderAnotherPassword(t *testing.T) {
	const older, newer = "mật khẩu năm ngoái", "mật khẩu năm nay"
	book, dir := practiceBook(t), t.TempDir()
	sealed := func(secret, next string) {
		t.Helper()
		b, err := store.Open(book, store.Options{Secret: secret})
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		if _, err := b.SetPassword(next, store.NewCode()); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sealed("", older)
	was, copied := read(t, book), copyOf(t, book)
	sealed(older, newer)
	now, newFile, oldFile := read(t, book), in("nay.txt", newer), in("truoc.txt", older)
	restore := []string{"restore", "--book", book, "--from", copied, "--yes", "--secret-file", newFile}

	for name, more := range map[string][]string{"no other": nil, "a wrong one": {"--from-secret-file", newFile}, "no file": {"--from-secret-file", filepath.Join(dir, "không có")}} {
		r := run(append(slices.Clip(restore), more...)...)
		sentence(t, name, r.errs, "--from-secret-file")
		if r.code != 1 || string(read(t, book)) != string(now) {
			t.Errorf("%s: code %d, or the book changed: %s", name, r.code, r.errs)
		}
	}
	opensByNew := func(name string, code int, out, errs string) {
		t.Helper()
		if code != 0 || strings.Contains(out+errs, "Không đọc được sổ") || errs != "" {
			t.Errorf("%s: code %d: %s%s", name, code, out, errs)
		}
		b, err := store.Open(book, store.Options{Secret: newer, ReadOnly: true})
		if err != nil {
			t.Fatalf("%s: the book no longer opens by its own password: %v", name, err)
		}
		defer b.Close()
		var last store.Op
		if err := b.History(func(e store.Entry) bool { last = e.Op; return false }); err != nil || last.Code != store.NoteRestore {
			t.Errorf("%s: the last step is %+v %v", name, last, err)
		}
		if string(read(t, copied)) != string(was) {
			t.Errorf("%s: the copy changed", name)
		}
	}
	r := run(append(slices.Clip(restore), "--from-secret-file", oldFile)...)
	opensByNew("files", r.code, r.out, r.errs)

	// Typed: first that of the book, then, as it does not open the copy, that of the copy.
	var out, errs bytes.Buffer
	var prompts []string
	c := &call{out: &out, err: &errs, self: os.Executable, now: func() time.Time { return time.Now().Add(time.Minute) }, ask: func(prompt string) (string, bool) {
		prompts = append(prompts, prompt)
		return []string{newer, older, ""}[min(2, len(prompts)-1)], true
	}}
	code := c.main(restore[:6])
	opensByNew("typed", code, out.String(), errs.String())
	if !slices.Equal(prompts, []string{wordAskSecret, wordAskCopySecret}) {
		t.Errorf("asked: %q", prompts)
	}

	// Whoever no longer knows the book's password gets what the copy says, and is told.
	r = run("restore", "--book", book, "--from", copied, "--yes", "--secret-file", oldFile)
	if r.code != 0 || !strings.Contains(r.out, "Không đọc được sổ") {
		t.Errorf("code %d: %s%s", r.code, r.out, r.errs)
	}
	must(t, "check", "--book", book, "--secret-file", oldFile)
}

func TestSafetyFaults(t *testing.T) {
	book, dir := practiceBook(t), t.TempDir()
	before := read(t, book)
	noise := filepath.Join(dir, "noise.sopt")
	if err := os.WriteFile(noise, make([]byte, 50_000), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"no folder":      {"backup", "--book", book, "--out", filepath.Join(dir, "none")},
		"no book":        {"backup", "--book", filepath.Join(dir, "none"), "--out", dir},
		"no copy":        {"restore", "--book", book, "--from", filepath.Join(dir, "none"), "--yes"},
		"a foreign copy": {"restore", "--book", book, "--from", noise, "--yes"},
		"the book":       {"restore", "--book", book, "--from", book, "--yes"},
		"nothing left":   {"salvage", "--book", noise, "--out", filepath.Join(dir, "new.sopt")},
		"over a file":    {"salvage", "--book", book, "--out", noise},
	} {
		r := run(args...)
		if r.code != 1 {
			t.Errorf("%s: exit code %d: %s", name, r.code, r.errs)
		}
		sentence(t, name, r.errs)
	}
	if string(read(t, book)) != string(before) {
		t.Error("the book changed")
	}
	list, _ := os.ReadDir(dir)
	if len(list) != 1 {
		t.Error("left behind:", list)
	}
}
