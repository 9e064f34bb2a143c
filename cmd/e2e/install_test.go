//go:build e2e

package e2e

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sophongtrao/ui/words"
)

// office is a clerk's machine: a screen, a fresh Windows, and two books on drive C.
type office struct {
	*Prefix
	screen   *Screen
	pictures string
	home     string // the folder of the person, C:\users\NAME
}

const (
	bookOnC  = `C:\so\so.sopt`
	otherOnC = `C:\so\sổ khác.sopt`
)

func newOffice(t *testing.T) *office {
	t.Helper()
	s, err := OpenScreen(1366, 768)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	p, err := NewPrefix(filepath.Join(t.TempDir(), "wine"), program(t, "wine/bcryptprimitives.dll"), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	o := &office{Prefix: p, screen: s, pictures: picturesDir(t, "wine/cai-dat")}
	homes, _ := filepath.Glob(p.Unix(`C:\users\*\AppData`))
	if len(homes) != 1 {
		t.Fatalf("whose machine is this: %v", homes)
	}
	o.home = filepath.Dir(homes[0])
	o.windows(t, "win10") // a fresh prefix of Wine 8 plays an older one
	if err := os.MkdirAll(p.Unix(`C:\so`), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, book := range []string{bookOnC, otherOnC} {
		must(t, "sample", "--book", p.Unix(book), "--areas", "4", "--teams", "4", "--people", "30", "--meetings", "3")
	}
	return o
}

// programs is where the installer puts the program.
func (o *office) programs(name string) string {
	return filepath.Join(o.home, "AppData", "Local", "Programs", "SoPhongTrao", name)
}

// installed is the same as Windows writes it.
func (o *office) installed(name string) string {
	return `C:\users\` + filepath.Base(o.home) + `\AppData\Local\Programs\SoPhongTrao\` + name
}

func setup(t testing.TB) string {
	t.Helper()
	found, _ := filepath.Glob(filepath.Join("..", "..", "dist", "*-cai-dat.exe"))
	if len(found) != 1 {
		t.Fatalf("%v: build the installer with make dist", found)
	}
	path, err := filepath.Abs(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// code runs a Windows program to its end and gives its exit code.
func (o *office) code(t testing.TB, exe string, args ...string) int {
	t.Helper()
	cmd := o.Run(exe, args...)
	done := make(chan error, 1)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
	case <-time.After(3 * time.Minute):
		seen := filepath.Join(o.pictures, "treo.png")
		t.Fatalf("%s %v does not end: see %s (%v)", exe, args, seen, o.screen.Save(seen))
	}
	return cmd.ProcessState.ExitCode()
}

// registry is what the person's registry holds under a key, "" if there is none.
func (o *office) registry(key string) string {
	out, err := o.Run("reg", "query", `HKCU\Software\`+key, "/s").Output()
	if err != nil {
		return ""
	}
	return string(out)
}

// see waits for a window by its title, and leaves a picture of it.
func (o *office) see(t testing.TB, h Hands, title, picture string) {
	t.Helper()
	var front string
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		var err error
		if front, err = h.Front(); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(front, title) {
			break
		}
		if time.Now().After(end) {
			seen := filepath.Join(o.pictures, "khong-thay-"+picture)
			t.Fatalf("%q has the keyboard, not %q: see %s (%v)", front, title, seen, o.screen.Save(seen))
		}
	}
	o.screen.Settle(500*time.Millisecond, 10*time.Second)
	if err := o.screen.Save(filepath.Join(o.pictures, picture)); err != nil {
		t.Fatal(err)
	}
}

// message waits for a box that says a text, and sends it away.
func (o *office) message(t testing.TB, h Hands, title, text, picture string) {
	t.Helper()
	o.see(t, h, title, picture)
	said, err := h.(Reader).Read()
	if want := strings.Join(strings.Fields(text), " "); err != nil || !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
		t.Errorf("it says %q (%v), want %q", said, err, want)
	}
	if err := h.Key("Return"); err != nil {
		t.Fatal(err)
	}
}

// TestWineInstalled is the life of the program on a clerk's machine: from the installer on
// a stick to the day it is removed.
func TestWineInstalled(t *testing.T) {
	o := newOffice(t)
	h := typist(t, o.Prefix, "keys")
	for _, chapter := range []struct {
		name string
		tell func(*testing.T, *office, Hands)
	}{
		{"too old", tooOld}, {"installs", installs}, {"opens by double click", doubleClick}, {"second start", secondStart},
		{"open elsewhere", openElsewhere}, {"exit during save", exitDuringSave}, {"updates", updates},
		{"three locales", locales}, {"no OpenGL", noOpenGL}, {"switches to the copy", switches},
		{"software OpenGL", softwareOpenGL}, {"uninstalls", uninstalls},
	} {
		if !t.Run(chapter.name, func(t *testing.T) { chapter.tell(t, o, h) }) {
			return // what follows builds on it
		}
	}
}

// windows says which Windows this is to play: win10, win7.
func (o *office) windows(t testing.TB, version string) {
	t.Helper()
	if code := o.code(t, "reg", "add", `HKCU\Software\Wine`, "/v", "Version", "/d", version, "/f"); code != 0 {
		t.Fatalf("reg: %d", code)
	}
}

// tooOld: Windows before 10 is refused with a sentence, and nothing is changed.
func tooOld(t *testing.T, o *office, h Hands) {
	o.windows(t, "win7")
	defer o.windows(t, "win10")
	ended := make(chan int, 1)
	go func() { ended <- o.code(t, setup(t)) }()
	o.message(t, h, words.Product, "cần Windows 10 hoặc Windows 11 (64 bit). Máy này dùng Windows cũ hơn nên không cài được", "windows-cu.png")
	if code := <-ended; code != 2 {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(o.programs("")); err == nil {
		t.Error("something was installed")
	}
}

func installs(t *testing.T, o *office, _ Hands) {
	if code := o.code(t, setup(t), "/S"); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	for _, name := range []string{"sophongtrao.exe", "sophongtrao-cli.exe", "LICENSE.txt", "NOTICE.txt", "go-cai-dat.exe"} {
		if _, err := os.Stat(o.programs(name)); err != nil {
			t.Error(err)
		}
	}
	if digest(t, o.programs("sophongtrao.exe")) != digest(t, program(t, "windows/sophongtrao.exe")) {
		t.Error("the installer brings another program than out/windows: make dist")
	}
	if _, err := os.Stat(o.programs("opengl32.dll")); err == nil {
		t.Error("an opengl32.dll lies beside the program: it would be taken before the driver")
	}
	if list, _ := filepath.Glob(o.programs("*")); len(list) > 6 {
		t.Errorf("what is all this: %v", list)
	}
	for _, at := range []string{"Desktop/Sổ phong trào.lnk", "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sổ phong trào/Sổ phong trào.lnk"} {
		if _, err := os.Stat(filepath.Join(o.home, at)); err != nil {
			t.Error(err)
		}
	}
	for key, want := range map[string]string{
		`Classes\.sopt`:          "SoPhongTrao.So",
		`Classes\SoPhongTrao.So`: `sophongtrao.exe" "%1"`,
		`Microsoft\Windows\CurrentVersion\Uninstall\SoPhongTrao`: "DisplayVersion",
	} {
		if got := o.registry(key); !strings.Contains(got, want) {
			t.Errorf("%s holds %q", key, got)
		}
	}
}

// open starts what the registry says opens a book, as Explorer does on a double click
// (Wine 8's own start looks only at what is installed for everybody).
func (o *office) open(t testing.TB, book string) {
	t.Helper()
	said := o.registry(`Classes\SoPhongTrao.So\shell\open\command`)
	parts := strings.Split(said, `"`)
	if len(parts) != 5 || parts[3] != "%1" {
		t.Fatalf("a double click does %q", said)
	}
	cmd := o.Run(parts[1], book)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go cmd.Wait()
}

func doubleClick(t *testing.T, o *office, h Hands) {
	o.open(t, bookOnC)
	o.see(t, h, words.Product+" - so.sopt", "bam-dup.png")
	if len(o.running()) == 0 {
		t.Error("it runs, and is not seen") // gone would not wait
	}
}

// secondStart: the window that is open opens the other book, and the second program ends.
func secondStart(t *testing.T, o *office, h Hands) {
	if code := o.code(t, o.installed("sophongtrao.exe"), otherOnC); code != 0 {
		t.Errorf("exit code %d", code)
	}
	o.see(t, h, words.Product+" - sổ khác.sopt", "mo-lan-hai.png")
	if code := o.code(t, setup(t), "/S"); code != 3 {
		t.Errorf("the installer ends with %d while the program is open, want 3", code)
	}
}

// openElsewhere: a book that the window has open is refused to another, in words.
func openElsewhere(t *testing.T, o *office, h Hands) {
	out, err := o.Run(o.installed("sophongtrao-cli.exe"), "check", "--book", otherOnC).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "mở ở nơi khác") {
		t.Errorf("%v: %s", err, out)
	}
	o.end(t, h)
	must(t, "check", "--book", o.Unix(otherOnC))
}

