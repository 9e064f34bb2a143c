package desk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/areas"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

func open(t *testing.T) *desktest.Screen {
	free := &record.Area{Meta: record.Meta{ID: 90}, Name: "Khu phố 3", Type: "khu-pho"}
	return desktest.Open(t, []desk.Entry{areas.Entry}, append(storetest.Seed(), free)...)
}

// area returns an area of the book by its name.
func area(s *desktest.Screen, name string) (a *record.Area) {
	s.Read(func(v *record.View) {
		for x := range v.Areas.All() {
			if x.Name == name {
				a = x
			}
		}
	})
	return a
}

func TestSavingShowsUndoUnderTheOperationsName(t *testing.T) {
	s := open(t)
	s.Press("F2", "Tab", "Tab")
	s.Type("Trần Văn Sáu")
	s.Press("Ctrl+S")
	s.Want("Đã lưu ", "sửa khu dân cư «Khu phố 1»", "Hoàn tác: sửa khu dân cư", "Trần Văn Sáu")
	s.Press("Ctrl+Z")
	s.Want("Đã hoàn tác: sửa khu dân cư «Khu phố 1»", "Làm lại: sửa khu dân cư")
	if a := area(s, "Khu phố 1"); a.Head != "" {
		t.Errorf("undo left %q", a.Head)
	}
	s.Press("Ctrl+Y")
	if a := area(s, "Khu phố 1"); a.Head != "Trần Văn Sáu" {
		t.Errorf("redo left %q", a.Head)
	}
}

// stale changes the record behind the open form, then saves the form.
func stale(t *testing.T) *desktest.Screen {
	s := open(t)
	s.Press("F2", "Tab", "Tab")
	s.Type("Bản của tôi")
	behind := area(s, "Khu phố 1").Clone().(*record.Area)
	behind.Head = "Bản của người khác"
	if _, err := s.Book.Save(store.Op{Code: "edit"}, behind); err != nil {
		t.Fatal(err)
	}
	s.Press("Ctrl+S")
	s.Want(words.StaleTitle, "Bản của tôi", "Bản của người khác", words.AreaHead)
	if a := area(s, "Khu phố 1"); a.Head != "Bản của người khác" {
		t.Fatalf("a stale form was written: %q", a.Head)
	}
	return s
}

func TestStaleKeepMine(t *testing.T) {
	s := stale(t)
	s.Press("Tab", "Enter")
	if a := area(s, "Khu phố 1"); a.Head != "Bản của tôi" {
		t.Errorf("the book has %q", a.Head)
	}
	s.Want("Đã lưu ")
}

func TestStaleTakeTheirs(t *testing.T) {
	s := stale(t)
	s.Press("Tab", "Tab", "Enter")
	s.Want("Bản của người khác")
	if s.Shows("Bản của tôi") || s.Desk.Page().Changed() {
		t.Error("the form still has mine")
	}
}

func TestStaleGoOn(t *testing.T) {
	s := stale(t)
	s.Press("Esc")
	if !s.Desk.Page().Changed() || s.Shows(words.StaleTitle) {
		t.Error("Esc did not lead back to the form as it was typed")
	}
}

func TestLeavingUnsavedAsks(t *testing.T) {
	s := open(t)
	s.Press("F2")
	s.Type("Khu phố Mới")
	s.Press("Esc")
	s.Want(words.Discard, words.GoOn)
	s.Press("Esc")
	if !s.Desk.Page().Changed() {
		t.Fatal("going on lost what was typed")
	}
	s.Press("Esc", "Tab", "Enter")
	if s.Desk.Page().Changed() || area(s, "Khu phố Mới") != nil {
		t.Error("giving up did not give up")
	}
	s.Press("F2")
	s.Type("Khu phố Mới")
	s.Press("Esc", "Enter")
	if area(s, "Khu phố Mới") == nil {
		t.Error("saving on leaving did not save")
	}
}

// Closing the window twice asks once, and asks again after "go on".
func TestLeavingTwiceAsksOnce(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+N")
	s.Type("Tổ dở dang")
	left := 0
	for range 3 {
		s.Desk.Leave(func() { left++ })
	}
	s.Press("Esc")
	if part.Covered(s.Window.Canvas()) {
		t.Fatal("a second question stands behind the first")
	}
	s.Desk.Leave(func() { left++ })
	s.Want(words.Unsaved)
	s.Press("Tab", "Enter") // give it up
	if left != 1 {
		t.Errorf("left %d times", left)
	}
}

func TestUndoWaitsForAnOpenForm(t *testing.T) {
	s := open(t)
	s.Press("F2", "Tab", "Tab")
	s.Type("A")
	s.Press("Ctrl+S", "F2", "Tab", "Tab")
	s.Type("B")
	s.Desk.Undo()
	s.Want(words.SaveFirst)
}

func TestSearchFindsWithoutDau(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+F")
	s.Type("khu pho 2")
	s.Want(words.SearchTitle, "Khu phố 2")
	s.Press("Enter")
	if s.Shows(words.SearchTitle) {
		t.Error("the hits stay after opening one")
	}
	s.Press("F2")
	s.Want("Sửa khu dân cư")
	if got := s.Focused(); got != "Khu phố 2" {
		t.Errorf("the form shows %q", got)
	}
	s.Press("Esc", "Ctrl+F")
	s.Type("zzz")
	s.Want(words.SearchNothing)
	s.Press("Esc")
	if s.Shows(words.SearchTitle) {
		t.Error("Esc leaves the hits on the screen")
	}
}

