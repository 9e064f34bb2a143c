package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"sophongtrao/store"
	"sophongtrao/store/record"
	"sophongtrao/ui/desk/desktest"
	"sophongtrao/ui/look"
	"sophongtrao/ui/part"
)

// english are words that would stand on a screen if the toolkit, a code or a message
// of Go were shown as it is. Vietnamese has none of them.
var english = regexp.MustCompile(`\b(Advanced|Cancel|Confirm|Copy|Create|Cut|Enter filename|Error|Favourites|File|Folder|` +
	`Open|Paste|Quit|Redo|Save|Select|Undo|Yes|Name|Parent|Monday|Sunday|the|and|of|not|no such|unknown|missing|empty|` +
	`store|record|team|member|leader|deputy|meeting|model|site|area|draft|issued|void|nil|error|invalid|fault|true|false)\b`)

// TestScreens looks at every screen of the gallery: all of it can be read. How it is in a
// larger window and with larger text, the step "screens" of .ci/test says (sizes_test.go).
func TestScreens(t *testing.T) { lookAtAll(t, variant{"100", look.Normal, sizes[0]}) }

// variant is a size of the window and of the text that a clerk can have.
type variant struct {
	name string
	text look.Size
	size fyne.Size
}

func lookAtAll(t *testing.T, variants ...variant) {
	book := testBook(t)
	codes := listCodes(book)
	a := desktest.App(t)
	for _, as := range variants {
		a.Settings().SetTheme(look.Theme{Text: as.text})
		for _, sc := range scenes() {
			t.Run(as.name+"/"+sc.Name, func(t *testing.T) {
				for _, fault := range lookAt(book, sc, as.size, codes) {
					t.Error(fault)
				}
			})
		}
	}
}

