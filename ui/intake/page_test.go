package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/history"
	"sophongtrao/ui/intake"
	"sophongtrao/ui/teams"
	"sophongtrao/ui/words"
)

func open(t *testing.T) *desktest.Screen {
	return desktest.Open(t, []desk.Entry{teams.Entry, intake.Entry, history.Entry}, desktest.Records(t)...)
}

func people(s *desktest.Screen) (names []string) {
	s.Read(func(v *record.View) {
		for p := range v.People.All() {
			names = append(names, p.Name)
		}
	})
	return names
}

// list is copied out of Excel: a plain row, one whose year has two digits, somebody who
// may be of the book, one that cannot be read.
const list = "Họ và tên\tNăm sinh\tTổ\tKhu dân cư\tCột lạ\n" +
	"LÊ VĂN TÁM\t1950\tTổ tự quản số 1\tKhu phố 1\tx\n" +
	"Võ Chín\t48\tTổ tự quản số 1\tKhu phố 1\t\n" +
	"Nguyen Thi Duom\t\tTổ tự quản số 1\tKhu phố 1\t\n" +
	"Lê Hỏng\t31/2/1950\tTổ tự quản số 1\tKhu phố 1\t\n"

// TestImportByKeyboard brings a list in without a mouse, from the verb of the page of
// teams to undoing it in the history after something of it was changed.
func TestImportByKeyboard(t *testing.T) {
	s := open(t)
	before := len(people(s))
	fyne.CurrentApp().Clipboard().SetContent(list)
	s.Desk.Verb(words.ImportExcel)
	s.Want("bước 1/4", words.IntakePick)
	s.Press("Ctrl+V")
	s.Want("bước 2/4", "Cột lạ", words.IntakeNot)

	s.Press("End", "Enter") // the strange column becomes the note
	s.Type("ghi chu")
	s.Press("Enter")
	s.Press("Ctrl+S")
	s.Want("bước 3/4", "thêm 1 · chờ quyết định 2 · không nhập được 1", "chưa rõ năm nào")
	if len(people(s)) != before {
		t.Fatal("the plan wrote something")
	}
	s.Press("Enter", "Enter") // the first that waits: taken as it was read
	s.Want("thêm 2 · chờ quyết định 1", words.IntakeInBook, "Nguyễn Thị Đượm", words.IntakeThisOne)
	s.Press("Enter") // the keyboard is at the first button of the next
	s.Want("thêm 2", "cập nhật 1", "không nhập được 1")
	s.Shot("intake-plan")
	s.Press("Ctrl+S")
	s.Want("bước 4/4", "Đã nhập vào sổ", "Còn 1 dòng chưa nhập được")
	s.Shot("intake-result")
	if got := strings.Join(people(s), "|"); len(people(s)) != before+2 || !strings.Contains(got, "LÊ VĂN TÁM") {
		t.Errorf("the book has %s", got)
	}

	// What could not be taken is saved, mended and brought in.
	path := filepath.Join(t.TempDir(), "chưa nhập.xlsx")
	s.Press("Enter", "Ctrl+A")
	s.Type(path)
	s.Press("Tab", "Enter")
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Fatal(err)
	}

	// In the history, after one of them was changed.
	s.Press("Esc")
	var tam *record.Person
	s.Read(func(v *record.View) {
		for p := range v.People.All() {
			if p.Name == "LÊ VĂN TÁM" {
				tam = p.Clone().(*record.Person)
			}
		}
	})
	tam.Phone = "0912345678"
	s.Desk.Save(desk.OpOf(tam, tam.Name), nil, tam, nil)
	s.Desk.Go("history")
	s.Press("Down", "F6", "Enter", "Enter")
	s.Want(words.TakenBackTitle, "LÊ VĂN TÁM")
	if got := people(s); len(got) != before+1 {
		t.Errorf("after taking it back the book has %v", got)
	}
}

// TestUndoAtOnce: the button of the result takes the import back.
func TestUndoAtOnce(t *testing.T) {
	s := open(t)
	before := len(people(s))
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste(list)
	s.Press("Ctrl+S", "Ctrl+S")
	s.Want("bước 4/4")
	if len(people(s)) != before+1 {
		t.Fatal(people(s))
	}
	s.Press("Tab", "Tab", "Enter")
	s.Want(words.IntakeUndone)
	if len(people(s)) != before {
		t.Error(people(s))
	}
}

// TestBookChangedMeanwhile: another plan than the one shown is not carried out, but shown.
func TestBookChangedMeanwhile(t *testing.T) {
	s := open(t)
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste(list)
	s.Press("Ctrl+S")
	s.Want("thêm 1")
	if _, err := s.Book.Save(store.Op{Code: "add"}, &record.Person{Name: "Lê Văn Tám"}); err != nil {
		t.Fatal(err)
	}
	before := len(people(s))
	s.Press("Ctrl+S")
	s.Want("E-07", "dự kiến được lập lại")
	if len(people(s)) != before {
		t.Error("something was written")
	}
	s.Press("Enter")
	s.Want("bước 3/4", "chờ quyết định 3")
}

