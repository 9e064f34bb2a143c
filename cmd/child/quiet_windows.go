package child

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// quiet keeps a child of the windowed program from opening a black console.
func quiet(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
}