// end closes the window that has the keyboard and waits until the program is gone.
func (o *office) end(t testing.TB, h Hands) {
	t.Helper()
	if err := h.Key("alt+F4"); err != nil {
		t.Fatal(err)
	}
	o.gone(t)
}

// gone waits until no program of ours runs in this prefix: the window goes first, and
// behind it the copies of the book are made. (Wine 8's tasklist does not tell.)
func (o *office) gone(t testing.TB) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); len(o.running()) > 0; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			seen := filepath.Join(o.pictures, "khong-het.png")
			t.Fatalf("the program does not end: see %s (%v), %q", seen, o.screen.Save(seen), o.running())
		}
	}
}

// running are the command lines of our programs in this prefix.
func (o *office) running() (lines []string) {
	found, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, name := range found {
		line, _ := os.ReadFile(name) // of a process that has just ended: nothing
		of, _ := os.ReadFile(filepath.Join(filepath.Dir(name), "environ"))
		if strings.Contains(string(line), "sophongtrao.exe") && strings.Contains(string(of), "WINEPREFIX="+o.Dir+"\x00") {
			lines = append(lines, strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return lines
}

// exitDuringSave: Alt+F4 on the heels of Ctrl+S, then the process killed on them. The book
// is whole, and what was typed is in it, saved or half typed.
func exitDuringSave(t *testing.T, o *office, h Hands) {
	for _, how := range []string{"alt+F4", "kill"} {
		o.open(t, bookOnC)
		o.see(t, h, words.Product+" - so.sopt", "dang-luu-"+how+".png")
		answers(t, o.screen, h)
		play(t, o.screen, h, "[Return]") // who works
		awake(t, o.screen, h)
		name := "Khu phố " + strings.ToUpper(how)
		play(t, o.screen, h, page(t, "areas")+"["+KeyAdd+"]"+name+"[Return]khu pho")
		time.Sleep(1500 * time.Millisecond) // what is typed longer than a second ago is kept
		if err := h.Key(KeySave); err != nil {
			t.Fatal(err)
		}
		if how == "kill" {
			o.code(t, "taskkill", "/f", "/im", "sophongtrao.exe")
		} else if err := h.Key(how); err != nil {
			t.Fatal(err)
		}
		o.gone(t)
		must(t, "check", "--book", o.Unix(bookOnC))
		if export := must(t, "export", "--book", o.Unix(bookOnC), "--json").out; !strings.Contains(export, name) && len(halfTyped(t, o.Unix(bookOnC))) == 0 {
			t.Errorf("%s: what was typed is gone", how)
		}
	}
}

// updates: an installer over an older program leaves a copy of each book first.
func updates(t *testing.T, o *office, _ Hands) {
	if err := os.WriteFile(o.programs("LICENSE.txt"), []byte("an older one"), 0o644); err != nil {
		t.Fatal(err)
	}
	before := digest(t, o.Unix(bookOnC))
	if code := o.code(t, setup(t), "/S"); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	if b, err := os.ReadFile(o.programs("LICENSE.txt")); err != nil || !strings.Contains(string(b), "Apache") {
		t.Errorf("not replaced: %v", err)
	}
	if digest(t, o.Unix(bookOnC)) != before {
		t.Error("the update changed a book")
	}
	for _, name := range []string{"so", "sổ khác"} {
		found, _ := filepath.Glob(o.Unix(`C:\so\SaoLuu\` + name + `\` + name + `-s0-*-update.sopt`))
		if len(found) != 1 {
			all, _ := filepath.Glob(o.Unix(`C:\so\*\*`))
			t.Errorf("%s was copied %d times before the update: %v", name, len(found), all)
			continue
		}
		if name == "so" && digest(t, found[0]) != before {
			t.Error("the copy is not the book")
		}
	}
}

// locales: under an English, a Vietnamese and a French Windows the same page and the same
// form with its dates are the same picture, but for the last line, which tells the time.
func locales(t *testing.T, o *office, h Hands) {
	defer func() { o.Env = nil }()
	home, err := filepath.Abs(filepath.Join("..", "..", "out", "wine", "locale"))
	if err != nil {
		t.Fatal(err)
	}
	var first []image.Image
	for _, locale := range []string{"vi_VN", "en_US", "fr_FR"} {
		o.Env = []string{"LOCPATH=" + home, "LANG=" + locale + ".UTF-8", "LC_ALL=" + locale + ".UTF-8"}
		out, err := o.Run("reg", "query", `HKCU\Control Panel\International`, "/v", "LocaleName").Output()
		if want := strings.ReplaceAll(locale, "_", "-"); err != nil || !strings.Contains(string(out), want) {
			t.Fatalf("Windows' locale is not %s (%v): %s", want, err, out)
		}
		cmd := o.Run(o.installed("sophongtrao.exe"), "--who", worker, "--page", "meetings", bookOnC)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		go cmd.Wait()
		o.see(t, h, words.Product+" - so.sopt", "ngon-ngu-"+locale+".png")
		awake(t, o.screen, h)
		for i, keys := range []string{"", "[" + KeyAdd + "]"} {
			play(t, o.screen, h, keys)
			o.screen.Settle(2*time.Second, 20*time.Second)
			name := filepath.Join(o.pictures, fmt.Sprintf("ngon-ngu-%s-%d.png", locale, i+1))
			if err := o.screen.Save(name); err != nil {
				t.Fatal(err)
			}
			if seen := readPNG(t, name); len(first) <= i {
				first = append(first, seen)
			} else if n := differing(first[i], seen, 40); n > 0 {
				t.Errorf("%s: %d points differ from the Vietnamese one, see %s", locale, n, name)
			}
		}
		play(t, o.screen, h, "["+KeyLeave+"]")
		o.end(t, h)
	}
}

func readPNG(t testing.TB, name string) image.Image {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// differing counts the points that differ, the lowest rows left out.
func differing(a, b image.Image, rows int) (n int) {
	r := a.Bounds()
	if b.Bounds() != r {
		return r.Dx() * r.Dy()
	}
	for y := r.Min.Y; y < r.Max.Y-rows; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// uninstalls: the program goes, the books and their copies stay.
func uninstalls(t *testing.T, o *office, _ Hands) {
	mine := filepath.Join(o.home, "AppData", "Local", "SoPhongTrao", "so.sopt")
	if err := os.MkdirAll(filepath.Dir(mine), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mine, []byte("a book"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, o.Unix(`C:\so`))
	if code := o.code(t, o.installed("go-cai-dat.exe"), "/S", "_?="+o.installed("")); code != 0 {
		t.Errorf("exit code %d", code)
	}
	left, _ := filepath.Glob(o.programs("*"))
	for _, f := range left {
		if filepath.Base(f) != "go-cai-dat.exe" { // with _?= it runs from there itself
			t.Errorf("left behind: %s", f)
		}
	}
	for _, key := range []string{`Classes\.sopt`, `Classes\SoPhongTrao.So`, `Microsoft\Windows\CurrentVersion\Uninstall\SoPhongTrao`} {
		if got := o.registry(key); got != "" {
			t.Errorf("left behind: %s", got)
		}
	}
	if list, _ := filepath.Glob(filepath.Join(o.home, "Desktop", "*.lnk")); len(list) != 0 {
		t.Errorf("left behind: %v", list)
	}
	if after := filesOf(t, o.Unix(`C:\so`)); after != before {
		t.Errorf("books or copies were touched: %s, before %s", after, before)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Errorf("the folder of the books was touched: %v", err)
	}
}

// filesOf names every file below a folder with its digest.
func filesOf(t testing.TB, dir string) (list string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			list += path + " " + digest(t, path) + "\n"
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
