//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/ui/words"
)

// TestWineFiles saves a paper through the dialog of Windows into a folder with Vietnamese
// letters, blanks and brackets in its name.
func TestWineFiles(t *testing.T) {
	s, p, _ := underWine(t)
	dir := picturesDir(t, "wine-files")
	folder := filepath.Join(p.Dir, "drive_c", "Giấy tờ của phường", "Năm 2026 (bản gửi)")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`))
	keys := typist(t, p, "keys")
	awake(t, s, keys)
	picture := func(name string) {
		if err := s.Save(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}
	play(t, s, keys, page(t, "teams")+"["+KeyPrint+"][F7][Tab][Return]")
	inFront(t, keys, "PDF")
	picture("hop-thoai-windows")
	play(t, s, keys, "[ctrl+a]") // Wine does not select the name that is proposed
	if err := keys.Text(`C:\Giấy tờ của phường\Năm 2026 (bản gửi)\Danh sách tổ.pdf`); err != nil {
		t.Fatal(err)
	}
	picture("da-go")
	play(t, s, keys, "[Return]")
	inFront(t, keys, "Sổ phong trào")
	picture("duong-dan")
	play(t, s, keys, "[Return]")
	s.Settle(time.Second, 10*time.Second)
	picture("da-luu")
	raw, err := os.ReadFile(filepath.Join(folder, "Danh sách tổ.pdf"))
	if err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("the paper was not saved where the dialog said: %v", err)
	}
	leave(t, s, keys, ended)
}

// inFront waits until the window with the keyboard has a title with a word in it.
func inFront(t testing.TB, h Hands, word string) {
	t.Helper()
	front := ""
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if front, _ = h.Front(); strings.Contains(front, word) {
			time.Sleep(500 * time.Millisecond)
			return
		}
	}
	t.Fatalf("the keyboard belongs to %q, want a window with %q", front, word)
}

// TestWineLongPaths: a book that lies deeper than 260 letters, in folders with Vietnamese
// letters and blanks, is made, checked and printed by the command line, opened by the
// window, and saved in.
func TestWineLongPaths(t *testing.T) {
	s, p, _ := underWine(t)
	deep := `C:` + strings.Repeat(`\Giấy tờ của Ủy ban Mặt trận phường Đượm Thắm`, 7)
	book := deep + `\Sổ phong trào của phường.sopt`
	if n := len([]rune(book)); n <= 300 {
		t.Fatalf("the path has %d letters", n)
	}
	if err := os.MkdirAll(p.Unix(deep), 0o755); err != nil {
		t.Fatal(err)
	}
	cli := func(args ...string) {
		t.Helper()
		if out, err := p.Run(program(t, "windows/sophongtrao-cli.exe"), args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	cli("sample", "--book", book, "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")
	cli("check", "--book", book)
	cli("report", "roster", "--book", book, "--out", deep+`\Danh sách tổ.pdf`)
	if raw, err := os.ReadFile(p.Unix(deep + `\Danh sách tổ.pdf`)); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("the paper: %v", err)
	}
	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, book))
	keys := typist(t, p, "keys")
	awake(t, s, keys)
	inFront(t, keys, "Sổ phong trào của phường.sopt")
	play(t, s, keys, page(t, "models")+"["+KeyAdd+"]"+typedLine+"["+KeySave+"]")
	if err := s.Save(filepath.Join(picturesDir(t, "wine-long"), "sau-260.png")); err != nil {
		t.Fatal(err)
	}
	leave(t, s, keys, ended)
	if export := must(t, "export", "--book", p.Unix(book), "--json").out; !strings.Contains(export, strings.TrimSpace(typedLine)) {
		t.Error("what was typed into the book is not in it")
	}
}

// TestWineOpens opens a book through the dialog of Windows, by keyboard, from a folder
// with Vietnamese letters and blanks; left with Escape, nothing is opened.
func TestWineOpens(t *testing.T) {
	s, p, book := underWine(t)
	dir := picturesDir(t, "wine-open")
	there := `C:\Giấy tờ của phường\Năm 2026 (bản gửi)\Sổ của Đượm.sopt`
	if err := os.MkdirAll(filepath.Dir(p.Unix(there)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(book, p.Unix(there)); err != nil {
		t.Fatal(err)
	}
	ended := start(t, s, p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker))
	keys := typist(t, p, "keys")
	answers(t, s, keys)
	picture := func(name string) {
		if err := s.Save(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}
	ask := func() {
		play(t, s, keys, "[Return]")
		inFront(t, keys, words.StartOpen)
	}
	play(t, s, keys, "[Tab]") // from the path to the button that asks
	picture("man-hinh-dau")
	ask()
	picture("hop-thoai")
	play(t, s, keys, "[Escape]")
	inFront(t, keys, words.Product)
	picture("thoi")
	ask()
	if err := keys.Text(there); err != nil {
		t.Fatal(err)
	}
	picture("da-go")
	play(t, s, keys, "[Return]")
	inFront(t, keys, "Sổ của Đượm.sopt")
	picture("da-mo")
	leave(t, s, keys, ended)
}
