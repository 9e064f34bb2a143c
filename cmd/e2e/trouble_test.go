//go:build e2e

package e2e

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sophongtrao/cmd/keeper"
	"sophongtrao/store"
	"sophongtrao/store/record"
)

// trouble is a real window on a book that is in trouble, with its pictures.
type trouble struct {
	t     testing.TB
	s     *Screen
	h     Hands
	dir   string // of the pictures
	home  string
	book  string
	env   []string
	log   bytes.Buffer
	ended chan error
}

func newTrouble(t testing.TB, name string, letters ...string) *trouble {
	t.Helper()
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	h, err := XHands(s, letters...)
	if err != nil {
		t.Fatal(err)
	}
	return &trouble{t: t, s: s, h: h, dir: picturesDir(t, filepath.Join("e2e-"+name)), home: t.TempDir(), book: smallBook(t)}
}

// run starts the program on the book and leaves a picture of what it shows.
func (x *trouble) run(name string, args ...string) {
	x.t.Helper()
	cmd := x.s.Command(program(x.t, "sophongtrao"), append(append([]string{"--who", worker}, args...), x.book)...)
	cmd.Env = append(append(cmd.Env, "HOME="+x.home, "XDG_CONFIG_HOME="+x.home), x.env...)
	cmd.Stdout, cmd.Stderr = &x.log, &x.log
	x.ended = start(x.t, x.s, cmd)
	x.picture(name)
}

func (x *trouble) picture(name string) {
	x.t.Helper()
	x.s.Settle(time.Second, 20*time.Second)
	if err := x.s.Save(filepath.Join(x.dir, name+".png")); err != nil {
		x.t.Fatal(err)
	}
}

// does plays keys, leaves a picture, and says whether the picture is another.
func (x *trouble) does(keys, name string) (changed bool) {
	x.t.Helper()
	before := x.s.Mark()
	play(x.t, x.s, x.h, keys)
	x.picture(name)
	return x.s.Mark() != before
}

func (x *trouble) leave() {
	x.t.Helper()
	leave(x.t, x.s, x.h, x.ended)
	if said := x.log.String(); strings.Contains(said, "Error in Fyne call thread") || strings.Contains(said, "panic") {
		x.t.Errorf("the program said: %s", said)
	}
}

// backUp puts a copy of the book where the program looks for one.
func (x *trouble) backUp() {
	x.t.Helper()
	if dir := keeper.Beside(x.book); os.MkdirAll(dir, 0o700) == nil {
		must(x.t, "backup", "--book", x.book, "--out", dir)
	}
}

// areas are the names of the areas in the book.
func areas(t testing.TB, path, secret string) (names []string) {
	t.Helper()
	b, err := store.Open(path, store.Options{ReadOnly: true, NoSearch: true, Secret: secret})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	b.Read(func(v *record.View) {
		for a := range v.Areas.All() {
			names = append(names, a.Name)
		}
	})
	return names
}

// aside are the books that a restore has set aside.
func aside(t testing.TB, book string) (list []store.Copy) {
	t.Helper()
	all, err := store.Backups(filepath.Dir(book), book)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Why == store.WhyAside {
			list = append(list, c)
		}
	}
	return list
}

// TestWindowDamaged: a damaged book is not touched; the newest copy is offered, and Enter
// puts it in its place and opens it.
func TestWindowDamaged(t *testing.T) {
	x := newTrouble(t, "hong")
	x.backUp()
	good, err := os.ReadFile(x.book)
	if err != nil {
		t.Fatal(err)
	}
	want := areas(t, x.book, "")
	bad := good[:len(good)/2]
	put(t, x.book, bad)
	x.run("1-so-hong")
	if now, _ := os.ReadFile(x.book); !bytes.Equal(now, bad) {
		t.Fatal("the damaged file was changed")
	}
	if !x.does("[Return]", "2-da-khoi-phuc") {
		t.Fatal("nothing happens")
	}
	x.does("[Return]", "3-mo-ra")
	awake(t, x.s, x.h)
	x.leave()
	if got := areas(t, x.book, ""); strings.Join(got, ";") != strings.Join(want, ";") {
		t.Errorf("restored %q, want %q", got, want)
	}
	if list := aside(t, x.book); len(list) != 1 {
		t.Errorf("set aside: %v", list)
	} else if kept, _ := os.ReadFile(list[0].Path); !bytes.Equal(kept, bad) {
		t.Error("the damaged file was not kept as it was")
	}
}