func TestDeleteAsksAndUndoBringsBack(t *testing.T) {
	s := open(t)
	s.Press("End", "Ctrl+Delete")
	s.Want("Xóa khu dân cư «Khu phố 3»?")
	s.Press("Esc")
	if area(s, "Khu phố 3") == nil {
		t.Fatal("Esc deleted")
	}
	s.Press("Ctrl+Delete", "Enter")
	if area(s, "Khu phố 3") != nil {
		t.Error("it is still there")
	}
	s.Want("Hoàn tác: xóa khu dân cư")
	s.Press("Ctrl+Z")
	if area(s, "Khu phố 3") == nil {
		t.Error("undo did not bring it back")
	}
}

// TestUsedRecordsStay: what others refer to cannot go to the bin, and the sentence
// says so.
func TestUsedRecordsStay(t *testing.T) {
	s := open(t)
	s.Press("Ctrl+Delete", "Enter")
	if area(s, "Khu phố 1") == nil {
		t.Fatal("an area with teams went to the bin")
	}
	s.Want("Chưa xóa được: còn tổ tự quản dùng đến mục này.", "Mã: K-20")
}

func TestHelpShowsEveryKey(t *testing.T) {
	s := open(t)
	s.Window.Resize(fyne.NewSize(1366, 768))
	s.Press("F1")
	s.Want(words.Keys[0].Does, words.Keys[3].Key)
	s.Press("Esc")
	if s.Shows(words.Keys[3].Does) {
		t.Error("Esc leaves the help")
	}
}

// The arrows go from the keys to the chapters of the manual, and a table of the manual
// is shown as one.
func TestHelpShowsTheManual(t *testing.T) {
	s := open(t)
	s.Window.Resize(fyne.NewSize(1366, 768))
	s.Press("F1")
	for range 5 {
		s.Press("Down")
	}
	s.Want("Bốn văn bản", "Lập từ")
	for range 9 { // the last one holds
		s.Press("Down")
	}
	s.Want("Khi có sự cố")
	if s.Shows("Lập từ") || s.Shows("|---|") {
		t.Error("the chapter before is still shown, or a table is not one")
	}
	s.Press("Esc")
}

func TestPracticeBookSaysSo(t *testing.T) { open(t).Want(words.Practice) }

func TestMemoryLastsAndBearsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dir", "m.json")
	m := desk.OpenMemory(path)
	m.Put("look", look.Theme{Text: look.Large})
	if got := desk.SavedLook(desk.OpenMemory(path)); got.Text != look.Large {
		t.Errorf("remembered %+v", got)
	}
	for _, junk := range []string{"", "{", "null", "[1]", `{"look":{"Mode":77}}`} {
		if err := os.WriteFile(path, []byte(junk), 0o600); err != nil {
			t.Fatal(err)
		}
		m := desk.OpenMemory(path)
		if got := desk.SavedLook(m); got != (look.Theme{}) {
			t.Errorf("%q gives %+v", junk, got)
		}
		m.Put("a", 1)
	}
}

// TestStartScreen walks the five questions by keyboard, and opens nothing without a
// path.
func TestStartScreen(t *testing.T) {
	desktest.App(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 768))
	s := &desktest.Screen{T: t, Window: w}
	var path string
	var got desk.Answers
	start := desk.NewStart(desk.StartOptions{Window: w, Folder: "/sổ", Kinds: func() []record.Choice { return []record.Choice{{Code: "phuong", Name: "phường"}} },
		Open:   func(desk.Opening) (func(), error) { return nil, store.ErrForeign },
		Create: func(p string, a desk.Answers) error { path, got = p, a; return nil }})
	start.Show()
	s.Press("Enter")
	s.Want(words.StartNoPath)
	s.Press("Esc")
	s.Type("/sổ/x.sopt")
	s.Press("Enter")
	s.Want("không phải tệp của Sổ phong trào", "Mã: M-04")
	s.Press("Esc")
	start.ShowNew()
	s.Press("Ctrl+S")
	if path != "" {
		t.Fatal("a book was made without answers")
	}
	s.Want(words.Faults(2))
	for _, a := range []string{"Chánh Hiệp", "Thành phố Hồ Chí Minh", "", "Nguyễn Thị Đượm", ""} {
		s.Type(a)
		s.Press("Enter")
	}
	s.Press("Enter") // the folder; below the questions typing can be tried
	s.Type("đúng")
	s.Want(words.TypeGood, "U+0111")
	s.Shot("start-typing")
	s.Press("Ctrl+Enter")
	if path != filepath.Join("/sổ", "chanh-hiep.sopt") {
		t.Errorf("the book is made at %q", path)
	}
	c := got.Committee(&record.Committee{}, []record.Choice{{Code: "phuong", Name: "phường"}})
	n := c.NameOn(record.Date{})
	if n.Name != "Ủy ban MTTQ Việt Nam phường Chánh Hiệp" || n.Place != "Chánh Hiệp" || !strings.HasSuffix(n.Superior, "Thành phố Hồ Chí Minh") {
		t.Errorf("the committee is %+v", n)
	}
	if g, ok := c.SignerOn(record.Date{}); !ok || g.Name != "Nguyễn Thị Đượm" || len(g.Lines) != 2 {
		t.Errorf("the signer is %+v", g)
	}
}
