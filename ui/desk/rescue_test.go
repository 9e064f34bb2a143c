package desk_test

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sophongtrao/store"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// ways are ways out that remember what was asked of them.
type ways struct {
	copies []store.Copy
	secret string // without which nothing comes out
	asked  []string
}

func (w *ways) Copies(string) []store.Copy { return w.copies }

func (w *ways) try(what string, o desk.Opening) error {
	if o.Secret != w.secret {
		return store.ErrSecret
	}
	w.asked = append(w.asked, what)
	return nil
}

func (w *ways) Restore(o desk.Opening, copy string) (string, error) {
	return "Đã lấy lại.", w.try("restore "+copy, o)
}

func (w *ways) Salvage(o desk.Opening) (string, string, error) {
	return "moi.sopt", "Thiếu một mục.", w.try("salvage", o)
}

func (w *ways) Move(path string) (string, error) { return "/máy/" + path, nil }

// startScreen is the screen before a book; opening gives err until it is asked again.
func startScreen(t *testing.T, w *ways, open func(desk.Opening) (func(), error)) (*desktest.Screen, *desk.Start) {
	t.Helper()
	desktest.App(t)
	s := &desktest.Screen{T: t, Window: test.NewTempWindow(t, nil)}
	s.Window.Resize(fyne.NewSize(1366, 768))
	start := desk.NewStart(desk.StartOptions{Window: s.Window, Folder: "/sổ", Open: open, Rescue: w})
	start.Show()
	return s, start
}

func twoCopies() []store.Copy {
	at := time.Date(2026, 2, 4, 9, 0, 0, 0, time.UTC)
	return []store.Copy{{Path: "/sl/mot.sopt", At: at, Why: store.WhyAuto, Size: 4096}, {Path: "/sl/hai.sopt", At: at.Add(-time.Hour), Why: store.WhyHand, Size: 4096}}
}

// A damaged book by the keyboard: the newest copy is chosen, another can be; what is
// protected is asked for its password; then the book that came of it is opened.
func TestDamagedBook(t *testing.T) {
	w := &ways{copies: twoCopies(), secret: "mật khẩu"}
	opened := ""
	s, _ := startScreen(t, w, func(o desk.Opening) (func(), error) {
		if o.Secret == "" {
			return nil, &store.OpenError{Path: o.Path, Err: store.ErrDamaged}
		}
		return func() { opened = o.Path }, nil
	})
	s.Type("/sổ/x.sopt")
	s.Press("Enter")
	s.Want(words.DamageKept, words.Clock(w.copies[0].At.Local()), words.DamageRestore, words.DamageSalvage, "Mã: M-06")
	s.Press("Down", "Enter")
	s.Want(words.SecretTitle)
	s.Type("sai")
	s.Press("Enter")
	s.Want("mật khẩu")
	s.Type("mật khẩu")
	s.Press("Enter")
	s.Want("Đã lấy lại.")
	if len(w.asked) != 1 || w.asked[0] != "restore /sl/hai.sopt" {
		t.Errorf("asked for %q", w.asked)
	}
	s.Press("Enter")
	if opened != "/sổ/x.sopt" {
		t.Errorf("opened %q", opened)
	}
}

// Without a copy the rest is saved; Esc leads back to the choice of a book.
func TestNoCopy(t *testing.T) {
	w := &ways{}
	s, start := startScreen(t, w, func(o desk.Opening) (func(), error) { return func() {}, nil })
	start.Fail(desk.Opening{Path: "x.sopt"}, &store.OpenError{Path: "x.sopt", Err: store.ErrCut})
	s.Want(words.DamageNone)
	s.Press("Tab", "Enter")
	s.Want("Thiếu một mục.")
	s.Press("Esc")
	s.Want(words.StartOpen)
	start.Fail(desk.Opening{Path: "anh.jpg"}, &store.OpenError{Path: "anh.jpg", Err: store.ErrForeign})
	s.Want("Mã: M-04") // a wrong choice is no damaged book
}

// Damage that a look through the whole book found: the book can still be looked at.
func TestUnsoundBook(t *testing.T) {
	w := &ways{copies: twoCopies()}
	anyway := false
	s, start := startScreen(t, w, func(o desk.Opening) (func(), error) { anyway = o.Anyway; return func() {}, nil })
	r := store.Report{Seq: 9, At: time.Date(2026, 2, 4, 12, 0, 0, 0, time.UTC), Findings: make([]store.Finding, 3)}
	start.Fail(desk.Opening{Path: "x.sopt"}, &desk.Unsound{Report: r})
	s.Want(words.DamageFound(3), "sau bản sao lưu này 3 giờ")
	s.Press("Tab", "Tab", "Tab", "Enter")
	if !anyway {
		t.Error("the book is not opened anyway")
	}
}

// A book with a password, and one on a stick.
func TestSecretAndStick(t *testing.T) {
	var seen []desk.Opening
	why := error(store.ErrSecret)
	s, start := startScreen(t, &ways{}, func(o desk.Opening) (func(), error) {
		seen = append(seen, o)
		switch {
		case o.Secret == "đúng":
			return nil, why
		case o.Secret != "":
			return nil, store.ErrWrongSecret
		}
		return func() {}, nil
	})
	start.Fail(desk.Opening{Path: "x.sopt"}, store.ErrSecret)
	s.Want(words.SecretNote)
	s.Type("sai")
	s.Press("Enter")
	s.Want("chưa đúng")
	why = &store.OpenError{Path: "x.sopt", Err: store.ErrNewer} // it opens, and is something else
	s.Type("đúng")
	s.Press("Enter")
	s.Want("Mã: M-07")
	s.Press("Enter")
	seen = nil
	start.Fail(desk.Opening{Path: "x.sopt"}, &desk.Misplaced{Reason: "removable", Target: "/máy"})
	s.Want(words.VolumeTitle, "USB")
	s.Press("Enter")
	if len(seen) != 1 || seen[0].Path != "/máy/x.sopt" {
		t.Errorf("opened %+v", seen)
	}
	if !errors.Is(why, store.ErrNewer) {
		t.Error(why)
	}
}

// A book that does not open when the program starts leaves the choice of a book behind its
// message, with the path to try again: no empty window.
func TestFailAtTheStart(t *testing.T) {
	tries := 0
	s, start := startScreen(t, &ways{}, func(desk.Opening) (func(), error) { tries++; return func() {}, nil })
	start.Wait(words.Opening("x.sopt"))
	s.Want(words.Opening("x.sopt"))
	if w := wide(s.Window.Content()); w < 60 {
		t.Errorf("what is waited for has %g of width: nobody reads it", w)
	}
	start.Fail(desk.Opening{Path: "/sổ/x.sopt"}, &store.OpenError{Path: "/sổ/x.sopt", Err: store.ErrNewer})
	s.Want("M-07")
	s.Press("Esc")
	s.Want(words.StartOpen, "/sổ/x.sopt")
	s.Press("Enter")
	if tries != 1 {
		t.Error("the book is not tried again")
	}
}

// wide is the width of the only thing in a box.
func wide(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok && len(c.Objects) == 1 {
		return c.Objects[0].Size().Width
	}
	return 0
}