// TestMappingIsRemembered for the next list of the same head; a file is dropped on the
// window; what is wrong with one is said in words.
func TestMappingIsRemembered(t *testing.T) {
	s := open(t)
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste(list)
	s.Press("End", "Enter")
	s.Type("ghi chu")
	s.Press("Enter", "Ctrl+S", "Ctrl+S", "Esc")

	path := filepath.Join(t.TempDir(), "danh sách.csv")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(list, "\t", ";")), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Take(path)
	for range 100 { // read beside the window
		if s.Shows("bước 2/4") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.Want("bước 2/4", "danh sách", "Ghi chú")
	if s.Shows(words.IntakeNot) {
		t.Error("the strange column is left out again")
	}
	s.Press("Esc")
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste("một")
	s.Want("E-06")
}

// TestPointAtTheHead: where no head is found, the person says which row it is, what its
// columns are, and the list is brought in; where a wrong row was taken for it, the right
// one is pointed at. Without a mouse.
func TestPointAtTheHead(t *testing.T) {
	s := open(t)
	before := len(people(s))
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste("Sổ theo dõi\nsố\tai\tsinh\tở tổ\tnơi\n1\tLê Văn Tám\t1950\tTổ tự quản số 1\tKhu phố 1\n2\tVõ Chín\t1948\tTổ tự quản số 1\tKhu phố 1\n")
	s.Want("bước 2/4", "không tự nhận ra dòng tiêu đề", "1 | Lê Văn Tám | 1950")
	s.Press("End", "Enter") // nothing stands below the last row
	s.Want(words.IntakeNoRows)
	s.Press("Enter", "Home", "Down", "Enter")
	s.Want("bước 2/4", words.IntakeColumn, "Sổ theo dõi", "Thiếu cột")
	for i, field := range []string{"ho va ten", "nam sinh", "to", "khu dan cu"} {
		s.Press("Home")
		for range i + 1 {
			s.Press("Down")
		}
		s.Press("Enter", "Ctrl+A")
		s.Type(field)
		s.Press("Enter", "F6")
	}
	s.Press("Ctrl+S")
	s.Want("bước 3/4", "thêm 2")
	s.Press("Ctrl+S")
	s.Want("bước 4/4")
	if len(people(s)) != before+2 {
		t.Error(people(s))
	}

	// A row of the list has been taken for the head: "Tổ" and "Thôn" are names here.
	s.Press("Esc")
	s.Desk.Import(record.KindMembership)
	s.Desk.Page().(desk.Importer).Paste("Họ tên\tTổ\nGhi chú\tTổ\tThôn\tHọ và tên\nBùi Mười\tTổ tự quản số 1\tKhu phố 1\tBùi Mười\n")
	s.Want("bước 2/4")
	s.Press("Tab", "Tab", "Tab", "Tab", "Enter") // which list, whether, what its rows are, and the head
	s.Want(words.IntakeWhere)
	s.Press("Home", "Ctrl+S")
	s.Want("bước 2/4", words.IntakeColumn)
	if s.Shows(words.IntakeWhere) {
		t.Error("the pointed row is not taken")
	}
}

// TestDroppedFile: a list that is dropped on the window opens the wizard on whatever page;
// other files are none of its business.
func TestDroppedFile(t *testing.T) {
	s := open(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "Danh sách tổ.csv")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(list, "\t", ";")), 0o600); err != nil {
		t.Fatal(err)
	}
	drop := func(paths ...string) {
		var files []fyne.URI
		for _, p := range paths {
			files = append(files, storage.NewFileURI(p))
		}
		s.Desk.Dropped(fyne.Position{}, files)
	}
	drop(filepath.Join(dir, "ảnh.png"))
	if s.Desk.At() == "intake" {
		t.Fatal("a picture opened the wizard")
	}
	drop(filepath.Join(dir, "ảnh.png"), path)
	s.Want("bước 2/4", "Danh sách tổ", "Họ và tên")
}

// TestBlankLists are saved from the first step: for Excel, and on paper.
func TestBlankLists(t *testing.T) {
	s := open(t)
	dir := t.TempDir()
	for _, x := range []struct {
		label, file, begins string
		tabs                int
	}{{words.IntakeTemplate, "mẫu.xlsx", "PK", 2}, {words.IntakePaper, "mẫu.pdf", "%PDF", 3}} {
		s.Desk.Import(record.KindMembership)
		s.Want("bước 1/4", x.label)
		for range x.tabs { // the keyboard is at the first button
			s.Press("Tab")
		}
		path := filepath.Join(dir, x.file)
		s.Press("Enter", "Ctrl+A")
		s.Type(path)
		s.Press("Tab", "Enter")
		if raw, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(raw), x.begins) {
			t.Errorf("%s: %v", x.label, err)
		}
		s.Press("Esc")
	}
}
