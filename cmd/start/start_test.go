package start

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sophongtrao/ui/words"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		gl   GL
		good bool
	}{
		{GL{"2.1.0 - Build 8.15.10.2900", "Intel", "Intel(R) HD Graphics"}, true},
		{GL{"3.1 Mesa 22.3.6", "Mesa", "softpipe"}, true},
		{GL{"4.6.0 NVIDIA 551.86", "NVIDIA Corporation", "GeForce"}, true},
		{GL{"10.0", "of the future", ""}, true},
		{GL{"1.1.0", "Microsoft Corporation", "GDI Generic"}, false},
		{GL{"2.1.0", "Microsoft Corporation", "GDI Generic"}, false},
		{GL{"2.0.1", "Intel", "old"}, false},
		{GL{"1.5", "S3", "old"}, false},
		{GL{}, false},
		{GL{"OpenGL ES 3.2", "", ""}, false},
	} {
		if err := c.gl.Check(); (err == nil) != c.good || err != nil && !errors.Is(err, ErrOpenGL) {
			t.Errorf("%+v: %v", c.gl, err)
		}
	}
}

func TestDecide(t *testing.T) {
	yes, no := func() error { return nil }, func() error { return ErrOpenGL }
	never := func() error { t.Error("asked a driver that may kill us"); return nil }
	for name, c := range map[string]struct {
		facts
		want step
	}{
		"as usual":                           {facts{probe: yes}, stepOpen},
		"renderer there, not needed":         {facts{renderer: true, probe: yes}, stepOpen},
		"no OpenGL, renderer":                {facts{renderer: true, probe: no}, stepSwitch},
		"no OpenGL, no renderer":             {facts{probe: no}, stepTell},
		"asked for":                          {facts{asked: true, renderer: true, probe: never}, stepSwitch},
		"asked for, no renderer":             {facts{asked: true, probe: yes}, stepOpen},
		"asked for, no renderer, no OpenGL":  {facts{asked: true, probe: no}, stepTell},
		"the copy":                           {facts{copy: true, renderer: true, asked: true, died: 9, probe: yes}, stepOpen},
		"the copy, its renderer fails":       {facts{copy: true, renderer: true, probe: no}, stepTell},
		"died once":                          {facts{renderer: true, died: 1, probe: yes}, stepOpen},
		"died twice":                         {facts{renderer: true, died: 2, probe: never}, stepSwitch},
		"died twice, nothing else to try":    {facts{died: 2, probe: yes}, stepOpen},
		"died twice, nothing works, no copy": {facts{died: 2, probe: no}, stepTell},
	} {
		got, why := decide(c.facts)
		if got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
		if got == stepTell && why == nil {
			t.Errorf("%s: the log does not learn why", name)
		}
	}
}

// stage is a program folder with everything of the system played.
type stage struct {
	Options
	ran, told string
	released  bool
	code      int // -1: the process goes on
}

func newStage(t *testing.T, renderer bool) *stage {
	t.Helper()
	s := &stage{code: -1}
	app := t.TempDir()
	s.Self, s.Dir, s.Version = filepath.Join(app, "sophongtrao.exe"), t.TempDir(), "1.2.3"
	write(t, s.Self, "program")
	if renderer {
		write(t, filepath.Join(app, Folder, Renderer), "mesa")
	}
	s.Log = func(error) {}
	s.Release = func() { s.released = true }
	s.Tell = func(text string) { s.told = text }
	s.sys = system{
		probe: func() error { return nil },
		shown: func() bool { return true },
		run: func(exe string, args []string) error {
			if !s.released {
				t.Error("the copy is started while this process is still the only one")
			}
			s.ran = exe
			return nil
		},
		exit: func(code int) { s.code = code },
	}
	return s
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadyOpens(t *testing.T) {
	s := newStage(t, true)
	watch := s.ready()()
	if watch == nil || s.code != -1 || s.ran != "" || s.told != "" {
		t.Fatalf("%+v", s)
	}
	if s.died() != 1 {
		t.Error("a driver that kills the process now would not be remembered")
	}
	watch()
	if s.died() != 0 {
		t.Error("the window came, and is not remembered")
	}
}

func TestReadySwitches(t *testing.T) {
	s := newStage(t, true)
	s.sys.probe = func() error { return ErrOpenGL }
	copied := filepath.Join(filepath.Dir(s.Self), Folder, "sophongtrao.exe")
	s.ready()()
	if s.code != 0 || s.ran != copied || s.told != "" || read(t, copied) != "program" {
		t.Errorf("%+v", s)
	}
	if s.died() != 0 {
		t.Error("a driver that said no counts as one that killed the process")
	}
	// Another version: the copy follows.
	os.Remove(s.Self)
	write(t, s.Self, "a newer program")
	s.ready()()
	if read(t, copied) != "a newer program" {
		t.Error("the copy is of an older version")
	}
}

func TestReadyTells(t *testing.T) {
	s := newStage(t, false)
	s.sys.probe = func() error { return ErrOpenGL }
	s.ready()()
	if s.code != 1 || s.ran != "" || s.told != words.NoOpenGL || !s.released {
		t.Errorf("%+v", s)
	}
	// A renderer that cannot be used: told as well.
	s = newStage(t, true)
	s.sys.probe = func() error { return ErrOpenGL }
	s.sys.run = func(string, []string) error { return os.ErrPermission }
	s.ready()()
	if s.code != 1 || s.told != words.NoOpenGL {
		t.Errorf("%+v", s)
	}
}

func TestWatch(t *testing.T) {
	for name, c := range map[string]struct {
		renderer bool
		code     int
		told     string
	}{
		"no window, no renderer": {false, 1, words.NoWindow},
		"no window, renderer":    {true, 0, ""},
	} {
		s := newStage(t, c.renderer)
		s.sys.shown = func() bool { return false }
		s.watch(time.Millisecond)
		if s.code != c.code || s.told != c.told || (s.ran != "") != c.renderer {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestDied(t *testing.T) {
	s := newStage(t, true)
	for range diedMost {
		if s.ready()() == nil {
			t.Fatal("switched too early")
		} // and died
	}
	s.ready()()
	if s.ran == "" || s.code != 0 {
		t.Error("a driver that kills is tried for ever")
	}
	newer := s.Options
	newer.Version = "1.2.4"
	if newer.died() != 0 {
		t.Error("another version may do better")
	}
	old := time.Now().Add(-diedForget - time.Hour)
	if err := os.Chtimes(filepath.Join(s.Dir, diedFile), old, old); err != nil {
		t.Fatal(err)
	}
	if s.died() != 0 {
		t.Error("a driver is never tried again")
	}
	for _, bad := range []string{"", "1.2.3", "1.2.3 -1", "1.2.3 x"} {
		write(t, filepath.Join(s.Dir, diedFile), bad)
		if s.died() != 0 {
			t.Errorf("%q counts as %d", bad, s.died())
		}
	}
}

// The copy must not be taken for the program, nor the program for the copy.
func TestIsCopy(t *testing.T) {
	s := newStage(t, true)
	if s.isCopy() {
		t.Error("the program counts as the copy")
	}
	s.Self = filepath.Join(filepath.Dir(s.Self), Folder, "sophongtrao.exe")
	if !s.isCopy() || s.hasRenderer() {
		t.Error("the copy does not know itself")
	}
	s.sys.shown = func() bool { return false }
	s.watch(time.Millisecond)
	if s.ran != "" || s.told != words.NoWindow {
		t.Errorf("%+v", s)
	}
}
