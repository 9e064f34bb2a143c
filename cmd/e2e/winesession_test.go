//go:build e2e

package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/cmd/volume"
)

// TestWineSession ends the session of Windows while a form is half typed, as shutting the
// machine down does (wineboot asks and tells every window, then ends its process): the
// program has closed the book before it answered, and what was typed is in it. Started
// again the form is taken up; then the machine goes to sleep, and the battery runs out.
func TestWineSession(t *testing.T) {
	s, p, book := underWine(t)
	dir := picturesDir(t, "wine-session")
	const head, rest = "Le Van Th", "uan"
	run := func() (Hands, chan error, func()) {
		cmd := p.Run(program(t, "windows/sophongtrao.exe"), "--who", worker, `C:\so\so.sopt`)
		ended := start(t, s, cmd)
		return typist(t, p, "keys"), ended, func() { cmd.Process.Kill(); <-ended }
	}
	picture := func(name string) {
		s.Settle(time.Second, 10*time.Second)
		if err := s.Save(filepath.Join(dir, name+".png")); err != nil {
			t.Fatal(err)
		}
	}
	has := func(when string, texts ...string) {
		t.Helper()
		forms := halfTyped(t, book)
		for _, text := range texts {
			if len(forms) != 1 || !strings.Contains(forms[0], text) {
				t.Fatalf("%s: the book has half typed %q, want %q in it", when, forms, text)
			}
		}
		must(t, "check", "--book", book)
	}

	h, ended, _ := run()
	awake(t, s, h)
	play(t, s, h, page(t, "areas")+"["+KeyAdd+"]"+areaName+"[Return]khu pho[Return]"+head)
	if out, err := p.command("wineboot", "--end-session").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	select {
	case <-ended:
	case <-time.After(time.Minute):
		picture("khong-tat")
		t.Fatal("the session ended, and the program did not")
	}
	has("session ended", areaName, head)
	if notes, _ := filepath.Glob(filepath.Join(filepath.Dir(book), "~$*")); len(notes) > 0 {
		t.Errorf("the book was not closed: %v", notes)
	}

	h, _, kill := run()
	answers(t, s, h)
	picture("1-co-phieu-go-do")
	play(t, s, h, "[Return]")
	picture("2-lay-lai")
	play(t, s, h, "[Return][Return][End]")
	if err := h.Text(rest); err != nil {
		t.Fatal(err)
	}
	if err := h.Rest(); err != nil {
		t.Fatal(err)
	}
	if err := h.(Sleeper).Suspend(); err != nil {
		t.Fatal(err)
	}
	kill()
	has("asleep, and killed", areaName, head+rest)
}

// TestWineDrives gives a Windows drives of each kind and asks the program's eyes for them.
// Wine says NTFS of every disk that is a folder: what FAT leads to is tested without.
func TestWineDrives(t *testing.T) {
	p, err := NewPrefix(filepath.Join(t.TempDir(), "wine"), program(t, "wine/bcryptprimitives.dll"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	type drive struct {
		Root, FS, Label string
		Kind            volume.Kind
		Refuses         volume.Reason
		Stick           bool
		as              string // Wine's name of the kind
	}
	drives := []drive{
		{`D:\`, "NTFS", "SỐ LIỆU", volume.Fixed, "", false, "hd"},
		{`E:\`, "NTFS", "USB TỔ 7", volume.Removable, volume.OnRemovable, true, "floppy"},
		{`F:\`, "NTFS", "", volume.Network, volume.OnNetwork, false, "network"},
		{`G:\`, "CDFS", "", volume.Removable, volume.OnRemovable, false, "cdrom"},
	}
	for _, d := range drives {
		letter := strings.ToLower(d.Root[:2])
		dir := filepath.Join(p.Dir, "drive_"+letter[:1])
		err := os.Mkdir(dir, 0o755)
		if err == nil && d.Label != "" {
			err = os.WriteFile(filepath.Join(dir, ".windows-label"), []byte(d.Label+"\n"), 0o644)
		}
		if err == nil {
			err = os.Symlink(dir, filepath.Join(p.Dir, "dosdevices", letter))
		}
		if err != nil {
			t.Fatal(err)
		}
		if out, err := p.Run("reg", "add", `HKLM\Software\Wine\Drives`, "/v", letter, "/d", d.as, "/f").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	if err := p.command("wineserver", "-w").Run(); err != nil { // it learns of them when it starts
		t.Fatal(err)
	}
	raw, err := json.Marshal(drives)
	if err != nil {
		t.Fatal(err)
	}
	cmd := p.Run(program(t, "wine/volume.test.exe"), "-test.v", "-test.run", "Drives|Refuses")
	cmd.Env = append(cmd.Env, "SOPHONGTRAO_DRIVES="+string(raw))
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "SKIP") || !strings.Contains(string(out), "PASS: TestDrives") {
		t.Fatalf("%v: %s", err, out)
	}
}
