package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Prefix is a fresh Windows as Wine plays it, in its own folder.
type Prefix struct {
	Dir    string
	Env    []string // for each program, over the usual
	screen *Screen  // nil: no display
}

// wineEnv keeps Wine quiet: no debug lines, no Mono and Gecko installers, no menu
// entries of the test in the desktop of whoever runs it.
var wineEnv = []string{"WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=d", "WINEARCH=win64"}

// NewPrefix makes a Windows in dir and lays the missing system library shim (a DLL,
// see wine/bcryptprimitives.c) into it.
func NewPrefix(dir, shim string, screen *Screen) (*Prefix, error) {
	p := &Prefix{Dir: dir, screen: screen}
	if out, err := p.command("wineboot", "--init").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("wineboot: %w: %s", err, out)
	}
	if out, err := p.command("wineserver", "-w").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("wineserver: %w: %s", err, out)
	}
	dll, err := os.ReadFile(shim)
	if err != nil {
		return nil, err
	}
	return p, os.WriteFile(filepath.Join(p.System32(), "bcryptprimitives.dll"), dll, 0o644)
}

// System32 is the folder of the system libraries.
func (p *Prefix) System32() string {
	return filepath.Join(p.Dir, "drive_c", "windows", "system32")
}

// Unix is where a file of drive C lies: `C:\so\so.sopt`.
func (p *Prefix) Unix(path string) string {
	path = strings.TrimPrefix(path, `C:`)
	return filepath.Join(p.Dir, "drive_c", filepath.FromSlash(strings.ReplaceAll(path, `\`, "/")))
}

// Run is a Windows program in this prefix.
func (p *Prefix) Run(exe string, args ...string) *exec.Cmd {
	return p.command("wine", append([]string{exe}, args...)...)
}

// Close ends every program of the prefix, and of no other.
func (p *Prefix) Close() { p.command("wineserver", "-k").Run() }

func (p *Prefix) command(name string, args ...string) *exec.Cmd {
	var cmd *exec.Cmd
	if p.screen != nil {
		cmd = p.screen.Command(name, args...)
	} else {
		cmd = exec.Command(name, args...)
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, wineEnv...)
	cmd.Env = append(append(cmd.Env, "WINEPREFIX="+p.Dir), p.Env...)
	return cmd
}
