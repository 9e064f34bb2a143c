//go:build cgo

package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/app"

	"sophongtrao/cmd/child"
	"sophongtrao/cmd/support"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/words"
)

// appID names the program to the system and in its folders.
const appID = "vn.sophongtrao.app"

func main() {
	book := flag.String("book", "", "the book to open")
	page := flag.String("page", "", "the page to show first")
	who := flag.String("who", "", "the name of the person working; without it the window asks")
	if code, ok := child.Main(os.Args[1:], os.Stdin, os.Stdout); ok {
		os.Exit(code)
	}
	flag.Parse()
	if *book == "" {
		*book = flag.Arg(0)
	}
	dir := configDir()
	log.SetOutput(support.OpenLog(dir))
	only := first(dir, *book)
	if err := words.UseVietnamese(); err != nil {
		log.Print(err)
	}
	memory := desk.OpenMemory(filepath.Join(dir, "man-hinh.json"))
	a := app.NewWithID(appID)
	a.Settings().SetTheme(desk.SavedLook(memory))
	p := newProgram(a, memory, dir, *page, *who)
	p.sole = only
	open := p.begin(*book)
	a.Lifecycle().SetOnStarted(func() {
		p.hook()
		p.listen()
		maximise(p.window)
		if open != nil {
			go open()
		}
	})
	p.window.ShowAndRun()
	p.close(0)
}

// configDir is where the window remembers what it looked like, and keeps its log.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "sophongtrao")
}
