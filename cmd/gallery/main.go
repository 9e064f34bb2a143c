package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sophongtrao/assets"
	"sophongtrao/cmd/pages"
	"sophongtrao/cmd/practice"
	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/store/sample"
	"sophongtrao/ui/desk"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
	"sophongtrao/ui/words"
)

// sizes are the windows drawn: the clerk's, and a large one.
var sizes = []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}}

// who works in every picture.
const who = "Nguyen Thi Mau"

// now is when every picture is taken, a few days after the last day of the sample.
func now() time.Time { return time.Date(2026, 11, 23, 10, 42, 7, 0, time.UTC) }

func main() {
	out := flag.String("out", "gallery", "folder for the pictures")
	only := flag.String("only", "", "draw only what has this in its name")
	text := flag.Int("text", 0, "text size, 0 to 3; in a large one only the small window is drawn, and no paper")
	flag.Parse()
	if err := run(*out, *only, look.Size(*text)); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

func run(out, only string, text look.Size) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "gallery")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	book, err := sampleBook(filepath.Join(dir, "thuc-hanh.sopt"))
	if err != nil {
		return err
	}
	defer book.Close()
	if text != look.Normal {
		return screens(book, out, only, text, sizes[:1])
	}
	if err := papers(book, out, only); err != nil {
		return err
	}
	return screens(book, out, only, text, sizes)
}

// sampleBook is the practice commune in a file of its own.
func sampleBook(path string) (*store.Book, error) {
	return practice.Create(path, store.Options{Who: who, Now: now}, sample.Default)
}

func screens(book *store.Book, out, only string, text look.Size, sizes []fyne.Size) error {
	a := test.NewApp()
	defer a.Quit()
	defer part.AtOnce()()
	if err := words.UseVietnamese(); err != nil {
		return err
	}
	a.Settings().SetTheme(look.Theme{Text: text})
	for _, sc := range scenes() {
		for _, size := range sizes {
			name := fmt.Sprintf("%s-%d.png", sc.Name, int(size.Width))
			if !strings.Contains(name, only) {
				continue
			}
			if err := draw(book, sc, size, filepath.Join(out, name)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

// scene is a picture of the window, with or without a book on the desk.
type scene struct {
	Name string
	open func(w fyne.Window, book *store.Book)
}

// scenes are the screens before a book, those of the frame, and those of every page.
func scenes() []scene {
	list := []scene{
		{"start", func(w fyne.Window, _ *store.Book) { start(w) }},
		{"start-new", func(w fyne.Window, _ *store.Book) { start(w).ShowNew() }},
	}
	list = append(list, troubles()...)
	for _, s := range append(desk.Scenes, pages.Scenes()...) {
		list = append(list, scene{s.Name, func(w fyne.Window, book *store.Book) { s.Open(open(w, book)) }})
	}
	return list
}

func open(w fyne.Window, book *store.Book) *desk.Desk {
	return desk.New(desk.Options{Book: book, Window: w, Pages: pages.All(), Who: who, Now: now, Safety: safe{book}})
}

func start(w fyne.Window) *desk.Start {
	s := desk.NewStart(desk.StartOptions{
		Window: w, Recent: []string{filepath.FromSlash("C:/SoPhongTrao/tan-mau.sopt")},
		Kinds:  communeKinds,
		Folder: "C:/SoPhongTrao",
		Open:   func(desk.Opening) (func(), error) { return func() {}, nil }, Create: func(string, desk.Answers) error { return nil },
		Practice: func() error { return nil }, Rescue: rescue{},
	})
	s.Show()
	return s
}

func draw(book *store.Book, sc scene, size fyne.Size, path string) error {
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(size)
	sc.open(w, book)
	desktest.Settle(w.Canvas())
	return desktest.Picture(w.Canvas(), path)
}

// communeKinds are the first choice of the five questions, as a new book has them.
func communeKinds() []record.Choice {
	var s record.Settings
	if err := json.Unmarshal(assets.Defaults(), &s); err != nil {
		panic(err) // the defaults are in the program
	}
	return s.Lists.CommuneKinds
}
