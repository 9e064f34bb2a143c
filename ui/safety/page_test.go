package safety

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

// home is a program with a first folder and, perhaps, a stick, around the real store.
type home struct {
	s           *desktest.Screen
	kept        desk.Kept
	sticks      []string
	secret      string
	restored    string
	missed      []desk.Place
	opened      string // the secret of the copy
	secretsTold []string
	wrote       string
}

func (h *home) Kept() desk.Kept { return h.kept }
func (h *home) Folders() (list []string) {
	for _, d := range []string{h.kept.Folder, h.kept.Second} {
		if d != "" {
			list = append(list, d)
		}
	}
	return list
}
func (h *home) Missed() []desk.Place { return h.missed }
func (h *home) Sticks() []string     { return h.sticks }
func (h *home) SetFolder(dir string) { h.kept.Folder = dir }
func (h *home) SetSecond(dir string) {
	_, err := os.Stat(dir)
	h.kept.Second, h.kept.Here = dir, err == nil
}
func (h *home) SetLock(n int)   { h.kept.LockAfter = n }
func (h *home) Secret(s string) { h.secret = s; h.secretsTold = append(h.secretsTold, s) }
func (h *home) Restore(c, secret string) {
	h.restored, h.opened = c, secret
}
func (h *home) Before(why string) error {
	_, err := h.s.Book.Backup(h.kept.Folder, why)
	return err
}
func (h *home) BackUp(dir string) (store.Copy, error) {
	c, err := h.s.Book.Backup(dir, store.WhyHand)
	if err == nil && dir == h.kept.Folder {
		h.kept.At = c.At
	}
	return c, err
}
func (h *home) Copies() (all []store.Copy) {
	for _, dir := range h.Folders() {
		list, _ := store.Backups(dir, h.s.Book.Path())
		all = append(all, list...)
	}
	slices.SortStableFunc(all, func(x, y store.Copy) int { return cmp.Compare(y.At.Unix(), x.At.Unix()) })
	return all
}
func (h *home) Compare(copy, secret string) (now, then store.Report, c store.Comparison, err error) {
	old, err := store.Open(copy, store.Options{ReadOnly: true, NoSearch: true, Secret: cmp.Or(secret, h.secret)})
	if err != nil {
		return now, then, c, err
	}
	defer old.Close()
	now, err = h.s.Book.Summary()
	then, err2 := old.Summary()
	h.s.Book.Read(func(a *record.View) { old.Read(func(b *record.View) { c = store.Compare(a, b) }) })
	return now, then, c, errors.Join(err, err2)
}
func (h *home) Support() (string, func() (string, error)) {
	return "=== thong-tin.txt ===\nSố mục: 12", func() (string, error) { h.wrote = "goi.zip"; return h.wrote, nil }
}