func testBook(t *testing.T) *store.Book {
	t.Helper()
	book, err := sampleBook(filepath.Join(t.TempDir(), "thuc-hanh.sopt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

// listCodes are the codes of the settings that are no word of Vietnamese: none may be
// shown in place of its name.
func listCodes(book *store.Book) map[string]bool {
	codes := map[string]bool{}
	book.Read(func(v *record.View) {
		lists := reflect.ValueOf(v.Settings().Lists)
		for i := range lists.NumField() {
			for _, c := range lists.Field(i).Interface().([]record.Choice) {
				if c.Code != c.Name {
					codes[c.Code] = true
				}
			}
		}
	})
	return codes
}

func lookAt(book *store.Book, sc scene, size fyne.Size, codes map[string]bool) []string {
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(size)
	sc.open(w, book)
	desktest.Settle(w.Canvas())
	if got := w.Content().MinSize().Max(w.Canvas().Size()); got != size {
		return []string{fmt.Sprintf("the window is forced to %.0f x %.0f", got.Width, got.Height)}
	}
	seen := desktest.Look(w.Canvas())
	if len(seen.Texts) < 5 {
		return []string{"nearly nothing is shown"}
	}
	out := append(faults(seen.Texts, codes, strings.HasPrefix(sc.Name, "settings")), short(seen.Tables)...)
	if seen.Lost {
		out = append(out, "what has the keyboard is not seen whole")
	}
	return out
}

// faults looks through the texts of a screen. The settings show codes on purpose.
func faults(texts []desktest.Text, codes map[string]bool, settings bool) (out []string) {
	for _, x := range texts {
		switch {
		case english.MatchString(x.Text) && !settings:
			out = append(out, "English: "+x.Text)
		case codes[x.Text] && !settings:
			out = append(out, "a code in place of its name: "+x.Text)
		case x.Px < 13:
			out = append(out, "smaller than 13 px: "+x.Text)
		case !x.Hint && !x.Cell && strings.HasSuffix(x.Text, "…") && strings.TrimSuffix(x.Text, "…") != "":
			out = append(out, "shortened: "+x.Text)
		case x.Size.Width > x.Box.Width+1:
			out = append(out, "wider than its box: "+x.Text)
		case x.Size.Width > x.Room.Width+1:
			out = append(out, "cut at the right: "+x.Text)
		case x.Size.Height > x.Box.Height+1:
			out = append(out, "higher than its box: "+x.Text)
		case x.Tight || x.Over:
			out = append(out, "overlapped: "+x.Text)
		case x.Torn:
			out = append(out, "torn within a word: "+x.Text)
		case x.Bar:
			out = append(out, "under a scroll bar: "+x.Text)
		case x.Cut:
			out = append(out, "cut by an edge: "+x.Text)
		}
	}
	return out
}

// short finds the tables that are no lists: three whole rows, or all, have room in each,
// and are seen where the keyboard is, or where nothing brings them into sight.
func short(tables []*desktest.Table) (out []string) {
	for _, t := range tables {
		least := min(t.Rows, 3)
		if t.Fits < least || (t.Hand || !t.Rolls) && t.Seen < least {
			out = append(out, fmt.Sprintf("table %s: of %d rows %d whole ones have room, %d are seen", t.Title, t.Rows, t.Fits, t.Seen))
		}
	}
	return out
}

// TestFaultsAreSeen: the look-out itself finds what it is there to find.
func TestFaultsAreSeen(t *testing.T) {
	wide := fyne.NewSize(100, 20)
	good := desktest.Text{Text: "Tổ tự quản", Size: wide, Box: wide, Room: wide, Px: 14}
	bad := func(change func(*desktest.Text)) desktest.Text { x := good; change(&x); return x }
	for want, x := range map[string]desktest.Text{
		"English":            bad(func(x *desktest.Text) { x.Text = "Save" }),
		"a code":             bad(func(x *desktest.Text) { x.Text = "khu-pho" }),
		"smaller":            bad(func(x *desktest.Text) { x.Px = 12 }),
		"shortened":          bad(func(x *desktest.Text) { x.Text = "Tổ tự…" }),
		"wider than its box": bad(func(x *desktest.Text) { x.Box.Width = 50 }),
		"cut at the right":   bad(func(x *desktest.Text) { x.Room.Width = 50 }),
		"higher than":        bad(func(x *desktest.Text) { x.Box.Height = 15 }),
		"overlapped":         bad(func(x *desktest.Text) { x.Tight = true }),
		"under a scroll bar": bad(func(x *desktest.Text) { x.Bar = true }),
		"torn":               bad(func(x *desktest.Text) { x.Torn = true }),
		"cut by an edge":     bad(func(x *desktest.Text) { x.Cut = true }),
	} {
		got := faults([]desktest.Text{good, x}, map[string]bool{"khu-pho": true}, false)
		if len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: %v", want, got)
		}
	}
}

// TestFieldsAreSeen: a text that its field cuts is seen in the toolkit's own fields, and
// none is cut in ours.
func TestFieldsAreSeen(t *testing.T) {
	desktest.App(t)
	const long = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Mẫu"
	entry, choice := widget.NewEntry(), widget.NewSelect([]string{long}, nil)
	own, chooser := part.NewEntry(""), part.NewChooser(func() []part.Option { return []part.Option{{Value: "a", Label: long}} })
	entry.SetText(long)
	choice.SetSelected(long)
	own.SetText(long)
	chooser.Set("a")
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(200, 400))
	for i, o := range []fyne.CanvasObject{entry, choice, own, chooser} {
		w.SetContent(container.NewVBox(o))
		desktest.Settle(w.Canvas())
		got := faults(desktest.Drawn(w.Canvas()), nil, false)
		if cut := i < 2; cut != (len(got) > 0) {
			t.Errorf("%T: %v", o, got)
		}
	}
	w.SetContent(container.NewVBox(entry))
	w.Canvas().Focus(entry)
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // its text is cut at the left now
	if got := faults(desktest.Drawn(w.Canvas()), nil, false); len(got) == 0 {
		t.Error("a text scrolled to its end passes")
	}
}
