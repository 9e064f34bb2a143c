package desk_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"sophongtrao/cmd/pages"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/storetest"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/words"
)

func drafts(s *desktest.Screen) []store.Draft {
	s.T.Helper()
	list, damaged, err := s.Book.Drafts()
	if err != nil || damaged != 0 {
		s.T.Fatal(damaged, err)
	}
	return list
}

func onDisk(s *desktest.Screen, want int) {
	s.T.Helper()
	if got := drafts(s); len(got) != want {
		s.T.Fatalf("%d half-typed forms in the book, want %d: %+v", len(got), want, got)
	}
}

// half is a window whose form of the first area was half typed when the power went.
func half(t *testing.T) *desktest.Screen {
	s := desktest.Open(t, pages.All())
	s.Desk.Go("areas")
	s.Press("F2", "Tab", "Tab")
	s.Type("Trần Văn Sá")
	s.Desk.Page().GoTo("to")
	s.Type("1/7/2")
	s.Desk.KeepTyped()
	onDisk(s, 1)
	s.Type("02")
	s.Crash()
	return s
}

// TestHalfTypedIsOfferedAtOnce: by Enter alone the form stands there as it was, unsaved,
// and saving it leaves nothing behind.
func TestHalfTypedIsOfferedAtOnce(t *testing.T) {
	s := half(t)
	s.Want(words.TypedTitle, "Sửa khu dân cư: Khu phố 1", "07:30 ngày 05/02/2026")
	s.Press("Enter")
	s.Want(words.TypedTaken, "Trần Văn Sá", "1/7/2")
	if s.Desk.At() != "areas" || !s.Desk.Page().Changed() {
		t.Fatal("the form is not open, or counts as saved")
	}
	s.Press("Ctrl+S")
	if !s.Desk.Page().Changed() {
		t.Fatal("half a date was saved")
	}
	s.Desk.Page().GoTo("to")
	s.Type("1/7/2025")
	s.Press("Ctrl+S")
	if a := area(s, "Khu phố 1"); a.Head != "Trần Văn Sá" || a.To != record.Day(2025, 7, 1) {
		t.Errorf("saved %+v", a)
	}
	onDisk(s, 0)
	s.Crash()
	if s.Shows(words.TypedTitle) {
		t.Error("a saved form is offered")
	}
}

// TestHalfTypedLater: put off, it stands on the first page and on its own record, until
// it is taken up or dropped.
func TestHalfTypedLater(t *testing.T) {
	s := half(t)
	s.Press("Esc")
	s.Desk.Go("home")
	s.Want("Phiếu gõ dở: Sửa khu dân cư: Khu phố 1 (07:30 ngày 05/02/2026)", string(words.GroupTyped))
	s.Desk.KeepTyped()
	onDisk(s, 1)
	s.Desk.Open(record.KindArea, 3)
	s.Press("F2")
	s.Want(words.TypedTake, "Cán bộ thử, 07:30")
	s.Press("Esc")
	if !strings.Contains(strings.Join(s.Texts(), "\n"), "Khu phố 1") || s.Desk.Page().Changed() {
		t.Error("later opened something")
	}
	s.Press("F2", "Enter")
	s.Want("Trần Văn Sá", "1/7/2")
	s.Press("Esc", "Tab", "Enter") // give it up
	s.Desk.KeepTyped()
	onDisk(s, 0)
	if area(s, "Khu phố 1").Head != "" {
		t.Error("it was saved")
	}
	s.Press("F2")
	if s.Shows(words.TypedTake) {
		t.Error("what was given up is offered")
	}
}

func TestHalfTypedDropped(t *testing.T) {
	s := half(t)
	s.Press("Esc")
	s.Desk.Open(record.KindArea, 3)
	s.Press("F2", "Tab", "Enter")
	if s.Shows("Trần Văn Sá") || s.Focused() != "Khu phố 1" {
		t.Errorf("dropping does not open the book's own: %q", s.Focused())
	}
	onDisk(s, 0)
	s.Desk.Go("home")
	if s.Shows("Phiếu gõ dở:") {
		t.Error("it still stands on the first page")
	}
}

// TestHalfTypedFromHome: Enter on its line.
func TestHalfTypedFromHome(t *testing.T) {
	s := half(t)
	s.Press("Esc")
	s.Desk.Go("home")
	s.Press("Home", "Enter")
	s.Want("Trần Văn Sá", "1/7/2")
	if s.Desk.At() != "areas" {
		t.Error("the page is", s.Desk.At())
	}
}