// TestWindowNewer: a book of a later program is told of and not touched.
func TestWindowNewer(t *testing.T) {
	x := newTrouble(t, "moi-hon")
	db, err := bbolt.Open(x.book, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(func(bt *bbolt.Tx) error {
		return bt.Bucket([]byte("meta")).Put([]byte("schema"), binary.BigEndian.AppendUint64(nil, 99))
	}), db.Close()); err != nil {
		t.Fatal(err)
	}
	was := digest(t, x.book)
	x.run("1-so-moi-hon")
	if !x.does("["+KeyLeave+"]", "2-dong-loi-bao") {
		t.Error("the message does not go away")
	}
	x.leave()
	if digest(t, x.book) != was {
		t.Error("the book was changed")
	}
}

// TestWindowLocked: a book that another program has open is told of; nothing is lost, and
// when it is free it opens.
func TestWindowLocked(t *testing.T) {
	x := newTrouble(t, "dang-mo")
	b, err := store.Open(x.book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	x.run("1-so-dang-mo")
	if _, err := b.Save(store.Op{Code: "add"}, &record.Area{Name: areaName, Type: "khu-pho"}); err != nil {
		t.Error("the other program cannot work:", err)
	}
	if !x.does("["+KeyLeave+"]", "2-dong-loi-bao") {
		t.Error("the message does not go away")
	}
	b.Close()
	x.does("[Return]", "3-mo-duoc") // the path stands there still
	awake(t, x.s, x.h)
	if _, err := store.Open(x.book, store.Options{Timeout: time.Millisecond}); !errors.Is(err, store.ErrLocked) {
		t.Error("the window has not opened the book:", err)
	}
	x.leave()
}

// TestWindowFullDisk saves on a full disk: it is told, the book stays whole, what was
// typed stays, and is saved once there is room.
func TestWindowFullDisk(t *testing.T) {
	x := newTrouble(t, "day-dia", areaName)
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=6m"); err != nil {
		t.Skip("a full disk needs a disk of one's own, which only root can make:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	from, err := bbolt.Open(x.book, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	x.book = filepath.Join(disk, "so.sopt")
	to, err := bbolt.Open(x.book, 0o600, &bbolt.Options{PageSize: 4096})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bbolt.Compact(to, from, 0), to.Close(), from.Close()); err != nil { // or what is saved finds room in the file
		t.Fatal(err)
	}
	x.run("0-mo")
	awake(t, x.s, x.h)
	fill, free := filepath.Join(disk, "day"), func() int64 {
		var s syscall.Statfs_t
		if err := syscall.Statfs(disk, &s); err != nil {
			t.Fatal(err)
		}
		return int64(s.Bavail) * s.Bsize
	}
	_ = os.WriteFile(fill, make([]byte, 16<<20), 0o600) // as far as it goes
	if n := free(); n > 0 {
		t.Fatalf("the disk has %d bytes left", n)
	}
	x.does(page(t, "areas")+"["+KeyAdd+"]"+areaName+"[Return]khu pho", "1-dang-go")
	x.s.Settle(3*time.Second, 40*time.Second) // a busy machine takes the last letters later
	if typed := x.s.Mark(); !x.does("["+KeySave+"]", "2-day-dia") {
		for end := time.Now().Add(20 * time.Second); x.s.Mark() == typed; time.Sleep(100 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatal("nobody says that the disk is full")
			}
		}
		x.picture("2-day-dia")
	}
	if names := strings.Join(copied(t, x.book), ";"); strings.Contains(names, areaName) {
		t.Fatalf("saved on a full disk: %s", names)
	}
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	x.does("["+KeyLeave+"]", "3-con-nguyen")
	x.does("["+KeySave+"]", "4-da-luu")
	x.leave()
	must(t, "check", "--book", x.book)
	if names := strings.Join(areas(t, x.book, ""), ";"); strings.Count(names, areaName) != 1 {
		t.Errorf("with room again it is not saved: %s", names)
	}
}

