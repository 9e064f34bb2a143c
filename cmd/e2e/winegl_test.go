//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sophongtrao/ui/words"
)

// stubbed puts an OpenGL that cannot draw in the place of the system's, until back is
// called; good is the system's.
func (o *office) stubbed(t *testing.T) (good []byte, back func()) {
	t.Helper()
	dll := filepath.Join(o.System32(), "opengl32.dll")
	good, err := os.ReadFile(dll)
	if err != nil {
		t.Fatal(err)
	}
	stub, err := os.ReadFile(program(t, "wine/opengl32.dll"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dll, stub, 0o644); err != nil {
		t.Fatal(err)
	}
	o.Env = []string{"WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=d;opengl32=n,b"}
	return good, func() {
		o.Env = nil
		if err := os.WriteFile(dll, good, 0o644); err != nil {
			t.Error(err)
		}
	}
}

// noOpenGL: a driver that cannot draw is said so in words, by a box of the system.
func noOpenGL(t *testing.T, o *office, h Hands) {
	_, back := o.stubbed(t)
	defer back()
	away := o.programs("tuong-thich")
	if _, err := os.Stat(away); err == nil { // with it, the copy would draw
		if err := os.Rename(away, away+"-cat"); err != nil {
			t.Fatal(err)
		}
		defer os.Rename(away+"-cat", away)
	}
	ended := make(chan int, 1)
	go func() { ended <- o.code(t, o.installed("sophongtrao.exe"), bookOnC) }()
	o.message(t, h, words.Product, words.NoOpenGL, "khong-opengl.png")
	if code := <-ended; code != 1 {
		t.Errorf("exit code %d", code)
	}
}

// switches: with the same driver and a renderer in the folder, the program's copy there
// opens the book. The renderer is Mesa's if it was built; else Wine's own plays it: a
// program takes the DLL beside it first.
func switches(t *testing.T, o *office, h Hands) {
	good, back := o.stubbed(t)
	defer back()
	folder := o.programs("tuong-thich")
	if _, err := os.Stat(folder); err != nil {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(folder)
		if err := os.WriteFile(filepath.Join(folder, "opengl32.dll"), good, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code := o.code(t, o.installed("sophongtrao.exe"), bookOnC); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	o.see(t, h, words.Product+" - so.sopt", "chuyen.png")
	if digest(t, filepath.Join(folder, "sophongtrao.exe")) != digest(t, o.programs("sophongtrao.exe")) {
		t.Error("the copy is not the program")
	}
	o.works(t, h, "Khu phố chuyển sang")
}

// works: the window that has just come up is worked in: an area is typed and saved, the
// program left, and the book has it.
func (o *office) works(t *testing.T, h Hands, area string) {
	t.Helper()
	answers(t, o.screen, h)
	play(t, o.screen, h, "[Return]") // who works
	awake(t, o.screen, h)
	play(t, o.screen, h, page(t, "areas")+"["+KeyAdd+"]"+area+"[Return]khu pho[Return]["+KeySave+"]")
	o.end(t, h)
	if export := must(t, "export", "--book", o.Unix(bookOnC), "--json").out; !strings.Contains(export, area) {
		t.Errorf("%q was typed and is not in the book", area)
	}
}

// softwareOpenGL: with the renderer installed, the copy in its folder draws with it, and
// can be worked with. Where none was built (make opengl) none may be installed, and this
// part is skipped: the chapter before has done the same with a renderer of Wine's.
func softwareOpenGL(t *testing.T, o *office, h Hands) {
	built := filepath.Join("..", "..", "out", "opengl", "opengl32.dll")
	if _, err := os.Stat(built); err != nil {
		if _, err := os.Stat(o.programs("tuong-thich")); err == nil {
			t.Error("a renderer is installed that nobody has built")
		}
		t.Skip("NO SOFTWARE RENDERER WAS TRIED: run make opengl and make dist first (a quarter of an hour on an idle machine)")
	}
	for _, name := range []string{"opengl32.dll", "libgallium_wgl.dll", "MESA-LICENSE.txt"} {
		if digest(t, o.programs(`tuong-thich/`+name)) != digest(t, filepath.Join(filepath.Dir(built), name)) {
			t.Errorf("%s is not the one that was built", name)
		}
	}
	o.Env = []string{"WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=d;opengl32=n,b"}
	defer func() { o.Env = nil }()
	if code := o.code(t, o.installed("sophongtrao.exe"), "--tuong-thich", bookOnC); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	o.see(t, h, words.Product+" - so.sopt", "tuong-thich.png")
	maps, _ := exec.Command("sh", "-c", "grep -l libgallium_wgl.dll /proc/[0-9]*/maps").Output()
	if len(maps) == 0 {
		t.Error("no process draws with the software renderer")
	}
	o.works(t, h, "Khu phố tương thích")
}