// TestHalfTypedOverChanged: the record has changed since: both versions.
func TestHalfTypedOverChanged(t *testing.T) {
	for name, x := range map[string]struct {
		keys []string
		head string
		left int
	}{
		"go on":       {[]string{"Esc"}, "Bản của người khác", 1},
		"keep mine":   {[]string{"Tab", "Enter"}, "Trần Văn Sáu", 0},
		"take theirs": {[]string{"Tab", "Tab", "Enter"}, "Bản của người khác", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := desktest.Open(t, pages.All())
			s.Desk.Go("areas")
			s.Press("F2", "Tab", "Tab")
			s.Type("Trần Văn Sáu")
			s.Desk.KeepTyped()
			s.Crash()
			behind := area(s, "Khu phố 1").Clone().(*record.Area)
			behind.Head = "Bản của người khác"
			if _, err := s.Book.Save(store.Op{Code: "edit"}, behind); err != nil {
				t.Fatal(err)
			}
			s.Press("Enter")
			s.Want(words.StaleTitle, "Trần Văn Sáu", "Bản của người khác", words.AreaHead)
			s.Press(x.keys...)
			s.Desk.KeepTyped()
			if a := area(s, "Khu phố 1"); a.Head != x.head {
				t.Errorf("the book has %q", a.Head)
			}
			onDisk(s, x.left)
		})
	}
}

// TestHalfTypedWithoutItsRecord: the text is shown, to be copied.
func TestHalfTypedWithoutItsRecord(t *testing.T) {
	s := desktest.Open(t, pages.All(), append(storetest.Seed(), &record.Area{Meta: record.Meta{ID: 90}, Name: "Khu phố 3", Type: "khu-pho"})...)
	s.Desk.Open(record.KindArea, 90)
	s.Press("F2", "Tab", "Tab")
	s.Type("Lê Văn Thuận")
	s.Desk.KeepTyped()
	s.Crash()
	if _, err := s.Book.Delete(store.Op{Code: "delete"}, record.KindArea, 90); err != nil {
		t.Fatal(err)
	}
	s.Press("Enter")
	s.Want(words.TypedNoRecord, "Lê Văn Thuận")
	s.Press("Esc")
	onDisk(s, 1)
	s.Desk.TakeUp(s.Desk.HalfTyped()[0])
	s.Press("Tab", "Enter")
	onDisk(s, 0)
}

// TestHalfTypedNew: a new member half typed, who is not in the book: the team that no
// field shows is kept; saved once, it is not offered again.
func TestHalfTypedNew(t *testing.T) {
	s := desktest.Open(t, pages.All())
	s.Desk.Open(record.KindTeam, 8)
	s.Press("F6", "Ctrl+N")
	s.Type("Nguyễn Thị Ước Mơ")
	s.Press("Enter", "Enter")
	s.Type("5/9/20")
	s.Desk.KeepTyped()
	s.Crash()
	s.Want("Nguyễn Thị Ước Mơ")
	s.Press("Enter")
	s.Want("5/9/20")
	s.Press("Ctrl+S")
	var got []*record.Membership
	s.Read(func(v *record.View) { got = v.MembersOf(8, record.Date{}) })
	if n := len(got); n != 2 {
		t.Fatalf("%d members; the screen shows\n%s", n, strings.Join(s.Texts(), "\n"))
	}
	onDisk(s, 0)
}

// TestNothingTypedWritesNothing: an open form that nobody touches, one typed back to what
// it was, and one given up leave nothing in the book.
func TestNothingTypedWritesNothing(t *testing.T) {
	s := desktest.Open(t, pages.All())
	s.Desk.Go("areas")
	s.Press("F2")
	s.Desk.KeepTyped()
	onDisk(s, 0)
	s.Press("Tab", "Tab")
	s.Type("x")
	s.Desk.KeepTyped()
	onDisk(s, 1)
	at := drafts(s)[0].At
	s.Desk.KeepTyped()
	if !drafts(s)[0].At.Equal(at) {
		t.Error("an idle form was written again")
	}
	s.Press("BackSpace")
	s.Desk.KeepTyped()
	onDisk(s, 0)
	s.Type("y")
	s.Desk.KeepTyped()
	s.Desk.Go("teams")
	s.Press("Tab", "Enter") // give it up
	s.Desk.Close()
	onDisk(s, 0)
}

// TestNoPlaceForIt: a form that the program no longer has, and one without a way back.
func TestNoPlaceForIt(t *testing.T) {
	s := desktest.Open(t, pages.All())
	for i, form := range []string{"areas/old form", "no page/x", "areas/area"} {
		if err := s.Book.KeepDraft(store.Draft{DraftKey: store.DraftKey{Kind: record.KindArea, Form: form},
			Title: "Phiếu cũ", Fields: []record.Typed{{Path: "x", Label: "Ô cũ", Text: fmt.Sprint("chữ ", i)}}}); err != nil {
			t.Fatal(err)
		}
	}
	s.Crash()
	s.Press("Esc")
	for _, x := range drafts(s) {
		s.Desk.TakeUp(x)
		s.Want(words.TypedNoForm, "Phiếu cũ", "Ô cũ: "+x.Fields[0].Text)
		s.Press("Esc")
	}
	s.Desk.KeepTyped()
	onDisk(s, 3)
}

