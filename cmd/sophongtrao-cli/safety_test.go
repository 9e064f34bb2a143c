package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/store"
	"sophongtrao/store/record"
)

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