// open opens a desk with the page on a new book.
func open(t *testing.T) (*desktest.Screen, *home) {
	t.Helper()
	h := &home{kept: desk.Kept{Folder: filepath.Join(t.TempDir(), "SaoLuu"), LockAfter: 10}}
	if err := os.Mkdir(h.kept.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	h.s = desktest.Open(t, []desk.Entry{areas.Entry, Entry}, desktest.Records(t)...)
	h.s.Desk = desk.New(desk.Options{Book: h.s.Book, Window: h.s.Window, Pages: []desk.Entry{areas.Entry, Entry}, Who: "Cán bộ thử", Now: desktest.Now, Safety: h,
		Hand: func(path string) error { h.wrote = path; return nil }})
	h.s.Desk.Go("safety")
	return h.s, h
}

// press gives the keyboard to the button with a label, as Tab does, and presses it.
func press(s *desktest.Screen, label string) {
	s.T.Helper()
	c := s.Window.Canvas()
	for range 40 {
		if b, ok := c.Focused().(interface {
			fyne.Focusable
			Caption() string
		}); ok && strings.HasPrefix(b.Caption(), label) {
			s.Press("Enter")
			return
		}
		s.Press("Tab")
	}
	s.T.Fatalf("no button %q is reached by Tab; the screen shows\n%s", label, strings.Join(s.Texts(), "\n"))
}

func addArea(s *desktest.Screen, name string) {
	a := &record.Area{Name: name, Type: "khu-pho"}
	s.Desk.Save(desk.OpOf(a, name), nil, a, nil)
}

// A copy by the keyboard, then back to it: the numbers before and after stand there, and
// nothing happens before it is wished for.
func TestBackUpAndRestore(t *testing.T) {
	s, h := open(t)
	s.Want(words.SafetyEmpty, words.NotBackedUp(""), "Nơi thứ hai (USB, ổ khác): chưa chọn")
	s.Press("Ctrl+N")
	s.Want("1 bản sao lưu", words.Occasion(store.WhyHand), words.SafetyLookedAt, words.BackedUp(h.kept.At, desktest.Now(), "SaoLuu"))
	addArea(s, "Khu phố Mới")
	s.Desk.Go("areas")
	s.Desk.Go("safety")
	s.Press("Enter")
	s.Want(words.RestoreAsk, words.RestoreLost, "lần ghi thứ 2", "lần ghi thứ 1")
	s.Shot("safety-restore")
	if h.restored != "" {
		t.Fatal("restored without being asked")
	}
	s.Press("Esc")
	s.Press("Enter")
	s.Press("Ctrl+S")
	if h.restored == "" || filepath.Dir(h.restored) != h.kept.Folder {
		t.Errorf("restores %q", h.restored)
	}
}

// A copy from when the book had another password asks for that one, says when it is
// wrong, and hands it on.
func TestRestoreUnderAnotherPassword(t *testing.T) {
	s, h := open(t)
	const before, now = "mật khẩu năm ngoái", storetest.Password
	if _, err := s.Book.SetPassword(before, store.NewCode()); err != nil {
		t.Fatal(err)
	}
	s.Press("Ctrl+N")
	if _, err := s.Book.SetPassword(now, store.NewCode()); err != nil {
		t.Fatal(err)
	}
	h.secret = now
	s.Desk.Go("areas")
	s.Desk.Go("safety")
	s.Press("Enter")
	s.Want(words.RestoreSecret)
	s.Shot("safety-restore-secret")
	s.Type("không phải nó")
	s.Press("Ctrl+S")
	s.Want(words.Error(store.ErrWrongSecret).Body)
	s.Press("Ctrl+A")
	s.Type(before)
	s.Press("Ctrl+S")
	s.Want(words.RestoreAsk)
	s.Press("Ctrl+S")
	if h.restored == "" || h.opened != before {
		t.Errorf("restores %q with %q", h.restored, h.opened)
	}
}

// A folder that is full or gone says so in words.
func TestBackUpFails(t *testing.T) {
	s, h := open(t)
	h.kept.Folder = filepath.Join(h.kept.Folder, "không", "có")
	s.Press("Ctrl+N")
	s.Want("M-09")
	s.Press("Enter")
	h.kept.Failed = "full"
	s.Desk.BackedUp()
	s.Want("chưa sao lưu được: ổ đĩa hết chỗ")
}

// The second place: a stick that is offered, refused when it is the first folder, and
// told when it can be pulled out.
func TestStick(t *testing.T) {
	s, h := open(t)
	root := t.TempDir()
	h.sticks = []string{root}
	press(s, words.SafetySecond) // none is chosen yet: it asks
	s.Want(words.PlacesNote, words.StickFolder)
	s.Press("Tab")
	s.Type(h.kept.Folder)
	s.Press("Ctrl+S")
	s.Want(words.PlacesSame)
	s.Press("Tab")
	press(s, filepath.Join(root, words.StickFolder))
	s.Press("Ctrl+S")
	if h.kept.Second != filepath.Join(root, words.StickFolder) {
		t.Fatalf("the second place is %q", h.kept.Second)
	}
	press(s, words.SafetySecond)
	s.Want("Có thể rút USB")
	s.Press("Enter")
	s.Want("1 bản sao lưu")
	if list, err := store.Backups(h.kept.Second, s.Book.Path()); err != nil || len(list) != 1 {
		t.Errorf("on the stick: %v %v", list, err)
	}
	var last store.Entry
	if err := s.Book.History(func(e store.Entry) bool { last = e; return false }); err != nil || last.Op.Code != store.NoteCopy {
		t.Errorf("the history ends with %+v (%v)", last.Op, err)
	}
}

// The whole way of a password by the keyboard: on, with the sheet printed and its last
// group typed back, locked and opened again, taken away.
func TestPassword(t *testing.T) {
	s, h := open(t)
	h.missed = []desk.Place{{Label: "KINGSTON", Dir: `E:\SaoLuu`, At: desktest.Now()}}
	s.Press("Ctrl+N")
	press(s, words.PasswordTitle)
	s.Want(words.PasswordForgot)
	s.Type("ngắn")
	s.Press("Ctrl+S")
	s.Want("từ 8 đến 256 chữ")
	s.Type("một câu  dễ nhớ")
	s.Press("Enter")
	s.Type("một câu dễ nhớ")
	s.Press("Ctrl+S")
	s.Want(words.PasswordDiffers)
	s.Type("một câu  dễ nhớ")
	s.Press("Ctrl+S")
	s.Want(words.PasswordPrinted)
	s.Press("Ctrl+P")
	pdf := h.wrote
	if info, err := os.Stat(pdf); err != nil || info.Size() < 1000 {
		t.Fatalf("the sheet: %v", err)
	}
	s.Type("SAI")
	s.Press("Ctrl+S")
	s.Want(words.PasswordGroupNo)
	if s.Book.Protected() {
		t.Fatal("protected before the sheet was read back")
	}
	step := s.Desk.Page().(*Page).Pane().(*sheetStep)
	s.Type(strings.ToLower(step.groups[4]))
	s.Press("Ctrl+S")
	s.Want(words.PasswordDone, "1 bản sao lưu cũng mở theo cách mới", "«KINGSTON», E:\\SaoLuu")
	s.Press("Enter")
	if !s.Book.Protected() || !slices.Equal(h.secretsTold, []string{"một câu  dễ nhớ"}) {
		t.Fatalf("protected %v, told %q", s.Book.Protected(), h.secretsTold)
	}
	if _, err := os.Stat(pdf); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the sheet's file is still there: %v", err)
	}
	for _, secret := range []string{"một câu  dễ nhớ", strings.Join(step.groups, " ")} {
		if err := s.Book.CheckSecret(secret); err != nil {
			t.Errorf("%q: %v", secret, err)
		}
	}
	lockAndOpen(t, s, "một câu  dễ nhớ")
	press(s, words.PasswordTitle)
	s.Type("một câu dễ nhớ")
	press(s, words.PasswordOff)
	s.Want(words.PasswordWrong)
	s.Type("một câu  dễ nhớ")
	press(s, words.PasswordOff)
	s.Want(words.PasswordOffAsk)
	s.Press("Enter")
	s.Want(words.PasswordGone)
	s.Press("Enter")
	if s.Book.Protected() || h.secret != "" {
		t.Error("still protected")
	}
}

