//go:build e2e

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/ui/words"
)

// dropper is the program that drops files on a window of X (drop/drop.c).
func dropper(t testing.TB) string {
	t.Helper()
	at := filepath.Join(t.TempDir(), "drop")
	if out, err := exec.Command("cc", "-O2", "-Wall", "-o", at, filepath.Join("drop", "drop.c"), "-lX11").CombinedOutput(); err != nil {
		t.Fatalf("cc: %v: %s", err, out)
	}
	return at
}

// TestWindowDrop drops a list from a file manager on the real window, in which another page
// is open: the wizard opens on its columns, and by keyboard alone the list comes into the
// book. A picture that is dropped is none of its business; of a list whose head nobody knows
// the person says which row it is.
func TestWindowDrop(t *testing.T) {
	drop := dropper(t)
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h, err := XHands(s)
	if err != nil {
		t.Fatal(err)
	}
	dir, home := t.TempDir(), t.TempDir()
	list := filepath.Join(dir, "Danh sách tổ Bến Đượm 100% cũ.xlsx")
	oldList(t, list)
	photo := filepath.Join(dir, "ảnh.png")
	if err := os.WriteFile(photo, []byte("\x89PNG\r\n\x1a\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	book := smallBook(t)
	cmd := watched(t, s.Command(program(t, "sophongtrao"), "--who", worker, book))
	cmd.Env = append(cmd.Env, "HOME="+home, "XDG_CONFIG_HOME="+home)
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	ended := start(t, s, cmd)
	awake(t, s, h)
	pictures := picturesDir(t, "tha-tep")
	put := func(name, file string) {
		t.Helper()
		if out, err := s.Command(drop, words.Product, "700", "400", file).CombinedOutput(); err != nil || !strings.Contains(string(out), "dropped") {
			t.Fatalf("%s: %v: %s", file, err, out)
		}
		s.Settle(time.Second, 10*time.Second)
		if err := s.Save(filepath.Join(pictures, name)); err != nil {
			t.Fatal(err)
		}
	}
	before := s.Mark()
	if put("1-anh.png", photo); s.Mark() != before {
		t.Error("the window does something with a picture")
	}
	put("2-danh-sach.png", list)
	tell(t, s, h, filepath.Join(pictures, "sau"), []chapter{{"du-kien", "[" + KeySave + "]"}, {"quyet-dinh", "[Return][Return]"}, {"ket-qua", "[" + KeySave + "]"}})
	strange := filepath.Join(dir, "sổ theo dõi.csv")
	if err := os.WriteFile(strange, []byte("Sổ theo dõi;;\nsố;ai;ở đâu\n1;Nguyễn Văn An;Khu phố 1\n2;Trần Thị Bình;Khu phố 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	put("3-khong-tieu-de.png", strange)
	tell(t, s, h, filepath.Join(pictures, "tieu-de"), []chapter{{"dong-2", "[Down]"}, {"cot", "[Return]"}, {"dong", "[" + KeyLeave + "]"}})
	leave(t, s, h, ended)
	if strings.Contains(log.String(), "Error in Fyne call thread") || strings.Contains(log.String(), "panic") {
		t.Errorf("the program said: %s", log.String())
	}
	hasOldList(t, book)
}
