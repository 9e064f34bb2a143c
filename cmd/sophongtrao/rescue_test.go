package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/cmd/volume"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/desk"
)

// damagedBook is a book with a good copy in its folder, written to since, with a page in
// its middle zeroed.
func damagedBook(t *testing.T) (r rescue, path string, was []byte) {
	t.Helper()
	r = rescue{&program{memory: desk.OpenMemory("")}}
	path = filepath.Join(t.TempDir(), "sổ.sopt")
	b, err := store.Create(path, store.Options{}, append(storetest.Seed(), storetest.Work()...)...)
	if err != nil {
		t.Fatal(err)
	}
	dir := r.p.keeperOf(path, "").Folder()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Backup(dir, store.WhyAuto); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Save(store.Op{Code: "add", Kind: record.KindArea, N: 1}, &record.Area{Name: "Khu phố Mới", Type: "khu-pho"}); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for page := 4; page*4096 < len(whole); page++ {
		was = append([]byte(nil), whole...)
		clear(was[page*4096 : (page+1)*4096])
		if err := os.WriteFile(path, was, 0o600); err != nil {
			t.Fatal(err)
		}
		if c, err := store.Open(path, store.Options{}); err != nil {
			return r, path, was
		} else if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("no page of the book matters")
	return r, path, was
}

// A damaged book is left as it is: the newest good copy takes its place and it stands
// beside, or what can be read of it stands in a new book.
func TestRescue(t *testing.T) {
	r, path, was := damagedBook(t)
	same := func(file string) {
		t.Helper()
		if now, err := os.ReadFile(file); err != nil || string(now) != string(was) {
			t.Errorf("the damaged file was changed: %v", err)
		}
	}
	copies := r.Copies(path)
	if len(copies) != 1 {
		t.Fatalf("copies %v", copies)
	}
	to, said, err := r.Salvage(desk.Opening{Path: path})
	if err != nil || !strings.Contains(said, to) {
		t.Fatalf("salvage: %q %v", said, err)
	}
	same(path)
	if again, _, err := r.Salvage(desk.Opening{Path: path}); err != nil || again == to {
		t.Errorf("salvaged twice into %s: %v", again, err)
	}
	if b, err := store.Open(to, store.Options{}); err != nil {
		t.Errorf("the salvaged book: %v", err)
	} else {
		b.Close()
	}
	said, err = r.Restore(desk.Opening{Path: path}, copies[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	if report, err := store.Check(path); err != nil || len(report.Findings) > 0 || report.Seq != 2 { // what it was, and the note that it was restored
		t.Errorf("the restored book: %+v %v", report, err)
	}
	for _, c := range copiesOf(r.p.keeperOf(path, ""), path) {
		if c.Why == store.WhyAside {
			same(c.Path)
			if !strings.Contains(said, c.Path) {
				t.Errorf("nobody is told of %s: %q", c.Path, said)
			}
			return
		}
	}
	t.Error("the damaged book is gone")
}

// A book is brought to the fixed disk under its own name, and never over another.
func TestMove(t *testing.T) {
	stick, disk := filepath.Join(t.TempDir(), "sổ.sopt"), filepath.Join(t.TempDir(), "mới")
	if err := os.WriteFile(stick, []byte("một"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"sổ.sopt", "sổ-2.sopt"} {
		to, err := copyBook(stick, disk)
		if err != nil || to != filepath.Join(disk, want) {
			t.Errorf("copied to %s: %v", to, err)
		}
		if text, err := os.ReadFile(to); err != nil || string(text) != "một" {
			t.Errorf("%q %v", text, err)
		}
	}
	if left, err := os.ReadDir(disk); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestPlaced(t *testing.T) {
	at := func(path string) volume.Volume {
		return map[string]volume.Volume{"usb": {Kind: volume.Removable, FS: "NTFS"}, "mạng": {Kind: volume.Network}, "thẻ": {Kind: volume.Fixed, FS: "exFAT"}}[path]
	}
	for _, c := range []struct{ path, target, want string }{
		{"ổ cứng", "ổ cứng", ""}, {"usb", "ổ cứng", "removable"}, {"mạng", "ổ cứng", "network"}, {"thẻ", "ổ cứng", "fat"},
		{"usb", "thẻ", ""}, // there is no better place
	} {
		err := placed(c.path, c.target, at)
		var wrong *desk.Misplaced
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &wrong) || wrong.Reason != c.want || wrong.Target != c.target) {
			t.Errorf("%s: %v, want %q", c.path, err, c.want)
		}
	}
}

func TestAsked(t *testing.T) {
	const rung = 0xC123
	for _, c := range []struct {
		message uint32
		wParam  uintptr
		rung    uint32
		want    asks
	}{
		{wmEndSession, 1, rung, asksEnd}, {wmEndSession, 0, rung, asksNothing}, // somebody else refused
		{wmPowerBroadcast, pbtSuspend, rung, asksKeep}, {wmPowerBroadcast, 0x12, rung, asksNothing},
		{rung, 0, rung, asksFront}, {0, 0, 0, asksNothing}, {wmChar, 'a', rung, asksNothing},
	} {
		if got := asked(c.message, c.wParam, c.rung); got != c.want {
			t.Errorf("%#x %#x: %v, want %v", c.message, c.wParam, got, c.want)
		}
	}
}

// The version that support is told is that of the program's file of details.
func TestVersion(t *testing.T) {
	raw, err := os.ReadFile("../../FyneApp.toml")
	if err != nil || !strings.Contains(string(raw), `Version = "`+programVersion+`"`) {
		t.Errorf("FyneApp.toml does not say %s: %v", programVersion, err)
	}
}
