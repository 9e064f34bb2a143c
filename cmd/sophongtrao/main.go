//go:build cgo

package main

import (
	"flag"
	"log"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/app"

	"sophongtrao/cmd/child"
	"sophongtrao/cmd/sole"
	"sophongtrao/cmd/start"
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
	compat := flag.Bool("tuong-thich", false, "draw with the software OpenGL, if it is installed")
	update := flag.Bool("before-update", false, "only copy all books, for the installer; the exit code says how that went")
	flag.Parse()
	if *book == "" {
		*book = flag.Arg(0)
	}
	dir := configDir()
	log.SetOutput(support.OpenLog(dir))
	memory := desk.OpenMemory(filepath.Join(dir, "man-hinh.json"))
	if *update {
		os.Exit(exitCode(copyAll(memory)))
	}
	only := first(dir, *book)
	ready := start.Ready(start.Options{Self: self(), Args: os.Args[1:], Asked: *compat, Dir: dir, Version: programVersion,
		Release: func() { closeSole(only) }, Tell: complain, Log: logged})
	if err := words.UseVietnamese(); err != nil {
		log.Print(err)
	}
	a := app.NewWithID(appID)
	setIcon(a)
	a.Settings().SetTheme(desk.SavedLook(memory))
	p := newProgram(a, memory, dir, *page, *who)
	p.sole = only
	open := p.begin(*book)
	a.Lifecycle().SetOnStarted(func() {
		p.hook()
		p.listen()
		putInPlace(p.window, p.memory)
		if open != nil {
			go open()
		}
	})
	watch := ready()
	go watch()
	p.window.ShowAndRun()
	p.close(0)
}

// self is the program's own file, "" if the system does not say.
func self() string {
	path, err := os.Executable()
	if err != nil {
		logged(err)
	}
	return path
}

func exitCode(err error) int {
	if err == nil {
		return 0
	}
	logged(err)
	return 1
}

func closeSole(s *sole.Sole) {
	if s != nil {
		s.Close()
	}
}

// configDir is where the window remembers what it looked like, and keeps its log.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "sophongtrao")
}