// TestAnyTextComesBack: what is typed into a window comes back equal after NFC.
func TestAnyTextComesBack(t *testing.T) {
	letters := []rune("aăâđêôơưĂĐỰặ\u0301\u0323\u0309 1/7.,;x")
	s := desktest.Open(t, pages.All())
	for range 5 {
		var text strings.Builder
		for range 1 + rand.IntN(40) {
			text.WriteRune(letters[rand.IntN(len(letters))])
		}
		s.Desk.Open(record.KindArea, 3)
		s.Press("F2", "Tab", "Tab")
		s.Type(text.String())
		s.Desk.KeepTyped()
		s.Crash()
		want := norm.NFC.String(text.String())
		if record.Line(want) == "" {
			onDisk(s, 0)
			continue
		}
		if got := drafts(s); len(got) != 1 {
			t.Fatalf("%q: kept %+v; the screen shows %q", want, got, s.Texts())
		}
		s.Press("Enter")
		x, ok := s.Desk.Page().Draft()
		if !ok || len(x.Fields) != 1 || norm.NFC.String(x.Fields[0].Text) != want {
			t.Fatalf("%q came back as %+v", want, x)
		}
		s.Press("Esc", "Tab", "Enter") // give it up
		s.Desk.KeepTyped()
	}
}

// TestEveryFormIsKept: each form of each page, opened by its own key, is typed into, and taken up again from what the
// book has.
func TestEveryFormIsKept(t *testing.T) {
	s := desktest.Open(t, pages.All(), desktest.Records(t)...)
	n := 0
	for _, e := range pages.All() {
		if e.Name == "documents" {
			continue // see TestHalfWrittenPaper
		}
		for _, v := range []words.Verb{words.Add, words.Edit} {
			s.Desk.Go(e.Name)
			if !s.Desk.Page().Do(v) || s.Desk.At() != e.Name {
				continue
			}
			if x, ok := s.Desk.Page().Draft(); !ok || len(x.Records) == 0 || len(x.Fields) != 0 {
				s.Press("Esc")
				continue
			}
			s.Type("Ước")
			s.Desk.KeepTyped()
			kept := drafts(s)
			if len(kept) != 1 {
				t.Fatalf("%s %v: kept %+v", e.Name, v, kept)
			}
			s.Desk.Page().Drop() // and the window knows nothing of it any more
			s.Desk.TakeUp(kept[0])
			x, ok := s.Desk.Page().Draft()
			if !ok || s.Desk.At() != e.Name || fmt.Sprint(x.Fields) != fmt.Sprint(kept[0].Fields) || !s.Desk.Page().Changed() {
				t.Errorf("%s %v: typed %+v, came back %+v; the screen shows\n%s", e.Name, v, kept[0].Fields, x.Fields, strings.Join(s.Texts(), "\n"))
			}
			s.Desk.Page().Drop()
			s.Desk.KeepTyped()
			onDisk(s, 0)
			n++
		}
	}
	if n < 15 {
		t.Errorf("only %d forms were found", n)
	}
}

// TestTyping is what the child process of TestKillsWhileTyping does: a clerk who types
// and types, in a program that looks.
func TestTyping(t *testing.T) {
	path := os.Getenv("SOPHONGTRAO_TYPES")
	if path == "" {
		return // nothing by itself
	}
	b, err := store.Open(path, store.Options{Timeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	s := desktest.OpenBook(t, pages.All(), b)
	s.Desk.Go("areas")
	s.Press("Ctrl+N")
	for n := 1; ; n++ {
		if s.Type("ệ"); n%9 == 0 {
			s.Desk.KeepTyped()
			fmt.Println("kept", n)
		}
	}
}

// TestKillsWhileTyping: every letter typed before a look that has ended is there.
func TestKillsWhileTyping(t *testing.T) {
	b := storetest.New(t, storetest.Seed()...)
	b.Close()
	for range 3 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTyping$")
		cmd.Env = append(os.Environ(), "SOPHONGTRAO_TYPES="+b.Path())
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kept, last := 0, 4+rand.IntN(30)
		lines := bufio.NewScanner(out)
		for i := 0; lines.Scan(); i++ {
			if n := 0; !strings.HasPrefix(lines.Text(), "kept") {
				t.Log(lines.Text())
			} else if _, err := fmt.Sscanf(lines.Text(), "kept %d", &n); err == nil {
				kept = n
			}
			if i == last {
				cmd.Process.Kill() // at whatever it is doing
			}
		}
		_ = cmd.Wait()
		storetest.Check(t, b.Path())
		again, err := store.Open(b.Path(), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := again.Drafts()
		if err != nil || len(list) != 1 || len(list[0].Fields) != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		if n := strings.Count(list[0].Fields[0].Text, "ệ"); kept < 9 || n < kept {
			t.Errorf("%d letters are there, %d were kept", n, kept)
		}
		if _, err := again.DropDrafts(func(store.Draft) bool { return true }); err != nil {
			t.Fatal(err)
		}
		again.Close()
	}
}