// lockAndOpen locks with something half typed, and opens with it still there.
func lockAndOpen(t *testing.T, s *desktest.Screen, secret string) {
	t.Helper()
	s.Desk.Go("areas")
	s.Press("Ctrl+N")
	s.Type("Khu phố dở")
	s.Press("Ctrl+L")
	s.Want(words.LockTitle)
	if s.Shows("Khu phố") || !s.Desk.Locked() {
		t.Errorf("the lock shows\n%s", strings.Join(s.Texts(), "\n"))
	}
	s.Press("Ctrl+Z", "Ctrl+N", "F1", "Esc")
	if s.Shows(words.HelpKeys) {
		t.Error("a key reaches behind the lock")
	}
	s.Type("không phải")
	s.Press("Enter")
	s.Want("chưa đúng")
	s.Type(secret)
	s.Press("Enter")
	s.Want("Khu phố dở")
	s.Press("Esc")
	s.Press("Tab", "Enter") // give it up
	s.Desk.Go("safety")
}

// A protected book locks itself when nobody has touched a key for so long; the machine's
// own word counts where it has one.
func TestIdle(t *testing.T) {
	s, h := open(t)
	s.Desk.Idle(time.Hour)
	if s.Desk.Locked() {
		t.Error("a book without a password was locked")
	}
	s.Press("Ctrl+L")
	s.Want(words.LockNoPass)
	if _, err := s.Book.SetPassword(storetest.Password, store.NewCode()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		after int
		quiet time.Duration
		want  bool
	}{{10, 9 * time.Minute, false}, {10, -1, false}, {0, 24 * time.Hour, false}, {10, 10 * time.Minute, true}} {
		h.kept.LockAfter = c.after
		if s.Desk.Idle(c.quiet); s.Desk.Locked() != c.want {
			t.Errorf("after %d minutes, quiet for %v: %v", c.after, c.quiet, s.Desk.Locked())
		}
	}
}

// The package for support is shown whole before it is written.
func TestSupport(t *testing.T) {
	s, h := open(t)
	press(s, words.SupportTitle)
	s.Want(words.SupportNote, "Số mục: 12")
	if h.wrote != "" {
		t.Error("written before it was shown")
	}
	s.Press("Ctrl+S")
	s.Want(words.SupportWritten("goi.zip"))
}

// A page without anybody who looks after the book says so and does nothing.
func TestAlone(t *testing.T) {
	s := desktest.Open(t, []desk.Entry{areas.Entry, Entry})
	s.Desk.Go("safety")
	s.Want(words.SafetyLost)
	s.Press("Ctrl+N", "Enter")
}
