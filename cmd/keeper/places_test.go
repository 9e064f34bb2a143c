package keeper

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
)

// A stick in a drawer when a person is erased, and again when the password changes: it is
// named, another stick in its place is not taken for it, and its copies follow when it is
// back, or it is told how many do not.
func TestStickInADrawer(t *testing.T) {
	h := newHouse(t)
	stick := filepath.Join(t.TempDir(), "E")
	drawer := filepath.Join(t.TempDir(), "ngăn kéo")
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	label := "KINGSTON"
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	h.open()
	h.k.o.Label = func(dir string) string {
		if dir == stick {
			return label
		}
		return ""
	}
	h.k.SetSecond(stick)
	h.tick(time.Minute)
	if h.copies(stick) != 1 {
		t.Fatal("no copy on the stick")
	}
	made := h.now
	h.k.SetSecond("") // another way is chosen; the copies are there all the same
	if away := h.k.Missed(); len(away) != 0 {
		t.Fatalf("%+v is plugged in", away)
	}
	move(stick, drawer)
	if _, err := h.book.Erase(store.Op{}, store.Erasure{People: []record.ID{9}, Copies: h.k.Folders()}); err != nil {
		t.Fatal(err)
	}
	away := h.k.Missed()
	if len(away) != 1 || away[0].Label != "KINGSTON" || away[0].Dir != stick || !away[0].At.Equal(made.Truncate(time.Second)) {
		t.Fatalf("missed: %+v", away)
	}
	// Another stick under the same letter.
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	label = "SANDISK"
	h.tick(time.Hour)
	if p := h.k.State().Places[0]; p.Behind.IsZero() {
		t.Error("another stick was taken for it")
	}
	if err := os.Remove(stick); err != nil {
		t.Fatal(err)
	}
	move(drawer, stick)
	label = "KINGSTON"
	named := func() bool {
		list, err := store.Backups(stick, h.path)
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		c, err := store.Open(list[0].Path, store.Options{ReadOnly: true, NoSearch: true})
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		var p *record.Person
		c.Read(func(v *record.View) { p, _ = v.People.Find(9) })
		return !p.Anonymous()
	}
	if !named() {
		t.Fatal("the copy followed before it could")
	}
	h.tick(time.Hour)
	if p := h.k.State().Places[0]; named() || !p.Behind.IsZero() || p.Left != 0 {
		t.Errorf("it is back, and %+v", p)
	}
	h.passwordTwice(t, stick, func() { move(stick, drawer) }, func() { move(drawer, stick) })
}

// passwordTwice sets a password while the stick is there and changes it while it is not:
// its copies cannot follow, and that is told until they are gone.
func (h *house) passwordTwice(t *testing.T, stick string, pull, plug func()) {
	t.Helper()
	if _, err := h.book.SetPassword("mật khẩu thứ nhất", store.NewCode(), h.k.Folders()...); err != nil {
		t.Fatal(err)
	}
	if len(h.k.Missed()) != 0 {
		t.Error("missed though it was there")
	}
	pull()
	if _, err := h.book.SetPassword(storetest.Password, store.NewCode(), h.k.Folders()...); err != nil {
		t.Fatal(err)
	}
	if len(h.k.Missed()) != 1 {
		t.Error("nothing is missed")
	}
	plug()
	h.tick(time.Hour)
	if p := h.k.State().Places[0]; p.Behind.IsZero() || p.Left != 1 {
		t.Errorf("a copy under the old password: %+v", p)
	}
	list, err := store.Backups(stick, h.path)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if err := os.Remove(list[0].Path); err != nil {
		t.Fatal(err)
	}
	h.tick(time.Hour)
	if p := h.k.State().Places[0]; !p.Behind.IsZero() || p.Left != 0 {
		t.Errorf("the copy is gone: %+v", p)
	}
	if _, err := h.book.RemovePassword(h.k.Folders()...); err != nil && !errors.Is(err, store.ErrNoFile) {
		t.Fatal(err)
	}
}

// Places are remembered to a number; those that are behind stay.
func TestPlacesAreFew(t *testing.T) {
	var s State
	for i := range 40 {
		s.place(fmt.Sprint(i), "", time.Unix(int64(i), 0))
		if i == 3 {
			s.Places[0].Behind = time.Unix(9, 0)
		}
	}
	if n := len(s.Places); n != keepPlaces || s.Places[0].Dir != "39" || s.Places[n-1].Dir != "3" {
		t.Errorf("%d: %+v", n, s.Places)
	}
	s.place("3", "", time.Unix(50, 0))
	if p := s.Places[0]; p.Dir != "3" || p.Behind.IsZero() || len(s.Places) != keepPlaces {
		t.Errorf("a new copy does not bring the old ones up to date: %+v", p)
	}
}