// copied reads the areas of a book that somebody has open, from a copy.
func copied(t testing.TB, book string) []string {
	t.Helper()
	raw, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.sopt")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return areas(t, path, "")
}

// TestWindowRestore restores a copy inside the open window, goes on working, and takes it
// back.
func TestWindowRestore(t *testing.T) {
	x := newTrouble(t, "khoi-phuc", areaName)
	x.backUp()
	list, err := store.Backups(keeper.Beside(x.book), x.book)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	dir, name := filepath.Split(list[0].Path) // of yesterday: the copy of today's end stands above it
	if err := os.Rename(list[0].Path, filepath.Join(dir, strings.Replace(name, list[0].At.Format("20060102"), list[0].At.AddDate(0, 0, -1).Format("20060102"), 1))); err != nil {
		t.Fatal(err)
	}
	was := areas(t, x.book, "")
	x.run("0-mo")
	awake(t, x.s, x.h)
	x.does(page(t, "areas")+"["+KeyAdd+"]"+areaName+"[Return]khu pho["+KeySave+"]", "1-them")
	x.leave()
	x.run("2-an-toan-du-lieu", "--page", "safety")
	awake(t, x.s, x.h)
	x.does("[End][Return]", "3-truoc-va-sau")
	x.does("["+KeySave+"]", "4-da-khoi-phuc")
	x.does("[Return]", "5-lam-tiep")
	awake(t, x.s, x.h)
	if got := copied(t, x.book); strings.Join(got, ";") != strings.Join(was, ";") {
		t.Errorf("restored %q, want %q", got, was)
	}
	if list := aside(t, x.book); len(list) != 1 || !strings.Contains(strings.Join(areas(t, list[0].Path, ""), ";"), areaName) {
		t.Errorf("set aside: %v", list)
	}
	x.leave()
	must(t, "check", "--book", x.book)
}

// TestWindowRecoverySheet sets a password in the window: the sheet is looked at, printed,
// read back, and its code opens the book.
func TestWindowRecoverySheet(t *testing.T) {
	const password = "mot cau de nho"
	x := newTrouble(t, "phieu-ma", password, "34679CFHJKLMNPQRTVX")
	printer := t.TempDir()
	script := "#!/bin/sh\ncp \"$1\" '" + filepath.Join(printer, "phieu.pdf") + "'\n"
	if err := os.WriteFile(filepath.Join(printer, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	x.env = []string{"PATH=" + printer + ":" + os.Getenv("PATH")}
	x.run("0-mo", "--page", "safety")
	awake(t, x.s, x.h)
	// Beside the list, the fifth button is the one of the password.
	x.does("["+KeyOther+"][Tab][Tab][Tab][Tab][Return]", "1-mat-khau")
	x.does(password+"[Return]"+password+"["+KeySave+"]", "2-phieu-ma")
	x.does("["+KeyPrint+"]", "3-da-in")
	pdf := filepath.Join(printer, "phieu.pdf")
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		if _, err := os.Stat(pdf); err == nil {
			break
		} else if time.Now().After(end) {
			t.Fatal("the sheet was not printed:", err)
		}
	}
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	code := codeIn(string(text))
	if code == "" {
		t.Fatalf("no code on the sheet: %s", text)
	}
	groups := strings.Split(code, "-")
	x.does(strings.ToLower(groups[len(groups)-1])+"["+KeySave+"]", "4-da-dat")
	x.does("[Return]", "5-xong")
	x.leave()
	if _, err := store.Open(x.book, store.Options{ReadOnly: true}); !errors.Is(err, store.ErrSecret) {
		t.Fatal("the book opens without a password:", err)
	}
	for _, secret := range []string{password, code} {
		if len(areas(t, x.book, secret)) == 0 {
			t.Errorf("does not open with %q", secret)
		}
	}
}

// codeIn finds the recovery code on the sheet: its groups are the only words that read as
// one together.
func codeIn(text string) string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '-' || r == '\f' })
	for i := 0; i+5 <= len(fields); i++ {
		try := strings.Join(fields[i:i+5], "-")
		if _, ok := store.ReadCode(try); ok {
			return try
		}
	}
	return ""
}
