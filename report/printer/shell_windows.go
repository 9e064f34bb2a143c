package printer

import (
	"golang.org/x/sys/windows"
)

// Open opens a file with the program Windows has for its kind. ErrNoProgram, ErrGone,
// ErrRefused, ErrBusy, ErrCancelled, ErrRoom, Fault.
func Open(path string) error { return shell("open", path) }

// PrintWith has a file printed by the program Windows has for its kind; ErrNoProgram where
// that one does not print unasked, as Edge. Otherwise as Open.
func PrintWith(path string) error { return shell("print", path) }

func shell(verb, path string) error {
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	err = windows.ShellExecute(0, windows.StringToUTF16Ptr(verb), file, nil, nil, windows.SW_SHOWNORMAL)
	if err == nil {
		return nil
	}
	switch code, _ := err.(windows.Errno); code {
	case windows.ERROR_NO_ASSOCIATION, windows.Errno(31): // SE_ERR_NOASSOC
		return ErrNoProgram
	case windows.ERROR_FILE_NOT_FOUND, windows.ERROR_PATH_NOT_FOUND:
		return ErrGone
	case windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION:
		return ErrBusy
	}
	return fault("ShellExecute "+verb, err)
}
