package main

import (
	"errors"
	"path/filepath"
	"runtime"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"
	"golang.org/x/sys/windows"

	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// useNative lets files be chosen in the dialogs of Windows, attached to the window, which
// takes no key meanwhile. Their own words are in the language of Windows: Vietnamese is
// asked for, and the two buttons are named by us in any case.
func (p *program) useNative() {
	vietnamese := []uint16{'v', 'i', '-', 'V', 'N', 0, 0}
	const byName = 8
	windows.NewLazySystemDLL("kernel32.dll").NewProc("SetProcessPreferredUILanguages").Call(byName, uintptr(unsafe.Pointer(&vietnamese[0])), 0)
	asking := false
	part.Native = func(a part.FileAsk) {
		if asking {
			return
		}
		asking = true
		owner := handleOf(p.window)
		go func() {
			path, err := ask(owner, a)
			fyne.Do(func() {
				asking = false
				switch {
				case err == nil:
					a.Done(path)
				case !errors.Is(err, zenity.ErrCanceled):
					logged(err)
					a.Own()
				}
			})
		}()
	}
}

func ask(owner uintptr, a part.FileAsk) (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	// zenity would take a multithreaded apartment, in which the dialog may hang on the
	// extensions of other programs.
	if windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED) == nil {
		defer windows.CoUninitialize()
	}
	folder := a.Folder
	if folder == "" {
		folder = documents()
	}
	options := []zenity.Option{zenity.Title(a.Title), zenity.Attach(owner), zenity.Filename(filepath.Clean(folder) + `\` + a.Name)}
	if len(a.Exts) > 0 && a.Exts[0] != "" {
		f := zenity.FileFilter{Name: words.FileKinds(a.Exts), CaseFold: true}
		for _, e := range a.Exts {
			f.Patterns = append(f.Patterns, "*"+e)
		}
		options = append(options, zenity.FileFilters{f})
	}
	shown := make(chan struct{})
	defer close(shown)
	go nameButtons(a, shown)
	if a.Save {
		return zenity.SelectFileSave(options...)
	}
	return zenity.SelectFile(options...)
}

// documents is the person's folder of documents, wherever OneDrive or the office has put
// it; "" if Windows does not say.
func documents() string {
	path, err := windows.KnownFolderPath(windows.FOLDERID_Documents, windows.KF_FLAG_DEFAULT)
	if err != nil {
		logged(err)
	}
	return path
}

// nameButtons names the two buttons of the dialog with its title once it is there, until
// done.
func nameButtons(a part.FileAsk, done chan struct{}) {
	const ok, cancel = 1, 2
	class, title := windows.StringToUTF16Ptr("#32770"), windows.StringToUTF16Ptr(a.Title)
	for {
		select {
		case <-done:
			return
		case <-time.After(50 * time.Millisecond):
		}
		h, _, _ := user32.NewProc("FindWindowW").Call(uintptr(unsafe.Pointer(class)), uintptr(unsafe.Pointer(title)))
		if h == 0 {
			continue
		}
		for id, text := range map[uintptr]string{ok: a.Verb, cancel: words.Cancel} {
			user32.NewProc("SetDlgItemTextW").Call(h, id, uintptr(unsafe.Pointer(windows.StringToUTF16Ptr(text))))
		}
		return
	}
}
