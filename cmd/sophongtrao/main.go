//go:build cgo

package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/app"

	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// appID names the program to the system and in its folders.
const appID = "vn.sophongtrao.app"

func main() {
	book := flag.String("book", "", "the book to open")
	page := flag.String("page", "", "the page to show first")
	flag.Parse()
	if *book == "" {
		*book = flag.Arg(0)
	}
	dir := configDir()
	keepLog(dir)
	if err := words.UseVietnamese(); err != nil {
		log.Print(err)
	}
	memory := desk.OpenMemory(filepath.Join(dir, "man-hinh.json"))
	a := app.NewWithID(appID)
	a.Settings().SetTheme(desk.SavedLook(memory))
	p := newProgram(a, memory, dir, *page)
	open := p.begin(*book)
	a.Lifecycle().SetOnStarted(func() {
		hookTyping(p.window)
		maximise(p.window)
		if open != nil {
			go open()
		}
	})
	p.window.ShowAndRun()
	p.close()
}

// configDir is where the window remembers what it looked like, and keeps its log.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "sophongtrao")
}

// keepLog writes messages nobody sees on a windowed program into a file. No names of
// people are ever logged.
func keepLog(dir string) {
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	if f, err := os.OpenFile(filepath.Join(dir, "sophongtrao.log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		log.SetOutput(f)
	}
}
